"""The identity of a finding: its rule and its statement, not its place.

A paragraph that moves, and words that change elsewhere, leave it alone.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from relata.lint.rule import RuleHit
from relata.model.record import Record

_WORDS = re.compile(r"\w+")


def identity(hit: RuleHit, record: Record, names: dict[str, str]) -> str:
    """The words that identify what a finding is about: speaker and content of its statement,
    else its own key, else the words of its span. `names` are entities' names by their ids.
    """
    text = record.document.text
    statement = hit.statement
    if statement is None:
        return _plain(hit.key or text[slice(*hit.span)])
    voice = statement.speaker
    speakers = [names.get(key, "") for key in voice.entities] if voice is not None else []
    content = " ".join(text[a:b] for a, b in statement.content)
    return _plain(" ".join((*speakers, content, hit.key)))


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def fingerprint(rule: str, words: str, number: int) -> str:
    """16 hexadecimal digits; `number` counts equal findings of a rule from 0."""
    return blake2b(f"{rule}\n{words}\n{number}".encode(), digest_size=8).hexdigest()
