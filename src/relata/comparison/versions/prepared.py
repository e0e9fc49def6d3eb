"""A version made ready for comparing: its statements with their words, figures, names, vectors."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from relata.comparison.content_words import ContentWord, marked_words
from relata.comparison.names import NameDetector
from relata.comparison.versions.limits import MAX_STATEMENTS, MAX_TEXT, MAX_WORDS
from relata.comparison.words import WordSequence, plain_key, word_sequence
from relata.lang.language import load
from relata.model.record import Record, Span, Spans, Statement, Voice
from relata.model.sourcing import relay_links

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    #: Texts -> vectors [texts, width], comparable across languages.
    VectorsOf = Callable[[Sequence[str]], Vectors]


#: Kinds of entities that hand on what others say, and how much of a content theirs must cover.
_RELAYS, _COVERS = ("outlet", "agency"), 0.8


class PreparedStatement(Struct, eq=False):
    """A statement as one version has it."""

    statement: Statement
    #: The words of its content, as offsets into the version's text.
    words: list[ContentWord]
    keys: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    figures: frozenset[str]
    #: Numbers (in the story) of the entities that its content names, and of who speaks.
    names: frozenset[int]
    speakers: frozenset[int]
    addressees: frozenset[int]
    #: Whether each of its speakers is a person with a name, and whether the mention next to it is
    #: a name, and no pronoun or description.
    named: bool
    overt: bool
    #: Ids of the entities that it came through, speakers that are an outlet or agency among them.
    hands: tuple[str, ...]
    #: Where in the text it stands, 0 to 1.
    position: float

    @property
    def quotes(self) -> bool:
        """Whether it has words in quotation marks."""
        return self.statement.mode == "direct" or bool(self.statement.quoted)

    @property
    def verbatim(self) -> Spans:
        """The words that are given as the speaker's own."""
        statement = self.statement
        return statement.content if statement.mode == "direct" else statement.quoted


class Prepared(Struct, eq=False):
    """A version ready for comparing."""

    number: int
    record: Record
    tellings: list[PreparedStatement]
    #: All words of the text, in order: one for each of `sequence`.
    words: list[ContentWord]
    #: Sentences of which no statement has a part, with the keys of their words.
    plain: list[tuple[Span, frozenset[str]]]
    #: The words of the text as they are compared one by one, and which of them are names.
    sequence: WordSequence
    names: NameDetector
    #: Keys of the words of persons' names.
    persons: frozenset[str]
    #: Entity id -> number of the entity in the story.
    entities: dict[str, int]
    #: How many statements were left out.
    left_out: int
    #: Vectors of contents, of the sentences that they stand in, of plain sentences; None without.
    content_vectors: Vectors | None = None
    sentence_vectors: Vectors | None = None
    plain_vectors: Vectors | None = None

    def indices(self, span: Span) -> range:
        """The words of a span, as indices into `words` and `sequence`."""
        starts = self.sequence.starts
        return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))

    @property
    def text(self) -> str:
        """The text of the version."""
        return self.record.document.text

    @property
    def language(self) -> str:
        """ISO 639-1 code of the language it was read in."""
        return self.record.document.language


def prepared(number: int, record: Record, entities: dict[str, int]) -> Prepared:
    """A version with everything but its vectors; `entities`: entity id -> number in the story."""
    text = record.document.text
    shown = [one for one in record.statements if one.tier != "doubtful"]
    language = load(record.document.language)
    sequence = word_sequence(text[:MAX_TEXT], language)
    words = marked_words(sequence, language)
    made = _Preparing(record, words, entities)
    return Prepared(
        number=number,
        record=record,
        tellings=[made.telling(one) for one in shown[:MAX_STATEMENTS]],
        words=words,
        plain=_plain(record, words, made.starts),
        sequence=sequence,
        names=NameDetector(language).with_record(record),
        persons=_persons(record),
        entities=entities,
        left_out=max(0, len(shown) - MAX_STATEMENTS),
    )


class _Preparing:
    """Makes tellings of a record's statements."""

    def __init__(self, record: Record, words: list[ContentWord], entities: dict[str, int]) -> None:
        self.words, self.entities = words, entities
        self.starts = [word.start for word in words]
        self.length = max(1, len(record.document.text))
        self.named = {e.id for e in record.entities if e.kind == "person" and e.forms}
        self.outlet = record.document.outlet
        relays = {e.id for e in record.entities if e.kind in _RELAYS} - {self.outlet}
        #: What outlets and agencies say: (entity, start, end).
        self.relayed = [
            (entity, one.content[0][0], one.content[-1][1])
            for one in record.statements
            if one.speaker is not None and relays
            for entity in one.speaker.entities
            if entity in relays
        ][:MAX_STATEMENTS]
        self.mentions = sorted(
            (mention.span, entities[entity.id])
            for entity in record.entities if entity.id in entities
            for mention in entity.mentions if mention.kind == "name"
        )  # fmt: skip
        self.places = [span[0] for span, _ in self.mentions]

    def telling(self, statement: Statement) -> PreparedStatement:
        """A statement with what it is compared by."""
        starts = self.starts
        inside = [
            word for start, end in statement.content
            for word in self.words[bisect_left(starts, start) : bisect_left(starts, end)]
        ][:MAX_WORDS]  # fmt: skip
        open_words = [word.key for word in inside if not word.closed]
        voice = statement.speaker
        return PreparedStatement(
            statement=statement,
            words=inside,
            keys=frozenset(open_words),
            pairs=frozenset(pairwise(open_words)),
            figures=frozenset(word.key for word in inside if word.figure),
            names=self._names(statement.content),
            speakers=_numbers(voice, self.entities),
            addressees=_numbers(statement.addressee, self.entities),
            named=bool(voice and voice.entities and set(voice.entities) <= self.named),
            overt=bool(voice and self._names(voice.spans)),
            hands=self._hands(statement),
            position=statement.content[0][0] / self.length,
        )

    def _hands(self, statement: Statement) -> tuple[str, ...]:
        """Hands of the chain, and outlets and agencies that say the same words."""
        found = [link.entity for link in relay_links(statement, self.outlet)]
        low, high = statement.content[0][0], statement.content[-1][1]
        for entity, start, end in self.relayed:
            if min(high, end) - max(low, start) >= _COVERS * (high - low):
                found.append(entity)
        return tuple(dict.fromkeys(found))

    def _names(self, spans: Spans) -> frozenset[int]:
        return frozenset(
            entity
            for start, end in spans
            for _, entity in self.mentions[
                bisect_left(self.places, start) : bisect_right(self.places, end - 1)
            ]
        )


def _persons(record: Record) -> frozenset[str]:
    return frozenset(
        plain_key(word)
        for entity in record.entities
        if entity.kind == "person"
        for form in entity.forms
        for word in form.split()
    )


def _numbers(voice: Voice | None, entities: dict[str, int]) -> frozenset[int]:
    if voice is None:
        return frozenset()
    return frozenset(entities[one] for one in voice.entities if one in entities)


def _plain(
    record: Record, words: list[ContentWord], starts: list[int]
) -> list[tuple[Span, frozenset[str]]]:
    """Sentences of which no statement has a part; doubtful ones do not count."""
    taken = sorted(
        span
        for one in record.statements
        if one.tier != "doubtful"
        for span in (*one.content, *one.cue)
    )
    begins = [start for start, _ in taken]
    furthest: list[int] = []
    for _, end in taken:
        furthest.append(max(end, furthest[-1] if furthest else 0))
    found: list[tuple[Span, frozenset[str]]] = []
    for start, end in record.document.sentences:
        if start >= MAX_TEXT:
            break
        before = bisect_left(begins, end) - 1
        if before >= 0 and furthest[before] > start:
            continue
        inside = words[bisect_left(starts, start) : bisect_left(starts, end)]
        keys = frozenset(word.key for word in inside if not word.closed)
        if keys:
            found.append(((start, end), keys))
    return found


def add_vectors(version: Prepared, vectors_of: VectorsOf) -> None:
    """Vectors of contents and sentences, less the mean of the version's sentences, of length 1."""
    text = version.text
    sentences = [span for span in version.record.document.sentences if span[0] < MAX_TEXT]
    contents = [
        " ".join(text[start:end] for start, end in telling.statement.content)
        for telling in version.tellings
    ]
    around = [_around(telling.statement.content, sentences) for telling in version.tellings]
    plain = [span for span, _ in version.plain]
    mean = vectors_of([text[start:end] for start, end in sentences[:MAX_STATEMENTS]]).mean(axis=0)
    version.content_vectors = _centred(vectors_of(contents), mean)
    version.sentence_vectors = _centred(vectors_of([text[a:b] for a, b in around]), mean)
    version.plain_vectors = _centred(vectors_of([text[a:b] for a, b in plain]), mean)


def _centred(vectors: Vectors, mean: Vectors) -> Vectors:
    import numpy as np

    moved = vectors - mean
    norms = np.linalg.norm(moved, axis=1, keepdims=True)
    found: Vectors = (moved / np.maximum(norms, 1e-6)).astype(np.float32)
    return found


def _around(spans: Spans, sentences: list[Span]) -> Span:
    """The sentences that spans stand in, as one stretch."""
    starts = [start for start, _ in sentences]
    low = max(0, bisect_right(starts, spans[0][0]) - 1)
    high = max(low, bisect_left(starts, spans[-1][1]) - 1)
    if not sentences:
        return spans[0]
    return min(sentences[low][0], spans[0][0]), max(sentences[high][1], spans[-1][1])
