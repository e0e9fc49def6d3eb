"""The object of a reported act: what "X verurteilte den Angriff" is about."""

from __future__ import annotations

from relata.attribute.rules.roles.subject_ranking import may_speak
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import TIME
from relata.attribute.rules.text.types import Candidate, CueMatch, Range
from relata.lang.language import Cue
from relata.model.analysis import ACC, GEN, NOM


def narrow_to_object(context: Context, candidate: Candidate, match: CueMatch) -> Cue | None:
    """Narrow the content of a reported act from its clause to what the act is about.

    That is the phrase with the cue's own preposition, else the object; both run to the end
    of the clause, without the cue's own words. Where the object is a reporting noun
    ("drückte sein Beileid aus"), the act is the noun's, and its cue is returned.
    """
    start, end = candidate.content[0]
    while end > start and (
        end - 1 in match.tokens or context.text.lower[end - 1] == context.grammar.infinitive_infix
    ):
        end -= 1
    pivot = match.pivot
    # After a verb in second place, else before it.
    begin, noun = _object_start(context, candidate, match, pivot if pivot < end else start, end)
    if begin is None and pivot < end:
        begin, noun = _object_start(context, candidate, match, start, pivot)
    if noun is not None:
        candidate.act, candidate.certainty = noun.act, noun.certainty
    if begin is not None:
        candidate.content = _without(context, candidate, match, begin, end)
    return noun


def _object_start(
    context: Context, candidate: Candidate, match: CueMatch, start: int, end: int
) -> tuple[int | None, Cue | None]:
    """Where the object begins in [start, end), or None, and the reporting noun that heads it."""
    begin: int | None = None
    for i in context.top_phrases(start, end):
        phrase = context.phrases[i]
        if (
            i == candidate.speaker
            or i == candidate.addressee
            or context.text.flags[phrase.head] & TIME
        ):
            continue
        if phrase.preposition is None and phrase.case and not phrase.case & (NOM | ACC | GEN):
            # A dative is to whom, not what.
            if (
                candidate.addressee is None
                and match.cue.takes_hearer
                and may_speak(context.text, phrase)
            ):
                candidate.addressee = i
            continue
        if (
            phrase.preposition is not None
            and context.text.lower[phrase.preposition] in match.cue.prep
        ):
            return phrase.preposition, None
        if begin is None and phrase.preposition is None:
            begin = phrase.start
            readings = context.language.nouns.get(context.text.lower[phrase.head])
            if readings and phrase.kind == "description":
                return begin, readings[0].cue
    return begin, None


def _without(
    context: Context, candidate: Candidate, match: CueMatch, start: int, end: int
) -> list[Range]:
    """[start, end) without the tokens of the cue and of the speaker."""
    spoken = context.phrases[candidate.speaker] if candidate.speaker is not None else None
    kept: list[Range] = []
    for i in range(start, end):
        if i in match.tokens or (spoken is not None and spoken.start <= i < spoken.end):
            continue
        if kept and kept[-1][1] == i:
            kept[-1] = (kept[-1][0], i + 1)
        else:
            kept.append((i, i + 1))
    return kept or [(start, end)]
