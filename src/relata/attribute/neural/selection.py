"""Verdicts become readings: which queries are statements, and who has which part in them."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from relata.attribute.neural.features.drafts import Ranges, move
from relata.attribute.neural.features.span_proposals import Query, f1, overlap, size
from relata.attribute.neural.features.windows import Windows
from relata.attribute.neural.networks.forward import Verdicts
from relata.attribute.probability import probability
from relata.model.codes import Mode

#: Weights of `evidence` that leave the network's own probability as it is.
CONSTANT = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
#: The kinds of the label layers, in their order.
KINDS: tuple[Mode, ...] = ("direct", "indirect", "free-indirect", "hearsay", "reported")
DIRECT, INDIRECT, FREE, HEARSAY, REPORTED = range(5)
#: Columns of `Verdicts.roles`.
_CONTENT, _CUE, _SPEAKER, _FRAME, _ADDRESSEE = range(5)
_HALF = 0.5
#: Two readings whose contents are alike by this token F1 are one statement.
_SAME = 0.5
#: Readings with so much of their cue or frame in common are one statement.
_INTRODUCED = 0.3
#: A voice in a voice is kept where both are statements by so much.
VOICED = 0.3
#: Mean probability from which on an addressee is named.
NAMED = 0.8
#: Queries with so many better ones of the same content get no window.
_RIVALS = 2
#: Weight of "is a statement" beside "is exact" when queries compete, and what the grammar's
#: own contents have ahead.
_VALID, _AHEAD = 0.3, 0.15


class Reading(Struct):
    """A statement in token ranges, as the training corpora would annotate it."""

    query: Query
    content: Ranges
    kind: int
    #: Probability of that kind.
    kind_score: float
    #: Probability that it is a statement.
    score: float
    rank: float
    cue: Ranges
    speaker: Ranges
    frame: Ranges
    addressee: Ranges
    #: How exact its content is, as a probability.
    exact: float
    #: Mean log odds of the speaker's tokens, as a probability.
    speaker_score: float
    #: What the network itself would take as the content.
    drawn: Ranges

    def moved(self, by: int, findings: list[int]) -> Reading:
        """The reading, `by` tokens further on; its finding's index looked up in `findings`."""
        which = self.query.finding
        query = replace(self.query, finding=findings[which] if which >= 0 else -1)
        return replace(
            self, query=query, content=move(self.content, by), cue=move(self.cue, by),
            speaker=move(self.speaker, by), frame=move(self.frame, by),
            addressee=move(self.addressee, by),
        )  # fmt: skip


def rank(
    valid: NDArray[np.float32], exact: NDArray[np.float32], batch: list[Query]
) -> NDArray[np.float32]:
    """By what queries compete: the higher, the better."""
    found: NDArray[np.float32] = _VALID * valid + exact
    found += np.array([_AHEAD * q.own for q in batch], np.float32)
    return found


def spread(asked: list[Query], ranks: NDArray[np.float32], likely: list[int]) -> list[int]:
    """Of the likely queries the grammar's, and those with few better ones of such a content."""
    order = sorted(likely, key=lambda j: (-ranks[j], asked[j].content))
    kept: list[int] = []
    for j in order:
        alike = 0
        for k in kept:
            if f1(asked[j].content, asked[k].content) > _SAME:
                alike += 1
                if alike == _RIVALS:
                    break
        if alike < _RIVALS or asked[j].own:
            kept.append(j)
    return kept


def readings(batch: list[Query], given: Windows, verdicts: Verdicts) -> list[Reading]:
    """The queries with their parts."""
    ranks = rank(verdicts.valid, verdicts.exact, batch)
    found = []
    for j in range(len(batch)):
        start, length = int(given.starts[j]), int(given.lengths[j])
        roles = verdicts.roles[j, :length]
        odds = np.log(np.clip(roles, 1e-6, 1.0) / np.clip(1.0 - roles, 1e-6, 1.0))
        speaker, sure = _best(odds[:, _SPEAKER], start)
        kind = int(verdicts.kinds[j].argmax())
        valid, exact = float(verdicts.valid[j]), float(verdicts.exact[j])
        found.append(
            Reading(
                query=batch[j], content=batch[j].content, kind=kind,
                kind_score=float(verdicts.kinds[j, kind]), score=valid,
                rank=float(ranks[j]), exact=exact,
                cue=_runs(roles[:, _CUE], start, 0), speaker=speaker,
                frame=_runs(roles[:, _FRAME], start, 1),
                addressee=_sure(odds[:, _ADDRESSEE], start),
                speaker_score=sure, drawn=_runs(roles[:, _CONTENT], start, 1),
            )
        )  # fmt: skip
    return found


def _runs(values: NDArray[np.float32], start: int, gap: int) -> Ranges:
    """Stretches of likely tokens; `gap` unlikely ones inside are bridged."""
    found: list[tuple[int, int]] = []
    for i in (np.flatnonzero(values > _HALF) + start).tolist():
        if found and i - found[-1][1] <= gap:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return tuple(found)


def _best(odds: NDArray[np.float32], start: int) -> tuple[Ranges, float]:
    """The stretch with the greatest sum of log odds, if any is above 0, and its mean odds."""
    sums = np.concatenate([[0.0], np.cumsum(odds, dtype=np.float64)])
    lows = np.minimum.accumulate(sums)
    gains = sums[1:] - lows[:-1]
    end = int(gains.argmax())
    if gains[end] <= 0:
        return (), 0.0
    begin = int(np.flatnonzero(sums[: end + 1] == lows[end])[-1])
    mean = gains[end] / (end + 1 - begin)
    return ((begin + start, end + 1 + start),), float(1.0 / (1.0 + np.exp(-mean)))


def _sure(odds: NDArray[np.float32], start: int) -> Ranges:
    """The best stretch where it is likely enough to be named at all."""
    found, score = _best(odds, start)
    return found if score >= NAMED else ()


def drawn_again(found: Iterable[Reading], known: set[Ranges]) -> list[Query]:
    """Contents as the network drew them, where nobody had asked for them yet."""
    fresh: list[Query] = []
    for reading in found:
        if not reading.drawn:
            continue
        nearest = max(reading.drawn, key=lambda r: overlap((r,), reading.query.content))
        for content in {(nearest,), reading.drawn}:
            if content not in known:
                known.add(content)
                fresh.append(Query(content, reading.query.mode, reading.query.finding))
    return sorted(fresh, key=lambda q: q.content)


def chosen(found: list[Reading], quotes: set[Ranges], *, nested: bool) -> list[Reading]:
    """The best readings of which no two are one statement, in the order of the text.

    `quotes` are the quotations of the text: inside indirect words each may be a statement
    of its own. Without `nested` no two contents share a token.
    """
    kept: list[Reading] = []
    order = sorted(found, key=lambda r: (-r.rank, r.content))
    for reading in order:
        if all(_apart(reading, other, quotes, nested) for other in kept):
            kept.append(reading)
    return sorted(kept, key=lambda r: (r.content[0][0], -size(r.content)))


def chosen_cues(found: list[Reading]) -> list[Reading]:
    """The best readings by cue of which no two share a token of their cues, in text order."""
    kept: list[Reading] = []
    for reading in sorted(found, key=lambda r: (-r.rank, r.content)):
        if not any(overlap(reading.content, other.content) for other in kept):
            kept.append(reading)
    return sorted(kept, key=lambda r: r.content)


def _apart(one: Reading, other: Reading, quotes: set[Ranges], nested: bool) -> bool:
    common = overlap(one.content, other.content)
    if not common:
        return True
    if not nested:
        return False
    if _retold(one, other) or _retold(other, one):
        return True
    if common < size(one.content) and common < size(other.content):
        return False
    if (one.kind == DIRECT) != (other.kind == DIRECT):
        return f1(one.content, other.content) <= _SAME or one.content in quotes
    mine, theirs = _union(one.cue, one.frame), _union(other.cue, other.frame)
    if mine and theirs:
        return overlap(mine, theirs) <= _INTRODUCED * min(size(mine), size(theirs))
    return f1(one.content, other.content) <= _INTRODUCED


def _retold(outer: Reading, inner: Reading) -> bool:
    """Did the grammar find a voice in a voice: a content that holds another's content and cue?"""
    if not (outer.query.own and inner.query.own and inner.query.cue and outer.query.cue):
        return False
    if min(outer.score, inner.score) < VOICED:
        return False
    held = (*inner.content, *inner.query.cue)
    return overlap(outer.content, inner.content) == size(inner.content) and all(
        overlap(outer.content, (piece,)) == piece[1] - piece[0] for piece in held
    )


def _union(one: Ranges, other: Ranges) -> Ranges:
    merged: list[tuple[int, int]] = []
    for a, b in sorted((*one, *other)):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def evidence(reading: Reading) -> NDArray[np.float64]:
    """What the score of a reading is made of: a constant and log odds, see `sets.Card`."""
    return np.array(
        [
            1.0, _odds(reading.score), _odds(reading.exact), _odds(reading.speaker_score),
            float(not reading.speaker), float(reading.kind == REPORTED),
            float(reading.kind == DIRECT),
        ]
    )  # fmt: skip


def _odds(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p)) if p > 1e-4 else 0.0


def score(reading: Reading, weights: tuple[float, ...]) -> float:
    """The probability that the statement is right, in [0, 1]."""
    return probability(float(evidence(reading) @ np.array(weights)))
