"""Dependency trees of the UD treebanks, laid over our own tokens: what the parser is taught.

CoNLL-U: https://universaldependencies.org/format.html. Words that share a surface token
("zum") are one; it has the place of the word whose head lies outside.
"""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from relata.attribute.neural.features.document import View, features
from relata.attribute.rules import engine as grammar
from relata_lab.evaluate.statements.model import CorpusDocument
from relata_lab.training.networks.examples import IGNORED, scene_of

#: Languages with a parser, and the treebanks' terms.
TREEBANKS = {
    "de": "UD German GSD, LIT and PUD (CC BY-SA 4.0, CC BY-NC-SA 4.0, CC BY-SA 3.0)",
}
#: Sentences that are read as one text, so that the features see what stands around.
_TOGETHER = 25
#: Columns of a word.
_ID, _FORM, _TAG, _FEATURES, _HEAD, _RELATION = 0, 1, 3, 5, 6, 7


@dataclass(frozen=True, slots=True)
class Word:
    """One surface token of a sentence."""

    start: int
    end: int
    tag: str
    case: str
    #: Index of its head among the sentence's tokens, its own for the root.
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence over our tokens; IGNORED where nothing is taught."""

    ids: NDArray[np.int32]
    dense: NDArray[np.float32]
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]
    tags: NDArray[np.int64]
    cases: NDArray[np.int64]


class Numbers(dict[str, int]):
    """Names -> 0, 1, 2 … in the order in which they are asked for."""

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self)
        return number


@dataclass(frozen=True, slots=True)
class Names:
    """The relations, tags and cases that were met."""

    relations: Numbers
    tags: Numbers
    cases: Numbers


def sentences(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """The sentences of a file: text, and its lines' columns."""
    text, rows = "", list[list[str]]()
    for line in [*gzip.decompress(path.read_bytes()).decode("utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif not line and text:
            yield text, rows
            text, rows = "", []
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))


def words(text: str, rows: list[list[str]]) -> list[Word]:
    """The surface tokens of a sentence; none where the text does not hold them in order."""
    held: dict[int, tuple[int, str]] = {}
    for row in rows:
        opening, joined, closing = row[_ID].partition("-")
        if joined:
            held[int(opening)] = int(closing), row[_FORM]
    plain = [row for row in rows if row[_ID].isdigit()]
    found: list[tuple[int, int, list[str], list[str]]] = []
    place: dict[int, int] = {0: -1}
    at = k = 0
    while k < len(plain):
        number = int(plain[k][_ID])
        last, form = held.get(number, (number, plain[k][_FORM]))
        parts = plain[k : k + last - number + 1]
        k += len(parts)
        start = text.find(form, at)
        if start < 0:
            return []
        at = start + len(form)
        outer = (p for p in parts if not number <= int(p[_HEAD]) <= last)
        place.update((int(p[_ID]), len(found)) for p in parts)
        found.append((start, at, parts[0], next(outer, parts[0])))
    return [
        Word(
            start, end, first[_TAG], _case(head[_FEATURES]),
            n if (to := place[int(head[_HEAD])]) < 0 else to, head[_RELATION].split(":")[0],
        )
        for n, (start, end, first, head) in enumerate(found)
    ]  # fmt: skip


def _case(features: str) -> str:
    found = (f.removeprefix("Case=") for f in features.split("|") if f.startswith("Case="))
    return next(found, "")


def trees(folder: Path, code: str) -> tuple[list[Tree], Names]:
    """The trees of all treebanks of a language in a folder, and the names in them."""
    names = Names(Numbers(), Numbers(), Numbers())
    found: list[Tree] = []
    for path in sorted(folder.glob(f"{code}_*.conllu.gz")):
        known = [(t, w) for t, rows in sentences(path) if (w := words(t, rows))]
        for k in range(0, len(known), _TOGETHER):
            found += _over(known[k : k + _TOGETHER], code, names)
    return found, names


def _over(known: list[tuple[str, list[Word]]], code: str, names: Names) -> Iterator[Tree]:
    """Some sentences as one text, read as any text is."""
    text = " ".join(t for t, _ in known)
    scene = scene_of(CorpusDocument("", "ud", code, text, None, (), {}), code)
    if scene is None:
        return
    view = features(scene, grammar.read(scene)).whole()
    at = {start: k for k, start in enumerate(scene.text.starts)}
    heads, relations, tags, cases = np.full((4, len(at)), IGNORED, np.int64)
    offsets = itertools.accumulate((len(t) + 1 for t, _ in known), initial=0)
    for offset, (_, tokens) in zip(offsets, known, strict=False):
        mine = [at.get(w.start + offset, -1) for w in tokens]
        for token, word in zip(mine, tokens, strict=True):
            if token >= 0:
                tags[token], cases[token] = names.tags[word.tag], names.cases[word.case]
                if mine[word.head] >= 0:
                    heads[token] = mine[word.head]
                    relations[token] = names.relations[word.relation]
    for a, b in scene.text.sentences:
        if b - a > 1:
            yield _tree(view, a, b, heads, relations, tags, cases)


def _tree(view: View, a: int, b: int, *taught: NDArray[np.int64]) -> Tree:
    heads, relations, tags, cases = (column[a:b] for column in taught)
    inside = (heads >= a) & (heads < b)
    return Tree(
        view.ids[a:b].copy(), view.dense[a:b], np.where(inside, heads - a, IGNORED),
        np.where(inside, relations, IGNORED), tags, cases,
    )  # fmt: skip
