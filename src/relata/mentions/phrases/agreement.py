"""Number, gender and cases of a chunk, as its determiner, adjective and noun leave them open."""

from __future__ import annotations

from relata.mentions.morphology.inflections import cases
from relata.mentions.phrases.article_agreement import Agreement, agreement
from relata.mentions.phrases.state import PhraseState
from relata.mentions.words.word_classes import LOWER, NATION, NOUN, PREP
from relata.model.analysis import NOM


def agreement_of(state: PhraseState, k: int) -> Agreement:
    """Number, gender and cases that determiner, adjective and noun of chunk k leave open."""
    chunks, lexicon, lower = state.chunks, state.lexicon, state.text.lower
    head, det, start = chunks.head[k], chunks.det[k], chunks.start[k]
    if lexicon.inflections is not None:
        return _shared_by_endings(state, k)
    if not lexicon.cases:
        role = lexicon.role(lower[head])
        number = None if role is None or role.number == "both" else str(role.number)
        return _shown_number(state, k) or number, "" if role is None else role.gender, 0
    governed = start > 0 and state.bits[start - 1] & PREP > 0
    article = adjective = ""
    if det is not None:
        article = lower[det]
        if det + 1 < head and state.bits[det + 1] & LOWER:
            adjective = lower[det + 1]
    elif governed and lower[start - 1] in lexicon.contracted:
        article = lower[start - 1]
    known = state.bits[head] & NOUN > 0
    return agreement(lexicon, lower[head], known, article, adjective, governed)


def _shared_by_endings(state: PhraseState, k: int) -> Agreement:
    """What the endings of the words of the phrase share."""
    readings, start = state.chunks.readings[k], state.chunks.start[k]
    if start and state.bits[start - 1] & PREP:
        readings = tuple(r for r in readings if r[2] != NOM)
    if not readings:
        return None, "", 0
    numbers = {r[0] for r in readings}
    genders = {r[1] for r in readings}
    shown = "" if "x" in genders else "".join(g for g in "mfn" if g in genders)
    number = None if len(numbers) > 1 else ("sg" if "s" in numbers else "pl")
    return number, shown if len(shown) < 3 else "", cases(readings)


def _shown_number(state: PhraseState, k: int) -> str | None:
    """Number where determiners and endings alone show it."""
    head, det = state.chunks.head[k], state.chunks.det[k]
    lower = state.text.lower
    if det is not None:
        shown = {r[0] for r in state.lexicon.articles.get(lower[det], ())}
        if len(shown) == 1:
            return "sg" if "s" in shown else "pl"
    if state.bits[head] & (LOWER | NATION) and len(lower[head]) > 3:
        if lower[head].endswith(state.lexicon.not_plural_endings):
            return None
        return "pl" if lower[head].endswith(state.lexicon.plural_endings) else None
    return None
