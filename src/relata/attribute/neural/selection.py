"""Predictions: non-maximum suppression over spans, and calibrated scores."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from relata.attribute.neural.features.ranges import Ranges, f1, overlap, shift, size
from relata.attribute.neural.features.span_proposals import KINDS, SpanProposal
from relata.attribute.neural.features.windows import Windows
from relata.attribute.neural.networks.forward import ROLES, WindowScores
from relata.attribute.probability import probability

#: Weights of `calibration_features` that leave the network's own probability as it is.
IDENTITY = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0)
_DIRECT = KINDS.index("direct")
_CONTENT, _CUE, _SPEAKER = (ROLES.index(role) for role in ("content", "cue", "speaker"))
#: Probability from which on a token has a role.
_HALF = 0.5
#: Proposals whose contents have this token F1 compete.
_SAME = 0.5
#: A proposal with this many better competitors gets no window.
_RIVALS = 2
#: Weights in the rank: of "is a statement" next to "is exact", and of a draft's own content.
_VALID, _OWN = 0.3, 0.15


class Prediction(Struct):
    """A statement in token ranges, by the annotation scheme of the training corpus."""

    proposal: SpanProposal
    content: Ranges
    direct: bool
    #: Probability that it is a statement.
    score: float
    #: Orders competing predictions: the higher, the better.
    rank: float
    cue: Ranges
    speaker: Ranges
    #: Expected exactness of its content, 0 to 1.
    exact: float
    #: Mean log odds of the speaker's tokens, as a probability.
    speaker_score: float
    #: The content that the role tagger itself draws.
    drawn: Ranges

    def shifted(self, by: int, drafts: list[int]) -> Prediction:
        """The prediction, `by` tokens further on; its draft's index looked up in `drafts`."""
        which = self.proposal.draft
        proposal = replace(self.proposal, draft=drafts[which] if which is not None else None)
        return replace(
            self, proposal=proposal, content=shift(self.content, by), cue=shift(self.cue, by),
            speaker=shift(self.speaker, by),
        )  # fmt: skip


def rank(
    valid: NDArray[np.float32], exact: NDArray[np.float32], batch: list[SpanProposal]
) -> NDArray[np.float32]:
    """The order in which proposals compete: the higher, the better."""
    found: NDArray[np.float32] = _VALID * valid + exact
    found += np.array([_OWN * p.own for p in batch], np.float32)
    return found


def without_rivals(
    proposals: list[SpanProposal], ranks: NDArray[np.float32], probable: list[int]
) -> list[int]:
    """Of the probable proposals the drafts' own, and those with few better competitors."""
    order = sorted(probable, key=lambda j: (-ranks[j], proposals[j].content))
    kept: list[int] = []
    for j in order:
        rivals = 0
        for k in kept:
            if f1(proposals[j].content, proposals[k].content) > _SAME:
                rivals += 1
                if rivals == _RIVALS:
                    break
        if rivals < _RIVALS or proposals[j].own:
            kept.append(j)
    return kept


def predictions(
    batch: list[SpanProposal], given: Windows, scores: WindowScores
) -> list[Prediction]:
    """The proposals with the roles that the windows' scores give."""
    ranks = rank(scores.valid, scores.exact, batch)
    found = []
    for j, proposal in enumerate(batch):
        start, length = int(given.starts[j]), int(given.lengths[j])
        roles = scores.roles[j, :length]
        odds = np.log(np.clip(roles, 1e-6, 1.0) / np.clip(1.0 - roles, 1e-6, 1.0))
        speaker = _best_run(odds[:, _SPEAKER], start)
        found.append(
            Prediction(
                proposal=proposal, content=proposal.content,
                direct=int(scores.kinds[j].argmax()) == _DIRECT,
                score=float(scores.valid[j]), rank=float(ranks[j]), exact=float(scores.exact[j]),
                cue=_runs(roles[:, _CUE], start, 0), speaker=speaker.ranges,
                speaker_score=speaker.probability, drawn=_runs(roles[:, _CONTENT], start, 1),
            )
        )  # fmt: skip
    return found


def _runs(values: NDArray[np.float32], start: int, gap: int) -> Ranges:
    """Runs of probable tokens; up to `gap` improbable ones inside a run are bridged."""
    found: list[tuple[int, int]] = []
    for i in (np.flatnonzero(values > _HALF) + start).tolist():
        if found and i - found[-1][1] <= gap:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return tuple(found)


class _Run(NamedTuple):
    ranges: Ranges
    probability: float


def _best_run(odds: NDArray[np.float32], start: int) -> _Run:
    """The run with the greatest sum of log odds, if that is positive (Kadane's algorithm)."""
    sums = np.concatenate([[0.0], np.cumsum(odds, dtype=np.float64)])
    lows = np.minimum.accumulate(sums)
    gains = sums[1:] - lows[:-1]
    end = int(gains.argmax())
    if gains[end] <= 0:
        return _Run((), 0.0)
    begin = int(np.flatnonzero(sums[: end + 1] == lows[end])[-1])
    mean = gains[end] / (end + 1 - begin)
    return _Run(((begin + start, end + 1 + start),), float(1.0 / (1.0 + np.exp(-mean))))


def redrawn(found: Iterable[Prediction], known: set[Ranges]) -> list[SpanProposal]:
    """Contents as the role tagger draws them, where they were not proposed before."""
    fresh: list[SpanProposal] = []
    for prediction in found:
        if not prediction.drawn:
            continue
        proposal = prediction.proposal
        nearest = max(prediction.drawn, key=lambda r: overlap((r,), proposal.content))
        for content in {(nearest,), prediction.drawn}:
            if content not in known:
                known.add(content)
                fresh.append(SpanProposal(content, proposal.mode, proposal.draft))
    return sorted(fresh, key=lambda p: p.content)


def suppressed(found: list[Prediction]) -> list[Prediction]:
    """The best predictions of which no two contents share a token, in the order of the text."""
    kept: list[Prediction] = []
    for prediction in sorted(found, key=lambda p: (-p.rank, p.content)):
        if not any(overlap(prediction.content, other.content) for other in kept):
            kept.append(prediction)
    return sorted(kept, key=lambda p: (p.content[0][0], -size(p.content)))


def calibration_features(prediction: Prediction) -> NDArray[np.float64]:
    """What the calibrated score is computed from: a constant, log odds, two indicators."""
    return np.array(
        [
            1.0, _odds(prediction.score), _odds(prediction.exact), _odds(prediction.speaker_score),
            float(not prediction.speaker), float(prediction.direct),
        ]
    )  # fmt: skip


def _odds(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p)) if p > 1e-4 else 0.0


def calibrated_score(prediction: Prediction, weights: tuple[float, ...]) -> float:
    """The probability that the statement is right, 0 to 1 (Platt scaling)."""
    return probability(float(calibration_features(prediction) @ np.array(weights)))
