"""Features of span proposals: a fixed-length row for the span classifier, a window of tokens
around the content for the role tagger."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.drafts import DraftSpan
from relata.attribute.neural.features.ranges import Ranges, size
from relata.attribute.neural.features.span_proposals import NO_MODE, SpanProposal
from relata.model.codes import MEDIA

#: Tokens before and after the content, and at most in a window.
LEFT, RIGHT, WIDEST = 64, 32, 224
#: Columns of `Windows.features`: in the content, its first token, its last, before, after,
#: nearness from the left and the right, in its first sentence, in its last, in the one before,
#: in the one after; the draft's own content, its score, cue, speaker, frame, addressee, whether
#: it has a speaker; the proposed mode; length.
_MODE = 18
WINDOW_COLUMNS = _MODE + NO_MODE + 1 + 1
_FADE = 40.0
_LONG = 30.0
#: Columns of `proposal_features`: the proposed mode; length; whether there is a draft, its
#: score, the same content; a quotation; the draft's media, whether it has a cue, a speaker, a
#: carried-over speaker.
PROPOSAL_COLUMNS = NO_MODE + 1 + 5 + len(MEDIA) + 3


class Windows(Struct, frozen=True):
    """A batch of proposals for one text."""

    #: First token and number of tokens of each window.
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    #: (proposals, widest, WINDOW_COLUMNS)
    features: NDArray[np.float32]
    #: (proposals, widest): token of the text, 0 beyond the window's end.
    tokens: NDArray[np.int64]
    #: (proposals, widest, 1): 1 inside the window.
    mask: NDArray[np.float32]


def proposal_features(
    batch: list[SpanProposal], drafts: list[DraftSpan], quotes: set[Ranges]
) -> NDArray[np.float32]:
    """The span classifier's features of each proposal (proposals, PROPOSAL_COLUMNS)."""
    x = np.zeros((len(batch), PROPOSAL_COLUMNS), np.float32)
    base = NO_MODE + 1
    for row, proposal in zip(x, batch, strict=True):
        row[proposal.mode] = 1.0
        row[base] = min(size(proposal.content) / _LONG, 2.0)
        if proposal.draft is not None:
            span = drafts[proposal.draft]
            draft = span.draft
            row[base + 1] = 1.0
            row[base + 2] = draft.score
            row[base + 3] = float(span.content == proposal.content)
            row[base + 5 : base + 5 + len(MEDIA)] = [m in draft.medium for m in MEDIA]
            row[-3] = bool(span.cue)
            row[-2] = bool(span.speaker)
            row[-1] = draft.speaker is not None and draft.speaker.carried
        row[base + 4] = float(proposal.content in quotes)
    return x


def window_bounds(proposal: SpanProposal, count: int) -> tuple[int, int]:
    """The window of a proposal in a text of `count` tokens."""
    start = max(0, proposal.content[0][0] - LEFT)
    return start, min(count, proposal.content[-1][1] + RIGHT, start + WIDEST)


def windows(
    batch: list[SpanProposal], drafts: list[DraftSpan], sentence: NDArray[np.int64]
) -> Windows:
    """The windows of some proposals; `sentence` is the sentence of each token."""
    limits = np.array([window_bounds(p, len(sentence)) for p in batch], np.int64)
    starts, lengths = limits[:, 0], limits[:, 1] - limits[:, 0]
    offsets = np.arange(int(lengths.max()))
    mask = offsets[None] < lengths[:, None]
    tokens = np.where(mask, starts[:, None] + offsets, 0)
    x = np.zeros((*mask.shape, WINDOW_COLUMNS), np.float32)
    _places(x, batch, limits, sentence[tokens], sentence)
    for j, proposal in enumerate(batch):
        x[j, :, _MODE + proposal.mode] = 1.0
        x[j, :, WINDOW_COLUMNS - 1] = min(size(proposal.content) / _LONG, 2.0)
        if proposal.draft is not None:
            _draft(x[j], drafts[proposal.draft], int(starts[j]))
    x *= mask[..., None]
    return Windows(starts, lengths, x, tokens, mask[..., None].astype(np.float32))


def _places(
    x: NDArray[np.float32],
    batch: list[SpanProposal],
    limits: NDArray[np.int64],
    here: NDArray[np.int64],
    sentence: NDArray[np.int64],
) -> None:
    """Where each token stands in relation to the content; `here` is its sentence."""
    starts, ends = limits[:, :1], limits[:, 1:]
    first = np.array([p.content[0][0] for p in batch])[:, None]
    last = np.array([p.content[-1][1] - 1 for p in batch])[:, None]
    at = starts + np.arange(x.shape[1])
    for j, proposal in enumerate(batch):
        for a, b in proposal.content:
            x[j, a - starts[j, 0] : b - starts[j, 0], 0] = 1.0
    x[..., 1] = at == first
    x[..., 2] = at == last
    x[..., 3] = at < first
    x[..., 4] = at > last
    x[..., 5] = np.maximum(0.0, 1.0 - np.maximum(0, first - at) / _FADE)
    x[..., 6] = np.maximum(0.0, 1.0 - np.maximum(0, at - last) / _FADE)
    opening, closing = sentence[first], sentence[np.minimum(last, ends - 1)]
    x[..., 7] = here == opening
    x[..., 8] = here == closing
    x[..., 9] = here == opening - 1
    x[..., 10] = here == closing + 1


def _draft(x: NDArray[np.float32], span: DraftSpan, start: int) -> None:
    x[:, 11] = 1.0
    x[:, 12] = span.draft.score
    for column, ranges in enumerate(span.roles, 13):
        for a, b in ranges:
            if b > start:
                x[max(0, a - start) : b - start, column] = 1.0
    x[:, 17] = float(bool(span.speaker))
