"""Short ways to look at a Document."""

from __future__ import annotations

from relata.model.document import Document


def kinds(document: Document) -> list[tuple[str, str]]:
    """The parts as (kind, text)."""
    return [(p.kind, document.text[p.span[0] : p.span[1]]) for p in document.parts]


def at(document: Document, span: tuple[int, int] | None) -> str | None:
    """The text at a span."""
    return None if span is None else document.text[span[0] : span[1]]


def page(body: str, head: str = "", lang: str = "de") -> bytes:
    """A web page of our own."""
    return (
        f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()
    )
