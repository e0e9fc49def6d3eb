"""Who says a passage of a source, and whether that is whom the article names.

A transcript says it by labels at the beginning of lines. Elsewhere the source has to be read
around the passage; a `ReadAround` does that, as the stages stand above this package.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from relata.comparison.names import SAME
from relata.comparison.weights import weights
from relata.comparison.words import plain_key
from relata.lang.language import Language, words_of
from relata.lang.schema import Flag
from relata.model.record import Entity, Record, Span, Spans, Statement


class SourceReading(Struct, frozen=True):
    """A stretch of a source that was read: offset of its text in the source's, and the record."""

    start: int
    record: Record


#: Reads a source around a span: (index of the source, span) -> reading; None where it cannot.
ReadAround = Callable[[int, Span], SourceReading | None]

Agreement = Literal["same", "other", "unknown"]


class SourceVoice(Struct, frozen=True):
    """Who says something: the forms of the name, and what kind of entity it is."""

    name: str
    forms: tuple[str, ...]
    roles: tuple[str, ...] = ()
    kind: str = "person"
    named: bool = True


_LABEL = re.compile(
    r"^[ \t*_>]{0,6}(?P<label>[^\W\d_][^:\n*_!?\"\u201c\u201d\u201e\u00ab\u00bb]{0,60}?)"
    r"[*_]{0,3}[ \t]?:[*_]{0,3}(?=\s)",
    re.MULTILINE,
)
_ADDED = re.compile(r"\([^)]*\)|,.*$")
_LINE = re.compile(r"^[^\n]*\S", re.MULTILINE)
#: Words of a label; lines with a label, their share of all lines, and different labels that make
#: a text a transcript.
_MOST_WORDS, _LEAST_LINES, _LEAST_SHARE, _LEAST_LABELS = 7, 3, 0.08, 2
#: Characters to either side of a passage in which a name is near, and letters of such a name.
NEAR, _LEAST_LETTERS = 300, 3


class Turns(Struct, frozen=True):
    """The labelled turns of a transcript, in order: where each begins, and its label."""

    starts: tuple[int, ...]
    labels: tuple[str, ...]

    def at(self, place: int) -> str | None:
        """The label of the turn that a place stands in; None before the first one."""
        found = bisect_right(self.starts, place) - 1
        return self.labels[found] if found >= 0 else None


def turns_of(text: str) -> Turns | None:
    """The turns of a transcript; None where the text is not one. Linear in its length."""
    hits = [
        (match.start(), _ADDED.sub("", match["label"]).strip())
        for match in _LABEL.finditer(text)
        if len(match["label"].split()) <= _MOST_WORDS
    ]
    counts = Counter(label.casefold() for _, label in hits)
    speakers = {label for label, count in counts.items() if count > 1}
    kept = [(at, label) for at, label in hits if label.casefold() in speakers]
    lines = len(_LINE.findall(text))
    if len(kept) < max(_LEAST_LINES, _LEAST_SHARE * lines) or len(speakers) < _LEAST_LABELS:
        return None
    # Those who speak once in such a text are labelled as the others are: "SMITH:", "Herr Lund:".
    upper = all(label.isupper() for _, label in kept)
    kept = [(at, label) for at, label in hits if not upper or label.isupper()]
    return Turns(tuple(at for at, _ in kept), tuple(label for _, label in kept))


def voice_of_label(label: str, language: Language | None) -> SourceVoice:
    """The voice that a label names: "Bundeskanzlerin MERKEL" is Merkel, "Q" nobody by name."""
    words = label.split()
    flags = language.flags if language is not None else {}
    titles = Flag.TITLE | Flag.ROLE | Flag.GROUP | Flag.ARTICLE | Flag.PREPOSITION
    roles = language.roles if language is not None else {}

    def is_name(word: str) -> bool:
        key = word.lower().strip(".")
        return not (flags.get(key, 0) | flags.get(key + ".", 0)) & titles and key not in roles

    names = [word for word in words if is_name(word)]
    asks = language is not None and label in words_of(language.file.lines.question)
    name = " ".join(word.title() if word.isupper() else word for word in names)
    return SourceVoice(
        name=label if not names or asks else name,
        forms=(name,) if names and not asks else (),
        roles=(label,),
        named=bool(names) and not asks and len(name) > 2,
    )


def voice_of_entity(entity: Entity) -> SourceVoice:
    """The voice that an entity of a record is."""
    named = entity.kind != "unnamed" and any(m.kind == "name" for m in entity.mentions)
    named = named or (entity.kind == "person" and _ends_in_name(entity.name))
    return SourceVoice(entity.name, (entity.name, *entity.forms), entity.roles, entity.kind, named)


def _ends_in_name(description: str) -> bool:
    """Whether a description has a first name and a surname at its end."""
    from relata.knowledge import first_names

    words = description.split()
    return len(words) > 1 and words[-1][:1].isupper() and first_names.known(words[-2])


def voices_of(statement: Statement, record: Record) -> tuple[SourceVoice, ...]:
    """The speakers of a statement; () where it has none or they stay open."""
    if statement.speaker is None:
        return ()
    entities = {entity.id: entity for entity in record.entities}
    ids = statement.speaker.entities
    return tuple(voice_of_entity(entities[i]) for i in ids if i in entities)


def statement_at(reading: SourceReading, spans: Spans) -> Statement | None:
    """The statement of a reading that says the passage: the closest around most of it."""
    total = sum(end - start for start, end in spans)
    best: tuple[float, int, Statement] | None = None
    for statement in reading.record.statements:
        content = [(a + reading.start, b + reading.start) for a, b in statement.content]
        shared = sum(_overlap(span, part) for span in spans for part in content)
        if shared * 2 < total:
            continue
        verbatim = statement.mode in ("direct", "mixed") or bool(statement.quoted)
        size = sum(end - start for start, end in content)
        rank = (0.0 if verbatim else 1.0, size)
        if best is None or rank < best[:2]:
            best = (*rank, statement)
    return best[2] if best is not None else None


def statements_in(reading: SourceReading, span: Span) -> list[Statement]:
    """The statements of a reading that have a part of the passage."""
    return [
        statement
        for statement in reading.record.statements
        if any(_overlap(span, (a + reading.start, b + reading.start)) for a, b in statement.content)
    ]


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


class Passage(Struct, frozen=True):
    """Where a quotation stands in a source, and how sure the source's speaker is there."""

    text: str
    span: Span
    #: Score of the reading's speaker, 1 for a label of a transcript.
    score: float
    #: Whether a word, by its key, stands anywhere in the source.
    has_word: Callable[[str], bool]

    def has_near(self, voice: SourceVoice) -> bool:
        """Whether a name of the voice stands near the passage."""
        near = self.text[max(0, self.span[0] - NEAR) : self.span[1] + NEAR].casefold()
        return any(word in near for form in voice.forms for word in main_words(form))

    def has_anywhere(self, voice: SourceVoice) -> bool:
        """Whether a name of the voice stands anywhere in the source, or is too short to be sure."""
        words = [word for form in voice.forms for word in main_words(form)]
        return not words or any(self.has_word(plain_key(word)) for word in words)


def main_words(name: str) -> tuple[str, ...]:
    """The last word of a name, which is mostly the surname, where it is long enough."""
    words = re.findall(r"\w+", name.casefold())
    return (words[-1],) if words and len(words[-1]) >= _LEAST_LETTERS else ()


def agreement(
    ours: tuple[SourceVoice, ...],
    theirs: tuple[SourceVoice, ...],
    passage: Passage,
    code: str | None,
) -> Agreement:
    """Whether the article's speakers are the source's; `unknown` where that stays open."""
    found: set[Agreement] = {_agree(one, other, passage, code) for one in ours for other in theirs}
    if "same" in found:
        return "same"
    return "other" if found == {"other"} else "unknown"


def _agree(one: SourceVoice, other: SourceVoice, passage: Passage, code: str | None) -> Agreement:
    if not one.named or not other.named:
        if _share_description(one, other):
            return "same"
        # Somebody without a name may be whom the article names; a document or a body may not be
        # a person of whom the source has no word.
        body = other.kind not in ("person", "unnamed")
        absent = one.named and one.kind == "person" and not passage.has_anywhere(one)
        return "other" if body and absent else "unknown"
    if _one_name(one, other, code):
        return "same"
    if one.kind != other.kind:
        # A person may speak for a body that stands in the source next to the words.
        roles = " ".join((*one.roles, *other.roles)).casefold()
        linked = any(word in roles for form in (*one.forms, *other.forms)
                     for word in main_words(form))  # fmt: skip
        return "unknown" if linked or passage.has_near(one) else "other"
    unsure = passage.score < weights().least_speaker_score and passage.has_near(one)
    return "unknown" if unsure else "other"


def is_same_voice(one: SourceVoice, other: SourceVoice, code: str | None) -> bool:
    """Whether two voices are one by name or, where one has none, by description."""
    if one.named and other.named:
        return _one_name(one, other, code)
    return _share_description(one, other)


def _share_description(one: SourceVoice, other: SourceVoice) -> bool:
    described = {plain_key(text) for text in (*one.roles, *one.forms)}
    return any(plain_key(text) in described for text in (*other.roles, *other.forms))


def _one_name(one: SourceVoice, other: SourceVoice, code: str | None) -> bool:
    from relata.names.matching.same_name import same_name

    pairs = [(a, b) for a in dict.fromkeys(one.forms) for b in dict.fromkeys(other.forms)]
    return any(_part_of(a, b) or same_name(a, b, code, code).score >= SAME for a, b in pairs)


def _part_of(one: str, other: str) -> bool:
    """Whether one is a single word of the other, or its end: "Anne", "doctor Anne Lund"."""
    here, there = plain_key(one).split(), plain_key(other).split()
    short, long = sorted((here, there), key=len)
    if len(short) == 1:
        return short[0] in long
    return bool(short) and long[-len(short) :] == short
