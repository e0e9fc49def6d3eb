"""Examples -> windows -> padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from relata.attribute.encoder.buckets import by_sentence, by_word
from relata.attribute.encoder.pieces import BREAK, PAD, START
from relata.attribute.encoder.windows import LENGTH, units
from relata_lab.training.encoder.data.gold import MEDIA, MODES, ROLES, SCHEMES, Example, Gold
from relata_lab.training.encoder.network.network import CLASSES, FACTS, TAGS, Pairs


@dataclass(frozen=True, slots=True)
class Piece:
    """Words [start, end) of an example."""

    example: Example
    start: int
    end: int
    #: Pieces with the two at the edges.
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Padded tensors: texts [batch, length], words [batch, words], statements [anchors, ...]."""

    ids: Tensor
    #: Added to attention, [batch, 1, 1, length]; None where nothing is padded.
    mask: Tensor | None
    scheme: Tensor
    state: Tensor
    first: Tensor
    last: Tensor
    #: Real words.
    real: Tensor
    #: Classes that a word may have as an anchor, [batch, words, CLASSES].
    classes: Tensor
    tags: Tensor
    #: Tags that are annotated, [batch, TAGS].
    known_tags: Tensor
    pairs: Pairs
    #: [anchors, words, roles]
    must: Tensor
    may: Tensor
    #: Roles that are annotated, [anchors, roles].
    known: Tensor
    #: [anchors, FACTS] and which of them are annotated.
    facts: Tensor
    known_facts: Tensor

    def to(self, device: torch.device) -> Batch:
        """The batch on a device."""
        moved = {}
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, Tensor):
                value = value.to(device)
            moved[name] = value
        pairs = self.pairs
        moved["pairs"] = Pairs(*(getattr(pairs, name).to(device) for name in Pairs.__slots__))
        return Batch(**moved)


def cut(example: Example, rng: random.Random | None, length: int = LENGTH) -> Iterator[Piece]:
    """Windows of whole sentences that do not overlap, up to `length` pieces.

    With `rng` the first one is shorter by chance, so that windows differ from pass to pass.
    """
    room = length - 2
    most = rng.randint(room // 3, room) if rng else room
    start, used = 0, 0
    for first, end, pieces in units(example.text.counts, example.text.sentences, room):
        if used and used + pieces > most:
            yield Piece(example, start, first, used + 2)
            start, used, most = first, 0, room
        used += pieces
        if end == len(example.text):
            yield Piece(example, start, end, used + 2)


def grouped(pieces: list[Piece], most: int, rng: random.Random) -> list[list[Piece]]:
    """Batches of windows of like length, at most `most` padded pieces each, in random order."""
    rng.shuffle(pieces)
    found: list[list[Piece]] = []
    for at in range(0, len(pieces), 400):
        pool = sorted(pieces[at : at + 400], key=lambda p: -p.size)
        batches: list[list[Piece]] = [[]]
        for piece in pool:
            if batches[-1] and (len(batches[-1]) + 1) * batches[-1][0].size > most:
                batches.append([])
            batches[-1].append(piece)
        rng.shuffle(batches)
        found += batches
    return found


def batch(pieces: list[Piece], rng: random.Random) -> Batch:
    """One batch; of a cue with several words one is drawn as the anchor."""
    count, length = len(pieces), max(p.size for p in pieces)
    wide = max(p.end - p.start for p in pieces)
    ids = torch.full((count, length), PAD)
    state = torch.zeros((count, length), dtype=torch.long)
    first, last = torch.zeros((2, count, wide), dtype=torch.long)
    real = torch.zeros((count, wide), dtype=torch.bool)
    classes = torch.zeros((count, wide, CLASSES), dtype=torch.bool)
    tags, known_tags = torch.zeros((count, wide, TAGS)), torch.ones((count, TAGS))
    drawn: list[_Drawn] = []
    for row, piece in enumerate(pieces):
        _text(piece, ids[row], state[row], first[row], last[row])
        real[row, : piece.end - piece.start] = True
        drawn += _labels(row, piece, classes[row], tags[row], known_tags[row], rng)
    padded = any(p.size < length for p in pieces)
    mask = None
    if padded:
        mask = torch.zeros((count, 1, 1, length)).masked_fill(ids[:, None, None] == PAD, -1e9)
    scheme = torch.tensor([SCHEMES.index(p.example.scheme) for p in pieces])
    return Batch(
        ids, mask, scheme, state, first, last, real, classes, tags, known_tags,
        *_statements(drawn, pieces, wide),
    )  # fmt: skip


def _text(piece: Piece, ids: Tensor, state: Tensor, first: Tensor, last: Tensor) -> None:
    text = piece.example.text
    flat, states = [START], [0]
    for index in range(piece.start, piece.end):
        own = text.pieces[index]
        first[index - piece.start] = len(flat) + bool(text.opens[index])
        flat += own
        states += [int(text.states[index])] * len(own)
        last[index - piece.start] = len(flat) - 1
    flat.append(BREAK)
    states.append(0)
    ids[: len(flat)] = torch.tensor(flat)
    state[: len(flat)] = torch.tensor(states)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A statement with the word that was drawn to stand for it, in a window."""

    row: int
    word: int
    kind: int
    gold: Gold


def _labels(
    row: int, piece: Piece, classes: Tensor, tags: Tensor, known: Tensor, rng: random.Random
) -> Iterator[_Drawn]:
    start, end = piece.start, piece.end
    count = end - start
    classes[:count, 0] = True
    for index in piece.example.unsure:
        if start <= index < end:
            classes[index - start] = True
    for gold in piece.example.statements:
        base = 1 if gold.by_cue else 1 + len(MODES)
        kinds = [base + MODES.index(mode) for mode in sorted(gold.modes)]
        anchors = [k - start for k in gold.anchor if start <= k < end]
        for anchor in anchors:
            classes[anchor] = False
            classes[anchor, kinds] = True
        if anchors:
            yield _Drawn(row, rng.choice(anchors), rng.choice(kinds), gold)
        for role, labels in enumerate(gold.roles):
            if labels is None or labels.open:
                known[role] = 0
                continue
            tags[[k - start for k in labels.inside if start <= k < end], role] = 1
        tags[[k - start for k in gold.verbatim if start <= k < end], len(ROLES)] = 1


def _statements(
    drawn: list[_Drawn], pieces: list[Piece], wide: int
) -> tuple[Pairs, Tensor, Tensor, Tensor, Tensor, Tensor]:
    count = len(drawn)
    must, may = torch.zeros((2, count, wide, len(ROLES)), dtype=torch.bool)
    known = torch.zeros((count, len(ROLES)), dtype=torch.bool)
    facts, known_facts = torch.zeros((2, count, FACTS))
    distance = np.zeros((count, wide), np.int64)
    sentence = np.zeros((count, wide), np.int64)
    numbers = {id(p.example): p.example.text.sentence_of() for p in pieces}
    for at, one in enumerate(drawn):
        piece = pieces[one.row]
        start, end = piece.start, piece.end
        for role, labels in enumerate(one.gold.roles):
            if labels is None:
                continue
            known[at, role] = True
            must[at, [k - start for k in labels.inside if start <= k < end], role] = True
            may[at, [k - start for k in labels.open if start <= k < end], role] = True
        if one.gold.media is not None:
            known_facts[at, : len(MEDIA)] = 1
            for medium in one.gold.media:
                facts[at, MEDIA.index(medium)] = 1
        if one.gold.negated is not None:
            known_facts[at, -1], facts[at, -1] = 1, float(one.gold.negated)
        distance[at] = by_word(np.arange(wide) - one.word)
        own = numbers[id(piece.example)][start:end]
        sentence[at, : end - start] = by_sentence(own - own[one.word])
    pairs = Pairs(
        torch.tensor([d.row for d in drawn], dtype=torch.long),
        torch.tensor([d.word for d in drawn], dtype=torch.long),
        torch.tensor([d.kind for d in drawn], dtype=torch.long),
        torch.from_numpy(distance),
        torch.from_numpy(sentence),
    )
    return pairs, must, may, known, facts, known_facts
