"""QUO005: a quotation that the source does not bear out (with `--against SOURCE`)."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.limits import MAX_COMPARED, MAX_COMPARED_CHARACTERS
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span

MIN_WORDS = 3


def _find(context: LintContext) -> Iterator[RuleHit]:
    if not context.sources:
        return
    from relata.comparison.placing import WRONG, ComparedText, place  # late: few articles have one

    language = context.language.code
    sources = [
        ComparedText(name=f"source {number}", language=language, text=text)
        for number, text in enumerate(context.sources, 1)
    ]
    done = place(context.record, sources, loose=tuple(_loose(context))[:MAX_COMPARED])
    statements = {statement.id: statement for statement in context.record.statements}
    for placed in done.quotations:
        span = placed.quoted[0][0], placed.quoted[-1][1]
        words = context.text[slice(*span)]
        if placed.verdict not in WRONG | {"reworded"} or len(words.split()) < MIN_WORDS:
            continue
        statement = statements.get(placed.statement or "")
        yield RuleHit(span, values={"words": words}, variant=placed.verdict, statement=statement)


def _loose(context: LintContext) -> Iterator[Span]:
    """Quotations that are part of no statement."""
    taken = [span for s in context.record.statements for span in (*s.content, *s.quoted)]
    for span, quote in context.quotes:
        if quote.closed and not quote.level and span[1] - span[0] <= MAX_COMPARED_CHARACTERS:
            if not any(a < span[1] and span[0] < b for a, b in taken):
                yield span


RULE = Rule(
    id="QUO005",
    name="not-in-source",
    severity="error",
    what="A quotation that the given source does not bear out: reworded, reversed, somebody "
    "else's, or not there.",
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
