"""The trained engine: the grammar reads first, then networks judge, correct and add.

1. The grammar engine reads the whole text; its clauses, cues and drafts become features.
2. The first network labels every token; labels, drafts, quotation marks and hints give
   queries: contents that may be statements.
3. The span classifier passes the likely ones on; over the window of each the third network
   says who has which part in it. What it would draw otherwise is asked once more.
4. The best readings that do not exclude one another are settled as drafts.
Networks of one set are averaged. Long texts are read in blocks with context on both sides.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from relata.attribute.neural.features.document import Features, features
from relata.attribute.neural.features.drafts import Finding, Ranges, move
from relata.attribute.neural.features.span_proposals import (
    CUE,
    Query,
    cue_hints,
    cue_queries,
    hints,
    labelled,
    queries,
    quotations,
)
from relata.attribute.neural.features.tree_paths import Syntax
from relata.attribute.neural.features.windows import bounds, known, windows
from relata.attribute.neural.networks import dependency_parser, forward
from relata.attribute.neural.networks.bundle import Card, Set, load, name_of
from relata.attribute.neural.networks.forward import States
from relata.attribute.neural.projection.combine import Settler, layer_draft
from relata.attribute.neural.selection import (
    KINDS,
    Reading,
    chosen,
    chosen_cues,
    drawn_again,
    rank,
    readings,
    score,
    spread,
)
from relata.attribute.rules import engine as grammar
from relata.attribute.rules.text.context import Context
from relata.lang.language import Language
from relata.model.analysis import Draft, Phrase, Segmented
from relata.model.codes import MODES

#: Tokens that are read at once, and the context kept around them.
BLOCK, BEFORE, BEHIND = 2000, 64, 40
#: Longer sentences are no sentences, and are cut.
LONGEST = 500
#: Queries that are judged at once.
BATCH = 48
#: Mode of a kind of label, as an index into MODES.
MODE_OF = tuple(MODES.index(kind) for kind in KINDS)
#: Hints whose tokens the first network takes for no content at all are not asked.
_HINTED = 0.08
#: Queries that the span classifier believes less get no window.
_LIKELY = 0.15
#: The same for the grammar's own findings.
_LIKELY_OWN = 0.03


def weights(code: str) -> str | None:
    """The identity of a language's weights; None where it has none."""
    return name_of(code)


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text; the grammar engine's where the language has no weights."""
    scene = Context(text, phrases, language)
    drafts = grammar.read(scene)
    models = load(language.code)
    if models is None or not text.words:
        return drafts
    arrays = features(scene, drafts)
    found = Reader(arrays, models, text.sentences, quotations(text), hints(scene)).read()
    for reading in found:
        reading.score = score(reading, models.card.calibration)
    return Settler(scene, arrays.findings, models.habits).drafts(found)


def cues(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft] | None:
    """Every cue with its parts, contents or not; None where the weights know no such layer."""
    models = load(language.code, "cues")
    if models is None:
        return None
    scene = Context(text, phrases, language)
    arrays = features(scene, grammar.read(scene))
    if not text.words:
        return []
    reader = Reader(arrays, models, text.sentences, set(), [(c, CUE) for c in cue_hints(scene)])
    return [layer_draft(scene, reading) for reading in reader.read()]


def least(reading: Reading, card: Card) -> float:
    """The probability that a reading must have: the grammar's own findings need less."""
    return card.least_own if reading.query.own else card.least[reading.kind]


class Reader:
    """The networks over one text."""

    def __init__(
        self, arrays: Features, models: Set, sentences: list[tuple[int, int]], quotes: set[Ranges],
        suggested: list[tuple[Ranges, int]],
    ) -> None:  # fmt: skip
        self.arrays = arrays
        self.models = models
        self.sentences = sentences
        self.quotes = quotes
        self.hints = suggested
        lengths = [b - a for a, b in sentences]
        self.sentence = np.repeat(np.arange(len(sentences), dtype=np.int64), lengths)

    def read(self) -> list[Reading]:
        """The statements, or the cues, as readings over the whole text's tokens."""
        found: list[Reading] = []
        for block in self._blocks():
            found += self._block(*block)
        return found

    def _blocks(self) -> Iterator[tuple[int, int, int, int]]:
        """(first token, end) of what is read, and of its context, whole sentences each."""
        sentences = [
            (k, min(k + LONGEST, b)) for a, b in self.sentences for k in range(a, b, LONGEST)
        ]
        first = 0
        while first < len(sentences):
            last = first + 1
            start = sentences[first][0]
            while last < len(sentences) and sentences[last][1] - start <= BLOCK:
                last += 1
            end = sentences[last - 1][1]
            low, high = first, last
            while low and start - sentences[low][0] < BEFORE:
                low -= 1
            while high < len(sentences) and sentences[high - 1][1] - end < BEHIND:
                high += 1
            yield (
                start,
                end,
                max(sentences[low][0], start - BLOCK),
                min(sentences[high - 1][1], end + BLOCK),
            )
            first = last

    def _block(self, start: int, end: int, low: int, high: int) -> list[Reading]:
        view = self.arrays.cut(low, high)
        sentence = self.sentence[low:high]
        edges = np.flatnonzero(np.diff(sentence)) + 1
        marks = [0, *edges.tolist(), high - low]
        pieces = list(itertools.pairwise(marks))
        card = self.models.card
        by_cue, school = card.layer == "cues", card.school
        ids = view.ids if card.lexical else view.ids * 0
        words = self.models.contexts
        dense, parsed = view.dense, None
        if self.models.syntax is not None:
            parsed = dependency_parser.read(self.models.syntax, ids, dense, pieces, words)
            dense = np.hstack([dense, parsed.states])
        states = [
            forward.encode(m, ids, dense, pieces, school, words) for m in self.models.networks
        ]
        own = view.findings
        quotes: set[Ranges] = {
            ((a - low, b - low),) for ((a, b),) in self.quotes if low <= a and b <= high
        }
        bench = _Bench(self.models, school, own, states, sentence, quotes, parsed)
        asked = self._asked(states, own, (start, end, low, high), by_cue)
        found = bench.judge([q for q in asked if start <= q.content[0][0] + low < end])
        if by_cue:
            kept = chosen_cues([r for r in found if r.score >= card.least[r.kind]])
        else:
            found = [r for r in found if r.score >= least(r, card)]
            kept = chosen(found, quotes, nested=card.habits.nested)
            again = bench.judge(drawn_again(kept, {q.content for q in asked}))
            found += [r for r in again if r.score >= least(r, card)]
            kept = chosen(found, quotes, nested=card.habits.nested)
        return [r.moved(low, view.numbers) for r in kept]

    def _asked(
        self, states: list[States], own: list[Finding], block: tuple[int, int, int, int],
        by_cue: bool,
    ) -> list[Query]:  # fmt: skip
        layers = (2,) if by_cue else (0, 1)
        labels = [np.mean([s.labels[k] for s in states], axis=0) for k in layers]
        if not by_cue:
            return queries(own, self._further(labels, *block))
        start, end, low, _ = block
        further: list[Ranges] = [move(c, -low) for c, _ in self.hints if start <= c[0][0] < end]
        further += [content for content, _ in labelled(labels)]
        return cue_queries(own, further)

    def _further(
        self, labels: list[NDArray[np.float32]], start: int, end: int, low: int, high: int
    ) -> list[tuple[Ranges, int]]:
        """Contents that the labels and the text's hints suggest."""
        found = [(content, MODE_OF[kind]) for content, kind in labelled(labels)]
        inside = np.concatenate([[0.0], np.cumsum(1.0 - labels[0][:, 0])])
        for content, mode in self.hints:
            ((a, b),) = content
            if start <= a < end and b <= high:
                a, b = a - low, b - low
                if content in self.quotes or inside[b] - inside[a] >= _HINTED * (b - a):
                    found.append((((a, b),), mode))
        return found


class _Bench:
    """The networks' states over one block, and their verdicts on queries."""

    def __init__(
        self, models: Set, school: int, own: list[Finding], states: list[States],
        sentence: NDArray[np.int64], quotes: set[Ranges], parsed: Syntax | None,
    ) -> None:  # fmt: skip
        self.models, self.school, self.own, self.states = models, school, own, states
        self.sentence, self.quotes, self.parsed = sentence, quotes, parsed

    def judge(self, asked: list[Query]) -> list[Reading]:
        """The readings of the queries that may be statements."""
        if not asked:
            return []
        spans = np.array([(q.content[0][0], q.content[-1][1]) for q in asked], np.int64)
        told = known(asked, self.own, self.quotes)
        each = [
            forward.classify(m, s, spans, told)
            for m, s in zip(self.models.networks, self.states, strict=True)
        ]
        valid = np.mean([e.valid for e in each], axis=0)
        exact = np.mean([e.exact for e in each], axis=0)
        floor = np.array([_LIKELY_OWN if q.own else _LIKELY for q in asked])
        rows = spread(asked, rank(valid, exact, asked), np.flatnonzero(valid > floor).tolist())
        count = len(self.sentence)
        rows.sort(key=lambda j: (_width(asked[j], count), asked[j].content))
        found: list[Reading] = []
        for k in range(0, len(rows), BATCH):
            part = rows[k : k + BATCH]
            batch = [asked[j] for j in part]
            given = windows(batch, self.own, self.sentence, self.parsed)
            views = [
                forward.verdicts(*forward.judge(m, s, given, e.odds[part], self.school))
                for m, s, e in zip(self.models.networks, self.states, each, strict=True)
            ]
            found += readings(batch, given, forward.mean(views))
        return found


def _width(query: Query, count: int) -> int:
    low, high = bounds(query, count)
    return high - low
