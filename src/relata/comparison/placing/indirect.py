"""Indirect statements: the nearest sentences of a source, and what differs from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from relata.comparison.limits import NEIGHBOURS
from relata.comparison.names import NameDetector
from relata.comparison.placing.placer import Placer, SourceText
from relata.comparison.placing.reasons import say
from relata.comparison.placing.speakers import (
    Passage,
    SourceReading,
    SourceVoice,
    agreement,
    is_same_voice,
    main_words,
    statements_in,
    voice_of_entity,
    voices_of,
)
from relata.comparison.placing.types import Change, ChangeKind, PlacedStatement
from relata.comparison.sense import Effect, SenseWords
from relata.comparison.sentences import Nearest, stem
from relata.comparison.weights import weights
from relata.comparison.words import WordSequence, word_sequence
from relata.model.record import Record, Span, Statement

_NAME_ENDING = 3
#: Words to either side of a number that say what it counts.
_AROUND = 4


class _Place(Struct, frozen=True):
    source: SourceText
    nearest: Nearest

    @property
    def span(self) -> Span:
        """The characters of the sentences."""
        return self.source.index.words.span(self.nearest.first, self.nearest.end)


class _Word(NamedTuple):
    """A word with its place and what stands before it."""

    key: str
    written: str
    span: Span
    before: str


def place_statement(statement: Statement, record: Record, placer: Placer) -> PlacedStatement:
    """The sentences of the sources most like a statement, and what differs."""
    text = record.document.text
    content = [word for a, b in statement.content for word in _words(text, (a, b), placer)]
    place = _nearest([word.key for word in content], placer)
    if place is None:
        return PlacedStatement(
            statement=statement.id,
            article=statement.content,
            why="no sentence of a source is like it",
        )
    reading = (
        placer.read_around(place.source.number, place.span)
        if placer.read_around is not None
        else None
    )
    names = placer.names.with_record(reading.record) if reading is not None else placer.names
    changes = [*_differences(content, place, names)]
    if place.nearest.score >= weights().least_close:
        changes += _softened(statement, record, content, place, placer)
        if reading is not None:
            changes += _hands(statement, record, content, place, reading, placer)
    reason = "; ".join(say(change) for change in changes[:3])
    return PlacedStatement(
        statement=statement.id,
        article=statement.content,
        source=place.source.number,
        spans=(place.span,),
        score=round(min(place.nearest.score, 1.0), 4),
        changes=tuple(changes),
        why=reason or "nothing differs in numbers, names, negations, hedges or hands",
    )


def _words(text: str, span: Span, placer: Placer) -> list[_Word]:
    words = word_sequence(text[span[0] : span[1]], placer.language)
    return _listed(words, range(len(words)), span[0])


def _listed(words: WordSequence, places: Sequence[int], start: int = 0) -> list[_Word]:
    found = []
    for at in places:
        a, b = words.starts[at], words.ends[at]
        before = words.text[words.ends[at - 1] : a] if at else "."
        found.append(_Word(words.keys[at], words.text[a:b], (start + a, start + b), before))
    return found


def _nearest(keys: list[str], placer: Placer) -> _Place | None:
    best: _Place | None = None
    for source in placer.sources:
        found = source.sentences.nearest(keys)
        if found is None or found.score < weights().least_alike:
            continue
        if best is None or found.score > best.nearest.score:
            best = _Place(source, found)
    return best


def _differences(content: list[_Word], place: _Place, names: NameDetector) -> Iterator[Change]:
    """Numbers and names of the statement that the sentences and their neighbours do not have."""
    words = place.source.index.words
    theirs = _listed(words, range(place.nearest.first, place.nearest.end))
    starts = place.source.sentences.starts
    at = int(starts.searchsorted(place.nearest.first, side="right")) - 1
    low = int(starts[max(0, at - NEIGHBOURS)])
    after = int(starts.searchsorted(place.nearest.end, side="left")) + NEIGHBOURS
    high = int(starts[after]) if after < len(starts) else len(words)
    near = words.keys[low:high]
    yield from _numbers(content, theirs, near, names)
    yield from _names(content, theirs, place.source, names)


def _numbers(
    content: list[_Word], theirs: list[_Word], near: list[str], names: NameDetector
) -> Iterator[Change]:
    sense = names.sense

    def is_number(key: str) -> bool:
        return bool(sense.effect(key) & Effect.NUMBER)

    known = {sense.value(key) for key in near if is_number(key)}
    ours = {sense.value(word.key) for word in content if is_number(word.key)}
    free = [w for w in theirs if is_number(w.key) and sense.value(w.key) not in ours]
    for at, word in enumerate(content):
        if not is_number(word.key):
            continue
        if sense.value(word.key) in known:
            # It stands near by, and another one stands in its place.
            other = next((w for w in free if _in_its_place(w, theirs, at, content)), None)
            if other is not None:
                free.remove(other)
                yield _change("number", word, other)
        else:
            other = max(free, key=lambda w: _shared(w, theirs, word, content), default=None)
            if other is not None:
                free.remove(other)
            if other is not None or word.key[0].isdecimal():
                yield _change("number", word, other)


def _shared(one: _Word, theirs: list[_Word], other: _Word, content: list[_Word]) -> int:
    """How many words around two numbers are alike."""

    def around(word: _Word, words: list[_Word]) -> set[str]:
        at = words.index(word)
        return {stem(near.key) for near in words[max(0, at - _AROUND) : at + _AROUND + 1]}

    return len(around(one, theirs) & around(other, content))


def _names(
    content: list[_Word], theirs: list[_Word], source: SourceText, names: NameDetector
) -> Iterator[Change]:
    keys = {word.key for word in content}
    free = [w for w in theirs if w.key not in keys and names.is_name(w.written, w.before)]
    for at, word in enumerate(content):
        if not word.written[:1].isupper() or _is_there(word.key, source):
            continue
        if not names.is_name(word.written, word.before):
            # A capital that shows nothing by itself, at the place of a name.
            other = next((w for w in free if _in_its_place(w, theirs, at, content)), None)
            if other is not None and not names.sense.effect(word.key) & Effect.CLOSED:
                free.remove(other)
                yield _change("name", word, other)
            continue
        other = next((w for w in free if names.one_name(word.written, w.written)), None)
        if other is not None:
            free.remove(other)
            if not _inflected(word.key, other.key):
                yield _change("name-spelling", word, other)
        elif free:
            yield _change("name", word, free.pop(0))
        else:
            yield _change("name", word, None)


def _in_its_place(one: _Word, theirs: list[_Word], at: int, content: list[_Word]) -> bool:
    """Whether a word of the source stands between the same words as word `at` of a statement.

    At the beginning of a content the two words after it have to be the same.
    """
    place = theirs.index(one)
    low, high = (1, 2) if at else (0, 3)
    around = [word.key for word in content[at - low : at + high]]
    theirs_around = [word.key for word in theirs[max(0, place - low) : place + high]]
    del around[low : low + 1], theirs_around[low : low + 1]
    return len(around) == low + high - 1 and around == theirs_around


def _is_there(key: str, source: SourceText) -> bool:
    """Whether a name stands anywhere in the source, also in another case or as an owner."""
    return source.index.has(key) or any(
        source.index.has(key[:-cut]) for cut in range(1, _NAME_ENDING) if len(key) - cut >= 4
    )


def _inflected(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) <= _NAME_ENDING


def _change(kind: ChangeKind, word: _Word, other: _Word | None) -> Change:
    return Change(
        kind=kind,
        article=word.span,
        source=other.span if other is not None else None,
        words=word.written,
        source_words=other.written if other is not None else "",
    )


def _alike(sentence: list[_Word], place: _Place, placer: Placer) -> list[_Word]:
    """The words of those clauses of the source that the article's sentence has most words of."""
    words, sense = place.source.index.words, placer.names.sense
    ours = {stem(word.key) for word in sentence}
    found: list[_Word] = []
    clause: list[_Word] = []
    for word in _listed(words, range(place.nearest.first, place.nearest.end)):
        if clause and _CLAUSE.search(word.before):
            found += clause if _is_alike(clause, ours, sense) else []
            clause = []
        clause.append(word)
    return found + (clause if _is_alike(clause, ours, sense) else [])


def _is_alike(clause: list[_Word], ours: set[str], sense: SenseWords) -> bool:
    closed = Effect.CLOSED | Effect.NEGATION | Effect.MODAL | Effect.HEDGE
    stems = {stem(word.key) for word in clause if not sense.effect(word.key) & closed}
    return len(stems & ours) >= weights().least_clause * max(len(stems), 1)


_CLAUSE = re.compile(r"[,;:.!?\u2013\u2014()]")


def _softened(
    statement: Statement, record: Record, content: list[_Word], place: _Place, placer: Placer
) -> Iterator[Change]:
    """A negation on one side alone, and a hedge that the article leaves out."""
    text, sense = record.document.text, placer.names.sense
    inside = {word.span for word in content}
    around = [w for span in _sentence(statement, record) for w in _words(text, span, placer)]
    whole = [*content, *(word for word in around if word.span not in inside)]
    theirs = _alike(whole, place, placer)

    def having(words: list[_Word], effect: Effect) -> list[_Word]:
        return [word for word in words if sense.effect(word.key) & effect]

    here, there = having(content, Effect.NEGATION), having(theirs, Effect.NEGATION)
    kept = having(whole, Effect.NEGATION)
    fewer = len(kept) < len(there) and place.nearest.score >= weights().nearly_copied
    if there and (not kept or fewer):
        keys = {word.key for word in kept}
        yield _lost("negation", next((w for w in there if w.key not in keys), there[-1]))
    elif here and not there:
        word = here[0]
        yield Change(kind="negation", article=word.span, words=word.written)
    if statement.mode == "hearsay" or statement.certainty not in _FIRM:
        return
    # A modal verb weakens as an adverb does, and does not make up for it.
    weak, ours = having(theirs, Effect.HEDGE), having(whole, Effect.HEDGE)
    for lost, held in ((_adverbs(weak, sense), _adverbs(ours, sense)), (weak, ours)):
        if lost and not held:
            yield _lost("hedge", lost[0])
            return


def _adverbs(hedges: list[_Word], sense: SenseWords) -> list[_Word]:
    return [word for word in hedges if not sense.effect(word.key) & Effect.MODAL]


def _lost(kind: ChangeKind, word: _Word) -> Change:
    return Change(kind=kind, source=word.span, source_words=word.written)


_FIRM = ("fact", "asserted")


def _sentence(statement: Statement, record: Record) -> list[Span]:
    """The sentences of the article that a statement stands in."""
    low, high = statement.content[0][0], statement.content[-1][1]
    if statement.frame:
        low, high = min(low, statement.frame[0][0]), max(high, statement.frame[-1][1])
    return [(a, b) for a, b in record.document.sentences if a < high and low < b]


def _hands(
    statement: Statement,
    record: Record,
    content: list[_Word],
    place: _Place,
    reading: SourceReading,
    placer: Placer,
) -> Iterator[Change]:
    """Another speaker in the source, and hands that the article does not name."""
    code = placer.language.code if placer.language is not None else None
    ours = voices_of(statement, record)
    near = _said_there(content, place, reading, placer)
    own = [
        other
        for other in near
        if any(is_same_voice(a, b, code) for a in ours for b in voices_of(other, reading.record))
    ]
    if not near:
        return
    there = max(own, key=lambda s: len(s.chain)) if own else near[0]
    theirs = voices_of(there, reading.record)
    score = there.speaker.score if there.speaker is not None else 0.0
    passage = Passage(place.source.text.text, place.span, score, place.source.index.has)
    if ours and theirs and agreement(ours, theirs, passage, code) == "other":
        yield Change(kind="speaker", source_words=" and ".join(v.name for v in theirs))
        return
    yield from _dropped_hands(statement, record, there, near, reading, code)


def _said_there(
    content: list[_Word], place: _Place, reading: SourceReading, placer: Placer
) -> list[Statement]:
    """The statements of the source's sentences that say what the article says, the best first."""
    sense = placer.names.sense
    ours = {stem(w.key) for w in content if not sense.effect(w.key) & Effect.CLOSED}
    least = weights().least_clause * max(len(ours), 1)
    text = reading.record.document.text
    found: list[tuple[int, int, Statement]] = []
    for one in statements_in(reading, place.span):
        words = [word for span in one.content for word in _words(text, span, placer)]
        shared = len({stem(word.key) for word in words} & ours)
        if shared >= least:
            found.append((-shared, len(words), one))
    return [one for _, _, one in sorted(found, key=lambda row: row[:2])]


def _dropped_hands(
    statement: Statement,
    record: Record,
    there: Statement,
    near: list[Statement],
    reading: SourceReading,
    code: str | None,
) -> Iterator[Change]:
    """Hands of the source's chain, and outlets and agencies that report its statement there."""
    named = {e.id: voice_of_entity(e) for e in record.entities}
    hands = [named[link.entity] for link in statement.chain if link.entity in named]
    known = [*voices_of(statement, record), *hands]
    entities = {e.id: e for e in reading.record.entities}
    around = " ".join(record.document.text[a:b] for a, b in _sentence(statement, record)).casefold()
    found = {link.entity: link.spans for link in there.chain[:-1]}
    for other in near:
        voice = other.speaker
        if voice is not None and (other.id != there.id or known):
            for one in voice.entities:
                if one in entities and entities[one].kind in ("agency", "outlet"):
                    found.setdefault(one, voice.spans)
    for name, spans in found.items():
        if name not in entities or name == reading.record.document.outlet:
            continue
        hand = voice_of_entity(entities[name])
        if not _is_named(hand, known, around, code):
            yield Change(
                kind="hand",
                source=(spans[0][0] + reading.start, spans[0][1] + reading.start)
                if spans
                else None,
                source_words=hand.name,
            )


def _is_named(voice: SourceVoice, known: list[SourceVoice], around: str, code: str | None) -> bool:
    if any(is_same_voice(voice, other, code) for other in known):
        return True
    return any(word in around for form in voice.forms for word in main_words(form))
