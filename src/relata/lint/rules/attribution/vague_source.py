"""ATT004: a vague source."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from relata.lang.schema import Flag, set_of
from relata.lint.limits import MAX_NAMES
from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import has_name, speaker_span, speakers, word_among
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span, Statement

_OUTLETS = ("outlet", "agency")


def _find(context: LintContext) -> Iterator[RuleHit]:
    words = context.words
    for statement in context.statements:
        span = speaker_span(statement)
        if span is None or context.in_quote(span[0]):
            continue
        entities = speakers(context, statement)
        if word_among(context, span, words.vague_exceptions) is not None or _names_somebody(
            context, span
        ):
            continue
        found = word_among(context, span, words.vague_people)
        found = found or word_among(context, span, words.vague_media)
        if found is not None and not has_name(entities):
            yield RuleHit(found, values={"source": context.text[slice(*span)]}, statement=statement)
        elif any(e.kind in _OUTLETS for e in entities) and _which_outlet(context, span, statement):
            yield RuleHit(span, values={"source": context.text[slice(*span)]}, statement=statement,
                      variant="which")  # fmt: skip
    yield from _plural_for_one(context)


class SourceMention(NamedTuple):
    """Unnamed sources that speak: one or several, and whether they are known from before."""

    span: Span
    plural: bool
    definite: bool
    statement: Statement


def _plural_for_one(context: LintContext) -> Iterator[RuleHit]:
    """ "Sources" that are "the source" later on; "sources" in the headline for one in the text."""
    found = list(_sources(context))
    start, end = context.opening or (0, 0)
    first = [one for one in found if start <= one.span[0] < end and one.plural]
    body = [one for one in found if not start <= one.span[0] < end]
    if first and body and not any(one.plural for one in body):
        yield _one(context, first[0], body[0])
    for before, after in itertools.pairwise(body):
        if before.plural and not after.plural and after.definite:
            yield _one(context, before, after)
            return


def _one(context: LintContext, plural: SourceMention, single: SourceMention) -> RuleHit:
    values = {"source": context.text[slice(*plural.span)], "one": context.text[slice(*single.span)]}
    return RuleHit(plural.span, (single.span,), values, "one", plural.statement)


def _sources(context: LintContext) -> Iterator[SourceMention]:
    """The unnamed sources that speak, in the order of the text."""
    plurals = " ".join(plural for plural, _ in context.words.sources)
    singles = " ".join(single for _, single in context.words.sources)
    if not plurals:
        return
    for statement in context.statements:
        span = speaker_span(statement)
        if span is None or context.in_quote(span[0]) or has_name(speakers(context, statement)):
            continue
        many = word_among(context, span, plurals)
        noun = many or word_among(context, span, singles)
        if noun is not None:
            at = context.token_at(span[0])
            word, flags = context.tokens.lower[at], context.tokens.flags[at]
            articles = Flag.ARTICLE | Flag.DEMONSTRATIVE
            definite = bool(flags & articles) and word not in set_of(context.words.one)
            yield SourceMention(span, many is not None, definite, statement)


def _names_somebody(context: LintContext, span: Span) -> bool:
    """Whether the mention has a name in it: "experts of the Harbour Institute"."""
    at = bisect_left(context.named, (span[0], -1))
    return any(end <= span[1] for start, end in context.named[at : at + 4] if start < span[1])


def _which_outlet(context: LintContext, span: Span, statement: Statement) -> bool:
    """Whether "the paper" speaks after two outlets were named, and may be either."""
    tokens = context.tokens
    at = context.token_at(span[0])
    flags = 0
    while at < len(tokens.starts) and tokens.starts[at] < span[1]:
        flags |= tokens.flags[at]
        at += 1
    if not flags & Flag.MEDIA:
        return False
    named = {key for start, key in _outlets(context) if start < span[0]}
    return len(named) > 1 and not _named_in(context, statement)


def _outlets(context: LintContext) -> list[tuple[int, str]]:
    """Where the text first names each outlet but its own, a bounded number of them."""
    found = context.cache.get("outlets")
    if not isinstance(found, list):
        found = context.cache["outlets"] = [
            (min(m.span[0] for m in entity.mentions if m.kind == "name"), entity.id)
            for entity in context.record.entities
            if entity.kind in _OUTLETS
            and entity.id != context.record.document.outlet
            and any(m.kind == "name" for m in entity.mentions)
        ][:MAX_NAMES]
    return found


def _named_in(context: LintContext, statement: Statement) -> bool:
    """Whether the sentence itself names the outlet."""
    start, end = context.sentence_at(place := (statement.cue or statement.content)[0][0])
    voice = statement.speaker
    if voice is None or not start <= place < end:
        return False
    return any(
        mention.kind == "name" and start <= mention.span[0] < end
        for key in voice.entities
        if key in context.entities
        for mention in context.entities[key].mentions
    )


RULE = Rule(
    id="ATT004",
    name="vague-source",
    severity="warning",
    what="A vague source: experts, observers or media that are not named, “the paper” after two "
    "outlets were named, or “sources” where there is one.",
    why="“Experts say” can be said of anything. Readers cannot weigh the source, and an outlet "
    "that copies the sentence cannot check it.",
    limits="A group that is named later in the article is still reported where it first speaks.",
    examples=(
        RuleExample(
            bad="The bridge may have to be rebuilt. Experts say the cracks are deeper than was "
            "known.",
            good="The bridge may have to be rebuilt. Two engineers of the Harbour Institute say "
            "the cracks are deeper than was known.",
            at="Experts",
        ),
        RuleExample(
            bad="The bridge will be closed, sources close to the council said. It will be rebuilt, "
            "the source said.",
            good="The bridge will be closed, a source close to the council said. It will be "
            "rebuilt, the source said.",
            at="sources",
        ),
    ),
    find=_find,
)
