"""Who is warned does not speak: the subject of a passive hears, and its agent speaks.

"Residents were warned by the mayor that the dam might break", whichever engine found it. Only verbs
whose pack says that they have a hearer for their object ("warn", not "quote": who is quoted does
speak). Without an agent the body speaks that spoke in the sentence before, or nobody is said to.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct, structs

from relata.attribute.near_frame import (
    first_from,
    governed_by,
    phrases_near,
    speaks_in_relative,
)
from relata.lang.language import Language, words_of
from relata.lang.lexicon import PARTICIPLE
from relata.lang.schema import Flag
from relata.model.analysis import ACC, DAT, GEN, Draft, Party, Phrase, Segmented

#: Words before the participle among which its auxiliary is looked for.
_BEFORE = 4
_SMALL = int(Flag.ADVERB | Flag.NEGATION)
#: What may go on in a passive without an agent, and how much of its score is left.
_BODIES = frozenset(("institution", "organisation", "document"))
_FADES = 0.8
#: How sure it is that the subject hears; set by hand on the articles of tests/gold.
_SCORE = 0.8
#: Cases that only objects have.
_OBJECT = GEN | DAT | ACC
_GOES_ON = "the voice that goes on"
_HEARS = "who is addressed, by the passive"
_AGENT = "the agent of the passive"


class _Words(Struct, frozen=True):
    auxiliaries: frozenset[str]
    agents: frozenset[str]
    #: Prepositions before who hears, where verbs stand without a subject; () elsewhere.
    hearers: frozenset[str]
    #: Verb forms after which stands whom an outlet quotes: "citando" (a la policía).
    quotes: frozenset[str]


def _words(language: Language) -> _Words:
    grammar = language.file.grammar
    # "sind gewarnt": a verb with a hearer for its object has no perfect with these auxiliaries.
    auxiliaries = (*words_of(grammar.passive), *words_of(grammar.stative_auxiliaries))
    dropped = language.file.anaphora.dropped_subjects
    return _Words(
        frozenset(auxiliaries),
        frozenset(words_of(grammar.agent)),
        frozenset(words_of(grammar.addressee_prepositions) if dropped else ()),
        frozenset(words_of(language.file.hands.quotes)),
    )


def turn_passives(
    drafts: list[Draft], text: Segmented, phrases: list[Phrase], language: Language
) -> None:
    """Make the subject of a passive the addressee of its draft, and the agent its speaker.

    `phrases` stand in the order of the text. Linear: each draft looks at a bounded part.
    """
    words = language.view(_words)
    before: Draft | None = None
    for draft in drafts:
        auxiliary = _auxiliary(draft, text, words, language)
        if auxiliary is not None:
            _turn(draft, before, auxiliary, text, phrases, words)
        elif _is_object(draft, text, phrases, language) or _is_addressed(
            draft, text, phrases, words
        ):
            draft.speaker, draft.addressee = None, draft.addressee or draft.speaker
        before = draft


def _turn(
    draft: Draft,
    before: Draft | None,
    auxiliary: int,
    text: Segmented,
    phrases: list[Phrase],
    words: _Words,
) -> None:
    """Turn one draft, whose passive has its auxiliary at that token."""
    subject = draft.speaker
    if subject is None or _is_agent(subject, text, phrases, words):
        if draft.addressee is None:
            draft.addressee = _subject(_first_of_cue(draft, auxiliary, text), text, phrases)
        if subject is None:
            draft.speaker = _agent(draft, text, phrases, words)
    elif draft.addressee is None or draft.addressee.phrase == subject.phrase:
        agent = _agent(draft, text, phrases, words) or _body_before(draft, before, text, phrases)
        draft.speaker, draft.addressee = agent, structs.replace(subject, why=_HEARS)


def _is_object(draft: Draft, text: Segmented, phrases: list[Phrase], language: Language) -> bool:
    """Does the speaker's case show that he is the object of a verb with a hearer for its object?

    "*Министра* спросили, уйдёт ли он": nobody is said to have asked him.
    """
    party = draft.speaker
    if party is None or party.phrase is None or party.carried or not draft.cue:
        return False
    phrase = phrases[party.phrase]
    endings = words_of(language.file.phrases.object_endings)
    by_case = phrase.case & (ACC | DAT) and not phrase.case & ~_OBJECT
    if not (by_case or text.lower[phrase.head].endswith(endings)) or phrase.preposition is not None:
        return False  # nobody is asked in the genitive: "nach Angaben *des Konzerns*"
    if any(a < end and start < b for a, b in party.spans for start, end in draft.cue):
        return False  # "*den Angaben* zufolge"
    if speaks_in_relative(draft, text, phrase):
        return False
    verb = text.lower[bisect_left(text.starts, draft.cue[0][0])]  # not "*nach* Angaben der Polizei"
    return any(reading.cue.takes_hearer for reading in language.verbs.get(verb, ()))


def _first_of_cue(draft: Draft, auxiliary: int, text: Segmented) -> int:
    """The first token of the verb that the auxiliary is a part of: "*ont* été prévenus"."""
    start = text.starts[auxiliary]
    first = next((a for a, b in draft.cue if a <= start < b), start)
    return bisect_left(text.starts, first)


def _is_addressed(draft: Draft, text: Segmented, phrases: list[Phrase], words: _Words) -> bool:
    """Does a preposition show that who is taken for the speaker hears: "*A los vecinos* se les
    informó"? Not one of the cue ("de acuerdo *a* la policía") or of a quotation ("citando *a*")."""
    party = draft.speaker
    if party is None or party.phrase is None or party.carried or not draft.cue:
        return False
    phrase = phrases[party.phrase]
    at = phrase.preposition
    if at is None or text.lower[at] not in words.hearers:
        return False
    if speaks_in_relative(draft, text, phrase):
        return False
    in_cue = any(start <= text.starts[at] < end for start, end in draft.cue)
    return not in_cue and (at == 0 or text.lower[at - 1] not in words.quotes)


def _subject(verb: int, text: Segmented, phrases: list[Phrase]) -> Party | None:
    """Who or what stands right before the verb, as a party; None where nothing does."""
    index = first_from(verb, phrases) - 1
    while index >= 0 and (parent := phrases[index].parent) is not None:
        index = parent
    if index < 0 or phrases[index].end != verb or phrases[index].preposition is not None:
        return None
    span = text.span(phrases[index].start, phrases[index].end)
    return Party((span,), _SCORE, _HEARS, index)


def _body_before(
    draft: Draft, before: Draft | None, text: Segmented, phrases: list[Phrase]
) -> Party | None:
    """The body or paper that spoke in the sentence before, and goes on; None where none did.

    Questions do not go on: whoever "was asked whether" was asked by a reporter.
    """
    if before is None or before.speaker is None or before.speaker.phrase is None:
        return None
    if draft.act == "ask" and draft.certainty == "open":
        return None
    spans = (*before.content, *before.frame)
    last = text.sentence_of[bisect_left(text.ends, max(end for _, end in spans))]
    first = text.sentence_of[bisect_left(text.starts, draft.cue[0][0])]
    party = before.speaker
    if first - last != 1 or phrases[before.speaker.phrase].entity not in _BODIES:
        return None
    return structs.replace(party, carried=True, why=_GOES_ON, score=party.score * _FADES)


def _auxiliary(draft: Draft, text: Segmented, words: _Words, language: Language) -> int | None:
    """The auxiliary of the passive of a verb with a hearer that the cue is; None for another cue.

    It is in the cue, or stands next to the participle but for small words.
    """
    carried = draft.speaker is not None and draft.speaker.carried
    if not draft.cue or draft.act == "quote" or carried:
        return None
    cue = [
        at
        for start, end in draft.cue
        for at in range(bisect_left(text.starts, start), bisect_left(text.starts, end))
    ]
    for at in cue:
        readings = language.verbs.get(text.lower[at], ())
        if any(r.form & PARTICIPLE and r.cue.takes_hearer for r in readings):
            near = [*cue, _before(at, text), min(at + 1, len(text.lower) - 1)]
            found = next((k for k in near if text.lower[k] in words.auxiliaries), None)
            return None if found is None or _is_sure(found, at, text, language) else found
    return None


def _is_sure(auxiliary: int, at: int, text: Segmented, language: Language) -> bool:
    """Are both a cue of what their subject holds: "is convinced that"?"""
    readings = language.verbs.get(text.lower[auxiliary], ())
    return any((text.lower[at],) in reading.cue.particle for reading in readings)


def _before(at: int, text: Segmented) -> int:
    """The first token before `at` that is not a small word: "were once more warned"."""
    first = text.sentences[text.sentence_of[at]][0]
    low = max(first, at - _BEFORE)
    at -= 1
    while at > low and text.flags[at] & _SMALL:
        at -= 1
    return max(at, first)


def _is_agent(party: Party, text: Segmented, phrases: list[Phrase], words: _Words) -> bool:
    """Does a preposition of the agent stand before the party already?"""
    return party.phrase is not None and governed_by(text, phrases[party.phrase], words.agents)


def _agent(draft: Draft, text: Segmented, phrases: list[Phrase], words: _Words) -> Party | None:
    """Who does what the passive says, after "by"; None where nobody is named."""
    for index, phrase in phrases_near(draft, text, phrases):
        if governed_by(text, phrase, words.agents):
            span = text.span(phrase.start, phrase.end)
            if not any(a <= span[0] < b for a, b in draft.content):
                return Party((span,), draft.score, _AGENT, index)
    return None


__all__ = ["turn_passives"]
