"""Training examples: a document's features, label targets, gold statements."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from relata.attribute.neural.features.document import (
    DocumentFeatures,
    FeatureBlock,
    document_features,
)
from relata.attribute.neural.features.ranges import Ranges, overlap, size
from relata.attribute.neural.features.span_proposals import KINDS, heuristic_proposals, quotations
from relata.attribute.rules import engine as rules
from relata_lab.corpora import read
from relata_lab.corpora.annotations import CorpusDocument
from relata_lab.training.gold import Gold, context_of, gold_statements
from relata_lab.training.networks.recipe import LANGUAGE, SCHEME

#: Label layers: outer and inner contents (B and I of each kind), cue, speaker. polnear marks no
#: nested contents, so that the inner layer is never taught. Cue and speaker are auxiliary tasks:
#: they are not exported.
LAYERS = (1 + 2 * len(KINDS), 1 + 2 * len(KINDS), 3, 3)
_OUTER, _INNER, _ROLES = 0, 1, 2
#: Label that is not taught.
IGNORED = -100
#: Of a hundred training documents, how many are held out for calibration.
HELD_OUT = 8


@dataclass(slots=True)
class TrainingExample:
    """One document."""

    id: str
    arrays: FeatureBlock
    features: DocumentFeatures
    #: (tokens, len(LAYERS)): B/I labels, or IGNORED.
    labels: NDArray[np.int64]
    gold: list[Gold]
    heuristic: list[tuple[Ranges, int]]
    quotes: set[Ranges]
    sentences: list[tuple[int, int]]
    sentence: NDArray[np.int64]

    @property
    def size(self) -> int:
        """Number of tokens."""
        return len(self.sentence)


def held_out(identity: str) -> bool:
    """Whether a training document is held out for calibration."""
    digest = hashlib.sha1(b"calibration" + identity.encode(), usedforsecurity=False).hexdigest()
    return int(digest, 16) % 100 < HELD_OUT


def examples(split: str) -> list[TrainingExample]:
    """The examples of a split of the recipe's corpus, in its order."""
    found = (example(document) for document in read.split_documents(SCHEME.corpus, split))
    return [one for one in found if one is not None]


def example(document: CorpusDocument) -> TrainingExample | None:
    """One document; None where it has no tokens."""
    context = context_of(document, LANGUAGE)
    if context is None:
        return None
    text = context.text
    features = document_features(context, rules.read(context))
    gold = gold_statements(text, document.gold, SCHEME)
    return TrainingExample(
        id=document.id, arrays=features.whole(), features=features,
        labels=_labels(len(text.words), gold), gold=gold, heuristic=heuristic_proposals(context),
        quotes=quotations(text), sentences=text.sentences,
        sentence=np.array(text.sentence_of, np.int64),
    )  # fmt: skip


def _labels(count: int, gold: list[Gold]) -> NDArray[np.int64]:
    labels = np.zeros((count, len(LAYERS)), np.int64)
    labels[:, _INNER] = IGNORED
    for k, one in enumerate(gold):
        if not _is_nested(one, gold, k):
            _mark(labels[:, _OUTER], one.content, 1 + 2 * one.kind)
        for layer, ranges in enumerate(one.roles[1:], _ROLES):
            _mark(labels[:, layer], ranges, 1)
    return labels


def _mark(column: NDArray[np.int64], ranges: Ranges, first: int) -> None:
    for a, b in ranges:
        column[a:b] = first + 1
        column[a] = first


def _is_nested(one: Gold, gold: list[Gold], index: int) -> bool:
    """Whether another content holds this one's."""
    mine = size(one.content)
    return any(
        k != index
        and overlap(other.content, one.content) == mine
        and (size(other.content) > mine or k < index)
        for k, other in enumerate(gold)
    )
