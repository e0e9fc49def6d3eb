"""How the outlet knows of a statement: heard, relayed, out of a document, or unstated.

`heard` needs words of the text: this outlet was spoken to, or saw the document itself ("told this
newspaper", "court papers seen by the Ledger"). That nobody is named between is not enough.
"""

from __future__ import annotations

import re

from relata.lang.language import Language
from relata.model.codes import Basis
from relata.model.drafts import Analysis, ResolvedStatement, VoiceDraft
from relata.model.threads import once

#: Characters around cue and frame in which the text may say that the outlet heard it.
NEAR = 80


def basis_of(analysis: Analysis, statement: ResolvedStatement, language: Language) -> Basis:
    """How the outlet knows of a statement whose chain is complete."""
    if statement.inside is not None and statement.inside.basis == "relayed":
        return "relayed"
    own = analysis.outlet.entity if analysis.outlet is not None else None
    if own is not None and any(own in voice.entities for voice in _listeners(statement)):
        return "heard"
    if _says_so(analysis.text.text, statement, language):
        return "heard"
    speakers = statement.speaker.entities if statement.speaker is not None else []
    hands = [
        link for link in statement.chain
        if link.entity is not own and all(link.entity is not one for one in speakers)
    ]  # fmt: skip
    if any(link.kind != "document" for link in hands):
        return "relayed"
    if hands or any(link.kind == "document" for link in statement.chain):
        return "document"
    if speakers and all(one.kind in ("outlet", "agency") for one in speakers):
        # An outlet that is quoted by another one hands on what it has.
        return "unstated" if own in speakers else "relayed"
    return "unstated"


def _listeners(statement: ResolvedStatement) -> list[VoiceDraft]:
    found = list(statement.relays)
    return [*found, statement.addressee] if statement.addressee is not None else found


def _says_so(text: str, statement: ResolvedStatement, language: Language) -> bool:
    """Does the text around cue and frame name the outlet as "this newspaper", "us"?"""
    own_words = _own_words(language)
    if own_words is None:
        return False
    draft = statement.draft
    spans = (*draft.frame, *draft.cue)
    if not spans:
        return False
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    before = text[max(0, start - NEAR) : start]
    after = text[end : end + NEAR]
    # Only the same line and the same sentence: a full stop before a space ends the look.
    before = re.split(r"[\n.!?”“»«\"]", before)[-1]
    after = re.split(r"[\n.!?”“»«\"]", after)[0]
    inside = "".join(text[a:b] + " " for a, b in spans)
    return any(own_words.search(part) for part in (before, inside, after))


@once(64)
def _own_words(language: Language) -> re.Pattern[str] | None:
    """The language's phrases for the outlet itself, as whole words in any case."""
    phrases = language.file.according.own_outlet
    if not phrases:
        return None
    joined = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
