"""Documents of a corpus as the networks are taught them: features, labels, gold statements."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from relata import mentions, segment
from relata.attribute.neural.features.document import Features, View, features
from relata.attribute.neural.features.drafts import Finding, Ranges, token_ranges
from relata.attribute.neural.features.span_proposals import (
    CUE,
    cue_hints,
    hints,
    overlap,
    quotations,
    size,
)
from relata.attribute.neural.features.tree_paths import Syntax
from relata.attribute.neural.networks import dependency_parser as syntax
from relata.attribute.neural.networks.forward import LAYERS
from relata.attribute.neural.stored import word_vectors
from relata.attribute.rules import engine as grammar
from relata.attribute.rules.text.context import Context
from relata.lang.language import load
from relata.model.analysis import Segmented
from relata.model.errors import MissingInput
from relata_lab.corpora import read
from relata_lab.evaluate.statements.model import Annotation, CorpusDocument
from relata_lab.evaluate.statements.run import read_document
from relata_lab.training.networks.recipes import ROLES, School

#: Label that is not taught.
IGNORED = -100
#: Of a hundred training documents, how many are kept for calibration.
KEPT = 8


@dataclass(slots=True)
class Gold:
    """One statement of a corpus in token ranges."""

    #: What a query must match: the content, or the cue where the corpus goes by cues.
    anchor: Ranges
    kind: int
    #: Ranges of each of ROLES, and whether they are taught.
    roles: tuple[Ranges, ...]
    taught: tuple[bool, ...]
    #: Whether all tokens of the content but a closing stop are meant.
    content: Ranges


@dataclass(slots=True)
class Example:
    """One document."""

    id: str
    school: int
    arrays: View
    whole: Features
    #: (tokens, layers): B/I labels, IGNORED where the corpus says nothing.
    labels: NDArray[np.int64]
    gold: list[Gold]
    hints: list[tuple[Ranges, int]]
    quotes: set[Ranges]
    sentences: list[tuple[int, int]]
    sentence: NDArray[np.int64]
    syntax: Syntax | None = None

    @property
    def size(self) -> int:
        """Number of tokens."""
        return len(self.sentence)


def kept_apart(identity: str) -> bool:
    """Whether a training document is kept for calibration."""
    digest = hashlib.sha1(b"calibration" + identity.encode(), usedforsecurity=False).hexdigest()
    return int(digest, 16) % 100 < KEPT


def examples(school: School, number: int, split: str) -> list[Example]:
    """The examples of one part of a school's corpus, in its order."""
    found = []
    for document in read.part_documents(school.corpus, split):
        made = example(document, school, number)
        if made is not None:
            found.append(made)
    return found


def add_syntax(examples: list[Example], code: str) -> None:
    """Let the language's parser read the examples; its states stand beside their features."""
    parser, words = syntax.load(code), word_vectors.load(code)
    if parser is None:
        raise MissingInput(f"{code} has no parser yet: fit syntax-{code} first")
    for one in examples:
        view = one.arrays
        one.syntax = syntax.read(parser, view.ids, view.dense, one.sentences, words)
        one.arrays = replace(view, dense=np.hstack([view.dense, one.syntax.states]))


def example(document: CorpusDocument, school: School, number: int) -> Example | None:
    """One document; None where it has no tokens."""
    scene = scene_of(document, school.language)
    if scene is None:
        return None
    text = scene.text
    whole = features(scene, grammar.read(scene))
    known = [g for s in document.gold if (g := gold(text, s, school)).anchor]
    labels = _labels(len(text.words), known, school)
    return Example(
        id=document.id, school=number, arrays=whole.whole(), whole=whole, labels=labels, gold=known,
        hints=[(c, CUE) for c in cue_hints(scene)] if school.by_cue else hints(scene),
        quotes=quotations(text),
        sentences=text.sentences, sentence=np.array(text.sentence_of, np.int64),
    )  # fmt: skip


def scene_of(document: CorpusDocument, code: str) -> Context | None:
    """A document as the grammar engine is about to read it; None where it has no tokens."""
    language = load(code)
    text = segment.segment(read_document(document), language)
    return Context(text, mentions.find(text, language), language) if text.words else None


def whole_act(finding: Finding, sentence_of: Sequence[int] | NDArray[np.int64]) -> Ranges:
    """A reported act as corpora mark it: all its parts in the first sentence, as one stretch."""
    parts = (*finding.content, *finding.cue, *finding.frame, *finding.speaker)
    here = sentence_of[finding.content[0][0]]
    near = [p for p in parts if sentence_of[p[0]] == here]
    return ((min(a for a, _ in near), max(b for _, b in near)),)


def gold(text: Segmented, statement: Annotation, school: School) -> Gold:
    """One statement of a corpus over the tokens of a text."""
    roles = tuple(token_ranges(text, statement.part(r)) for r in ROLES)
    kind = school.kinds.get(statement.type or "", 1)
    taught = list(school.roles)
    if school.whole_acts and statement.type == "reported":
        taught[ROLES.index("cue")] = taught[ROLES.index("frame")] = False
    anchor = roles[ROLES.index("cue")] if school.by_cue else roles[0]
    return Gold(anchor, kind, roles, tuple(taught), roles[0])


def _labels(count: int, gold: list[Gold], school: School) -> NDArray[np.int64]:
    labels = np.zeros((count, len(LAYERS)), np.int64)
    depths = [_depth(g, gold, k) for k, g in enumerate(gold)]
    for depth, one in sorted(zip(depths, gold, strict=True), key=lambda p: -p[0]):
        if depth < 2:
            _mark(labels[:, depth], one.content, 1 + 2 * one.kind)
        for layer in range(2, len(LAYERS)):
            _mark(labels[:, layer], one.roles[layer - 1], 1)
    if not school.nested:
        labels[:, 1] = IGNORED
    for layer in range(2, len(LAYERS)):
        if not school.roles[layer - 1]:
            labels[:, layer] = IGNORED
    return labels


def _mark(column: NDArray[np.int64], ranges: Ranges, first: int) -> None:
    for a, b in ranges:
        column[a:b] = first + 1
        column[a] = first


def _depth(one: Gold, gold: list[Gold], index: int) -> int:
    """How many other contents hold this one's."""
    mine, count = size(one.content), 0
    for k, other in enumerate(gold):
        if k != index and mine and overlap(one.content, other.content) == mine:
            count += size(other.content) > mine or k < index
    return count
