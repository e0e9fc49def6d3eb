"""What the indexes of words hold: folded words, and tags, which are filters as words.

A search for a word and for "e12" among the tags finds a statement in one look at one index, however
the entity 12 is spelled in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from relata.archive.folding import words

#: The tables of words; in SQLite FTS5 keeps them.
STATEMENT_WORDS = sa.table(
    "statement_words", sa.column("rowid"), sa.column("words"), sa.column("tags")
)
ARTICLE_WORDS = sa.table("article_words", sa.column("rowid"), sa.column("words"), sa.column("tags"))


@lru_cache(maxsize=4096)
def tag(kind: str, value: str) -> str:
    """One filter as a word: ("m", "free-indirect") is "mfreeindirect"."""
    return kind + "".join(letter for letter in value.lower() if letter.isalnum())


def statement_words(row: dict[str, Any], voices: Iterable[dict[str, Any]]) -> str:
    """The folded words of a statement: its sentences, and the names of its voices."""
    there = words(row["passage"])
    seen = set(there)
    added = (word for voice in voices for word in words(voice["label"]) if word not in seen)
    return " ".join((*there, *dict.fromkeys(added)))


def statement_tags(
    row: dict[str, Any],
    voices: Iterable[dict[str, Any]],
    hands: Iterable[dict[str, Any]],
    about: Iterable[int],
) -> str:
    """The filters that a statement answers to."""
    found = [
        tag("l", row["language"]), tag("m", row["mode"]), tag("c", row["certainty"]),
        tag("k", row["act"]), tag("b", row["basis"] or "none"), "a1" if row["agency"] else "a0",
    ]  # fmt: skip
    if row["shown"]:
        found.append("v1")
    if row["review"] == "rejected":
        found.append("r1")
    if row["to_check"]:
        found.append("w1")
    if row["outlet_id"] is not None:
        found.append(f"o{row['outlet_id']}")
    if row["date"]:
        found += [f"y{row['date'][:4]}", f"d{row['date'][:7].replace('-', '')}"]
    for voice in voices:
        if voice["entity_id"] is not None:
            letter = "s" if voice["role"] == "speaker" else "t"
            found += [f"{letter}{voice['entity_id']}", f"e{voice['entity_id']}"]
    for hand in hands:
        if hand["relay"] and hand["entity_id"] is not None:
            found += [f"h{hand['entity_id']}", f"e{hand['entity_id']}"]
    for number in about:
        found += [f"n{number}", f"e{number}"]
    return " ".join(dict.fromkeys(found))
