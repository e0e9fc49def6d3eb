"""Outlets that a sentence names as where its words were spoken, printed or obtained.

"in an interview with the BBC", "asked by the Ledger", "documents obtained by the Times", "in a
guest column for the Post", "said on CNN", "said, according to the Post": they are hands
(`Draft.relays`), whichever engine found the statement.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct, structs

from relata.attribute.near_frame import OUTLETS, is_party, phrases_near, with_name
from relata.knowledge import organisations
from relata.lang.language import Language, words_of
from relata.model.analysis import OPEN, PUNCT, Draft, Party, Phrase, Segmented
from relata.model.record import Spans

#: Words between the noun and the preposition: "in an interview on Monday with"; between the
#: participle and its agent: "asked about the dam last week by".
_BETWEEN = 3
_BETWEEN_AGENT = 6
#: Words between "according to" and the preposition of the outlet: "según informaciones de la BBC".
_BETWEEN_ACCORDING = 2
#: Words between the noun for a talk and an outlet in a case of its own.
_BARE = 2
_STOPS = frozenset((",", ";", ":", "."))
_TALK = "with which the talk was"
#: How sure it is that such an outlet is a hand; set by hand on the articles of tests/gold.
_SCORE = 0.8


class _Way(NamedTuple):
    """One way in which words before an outlet make it a hand."""

    #: Nouns or participles, and the prepositions after them.
    nouns: frozenset[str]
    prepositions: frozenset[str]
    #: Words between both, at most.
    between: int
    #: Why it is a hand.
    why: str


class _Words(Struct, frozen=True):
    """What makes an outlet a hand."""

    talk: _Way
    had: _Way
    printed: _Way
    #: Prepositions that say by themselves where the words were spoken or printed.
    places: frozenset[str]
    #: "according to", word by word.
    according: tuple[tuple[str, ...], ...]
    #: Verb forms after which stands whom an outlet quotes.
    quotes: frozenset[str]
    #: Endings of an outlet that say so: "-ban".
    place_endings: tuple[str, ...]


def _words(language: Language) -> _Words:
    hands, according = language.file.hands, language.file.according
    had = frozenset((*words_of(hands.participles), *words_of(hands.asked)))
    agents = frozenset(words_of(hands.agent_prepositions))
    talks, pieces = frozenset(words_of(hands.talks)), frozenset(words_of(hands.pieces))
    with_whom = frozenset(words_of(hands.talk_prepositions))
    in_which = frozenset(words_of(hands.piece_prepositions))
    return _Words(
        _Way(talks, with_whom, _BETWEEN, _TALK),
        _Way(had, agents, _BETWEEN_AGENT, "which had it or asked"),
        _Way(pieces, in_which, _BETWEEN, "in which it was printed"),
        frozenset(words_of(hands.places)),
        tuple(sorted({tuple(phrase.split()) for phrase in according.before})),
        frozenset(words_of(hands.quotes)),
        words_of(hands.place_endings),
    )


def add_outlets(
    drafts: list[Draft], text: Segmented, phrases: list[Phrase], language: Language
) -> None:
    """Add to each draft the outlets that its sentence names as a way of its words.

    `phrases` stand in the order of the text. Linear: each draft looks at a bounded part.
    """
    words = language.view(_words)
    if not any(phrase.entity in OUTLETS for phrase in phrases):
        return
    for draft in drafts:
        _passed_on(draft, text, phrases, words)
        for index, phrase in phrases_near(draft, text, phrases):
            if phrase.entity not in OUTLETS or is_party(draft, index):
                continue
            named = with_name(index, phrases)
            if is_party(draft, named):
                continue
            why = _way(text, phrase, words)
            is_named = phrase.name is not None or named != index
            if why is None and draft.speaker is not None and is_named:
                why = _place(text, phrase, words)
            if why is not None:
                span = text.span(phrase.start, phrases[named].end)
                hand = Party((span,), _SCORE, why, named)
                draft.relays = [hand, *draft.relays]
                if why == _TALK and draft.addressee is None:
                    draft.addressee = hand


def _passed_on(draft: Draft, text: Segmented, phrases: list[Phrase], words: _Words) -> None:
    """Make the outlet that only had the words a hand: "he added, in comments carried by the Post".

    The speaker is then open: who speaks in the sentence, or spoke before.
    """
    outlet = draft.speaker
    if outlet is None or outlet.phrase is None:
        return
    phrase = phrases[outlet.phrase]
    if phrase.entity not in OUTLETS or phrase.preposition is None:
        return
    had = words.had
    if text.lower[phrase.preposition] not in had.prepositions:
        return
    # "was quoted by the Post": the Post does what the cue says.
    if any(
        text.lower[at] in had.nouns and not _is_in(text.starts[at], draft.cue)
        for at in range(max(0, phrase.preposition - had.between), phrase.preposition)
    ):
        draft.speaker = None
        draft.relays = [structs.replace(outlet, why=had.why), *draft.relays]


def _is_in(at: int, spans: Spans) -> bool:
    return any(start <= at < end for start, end in spans)


def _way(text: Segmented, phrase: Phrase, words: _Words) -> str | None:
    """Why the outlet of a phrase is a hand by a noun or participle; None where nothing says so."""
    at = _preposition(text, phrase)
    for way in (words.talk, words.had, words.printed):
        before = text.lower[max(0, at - 1 - way.between) : at]
        if text.lower[at] in way.prepositions and not way.nouns.isdisjoint(before):
            return way.why
    for distance in range(1, min(_BETWEEN, phrase.start) + 1):
        word = text.lower[phrase.start - distance]
        if distance <= _BARE and word in words.talk.nouns:
            return _TALK  # "в интервью телеканалу CNN"
        if word in words.quotes and phrase.preposition is None:
            return "which quotes it"  # "zitiert ihn die Zeitung", "citing the Post"
        if text.kinds[phrase.start - distance] == PUNCT:
            break
    return None


def _preposition(text: Segmented, phrase: Phrase) -> int:
    """The token that governs the phrase: its preposition, the contraction that opens it ("au
    Figaro"), or the word before its quotation mark ("por 'The Guardian'")."""
    if phrase.preposition is not None:
        return phrase.preposition
    at = phrase.start
    if at and text.kinds[at - 1] in (OPEN, PUNCT) and text.words[at - 1] not in _STOPS:
        return max(0, at - 2)
    return at


def _place(text: Segmented, phrase: Phrase, words: _Words) -> str | None:
    """Why a named outlet is a hand by its preposition: "said on CNN", "according to the Post"."""
    at = _preposition(text, phrase)
    if text.lower[at] in words.places or _is_place(text, phrase, words.place_endings):
        return "where it was said or printed"
    last = phrase.start if phrase.preposition is None else at + 1
    for phrase_words in words.according:
        size = len(phrase_words)
        for end in range(last, max(size, last - _BETWEEN_ACCORDING - 1) - 1, -1):
            if tuple(text.lower[end - size : end]) == phrase_words:
                return "according to which it was said"
    return None


def _is_place(text: Segmented, phrase: Phrase, endings: tuple[str, ...]) -> bool:
    """Has an outlet's name the ending of a place: "az M1-*en*"?"""
    if not endings or phrase.name is None:
        return False
    start, end = text.starts[phrase.name[0]], text.ends[phrase.name[1] - 1]
    return organisations.inflected(text.text[start:end], endings) is not None


__all__ = ["add_outlets"]
