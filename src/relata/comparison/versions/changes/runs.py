"""Where two sequences of words differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def differing_runs(
    ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Where two sequences of words differ: (start, end) in the first, (start, end) in the second.

    Runs with a single equal word between them are one, as a word alone is mostly there by chance.
    """
    from rapidfuzz.distance import Levenshtein

    pending: tuple[int, int, int, int] | None = None
    for step in Levenshtein.opcodes(ours, theirs):
        if step.tag == "equal":
            continue
        after = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if pending is not None and after[0] - pending[1] <= 1 and after[2] - pending[3] <= 1:
            pending = (pending[0], after[1], pending[2], after[3])
        else:
            if pending is not None:
                yield pending
            pending = after
    if pending is not None:
        yield pending
