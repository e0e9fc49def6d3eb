"""`names.toml`: how a language spells sounds, and how it writes names of other languages."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Script = Literal["latin", "cyrillic", "greek", "armenian", "georgian", "arabic", "hebrew"]


class TranscriptionRules(Struct, frozen=True, forbid_unknown_fields=True):
    """How this language transcribes names of another: grapheme there -> letters here."""

    #: The convention's name, as shown to the reader: "Duden transcription".
    name: str
    letters: dict[str, str]
    #: Words with a form that the rules do not give: "Владимир" = "Wladimir".
    fixed_forms: dict[str, str] = {}


class ConventionFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`names.toml`: one convention."""

    code: str
    name: str
    script: Script
    #: Languages whose texts are written by it, separated by white space; "" for a romanisation.
    languages: str
    #: Grapheme -> sounds.
    sounds: dict[str, str]
    #: Source convention -> how names of it are written here.
    writes: dict[str, TranscriptionRules] = {}
