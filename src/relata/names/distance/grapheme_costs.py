"""Costs of one grapheme standing for another: tables fitted on public name pairs.

A weighted edit model with letter-to-sound contexts. `data/grapheme_costs.json` has a table for each
script that Latin is compared with: unit -> symbol -> cost. A unit is a Latin grapheme in its
context: `ch|se` is "ch" after s and before e, `ch|e` before e, `ch` anywhere; ^ is the beginning,
$ the end of the word. The most specific unit that the table has is taken, because letters sound
by their neighbours ("ch" in "Michael" and in "Chirac"). 0 is the usual case, 7 unheard of.
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
from relata.model.threads import once
from relata.names.base.letters import DATA
from relata.names.base.scripts import plain_latin
from relata.names.base.weights import weights
from relata.names.limits import CACHED_CONTEXTS, CACHED_GRAPHEMES
from relata.resources import read_bytes, read_toml

#: Symbol -> cost; the symbol "" stands for dropping the grapheme.
Costs = dict[str, float]
#: A grapheme, the letter before it and the letter after it, both without diacritics.
GraphemeContext = tuple[str, str, str]
#: Between two symbols where a unit of the Latin table stands for two.
JOIN = "\x1f"
#: A grapheme's costs, made ready: the look-up (`dict.get`), and the cost of dropping the grapheme.
CostRow = tuple[Callable[[str, float], float], float]


def cost_row(costs: Costs) -> CostRow:
    """The costs of one grapheme, made ready for `edit_cost`."""
    return costs.get, costs.get("", weights().spelling.deletion)


class _TableFile(msgspec.Struct, frozen=True):
    units: dict[str, Costs]
    insert: Costs


@once(1)
def _table_files() -> dict[str, _TableFile]:
    data = read_bytes(DATA, "grapheme_costs.json")
    return msgspec.json.decode(data, type=dict[str, _TableFile])


class CostTable:
    """One script's costs, and the cost row of each Latin grapheme in its context."""

    __slots__ = ("_rows", "insert", "pairs", "units")

    def __init__(self, name: str) -> None:
        table = _table_files()[name]
        self.units = table.units
        self.insert = table.insert
        #: Two symbols -> the key under which a unit stands for both.
        self.pairs = _symbol_pairs(frozenset().union(*table.units.values()), name == "latin")
        self._rows = BoundedCache[GraphemeContext, CostRow](self._find, CACHED_CONTEXTS)

    def rows(self, graphemes: Sequence[str]) -> list[CostRow]:
        """One cost row for each grapheme of a word."""
        return list(map(self._rows.__getitem__, graphemes_in_context(graphemes)))

    def _find(self, context: GraphemeContext) -> CostRow:
        for key in unit_keys(*context):
            row = self.units.get(key)
            if row is not None:
                return cost_row(row)
        return cost_row({})


def _symbol_pairs(keys: Iterable[str], joined: bool) -> dict[tuple[str, str], str]:
    """Two symbols -> the key that stands for both of them, where there is one."""
    found = {}
    for key in keys:
        one, join, other = key.partition(JOIN) if joined else (key[:1], key[1:2], key[1:])
        if join:
            found[one, other] = key
    return found


def graphemes_in_context(graphemes: Sequence[str]) -> Iterator[GraphemeContext]:
    """Each grapheme with its neighbouring letters."""
    return zip(
        graphemes, ("^", *map(_last, graphemes)), (*map(_first, graphemes[1:]), "$"), strict=False
    )


def unit_keys(grapheme: str, before: str, after: str) -> list[str]:
    """The units that match a grapheme in its context, the most specific first."""
    plain_too = dict.fromkeys((grapheme, base_letters(grapheme)))
    return [key for u in plain_too for key in (f"{u}|{before}{after}", f"{u}|{after}", u)]


@lru_cache(maxsize=4096)
def base_letters(grapheme: str) -> str:
    """A grapheme without diacritics; itself where nothing is left."""
    text = "".join(
        c for c in unicodedata.normalize("NFD", grapheme) if not unicodedata.combining(c)
    )
    return text or grapheme


#: The letter of a grapheme that its neighbour sees: its last, its first.
_last = BoundedCache[str, str](
    lambda grapheme: base_letters(grapheme)[-1], CACHED_GRAPHEMES
).__getitem__
_first = BoundedCache[str, str](
    lambda grapheme: base_letters(grapheme)[0], CACHED_GRAPHEMES
).__getitem__


@once(8)
def cost_table(name: str) -> CostTable:
    """The table of latin, cyrillic, arabic, hebrew, kana, hangul, or of "sounds" with sounds."""
    return CostTable(name)


@once(1)
def grapheme_splitter() -> Callable[[str], list[str]]:
    """Splits a Latin word (lower case, NFC) into graphemes, the longest of any convention."""
    many: set[str] = set()
    for one in _table_files().values():
        many.update(u.split("|", 1)[0] for u in one.units)
    tree: dict[str, Any] = {}
    for unit in sorted(u for u in many if len(u) > 1):
        node = tree
        for letter in unit:
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(f"{_branches(tree)}|(?s:.)").findall


def _branches(tree: dict[str, Any]) -> str:
    """A pattern that matches the longest way through a trie of letters."""
    found = [re.escape(letter) + _branches(below) for letter, below in tree.items() if letter]
    if not found:
        return ""
    return f"(?:{'|'.join(found)}){'?' if '' in tree else ''}"


def target_symbols(graphemes: tuple[str, ...]) -> tuple[str, ...]:
    """Graphemes as the Latin table has them as symbols: without diacritics."""
    if "".join(graphemes).isascii():
        return graphemes
    return tuple([g if g.isascii() else base_letters(g) for g in graphemes])


def letters_only(word: str) -> str:
    """A word without apostrophes and modifier letters; diacritics are kept."""
    return word if word.isalpha() and word.isascii() else _alphanumeric(word)


def _alphanumeric(word: str) -> str:
    return "".join(c for c in word if c.isalnum() or unicodedata.combining(c)) or plain_latin(word)


class _HanReadings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    chinese: str
    japanese: str


@once(1)
def han_readings() -> dict[str, Costs]:
    """Han character -> its readings in Latin letters -> cost: 王 -> wang."""
    fitted = msgspec.json.decode(read_bytes(DATA, "han_readings.json"), type=dict[str, Costs])
    known = read_toml(DATA, "han_readings.toml", _HanReadings)
    cost = weights().spelling.han_listed_reading
    for entry in (known.chinese + known.japanese).split():
        for sound in entry[1:].split(","):
            fitted.setdefault(entry[0], {})[sound] = cost
    return fitted
