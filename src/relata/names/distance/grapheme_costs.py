"""What it costs that one grapheme stands for another: tables fitted on public name pairs.

`data/costs.json` has a table for each script that meets Latin: unit -> what it stands for ->
cost. A unit is a Latin grapheme in its surroundings: `ch|se` is "ch" after s and before e, `ch|e`
before e, `ch` anywhere; ^ stands for the beginning, $ for the end. The most exact one that the
table knows is taken. 0 is the usual thing; 7 unheard of.
To fit anew: `python -m relata_lab.training.names.grapheme_costs` (needs the corpora).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from relata.model.cache import BoundedCache
from relata.names.base.conventions import DATA
from relata.names.base.lexicon import read_toml
from relata.names.base.scripts import plain
from relata.resources import read_bytes

Row = dict[str, float]
#: A grapheme, the letter before it and the one after it, without their marks.
Place = tuple[str, str, str]
#: Costs of what a table does not have.
STRANGE, DROPPED, INSERTED = 7.0, 6.0, 6.0
#: Between two symbols where a unit of the Latin table stands for two.
JOIN = "\x1f"
#: Places of a table that are kept, and graphemes.
_MOST_PLACES, _MOST_GRAPHEMES = 100_000, 4096


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

    __slots__ = ("_rows", "insert", "pairs", "units")

    def __init__(self, name: str) -> None:
        table = _tables()[name]
        self.units = table.units
        self.insert = table.insert
        #: Two symbols -> the key under which a unit stands for both.
        self.pairs = _pairs(frozenset().union(*table.units.values()), name == "latin")
        self._rows = BoundedCache[Place, Ready](self._find, _MOST_PLACES)

    def rows(self, graphemes: Sequence[str]) -> list[Ready]:
        """One row for each grapheme of a word, made ready."""
        return list(map(self._rows.__getitem__, surroundings(graphemes)))

    def _find(self, place: Place) -> Ready:
        for key in keys_of(*place):
            row = self.units.get(key)
            if row is not None:
                return ready(row)
        return ready({})


def _pairs(keys: Iterable[str], joined: bool) -> dict[tuple[str, str], str]:
    """Those of the keys that stand for two symbols, by these."""
    found = {}
    for key in keys:
        one, join, other = key.partition(JOIN) if joined else (key[:1], key[1:2], key[1:])
        if join:
            found[one, other] = key
    return found


def surroundings(graphemes: Sequence[str]) -> Iterator[Place]:
    """Each grapheme with the letters beside it."""
    return zip(
        graphemes, ("^", *map(_last, graphemes)), (*map(_first, graphemes[1:]), "$"), strict=False
    )


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


#: The letters of graphemes that their neighbours see.
_last = BoundedCache[str, str](lambda grapheme: bare(grapheme)[-1], _MOST_GRAPHEMES).__getitem__
_first = BoundedCache[str, str](lambda grapheme: bare(grapheme)[0], _MOST_GRAPHEMES).__getitem__


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
    if "".join(graphemes).isascii():
        return graphemes
    return tuple([g if g.isascii() else bare(g) for g in graphemes])


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
