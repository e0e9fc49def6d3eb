"""Names of things in the world, from packaged data, as one dict a file.

The files are TOML whose long parts are plain lines, which keeps them readable and lets them
load in a few milliseconds; each is read on its first look-up, never at import.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from relata.model.codes import EntityKind
from relata.model.errors import DataError
from relata.resources import read_bytes

T = TypeVar("T")

#: U+0027, the right single quotation mark, and the letter apostrophe of Unicode (U+02BC), which
#: belongs to no language.
_APOSTROPHES = ("'", "\u2019", chr(0x02BC))


#: Endings of cases, as the files write such names out (German), and of the nominative.
_ENDINGS = tuple(pair.split(">") for pair in ("en>e", "en>er", "en>es", "s>", "es>"))
_OBLIQUE = ("n", "s")


class Known(Struct, frozen=True, gc=False):
    """What the packaged data says of a name."""

    #: The usual name of the thing ("Frankfurter Allgemeine Zeitung" for "FAZ").
    name: str
    kind: EntityKind
    #: ISO 3166-1 alpha-2, or EU, UN, "" where none fits.
    country: str = ""
    #: ISO 639-1 code of its home language, "" where open.
    language: str = ""
    #: The form looked up is also a common word or another name: ask the context.
    ambiguous: bool = False
    #: For places "country", "capital", "city" or "region"; for outlets "newspaper",
    #: "broadcaster", "magazine" or "site"; "" where open.
    sort: str = ""
    #: Codes of further languages that an outlet publishes in.
    also: tuple[str, ...] = ()
    #: Of an inflected form the one that it is of ("Süddeutsche Zeitung" of "Süddeutschen Zeitung");
    #: "" for others.
    base: str = ""


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines of names that share a kind and a country."""

    kind: EntityKind
    names: str
    country: str = ""
    language: str = ""


class Groups(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of groups; `sorts` has usual names by what they are, `also` by further languages that
    an outlet publishes in, with " | " between the names."""

    group: tuple[Group, ...]
    sorts: dict[str, str] = {}
    also: dict[str, str] = {}


def read(file: str, shape: type[T]) -> T:
    """A packaged knowledge file as `shape`. Raises DataError, naming the file, if it is broken."""
    try:
        raw = tomllib.loads(read_bytes("relata.knowledge.data", file).decode("utf-8"))
        return msgspec.convert(raw, shape)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"knowledge/data/{file}: {error}") from error


def forms_of(line: str) -> list[tuple[str, bool]]:
    """The forms of a line, each with whether it is ambiguous ("Bild?").

    One with an apostrophe ("N'Djamena") comes with the other kinds of apostrophes, too.
    """
    found = []
    for part in line.split("|"):
        form = part.strip()
        if form:
            found.append((form.removesuffix("?"), form.endswith("?")))
    if not any(mark in line for mark in _APOSTROPHES):
        return found
    known = set(found)
    return [*found, *(other for other in _respelled(found) if other not in known)]


def _respelled(forms: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """The forms that have an apostrophe, with each kind of apostrophe."""
    for form, ambiguous in forms:
        if mark := next((one for one in _APOSTROPHES if one in form), ""):
            for one in _APOSTROPHES:
                yield form.replace(mark, one), ambiguous


def add(table: dict[str, Known], forms: list[tuple[str, bool]], known: Known) -> None:
    """Enter forms of a thing, marked where ambiguous; who comes first keeps a form."""
    unsure = known
    if any(ambiguous for _, ambiguous in forms):
        unsure = replace(known, ambiguous=True)
    for form, ambiguous in forms:
        table.setdefault(form, unsure if ambiguous else known)


def compile_groups(file: str) -> dict[str, Known]:
    """The look-up table of a file of groups: form as written -> what is known."""
    table: dict[str, Known] = {}
    data = read(file, Groups)
    sorts = {name.strip(): sort for sort, names in data.sorts.items() for name in names.split("|")}
    also: dict[str, tuple[str, ...]] = {}
    for code, names in data.also.items():
        for name in " ".join(names.split()).split(" | "):
            also[name] = (*also.get(name, ()), code)
    for group in data.group:
        for line in group.names.splitlines():
            forms = forms_of(line)
            if not forms:
                continue
            name = forms[0][0]
            sort = sorts.get(name, "")
            more = also.get(name, ())
            plain = Known(name, group.kind, group.country, group.language, False, sort, more)
            add(table, forms, plain)
            _add_bases(table, [form for form, _ in forms])
    return table


def _add_bases(table: dict[str, Known], forms: list[str]) -> None:
    """Say of the forms of a line which are inflected: they stand after the one that they are of."""
    for at, form in enumerate(forms):
        if not form.endswith(_OBLIQUE) and " " not in form:
            continue
        base = next((one for one in forms[:at] if _is_inflected(form, one)), "")
        if base and not table[form].base:
            table[form] = replace(table[form], base=base)


def _is_inflected(form: str, base: str) -> bool:
    """Whether each word of a form is that of the other one, but for an ending of a case."""
    words, others = form.split(), base.split()
    if len(words) != len(others) or form == base:
        return False
    return all(
        word == other or other in _uninflected(word)
        for word, other in zip(words, others, strict=True)
    )


def _uninflected(word: str) -> Iterator[str]:
    """What an adjective or noun with an ending of a case may be in the nominative."""
    for ending, base in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + base


def compile_lines(table: dict[str, Known], text: str, kind: EntityKind) -> None:
    """Enter the names of a pack, one thing a line; forms that are there keep their meaning.

    A line whose first form is known gives more forms of the same thing.
    """
    for line in text.splitlines():
        forms = forms_of(line)
        if forms:
            known = table.get(forms[0][0]) or Known(forms[0][0], kind)
            add(table, forms, known)


def look(table: dict[str, Known], name: str, possessives: tuple[str, ...]) -> Known | None:
    """`name` as written, or without the ending of a possessive; None where unknown."""
    found = table.get(name)
    if found is not None or not name.endswith(possessives):
        return found
    for ending in possessives:
        if name.endswith(ending):
            found = table.get(name[: -len(ending)])
            if found is not None:
                return found
    return None
