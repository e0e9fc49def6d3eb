"""The long tables of a language file, read with two expressions.

[verbs] and [nouns] are hundreds of inline tables, one a line (`'lemma' = {key='…', key=0.5}`),
on which tomllib spends most of the time that loading a language takes. What is written in
this plain form is read here; a table with anything else in it is left to tomllib.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

_ENTRY = re.compile(r"""(?:'([^'\n]+)'|"([^"\\\n]+)"|([\w-]+)) = \{([^{}\n]*)\}""")
_PAIR = re.compile(r"""([A-Za-z_]+)=('[^']*'|"[^"\\]*"|\d+\.\d+|\d|true|false)(?:, |$)""")
_PLAIN = {"true": True, "false": False, **{str(n): n for n in range(10)}}

Entry = dict[str, str | float | int | bool]


def loads(text: str) -> dict[str, Any]:
    """What `tomllib.loads` gives for a language file, in less time. Raises as it does."""
    rest, found = text, dict[str, dict[str, Entry]]()
    for name in ("verbs", "nouns"):
        start = rest.find(f"\n[{name}]\n")
        begin = start + len(name) + 4
        end = rest.find("\n[", begin)
        body = rest[begin : end if end >= 0 else len(rest)]
        table = _table(body) if start >= 0 else None
        if table is not None:
            found[name] = table
            # Its lines stay, so that errors name the right ones.
            rest = rest[:start] + "\n" * (body.count("\n") + 2) + rest[begin + len(body) :]
    tables = tomllib.loads(rest)
    if not found.keys().isdisjoint(tables):
        return tomllib.loads(text)
    return {**tables, **found}


def _table(text: str) -> dict[str, Entry] | None:
    """The entries of a table in the plain form, None where a line is in another."""
    table: dict[str, Entry] = {}
    for line in text.splitlines():
        if not line or line[0] == "#":
            continue
        match = _ENTRY.fullmatch(line)
        entry = _entry(match[4]) if match is not None else None
        lemma = (match[1] or match[2] or match[3]) if match is not None else ""
        if entry is None or lemma in table:
            return None
        table[lemma] = entry
    return table


def _entry(text: str) -> Entry | None:
    """The keys and values of an inline table, None where they are not plain ones."""
    pairs = _PAIR.findall(text)
    if ", ".join(map("=".join, pairs)) != text:
        return None
    entry: Entry = {}
    for key, value in pairs:
        if value[0] in "'\"":
            entry[key] = value[1:-1]
        else:
            entry[key] = _PLAIN[value] if value in _PLAIN else float(value)
    return entry if len(entry) == len(pairs) else None
