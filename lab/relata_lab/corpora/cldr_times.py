"""Months and weekdays of a language from CLDR, for its `times.toml`.

`python -m relata_lab.corpora.cldr_times de` prints them.

CLDR (through Babel) has the names that stand alone and those within a date, which are other cases
in Slavic languages. A pack may add further cases and drop abbreviations; a test demands that it
has every full name of CLDR.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def names(code: str) -> dict[str, dict[int, tuple[str, ...]]]:
    """`month` (1 to 12) and `weekday` (1 is Monday) to their full names, in small letters or not,
    as CLDR writes them."""
    dates: Any = import_module("babel.dates")
    found: dict[str, dict[int, tuple[str, ...]]] = {"month": {}, "weekday": {}}
    for context in ("stand-alone", "format"):
        months = dates.get_month_names("wide", context, code)
        days = dates.get_day_names("wide", context, code)
        for number in range(1, 13):
            known = found["month"].get(number, ())
            found["month"][number] = tuple(dict.fromkeys((*known, months[number])))
        for number in range(1, 8):
            known = found["weekday"].get(number, ())
            found["weekday"][number] = tuple(dict.fromkeys((*known, days[number - 1])))
    return found


def toml(code: str) -> str:
    """The tables of a pack."""
    lines = []
    for name, values in names(code).items():
        lines.append(f"[words.{name}]")
        lines += [f"{number} = {list(forms)!r}" for number, forms in values.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(toml(sys.argv[1]))
