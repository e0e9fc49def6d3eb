"""HED002: the headline states as fact what the text attributes."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lang.schema import Flag
from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import HeadlineMatches, headline_of
from relata.lint.reading.speaking import speaker_span, speakers
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.weights import weights
from relata.model.record import Statement

#: Acts that are done by being said: who announces a thing is its author.
_PERFORMED = frozenset((
    "announce", "promise", "refuse", "agree", "demand", "thank", "condole", "praise", "condemn",
    "threaten", "warn", "ask", "deny", "admit",
))  # fmt: skip


#: Verbs of what somebody wants or would do, which is known from what they say alone.
_WANTED = int(Flag.MODAL | Flag.SUBJUNCTIVE1 | Flag.SUBJUNCTIVE2)


def _find(context: LintContext) -> Iterator[RuleHit]:
    headline = headline_of(context)
    if headline is None or headline.sourced or len(headline.keys) < 3:
        return
    near = headline.near(weights().headlines.same)
    if not near:
        yield from _only_said(context, headline)
    if not near or headline.attributed:
        return
    known, said = 0.0, None
    for match in near:
        statements = [
            s for s in headline.statements_at(match)
            if s.certainty != "fact" and s.act not in _PERFORMED and not _names(headline, s)
        ]  # fmt: skip
        if not statements:
            known = max(known, match.share)
        elif said is None:
            said = (match, statements[-1])
    if said is None or known >= said[0].share:
        return
    match, statement = said
    place = speaker_span(statement)
    who = context.text[slice(*place)] if place is not None else "?"
    yield RuleHit(headline.span, (match.span,), {"who": who}, key="headline")


def _names(headline: HeadlineMatches, statement: Statement) -> bool:
    """Whether the headline names the speaker: "Biden laments …" leaves it to Biden."""
    context, (start, end) = headline.context, headline.span
    return any(
        start <= mention.span[0] < end
        for entity in speakers(context, statement)
        for mention in entity.mentions
    )


def _only_said(context: LintContext, headline: HeadlineMatches) -> Iterator[RuleHit]:
    """A headline on what somebody does or wants, where all that the text has of it is what that
    person says: no sentence of the reporter's says what the headline says."""
    flags, (start, end) = context.tokens.flags, headline.span
    if any(match.share >= weights().headlines.number for match in headline.matches):
        return
    if not any(flags[at] & _WANTED for at in context.tokens_of(headline.span)):
        return  # what happened may be reported in other words
    for entity in context.record.entities:
        if entity.kind != "person" or not entity.forms:
            continue
        if not any(start <= mention.span[0] < end for mention in entity.mentions):
            continue
        said = [
            s for s in context.statements
            if s.speaker is not None and entity.id in s.speaker.entities
            and s.content[0][0] >= end
        ]  # fmt: skip
        if said:
            related = tuple(span for s in said[:5] for span in s.content[:1])
            yield RuleHit(headline.span, related, {"who": entity.name}, "said", key="headline")
            return


RULE = Rule(
    id="HED002",
    name="headline-states-claim",
    severity="warning",
    what="The headline states as a fact what the text only attributes to somebody.",
    why="The text leaves it to a source; the headline vouches for it.",
    limits="Headlines that name a source, quote, ask or hedge are left alone. What the text also "
    "says in its own words is taken for known.",
    examples=(
        RuleExample(
            bad="# Owner hid cracks in the bridge for years\n\nThe bridge over the Orr was closed "
            "on Monday.\n\nMayor Ann Lee said the owner hid the cracks in the bridge for "
            "years.\n\nThe council meets on Friday.\n",
            good="# Mayor: Owner hid cracks in the bridge for years\n\nThe bridge over the Orr was "
            "closed on Monday.\n\nMayor Ann Lee said the owner hid the cracks in the bridge for "
            "years.\n\nThe council meets on Friday.\n",
            name="article.md",
        ),
    ),
    find=_find,
)
