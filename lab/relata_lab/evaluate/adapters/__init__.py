"""From our record to a corpus's conventions: one file a corpus.

Every adapter is a fixed list of rules that sees the record and never the gold. `plain` is
the raw reading: our spans as they are, only the modes' names translated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from relata.model.record import Record, Statement
from relata_lab.corpora.annotations import PARTS, Annotation

Mapper = Callable[[Record], list[Annotation]]


@dataclass(frozen=True, slots=True)
class Adapter:
    """How one corpus is read and scored."""

    corpus: str
    #: The parts it annotates.
    parts: tuple[str, ...]
    #: Our mode names in its words.
    modes: Mapping[str, str]
    #: The record in its conventions.
    mapped: Mapper
    #: How it is scored: statements (the house's rule), cues, sentences or recall.
    scoring: str = "statements"
    #: False where it annotates no modes, or they are not comparable.
    typed: bool = True
    #: The part that is measured unless another is asked for.
    split: str = "dev"
    #: What to know when reading its figures.
    note: str = ""


def plain(record: Record, modes: Mapping[str, str]) -> list[Annotation]:
    """The record's statements as they are, with the corpus's names for the modes."""
    return [annotation(s, modes) for s in record.statements]


def annotation(statement: Statement, modes: Mapping[str, str]) -> Annotation:
    """One statement, nothing changed but the mode's name."""
    voice = statement.speaker
    return Annotation(
        id=statement.id,
        content=statement.content,
        speaker=voice.spans if voice else (),
        cue=statement.cue,
        frame=statement.frame,
        addressee=statement.addressee.spans if statement.addressee else (),
        type=modes.get(statement.mode, statement.mode),
        medium=frozenset(statement.medium),
        nested_in=statement.inside,
        score=statement.score,
        note=f"score {statement.score:.2f}" + (f"; {voice.why}" if voice else ""),
    )


__all__ = ["PARTS", "Adapter", "Mapper", "annotation", "plain"]
