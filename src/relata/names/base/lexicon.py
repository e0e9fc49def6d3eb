"""Words that are parts of names without telling bearers apart, legal forms, given names."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TypeVar

import msgspec
from msgspec import Struct

from relata.model.errors import DataError
from relata.names.base.conventions import DATA
from relata.resources import read_bytes


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    titles: str
    particles: str
    suffixes: str
    patronymics: str
    at_home: str
    shared: str
    transcribed: str
    slavic: str
    elsewhere: str
    articles: str
    given_abroad: str
    commonest: str
    kin: str


class _Groups(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: tuple[str, ...]


_T = TypeVar("_T")


def read_toml(name: str, type_: type[_T]) -> _T:
    """A packaged TOML file, checked. Raises DataError."""
    try:
        return msgspec.convert(tomllib.loads(read_bytes(DATA, name).decode("utf-8")), type_)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{name}: {error}") from error


class Words(Struct, frozen=True):
    """What `data/words.toml` says."""

    titles: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    patronymics: tuple[str, ...]
    at_home: frozenset[str]
    shared: frozenset[str]
    transcribed: tuple[str, ...]
    slavic: tuple[str, ...]
    elsewhere: frozenset[str]
    articles: frozenset[str]
    given_abroad: frozenset[str]
    #: Names that so many bear that two who share them are seldom one.
    commonest: frozenset[str]
    #: Words for son, father and so on -> one form of each.
    kin: dict[str, str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The small words of names."""
    file = read_toml("words.toml", _Words)
    return Words(
        frozenset(file.titles.split()),
        frozenset(file.particles.split()),
        frozenset(file.suffixes.split()),
        tuple(dict.fromkeys(file.patronymics.split())),
        frozenset(file.at_home.split()),
        frozenset(file.shared.split()),
        tuple(dict.fromkeys(file.transcribed.split())),
        tuple(dict.fromkeys(file.slavic.split())),
        frozenset(file.elsewhere.split()),
        frozenset(file.articles.split()),
        frozenset(file.given_abroad.split()),
        frozenset(file.commonest.split()),
        {form: group.split()[0] for group in file.kin.split(";") for form in group.split()},
    )


@lru_cache(maxsize=1)
def legal_forms() -> dict[tuple[str, ...], int]:
    """Legal form as a row of words -> its group."""
    file = read_toml("legal.toml", _Groups)
    return {
        tuple(form.split()): number
        for number, group in enumerate(file.groups)
        for form in group.split("|")
    }


class Given(Struct, frozen=True):
    """Given names: name -> groups; and whether it is a short form there."""

    groups: dict[str, frozenset[int]]
    short: dict[str, frozenset[int]]


@lru_cache(maxsize=1)
def given_names() -> Given:
    """Names that stand for one another (plain Latin, lower case)."""
    groups: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    for number, line in enumerate(read_toml("given.toml", _Groups).groups):
        full, _, nick = line.partition("|")
        for name in full.split():
            groups.setdefault(name, set()).add(number)
        for name in nick.split():
            short.setdefault(name, set()).add(number)
    return Given(
        {k: frozenset(v) for k, v in groups.items()}, {k: frozenset(v) for k, v in short.items()}
    )


@lru_cache(maxsize=1)
def any_given() -> frozenset[str]:
    """Every given name and short form."""
    known = given_names()
    return frozenset((*known.groups, *known.short))


@lru_cache(maxsize=1)
def legal_words() -> frozenset[str]:
    """The first word of every legal form; a name with none of them has no legal form."""
    return frozenset(form[0] for form in legal_forms())
