"""Given names in the nominative and in another case: "Annou" is "Anna"."""

from __future__ import annotations

from relata.lang.name_cases import Table, nominatives
from relata.resolve.parsed_name import same_given


def same_given_inflected(named: tuple[str, ...], oblique: tuple[str, ...], table: Table) -> bool:
    """Whether given names in the nominative and in another case may be one person's."""
    if same_given(named, oblique):
        return True
    words = tuple(
        next((base for base in nominatives(word, table) if base in named), word) for word in oblique
    )
    return same_given(named, words)
