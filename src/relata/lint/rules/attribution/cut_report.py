"""ATT003: a cue whose content is cut off, or a colon after which nothing comes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from relata.lang.language import FINITE, GERUND
from relata.lang.schema import Flag
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.analysis import CLOSE, WORD
from relata.model.document import Part

#: Words of a paragraph from which on it must end like a sentence.
MIN_WORDS = 6
#: How surely a verb is one of saying, and words between it and its separated part.
STRENGTH, SEPARATED = 0.5, 8
#: Characters between a quotation and the end of its frame; quotations before it that are looked at.
NEXT, QUOTES = 30, 8
_BODY = frozenset(("body", "answer"))
#: A paragraph without a full stop at its end is taken for a heading; these have fewer words.
_HEADINGS, MIN_HEADING = frozenset(("heading",)), 8


def _find(context: LintContext) -> Iterator[RuleHit]:
    parts = [part for part in context.document.parts if part.kind not in ("credit", "caption")]
    cue_ends = context.cue_ends
    for number, part in enumerate(parts):
        heading = part.kind in _HEADINGS
        if part.kind not in _BODY and not heading:
            continue
        start, end = part.span
        last = context.text[end - 1]
        if last == ":" and _nothing_follows(parts, number):
            yield RuleHit(_last_word(context, end - 1), variant="colon")
        elif (
            last.isalnum()
            and context.text.count(" ", start, end) >= (MIN_HEADING if heading else MIN_WORDS) - 1
        ):
            statement = cue_ends.get(end)
            found = statement is not None or _is_cue(context, end)
            if found and not _quoted_before(context, end):
                place = statement.cue[-1] if statement is not None else _last_word(context, end)
                yield RuleHit(
                    place, statement=statement, key=context.text[max(start, end - 60) : end]
                )


def _quoted_before(context: LintContext, end: int) -> bool:
    """Whether the cue belongs to a quotation just before: "… we had no choice," Lee said.

    After a conjunction it opens another one: "… no choice," Lee said and added.
    """
    start = max(context.sentence_at(end - 1)[0], end - NEXT)
    flags, text = context.tokens.flags, context.text
    at = bisect_left(context.quotes, end, key=lambda row: row[0][0])
    for span, quote in context.quotes[max(0, at - QUOTES) : at]:
        if quote.closed and start <= span[1] < end:
            first, last = context.token_at(span[1]), context.token_at(end - 1)
            joined = any(flags[at] & Flag.COORDINATION for at in range(first, last))
            ended = text[span[1] - 1 : span[1]] + text[span[1] + 1 : span[1] + 2]
            return not joined and any(mark in ended for mark in ",.!?")
    return False


def _nothing_follows(parts: list[Part], number: int) -> bool:
    return number + 1 == len(parts)


def _is_cue(context: LintContext, end: int) -> bool:
    """Whether the words that end here introduce speech: a verb of saying, also in two parts."""
    at = context.token_at(end - 1)
    tokens, verbs = context.tokens, context.language.verbs
    if at >= len(tokens.lower) or tokens.quote_of[at] is not None or tokens.kinds[at] != WORD:
        return False
    last = tokens.lower[at]
    if tokens.words[at] != last and not context.language.file.grammar.nouns_capitalised:
        return False
    if any(
        form.cue.reporting_strength >= STRENGTH
        and form.form & (FINITE | GERUND)
        and not form.cue.particle
        for form in verbs.get(last, ())
    ):
        return True
    return any(
        (last,) in form.cue.particle and form.cue.reporting_strength >= STRENGTH
        for place in range(max(0, at - SEPARATED), at)
        for form in verbs.get(tokens.lower[place], ())
    )


def _last_word(context: LintContext, end: int) -> tuple[int, int]:
    at = context.token_at(end - 1)
    tokens = context.tokens
    at = min(at, len(tokens.starts) - 1)
    if tokens.kinds[at] == CLOSE and at:
        at -= 1
    return tokens.starts[at], tokens.ends[at]


RULE = Rule(
    id="ATT003",
    name="torn-report",
    severity="warning",
    what="A torn report: a paragraph ends with the words that introduce speech, or with a colon, "
    "and the speech does not follow.",
    why="What was said is missing, or stands where readers take it for the reporter's own words: "
    "a trace of shortening, of translation or of a lost paragraph break.",
    limits="Only the end of a paragraph shows it; content that is lost within one is not seen.",
    examples=(
        RuleExample(
            bad="The bridge over the Orr has cracks.\n\nMayor Ann Lee said on Monday that it "
            "would stay shut, and she added\n\nRepairs would take two years.\n\nThe council meets "
            "on Friday.",
            good="The bridge over the Orr has cracks.\n\nMayor Ann Lee said on Monday that it "
            "would stay shut, and she added that repairs would take two years.\n\nThe council "
            "meets on Friday.",
            at="added",
        ),
        RuleExample(
            bad="The bridge stays shut.\n\nMayor Ann Lee spoke to reporters in the town hall:",
            good="The bridge stays shut.\n\nMayor Ann Lee spoke to reporters in the town hall: "
            "“We had no choice.”",
        ),
    ),
    find=_find,
)
