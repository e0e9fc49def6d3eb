"""QUO002: verbatim words in a text that translates another language's report, unmarked."""

from __future__ import annotations

from collections.abc import Iterator

from relata.knowledge import organisations
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Entity, Span

#: Words of a quotation from which on they are somebody's words.
MIN_WORDS = 3
_OUTLETS = ("outlet", "agency")


def _find(context: LintContext) -> Iterator[RuleHit]:
    words = context.words
    if not words.translated or context.find_phrase(words.translated) is not None:
        return
    own = context.record.document.outlet
    outlet = context.entities.get(own) if own is not None else None
    whole = outlet is not None and _foreign(context, outlet)
    found: list[Span] = []
    name = outlet.name if outlet is not None and whole else ""
    for statement in context.statements:
        spans = statement.quoted or (statement.content if statement.mode == "direct" else ())
        spans = tuple(s for s in spans if len(context.text[slice(*s)].split()) >= MIN_WORDS)
        if not spans:
            continue
        hand = next((
            context.entities[link.entity] for link in statement.chain
            if link.entity in context.entities and _foreign(context, context.entities[link.entity])
        ), None)  # fmt: skip
        if whole or hand is not None:
            found += spans
            name = name or (hand.name if hand is not None else "")
    if found:
        yield RuleHit(found[0], tuple(found[1:20]), {"outlet": name}, key="translated")


def _foreign(context: LintContext, entity: Entity) -> bool:
    """Whether an outlet writes in another language than the article, as far as that is known."""
    if entity.kind not in _OUTLETS:
        return False
    known = organisations.outlet(entity.name)
    if known is None:
        known = organisations.agency(entity.name) if entity.kind == "agency" else None
    language = known.language if known is not None else _of_domain(entity.name)
    own = context.language.code
    return bool(language) and language != own and (known is None or own not in known.also)


def _of_domain(name: str) -> str:
    """The language that the end of a domain stands for where it is the code of one: ".hu"."""
    from relata.lang.compile import having

    host, dot, last = name.lower().rpartition(".")
    return last if dot and host and last in having("core") else ""


RULE = Rule(
    id="QUO002",
    name="translated-quotation",
    severity="warning",
    what="Verbatim words in a text that translates another language's report and does not say so.",
    why="Words in quotation marks count as the speaker's own. Translated ones are the "
    "translator's, and readers must learn it.",
    limits="Which languages an outlet writes in is known of large outlets, and guessed from a "
    "domain such as .hu. What somebody said in a third language is not known.",
    examples=(
        RuleExample(
            bad="Le Monde reported that minister Ida Holm had called the dam “a danger to the "
            "whole valley”.",
            good="Le Monde reported, translated from the French, that minister Ida Holm had called "
            "the dam “a danger to the whole valley”.",
            at="a danger to the whole valley",
        ),
    ),
    find=_find,
)
