"""What an ellipsis, or a cut at the edge of a quotation, takes away of the sense."""

from __future__ import annotations

import re

from relata.comparison.limits import MAX_CLAUSE
from relata.comparison.names import NameDetector
from relata.comparison.placing.types import ChangeKind
from relata.comparison.sense import Effect
from relata.comparison.words import WordSequence
from relata.model.record import Span

_SENTENCE = re.compile(r"[.!?\u2026](?=[\s\"'\u201c\u201d\u00bb\u00ab\u2019)\]]|$)|\n\s*\n")
_CLAUSE = re.compile(r"[.,;:!?\u2026\u2013\u2014()\[\]\"\u201c\u201d\u201e\u00ab\u00bb\n]|\s-\s")

Loss = tuple[ChangeKind, Span]


def ends_sentence(words: WordSequence, index: int, names: NameDetector) -> bool:
    """Whether a sentence ends before word `index` of a text."""
    if index <= 0 or index >= len(words):
        return True
    between = words.text[words.ends[index - 1] : words.starts[index]]
    if not _SENTENCE.search(between):
        return False
    last = words.keys[index - 1]
    short = between.startswith(".") and last in names.sense.abbreviations
    return not short or "\n" in between


def _ends_clause(words: WordSequence, index: int) -> bool:
    if index <= 0 or index >= len(words):
        return True
    return bool(_CLAUSE.search(words.text[words.ends[index - 1] : words.starts[index]]))


def lost_in_ellipsis(words: WordSequence, first: int, end: int, names: NameDetector) -> Loss | None:
    """The negation, modal, hedge or subject that goes with the words [first, end) of a source.

    Whole sentences between two kept ones may go. What is left out of a sentence that is kept in
    part may not deny or weaken it, nor hold the subject of the verb that follows; a phrase that
    denies nothing may go as a clause of its own: "he will[, no doubt,] come".
    """
    breaks = [at for at in range(first, end + 1) if ends_sentence(words, at, names)]
    parts = [(first, breaks[0]), (breaks[-1], end)] if breaks else [(first, end)]
    for begin, stop in parts:
        for at in range(begin, stop):
            effect = names.sense.effect_of(words.keys[at], _written(words, at))
            for kind, bit in _LOSSES:
                if effect & bit and not _goes_whole(words, at, names, (begin, stop)):
                    return kind, words.span(at, at + 1)
    begin = breaks[-1] if breaks else first
    return _lost_subject(words, begin, end, names) if begin < end else None


_LOSSES: tuple[tuple[ChangeKind, Effect], ...] = (
    ("negation", Effect.NEGATION),
    ("modal", Effect.MODAL),
    ("hedge", Effect.HEDGE),
)


def _written(words: WordSequence, at: int) -> str:
    return words.text[words.starts[at] : words.ends[at]]


def _goes_whole(words: WordSequence, at: int, names: NameDetector, lost: tuple[int, int]) -> bool:
    """Whether a negation goes with its whole clause, in which it denies nothing: ", no doubt,".

    Within a clause it may be what the sentence rests on: "is [not only] about a mayor".
    """
    whole = _ends_clause(words, lost[0]) and _ends_clause(words, lost[1])
    return whole and _is_affirming(words, at, names, lost)


def _is_affirming(words: WordSequence, at: int, names: NameDetector, lost: tuple[int, int]) -> bool:
    """Whether a negation is part of a phrase that denies nothing: "no doubt", "not only".

    The whole phrase has to stand among the words `lost`: what is left of "not only" is "only".
    """
    for phrase in names.sense.affirming:
        for shift, key in enumerate(phrase):
            if key == words.keys[at] and at >= shift:
                first, end = at - shift, at - shift + len(phrase)
                if tuple(words.keys[first:end]) == phrase and lost[0] <= first and end <= lost[1]:
                    return True
    return False


def _lost_subject(words: WordSequence, begin: int, end: int, names: NameDetector) -> Loss | None:
    """The subject of the finite verb that is kept after the ellipsis."""
    sense = names.sense
    if end >= len(words) or not sense.effect(words.keys[end]) & Effect.FINITE:
        return None
    at = end
    while at > begin and not _ends_clause(words, at):
        if sense.effect(words.keys[at - 1]) & Effect.CONJUNCTION:
            break
        at -= 1
    for place in range(at, end):
        effect = sense.effect(words.keys[place])
        written = _written(words, place)
        before = words.text[words.ends[place - 1] : words.starts[place]] if place else ""
        nominal = effect & (Effect.PRONOUN | Effect.DETERMINER)
        if nominal or names.is_name(written, before):
            return "subject", words.span(at, end)
    return None


def cut_off(words: WordSequence, first: int, end: int, names: NameDetector) -> Span | None:
    """A negation of the same clause right outside the words [first, end) of a source, or None."""
    at = first
    while at > max(0, first - MAX_CLAUSE) and not _ends_clause(words, at):
        at -= 1
        if _opens_clause(words, at, names):
            break
        if _denies(words, at, names, (0, first)):
            return words.span(at, at + 1)
    at = end
    while at < min(len(words), end + MAX_CLAUSE) and not _ends_clause(words, at):
        if names.sense.effect(words.keys[at]) & Effect.CONJUNCTION:
            break
        if _denies(words, at, names, (end, len(words))):
            return words.span(at, at + 1)
        at += 1
    return None


def _opens_clause(words: WordSequence, at: int, names: NameDetector) -> bool:
    """Whether a word joins a clause with a subject of its own: "and" in "and the ship sails"."""
    sense = names.sense
    if not sense.effect(words.keys[at]) & Effect.COORDINATION or at + 1 >= len(words):
        return False
    after = sense.effect(words.keys[at + 1])
    between = words.text[words.ends[at] : words.starts[at + 1]]
    nominal = bool(after & (Effect.PRONOUN | Effect.DETERMINER))
    return nominal or names.is_name(_written(words, at + 1), between)


def _denies(words: WordSequence, at: int, names: NameDetector, lost: tuple[int, int]) -> bool:
    is_negation = names.sense.effect(words.keys[at]) & Effect.NEGATION
    return bool(is_negation) and not _is_affirming(words, at, names, lost)
