"""Further hands that a statement came through, as its own sentence names them.

Two patterns: an outlet or agency had the text in hand ("in einem Brief, der der dpa vorliegt",
"a memo seen by Reuters"), or the words were spoken to it ("told the BBC").
"""

from __future__ import annotations

from relata.attribute.rules.limits import OUTLET
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate
from relata.model.analysis import DAT, WORD, Phrase

#: Kinds of entities that pass words on.
RELAY_KINDS = frozenset(("outlet", "agency"))


def add_relays(context: Context) -> None:
    """Note the relays of every candidate that has a frame."""
    for sentence, group in context.candidates.by_sentence.items():
        outlet = _outlet_with_text(context, sentence)
        for candidate in group:
            if not candidate.frame:
                continue
            if (
                outlet is not None
                and outlet != candidate.speaker
                and _may_speak_from_text(context, candidate)
            ):
                candidate.relays.append(outlet)
            if (
                candidate.addressee is not None
                and context.phrases[candidate.addressee].entity in RELAY_KINDS
            ):
                candidate.relays.append(candidate.addressee)


def _may_speak_from_text(context: Context, candidate: Candidate) -> bool:
    """Is the speaker a document, or an institution speaking through one?"""
    if candidate.speaker is None:
        return True
    return context.phrases[candidate.speaker].entity != "person"


def _outlet_with_text(context: Context, sentence: int) -> int | None:
    """The outlet that had the text, in this sentence or its rest that was cut off; or None."""
    start, end = context.text.sentences[sentence]
    if sentence + 1 < len(context.text.sentences):
        rest, rest_end = context.text.sentences[sentence + 1]
        if context.text.kinds[rest] == WORD and context.text.words[rest][:1].islower():
            end = rest_end
    if context.lexicon.had_text_verbs.isdisjoint(context.text.lower[start:end]):
        return None
    for i in range(start, end):
        if context.text.lower[i] in context.lexicon.had_text_verbs:
            for p in reversed(context.phrases_in(max(start, i - OUTLET), min(end, i + OUTLET))):
                if _has_text(context, context.phrases[p], i):
                    return p
    return None


def _has_text(context: Context, phrase: Phrase, verb: int) -> bool:
    """Is the phrase the outlet of "der dpa vorliegt", "von France24 gesehen", "seen by X"?"""
    if phrase.entity not in RELAY_KINDS:
        return False
    if phrase.preposition is not None:
        return context.text.lower[phrase.preposition] in context.lexicon.agent_prepositions
    return phrase.end <= verb and (not phrase.case or bool(phrase.case & DAT))
