"""`examples.toml`: sentences of our own with their statements; each becomes a test."""

from __future__ import annotations

from msgspec import Struct


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of our own with its statements; becomes a test."""

    text: str
    #: Every statement in it: {mode, content, speaker?, cue?, addressee?, quoted?, act?}, spans as
    #: they stand in `text`, several separated by " … "; what is left out is not compared.
    statements: tuple[dict[str, str], ...] = ()
    #: What it is an example of.
    why: str = ""
    #: What the grammar engine still gets wrong in it; the test then expects it to. "" = nothing.
    limit: str = ""


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    """`examples.toml`."""

    example: tuple[Example, ...] = ()
