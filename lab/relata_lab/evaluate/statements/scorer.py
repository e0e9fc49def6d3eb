"""The rule by which statements are scored, the same for every corpus with contents.

1. In each document system and gold statements are paired one to one so that the sum of the
   contents' token F1 is greatest; a pair that overlaps at all gets 0.01 more for the same
   type and 0.001 more for the same medium. min(n, m) pairs are always made, also empty ones.
2. For each pair and each unpaired statement, and for each part: token precision where the
   system has the part, token recall where the gold has it.
3. The precisions are averaged over all pairs and documents, so are the recalls; F1 is the
   harmonic mean of the two. `roles` pools all parts but the content, `joint` pools all.
4. `type` and `medium` are micro figures: an equal label is right, anything else is one wrong
   label of the system and one missed label of the gold.
5. `exact`: a part's tokens equal the gold's as a set; micro over all statements.

By mode: pairs belong to the mode of their gold statement, unpaired ones to their own.
The rule is that of Petersen-Frey and Biemann 2024 (German news quotation attribution).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from relata_lab.corpora.annotations import PARTS, Annotation, CorpusTokens, TokenSet
from relata_lab.evaluate.statements.assignment import assign
from relata_lab.evaluate.statements.figures import Figure, Mean, Pair, Scores

SAME_TYPE = 0.01
SAME_MEDIUM = 0.001


def f1(system: TokenSet, gold: TokenSet) -> float:
    """Token F1 of two sets; 0 where they share nothing."""
    common = len(system & gold)
    return 2 * common / (len(system) + len(gold)) if common else 0.0


def pair_up(
    gold: Sequence[Annotation], system: Sequence[Annotation], tokens: CorpusTokens
) -> list[Pair]:
    """The document's pairs (rule 1), then its unpaired gold, then its unpaired system."""
    gold_sets = [tokens.of(g.content) for g in gold]
    system_sets = [tokens.of(s.content) for s in system]
    overlaps = [[f1(s, g) for s in system_sets] for g in gold_sets]
    weights = [
        [_weight(overlaps[i][j], g, s) for j, s in enumerate(system)] for i, g in enumerate(gold)
    ]
    paired = assign(weights)
    rows, columns = {i for i, _ in paired}, {j for _, j in paired}
    pairs = [Pair(gold[i], system[j], overlaps[i][j]) for i, j in paired]
    pairs += [Pair(g, None, 0.0) for i, g in enumerate(gold) if i not in rows]
    pairs += [Pair(None, s, 0.0) for j, s in enumerate(system) if j not in columns]
    return pairs


def _weight(overlap: float, gold: Annotation, system: Annotation) -> float:
    if not overlap:
        return 0.0
    same_type = SAME_TYPE if gold.type == system.type else 0.0
    return overlap + same_type + (SAME_MEDIUM if gold.medium == system.medium else 0.0)


@dataclass(slots=True)
class _Count:
    """Right ones, and how many each side has."""

    right: int = 0
    system: int = 0
    gold: int = 0

    def add(self, system: object, gold: object, *, equal: bool) -> None:
        self.right += equal
        self.system += bool(system)
        self.gold += bool(gold)

    def figure(self) -> Figure:
        return Figure.of_counts(self.right, self.system, self.gold)


@dataclass(slots=True)
class StatementScorer:
    """Adds up documents; `scores()` gives the figures so far.

    `parts` are those the corpus annotates: joint pools them all, roles all but the content.
    """

    parts: tuple[str, ...] = PARTS
    typed: bool = True
    _means: dict[str, Mean] = field(default_factory=dict)
    _exact: dict[str, _Count] = field(default_factory=dict)
    _modes: dict[str, dict[str, Mean]] = field(default_factory=dict)
    _labels: dict[str, _Count] = field(default_factory=dict)
    _media: bool = False

    def pair(
        self, gold: Sequence[Annotation], system: Sequence[Annotation], tokens: CorpusTokens
    ) -> list[Pair]:
        """One document aligned: see `pair_up`."""
        return pair_up(gold, system, tokens)

    def add(self, pairs: Iterable[Pair], tokens: CorpusTokens) -> None:
        """One document's pairs."""
        for pair in pairs:
            mode = (pair.gold or pair.system or Annotation("")).type or "none"
            for part in self.parts:
                gold = tokens.of(pair.gold.part(part)) if pair.gold else frozenset()
                system = tokens.of(pair.system.part(part)) if pair.system else frozenset()
                self._add_part(part, mode, system, gold)
            self._add_labels(pair)

    def _add_part(self, part: str, mode: str, system: TokenSet, gold: TokenSet) -> None:
        pools = (part, "joint") if part == "content" else (part, "roles", "joint")
        by_mode = self._modes.setdefault(mode, {})
        for pool in pools:
            self._means.setdefault(pool, Mean()).add(system, gold)
            by_mode.setdefault(pool, Mean()).add(system, gold)
        equal = bool(gold) and system == gold
        self._exact.setdefault(part, _Count()).add(system, gold, equal=equal)

    def _add_labels(self, pair: Pair) -> None:
        gold, system = pair.gold, pair.system
        self._media = self._media or bool(gold and gold.medium)
        both = gold is not None and system is not None
        same_type = gold is not None and system is not None and gold.type == system.type
        same_medium = gold is not None and system is not None and gold.medium == system.medium
        self._labels.setdefault("type", _Count()).add(system, gold, equal=both and same_type)
        self._labels.setdefault("medium", _Count()).add(system, gold, equal=both and same_medium)

    def scores(self) -> Scores:
        """The figures of everything added."""
        order = ("content", "roles", "joint", *self.parts[1:])
        figures = {name: self._means.get(name, Mean()).figure() for name in order}
        if self.typed:
            # A corpus without media has no figure for them.
            labels = ("type", "medium") if self._media else ("type",)
            figures |= {k: self._labels.get(k, _Count()).figure() for k in labels}
        modes = {
            mode: {name: pools.get(name, Mean()).figure() for name in order}
            for mode, pools in sorted(self._modes.items())
        }
        exact = {part: self._exact.get(part, _Count()).figure() for part in self.parts}
        return Scores(figures, exact, modes)


def score(
    documents: Iterable[tuple[Sequence[Annotation], Sequence[Annotation], CorpusTokens]],
    parts: tuple[str, ...] = PARTS,
) -> Scores:
    """Figures of (gold, system, tokens) triples, one a document."""
    scorer = StatementScorer(parts)
    for gold, system, tokens in documents:
        scorer.add(pair_up(gold, system, tokens), tokens)
    return scorer.scores()


__all__ = ["SAME_MEDIUM", "SAME_TYPE", "StatementScorer", "f1", "pair_up", "score"]
