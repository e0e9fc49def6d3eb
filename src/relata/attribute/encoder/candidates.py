"""Candidates: what may be a statement, with its parts and how sure the model is of each.

`candidates` asks the model for all of them; `chosen` leaves those that do not exclude one another.
All ranges are tokens of the whole text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from relata.attribute.encoder.chains import Range, Spans, best, best_single
from relata.attribute.encoder.scores import (
    ADDRESSEE,
    MODES,
    ROLES,
    SPEAKER,
    VERBATIM,
    Floats,
    Ints,
    ScoringModel,
    WordScores,
    pair_scores,
    window_input,
)
from relata.attribute.encoder.text import PieceText
from relata.attribute.encoder.windows import windows
from relata.lang.schema import Flag
from relata.model.codes import Mode

if TYPE_CHECKING:
    from relata.lang.language import Language
    from relata.model.analysis import Segmented

#: Anchors less likely than this are not looked at.
LEAST = 0.08
#: Words of a content that are verbatim at this probability on average are quoted.
_VERBATIM = 0.5
#: Windows whose spans are found in one pass.
_TOGETHER = 16
#: The score of padding: no span reaches into it.
_NEVER = -1e6
_EMPTY = Spans((), 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class RoleSpans:
    """One role of a candidate.

    Speaker and addressee have one range, the best one, also where it is likelier that there is
    none: `present` says how likely it is that there is one.
    """

    ranges: tuple[Range, ...]
    #: Probability of exactly these ranges.
    exact: float
    #: Probability that the role is filled at all.
    present: float
    #: Of speaker and addressee, other ranges with their probabilities, likeliest first.
    others: tuple[tuple[Range, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible statement."""

    #: The token that it was found by.
    anchor: int
    #: True where that token is a word of its cue, False where it has none.
    by_cue: bool
    mode: Mode
    #: Probability that the anchor is one, in any mode.
    likely: float
    #: Probability of each of `MODES`, given that it is an anchor.
    modes: tuple[float, ...]
    content: RoleSpans
    speaker: RoleSpans
    cue: RoleSpans
    frame: RoleSpans
    addressee: RoleSpans
    #: Probability of each medium (speech, writing, thought), and that it is negated.
    media: tuple[float, float, float]
    negated: float
    #: Parts of the content between quotation marks that the model takes for verbatim.
    verbatim: tuple[Range, ...] = ()

    @property
    def score(self) -> float:
        """A first score: the anchor is one, and the content is about right. Not calibrated."""
        return self.likely * self.content.present

    def tokens(self) -> frozenset[int]:
        """The tokens of the content."""
        return frozenset(k for a, b in self.content.ranges for k in range(a, b))


def candidates(model: ScoringModel, text: PieceText, *, least: float = LEAST) -> list[Candidate]:
    """Every candidate of a text, in the order of their windows and anchors."""
    if not len(text):
        return []
    sentence_of = text.sentence_of()
    found: list[Candidate] = []
    read: list[_Read] = []
    for window in windows(text.counts, text.sentences):
        scores = model.read(window_input(text, window))
        own = sentence_of[window.low : window.high]
        asked = _asked(scores, window.start - window.low, window.end - window.low, least)
        if len(asked.words):
            pairs = pair_scores(model, scores.words, asked.words, asked.kinds, own)
            read.append(_Read(window.low, scores, asked, pairs))
        if len(read) == _TOGETHER:
            found += _decoded(read)
            read = []
    return found + _decoded(read)


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Anchors of a window, as the model is asked about them."""

    words: Ints
    kinds: Ints
    likely: Floats


def _asked(scores: WordScores, start: int, end: int, least: float) -> _Asked:
    """A word is asked as a word of a cue, or as one without, or both where both are likely."""
    count = len(MODES)
    words: list[int] = []
    kinds: list[int] = []
    likely: list[float] = []
    for base in (1, 1 + count):
        part = scores.anchors[start:end, base : base + count]
        whole = part.sum(1)
        for word in np.flatnonzero(whole > least).tolist():
            words.append(start + word)
            kinds.append(base + int(part[word].argmax()))
            likely.append(float(whole[word]))
    order = sorted(range(len(words)), key=lambda k: words[k])
    pick = np.array(order, np.int64)
    return _Asked(
        np.array(words, np.int64)[pick],
        np.array(kinds, np.int64)[pick],
        np.array(likely, np.float32)[pick],
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A window that was read: its first word, and what the model said."""

    low: int
    scores: WordScores
    asked: _Asked
    #: [anchors, words, roles, 3]
    pairs: Floats


def _decoded(read: list[_Read]) -> list[Candidate]:
    """The candidates of some windows; their spans are found in one pass."""
    if not read:
        return []
    wide = max(r.pairs.shape[1] for r in read)
    chains = [r.pairs.transpose(0, 2, 1, 3).reshape(-1, r.pairs.shape[1], 3) for r in read]
    padded = np.full((sum(map(len, chains)), wide, 3), _NEVER, np.float32)
    at = 0
    for chain in chains:
        padded[at : at + len(chain), : chain.shape[1]] = chain
        at += len(chain)
    spans = _spans(padded)
    found: list[Candidate] = []
    at = 0
    for each, chain in zip(read, chains, strict=True):
        found += _window(each, spans[at : at + len(chain)])
        at += len(chain)
    return found


def _spans(chains: Floats) -> list[Spans]:
    """The best spans of chains [anchors * roles, words, 3], in their order."""
    found: list[Spans] = [_EMPTY] * len(chains)
    single = np.isin(np.arange(len(chains)) % len(ROLES), (SPEAKER, ADDRESSEE))
    for rows, search in ((~single, best), (single, best_single)):
        part = chains[rows]
        for row, spans in zip(
            np.flatnonzero(rows).tolist(),
            search(part[..., 0], part[..., 1], part[..., 2]),
            strict=True,
        ):
            found[row] = spans
    return found


def _window(read: _Read, spans: list[Spans]) -> Iterator[Candidate]:
    low, scores, asked, count = read.low, read.scores, read.asked, len(MODES)
    for index, (word, kind, likely) in enumerate(
        zip(asked.words.tolist(), asked.kinds.tolist(), asked.likely.tolist(), strict=True)
    ):
        own = spans[index * len(ROLES) : (index + 1) * len(ROLES)]
        if not own[0].ranges:
            continue
        by_cue = kind <= count
        base = 1 if by_cue else 1 + count
        modes = scores.anchors[word, base : base + count]
        facts = scores.facts[word].tolist()
        parts = [_part(s, low) for s in own]
        yield Candidate(
            anchor=word + low,
            by_cue=by_cue,
            mode=MODES[kind - base],
            likely=likely,
            modes=tuple((modes / modes.sum()).tolist()),
            content=parts[0],
            speaker=parts[1],
            cue=parts[2],
            frame=parts[3],
            addressee=parts[4],
            media=(facts[0], facts[1], facts[2]),
            negated=facts[3],
            verbatim=tuple(
                (a + low, b + low)
                for x, y in own[0].ranges
                for a, b in _runs(scores.tags[x:y, VERBATIM] > _VERBATIM, x)
            ),
        )


def _part(spans: Spans, low: int) -> RoleSpans:
    return RoleSpans(
        tuple((a + low, b + low) for a, b in spans.ranges),
        spans.exact,
        spans.present,
        tuple(((a + low, b + low), share) for (a, b), share in spans.others),
    )


def _runs(marked: NDArray[np.bool_], offset: int) -> list[Range]:
    """Stretches of True, moved by `offset`."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marked.astype(np.int8), [0]])))
    return [
        (int(a) + offset, int(b) + offset) for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]


#: Share of common tokens from which on two contents are one statement, and from which on they are
#: one although each has a cue, where the same voice reports them.
ALIKE, EQUAL = 0.7, 0.9


def chosen(found: list[Candidate], *, least: float = 0.4) -> list[Candidate]:
    """The candidates that are likely and do not exclude one another, in the order of the text.

    The words of one cue are anchors of one statement: the likeliest stands for all, with the
    likeliest cue. Of two with about the same content the likelier stays, unless two voices with
    cues of their own report it.
    """
    kept: list[list[Candidate]] = []
    contents: list[frozenset[int]] = []
    for candidate in sorted(found, key=lambda c: -c.likely):
        content = candidate.tokens()
        for group, other in zip(kept, contents, strict=True):
            if _same(candidate, content, group[0], other):
                group.append(candidate)
                break
        else:
            if candidate.likely < least:
                continue
            kept.append([candidate])
            contents.append(content)
    best_of = [replace(group[0], cue=_cue(group)) for group in kept]
    return sorted(best_of, key=lambda c: (c.content.ranges[0][0], -len(c.tokens())))


def _cue(group: list[Candidate]) -> RoleSpans:
    """The cue of statements that are one: the likeliest of those that share a word with it."""
    first = group[0]
    if not first.by_cue:
        return first.cue
    near = [c for c in group if c.by_cue and (_in_cue(c, first) or _in_cue(first, c))]
    return max((first, *near), key=lambda c: c.cue.exact * c.likely).cue


def _same(
    one: Candidate, content: frozenset[int], other: Candidate, theirs: frozenset[int]
) -> bool:
    if one.by_cue and other.by_cue and (_in_cue(one, other) or _in_cue(other, one)):
        return True
    share = len(content & theirs) / len(content | theirs)
    if one.by_cue and other.by_cue:
        return share > EQUAL and one.speaker.ranges == other.speaker.ranges
    return share > ALIKE


def _in_cue(one: Candidate, other: Candidate) -> bool:
    """Is the anchor of one a word of the other's cue?"""
    return any(a <= one.anchor < b for a, b in other.cue.ranges)


def with_subject(candidate: Candidate, text: Segmented, language: Language) -> Candidate:
    """The candidate with the pronoun that leans on its cue as its speaker: "a*-t-il* assuré".

    A pronoun of the third person in the nominative, written with the verb before it.
    """
    at = _leaning(candidate, text, language)
    if at is None:
        return candidate
    cue: list[Range] = []
    for a, b in candidate.cue.ranges:
        cue += [(c, d) for c, d in ((a, min(b, at)), (max(a, at + 1), b)) if c < d]
    speaker = candidate.speaker
    if not any(a <= at < b for a, b in speaker.ranges) and speaker.present > candidate.likely:
        return candidate
    likely = max(speaker.present, candidate.likely)
    return replace(
        candidate,
        cue=replace(candidate.cue, ranges=tuple(cue)),
        speaker=RoleSpans(((at, at + 1),), max(speaker.exact, likely), likely, speaker.others),
    )


def _leaning(candidate: Candidate, text: Segmented, language: Language) -> int | None:
    """The pronoun inside the cue; None where there is none."""
    pronouns = language.file.pronouns
    for a, b in candidate.cue.ranges:
        for at in range(a + 1, b):
            pronoun = pronouns.get(text.lower[at])
            leans = text.starts[at] == text.ends[at - 1] and text.flags[at] & Flag.PRONOUN
            if leans and pronoun is not None and pronoun.case == "n" and pronoun.person == 3:
                return at
    return None
