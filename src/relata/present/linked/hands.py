"""The hands of a statement as an export shows them: from the printed text to who said it."""

from __future__ import annotations

from msgspec import Struct

from relata.model.record import Link, Statement
from relata.present.view import Item, chain_steps

#: Links of these kinds are those who said it themselves.
_ORIGINS = frozenset(("speaker", "anonymous", "witness", "spokesperson"))


class Step(Struct, frozen=True):
    """One pair of hands; those who speak or pass on together are one. Empty: not known."""

    links: tuple[Link, ...] = ()

    @property
    def is_document(self) -> bool:
        """Whether it is a document that the words stood in, and not somebody."""
        return any(link.kind == "document" for link in self.links)


def steps(item: Item, outlet: str | None) -> tuple[Step, ...]:
    """At least two: the printed text first, the utterance last.

    The first is empty where the outlet (an entity id) is not known, the last where the
    text leaves open who spoke.
    """
    statement = item.statement
    found: list[Step] = []
    at = 0
    for step in chain_steps(item):
        found.append(Step(statement.chain[at : at + len(step.names)]))
        at += len(step.names)
    printed = bool(found) and outlet is not None and found[0].links[0].entity == outlet
    if not printed:
        found.insert(0, Step())
    if len(found) == 1 or not _is_origin(found[-1], statement):
        found.append(_speakers(statement))
    return tuple(found)


def _is_origin(step: Step, statement: Statement) -> bool:
    voices = statement.speaker.entities if statement.speaker else ()
    if voices:
        return any(link.entity in voices for link in step.links)
    return any(link.kind in _ORIGINS for link in step.links)


def _speakers(statement: Statement) -> Step:
    voice = statement.speaker
    if voice is None:
        return Step()
    return Step(
        tuple(
            Link(entity=entity, kind="speaker", spans=voice.spans, score=voice.score, why=voice.why)
            for entity in voice.entities
        )
    )
