"""ATT005: an unnamed source without a reason given."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import has_name, speaker_span, speakers, word_among
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span


def _find(context: LintContext) -> Iterator[RuleHit]:
    words = context.words
    if not words.unnamed or context.find_phrase(words.unnamed_reasons) is not None:
        return
    seen: set[str] = set()
    for statement in context.statements:
        span = speaker_span(statement)
        if span is None or has_name(speakers(context, statement)):
            continue
        found = word_among(context, span, words.unnamed)
        source = context.text[slice(*span)]
        if found is None or _in_title(context, found):
            continue
        if source.casefold() not in seen:
            seen.add(source.casefold())
            yield RuleHit(span, values={"source": source}, statement=statement)


def _in_title(context: LintContext, word: Span) -> bool:
    """Whether a word has a capital as in a name: "Business Insider"."""
    nouns = context.language.file.grammar.nouns_capitalised
    head = context.sentence_at(word[0])[0] == word[0]
    return not nouns and not head and context.text[word[0]].isupper()


RULE = Rule(
    id="ATT005",
    name="unnamed-source",
    severity="warning",
    what="An unnamed source, and the article gives no reason why it is not named.",
    why="Rule books of agencies want named sources, and a reason where there is none: who hides "
    "may have an interest.",
    limits="A reason in other words than the list of the language has is not seen. One reason in "
    "an article counts for all of its unnamed sources.",
    examples=(
        RuleExample(
            bad="The bridge will be closed next week. A source close to the council said the "
            "decision was made on Friday.",
            good="The bridge will be closed next week. A source close to the council, who was not "
            "authorised to speak to the press, said the decision was made on Friday.",
            at="source",
        ),
    ),
    find=_find,
)
