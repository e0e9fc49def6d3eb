"""HED004: a quotation of the headline that is not verbatim in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from relata.lint.limits import MAX_COMPARED, MAX_COMPARED_CHARACTERS
from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import content_tokens, headline_of
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span

MIN_WORDS = 2
#: Words from which on nobody need be named for it to be a quotation.
MIN_ALONE = 4
#: Similarity in percent from which a quotation of the body is shown as the nearest one.
NEAREST = 50.0
_WORDS = re.compile(r"\w+")


def _find(context: LintContext) -> Iterator[RuleHit]:
    opening = context.opening
    if opening is None:
        return
    body: str | None = None
    for span, quote in context.quotes:
        if not quote.closed or not opening[0] <= span[0] < opening[1]:
            continue
        words = _plain(context.lower[slice(*span)])
        if words.count(" ") < MIN_WORDS - 1 or span[1] - span[0] > MAX_COMPARED_CHARACTERS:
            continue
        if body is None:
            body = f" {_plain(context.lower[opening[1] :])} "
        if f" {words} " in body or not body.strip():
            continue
        few = words.count(" ") < MIN_ALONE - 1
        if few and (not _attributed(context, opening, span) or _inflected(context, span)):
            continue
        near = _nearest(context, opening, words)
        values = {"words": context.text[slice(*span)]}
        if near is None:
            yield RuleHit(span, values=values)
        else:
            values["near"] = context.text[slice(*near)]
            yield RuleHit(span, (near,), values, variant="near")


def _attributed(context: LintContext, opening: Span, span: Span) -> bool:
    """Whether the headline says whose words they are: short ones may be a title or a motto."""
    return context.text[opening[0] : span[0] - 1].rstrip().endswith(":")


def _inflected(context: LintContext, span: Span) -> bool:
    """Whether the text has the same words in another form: "halber Sieg", "halben Sieg"."""
    headline = headline_of(context)
    words = [key for _, key in content_tokens(context, span)]
    body = headline.body_sequence if headline is not None else []
    size = len(words)
    return bool(words) and any(body[at : at + size] == words for at in range(len(body) - size + 1))


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text))


def _nearest(context: LintContext, opening: Span, words: str) -> Span | None:
    rows = [
        (fuzz.partial_ratio(words, _plain(context.lower[slice(*span)])), span)
        for span, _ in context.quotes[:MAX_COMPARED]
        if span[0] >= opening[1] and span[1] - span[0] <= MAX_COMPARED_CHARACTERS
    ]
    best = max(rows, default=(0.0, (0, 0)))
    return best[1] if best[0] >= NEAREST else None


RULE = Rule(
    id="HED004",
    name="headline-quotation",
    severity="warning",
    what="A quotation in the headline whose words do not stand in the text.",
    why="What stands between quotation marks must be what was said; a headline that rewords it "
    "makes a quotation up.",
    limits="Single quoted words are left out, and fewer than four where the headline does not say "
    "whose they are. A title of a work that only the headline names is reported too.",
    examples=(
        RuleExample(
            bad="# Mayor: “The bridge will never open again”\n\nThe bridge was closed on "
            "Monday.\n\n“The bridge stays shut until May,” mayor Ann Lee said.\n\nRepairs begin "
            "soon.\n",
            good="# Mayor: “The bridge stays shut”\n\nThe bridge was closed on Monday.\n\n“The "
            "bridge stays shut until May,” mayor Ann Lee said.\n\nRepairs begin soon.\n",
            at="The bridge will never open again",
            name="article.md",
        ),
    ),
    find=_find,
)
