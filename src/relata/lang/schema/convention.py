"""`names.toml`: how a language spells sounds, and how it writes names of other languages."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Script = Literal["latin", "cyrillic", "greek", "armenian", "georgian", "arabic", "hebrew"]


class Writing(Struct, frozen=True, forbid_unknown_fields=True):
    """How this language writes names of another: grapheme there -> letters here."""

    #: The convention's name, as shown to the reader: "Duden transcription".
    name: str
    letters: dict[str, str]
    #: Given names and others that have a form of their own: "Владимир" = "Wladimir".
    whole: dict[str, str] = {}


class ConventionFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`names.toml`: one convention."""

    code: str
    name: str
    script: Script
    #: Languages whose texts are written by it, separated by white space; "" for a romanisation.
    languages: str
    reads: dict[str, str]
    #: Source convention -> how names of it are written here.
    writes: dict[str, Writing] = {}
