"""Speakers as the rules ask of them: their words in the text, their kinds, their sides."""

from __future__ import annotations

from relata.knowledge import places
from relata.lang.schema import set_of
from relata.lang.schema.words import Words
from relata.lint.reading.context import LintContext
from relata.model.record import Entity, Span, Statement

#: Modes in which the words, not only the act, are given.
SPEECH_MODES = frozenset(("direct", "indirect", "mixed"))


def speaker_span(statement: Statement) -> Span | None:
    """From the first to the last character of the speaker's mention; None for no speaker."""
    voice = statement.speaker
    if voice is None or not voice.spans:
        return None
    return voice.spans[0][0], voice.spans[-1][1]


def place_of(statement: Statement) -> Span:
    """Where a finding on a statement stands: its cue, else its speaker, else its content."""
    if statement.cue:
        return statement.cue[0]
    return speaker_span(statement) or statement.content[0]


def speakers(context: LintContext, statement: Statement) -> list[Entity]:
    """The entities that speak."""
    voice = statement.speaker
    keys = voice.entities if voice is not None else ()
    return [context.entities[key] for key in keys if key in context.entities]


def word_among(context: LintContext, span: Span, words: Words) -> Span | None:
    """The first word of a span that a list has; None for none."""
    wanted = set_of(words)
    tokens = context.tokens
    for at in context.tokens_of(span) if wanted else ():
        if tokens.lower[at] in wanted:
            return tokens.starts[at], tokens.ends[at]
    return None


def has_name(entities: list[Entity]) -> bool:
    """Whether one of them has a name of its own."""
    return any(entity.forms for entity in entities)


def said_in_opening(context: LintContext, statement: Statement) -> bool:
    """Whether a statement stands in the headline, which names its source later."""
    opening = context.opening
    return opening is not None and statement.content[0][0] < opening[1]


def country_of(context: LintContext, entity: Entity) -> str:
    """Code of the country that an entity speaks for, by its descriptions; "" where unknown."""
    for words in (
        *entity.roles,
        *(entity.forms if entity.kind in ("place", "institution") else ()),
    ):
        found = country_in(context, words)
        if found:
            return found
    return ""


def country_in(context: LintContext, text: str) -> str:
    """Code of the first country that some words name; "" for none."""
    code = context.language.code
    for word in text.split():
        found = places.adjective(word, code)
        if found:
            return found
        known = places.lookup(word, code) if word[:1].isupper() else None
        if known is not None and known.country and not known.ambiguous:
            return known.country
    return ""
