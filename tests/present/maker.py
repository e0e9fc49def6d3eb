"""Builds records by hand: spans are given as the words they cover."""

from __future__ import annotations

import hashlib
from typing import Any

from relata.model.record import (
    Candidate,
    DocumentInfo,
    Entity,
    Link,
    Mention,
    Producer,
    Span,
    Spans,
    Voice,
)


class Maker:
    """Builds a record over one text; spans are given as the words they cover."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def spans(self, *words: str | tuple[str, int]) -> Spans:
        return tuple(sorted(self.span(*w) if isinstance(w, tuple) else self.span(w) for w in words))

    def voice(
        self,
        words: str | tuple[str, int],
        *entities: str,
        why: str = "subject of the cue",
        candidates: tuple[Candidate, ...] = (),
    ) -> Voice:
        return Voice(
            spans=self.spans(words), entities=entities, score=0.9, why=why, candidates=candidates
        )

    def entity(self, name: str, kind: str, main: str, *forms: str, roles: Any = ()) -> Entity:
        mentions = tuple(
            Mention(span=self.span(form), kind="name", score=0.95, why="the full name")
            for form in forms or (main,)
        )
        return Entity(
            id=name,
            kind=kind,  # type: ignore[arg-type]
            name=main,
            forms=forms or (main,),
            roles=roles,
            mentions=mentions,
        )

    def paragraphs(self) -> Spans:
        found: list[Span] = []
        at = 0
        for part in self.text.split("\n"):
            if part.strip():
                found.append((at, at + len(part)))
            at += len(part) + 1
        return tuple(found)

    def document(self, **values: Any) -> DocumentInfo:
        base: dict[str, Any] = {
            "id": hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "language_from": "text",
            "language_score": 0.99,
            "text": self.text,
            "text_from": "input",
            "paragraphs": self.paragraphs(),
            "sentences": self.paragraphs(),
        }
        return DocumentInfo(**(base | values))


PRODUCER = Producer(version="0.1.0", engine="grammar")


def link(entity: str, kind: Any, spans: Spans = (), why: str = "credit line") -> Link:
    return Link(entity=entity, kind=kind, spans=spans, score=0.9, why=why)
