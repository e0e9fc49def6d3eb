"""What no engine may show: what nobody says, and questions about what somebody says.

"Experience shows that dykes break" is the writer's own view; "Was sagt die Bürgermeisterin?" and
"Who promised help?" ask for a statement and report none; "residents want more buses" is a want.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from relata.attribute.near_frame import OUTLETS
from relata.lang.language import words_of
from relata.lang.schema import Flag
from relata.model.analysis import OPEN, PUNCT, WORD

if TYPE_CHECKING:
    from relata.lang.language import Language
    from relata.model.analysis import Draft, Phrase, Segmented

_ASKS = int(Flag.QUESTION | Flag.RELATIVE)
_BARE = frozenset(("indirect", "reported"))
#: Drafts before and after one that are looked at; phrases around a word.
_NEAR, _BACK = 6, 4
_PREPOSITION = int(Flag.PREPOSITION)
_DETERMINERS = int(Flag.ARTICLE | Flag.DETERMINER)


class _Nouns(Struct, frozen=True):
    """Lower-case nouns that have no voice, and those that have none without an owner."""

    never: frozenset[str]
    bare: frozenset[str]


def _compile(language: Language) -> _Nouns:
    grammar = language.file.grammar
    return _Nouns(
        frozenset(words_of(grammar.voiceless)), frozenset(words_of(grammar.voiceless_alone))
    )


def mark_unspoken(
    drafts: list[Draft], text: Segmented, phrases: list[Phrase], language: Language
) -> None:
    """Mark the drafts that report what nobody says (`Draft.unspoken`): no view shows them."""
    nouns, wants = language.view(_compile), language.view(_wants)
    topics = language.view(_topics)
    for index, draft in enumerate(drafts):
        draft.unspoken = (
            _has_no_voice(draft, text, phrases, nouns)
            or _is_asked(draft, text)
            or _is_want(draft, text, wants)
            or _is_topic(draft, text, topics)
            or _is_outlet(draft, text, phrases)
            or _points_back(draft, drafts[max(0, index - _NEAR) : index + _NEAR], text)
        )


def _wants(language: Language) -> frozenset[str]:
    return frozenset(words_of(language.file.grammar.wants))


def _topics(language: Language) -> frozenset[str]:
    return frozenset(words_of(language.file.grammar.topics))


def _is_topic(draft: Draft, text: Segmented, topics: frozenset[str]) -> bool:
    """Does the cue only say what somebody speaks of: "*referring to* the agreement"?"""
    if draft.mode != "reported" or draft.quoted or not topics:
        return False
    if any(text.quote_of[_token(text, start)] is not None for start, _ in draft.content):
        return False
    return any(
        text.lower[at] in topics
        for start, end in draft.cue
        for at in range(_token(text, start), _token(text, end - 1) + 1)
    )


def _is_want(draft: Draft, text: Segmented, wants: frozenset[str]) -> bool:
    """Does the cue say what somebody wants, without a word of his: "residents *want* buses"?"""
    if not draft.cue or draft.mode not in _BARE:
        return False
    first, last = _token(text, draft.cue[0][0]), _token(text, draft.cue[-1][1] - 1)
    return first == last and text.lower[first] in wants


def _is_outlet(draft: Draft, text: Segmented, phrases: list[Phrase]) -> bool:
    """Are the words between quotation marks an outlet's name: "said she in the “Sunday Post”"?"""
    if draft.mode != "direct" or len(draft.content) != 1:
        return False
    start, end = draft.content[0]
    first, last = _token(text, start), _token(text, end - 1) + 1
    while first < last and text.kinds[first] in (OPEN, PUNCT):
        first += 1
    at = max(bisect_right(phrases, first, key=attrgetter("start")) - _BACK, 0)
    for phrase in phrases[at : at + 2 * _BACK]:
        name = phrase.name
        if name is None or phrase.entity not in OUTLETS or name[1] <= first:
            continue
        inside = (k for k in range(first, last) if text.kinds[k] == WORD)
        if name[0] <= first and all(name[0] <= k < name[1] for k in inside):
            return True
    return False


def _points_back(draft: Draft, near: list[Draft], text: Segmented) -> bool:
    """Does its sentence only confirm what another says, whose frame stands in the content?

    "“It rains,” says Lee. The mayor confirms that": no words of the mayor's.
    """
    if draft.mode not in _BARE or not draft.cue or draft.speaker is None:
        return False
    (start, _), (_, end) = draft.content[0], draft.content[-1]
    cue = draft.cue[0][0]
    if cue < end or text.sentence_of[_token(text, cue)] == text.sentence_of[_token(text, end - 1)]:
        return False
    return any(
        bool(other.cue)
        and other.speaker is not None
        and other.speaker.spans != draft.speaker.spans
        and start <= other.cue[0][0] < end
        and start <= other.speaker.spans[0][0] < end
        for other in near
    )


def _has_no_voice(draft: Draft, text: Segmented, phrases: list[Phrase], nouns: _Nouns) -> bool:
    """Is its speaker history, time or a number?"""
    if draft.speaker is None or draft.mode == "direct" or draft.speaker.carried:
        return False
    first = _token(text, draft.speaker.spans[0][0])
    last = _token(text, draft.speaker.spans[-1][1] - 1)
    opens = first == text.sentences[text.sentence_of[first]][0]
    head = last
    if draft.speaker.phrase is not None:
        phrase = phrases[draft.speaker.phrase]
        if phrase.name is not None and not opens:
            return False
        head = phrase.head
    if text.lower[head] in nouns.never:
        return True
    if last == head + 1 and text.lower[last] in nouns.never:
        return True  # "common sense", read by its first word
    while first < head and text.flags[first] & _DETERMINERS:
        first += 1
    return text.lower[head] in nouns.bare and first == head == last


def _is_asked(draft: Draft, text: Segmented) -> bool:
    """Does its cue stand in a question that opens with its question word or its verb?"""
    if not draft.cue:
        return False
    cue = _token(text, draft.cue[0][0])
    start, end = text.sentences[text.sentence_of[cue]]
    last = end - 1
    while last > start and text.kinds[last] not in (PUNCT,):
        last -= 1
    if text.words[last][0] != "?":
        return False
    first = start
    while first < cue and (text.kinds[first] == OPEN or text.flags[first] & _PREPOSITION):
        first += 1
    if any(text.kinds[i] == PUNCT for i in range(first, cue)):
        return False  # "Why now, asks Holm?"
    return first == cue or bool(text.flags[first] & _ASKS)


def _token(text: Segmented, offset: int) -> int:
    """The token at a character."""
    return max(bisect_right(text.starts, offset) - 1, 0)
