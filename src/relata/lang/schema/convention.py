"""`names.toml`: how a language spells sounds, and how it writes names of other languages."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from relata.lang.schema.words import Words

Script = Literal["latin", "cyrillic", "greek", "armenian", "georgian", "arabic", "hebrew"]


class TranscriptionRules(Struct, frozen=True, forbid_unknown_fields=True):
    """How this language transcribes names of another: grapheme there -> letters here."""

    #: The convention's name, as shown to the reader: "Duden transcription".
    name: str
    letters: dict[str, str]
    #: Words with a form that the rules do not give: "Владимир" = "Wladimir".
    fixed_forms: dict[str, str] = {}


class BackTransliteration(Struct, frozen=True, forbid_unknown_fields=True):
    """Which word of this language a Latin word may be a transcription of."""

    #: Sounds -> letters; empty where those of another language's table do.
    letters: dict[str, str] = {}
    #: Letters that arise together only where a Latin digraph was read letter by letter.
    unlikely: Words = ()


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
    #: Whether diacritics are dropped before a word is sounded.
    marks_dropped: bool = False
    #: What distinguishes words of this convention from others of its script -> how surely, from
    #: 0 to 1; written as in `sounds`. Parts separated by a space must all occur; "" is in each.
    signs: dict[str, float] = {}
    #: Ending that it gives to names of other languages -> the cost of a match without it.
    foreign_endings: dict[str, float] = {}
    #: For languages whose names are tried as sources of Latin words.
    back_transliteration: BackTransliteration | None = None
