"""Lists of choices and counted things, as the help and the messages write them."""

from __future__ import annotations

from collections.abc import Sequence


def one_of(names: Sequence[str]) -> str:
    """The names as a choice: "a", "a or b", "a, b or c"."""
    return f"{', '.join(names[:-1])} or {names[-1]}" if names[1:] else "".join(names)


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "2 articles", "0 entities"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
