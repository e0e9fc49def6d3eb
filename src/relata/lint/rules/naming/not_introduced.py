"""NAM004: somebody speaks who was never introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relata.knowledge import organisations, places
from relata.lang.schema import Flag
from relata.lint.limits import MAX_COMPARED
from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import SPEECH_MODES, speaker_span, speakers
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.analysis import WORD
from relata.model.record import Entity, Span, Statement
from relata.names.base.lexicon import name_words

#: Letters of a surname.
MIN_LETTERS = 3
#: Surnames with a second capital.
_TWO_CAPITALS = re.compile(r"[A-Z][a-z]{1,3}[A-Z][a-z]+")


def _find(context: LintContext) -> Iterator[RuleHit]:
    title_end = context.title[1] if context.title is not None else 0
    seen: set[str] = set()
    for statement in context.statements[:MAX_COMPARED]:
        span = speaker_span(statement)
        if "thought" in statement.medium and len(statement.medium) == 1:
            continue
        if span is None or span[0] < title_end or context.in_quote(span[0]):
            continue
        if statement.mode not in SPEECH_MODES or not _subject(context, statement, span):
            continue
        for entity in speakers(context, statement):
            named = context.text[slice(*span)] == entity.name
            if entity.id not in seen and named and _unknown(context, entity):
                yield RuleHit(span, values={"name": entity.name}, statement=statement)
            seen.add(entity.id)


#: Characters between a name and the verb that it is the subject of.
_NEXT = 2


def _subject(context: LintContext, statement: Statement, span: Span) -> bool:
    """Whether a name stands next to a verb of saying, and no description stands before it."""
    verbs = context.language.verbs
    near = [
        cue for cue in statement.cue
        if 0 <= cue[0] - span[1] <= _NEXT or 0 <= span[0] - cue[1] <= _NEXT
    ]  # fmt: skip
    if not any(word in verbs for cue in near for word in context.lower[slice(*cue)].split()):
        return False
    tokens, at = context.tokens, context.token_at(span[0])
    if any(cue[1] <= span[0] for cue in near) or at == 0 or tokens.kinds[at - 1] != WORD:
        return True
    return bool(tokens.flags[at - 1]) and not tokens.flags[at - 1] & Flag.ROLE


def _unknown(context: LintContext, entity: Entity) -> bool:
    """Whether a person has a surname and nothing else in the whole article."""
    if entity.kind != "person" or len(entity.forms) != 1 or entity.roles:
        return False
    name = entity.forms[0]
    if not name.isalpha() or not (name.istitle() or _TWO_CAPITALS.fullmatch(name)):
        return False  # an abbreviation, a trade name: "LobbyControl"
    if len(name) < MIN_LETTERS or organisations.outlet(name) is not None:
        return False
    if places.lookup(name, context.language.code) or places.people(name, context.language.code):
        return False
    lower = name.lower()
    language = context.language
    if language.file.grammar.nouns_capitalised and not _name_like(context, name):
        return False
    known = lower in language.roles or lower in language.nouns or lower in language.flags
    return not (known or lower in name_words().transcribed_given_names)


def _name_like(context: LintContext, name: str) -> bool:
    """Where common nouns have capitals: whether it stands without an article, and in no plural."""
    tokens = context.tokens
    places = [at for at, word in enumerate(tokens.words) if word == name]
    before = [tokens.flags[at - 1] if at else 0 for at in places]
    articles = Flag.ARTICLE | Flag.DETERMINER | Flag.NUMBER
    starts = {start for start, _ in tokens.sentences}
    named = len(places) > 1 or not any(at in starts for at in places)
    return bool(places) and named and not any(flags & articles for flags in before)


RULE = Rule(
    id="NAM004",
    name="not-introduced",
    severity="warning",
    what="Somebody speaks who was never introduced: a surname without a first name or a function "
    "anywhere in the article.",
    why="Readers do not learn who that is and why it matters what they say; often a paragraph is "
    "lost.",
    limits="People whom everybody knows by one name are reported too. A description far from the "
    "name may be missed.",
    examples=(
        RuleExample(
            bad="The bridge was closed on Monday. Kessler said the cracks were old. Repairs begin "
            "in May.",
            good="The bridge was closed on Monday. Mayor Ann Kessler said the cracks were old. "
            "Repairs begin in May.",
            at="Kessler",
        ),
    ),
    find=_find,
)
