"""`knowledge.toml`: how a language names countries, offices, institutions; its first names."""

from __future__ import annotations

from msgspec import Struct, field

from relata.lang.schema.words import Words


class FirstNames(Struct, frozen=True, forbid_unknown_fields=True):
    """First names by the gender they usually show; `either`: open."""

    m: str = ""
    f: str = ""
    either: str = ""


class KnowledgeFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`knowledge.toml`."""

    #: Whether texts of every language have its names of places and offices in them, too
    #: (international news is full of English and German ones). First names always travel.
    everywhere: bool = False
    #: A country a line, five columns separated by ";": code; names; capital or seat of
    #: government; adjectives; inhabitants. Alternatives are separated by "|"; "?" after a form
    #: says that it is also a common word or the name of something else.
    countries: str = ""
    #: Last letters of an adjective in `countries` -> endings that it takes: "sch" = "e er es".
    adjective_endings: dict[str, Words] = field(default_factory=dict)
    #: Endings with which its names stand as owners, the longest first: "'s s".
    possessives: Words = ()
    #: Names of cities and regions, separated by "|".
    cities: str = ""
    regions: str = ""
    #: Group of `knowledge/data/offices.toml` -> words of that group, lower case.
    offices: dict[str, Words] = field(default_factory=dict)
    #: An institution a line: its usual name, then other forms, separated by "|".
    institutions: str = ""
    first_names: FirstNames = FirstNames()
