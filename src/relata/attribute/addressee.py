"""To whom the words were said: decided here, whichever engine found the statement.

What the engine proposes stays or goes; where it names nobody, the frame is asked: "urged voters to
stay", "told them that", "said in an email to staff", "said before parliament", "said in an
interview with the BBC", "asked by the Post, she said".
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct, structs

from relata.attribute.hearers import is_marked
from relata.attribute.near_frame import OUTLETS, first_from, governed_by, phrases_near, with_name
from relata.attribute.quoted_sources import is_source
from relata.lang.language import Language, words_of
from relata.lang.lexicon import Cue
from relata.lang.schema import Flag
from relata.model.analysis import ACC, DAT, GEN, OPEN, Draft, Party, Phrase, Segmented
from relata.model.record import Spans

#: How sure such an addressee is; set by hand on the articles of tests/gold.
_SCORE = 0.8
_TO_WHOM = "to whom it is said"
#: Words between the cue and its object: "urged once more all voters".
_BEFORE_OBJECT = 1
#: Words between the noun and its preposition: "an email on Monday to staff".
_BETWEEN = 2
#: Words between a participle and its agent: "asked about the dam last week by".
_BETWEEN_AGENT = 6
_AFTER_AGENT = 2
#: Acts whose cue is directed at somebody.
_DIRECTED = frozenset(("demand", "ask", "warn", "promise", "thank", "threaten", "condole"))
#: Acts whose object is spoken about.
_ABOUT = frozenset(("accuse",))
_HEARERS = frozenset(("person", "unnamed", "organisation", "institution", "outlet", "agency"))
#: Kinds of phrases that hear nothing.
_THINGS = frozenset(("document", "event", "place"))
_MARKS = frozenset((",", ":"))
_OPENS = int(Flag.INFINITIVE | Flag.COMPLEMENTISER | Flag.QUESTION)
_BEFORE_CLAUSE = int(Flag.ADVERB | Flag.CORRELATE)
_CLAUSE = int(Flag.SUBORDINATION)
#: Words between the cue and its addressee that are looked at.
_MAX_BETWEEN = 24
_SMALL = int(Flag.ADVERB | Flag.REFLEXIVE | Flag.NEGATION)


class _Words(Struct, frozen=True):
    """Words of a language that stand before whom something is said to."""

    #: Before a hearer wherever he stands in the frame: "gegenüber", "devant".
    before_hearers: frozenset[str]
    #: Nouns for what is addressed to somebody, and the prepositions after them: "email", "to".
    letters: tuple[str, ...]
    letter_prepositions: frozenset[str]
    talks: frozenset[str]
    talk_prepositions: frozenset[str]
    #: Participles of who is asked, and the prepositions of who asks: "asked", "by".
    asked: frozenset[str]
    agents: frozenset[str]
    #: Prepositions of where something is said or printed that no hearer has: "in" (the Post).
    only_places: frozenset[str]
    #: The last part of a compound is a noun, too: "Fernsehansprache".
    compounds: bool
    #: Words of which somebody speaks: "referring to the captain" names no hearer.
    topics: frozenset[str]


def _words(language: Language) -> _Words:
    grammar, hands = language.file.grammar, language.file.hands
    return _Words(
        frozenset((*words_of(grammar.addressee_prepositions), *words_of(hands.before_hearers))),
        words_of(hands.letters),
        frozenset(words_of(hands.letter_prepositions)),
        frozenset(words_of(hands.talks)),
        frozenset(words_of(hands.talk_prepositions)),
        frozenset(words_of(hands.asked)),
        frozenset(words_of(hands.agent_prepositions)),
        frozenset(words_of(hands.places))
        - frozenset((*words_of(hands.talk_prepositions), *words_of(hands.letter_prepositions))),
        grammar.nouns_capitalised,
        frozenset(words_of(grammar.topics)),
    )


def add_addressees(
    drafts: list[Draft], text: Segmented, phrases: list[Phrase], language: Language
) -> None:
    """Add to each draft without an addressee the one that its frame names.

    `phrases` stand in the order of the text. Linear: each draft looks at a bounded part.
    """
    for draft in drafts:
        _cut_hearer(draft, text, phrases, language)
        if not _hears(draft, text, phrases, language):
            draft.addressee = None
        if draft.addressee is None and draft.cue and draft.act not in _ABOUT:
            index = _named_in_frame(draft, text, phrases, language)
            if index is not None:
                span = text.span(phrases[index].start, phrases[index].end)
                draft.addressee = Party((span,), _SCORE, _TO_WHOM, index)
        _add_name(draft, text, phrases)


def _named_in_frame(
    draft: Draft, text: Segmented, phrases: list[Phrase], language: Language
) -> int | None:
    """The phrase in which the frame names a hearer; None where it names none."""
    if draft.medium == ("thought",):
        return None
    verbs = _verbs(draft, text, language)
    index = _object(draft, text, phrases, verbs, language)
    if index is None:
        index = _after_speaker(draft, text, phrases)
    if index is None:
        index = _after_preposition(draft, text, phrases, _directed(verbs), language)
    return index


def _add_name(draft: Draft, text: Segmented, phrases: list[Phrase]) -> None:
    """Let the name next to a description be the addressee: "a la red *Unitel*"."""
    party = draft.addressee
    if party is None or party.phrase is None:
        return
    named = with_name(party.phrase, phrases)
    if named != party.phrase:
        spans = (*party.spans[:-1], (party.spans[-1][0], text.ends[phrases[named].end - 1]))
        draft.addressee = structs.replace(party, spans=spans, phrase=named)


def _cut_hearer(draft: Draft, text: Segmented, phrases: list[Phrase], language: Language) -> None:
    """Let who stands at the speaker's end hear: an outlet in the dative ("wie Leute bei Holm *der
    Zeitung* sagten"), or after the verb's own preposition ("so reagieren Leute *auf Holm*")."""
    speaker = draft.speaker
    if speaker is None or speaker.phrase is None or draft.addressee is not None or not draft.cue:
        return
    end = bisect_left(text.ends, speaker.spans[-1][1]) + 1
    after = phrases[speaker.phrase].end
    index = first_from(after, phrases)
    if index == len(phrases) or phrases[index].end != end:
        return
    hearer = phrases[index]
    if hearer.preposition is None:
        hears = hearer.start == after and hearer.entity in OUTLETS and bool(hearer.case & DAT)
    else:
        directed = governed_by(text, hearer, _directed(_verbs(draft, text, language)))
        hears = hearer.preposition == after and directed and hearer.entity not in _THINGS
    cut = (speaker.spans[-1][0], text.ends[after - 1])
    if hears and cut[0] < cut[1]:
        span = text.span(hearer.start, hearer.end)
        draft.addressee = Party((span,), _SCORE, _TO_WHOM, index)
        if _hears(draft, text, phrases, language):
            draft.speaker = structs.replace(speaker, spans=(*speaker.spans[:-1], cut))


def _hears(draft: Draft, text: Segmented, phrases: list[Phrase], language: Language) -> bool:
    """Whether the engine's addressee is one: not "it", a thing, or a part of what is said.

    What a content begins with may be an addressee before a clause: "voters to stay".
    """
    party = draft.addressee
    if party is None or party.phrase is None:
        return True
    phrase = phrases[party.phrase]
    hears = phrase.kind == "name" or _can_hear(phrase, language)
    if is_source(text, phrase, language):
        return False
    if phrase.entity in OUTLETS and governed_by(text, phrase, language.view(_words).only_places):
        return False  # "writes in the Post" addresses nobody
    if not hears or (phrase.kind == "pronoun" and phrase.gender == "n"):
        return False
    if phrase.preposition is None and _to_oneself(draft, text):
        return False
    if _in_other_clause(draft, text, phrase):
        return False
    if phrase.preposition is not None:
        return True
    start = text.starts[phrase.start]
    if any(a == start for a, _ in draft.content) and _clause_follows(draft, text, phrase, language):
        return True
    return not any(a <= start < b for a, b in draft.content)


def _to_oneself(draft: Draft, text: Segmented) -> bool:
    """Is a reflexive in the cue, or right after it: "residents ask *themselves*"?"""
    if not draft.cue:
        return False
    first = bisect_left(text.starts, draft.cue[0][0])
    after = bisect_left(text.starts, draft.cue[0][1])
    return any(flag & Flag.REFLEXIVE for flag in text.flags[first : after + 1])


def _in_other_clause(draft: Draft, text: Segmented, phrase: Phrase) -> bool:
    """Does a mark part the phrase from the cue, with the word of another clause, or before it?

    "sagt sie, während im Raum Orgelpfeifen stehen"; "is coming to Belvidere, saying …".
    """
    if not draft.cue:
        return False
    first = bisect_left(text.ends, draft.cue[0][0] + 1)
    last = bisect_left(text.ends, draft.cue[-1][1])
    if phrase.start > last:
        return any(
            text.words[at] == "," and text.flags[at + 1] & _CLAUSE
            for at in range(last + 1, min(phrase.start, last + _MAX_BETWEEN))
        )
    before = range(max(phrase.end, first - _MAX_BETWEEN), first)
    return (
        phrase.preposition is not None
        and phrase.end == before.start < first
        and (
            text.words[phrase.end] == ","
            and phrase.preposition > text.sentences[text.sentence_of[first]][0]
        )
    )


def _object(
    draft: Draft, text: Segmented, phrases: list[Phrase], verbs: list[Cue], language: Language
) -> int | None:
    """The object after a cue that is directed at somebody; None where there is none."""
    last = bisect_left(text.ends, draft.cue[-1][1])
    # "erinnerte die Gäste daran": the object stands after the verb.
    at = bisect_left(text.ends, draft.cue[0][1]) + 1
    while at < len(text.lower) and at <= last + _BEFORE_OBJECT and text.flags[at] & _SMALL:
        at += 1
    directed = _directed(verbs)
    after_cue = at + 1 < len(text.lower) and text.lower[at] in directed
    governed = after_cue or text.lower[at - 1] in directed  # or a part of the cue: "called on"
    by_pack = True if governed else _takes_hearer(draft, verbs)
    if by_pack is None:
        return None
    at += after_cue
    index = first_from(at, phrases)
    if index == len(phrases) or phrases[index].start != at:
        return None
    phrase = phrases[index]
    if (phrase.preposition is not None) != governed or any(r.phrase == index for r in draft.relays):
        return None
    if (phrase.case and not phrase.case & (ACC | DAT | GEN)) or _speaks(draft, text, phrase):
        return None
    if (by_pack or _can_hear(phrase, language)) and _clause_follows(draft, text, phrase, language):
        return index
    apart = not _touches(text, phrase, draft.content)
    return index if by_pack and apart and _can_hear(phrase, language) else None


def _after_speaker(draft: Draft, text: Segmented, phrases: list[Phrase]) -> int | None:
    """The outlet in the dative after cue and speaker: "sagte Holm, der Chef, dem Kurier"."""
    if draft.speaker is None or draft.speaker.spans[0][0] < draft.cue[-1][1]:
        return None
    at = bisect_left(text.starts, draft.speaker.spans[-1][1])
    if at < len(text.words) and text.words[at] == ",":
        at += 1
    index = first_from(at, phrases)
    if index == len(phrases) or phrases[index].start != at:
        return None
    phrase = phrases[index]
    apart = phrase.preposition is None and not _touches(text, phrase, draft.content)
    return index if apart and phrase.entity in OUTLETS and phrase.case & DAT else None


def _verbs(draft: Draft, text: Segmented, language: Language) -> list[Cue]:
    """The verbs that a word of the cue may be a form of."""
    first = bisect_left(text.starts, draft.cue[0][0])
    last = bisect_left(text.ends, draft.cue[-1][1])
    return [
        reading.cue
        for word in text.lower[first : last + 1]
        for reading in language.verbs.get(word, ())
    ]


def _directed(verbs: list[Cue]) -> frozenset[str]:
    """Prepositions before whom one of the verbs is directed at: "called *on* the rebels"."""
    return frozenset[str]().union(*(verb.directed for verb in verbs))


def _takes_hearer(draft: Draft, verbs: list[Cue]) -> bool | None:
    """Whether the cue's verb has a hearer for its object.

    True by its pack, False by its act alone (so that a clause must follow the object), None where
    nothing says so.
    """
    if any(verb.takes_hearer for verb in verbs):
        return True
    return False if verbs and draft.act in _DIRECTED else None


def _clause_follows(draft: Draft, text: Segmented, phrase: Phrase, language: Language) -> bool:
    """Does what is said go on after the phrase, with "to", "that", a comma or an opening mark?"""
    at = phrase.end
    while at < len(text.lower) - 1 and text.flags[at] & _BEFORE_CLAUSE and at < phrase.end + 2:
        at += 1
    if at >= len(text.lower) - 1:
        return False
    if text.words[at] in _MARKS and (_can_hear(phrase, language) or text.flags[at + 1] & _OPENS):
        at += 1  # "Klarheit, so Holm": a comma after a thing shows nothing
    elif text.kinds[at] != OPEN and not text.flags[at] & _OPENS:
        return False
    return any(a <= text.starts[min(at + 1, len(text.starts) - 1)] < b for a, b in draft.content)


def _after_preposition(
    draft: Draft,
    text: Segmented,
    phrases: list[Phrase],
    directed: frozenset[str],
    language: Language,
) -> int | None:
    """Whom the frame names after a preposition: "before parliament", "in an email to staff".

    `directed` are those of the cue's verb: "called *on*".
    """
    words = language.view(_words)
    for index, phrase in phrases_near(draft, text, phrases):
        if phrase.kind == "pronoun" or _speaks(draft, text, phrase):
            continue
        if _touches(text, phrase, draft.content) or is_source(text, phrase, language):
            continue
        hears = phrase.entity not in _THINGS and (
            _leads_to(text, phrase, words, language)
            or is_marked(text, phrase, draft, language)
            or (
                governed_by(text, phrase, directed)
                and text.lower[(phrase.preposition or 1) - 1] not in words.topics
                and text.starts[phrase.start] > draft.cue[-1][1]
                and (phrase.kind == "name" or _can_hear(phrase, language))
            )
        )
        if hears or (phrase.kind == "name" and _talked(text, phrase, words)):
            return index
    return None


def _leads_to(text: Segmented, phrase: Phrase, words: _Words, language: Language) -> bool:
    """Does the word before the phrase, or the contraction that opens it ("au"), name a hearer?"""
    at = phrase.start if phrase.preposition is None else phrase.preposition
    if text.lower[at] in words.before_hearers and _can_hear(phrase, language):
        return phrase.preposition is not None or phrase.end - phrase.start > 1
    before = text.lower[max(0, at - 1 - _BETWEEN) : at]
    if text.lower[at] in words.letter_prepositions and any(
        word.endswith(words.letters) if words.compounds else word in words.letters
        for word in before
    ):
        return True
    if not _can_hear(phrase, language):
        return False
    return _talked(text, phrase, words) or (
        text.lower[at] in words.agents and _asks(text, phrase, at, words)
    )


def _talked(text: Segmented, phrase: Phrase, words: _Words) -> bool:
    """Is the phrase with whom a talk was: "in an interview with Lee"?

    Also a name in quotation marks, which may be that of a work or of a paper.
    """
    at = phrase.start if phrase.preposition is None else phrase.preposition
    before = text.lower[max(0, at - 1 - _BETWEEN) : at]
    return text.lower[at] in words.talk_prepositions and not words.talks.isdisjoint(before)


def _asks(text: Segmented, phrase: Phrase, at: int, words: _Words) -> bool:
    """Is who stands after the preposition at token `at` who asked: "asked by the Post"?

    In the same clause: "was er von Holm wolle" is something else.
    """
    if any(word in words.asked for word in text.lower[phrase.end : phrase.end + _AFTER_AGENT]):
        return True  # "vom Kurier gefragt"
    for before in range(at - 1, max(-1, at - 1 - _BETWEEN_AGENT), -1):
        if text.lower[before] in words.asked:
            return True
        if text.words[before] in _MARKS:
            break
    return False


def _speaks(draft: Draft, text: Segmented, phrase: Phrase) -> bool:
    """Is the phrase the speaker, or a part of it?"""
    return draft.speaker is not None and _touches(text, phrase, draft.speaker.spans)


def _can_hear(phrase: Phrase, language: Language) -> bool:
    """Is the phrase somebody: a person, a body, or a name that only a name's capital shows?"""
    if phrase.kind == "name" and not language.file.grammar.nouns_capitalised:
        return True
    return phrase.entity in _HEARERS or phrase.kind in ("pronoun", "place-for-government")


def _touches(text: Segmented, phrase: Phrase, spans: Spans) -> bool:
    start, end = text.span(phrase.start, phrase.end)
    return any(a < end and start < b for a, b in spans)


__all__ = ["add_addressees"]
