"""Lists of choices as the help and the error messages write them."""

from __future__ import annotations

from collections.abc import Sequence


def one_of(names: Sequence[str]) -> str:
    """The names as a choice: "a", "a or b", "a, b or c"."""
    return f"{', '.join(names[:-1])} or {names[-1]}" if names[1:] else "".join(names)
