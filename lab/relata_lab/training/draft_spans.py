"""The rules' drafts as token ranges, to be compared with gold statements.

Drafts hold character spans; gold is compared by tokens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct

from relata.model.analysis import Draft, Segmented
from relata.model.record import Spans
from relata_lab.training.ranges import Ranges


class DraftSpan(Struct):
    """One draft of the rules in token ranges, half open."""

    draft: Draft
    content: Ranges
    cue: Ranges
    speaker: Ranges
    frame: Ranges


def token_ranges(text: Segmented, spans: Spans) -> Ranges:
    """The tokens that share a character with each span; spans without tokens are left out."""
    found = (
        (bisect_right(text.ends, start), bisect_left(text.starts, end)) for start, end in spans
    )
    return tuple((a, b) for a, b in found if a < b)


def draft_spans(text: Segmented, drafts: list[Draft]) -> list[DraftSpan]:
    """The drafts in token ranges, those without content left out."""
    made = (
        DraftSpan(
            draft=d,
            content=token_ranges(text, d.content),
            cue=token_ranges(text, d.cue),
            speaker=token_ranges(text, d.speaker.spans) if d.speaker else (),
            frame=token_ranges(text, d.frame),
        )
        for d in drafts
    )
    return [span for span in made if span.content]
