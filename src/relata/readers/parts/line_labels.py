"""Labels around articles ("By", "Quelle", "Foto"), of all languages together.

The language of a text is not known yet when it is read, so the [lines] tables of all language
files are joined, and [months] for dates.
"""

from __future__ import annotations

import re

from msgspec import Struct

from relata.lang.compile import kept
from relata.lang.language import core_of, supported, words_of
from relata.lang.schema import Lines
from relata.model.threads import once

_WORD = re.compile(r"\w+")


Phrases = dict[str, tuple[str, ...]]


class LineLabels(Struct, frozen=True):
    """The [lines] of all languages in lower case; each field as `lang.schema.Lines` says.

    Labels and phrases are grouped by their first word, longest first, for `label_length`.
    """

    by: Phrases
    source: Phrases
    photo: Phrases
    caption: Phrases
    date: Phrases
    credits: Phrases
    more: Phrases
    paywall: tuple[str, ...]
    question: frozenset[str]
    answer: frozenset[str]
    joins: frozenset[str]
    places: frozenset[str]
    particles: frozenset[str]
    clock: frozenset[str]
    remarks: frozenset[str]
    outlets: frozenset[str]
    #: Outlet words long enough to end a compound: "zeitung" in "Abendzeitung".
    outlet_ends: tuple[str, ...]
    #: Endings of ordinals in figures: "st".
    ordinals: tuple[str, ...]
    #: Words between day, month and year.
    date_joins: tuple[str, ...]
    #: Month names and their short forms (without a full stop) to 1 .. 12.
    months: dict[str, int]
    weekdays: frozenset[str]
    duties: frozenset[str]
    #: Duties long enough to end a compound: "redakteurin" in "Lokalredakteurin".
    duty_ends: tuple[str, ...]
    desks: frozenset[str]
    #: Desks long enough to end a compound: "redaktion" in "Sportredaktion".
    desk_ends: tuple[str, ...]
    genres: frozenset[str]
    written_for: frozenset[str]
    #: Labels of changes and of first publications, the longest first.
    updated: tuple[str, ...]
    published: tuple[str, ...]
    #: Words of these labels, one by one.
    date_words: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    comments: frozenset[str]
    comment: frozenset[str]
    consent: tuple[str, ...]


_PHRASES = ("by", "source", "photo", "caption", "date", "credits", "more")
#: Shortest duty or desk that may end a compound, in letters.
_SHORTEST_END = 7


@kept
@once(1)
def line_labels() -> LineLabels:
    """The labels of every language that has a file."""
    found: dict[str, set[str]] = {name: set() for name in Lines.__struct_fields__}
    months: dict[str, int] = {}
    weekdays: set[str] = set()
    small: dict[str, set[str]] = {"article": set(), "preposition": set()}
    for code in supported():
        core = core_of(code)
        for name, words in found.items():
            words.update(word.lower() for word in words_of(getattr(core.lines, name)))
        months.update((word.lower().rstrip("."), n) for word, n in core.months.items())
        weekdays.update(word.lower().rstrip(".") for word in core.weekdays)
        for kind, forms in small.items():
            forms.update(words_of(core.words.get(kind, ())))
    months_of = {word: n for word, n in months.items() if word}
    grouped = {name: _grouped(found[name]) for name in _PHRASES}
    plain = {name: frozenset(words) for name, words in found.items()}
    return LineLabels(
        by=grouped["by"], source=grouped["source"], photo=grouped["photo"],
        caption=grouped["caption"], date=grouped["date"], credits=grouped["credits"],
        more=grouped["more"], paywall=tuple(sorted(found["paywall"])),
        question=plain["question"], answer=plain["answer"], joins=plain["joins"],
        places=plain["places"], particles=plain["particles"],
        clock=frozenset(word.replace(".", "") for word in plain["clock"]),
        remarks=plain["remarks"], outlets=plain["outlets"],
        outlet_ends=tuple(sorted(word for word in plain["outlets"] if len(word) >= 6)),
        ordinals=tuple(sorted(plain["ordinal_endings"])),
        date_joins=tuple(sorted(plain["date_joins"])), months=months_of,
        weekdays=frozenset(weekdays), duties=plain["duties"], duty_ends=_ends(plain["duties"]),
        desks=plain["desks"], desk_ends=_ends(plain["desks"]), genres=plain["genres"],
        written_for=plain["written_for"], updated=_longest_first(found["updated"]),
        published=_longest_first(found["published"]), date_words=frozenset(
            word for name in ("updated", "published") for label in found[name]
            for word in _WORD.findall(label)
        ), articles=frozenset(small["article"]), prepositions=frozenset(small["preposition"]),
        comments=plain["comments"],
        comment=plain["comment"], consent=tuple(sorted(found["consent"])),
    )  # fmt: skip


def _ends(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if len(word) >= _SHORTEST_END))


def _longest_first(phrases: set[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match.group().lower() if match else text[:1]


def _grouped(phrases: set[str]) -> Phrases:
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        groups.setdefault(_first_word(phrase), []).append(phrase)
    return {word: tuple(group) for word, group in groups.items()}


def label_length(line: str, phrases: Phrases) -> int:
    """The length of the phrase that `line` begins with, as whole words; 0 without one."""
    for phrase in phrases.get(_first_word(line), ()):
        size = len(phrase)
        if line[:size].lower() == phrase and not line[size : size + 1].isalnum():
            return size
    return 0
