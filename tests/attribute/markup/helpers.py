"""Statements of a small page, as strings."""

from __future__ import annotations

from typing import NamedTuple

from relata import attribute, mentions, readers, segment
from relata.lang.language import load
from relata.model.analysis import Draft
from tests.readers.helpers import page

BEFORE = "The old bridge over the Tide stays closed until the end of the year at least."
AFTER = "The ferry runs twice an hour until the work is done, and it costs nothing."
WORDS = "We looked at every pillar, and two of them will not last another winter."


class Said(NamedTuple):
    """One statement: its rule, content and speaker as strings."""

    rule: str
    content: str
    speaker: str
    draft: Draft


def said(*body: str, head: str = "", language: str = "en") -> list[Said]:
    """The statements of a page of paragraphs, by the grammar and the markup."""
    article = "".join(f"<p>{p}</p>" if not p.startswith("<") else p for p in body)
    whole = f"<article><h1>Bridge closed</h1><p>{BEFORE}</p>{article}<p>{AFTER}</p></article>"
    document = readers.read_bytes(page(whole, head, language), name="page.html")
    tongue = load(language)
    text = segment.segment(document, tongue)
    phrases = mentions.find(text, tongue)
    drafts = attribute.find(text, phrases, tongue, engine="grammar", document=document)
    return [
        Said(
            draft.rule,
            " … ".join(document.text[a:b] for a, b in draft.content),
            " … ".join(document.text[a:b] for a, b in draft.speaker.spans) if draft.speaker else "",
            draft,
        )
        for draft in drafts
    ]
