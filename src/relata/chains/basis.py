"""How the outlet knows of a statement: heard, relayed, out of a document, or unstated.

`heard` needs words of the text: this outlet was spoken to ("said to this newspaper"), or saw the
document itself ("court papers seen by the Ledger"). That nobody is named between is not enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from relata.chains.limits import NEAR
from relata.lang.language import Language, words_of
from relata.lang.schema import any_of
from relata.model.codes import Basis
from relata.model.drafts import Analysis, ResolvedStatement, VoiceDraft
from relata.model.record import Span
from relata.model.spans import in_sentence
from relata.model.threads import once


def own_mentions(analysis: Analysis) -> list[Span]:
    """Where the text names the outlet that printed it, in order."""
    if analysis.outlet is None:
        return []
    return sorted((m.start, m.end) for m in analysis.outlet.entity.mentions)


def basis_of(
    analysis: Analysis, statement: ResolvedStatement, language: Language, mentions: list[Span]
) -> Basis:
    """How the outlet knows of a statement whose chain is complete.

    `mentions` are those of `own_mentions`.
    """
    if statement.inside is not None and statement.inside.basis == "relayed":
        return "relayed"
    own = analysis.outlet.entity if analysis.outlet is not None else None
    if own is not None and any(own in voice.entities for voice in _listeners(statement)):
        return "heard"
    if _says_so(analysis.text.text, mentions, statement, language):
        return "heard"
    speakers = statement.speakers
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


def _says_so(
    text: str, mentions: list[Span], statement: ResolvedStatement, language: Language
) -> bool:
    """Does the text near cue and speaker say "this newspaper", "us", "seen by" this outlet?"""
    draft = statement.draft
    speaker = draft.speaker.spans if draft.speaker is not None else ()
    around = in_sentence(text, (*draft.frame, *draft.cue, *speaker), NEAR)
    if around is None:
        return False
    start, end = around
    phrases, had_text = own_words(language), _had_text(language)
    if phrases is not None and phrases.search(text, start, end):
        return True
    if had_text is None or not had_text.search(text, start, end):
        return False
    first, last = bisect_left(mentions, (start, start)), bisect_left(mentions, (end, end))
    return any(stop <= end for _, stop in mentions[first:last])


@once(64)
def own_words(language: Language) -> re.Pattern[str] | None:
    """The language's phrases for the outlet itself, as whole words in any case."""
    return any_of(language.file.according.own_outlet)


@once(64)
def _had_text(language: Language) -> re.Pattern[str] | None:
    """The language's verb forms for having a text in hand ("seen", "vorliegt")."""
    return any_of(words_of(language.file.according.had_text_verbs))
