"""Names in an oblique case: "Ложкиной" is "Ложкина", "Sokola" is "Sokol", by a pack's endings."""

from __future__ import annotations

from relata.resolve.parsed_name import same_given

#: A stem before an ending has at least this many letters.
_STEM = 2
Table = dict[str, tuple[str, ...]]


def table_of(endings: dict[str, str]) -> Table:
    """The endings of a pack: of an oblique case -> of the nominative; "-" for none."""
    return {
        ending: tuple("" if base == "-" else base for base in bases.split())
        for ending, bases in endings.items()
    }


def nominatives(word: str, table: Table) -> tuple[str, ...]:
    """What a lower-case word may be in the nominative, if it is an oblique case; () for none."""
    found: dict[str, None] = {}
    for size in range(min(4, len(word) - _STEM), 0, -1):
        for base in table.get(word[-size:], ()):
            found.setdefault(word[:-size] + base)
    found.pop(word, None)
    return tuple(found)


def same_given_inflected(named: tuple[str, ...], oblique: tuple[str, ...], table: Table) -> bool:
    """Whether given names in the nominative and in another case may be one person's."""
    if same_given(named, oblique):
        return True
    words = tuple(
        next((base for base in nominatives(word, table) if base in named), word) for word in oblique
    )
    return same_given(named, words)
