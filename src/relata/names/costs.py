"""What it costs that one grapheme stands for another: tables fitted on public name pairs.

`data/costs.json` has a table for each script that meets Latin: unit -> what it stands for ->
cost. A unit is a Latin grapheme in its surroundings: `ch|vF` is "ch" after a vowel (v; c after
a consonant, ^ at the beginning) and before e, i or y (F; V another vowel, C a consonant, $ the
end); the most exact one that the table knows is taken. 0 is the usual thing; 7 unheard of.
To fit anew: `python -m relata.evaluate.names_costs` (needs the corpora).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import msgspec

from relata.names.conventions import DATA
from relata.names.scripts import plain
from relata.names.words import read_toml
from relata.resources import read_bytes

Row = dict[str, float]
#: Costs of what a table does not have.
STRANGE, DROPPED, INSERTED = 7.0, 6.0, 6.0
#: Between two symbols where a unit of the Latin table stands for two.
JOIN = "\x1f"


#: The look-up of a row, and the cost of dropping its grapheme.
Ready = tuple[Callable[[str, float], float], float]


def ready(row: Row) -> Ready:
    """A row, made ready for `distance.cost`."""
    return row.get, row.get("", DROPPED)


class _Table(msgspec.Struct, frozen=True):
    units: dict[str, Row]
    insert: Row


@lru_cache(maxsize=1)
def _tables() -> dict[str, _Table]:
    data = read_bytes(DATA, "costs.json")
    return msgspec.json.decode(data, type=dict[str, _Table])


class Table:
    """One script's costs, and the row of each Latin unit in its surroundings."""

    __slots__ = ("_rows", "insert", "known", "units")

    def __init__(self, name: str) -> None:
        table = _tables()[name]
        self.units = table.units
        self.insert = table.insert
        #: All that its units stand for.
        self.known = frozenset().union(*table.units.values())
        self._rows: dict[Place, Ready] = {}

    def rows(self, graphemes: tuple[str, ...]) -> list[Ready]:
        """One row for each grapheme of a word, made ready."""
        known = self._rows
        out = []
        for place in surroundings(graphemes):
            row = known.get(place)
            if row is None:
                row = known[place] = ready(self._find(*place))
            out.append(row)
        return out

    def _find(self, grapheme: str, before: str, after: str) -> Row:
        for key in keys_of(grapheme, before, after):
            row = self.units.get(key)
            if row is not None:
                return row
        return {}


#: A grapheme, and of what kind its neighbours are.
Place = tuple[str, str, str]


def surroundings(graphemes: Iterable[str]) -> Iterable[Place]:
    """Each grapheme with the kinds of its neighbours."""
    sides = list(map(_SIDES.__getitem__, graphemes))
    return zip(
        graphemes, ["^", *[before for before, _ in sides]], [*[a for _, a in sides[1:]], "$"],
        strict=False,
    )  # fmt: skip


def keys_of(grapheme: str, before: str, after: str) -> list[str]:
    """The units that a grapheme in its surroundings may be, the most exact first."""
    plain_too = dict.fromkeys((grapheme, bare(grapheme)))
    return [key for u in plain_too for key in (f"{u}|{before}{after}", f"{u}|{after}", u)]


@lru_cache(maxsize=4096)
def bare(grapheme: str) -> str:
    """A grapheme without marks; itself where nothing is left."""
    text = "".join(
        c for c in unicodedata.normalize("NFD", grapheme) if not unicodedata.combining(c)
    )
    return text or grapheme


class _Sides(dict[str, tuple[str, str]]):
    """Of what kind a grapheme is for the one after it, and for the one before."""

    def __missing__(self, grapheme: str) -> tuple[str, str]:
        first, last = bare(grapheme)[0], bare(grapheme)[-1]
        after = "F" if first in "eiy" else "V" if first in "aou" else "C"
        found = ("v" if last in "aeiouy" else "c", after)
        if len(self) < 4096:
            self[grapheme] = found
        return found


_SIDES = _Sides()


@lru_cache(maxsize=8)
def table(name: str) -> Table:
    """The table of a script that meets Latin: latin, cyrillic, arabic, hebrew, kana, hangul."""
    return Table(name)


@lru_cache(maxsize=1)
def splitter() -> Callable[[str], list[str]]:
    """Splits a Latin word (lower case, NFC) into the graphemes of any convention."""
    many: set[str] = set()
    for one in _tables().values():
        many.update(u.split("|", 1)[0] for u in one.units)
    tree: dict[str, Any] = {}
    for unit in sorted(u for u in many if len(u) > 1):
        node = tree
        for letter in unit:
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(f"{_branches(tree)}|(?s:.)").findall


def _branches(tree: dict[str, Any]) -> str:
    """A pattern for the longest way through a tree of letters."""
    found = [re.escape(letter) + _branches(below) for letter, below in tree.items() if letter]
    if not found:
        return ""
    return f"(?:{'|'.join(found)}){'?' if '' in tree else ''}"


def symbols(graphemes: tuple[str, ...]) -> tuple[str, ...]:
    """Graphemes as the Latin table's second side has them: without marks."""
    return tuple(g if g.isascii() else bare(g) for g in graphemes)


def letters_only(word: str) -> str:
    """The word as it is split: apostrophes and modifier letters gone, marks kept."""
    return word if word.isalpha() and word.isascii() else _strip(word)


def _strip(word: str) -> str:
    return "".join(c for c in word if c.isalnum() or unicodedata.combining(c)) or plain(word)


class _Characters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    chinese: str
    japanese: str


@lru_cache(maxsize=1)
def sounds_of_characters() -> dict[str, Row]:
    """Chinese character -> what it may sound like in Latin letters -> cost."""
    fitted = msgspec.json.decode(read_bytes(DATA, "characters.json"), type=dict[str, Row])
    known = read_toml("characters.toml", _Characters)
    for entry in (known.chinese + known.japanese).split():
        for sound in entry[1:].split(","):
            fitted.setdefault(entry[0], {})[sound] = 0.2
    return fitted
