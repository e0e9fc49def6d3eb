"""What two tellings of one statement say differently.

Speaker, addressee, hands and certainty are compared by the record; figures, names, negations and
hedges by the words of the content. Words are compared within a language only; figures always.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from relata.comparison.differences import RunWord, hedges, turned
from relata.comparison.sense import Effect
from relata.comparison.versions.limits import MAX_WORDS
from relata.comparison.versions.prepared import Prepared, Telling
from relata.comparison.versions.story import GRAVE, StatementChange, StatementChangeKind
from relata.model.codes import Certainty
from relata.model.record import Span, Spans, Voice
from relata.names.matching.same_name import same_name

#: How much each certainty gives a reader to believe.
_RANKS: dict[Certainty, int] = {
    "doubted": 0, "suggested": 1, "open": 1, "asserted": 2, "fact": 3,
}  # fmt: skip
#: Characters of the words that a change shows.
_MAX_SHOWN = 160
#: A content with this share of the other's words, in another language, leaves something out; of a
#: content with fewer words than these it is not known.
_FAR_FEWER, _ENOUGH_WORDS = 0.55, 6
#: Below this probability two names are others.
_HARDLY = 0.25
#: Words of a phrase that names a hand.
_MAX_HAND_WORDS = 8
#: Words of a run in the place of a name.
_MAX_NAME_WORDS = 3
#: Letters of a word that is a name's own.
_LONG_WORD = 4


class Side(Struct, frozen=True, eq=False):
    """A statement in its version, and the words of its content."""

    version: Prepared
    telling: Telling
    #: Indices into `version.sequence`.
    words: tuple[int, ...]

    def key(self, index: int) -> str:
        """The key of a word of the version."""
        return self.version.sequence.keys[index]

    def shown(self, indices: Sequence[int]) -> tuple[str, Span | None]:
        """Some words in a row, as written, and where they stand."""
        if not indices:
            return "", None
        span = self.version.sequence.span(indices[0], indices[-1] + 1)
        return " ".join(self.version.text[slice(*span)].split())[:_MAX_SHOWN], span


def side(version: Prepared, telling: Telling) -> Side:
    """A statement of a version with the words of its content."""
    starts = version.sequence.starts
    words = [
        index
        for start, end in telling.statement.content
        for index in range(bisect_left(starts, start), bisect_left(starts, end))
    ]
    return Side(version, telling, tuple(words[:MAX_WORDS]))


def changes(one: Side, other: Side) -> tuple[StatementChange, ...]:
    """What differs between two tellings of a statement, the gravest first; () where nothing."""
    found = [
        *_speaker(one, other),
        *_chain(one, other),
        *_certainty(one, other),
        *_figures(one, other),
        *_by_words(one, other),
        *_marks(one, other),
    ]
    unique: dict[tuple[str, str, str], StatementChange] = {}
    said: set[tuple[Span | None, Span | None]] = set()
    for change in found:
        place = (change.before_span, change.after_span)
        if change.kind in ("trimmed", "extended") and place in said:
            continue  # the same words, of which a graver change is said already
        said.add(place)
        unique.setdefault((change.kind, change.before, change.after), change)
    return tuple(unique.values())


def in_plain_words(one: Side, words: tuple[int, ...], version: Prepared) -> list[StatementChange]:
    """What a sentence of another version, without attribution, says differently of a content.

    `words`: the sentence, as indices into the version's sequence. Only what turns the sense.
    """
    other = Side(version, one.telling, words)
    found = [*_figures(one, other), *_by_words(one, other)]
    return [change for change in found if change.kind in GRAVE]


def _change(
    kind: StatementChangeKind,
    before: tuple[str, Span | None] = ("", None),
    after: tuple[str, Span | None] = ("", None),
) -> StatementChange:
    return StatementChange(
        kind=kind, before=before[0], after=after[0], before_span=before[1], after_span=after[1]
    )


def voice_shown(version: Prepared, voice: Voice | None) -> tuple[str, Span | None]:
    """The name of a speaker or addressee, and the nearest mention."""
    if voice is None:
        return "", None
    names = {entity.id: entity.name for entity in version.record.entities}
    shown = [names[one] for one in voice.entities if one in names]
    span = voice.spans[0] if voice.spans else None
    if not shown and span:
        shown = [version.text[slice(*span)]]
    return " ".join(", ".join(shown).split())[:_MAX_SHOWN], span


def _speaker(one: Side, other: Side) -> Iterator[StatementChange]:
    first, second = one.telling.statement.speaker, other.telling.statement.speaker
    before, after = voice_shown(one.version, first), voice_shown(other.version, second)
    if first is not None and second is None:
        yield _change("attribution-dropped", before)
    elif first is None and second is not None:
        yield _change("attribution-added", after=after)
    elif first is not None and second is not None:
        differ = not one.telling.speakers & other.telling.speakers
        implied = [side.telling.statement.mode == "free-indirect" for side in (one, other)]
        if differ and implied == [False, True] and one.telling.overt:
            yield _change("attribution-dropped", before, after)
        elif one.telling.named and other.telling.named:
            if differ and one.telling.overt and other.telling.overt and _others(before, after):
                yield _change("speaker-swapped", before, after)
        elif one.telling.named and not other.telling.speakers & one.telling.speakers:
            yield _change("speaker-unnamed", before, after)
        elif other.telling.named and not other.telling.speakers & one.telling.speakers:
            yield _change("speaker-named", before, after)
    if one.telling.addressees and other.telling.addressees:
        to = voice_shown(one.version, one.telling.statement.addressee)
        other_to = voice_shown(other.version, other.telling.statement.addressee)
        common = set(to[0].casefold().split()) & set(other_to[0].casefold().split())
        if not common and not one.telling.addressees & other.telling.addressees:
            yield _change("addressee-changed", to, other_to)


def _chain(one: Side, other: Side) -> Iterator[StatementChange]:
    ours, theirs = one.telling.hands, other.telling.hands
    lost, new = _not_named(one, ours, other), _not_named(other, theirs, one)
    if lost and not new:
        yield _change("chain-shortened", before=_hands(one.version, lost))
    elif new and not lost:
        yield _change("chain-lengthened", after=_hands(other.version, new))


def _others(before: tuple[str, Span | None], after: tuple[str, Span | None]) -> bool:
    """Whether two names can hardly be one."""
    return same_name(before[0], after[0]).score < _HARDLY


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
    return ", ".join(one.name for one in entities)[:_MAX_SHOWN], span


def _certainty(one: Side, other: Side) -> Iterator[StatementChange]:
    first, second = one.telling.statement, other.telling.statement
    before, after = _cue(one.version, first.cue), _cue(other.version, second.cue)
    if first.mode == "hearsay" and second.mode != "hearsay" and second.speaker is None:
        yield _change("hedge-dropped", before, after)
    low, high = _RANKS.get(first.certainty), _RANKS.get(second.certainty)
    if low is None or high is None or not (first.cue and second.cue):
        return
    if high > low:
        yield _change("certainty-raised", before, after)
    elif high < low:
        yield _change("certainty-lowered", before, after)


def _cue(version: Prepared, spans: Spans) -> tuple[str, Span | None]:
    if not spans:
        return "", None
    return " ".join(version.text[start:end] for start, end in spans)[:_MAX_SHOWN], spans[0]


def _figures(one: Side, other: Side) -> Iterator[StatementChange]:
    """Numbers that one side has more often than the other, where that holds of both."""
    ours, theirs = _values(one), _values(other)
    lost = [
        places[-1] for value, places in ours.items() if len(places) > len(theirs.get(value, ()))
    ]
    new = [places[-1] for value, places in theirs.items() if len(places) > len(ours.get(value, ()))]
    if lost and new:
        yield _change("number-changed", one.shown(lost[:1]), other.shown(new[:1]))


def _values(item: Side) -> dict[str, list[int]]:
    """Value -> indices of its words: figures, and number words of two and more."""
    sense = item.version.names.sense
    found: dict[str, list[int]] = {}
    for index in item.words:
        key = item.key(index)
        if not sense.effect(key) & Effect.NUMBER:
            continue
        value = sense.value(key)
        if value[:1].isdecimal() and value not in ("0", "1", "0.5"):
            found.setdefault(value, []).append(index)
    return found


def _marks(one: Side, other: Side) -> Iterator[StatementChange]:
    first, second = _quotes(one), _quotes(other)
    if first and not second:
        yield _change("quotation-marks-dropped")
    elif second and not first:
        yield _change("quotation-marks-added")


def _quotes(item: Side) -> bool:
    statement = item.telling.statement
    return statement.mode == "direct" or bool(statement.quoted)


def _by_words(one: Side, other: Side) -> Iterator[StatementChange]:
    """What the words say differently; across languages only that one side has far fewer."""
    if one.version.language != other.version.language:
        ours, theirs = _open_words(one), _open_words(other)
        if theirs < _FAR_FEWER * ours and ours >= _ENOUGH_WORDS:
            yield _change("trimmed")
        elif ours < _FAR_FEWER * theirs and theirs >= _ENOUGH_WORDS:
            yield _change("extended")
        return
    yield from _polarity(one, other)
    yield from _hedged(one, other)
    runs = list(
        differing_runs([one.key(i) for i in one.words], [other.key(i) for i in other.words])
    )
    for low, high, low_b, high_b in runs:
        yield from _run(one, one.words[low:high], other, other.words[low_b:high_b])


def _open_words(item: Side) -> int:
    return sum(not word.closed for word in item.telling.words)


def _polarity(one: Side, other: Side) -> Iterator[StatementChange]:
    ours, theirs = _negations(one), _negations(other)
    denied = [item.telling.statement.certainty == "denied" for item in (one, other)]
    before, after = len(ours) + denied[0], len(theirs) + denied[1]
    if before and not after:
        yield _change("negation-dropped", one.shown(ours[:1]))
    elif after and not before:
        yield _change("negation-added", after=other.shown(theirs[:1]))


def _negations(item: Side) -> list[int]:
    sense = item.version.names.sense
    return [index for index in item.words if sense.effect(item.key(index)) & Effect.NEGATION]


def _hedged(one: Side, other: Side) -> Iterator[StatementChange]:
    ours = hedges([one.key(i) for i in one.words], one.version.names.sense)
    theirs = hedges([other.key(i) for i in other.words], other.version.names.sense)
    lost, new = ours - theirs, theirs - ours
    if lost and not theirs:
        yield _change("hedge-dropped", (", ".join(lost), _place(one, lost)))
    elif new and not ours:
        yield _change("hedge-added", after=(", ".join(new), _place(other, new)))


def _place(item: Side, phrases: Sequence[str] | dict[str, int]) -> Span | None:
    first = next(iter(phrases)).split()[0]
    index = next((i for i in item.words if item.key(i) == first), None)
    return None if index is None else item.version.sequence.span(index, index + 1)


def _run(
    one: Side, ours: Sequence[int], other: Side, theirs: Sequence[int]
) -> Iterator[StatementChange]:
    """The change in one place: words of one side against words of the other."""
    before, after = one.shown(ours), other.shown(theirs)
    if not theirs:
        yield _change("chain-shortened" if _is_hand(one, before[1]) else "trimmed", before)
        return
    if not ours:
        lengthened = _is_hand(other, after[1])
        yield _change("chain-lengthened" if lengthened else "extended", after=after)
        return
    kinds = set(turned(_words(one, ours), _words(other, theirs), one.version.names))
    if _names_differ(one, ours, other, theirs) and not kinds & {"name-spelling"}:
        yield _change("name-changed", before, after)
    elif "opposite" in kinds:
        yield _change("opposite", before, after)
    elif "modal" in kinds:
        yield _change("modal-changed", before, after)
    else:
        yield _change("words-changed", before, after)


def _is_hand(item: Side, span: Span | None) -> bool:
    """Whether words name an outlet or agency and little more: "the news agency AFP reported"."""
    if span is None or len(item.version.text[slice(*span)].split()) > _MAX_HAND_WORDS:
        return False
    return any(
        span[0] <= mention.span[0] and mention.span[1] <= span[1]
        for entity in item.version.record.entities
        if entity.kind in ("outlet", "agency")
        for mention in entity.mentions
        if mention.kind == "name"
    )


def _names_differ(one: Side, ours: Sequence[int], other: Side, theirs: Sequence[int]) -> bool:
    """Whether each side has a name that the other content does not have anywhere.

    In the place of a name a capital alone shows another one, unless it begins a known noun.
    """
    mine, other_names = _name_keys(one, ours), _name_keys(other, theirs)
    short = max(len(ours), len(theirs)) <= _MAX_NAME_WORDS
    if short and bool(mine) != bool(other_names):
        mine = mine or _unknown_capitals(one, ours)
        other_names = other_names or _unknown_capitals(other, theirs)
    keys_a, keys_b = ({_without_owner(item.key(i)) for i in item.words} for item in (one, other))
    return any(key not in keys_b for key in mine) and any(key not in keys_a for key in other_names)


def _name_keys(item: Side, indices: Sequence[int]) -> list[str]:
    names = item.version.names
    return [w.key for w in _words(item, indices) if names.is_name(w.written, w.before)]


def _unknown_capitals(item: Side, indices: Sequence[int]) -> list[str]:
    language = item.version.names.language
    if language is None:
        return []
    return [
        word.key
        for word in _words(item, indices)
        if word.written[:1].isupper()
        and not item.version.names.sense.effect(word.key)
        and word.key not in language.flags
        and word.key not in language.roles
        and word.key not in language.nouns
    ]


def _without_owner(key: str) -> str:
    """A key without the mark of an owner: "lee's" -> "lee"."""
    return key.removesuffix("'s").removesuffix("'")


def _words(item: Side, indices: Sequence[int]) -> list[RunWord]:
    sequence = item.version.sequence
    return [
        RunWord(
            _without_owner(sequence.keys[index]),
            _written(sequence.text[sequence.starts[index] : sequence.ends[index]]),
            sequence.text[sequence.ends[index - 1] : sequence.starts[index]] if index else ".",
        )
        for index in indices
    ]


def _written(word: str) -> str:
    return re.sub(r"['\u2019]s?$", "", word)


def differing_runs(
    ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Where two sequences of words differ: (start, end) in the first, (start, end) in the second.

    Runs with a single equal word between them are one, as a word alone is mostly there by chance.
    """
    from rapidfuzz.distance import Levenshtein

    pending: tuple[int, int, int, int] | None = None
    for step in Levenshtein.opcodes(ours, theirs):
        if step.tag == "equal":
            continue
        after = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if pending is not None and after[0] - pending[1] <= 1 and after[2] - pending[3] <= 1:
            pending = (pending[0], after[1], pending[2], after[3])
        else:
            if pending is not None:
                yield pending
            pending = after
    if pending is not None:
        yield pending
