"""Statements of a short text, as strings."""

from __future__ import annotations

from typing import NamedTuple

from relata import attribute, mentions, readers, segment
from relata.lang.language import load
from relata.model.analysis import Draft
from relata.model.errors import EmptyInput
from relata.model.record import Spans


class Said(NamedTuple):
    """One statement with its parts as strings; pieces of one part joined by an ellipsis."""

    mode: str
    content: str
    speaker: str
    cue: str
    addressee: str
    quoted: str
    inside: int | None
    draft: Draft


def drafts(text: str, language: str) -> list[Draft]:
    """The drafts of the grammar engine for a text; none where there is no text."""
    tongue = load(language)
    try:
        document = readers.read_text(text)
    except EmptyInput:
        return []
    cut = segment.segment(document, tongue)
    return attribute.find(cut, mentions.find(cut, tongue), tongue, engine="grammar")


def said(text: str, language: str) -> list[Said]:
    """The statements of a text, readable."""

    def words(spans: Spans) -> str:
        return " … ".join(text[a:b] for a, b in spans)

    return [
        Said(
            draft.mode,
            words(draft.content),
            words(draft.speaker.spans) if draft.speaker else "",
            words(draft.cue),
            words(draft.addressee.spans) if draft.addressee else "",
            words(draft.quoted),
            draft.inside,
            draft,
        )
        for draft in drafts(text, language)
    ]
