"""The grammar engine's drafts over tokens: features of the networks, and their first guesses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.model.analysis import Draft, Segmented
from relata.model.codes import MODES
from relata.model.record import Spans

Ranges = tuple[tuple[int, int], ...]

#: Columns: inside a content of each mode, its first token, its last, how deep, how sure;
#: cue, speaker, frame, addressee, each with its first token.
FINDINGS = len(MODES) + 4 + 8


class Finding(Struct):
    """One draft in token ranges, half open."""

    draft: Draft
    content: Ranges
    cue: Ranges
    speaker: Ranges
    frame: Ranges
    addressee: Ranges
    quoted: Ranges
    #: Index of the finding whose content holds it, -1 for none.
    inside: int | None = None


def token_ranges(text: Segmented, spans: Spans) -> Ranges:
    """The tokens that share a character with each span, empty ones left out."""
    found = (
        (bisect_right(text.ends, start), bisect_left(text.starts, end)) for start, end in spans
    )
    return tuple((a, b) for a, b in found if a < b)


def findings(text: Segmented, drafts: list[Draft]) -> list[Finding]:
    """The drafts in token ranges, those without content left out."""
    made = [
        Finding(
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
    place = {k: n for n, k in enumerate(k for k, f in enumerate(made) if f.content)}
    for finding in made:
        outer = finding.draft.inside
        finding.inside = None if outer is None else place.get(outer)
    return [f for f in made if f.content]


def mark(found: list[Finding], size: int) -> NDArray[np.float32]:
    """Rows (size, FINDINGS) that say where the findings lie."""
    table = np.zeros((size, FINDINGS), np.float32)
    n = len(MODES)
    for finding in found:
        column = MODES.index(finding.draft.mode)
        for a, b in finding.content:
            table[a:b, column] = 1.0
            table[a:b, n + 2] += 0.5
            table[a:b, n + 3] = np.maximum(table[a:b, n + 3], finding.draft.score)
        table[finding.content[0][0], n] = 1.0
        table[finding.content[-1][1] - 1, n + 1] = 1.0
        roles = (finding.cue, finding.speaker, finding.frame, finding.addressee)
        for k, ranges in enumerate(roles):
            for a, b in ranges:
                table[a:b, n + 4 + 2 * k] = 1.0
                table[a, n + 5 + 2 * k] = 1.0
    np.minimum(table[:, n + 2], 2.0, out=table[:, n + 2])
    return table


def move(ranges: Ranges, by: int) -> Ranges:
    """The ranges, `by` tokens further on; what would lie before 0 is left out."""
    return tuple((max(0, a + by), b + by) for a, b in ranges if b + by > 0)


def shifted(finding: Finding, by: int) -> Finding:
    """The finding, `by` tokens further on."""
    return Finding(
        finding.draft, move(finding.content, by), move(finding.cue, by), move(finding.speaker, by),
        move(finding.frame, by), move(finding.addressee, by), move(finding.quoted, by),
    )  # fmt: skip
