"""What the words of two contents say differently: figures, names, negations, hedges, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from relata.comparison.differences import RunWord, hedges, turned
from relata.comparison.sense import Effect
from relata.comparison.versions.changes.runs import differing_runs
from relata.comparison.versions.changes.sides import Side, change
from relata.comparison.versions.story import StatementChange
from relata.model.record import Span

#: A content with this share of the other's words, in another language, leaves something out; of a
#: content with fewer words than these it is not known.
_FAR_FEWER, _ENOUGH_WORDS = 0.55, 6
#: Words of a phrase that names a hand, and of a run in the place of a name.
_MAX_HAND_WORDS, _MAX_NAME_WORDS = 8, 3
#: How much of two words must be the same to be forms of one name.
_LIKE = 0.6


def figures(one: Side, other: Side) -> Iterator[StatementChange]:
    """Numbers that one side has more often than the other, where that holds of both.

    Across languages "350 000" may be 350 and a word: figures are compared by their first digits,
    and number words are never reported.
    """
    across = one.version.language != other.version.language
    ours, theirs = _values(one, across=across), _values(other, across=across)
    lost = [
        places[-1] for value, places in ours.items() if len(places) > len(theirs.get(value, ()))
    ]
    new = [places[-1] for value, places in theirs.items() if len(places) > len(ours.get(value, ()))]
    if across:
        lost = [index for index in lost if one.key(index)[:1].isdecimal()]
        new = [index for index in new if other.key(index)[:1].isdecimal()]
        lost, new = _unlike(one, lost, other, new), _unlike(other, new, one, lost)
    if lost and new:
        yield change("number-changed", one.shown(lost[:1]), other.shown(new[:1]))


def _unlike(one: Side, some: list[int], other: Side, others: list[int]) -> list[int]:
    """Figures of which none of another text's is a part: "1980" and "80s", "6" and "6:00"."""
    theirs = [_digits(other.key(index)) for index in others]
    return [
        index
        for index in some
        if not any(_is_part(_digits(one.key(index)), digits) for digits in theirs)
    ]


def _is_part(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) or longer.endswith(shorter)


def _digits(key: str) -> str:
    return "".join(letter for letter in key if letter.isdecimal())


def _values(item: Side, *, across: bool) -> dict[str, list[int]]:
    """Value -> indices of its words: figures, and number words of two and more."""
    sense = item.version.names.sense
    found: dict[str, list[int]] = {}
    for index in item.words:
        key = item.key(index)
        if not sense.effect(key) & Effect.NUMBER:
            continue
        value = sense.value(key)
        written = key[:1].isdecimal()  # and no "a" or "half", which are as well articles and parts
        if value[:1].isdecimal() and (written or value not in ("0", "1", "0.5")):
            shown = value.replace(".", "").rstrip("0") if across else value
            found.setdefault(shown, []).append(index)
    return found


def wording(one: Side, other: Side) -> Iterator[StatementChange]:
    """What the words say differently; across languages only that one side has far fewer."""
    if one.version.language != other.version.language:
        ours, theirs = _open_words(one), _open_words(other)
        if theirs < _FAR_FEWER * ours and ours >= _ENOUGH_WORDS:
            yield change("trimmed")
        elif ours < _FAR_FEWER * theirs and theirs >= _ENOUGH_WORDS:
            yield change("extended")
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
    if not ours and not theirs:
        return  # the cues alone differ
    if before and not after:
        yield change("negation-dropped", one.shown(ours[:1]))
    elif after and not before:
        yield change("negation-added", after=other.shown(theirs[:1]))


def _negations(item: Side) -> list[int]:
    sense = item.version.names.sense
    return [index for index in item.words if sense.effect(item.key(index)) & Effect.NEGATION]


def _hedged(one: Side, other: Side) -> Iterator[StatementChange]:
    ours = hedges([one.key(i) for i in one.words], one.version.names.sense)
    theirs = hedges([other.key(i) for i in other.words], other.version.names.sense)
    lost, new = ours - theirs, theirs - ours
    if lost and not theirs:
        yield change("hedge-dropped", (", ".join(lost), _place(one, lost)))
    elif new and not ours:
        yield change("hedge-added", after=(", ".join(new), _place(other, new)))


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
        yield change("chain-shortened" if _is_hand(one, before[1]) else "trimmed", before)
        return
    if not ours:
        lengthened = _is_hand(other, after[1])
        yield change("chain-lengthened" if lengthened else "extended", after=after)
        return
    kinds = set(turned(_words(one, ours), _words(other, theirs), one.version.names))
    if _names_differ(one, ours, other, theirs) and not kinds & {"name-spelling"}:
        yield change("name-changed", before, after)
    elif "opposite" in kinds:
        yield change("opposite", before, after)
    elif "modal" in kinds:
        yield change("modal-changed", before, after)
    else:
        yield change("words-changed", before, after)


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
    """Whether short runs have each a name that the other content does not have anywhere.

    In the place of a person a capital alone shows another name, unless it begins a known noun.
    """
    if max(len(ours), len(theirs)) > _MAX_NAME_WORDS:
        return False
    mine, others = _name_keys(one, ours), _name_keys(other, theirs)
    if bool(mine) != bool(others):
        persons = one.version.persons | other.version.persons
        if not persons & {*mine, *others}:
            return False
        mine = mine or _unknown_capitals(one, ours)
        others = others or _unknown_capitals(other, theirs)
    keys_a, keys_b = ({_without_owner(item.key(i)) for i in item.words} for item in (one, other))
    return any(not _is_like(key, keys_b) for key in mine) and any(
        not _is_like(key, keys_a) for key in others
    )


def _is_like(key: str, keys: set[str]) -> bool:
    """Whether a word is among others, in another form perhaps: the same beginning."""
    from rapidfuzz.distance import Levenshtein

    return key in keys or any(
        word[:2] == key[:2] and Levenshtein.normalized_similarity(word, key) >= _LIKE
        for word in keys
    )


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
