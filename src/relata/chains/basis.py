"""How the outlet knows of a statement: heard, relayed, out of a document, or unstated.

`heard` needs words of the text: this outlet was spoken to ("said to this newspaper"), or saw the
document itself ("court papers seen by the Ledger"). That nobody is named between is not enough.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from relata.chains.limits import NEAR
from relata.lang.language import Language, words_of
from relata.lang.schema import PhraseFinder, any_of
from relata.model.codes import Basis
from relata.model.drafts import Analysis, ResolvedStatement, VoiceDraft
from relata.model.record import Span
from relata.model.spans import in_sentence


class OwnWords(Struct, frozen=True):
    """Where a text speaks of the outlet that printed it; spans of characters, in order."""

    #: Phrases for it: "this newspaper", "told us".
    phrases: list[Span]
    #: Verbs for having a text in hand: "seen", "vorliegt".
    had_text: list[Span]
    #: Its name.
    mentions: list[Span]


def own_words(analysis: Analysis, language: Language) -> OwnWords:
    """Found once for each text; linear in it."""
    text, lower = analysis.text.text, analysis.text.text_lower
    own, had_text = (
        finder.spans(text, lower) if finder is not None else []
        for finder in (language.view(_own_outlet), language.view(_had_text))
    )
    outlet = analysis.outlet
    named = sorted((m.start, m.end) for m in outlet.entity.mentions) if outlet is not None else []
    return OwnWords(own, had_text, named)


def basis_of(analysis: Analysis, statement: ResolvedStatement, words: OwnWords) -> Basis:
    """How the outlet knows of a statement whose chain is complete."""
    if statement.inside is not None and statement.inside.basis == "relayed":
        return "relayed"
    own = analysis.outlet.entity if analysis.outlet is not None else None
    if own is not None and any(own in voice.entities for voice in _listeners(statement)):
        return "heard"
    if _says_so(analysis.text.text, statement, words):
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


def _says_so(text: str, statement: ResolvedStatement, words: OwnWords) -> bool:
    """Does the text near cue and speaker say "this newspaper", "us", "seen by" this outlet?"""
    if not words.phrases and not (words.had_text and words.mentions):
        return False
    draft = statement.draft
    speaker = draft.speaker.spans if draft.speaker is not None else ()
    around = in_sentence(text, (*draft.frame, *draft.cue, *speaker), NEAR)
    if around is None:
        return False
    if _any_in(words.phrases, around):
        return True
    return _any_in(words.had_text, around) and _any_in(words.mentions, around)


def _any_in(spans: list[Span], around: Span) -> bool:
    """Does one of the spans, which stand in order, lie within `around`?"""
    start, end = around
    first, last = bisect_left(spans, (start, start)), bisect_left(spans, (end, end))
    return any(stop <= end for _, stop in spans[first:last])


def _own_outlet(language: Language) -> PhraseFinder | None:
    """The language's phrases for the outlet itself."""
    return any_of(language.file.according.own_outlet)


def _had_text(language: Language) -> PhraseFinder | None:
    """The language's verb forms for having a text in hand ("seen", "vorliegt")."""
    return any_of(words_of(language.file.according.had_text_verbs))
