"""QUO005: a quotation that the source does not bear out (with `--against SOURCE`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from relata.lint.limits import MAX_COMPARED, MAX_COMPARED_CHARACTERS
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit

MIN_WORDS = 3
#: Similarity in percent from which other words of the source are the reworded quotation.
REWORDED = 70.0
_WORDS = re.compile(r"\w+")


def _find(context: LintContext) -> Iterator[RuleHit]:
    if not context.sources:
        return
    sources = [f" {_plain(source.lower())} " for source in context.sources]
    for span, quote in context.quotes[:MAX_COMPARED]:
        words = _plain(context.lower[slice(*span)])
        if not quote.closed or words.count(" ") < MIN_WORDS - 1:
            continue
        if span[1] - span[0] > MAX_COMPARED_CHARACTERS or any(f" {words} " in s for s in sources):
            continue
        values = {"words": context.text[slice(*span)]}
        near = max(fuzz.partial_ratio(words, source) for source in sources)
        yield RuleHit(span, values=values, variant="reworded" if near >= REWORDED else "")


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text))


RULE = Rule(
    id="QUO005",
    name="not-in-source",
    severity="error",
    what="A quotation that the given source does not bear out: reworded, or not there.",
    why="Words between quotation marks must be what was said.",
    limits="Only with `--against`; the source must be in the article's language.",
    examples=(
        RuleExample(
            against="The mayor said: The bridge is closed and stays shut until May.",
            bad="“The bridge will never be opened again,” mayor Ann Lee said on Monday.",
            good="“The bridge is closed,” mayor Ann Lee said on Monday.",
            at="The bridge will never be opened again",
        ),
    ),
    find=_find,
)
