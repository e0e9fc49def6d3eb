"""Who is named in the headline and described in the lead.

"Goldman says growth may fall" above, "growth may fall, an American brokerage said" below: only who
says in the lead what somebody says in the headline, by the words that both contents share.
"""

from __future__ import annotations

import re

from relata.model.drafts import Analysis, EntityDraft, ResolvedStatement
from relata.model.record import Spans
from relata.resolve.completion.named_later import join
from relata.resolve.coreference.state import CoreferenceState
from relata.resolve.limits import MAX_STATEMENTS_OF_HEADLINE
from relata.resolve.weights import weights

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_BODIES = frozenset(("organisation", "institution", "outlet", "agency"))
_PEOPLE = frozenset(("person", "unnamed"))


def name_in_title(state: CoreferenceState, analysis: Analysis) -> None:
    """Join such a description with the name; changes entities, voices and links. Linear."""
    title = next((p.span for p in analysis.document.parts if p.kind == "title"), None)
    if title is None:
        return
    above = [
        s for s in analysis.statements[:MAX_STATEMENTS_OF_HEADLINE] if s.content[-1][1] <= title[1]
    ]
    named = [s for s in above if len(s.speakers) == 1 and s.speakers[0].named]
    if not named:
        return
    joined: dict[int, EntityDraft] = {}
    below = analysis.statements[len(above) : len(above) + MAX_STATEMENTS_OF_HEADLINE]
    for statement in below:
        if len(statement.speakers) != 1 or statement.speakers[0].named:
            continue
        found = {id(s.speakers[0]): s.speakers[0] for s in named if _says(analysis, s, statement)}
        if len(found) == 1:
            joined[id(statement.speakers[0])] = next(iter(found.values()))
    if joined:
        sure = weights().descriptions.named_in_title
        join(state, analysis, joined, "says what is said in the headline by", sure)


def _says(analysis: Analysis, one: ResolvedStatement, other: ResolvedStatement) -> bool:
    """Do two statements say the same, and may their speakers be one?"""
    named, described = one.speakers[0], other.speakers[0]
    if described.plural or described.members or described.anonymity:
        return False
    kinds = {named.kind, described.kind}
    if not (kinds <= _BODIES or kinds <= _PEOPLE):
        return False
    if named.gender and described.gender and named.gender != described.gender:
        return False
    if any(f"{form}-" in role for form in named.forms for role in described.roles):
        return False  # the "EU-Kommission" is not all of the EU
    text = analysis.text.text
    above, below = _words(text, one.content), _words(text, other.content)
    shared, tuned = len(above & below), weights().headline_and_lead
    return shared >= tuned.fewest_words and shared >= tuned.share * len(above)


def _words(text: str, spans: Spans) -> set[str]:
    """The words of some letters and the figures in spans, without their case."""
    found = {word.casefold() for a, b in spans for word in _WORD.findall(text, a, b)}
    least = weights().headline_and_lead.letters
    return {word for word in found if len(word) >= least or word[0].isdigit()}


__all__ = ["name_in_title"]
