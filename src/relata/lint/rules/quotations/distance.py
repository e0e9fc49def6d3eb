"""QUO003: single quoted words that distance."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.limits import MAX_COMPARED
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span

MAX_WORDS = 2


def _find(context: LintContext) -> Iterator[RuleHit]:
    taken: list[Span] = [
        span for s in context.record.statements for span in (*s.content, *s.quoted)
    ]
    names = {mention.span for entity in context.record.entities for mention in entity.mentions
             if mention.kind == "name"}  # fmt: skip
    for span, quote in context.quotes[:MAX_COMPARED]:
        words = context.text[slice(*span)].split()
        if not quote.closed or not 0 < len(words) <= MAX_WORDS:
            continue
        if any(a < span[1] and span[0] < b for a, b in taken) or _is_name(context, words):
            continue
        if any(a < span[1] and span[0] < b for a, b in names):
            continue
        if context.title is not None and span[0] < context.title[1]:
            continue
        yield RuleHit(span, values={"words": context.text[slice(*span)]})


def _is_name(context: LintContext, words: list[str]) -> bool:
    """Whether the words are a title or a name: capitals where common words have none."""
    if context.language.file.grammar.nouns_capitalised:
        return (len(words) > 1 and all(word[:1].isupper() for word in words)) or words[0].isupper()
    return any(word[:1].isupper() or word[:1].isdigit() for word in words)


RULE = Rule(
    id="QUO003",
    name="distancing-quotes",
    severity="info",
    what="Single words in quotation marks that nobody is said to have used: marks that distance.",
    why="The writer shows doubt without saying whose word it is, or why it is doubted.",
    limits="Titles of works and names in quotation marks may be taken for it where common nouns "
    "have capitals.",
    examples=(
        RuleExample(
            bad="The “experts” of the bank looked at the bridge for ten minutes on Monday.",
            good="Two engineers of the bank looked at the bridge for ten minutes on Monday.",
            at="experts",
        ),
    ),
    find=_find,
    default=False,
)
