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


class BearerWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say that a name is not one person's, or which of several bearers it is.

    Lower case, separated by white space; phrases by a vertical bar.
    """

    #: Between the names of two people: "und".
    joining: str = ""
    #: Two people, or siblings: "Ehepaar".
    couple: str = ""
    #: "Familie".
    family: str = ""
    #: An article that makes a surname a family's, and the ending that it then has, or "": "the -s".
    plural: str = ""
    #: Next to a surname, a firm: "Söhne".
    firm: str = ""
    #: Next to a full name, what was named after its bearer: "Stiftung".
    body: str = ""
    #: Phrases for the elder and the younger bearer, and for a third: "der Ältere | sen".
    elder: str = ""
    younger: str = ""
    grandson: str = ""
    #: Ordinal numbers from the first, alternatives by a vertical bar: "erste zweite". They count
    #: after these articles ("der Zweite"), where there are any; a form with "=" before it without.
    ordinals: str = ""
    ordinal_articles: str = ""


class CompanyWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of companies' names."""

    #: A word a line and its abbreviations: "gesellschaft: ges".
    words: str = ""
    #: Words that end others before a legal form: "gesellschaft" in "Transportgesellschaft mbH".
    heads: str = ""


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
    #: A given name a line and what its bearers are called for short: "josef: sepp pepi".
    short_forms: str = ""
    #: A given or father's name a line and what another language calls its bearers: Ukrainian
    #: Микола is Николай in Russian texts.
    home_forms: str = ""
    #: First words of names that are also written as one, spellings of one word a line: "abd".
    compound_openers: str = ""
    bearers: BearerWords = BearerWords()
    company: CompanyWords = CompanyWords()
