"""Scoring for corpora that do not fit the house's rule: cues with roles, sentences, recall.

Every class here has the interface of `scorer.Scorer`: `pair` aligns a document, `add` counts
it, `scores` gives the figures so far. All are micro figures over tokens or statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from relata_lab.corpora.annotations import Annotation, CorpusTokens, Spans, TokenSet
from relata_lab.evaluate.statements.assignment import assign
from relata_lab.evaluate.statements.figures import Figure, Pair, Scores
from relata_lab.evaluate.statements.scorer import StatementScorer, f1

#: Share of the gold content that a found attribution must have.
_HALF = 0.5


class Scorer(Protocol):
    """What `run` needs of a scorer."""

    def pair(
        self, gold: Sequence[Annotation], system: Sequence[Annotation], tokens: CorpusTokens
    ) -> list[Pair]: ...

    def add(self, pairs: Iterable[Pair], tokens: CorpusTokens) -> None: ...

    def scores(self) -> Scores: ...


@dataclass(slots=True)
class _Tally:
    right: int = 0
    system: int = 0
    gold: int = 0

    def add(self, system: TokenSet, gold: TokenSet) -> None:
        self.right += len(system & gold)
        self.system += len(system)
        self.gold += len(gold)

    def figure(self) -> Figure:
        return Figure.of_counts(self.right, self.system, self.gold)


def _tokens(statement: Annotation | None, part: str, tokens: CorpusTokens) -> TokenSet:
    return tokens.of(statement.part(part)) if statement else frozenset()


@dataclass(slots=True)
class CueScorer:
    """Cues, and roles under cues (SpkAtt-2023, task 1, subtask 1).

    Cues are aligned one to one where they share tokens, so that the pairs' joint token F1 is
    greatest. Every token of an aligned label is right, missed or spurious; an unaligned cue
    counts with all its roles. Of the corpus's roles the message, the source and the
    addressee are counted: medium, topic, evidence and particle are not in the record.

    With `suffix` only annotations that have a content are looked at, on both sides, as if the
    corpus had no others; the figures' names then end with it.
    """

    roles: tuple[str, ...] = ("content", "speaker", "addressee")
    suffix: str = ""
    _tallies: dict[str, _Tally] = field(default_factory=dict)

    def pair(
        self, gold: Sequence[Annotation], system: Sequence[Annotation], tokens: CorpusTokens
    ) -> list[Pair]:
        if self.suffix:
            gold = [g for g in gold if g.content]
            system = [s for s in system if s.content]
        weights = [[self._weight(g, s, tokens) for s in system] for g in gold]
        paired = [(i, j) for i, j in assign(weights) if weights[i][j] > 0]
        rows, columns = {i for i, _ in paired}, {j for _, j in paired}
        return [
            *(Pair(gold[i], system[j], weights[i][j]) for i, j in paired),
            *(Pair(g, None, 0.0) for i, g in enumerate(gold) if i not in rows),
            *(Pair(None, s, 0.0) for j, s in enumerate(system) if j not in columns),
        ]

    def _weight(self, gold: Annotation, system: Annotation, tokens: CorpusTokens) -> float:
        if not tokens.of(gold.cue) & tokens.of(system.cue):
            return 0.0
        right = total = 0
        for part in ("cue", *self.roles):
            a, b = tokens.of(system.part(part)), tokens.of(gold.part(part))
            right += len(a & b)
            total += len(a) + len(b)
        return 2 * right / total

    def add(self, pairs: Iterable[Pair], tokens: CorpusTokens) -> None:
        for pair in pairs:
            for part in ("cue", *self.roles):
                system = _tokens(pair.system, part, tokens)
                gold = _tokens(pair.gold, part, tokens)
                for pool in (part, "joint") if part == "cue" else (part, "roles", "joint"):
                    self._tallies.setdefault(pool, _Tally()).add(system, gold)

    def scores(self) -> Scores:
        order = ("cue", "roles", "joint", *self.roles)
        return Scores(
            {name + self.suffix: self._tallies.get(name, _Tally()).figure() for name in order}
        )


@dataclass(slots=True)
class SentenceScorer:
    """One sentence a document: tokens of each role, and whether anything was rightly found.

    All statements of a sentence are taken together, as the corpora of this kind do not link
    roles to statements. `detected` counts sentences: its precision falls with false alarms.
    """

    parts: tuple[str, ...] = ("content", "speaker", "cue")
    _tallies: dict[str, _Tally] = field(default_factory=dict)

    def pair(
        self, gold: Sequence[Annotation], system: Sequence[Annotation], tokens: CorpusTokens
    ) -> list[Pair]:
        one, other = _together(gold), _together(system)
        if one is None and other is None:
            return []
        overlap = f1(_tokens(other, "content", tokens), _tokens(one, "content", tokens))
        return [Pair(one, other, overlap)]

    def add(self, pairs: Iterable[Pair], tokens: CorpusTokens) -> None:
        for pair in pairs:
            for part in self.parts:
                system = _tokens(pair.system, part, tokens)
                gold = _tokens(pair.gold, part, tokens)
                self._tallies.setdefault(part, _Tally()).add(system, gold)
                self._tallies.setdefault("joint", _Tally()).add(system, gold)
            detected = self._tallies.setdefault("detected", _Tally())
            detected.add(frozenset([0] if pair.system else []), frozenset([0] if pair.gold else []))

    def scores(self) -> Scores:
        order = ("content", "joint", *self.parts[1:], "detected")
        return Scores({name: self._tallies.get(name, _Tally()).figure() for name in order})


def _together(statements: Sequence[Annotation]) -> Annotation | None:
    if not statements:
        return None
    parts: dict[str, Spans] = {
        part: tuple(sorted(span for s in statements for span in s.part(part)))
        for part in ("content", "speaker", "cue")
    }
    return Annotation(statements[0].id, parts["content"], parts["speaker"], parts["cue"])


@dataclass(slots=True)
class RecallScorer:
    """How many annotated attributions were found, where the annotation is not exhaustive.

    The gold's `frame` is the attributing clause. Found: a statement whose content shares at
    least half of the gold content's tokens, and whose cue, frame or speaker stands in that
    clause. `content` is the mean share of the gold's tokens that the best statement has.
    """

    found: int = 0
    total: int = 0
    shared: float = 0.0

    def pair(
        self, gold: Sequence[Annotation], system: Sequence[Annotation], tokens: CorpusTokens
    ) -> list[Pair]:
        pairs = []
        for one in gold:
            wanted = tokens.of(one.content)
            best, most = None, 0.0
            for other in system:
                share = len(wanted & tokens.of(other.content)) / max(len(wanted), 1)
                if share > most and tokens.of(one.frame) & _outside(other, tokens):
                    best, most = other, share
            pairs.append(Pair(one, best, most))
        return pairs

    def add(self, pairs: Iterable[Pair], tokens: CorpusTokens) -> None:  # noqa: ARG002 - as the others
        for pair in pairs:
            self.total += 1
            self.shared += pair.overlap
            self.found += pair.overlap >= _HALF

    def scores(self) -> Scores:
        n = max(self.total, 1)
        return Scores(
            {
                "found": Figure(0.0, self.found / n, 0, self.total),
                "content": Figure(0.0, self.shared / n, 0, self.total),
            }
        )


def _outside(statement: Annotation, tokens: CorpusTokens) -> TokenSet:
    return tokens.of((*statement.cue, *statement.frame, *statement.speaker))


def scorer_for(scoring: str, parts: tuple[str, ...], *, typed: bool) -> Scorer:
    """The scorer of an adapter's kind."""
    if scoring == "cues":
        return CueScorer()
    if scoring == "sentences":
        return SentenceScorer()
    if scoring == "recall":
        return RecallScorer()
    return StatementScorer(parts, typed)


def second_scorer(scoring: str) -> Scorer | None:
    """A second scorer whose figures are added: of cues only those with a message; or None."""
    return CueScorer(suffix=" (with message)") if scoring == "cues" else None
