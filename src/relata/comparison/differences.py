"""What two runs of words in the same place say differently: the kinds of change.

A run is what the alignment could not match: words of the article against words of the source.
Used for quotations, and for sentences of two versions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from relata.comparison.names import NameDetector
from relata.comparison.sense import Effect, SenseWords


class RunWord(Struct, frozen=True):
    """A word of a run: its key, as written, and what stands before it in its text."""

    key: str
    written: str
    before: str = ""


def turned(
    ours: Sequence[RunWord], theirs: Sequence[RunWord], names: NameDetector
) -> Iterator[str]:
    """The kinds of change between two runs that turn the sense, the gravest first.

    negation, modal, number, name, opposite, hedge; and "name-spelling", which turns nothing.
    """
    sense = names.sense
    ours, theirs = [*_without_months(ours, sense)], [*_without_months(theirs, sense)]
    ours_keys, theirs_keys = [w.key for w in ours], [w.key for w in theirs]
    lost = _negations(ours_keys, sense) != _negations(theirs_keys, sense)
    if lost or any(sense.denies(a, b) for a in ours_keys for b in theirs_keys):
        yield "negation"
    if _modals(ours_keys, sense) != _modals(theirs_keys, sense):
        yield "modal"
    if _numbers(ours_keys, sense) != _numbers(theirs_keys, sense):
        yield "number"
    yield from _names(ours, theirs, names)
    if any((a, b) in sense.opposites for a in ours_keys for b in theirs_keys):
        yield "opposite"
    if hedges(ours_keys, sense) != hedges(theirs_keys, sense):
        yield "hedge"


def _without_months(words: Sequence[RunWord], sense: SenseWords) -> Iterator[RunWord]:
    """The words without those that are modals in small letters alone: "May"."""
    for word in words:
        if sense.effect(word.key) == sense.effect_of(word.key, word.written):
            yield word


def _negations(keys: Sequence[str], sense: SenseWords) -> int:
    return sum(1 for key in keys if sense.effect(key) & Effect.NEGATION)


def _modals(keys: Sequence[str], sense: SenseWords) -> Counter[str]:
    found = (key for key in keys if sense.effect(key) & Effect.MODAL)
    return Counter(sense.modals.get(key, key) for key in found)


def _numbers(keys: Sequence[str], sense: SenseWords) -> Counter[str]:
    return Counter(sense.value(key) for key in keys if sense.effect(key) & Effect.NUMBER)


def hedges(keys: Sequence[str], sense: SenseWords) -> Counter[str]:
    """The hedges among some words: single words, and phrases joined by a space."""
    found = Counter(
        key
        for key in keys
        if sense.effect(key) & Effect.HEDGE and not sense.effect(key) & Effect.MODAL
    )
    present = set(keys)
    for phrase in sense.phrases:
        if phrase[0] in present:
            size = len(phrase)
            at = [i for i, key in enumerate(keys) if key == phrase[0]]
            count = sum(tuple(keys[i : i + size]) == phrase for i in at)
            if count:
                found[" ".join(phrase)] += count
    return found


def _names(
    ours: Sequence[RunWord], theirs: Sequence[RunWord], names: NameDetector
) -> Iterator[str]:
    here = [word.written for word in ours if names.is_name(word.written, word.before)]
    there = [word.written for word in theirs if names.is_name(word.written, word.before)]
    if not here and not there:
        return
    # A word that only one side shows to be a name is compared with the other's capitals.
    if len(here) != len(there):
        here = here or [w.written for w in ours if w.written[:1].isupper()]
        there = there or [w.written for w in theirs if w.written[:1].isupper()]
    left = list(there)
    for name in here:
        match = next((other for other in left if names.one_name(name, other)), None)
        if match is None:
            yield "name"
            return
        left.remove(match)
    yield "name" if left else "name-spelling"
