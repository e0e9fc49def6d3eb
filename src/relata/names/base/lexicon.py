"""Word lists: titles, particles, suffixes, legal forms, given names and their short forms.

These words occur in names and distinguish bearers weakly or not at all: "Dr", "van", "Jr", "GmbH",
"Alexander" with its short form "Sasha". The lists are data (`data/*.toml`).
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from relata.model.threads import once
from relata.names.base.letters import DATA
from relata.resources import read_toml


class _NameWordsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    titles: str
    particles: str
    suffixes: str
    patronymic_endings: str
    native_given_names: str
    international_given_names: str
    transcribed_endings: str
    slavic_endings: str
    other_alphabet_countries: str
    articles: str
    transcribed_given_names: str
    common_names: str
    kin: str
    surname_particles: str
    given_names_with_articles: str


class _GroupsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: tuple[str, ...]
    apart: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


class NameWords(Struct, frozen=True):
    """The lists of `data/name_words.toml`, which says what each of them is."""

    titles: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    patronymic_endings: tuple[str, ...]
    native_given_names: frozenset[str]
    international_given_names: frozenset[str]
    transcribed_endings: tuple[str, ...]
    slavic_endings: tuple[str, ...]
    other_alphabet_countries: frozenset[str]
    articles: frozenset[str]
    transcribed_given_names: frozenset[str]
    #: Names that very many people bear: two people who share one are seldom the same person.
    common_names: frozenset[str]
    #: Particles of kinship -> one form of each: "ibn", "ben" -> "bin".
    kin: dict[str, str]
    #: Particles that are surnames, too: "do".
    surname_particles: frozenset[str]
    #: Given names in whose names "al" and "ben" are particles.
    given_names_with_articles: frozenset[str]


@once(1)
def name_words() -> NameWords:
    """The word lists of names, read once."""
    file = read_toml(DATA, "name_words.toml", _NameWordsFile)
    return NameWords(
        frozenset(file.titles.split()),
        frozenset(file.particles.split()),
        frozenset(file.suffixes.split()),
        tuple(dict.fromkeys(file.patronymic_endings.split())),
        frozenset(file.native_given_names.split()),
        frozenset(file.international_given_names.split()),
        tuple(dict.fromkeys(file.transcribed_endings.split())),
        tuple(dict.fromkeys(file.slavic_endings.split())),
        frozenset(file.other_alphabet_countries.split()),
        frozenset(file.articles.split()),
        frozenset(file.transcribed_given_names.split()),
        frozenset(file.common_names.split()),
        {form: group.split()[0] for group in file.kin.split(";") for form in group.split()},
        frozenset(file.surname_particles.split()),
        frozenset(file.given_names_with_articles.split()),
    )


@once(1)
def legal_forms() -> dict[tuple[str, ...], int]:
    """Legal form as a tuple of words -> the number of its group of equivalents."""
    file = read_toml(DATA, "legal_forms.toml", _GroupsFile)
    return {
        tuple(form.split()): number
        for number, group in enumerate(file.groups)
        for form in group.split("|")
    }


class GivenNames(Struct, frozen=True):
    """Given names and their short forms -> the groups of equivalents that they belong to."""

    groups: dict[str, frozenset[int]]
    short: dict[str, frozenset[int]]


@once(1)
def given_names() -> GivenNames:
    """Equivalent given names (plain Latin, lower case): "alexander", "aleksandr", short "sasha"."""
    groups: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    for number, line in enumerate(read_toml(DATA, "given_names.toml", _GroupsFile).groups):
        full, _, nick = line.partition("|")
        for name in full.split():
            groups.setdefault(name, set()).add(number)
        for name in nick.split():
            short.setdefault(name, set()).add(number)
    return GivenNames(
        {k: frozenset(v) for k, v in groups.items()}, {k: frozenset(v) for k, v in short.items()}
    )


@once(1)
def all_given_names() -> frozenset[str]:
    """Every given name and short form."""
    known = given_names()
    return frozenset((*known.groups, *known.short))


@once(1)
def apart_given_names() -> frozenset[tuple[str, str]]:
    """Pairs of given names, in either order, that sound alike and are two: "noa", "noah"."""
    rows = [row.split() for row in read_toml(DATA, "given_names.toml", _GroupsFile).apart]
    return frozenset((a, b) for row in rows for a in row for b in row if a != b)


@once(1)
def given_name_variants() -> tuple[tuple[str, ...], ...]:
    """Spellings of one given name that sound alike in no simple way: "ann", "anne"."""
    file = read_toml(DATA, "given_names.toml", _GroupsFile)
    return tuple(tuple(row.split()) for row in file.variants)


@once(1)
def legal_form_openers() -> frozenset[str]:
    """The first word of every legal form; a name without any of them has no legal form."""
    return frozenset(form[0] for form in legal_forms())
