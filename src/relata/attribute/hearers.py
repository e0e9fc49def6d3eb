"""Who else stands inside what the encoder takes for who speaks: "*Reutersnek* Nagy Ádám".

In a language that marks the hearer by an ending (Hungarian -nak, -nek) a word with it stands next
to the speaker without a preposition or comma between them; in one whose articles show the case an
outlet with its article stands after the speaker's name ("sagte Ida Holm *der Presse-Agentur*").
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from relata.attribute.near_frame import OUTLETS, speaks_in_relative
from relata.knowledge import organisations
from relata.lang.language import words_of
from relata.lang.schema import Flag
from relata.model.analysis import DAT, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relata.lang.language import Language
    from relata.model.analysis import Draft, Phrase, Segmented
    from relata.model.record import Spans

#: Tokens, the end exclusive.
Range = tuple[int, int]

_ARTICLE, _COORDINATION = int(Flag.ARTICLE), int(Flag.COORDINATION)
#: Words of an infinitive clause that are looked at.
_CLAUSE = 20
#: Phrases of a speaker that are looked at, and kinds of bodies that hear.
_PHRASES = 4
_BODIES = frozenset(("outlet", "agency", "institution", "organisation"))
#: Letters of a word in addition to the ending, at least: "annak" is a pronoun.
_STEM = 3
#: Words between such a phrase and the cue: "a képviselőknek *azt* mondta".
_NEAR = 1


def alone(
    ranges: list[Range], text: Segmented, phrases: Sequence[Phrase], language: Language
) -> list[Range]:
    """The ranges (tokens) of a speaker without who hears."""
    ranges, _ = without_hearer(ranges, text, language)
    ranges = without_object(ranges, text, language)
    return without_body_after_name(ranges, text, phrases)


def turn_hearers(
    drafts: list[Draft], text: Segmented, phrases: Sequence[Phrase], language: Language
) -> None:
    """Let who is spoken to or against not speak: "dijo *a* la red Unitel", "claims *against* Holm",
    "sagte *der MOPO*".

    The speaker is then open. Linear in the drafts.
    """
    targets = language.view(_targets)
    for draft in drafts:
        party = draft.speaker
        if party is None or party.phrase is None or party.carried:
            continue
        at = _preposition(phrases, party.phrase)
        if at is None and _hears_outlet(draft, text, phrases[party.phrase], targets):
            draft.speaker, draft.addressee = None, draft.addressee or party
        if at is None or text.starts[at] >= party.spans[0][1]:
            continue
        if speaks_in_relative(draft, text, phrases[party.phrase]):
            continue
        if text.lower[at] in targets.against:
            draft.speaker = None
        elif text.lower[at] in targets.hearers and at and _ends(draft.cue, text.ends[at - 1]):
            draft.speaker = None
            draft.addressee = draft.addressee or party


def _preposition(phrases: Sequence[Phrase], index: int) -> int | None:
    """The token of a phrase's preposition, or of the description's before a name: "a la red X"."""
    phrase, before = phrases[index], phrases[index - 1] if index else None
    alone = phrase.name is not None and phrase.name[0] == phrase.start
    if alone and phrase.preposition is None and before is not None and before.end == phrase.start:
        return before.preposition
    return phrase.preposition


def _hears_outlet(draft: Draft, text: Segmented, phrase: Phrase, targets: _Targets) -> bool:
    """Does an outlet in the dative hear what only people say: "sagte *der MOPO*"?"""
    hears = phrase.entity in OUTLETS and phrase.case & DAT and draft.lemma in targets.personal
    if not hears or not phrase.start or not _ends(draft.cue, text.ends[phrase.start - 1]):
        return False
    # An outlet that is called by its article is in the nominative: "sagte der Spiegel".
    start, end = text.span(phrase.start, phrase.end)
    own = organisations.outlet(text.text[start : start + 1].upper() + text.text[start + 1 : end])
    return own is None


def _ends(cue: Spans, at: int) -> bool:
    return any(end == at for _, end in cue)


class _Targets(Struct, frozen=True):
    """Prepositions of whom words are aimed at, and of who hears them."""

    against: frozenset[str]
    hearers: frozenset[str]
    #: Lemmas of verbs of what no outlet does.
    personal: frozenset[str]


def _targets(language: Language) -> _Targets:
    grammar = language.file.grammar
    return _Targets(
        frozenset(words_of(grammar.against)),
        frozenset(words_of(grammar.addressee_prepositions)),
        frozenset(words_of(grammar.personal_verbs)),
    )


def without_object(ranges: list[Range], text: Segmented, language: Language) -> list[Range]:
    """The ranges (tokens) without the object of an infinitive clause that a comma opens.

    "versuchte *der Staatschef*, Holm vor der Flut zu warnen": no apposition, as no mark ends it.
    """
    infix = language.file.grammar.infinitive_infix
    (start, end), words = (ranges[0][0], ranges[-1][1]), text.words
    comma = next((at for at in range(end - 1, start, -1) if words[at] == ","), None)
    if not infix or comma is None or end >= len(words) or text.kinds[end] != WORD:
        return ranges
    if any(text.flags[at] & _COORDINATION for at in range(start, end)):
        return ranges  # a list of speakers
    for at in range(end, min(end + _CLAUSE, len(words) - 1)):
        if words[at] == ",":
            break
        if text.lower[at] == infix and words[at + 1].islower():  # no noun, no end: an infinitive
            return [(start, comma)]
    return ranges


def without_body_after_name(
    ranges: list[Range], text: Segmented, phrases: Sequence[Phrase]
) -> list[Range]:
    """The ranges (tokens) without a body that follows a person's name with an article.

    "Ida Holm der Presse-Agentur": nobody's name goes on so. `phrases` stand in the order of the
    text.
    """
    start, end = ranges[0][0], ranges[-1][1]
    first = bisect_left(phrases, start, key=attrgetter("start"))
    for name in phrases[first : first + _PHRASES]:
        after = name.end
        if after >= end:
            break
        if name.name is None or name.entity != "person" or not text.flags[after] & _ARTICLE:
            continue
        at = bisect_left(phrases, after, key=attrgetter("start"))
        begins = at < len(phrases) and phrases[at].start == after
        if begins and phrases[at].preposition is None and phrases[at].entity in _BODIES:
            return [(a, min(b, after)) for a, b in ranges if a < after]
    return ranges


def without_hearer(
    ranges: list[Range], text: Segmented, language: Language
) -> tuple[list[Range], Range | None]:
    """The ranges (tokens) without a hearer at either end, and the hearer; None where none is.

    What stands after the hearer speaks ("a Hírlapnak *Nagy Ádám*"), else what stands before its
    article ("*a miniszter* a képviselőknek").
    """
    endings = words_of(language.file.phrases.hearer_endings)
    if not endings or not ranges:
        return ranges, None
    start, end = ranges[0][0], ranges[-1][1]
    marked = [k for k in range(start, end) if _is_hearer(text, k, end, endings)]
    if not marked:
        return ranges, None
    last = marked[-1]
    if any(text.kinds[k] == WORD for k in range(last + 1, end)):
        return [(last + 1, end)], (start, last + 1)
    opening = [k for k in range(start + 1, last) if text.flags[k] & _ARTICLE]
    if opening:
        return [(start, opening[-1])], (opening[-1], last + 1)
    return ranges, None


def is_marked(text: Segmented, phrase: Phrase, draft: Draft, language: Language) -> bool:
    """Shows the ending of a phrase next to the cue who hears: "azt mondta *az MTI-nek*"?"""
    endings = words_of(language.file.phrases.hearer_endings)
    last = phrase.end - 1
    if not endings or phrase.head != last or not _is_hearer(text, last, phrase.end, endings):
        return False
    first = bisect_left(text.starts, draft.cue[0][0])
    after = bisect_left(text.starts, draft.cue[-1][1])
    return 0 <= first - phrase.end <= _NEAR or 0 <= phrase.start - after <= _NEAR


def _is_hearer(text: Segmented, at: int, end: int, endings: tuple[str, ...]) -> bool:
    """Has a word the ending, and does another phrase begin after it?

    An owner has the same ending ("az osztályának főorvosa"), and so may a surname ("Vanek Péter").
    """
    word, after = text.lower[at], at + 1
    if after + 1 == end and all(text.words[k][:1].isupper() for k in (at, after)):
        return False
    if after < end and not (text.flags[after] & _ARTICLE or text.words[after][:1].isupper()):
        return False
    if text.kinds[at] != WORD or not word.endswith(endings) or text.flags[at] & Flag.PRONOUN:
        return False
    return any(word.endswith(e) and len(word) >= len(e) + _STEM for e in endings)
