"""Names in an oblique case: "Ложкиной" is "Ложкина", "Sokola" is "Sokol", by a pack's endings."""

from __future__ import annotations

from relata.lang.language import Language

#: A stem before an ending has at least this many letters, and an ending at most this many.
_STEM, _LONGEST = 2, 4
Table = dict[str, tuple[str, ...]]


def name_cases(language: Language) -> Table:
    """The endings of names: of an oblique case -> of the nominative (`language.view`)."""
    return {
        ending: tuple("" if base == "-" else base for base in bases.split())
        for ending, bases in language.file.phrases.name_cases.items()
    }


def nominatives(word: str, table: Table, *, stem: int = _STEM) -> tuple[str, ...]:
    """What a word may be in the nominative, if it is an oblique case; () for none.

    `stem`: letters that stay before the ending, at least.
    """
    if not table:
        return ()
    found: dict[str, None] = {}
    for size in range(min(_LONGEST, len(word) - stem), 0, -1):
        for base in table.get(word[-size:], ()):
            found.setdefault(word[:-size] + base)
    found.pop(word, None)
    return tuple(found)
