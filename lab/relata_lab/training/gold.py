"""A corpus's gold statements over the tokens of a text that the rules are about to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from relata import mentions, segment
from relata.attribute.rules.text.context import Context
from relata.lang.language import load
from relata.model.analysis import Segmented
from relata_lab.corpora.annotations import Annotation, CorpusDocument
from relata_lab.corpora.read import as_document
from relata_lab.training.draft_spans import DraftSpan, token_ranges
from relata_lab.training.ranges import Ranges


@dataclass(frozen=True, slots=True)
class Gold:
    """One statement of a corpus in token ranges."""

    #: Never empty.
    content: Ranges
    #: Empty where there is none.
    speaker: Ranges


def context_of(document: CorpusDocument, code: str) -> Context | None:
    """A document before the rules read it; None where it has no tokens."""
    language = load(code)
    text = segment.segment(as_document(document), language)
    return Context(text, mentions.find(text, language), language) if text.words else None


def gold_statements(text: Segmented, statements: Sequence[Annotation]) -> list[Gold]:
    """The statements over the tokens of a text, those without content left out."""
    found = [
        Gold(
            token_ranges(text, statement.part("content")),
            token_ranges(text, statement.part("speaker")),
        )
        for statement in statements
    ]
    return [one for one in found if one.content]


def whole_act(span: DraftSpan, sentence_of: Sequence[int] | NDArray[np.int64]) -> Ranges:
    """A reported act as corpora mark it: from the first to the last token of its parts in the
    first sentence."""
    parts = (*span.content, *span.cue, *span.frame, *span.speaker)
    here = sentence_of[span.content[0][0]]
    near = [p for p in parts if sentence_of[p[0]] == here]
    return ((min(a for a, _ in near), max(b for _, b in near)),)
