"""News agencies, photo agencies and press-release services among them."""

from __future__ import annotations

from functools import lru_cache

from relata.knowledge.lookup import Known, compile_groups, look


@lru_cache(maxsize=1)
def table() -> dict[str, Known]:
    """Every form, as written, with what is known; read on first use, never changed."""
    return compile_groups("agencies.toml")


def lookup(name: str) -> Known | None:
    """What is known under `name` as written ("FAZ", "Kremls"), or None."""
    return look(table(), name)
