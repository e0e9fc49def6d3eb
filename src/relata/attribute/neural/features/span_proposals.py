"""Span proposals: token ranges that may be the content of a statement.

Sources: contents of the rules' drafts, spans of the first network's B/I labels, and heuristics:
quotations, sentences with a cue, an evidential or a subjunctive. The span classifier scores
every proposal. All ranges are token ranges.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.drafts import DraftSpan
from relata.attribute.neural.features.ranges import Ranges, f1
from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.text.context import Context
from relata.lang.schema import Flag
from relata.model.analysis import Segmented
from relata.model.codes import MODES, Mode

#: The kinds of content that the label layers distinguish, in their order.
KINDS: tuple[Mode, ...] = ("direct", "indirect", "free-indirect", "hearsay", "reported")
#: Kind as an index into MODES.
MODE_OF_KIND = tuple(MODES.index(kind) for kind in KINDS)
#: Index of "mode unknown", after those of MODES.
NO_MODE = len(MODES)
_DIRECT, _REPORTED = MODES.index("direct"), MODES.index("reported")
_FREE, _HEARSAY = MODES.index("free-indirect"), MODES.index("hearsay")
_SUBJUNCTIVE, _EVIDENTIAL = int(Flag.SUBJUNCTIVE1), int(Flag.HEARSAY)
#: Probability "inside" from which on a token belongs to a label span; each gives proposals.
_LABEL_THRESHOLDS = (0.5, 0.25)
#: A quotation of at most this many tokens, marks included, is empty.
_EMPTY = 2
#: Token F1 from which on a proposal is associated with a draft.
_ALIKE = 0.5
#: How many drafts on either side are compared with a proposal.
_NEIGHBOURS = 6


class SpanProposal(Struct, frozen=True):
    """A content to score."""

    content: Ranges
    #: Index into MODES, or NO_MODE.
    mode: int
    #: Index of the draft span whose cue, speaker and frame the networks see.
    draft: int | None = None
    #: The content is that draft's own.
    own: bool = False


def quotations(text: Segmented) -> set[Ranges]:
    """The quotations of a text as contents, marks included."""
    return {((q.start, q.end),) for q in text.quotes}


def heuristic_proposals(context: Context) -> list[tuple[Ranges, int]]:
    """Contents with a mode (index into MODES) that the text suggests without any draft.

    Quotations; a sentence with a cue and the cue's clause; a sentence with an evidential or
    a subjunctive.
    """
    text = context.text
    found: list[tuple[Ranges, int]] = [
        (((q.start, q.end),), _DIRECT) for q in text.quotes if q.end - q.start > _EMPTY
    ]
    flags = text.flags
    for number, (a, b) in enumerate(text.sentences):
        if not context.readable(number):
            continue
        clauses, matches = parse_sentence(context, number)
        if matches:
            found.append((((a, b),), _REPORTED))
        starts = [clause.start for clause in clauses]
        for match in matches:
            k = bisect_right(starts, match.at) - 1
            if k >= 0 and len(clauses) > 1:
                end = clauses[k + 1].start if k + 1 < len(clauses) else b
                found.append((((starts[k], end),), _REPORTED))
        here = 0
        for i in range(a, b):
            here |= flags[i]
        if here & _EVIDENTIAL:
            found.append((((a, b),), _HEARSAY))
        if here & _SUBJUNCTIVE:
            found.append((((a, b),), _FREE))
    return found


def span_proposals(
    drafts: list[DraftSpan], additional: Iterable[tuple[Ranges, int]]
) -> list[SpanProposal]:
    """The drafts' contents and their quoted parts, then additional ones; none twice."""
    contents = [span.content for span in drafts]
    starts = [c[0][0] for c in contents]
    found: dict[tuple[Ranges, Ranges], SpanProposal] = {}
    proposed: set[Ranges] = set()
    for k, span in enumerate(drafts):
        proposal = SpanProposal(span.content, MODES.index(span.draft.mode), k, own=True)
        found.setdefault((span.content, span.cue), proposal)
        proposed.add(span.content)
    for k, span in enumerate(drafts):
        for part in span.quoted:
            if (part,) not in proposed:
                proposed.add((part,))
                found[(part,), span.cue] = SpanProposal((part,), _DIRECT, k)
    for content, mode in additional:
        if content not in proposed:
            proposed.add(content)
            found[content, ()] = SpanProposal(
                content, mode, similar_draft(content, contents, starts)
            )
    return list(found.values())


def similar_draft(content: Ranges, contents: list[Ranges], starts: list[int]) -> int | None:
    """Index of the draft whose content is most similar; None where none is similar enough."""
    best, which = _ALIKE, None
    at = bisect_right(starts, content[0][0])
    for k in range(max(0, at - _NEIGHBOURS), min(len(contents), at + _NEIGHBOURS)):
        value = f1(content, contents[k])
        if value > best:
            best, which = value, k
    return which


def label_spans(labels: NDArray[np.float32], least: float) -> list[tuple[int, int, int]]:
    """Spans that B/I labels mark, as (start, end, kind).

    `labels` (tokens, 1 + 2 kinds) are probabilities: outside, then first and further tokens of
    each kind. A span runs over tokens that are inside with at least `least`, and ends where
    a first token or another kind is the most probable label.
    """
    inside = 1.0 - labels[:, 0] >= least
    best = labels[:, 1:].argmax(axis=1)
    kind = np.where(inside, best // 2 + 1, 0)
    opens = inside & (best % 2 == 0)
    change = np.flatnonzero((kind[1:] != kind[:-1]) | opens[1:]) + 1
    edges = [0, *change.tolist(), len(kind)]
    kinds = kind.tolist()
    return [(a, b, kinds[a] - 1) for a, b in itertools.pairwise(edges) if kinds[a]]


def label_proposals(layers: Iterable[NDArray[np.float32]]) -> list[tuple[Ranges, int]]:
    """The spans that the layers of labels mark, each with its mode (index into MODES)."""
    return [
        (((a, b),), MODE_OF_KIND[kind])
        for layer in layers
        for least in _LABEL_THRESHOLDS
        for a, b, kind in label_spans(layer, least)
    ]
