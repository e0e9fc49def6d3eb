"""Why a quotation has its verdict, in one line for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from relata.comparison.placing.types import TURNING, Change, Verdict

_MOST, _LONGEST = 3, 60
_LOST = {
    "negation": "a negation", "modal": "a modal verb", "hedge": "a hedge", "number": "a number",
    "name": "a name", "subject": "the subject",
}  # fmt: skip


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "\u2026"


def _quoted(words: str) -> str:
    return f"\u201c{_short(words)}\u201d"


def say(change: Change) -> str:
    """One change in words: `a negation is lost: “not”`."""
    ours, theirs = change.words, change.source_words
    if change.kind == "cut":
        return f"right outside the quoted words the source has {_quoted(theirs)}"
    if change.kind == "trimmed":
        return f"an ellipsis stands for {_quoted(theirs)}"
    if change.kind == "marks":
        return "marks, spacing or capitals differ"
    if change.kind == "question":
        return "a question mark is added or lost"
    if change.kind == "inserted":
        return f"brackets insert {_quoted(ours)}"
    if change.kind == "speaker":
        return f"in the source {theirs} says it"
    if change.kind == "hand":
        return f"in the source it comes through {theirs}, who is not named"
    what = _LOST.get(change.kind, "")
    if not theirs:
        return f"{what or 'words'} added: {_quoted(ours)}"
    if not ours:
        return f"{what or 'words'} lost: {_quoted(theirs)}"
    label = "a name is spelled otherwise: " if change.kind == "name-spelling" else ""
    label = "the contrary: " if change.kind == "opposite" else label
    label = f"{what} changed: " if what else label
    return f"{label}{_quoted(ours)}, in the source {_quoted(theirs)}"


def why(verdict: Verdict, changes: Sequence[Change]) -> str:
    """The reason of a verdict that its words give."""
    if verdict == "exact":
        return "the same words"
    ordered = sorted(changes, key=lambda change: change.kind not in TURNING)
    said = "; ".join(say(change) for change in ordered[:_MOST])
    more = len(changes) - _MOST
    return said + (f"; and {more} more" if more > 0 else "")
