"""Who is said to say it, through whose hands, and how surely: what differs by the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relata.comparison.versions.changes.sides import MAX_SHOWN, Side, change, voice_shown
from relata.comparison.versions.prepared import Prepared
from relata.comparison.versions.story import StatementChange
from relata.model.codes import Certainty
from relata.model.record import Span, Spans
from relata.names.matching.same_name import same_name
from relata.names.parts.parse import parse
from relata.names.uses.index import skeleton

#: How much each certainty gives a reader to believe.
_RANKS: dict[Certainty, int] = {
    "doubted": 0, "suggested": 1, "open": 1, "asserted": 2, "fact": 3,
}  # fmt: skip
#: The rank of a plain assertion.
_PLAIN = _RANKS["asserted"]
#: Below this probability two names are others.
_HARDLY = 0.25
#: Letters of a word that is a name's own.
_LONG_WORD = 4


def attribution(one: Side, other: Side) -> Iterator[StatementChange]:
    """What differs in speaker, addressee, hands, certainty and quotation marks."""
    yield from _speaker(one, other)
    yield from _chain(one, other)
    yield from _certainty(one, other)
    yield from _marks(one, other)


def _speaker(one: Side, other: Side) -> Iterator[StatementChange]:
    first, second = one.telling.statement.speaker, other.telling.statement.speaker
    before, after = voice_shown(one.version, first), voice_shown(other.version, second)
    if first is not None and second is None:
        own = _in_own_voice(other)
        yield change("attribution-dropped" if own else "speaker-unnamed", before)
    elif first is None and second is not None:
        own = _in_own_voice(one)
        yield change("attribution-added" if own else "speaker-named", after=after)
    elif first is not None and second is not None:
        differ = not one.telling.speakers & other.telling.speakers
        implied = [side.telling.statement.mode == "free-indirect" for side in (one, other)]
        if differ and implied == [False, True] and one.telling.overt:
            yield change("attribution-dropped", before, after)
        elif one.telling.named and other.telling.named:
            across = one.version.language != other.version.language
            overt = one.telling.overt and other.telling.overt
            if differ and overt and others_by_name(before[0], after[0], across=across):
                yield change("speaker-swapped", before, after)
        elif one.telling.named and not other.telling.speakers & one.telling.speakers:
            yield change("speaker-unnamed", before, after)
        elif other.telling.named and not other.telling.speakers & one.telling.speakers:
            yield change("speaker-named", before, after)
    if one.telling.addressees and other.telling.addressees:
        to = voice_shown(one.version, one.telling.statement.addressee)
        other_to = voice_shown(other.version, other.telling.statement.addressee)
        common = set(to[0].casefold().split()) & set(other_to[0].casefold().split())
        if not common and not one.telling.addressees & other.telling.addressees:
            yield change("addressee-changed", to, other_to)


def _in_own_voice(side: Side) -> bool:
    """Whether nothing shows that a statement without a speaker is somebody's: no cue, no marks."""
    return not side.telling.statement.cue and not side.telling.quotes


def _chain(one: Side, other: Side) -> Iterator[StatementChange]:
    ours, theirs = one.telling.hands, other.telling.hands
    lost, new = _not_named(one, ours, other), _not_named(other, theirs, one)
    if lost and not new:
        yield change("chain-shortened", before=_hands(one.version, lost))
    elif new and not lost:
        yield change("chain-lengthened", after=_hands(other.version, new))


def others_by_name(one: str, other: str, *, across: bool) -> bool:
    """Whether two names can hardly be one.

    Where one is a single word, a word in common is enough; across languages, in which
    transcriptions differ much, only full names without a word in common are others.
    """
    if same_name(one, other).score >= _HARDLY:
        return False
    mine, theirs = ([skeleton(word.latin) for word in parse(name).words] for name in (one, other))
    fewest = min(len(mine), len(theirs))
    common = bool(set(mine) & set(theirs))
    if across:
        return fewest > 1 and not common
    return not common or (len(mine) == len(theirs) > 1 and mine[-1] != theirs[-1])


def _not_named(one: Side, hands: Sequence[str], other: Side) -> list[str]:
    """The hands of one telling that the other has not, and does not name."""
    numbers = {other.version.entities.get(hand) for hand in other.telling.hands}
    return [
        hand
        for hand in hands
        if one.version.entities.get(hand) not in numbers and not _names(one, hand, other)
    ]


def _names(one: Side, hand: str, other: Side) -> bool:
    """Whether the other telling names a hand, in whatever part: words of its name stand there."""
    statement = other.telling.statement
    voices = [voice.spans for voice in (statement.speaker, statement.addressee) if voice]
    spans = [span for part in (statement.frame, statement.content, *voices) for span in part]
    text = " ".join(other.version.text[start:end] for start, end in spans)
    entity = next((e for e in one.version.record.entities if e.id == hand), None)
    words = set(text.casefold().split())
    return entity is not None and any(
        len(word) >= _LONG_WORD and word in words
        for form in (entity.name, *entity.forms)
        for word in form.casefold().split()
    )


def _hands(version: Prepared, hands: Sequence[str]) -> tuple[str, Span | None]:
    entities = [one for one in version.record.entities if one.id in hands]
    span = next((m.span for one in entities for m in one.mentions if m.kind == "name"), None)
    return ", ".join(one.name for one in entities)[:MAX_SHOWN], span


def _certainty(one: Side, other: Side) -> Iterator[StatementChange]:
    first, second = one.telling.statement, other.telling.statement
    before, after = _cue(one.version, first.cue), _cue(other.version, second.cue)
    if first.mode == "hearsay" and second.mode != "hearsay" and second.speaker is None:
        yield change("hedge-dropped", before, after)
    low, high = _RANKS.get(first.certainty), _RANKS.get(second.certainty)
    if low is None or high is None or not (first.cue and second.cue):
        return
    if one.version.language != other.version.language:
        # Lists of cues differ in where a plain assertion ends.
        low, high = min(low, _PLAIN), min(high, _PLAIN)
    if high > low:
        yield change("certainty-raised", before, after)
    elif high < low:
        yield change("certainty-lowered", before, after)


def _cue(version: Prepared, spans: Spans) -> tuple[str, Span | None]:
    if not spans:
        return "", None
    return " ".join(version.text[start:end] for start, end in spans)[:MAX_SHOWN], spans[0]


def _marks(one: Side, other: Side) -> Iterator[StatementChange]:
    first, second = one.telling.quotes, other.telling.quotes
    if first and not second:
        yield change("quotation-marks-dropped")
    elif second and not first:
        yield change("quotation-marks-added")
