"""HED001: a claim of the headline that is nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relata.comparison.support import headline_support
from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import BEGINNING as _BEGINNING
from relata.lint.reading.headline import HeadlineMatches, headline_of
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.weights import weights
from relata.model.record import Span

#: Where a headline's claims are separated, with a space or its end after it.
_CLAIM = re.compile(r"[,;:–—|](?=\s)|[.!?](?=\s|$)")
#: Content words from which on a part of the headline claims something.
MIN_WORDS = 3
#: Words of the body from which on it says what an article says.
MIN_BODY = 60


def _find(context: LintContext) -> Iterator[RuleHit]:
    headline = headline_of(context)
    if headline is None or headline.size < MIN_BODY or len(headline.words) < MIN_WORDS:
        return
    tuned = weights().headlines
    known = sum(_said(headline, key) for key in headline.keys)
    if known <= tuned.few * len(headline.keys) and not _names_one_of_the_text(context, headline):
        start, end = headline.span
        body = context.text[headline.begin :]
        support = headline_support(context.text[start:end], body, context.language.code)
        if support.score < tuned.unrelated:
            yield RuleHit(headline.span, values={"words": ", ".join(support.missing[:4])},
                      variant="whole", key="headline")  # fmt: skip
            return
    for claim in _claims(context.text, headline.span):
        words = [word for word in headline.words if claim[0] <= word.start < claim[1]]
        missing = [word for word in words if not _said(headline, word.key)]
        if len(words) >= MIN_WORDS and len(missing) >= tuned.missing * len(words):
            names = ", ".join(context.text[word.start : word.end] for word in missing[:4])
            yield RuleHit(claim, values={"words": names})


def _names_one_of_the_text(context: LintContext, headline: HeadlineMatches) -> bool:
    """Whether the headline names somebody of whom the text speaks."""
    start, end = headline.span
    return any(
        any(start <= mention.span[0] < end for mention in entity.mentions)
        and any(mention.span[0] >= end for mention in entity.mentions)
        for entity in context.record.entities
        if entity.kind == "person" and entity.forms
    )


def _claims(text: str, span: Span) -> Iterator[Span]:
    start = span[0]
    for match in _CLAIM.finditer(text, *span):
        yield start, match.start()
        start = match.end() + 1  # after the space
    if start < span[1]:
        yield start, span[1]


def _said(headline: HeadlineMatches, key: str) -> bool:
    """Whether the body has the word, or one of which either is a part ("Brücke", "Rheinbrücke")."""
    if key in headline.body_keys:
        return True
    return len(key) >= _BEGINNING and key[:_BEGINNING] in headline.beginnings


RULE = Rule(
    id="HED001",
    name="headline-unsupported",
    severity="warning",
    what="A claim of the headline that is nowhere in the text.",
    why="Most readers read the headline alone; what the text does not bear out misleads them.",
    limits="Words are compared, not meanings: a headline that says everything in other words than "
    "the text is reported too. Short articles are left out.",
    examples=(
        RuleExample(
            bad="# Chancellor sends troops to the border\n\nThe bridge over the Orr was closed on "
            "Monday, mayor Ann Lee said. Engineers had found cracks in two of its pillars.\n\n"
            "Repairs begin in May and will take two years, the owner of the bridge announced in "
            "the evening. The valley road stays open for buses, ambulances and the fire brigade, "
            "but not for lorries.\n\nShops in the valley fear for their summer. The council wants "
            "to discuss help for them on Friday, when it meets in the town hall of Valmont for "
            "the last time before Easter. A ferry for bicycles and pedestrians is planned, too, "
            "and schools will open later, because pupils must go around the lake by train in the "
            "morning.\n",
            good="# Bridge over the Orr closed after engineers find cracks\n\nThe bridge over the "
            "Orr was closed on Monday, mayor Ann Lee said. Engineers had found cracks in two of "
            "its pillars.\n\nRepairs begin in May and will take two years, the owner of the "
            "bridge announced in the evening. The valley road stays open for buses, ambulances "
            "and the fire brigade, but not for lorries.\n\nShops in the valley fear for their "
            "summer. The council wants to discuss help for them on Friday, when it meets in the "
            "town hall of Valmont for the last time before Easter. A ferry for bicycles and "
            "pedestrians is planned, too, and schools will open later, because pupils must go "
            "around the lake by train.\n",
            name="article.md",
        ),
    ),
    find=_find,
)
