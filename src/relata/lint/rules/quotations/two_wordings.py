"""QUO004: one quotation in two wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from relata.lint.limits import MAX_COMPARED, MAX_COMPARED_CHARACTERS
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span

MIN_WORDS = 5
#: Similarity of the words, in percent, from which two quotations are one.
ALIKE = 78.0
#: Words that may differ, and the share of them in long quotations.
MOST_CHANGED, SHARE_CHANGED = 2, 0.15
_WORDS = re.compile(r"\w+")


def _find(context: LintContext) -> Iterator[RuleHit]:
    rows: list[tuple[Span, list[str], str]] = []
    for span, quote in context.quotes:
        if quote.closed and span[1] - span[0] <= MAX_COMPARED_CHARACTERS:
            words = _WORDS.findall(context.lower[slice(*span)])
            if len(words) >= MIN_WORDS:
                rows.append((span, words, " ".join(words)))
    rows = rows[:MAX_COMPARED]
    for number, (span, words, text) in enumerate(rows):
        for other, other_words, other_text in rows[:number]:
            if other[0] <= span[0] < other[1]:
                continue
            if context.paragraph_at(span[0]) == context.paragraph_at(other[0]):
                continue  # said next to one another, to be compared
            if _two_wordings(words, text, other_words, other_text):
                values = {"a": context.text[slice(*other)], "b": context.text[slice(*span)]}
                yield RuleHit(span, (other,), values)
                break


def _two_wordings(words: list[str], text: str, others: list[str], other: str) -> bool:
    """Whether two quotations are one in other words; a part of the other is the same words."""
    if f" {text} " in f" {other} " or f" {other} " in f" {text} ":
        return False
    short, long = sorted((words, others), key=len)
    if len(short) < 0.6 * len(long):
        return False
    most = max(MOST_CHANGED, round(SHARE_CHANGED * len(long)))
    if OSA.distance(words, others, score_cutoff=most) > most:
        return False
    return fuzz.ratio(text, other, score_cutoff=ALIKE) >= ALIKE


RULE = Rule(
    id="QUO004",
    name="two-wordings",
    severity="warning",
    what="One quotation in two wordings.",
    why="At most one of them is what was said. A paraphrase between quotation marks is not a "
    "quotation.",
    limits="Somebody may say nearly the same twice, for example as a slogan. Quotations of fewer "
    "than five words are left out.",
    examples=(
        RuleExample(
            bad="“The bridge will never be closed again,” said mayor Ann Lee.\n\nIn May she had "
            "said: “The bridge will not be closed again.” Repairs go on.",
            good="“The bridge will never be closed again,” said mayor Ann Lee.\n\nIn May she had "
            "said: “We need a new road along the river.” Repairs go on.",
        ),
    ),
    find=_find,
)
