"""Patterns looked for in a text: the longest at each place, from left to right.

Linear: a run of atoms with classes is looked at where it holds a word that can make a time, each
place once, and a pattern reads a bounded number of atoms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from relata.lang.compile import section
from relata.lang.language import Language
from relata.lang.schema import TimePattern, TimesFile, words_of
from relata.model.cache import BoundedCache
from relata.resources import read_toml
from relata.times.limits import MAX_BEFORE, MAX_PAIRS
from relata.times.meaning.context import Tense
from relata.times.recognition.atoms import Atoms
from relata.times.recognition.lexicon import TimeLexicon, build, makers
from relata.times.recognition.notation import CompiledPattern, compiled
from relata.times.tense import tenses_of

#: Classes of words that make no time by themselves.
WEAK = frozenset((
    "article", "of", "and", "to", "from", "starting", "in", "at", "since", "until", "before",
    "after", "about", "during", "approx", "every", "shift", "shift_after", "number", "half",
    "ordinal", "digits", "day", "hour", "minute", "monthnumber", "shortyear", "oldyear", "hhmm",
    "indefinite", "not_year", "no_time_before", "year_noun", "ago", "hence", "later", "earlier",
    "text_shift", "phase", "tense_past", "tense_future", "stop", "comma", "dash", "slash", "colon",
    "apostrophe", "open", "close", "currency", "semicolon", "gdash", "gapostrophe", "gcomma",
    "age_before", "age_after", "year_signal", "after_adverb", "before_adverb", "row", "clock_hour",
    "text_shift_after", "times",
))  # fmt: skip
#: A class with a value in a pattern: "unit.Y".
_VALUED = re.compile(r"\w+\.[\w-]+")
#: What an expression of several extents does not lend to the others.
OWN = frozenset((
    "weekday", "day", "hour", "minute", "number", "digits", "ordinal", "digits_ordinal", "part",
    "hhmm", "digits_am", "digits_pm",
))  # fmt: skip
#: Signals before an expression, which say how its interval is to be taken.
SIGNALS = (
    "since", "until", "before", "after", "about", "starting", "from", "to", "during", "in", "at",
)  # fmt: skip


class SharedPatterns(Struct, frozen=True, forbid_unknown_fields=True):
    """`patterns.toml`: what holds in every language that has the words, and its named parts."""

    parts: dict[str, str]
    pattern: tuple[TimePattern, ...]


class TimeGrammar(Struct, eq=False):
    """A language's words and patterns of times, ready for use."""

    file: TimesFile
    lexicon: TimeLexicon
    patterns: tuple[CompiledPattern, ...]
    #: Two characters, or the last one -> patterns that may begin with them, in their order.
    beginning: BoundedCache[str, tuple[CompiledPattern, ...]]
    runs: re.Pattern[str]
    strong: re.Pattern[str]
    #: Word form -> whether it makes a time.
    makes: BoundedCache[str, bool]
    #: Matches a signal at the end of the characters before an expression.
    signal: re.Pattern[str]
    #: Word as written -> the tense that it shows.
    tenses: BoundedCache[str, Tense]


class Match(Struct):
    """One expression: atoms [start, end) with the values of its words."""

    start: int
    end: int
    slots: dict[str, str]
    pattern: TimePattern


def grammar_of(language: Language) -> TimeGrammar | None:
    """The grammar of times of a language; None where its pack has none."""
    return language.view(_grammar)


def _grammar(language: Language) -> TimeGrammar | None:
    file: TimesFile | None = section(language.code, "times")
    return make_grammar(file) if file is not None else None


def make_grammar(file: TimesFile) -> TimeGrammar:
    """The grammar of a pack's file. Raises DataError where a pattern cannot be read."""
    shared = read_toml("relata.times", "patterns.toml", SharedPatterns)
    traits, without = set(words_of(file.traits)), set(words_of(file.without))
    chosen = [
        *file.pattern,
        *(
            one for one in shared.pattern
            if one.id not in without and (not one.trait or one.trait in traits)
        ),
    ]  # fmt: skip
    needed = frozenset(
        name
        for text in (*shared.parts.values(), *(one.find for one in chosen))
        for name in _VALUED.findall(text)
    )
    lexicon = build(file, needed)
    patterns = tuple(compiled(chosen, shared.parts, lexicon))
    known = "".join(sorted(lexicon.sets.values()))
    strong = _strong(lexicon, traits)
    return TimeGrammar(
        file=file,
        lexicon=lexicon,
        patterns=patterns,
        beginning=_beginning(patterns),
        runs=re.compile(f"[{known}]+(?:[aA][{known}]+)*"),
        strong=re.compile(f"[{strong}]"),
        makes=makers(lexicon, frozenset(strong)),
        signal=_signals(lexicon),
        tenses=tenses_of(file),
    )


def _beginning(
    patterns: tuple[CompiledPattern, ...],
) -> BoundedCache[str, tuple[CompiledPattern, ...]]:
    first: dict[str, list[CompiledPattern]] = {}
    for pattern in patterns:
        for char in pattern.first:
            first.setdefault(char, []).append(pattern)

    def of(pair: str) -> tuple[CompiledPattern, ...]:
        return tuple(
            pattern
            for pattern in first.get(pair[0], ())
            if pattern.single or pair[1:] in pattern.second
        )

    return BoundedCache(of, MAX_PAIRS)


def _strong(lexicon: TimeLexicon, traits: set[str]) -> str:
    names = {*lexicon.members, *lexicon.sequences}
    strong = {name for name in names if name[0] != "=" and "." not in name} - WEAK
    if not traits & {"dotted-dates", "dotted-clock"}:
        strong.discard("gstop")
    # Of a form of several atoms its last word; a mark would be found at each full stop.
    strong |= {
        [atom for atom in atoms if atom[0] == "="][-1]
        for name in strong
        for atoms in lexicon.sequences.get(name, ())
        if any(atom[0] == "=" for atom in atoms)
    }
    return "".join(char for classes, char in lexicon.sets.items() if classes & strong)


def _signals(lexicon: TimeLexicon) -> re.Pattern[str]:
    """An expression with a group for each signal, at the end."""
    options = []
    for name in SIGNALS:
        forms = [f"[{lexicon.members[name]}]"] if name in lexicon.members else []
        for sequence in lexicon.sequences.get(name, ()):
            atoms = "".join(f"[{lexicon.members.get(atom, '')}]" for atom in sequence)
            forms.insert(0, atoms)
        if forms:
            options.append(f"(?P<{name}>{'|'.join(forms)})")
    return re.compile(f"(?:{'|'.join(options) or '(?!)'})\\Z")


def candidates(
    grammar: TimeGrammar, classes: str, at: int, present: frozenset[str]
) -> list[tuple[int, CompiledPattern, re.Match[str]]]:
    """The matches that begin at an atom, the longest first; `present`: the characters of all."""
    found = []
    for pattern in grammar.beginning[classes[at : at + 2]]:
        if pattern.must.isdisjoint(present):
            continue
        match = pattern.match(classes, at)
        if match is not None:
            found.append((max(map(match.end, pattern.extents)), pattern, match))
    if len(found) > 1:
        found.sort(key=lambda one: -one[0])
    return found


def runs(grammar: TimeGrammar, classes: str) -> Iterator[tuple[int, int]]:
    """Ranges of atoms at which a time can begin: up to a word that makes one, in known words."""
    for run in grammar.runs.finditer(classes):
        first, last = run.span()
        start = end = first
        for strong in grammar.strong.finditer(classes, first, last):
            at = strong.start()
            if at - MAX_BEFORE > end:
                if end > start:
                    yield start, end
                start = at - MAX_BEFORE
            end = at + 1
        if end > start:
            yield start, end


def matches(
    pattern: CompiledPattern, match: re.Match[str], atoms: Atoms, lexicon: TimeLexicon
) -> list[Match]:
    """The expressions of a match; those of several extents lend each other what they lack."""
    spans = match.regs
    found = [
        Match(*spans[group], dict(pattern.source.give), pattern.source)
        for group in pattern.extents
        if spans[group][0] >= 0
    ]
    numbers = [n for n, group in enumerate(pattern.extents) if spans[group][0] >= 0]
    lent: dict[str, str] = {}
    for slot in pattern.slots:
        start, end = spans[slot.group]
        if start < 0:
            continue
        value = next(
            (
                value
                for name in slot.classes
                if (value := lexicon.value(name, atoms, start, end)) is not None
            ),
            "",
        )
        if slot.name == "year" and len(value) == 2 and len(lent.get("year", "")) == 4:
            value = lent["year"][:2] + value  # 1914–18
        if slot.extent is None:
            for one in found:
                one.slots.setdefault(slot.name, value)
        elif slot.extent in numbers:
            found[numbers.index(slot.extent)].slots[slot.name] = value
            if slot.name not in OWN:
                lent[slot.name] = value
    if len(found) > 1:
        for one in found:
            one.slots = {**lent, **one.slots}
    return found
