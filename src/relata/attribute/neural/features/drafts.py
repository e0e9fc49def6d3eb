"""The rules' drafts as token ranges: input features of the networks, and span proposals.

The engine `rules` runs first. Its drafts hold character spans; the networks work on tokens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.ranges import Ranges, shift
from relata.model.analysis import Draft, Segmented
from relata.model.codes import MODES
from relata.model.record import Spans

#: Columns of `draft_features`: inside a content of each mode, first token of a content, its
#: last, nesting depth, score; cue, speaker, frame, addressee, each with its first token.
DRAFT_COLUMNS = len(MODES) + 4 + 8


class DraftSpan(Struct):
    """One draft of the rules in token ranges, half open."""

    draft: Draft
    content: Ranges
    cue: Ranges
    speaker: Ranges
    frame: Ranges
    addressee: Ranges
    quoted: Ranges
    #: Index of the draft span whose content encloses this one.
    inside: int | None = None

    @property
    def roles(self) -> tuple[Ranges, Ranges, Ranges, Ranges]:
        """Cue, speaker, frame, addressee, in the order of the feature columns."""
        return self.cue, self.speaker, self.frame, self.addressee


def token_ranges(text: Segmented, spans: Spans) -> Ranges:
    """The tokens that share a character with each span; spans without tokens are left out."""
    found = (
        (bisect_right(text.ends, start), bisect_left(text.starts, end)) for start, end in spans
    )
    return tuple((a, b) for a, b in found if a < b)


def draft_spans(text: Segmented, drafts: list[Draft]) -> list[DraftSpan]:
    """The drafts in token ranges, those without content left out."""
    made = [
        DraftSpan(
            draft=d,
            content=token_ranges(text, d.content),
            cue=token_ranges(text, d.cue),
            speaker=token_ranges(text, d.speaker.spans) if d.speaker else (),
            frame=token_ranges(text, d.frame),
            addressee=token_ranges(text, d.addressee.spans) if d.addressee else (),
            quoted=token_ranges(text, d.quoted),
        )
        for d in drafts
    ]
    place = {k: n for n, k in enumerate(k for k, span in enumerate(made) if span.content)}
    for span in made:
        outer = span.draft.inside
        span.inside = None if outer is None else place.get(outer)
    return [span for span in made if span.content]


def draft_features(spans: list[DraftSpan], count: int) -> NDArray[np.float32]:
    """A row for each of `count` tokens: which parts of drafts it belongs to."""
    table = np.zeros((count, DRAFT_COLUMNS), np.float32)
    n = len(MODES)
    for span in spans:
        column = MODES.index(span.draft.mode)
        for a, b in span.content:
            table[a:b, column] = 1.0
            table[a:b, n + 2] += 0.5
            table[a:b, n + 3] = np.maximum(table[a:b, n + 3], span.draft.score)
        table[span.content[0][0], n] = 1.0
        table[span.content[-1][1] - 1, n + 1] = 1.0
        for k, ranges in enumerate(span.roles):
            for a, b in ranges:
                table[a:b, n + 4 + 2 * k] = 1.0
                table[a, n + 5 + 2 * k] = 1.0
    np.minimum(table[:, n + 2], 2.0, out=table[:, n + 2])
    return table


def shifted(span: DraftSpan, by: int) -> DraftSpan:
    """The draft span, `by` tokens further on, without its place among the others."""
    return DraftSpan(
        span.draft, shift(span.content, by), shift(span.cue, by), shift(span.speaker, by),
        shift(span.frame, by), shift(span.addressee, by), shift(span.quoted, by),
    )  # fmt: skip
