"""Texts and checks that the tests of all engines share."""

from __future__ import annotations

import itertools

from relata import mentions, readers, segment
from relata.attribute.rules import engine as rules
from relata.attribute.rules.text.context import Context
from relata.lang.language import load
from relata.model.analysis import Draft, Phrase, Segmented

GERMAN = (
    "Die Fähre bleibe vorerst im Hafen, sagte Hafenmeisterin Edda Brugg am Montag. Der Schaden "
    "sei größer als gedacht. „Wir prüfen jetzt jede Schweißnaht“, erklärte sie der Zeitung. Nach "
    "Angaben der Reederei soll der Betrieb im Mai wieder beginnen."
)
ENGLISH = (
    "The ferry will stay in port, Edda Brugg said on Monday. “We are checking "
    "every weld,” she told reporters, adding that the damage was worse than feared. According "
    "to the owners, service may resume in May."
)


def read(text: str, code: str) -> tuple[Segmented, list[Phrase]]:
    """Tokens and phrases of a text."""
    cut = segment.segment(readers.read_text(text), load(code))
    return cut, mentions.find(cut, load(code))


def context_of(text: str, code: str) -> tuple[Context, list[Draft]]:
    """A text as the rules read it, with their drafts."""
    context = Context(*read(text, code), load(code))
    return context, rules.read(context)


def check(text: str, drafts: list[Draft]) -> None:
    """What every engine's drafts must be."""
    for index, draft in enumerate(drafts):
        assert draft.content
        assert 0.0 <= draft.score <= 1.0
        for spans in (draft.content, draft.cue, draft.frame, draft.quoted):
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
        assert draft.inside is None or 0 <= draft.inside < len(drafts)
        assert draft.inside != index
        for party in (draft.speaker, draft.addressee):
            assert party is None or party.spans
