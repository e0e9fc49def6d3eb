"""Stretches of text that may be the content of a statement: what the second network judges.

They come from the grammar engine's drafts, from the first network's labels, from quotation
marks, and from sentences in which a cue or a mood hints at one. All ranges are token ranges.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.drafts import Finding, Ranges
from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import as_ranges
from relata.lang.schema import Flag
from relata.model.analysis import Segmented
from relata.model.codes import MODES

#: Index of "nobody guessed a mode".
NO_MODE = len(MODES)
#: Marks a query whose stretch is a cue, for conventions that start from the cue.
CUE = NO_MODE + 1
_DIRECT, _REPORTED = MODES.index("direct"), MODES.index("reported")
_FREE, _HEARSAY = MODES.index("free-indirect"), MODES.index("hearsay")
_SUBJUNCTIVE, _EVIDENTIAL = int(Flag.SUBJUNCTIVE1), int(Flag.HEARSAY)
#: A label stretch begins where its tokens are inside by so much; both give queries.
_SURE, _UNSURE = 0.5, 0.25
#: Quotations of so few tokens, marks included, hold nothing.
_EMPTY = 2
#: A finding is a query's own where their contents are alike by this token F1.
_ALIKE = 0.5


class Query(Struct, frozen=True):
    """A content to judge."""

    content: Ranges
    #: Index into MODES, NO_MODE, or CUE: then `content` is the cue.
    mode: int
    #: Index of the finding whose cue, speaker and frame the network is shown, -1 for none.
    finding: int = -1
    #: It is the finding's very content.
    own: bool = False
    #: The cue that the grammar has for its own content.
    cue: Ranges = ()


def size(ranges: Ranges) -> int:
    """Tokens in the ranges."""
    return sum(b - a for a, b in ranges)


def overlap(one: Ranges, other: Ranges) -> int:
    """Tokens that two sorted lists of ranges share."""
    if len(one) == len(other) == 1:
        return max(0, min(one[0][1], other[0][1]) - max(one[0][0], other[0][0]))
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def f1(one: Ranges, other: Ranges) -> float:
    """Token F1 of two sorted lists of ranges; 0 where they share nothing."""
    common = overlap(one, other)
    return 2 * common / (size(one) + size(other)) if common else 0.0


def quotations(text: Segmented) -> set[Ranges]:
    """The quotations of a text as contents, marks included."""
    return {((q.start, q.end),) for q in text.quotes}


def hints(scene: Context) -> list[tuple[Ranges, int]]:
    """Contents with a mode that the text itself suggests: quotations, sentences, clauses."""
    text = scene.text
    found: list[tuple[Ranges, int]] = [
        (((q.start, q.end),), _DIRECT) for q in text.quotes if q.end - q.start > _EMPTY
    ]
    flags = text.flags
    for number, (a, b) in enumerate(text.sentences):
        if not scene.readable(number):
            continue
        segments, triggers = parse_sentence(scene, number)
        if triggers:
            found.append((((a, b),), _REPORTED))
        starts = [s.start for s in segments]
        for trigger in triggers:
            k = bisect_right(starts, trigger.at) - 1
            if k >= 0 and len(segments) > 1:
                end = segments[k + 1].start if k + 1 < len(segments) else b
                found.append((((starts[k], end),), _REPORTED))
        here = 0
        for i in range(a, b):
            here |= flags[i]
        if here & _EVIDENTIAL:
            found.append((((a, b),), _HEARSAY))
        if here & _SUBJUNCTIVE:
            found.append((((a, b),), _FREE))
    return found


def queries(findings: list[Finding], further: Iterable[tuple[Ranges, int]]) -> list[Query]:
    """The findings' contents and their quoted parts, then further ones; none twice."""
    contents = [f.content for f in findings]
    starts = [c[0][0] for c in contents]
    found: dict[tuple[Ranges, Ranges], Query] = {}
    plain: set[Ranges] = set()
    for k, finding in enumerate(findings):
        query = Query(finding.content, MODES.index(finding.draft.mode), k, True, finding.cue)
        found.setdefault((finding.content, finding.cue), query)
        plain.add(finding.content)
    for k, finding in enumerate(findings):
        for part in finding.quoted:
            if (part,) not in plain:
                plain.add((part,))
                found[(part,), finding.cue] = Query((part,), _DIRECT, k)
    for content, mode in further:
        if content not in plain:
            plain.add(content)
            found[content, ()] = Query(content, mode, own(content, contents, starts))
    return list(found.values())


def cue_hints(scene: Context) -> list[Ranges]:
    """The cues that the grammar engine sees, whether or not they report anything here."""
    found: list[Ranges] = []
    for number in range(len(scene.text.sentences)):
        if scene.readable(number):
            for trigger in parse_sentence(scene, number)[1]:
                found.append(tuple(as_ranges(trigger.tokens)))
    return found


def cue_queries(findings: list[Finding], further: Iterable[Ranges]) -> list[Query]:
    """Cues to judge, the findings' first, none twice."""
    found: dict[Ranges, Query] = {}
    owner: dict[int, int] = {}
    for k, finding in enumerate(findings):
        for a, b in finding.cue:
            owner.update((t, k) for t in range(a, b))
    for cue in further:
        which = next((owner[t] for a, b in cue for t in range(a, b) if t in owner), -1)
        found.setdefault(cue, Query(cue, CUE, which))
    return list(found.values())


#: How many findings on either side are compared.
_AROUND = 6


def own(content: Ranges, contents: list[Ranges], starts: list[int]) -> int:
    """Index of the finding whose content is most like this one, -1 where none is alike."""
    best, which = _ALIKE, -1
    at = bisect_right(starts, content[0][0])
    for k in range(max(0, at - _AROUND), min(len(contents), at + _AROUND)):
        value = f1(content, contents[k])
        if value > best:
            best, which = value, k
    return which


def label_spans(labels: NDArray[np.float32], least: float) -> list[tuple[int, int, int]]:
    """Stretches that B/I labels mark, as (start, end, kind).

    `labels` (tokens, 1 + 2 kinds) are probabilities: outside, then first and further tokens of
    each kind. A stretch runs over tokens that are inside by at least `least`, and ends where
    a first token or another kind is the likeliest label.
    """
    inside = 1.0 - labels[:, 0] >= least
    best = labels[:, 1:].argmax(axis=1)
    kind = np.where(inside, best // 2 + 1, 0)
    opens = inside & (best % 2 == 0)
    change = np.flatnonzero((kind[1:] != kind[:-1]) | opens[1:]) + 1
    edges = [0, *change.tolist(), len(kind)]
    kinds = kind.tolist()
    return [(a, b, kinds[a] - 1) for a, b in itertools.pairwise(edges) if kinds[a]]


def labelled(layers: Iterable[NDArray[np.float32]]) -> list[tuple[Ranges, int]]:
    """The stretches that some layers of labels mark, surely or not, each with its kind."""
    return [
        (((a, b),), kind)
        for layer in layers
        for least in (_SURE, _UNSURE)
        for a, b, kind in label_spans(layer, least)
    ]
