"""TXT002: untranslated remains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.reading.foreign import language_of, small_words
from relata.lint.reading.word_kinds import FOREIGN
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.analysis import WORD
from relata.model.record import Span

#: Small words of the other language in a row of words without one of our own.
MIN_SMALL = 3
MIN_WORDS = 5
#: Share of its words that are in small letters; titles of works have more capitals.
MOSTLY = 0.65
#: Words without a small word of any language that end a run.
_MAX_GAP = 3


def _find(context: LintContext) -> Iterator[RuleHit]:
    own = context.language.code
    foreign = context.places(FOREIGN)
    if len(foreign) < MIN_SMALL:
        return
    table, sentence_of = small_words(), context.tokens.sentence_of
    counts = Counter(sentence_of[at] for at in foreign)
    for number in sorted(n for n, count in counts.items() if count >= MIN_SMALL):
        start, end = context.tokens.sentences[number]
        for first, last in _runs(context, start, end, table, own):
            span = context.tokens.span(first, last)
            words = context.tokens.lower[first:last]
            code, count = language_of(words, own)
            small = sum(word[0].islower() for word in context.tokens.words[first:last] if word)
            letters = sum(len(word) > 1 for word in words)
            if small < MOSTLY * (last - first) or 2 * letters < last - first:
                continue  # a title, or single letters
            if count >= MIN_SMALL and last - first >= MIN_WORDS and not _apart(context, span):
                yield RuleHit(span, values={"language": code})


def _runs(
    context: LintContext, start: int, end: int, table: dict[str, tuple[str, ...]], own: str
) -> Iterator[tuple[int, int]]:
    """Ranges of tokens from a small word of another language to the last one before our own."""
    tokens = context.tokens
    first: int | None = None
    last = gap = 0
    for at in range(start, end):
        if tokens.kinds[at] != WORD:
            continue
        codes = table.get(tokens.lower[at])
        known = tokens.flags[at] or (codes is not None and own in codes)
        known = known or tokens.lower[at] in context.language.verbs
        if codes is not None and not known and tokens.quote_of[at] is None:
            first, last, gap = (at if first is None else first), at, 0
        elif first is not None:
            gap += 1
            if known or gap > _MAX_GAP:
                yield first, last + 1
                first = None
    if first is not None:
        yield first, last + 1


def _apart(context: LintContext, span: Span) -> bool:
    """Whether the words are a name or stand in brackets, where a foreign title may."""
    before = context.text[max(0, span[0] - 2) : span[0]]
    if "(" in before or "[" in before:
        return True
    return any(
        mention.span[0] <= span[0] and span[1] <= mention.span[1]
        for entity in context.record.entities
        for mention in entity.mentions
        if mention.kind == "name"
    )


RULE = Rule(
    id="TXT002",
    name="untranslated",
    severity="warning",
    what="Untranslated remains: several words in a row of another language, outside quotation "
    "marks.",
    why="A part of the original was left as it was, and readers cannot read it.",
    limits="Five words with three small words of a language that Relata reads; single words are "
    "not seen. Titles of works without marks may be taken for it.",
    examples=(
        RuleExample(
            bad="The bridge over the river was closed on Monday after engineers had found cracks "
            "in two of its pillars, and the council will meet on Friday to discuss what is to be "
            "done. Der Bau ist nicht sicher und wird wegen der Risse noch vor dem Winter geprobt. "
            "Repairs begin in May, the mayor said.",
            good="The bridge over the river was closed on Monday after engineers had found cracks "
            "in two of its pillars, and the council will meet on Friday to discuss what is to be "
            "done. It is not safe because of the cracks. Repairs begin in May, the mayor said.",
        ),
    ),
    find=_find,
)
