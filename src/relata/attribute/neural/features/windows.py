"""What the second network is shown with a query: a window of tokens around it."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.drafts import Finding, Ranges
from relata.attribute.neural.features.span_proposals import CUE, Query, size
from relata.attribute.neural.features.tree_paths import Syntax, paths
from relata.model.codes import MEDIA

#: Tokens before and behind the content, and at most in a window.
LEFT, RIGHT, WIDEST = 64, 32, 224
#: Tokens before and behind a cue.
CUE_LEFT, CUE_RIGHT = 40, 72
#: Columns: in it, its first, its last, before, behind, nearness from the left and the right,
#: in its first sentence, in its last, in the one before, in the one behind; a finding's
#: own content, its score, cue, speaker, frame, addressee, whether it has a speaker; the
#: guessed mode; how long.
_MODE = 18
QUERY = _MODE + CUE + 1 + 1
_FADE = 40.0
_LONG = 30.0


#: Columns of `known`: the guessed mode; how long; a finding's, its score, its very content;
#: a quotation; the finding's media, whether it has a cue, a speaker, a speaker who goes on.
KNOWN = CUE + 1 + 5 + len(MEDIA) + 3


class Windows(Struct, frozen=True):
    """A batch of queries over one text."""

    #: First token and number of tokens of each window.
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    #: (queries, widest, QUERY and, with syntax, its columns)
    features: NDArray[np.float32]
    #: (queries, widest): token of the text, 0 beyond the window's end.
    tokens: NDArray[np.int64]
    #: (queries, widest, 1): 1 inside the window.
    mask: NDArray[np.float32]


def known(batch: list[Query], found: list[Finding], quotes: set[Ranges]) -> NDArray[np.float32]:
    """What the span classifier is told of each query (queries, KNOWN)."""
    x = np.zeros((len(batch), KNOWN), np.float32)
    for row, query in zip(x, batch, strict=True):
        row[query.mode] = 1.0
        row[CUE + 1] = min(size(query.content) / _LONG, 2.0)
        if query.finding >= 0:
            finding = found[query.finding]
            row[CUE + 2] = 1.0
            row[CUE + 3] = finding.draft.score
            row[CUE + 4] = float(finding.content == query.content)
            draft = finding.draft
            row[CUE + 6 : CUE + 6 + len(MEDIA)] = [m in draft.medium for m in MEDIA]
            row[KNOWN - 3] = bool(finding.cue)
            row[KNOWN - 2] = bool(finding.speaker)
            row[KNOWN - 1] = draft.speaker is not None and draft.speaker.carried
        row[CUE + 5] = float(query.content in quotes)
    return x


def bounds(query: Query, count: int) -> tuple[int, int]:
    """The window of a query in a text of `count` tokens."""
    left, right = (CUE_LEFT, CUE_RIGHT) if query.mode == CUE else (LEFT, RIGHT)
    start = max(0, query.content[0][0] - left)
    return start, min(count, query.content[-1][1] + right, start + WIDEST)


def windows(
    batch: list[Query], found: list[Finding], sentence: NDArray[np.int64],
    syntax: Syntax | None = None,
) -> Windows:  # fmt: skip
    """The windows of some queries; `sentence` is the sentence of each token.

    With `syntax` its paths from the queries' contents stand beside the features.
    """
    limits = np.array([bounds(q, len(sentence)) for q in batch], np.int64)
    starts, lengths = limits[:, 0], limits[:, 1] - limits[:, 0]
    offsets = np.arange(int(lengths.max()))
    mask = offsets[None] < lengths[:, None]
    tokens = np.where(mask, starts[:, None] + offsets, 0)
    x = np.zeros((*mask.shape, QUERY), np.float32)
    first = np.array([q.content[0][0] for q in batch])[:, None]
    last = np.array([q.content[-1][1] - 1 for q in batch])[:, None]
    at = starts[:, None] + offsets
    for j, query in enumerate(batch):
        for a, b in query.content:
            x[j, a - starts[j] : b - starts[j], 0] = 1.0
    x[..., 1] = at == first
    x[..., 2] = at == last
    x[..., 3] = at < first
    x[..., 4] = at > last
    x[..., 5] = np.maximum(0.0, 1.0 - np.maximum(0, first - at) / _FADE)
    x[..., 6] = np.maximum(0.0, 1.0 - np.maximum(0, at - last) / _FADE)
    here = sentence[tokens]
    opening, closing = (
        sentence[first],
        sentence[np.minimum(last, starts[:, None] + lengths[:, None] - 1)],
    )
    x[..., 7] = here == opening
    x[..., 8] = here == closing
    x[..., 9] = here == opening - 1
    x[..., 10] = here == closing + 1
    for j, query in enumerate(batch):
        x[j, :, _MODE + query.mode] = 1.0
        x[j, :, QUERY - 1] = min(size(query.content) / _LONG, 2.0)
        if query.finding >= 0:
            _finding(x[j], found[query.finding], int(starts[j]))
    if syntax is not None:
        seen = paths(syntax, [q.content for q in batch], starts.tolist(), len(offsets))
        x = np.concatenate([x, seen], -1)
    x *= mask[..., None]
    return Windows(starts, lengths, x, tokens, mask[..., None].astype(np.float32))


def _finding(x: NDArray[np.float32], finding: Finding, start: int) -> None:
    x[:, 11] = 1.0
    x[:, 12] = finding.draft.score
    roles = (finding.cue, finding.speaker, finding.frame, finding.addressee)
    for column, ranges in enumerate(roles, 13):
        for a, b in ranges:
            if b > start:
                x[max(0, a - start) : b - start, column] = 1.0
    x[:, 17] = float(bool(finding.speaker))
