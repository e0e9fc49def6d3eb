"""The last part of a compound, by which it is known: "Regierungssprecherin" as "Sprecherin"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from relata.mentions.limits import MAX_COMPOUND
from relata.mentions.weights import weights


def last_part(lower: str, known: Mapping[str, object], tails: frozenset[str]) -> str:
    """The longest known ending of a compound (itself included), or "".

    `tails` are the last letters of all that are known (`tails_of`).
    """
    if lower in known:
        return lower
    size = len(lower)
    hyphen = lower.rfind("-")
    if 0 < hyphen < size - 1:
        tail = lower[hyphen + 1 :]
        return tail if tail in known else _ending(tail, known, tails)
    return _ending(lower, known, tails)


def tails_of(known: Iterable[str]) -> frozenset[str]:
    """The last letters of all known words: a word with another ending is not a compound of one."""
    part = weights().letters.compound_part
    return frozenset(word[-part:] for word in known)


def _ending(lower: str, known: Mapping[str, object], tails: frozenset[str]) -> str:
    part = weights().letters.compound_part
    if lower[-part:] not in tails:
        return ""
    for cut in range(max(part - 1, len(lower) - MAX_COMPOUND), len(lower) - part + 1):
        if lower[cut:] in known:
            return lower[cut:]
    return ""
