"""Numbers of an expression: in figures, in words, with a fraction."""

from __future__ import annotations

from relata.times.meaning.years import Slots

#: A number that the text leaves open: "some", "several".
UNKNOWN = -1.0
_HUNDRED = 100
_NAMES = ("number", "digits", "day", "hour", "ordinal", "digits_ordinal")


def amount(slots: Slots) -> float:
    """How many units; 1 where the text has no number, `UNKNOWN` where it leaves it open."""
    found: float | None = None
    for name in _NAMES:
        if name in slots:
            found = UNKNOWN if slots[name] == "X" else float(slots[name])
            break
    if found == UNKNOWN:
        return UNKNOWN
    if "fraction" in slots:
        found = float(f"{int(found or 0)}.{slots['fraction']}")
    if "plus" in slots and found is not None and slots["plus"] != "X":
        plus = float(slots["plus"])
        # "two hundred" is 2 times 100, "hundred and two" their sum.
        found = found * plus if found < plus >= _HUNDRED else found + plus
    if "half" in slots:
        found = 0.5 if found is None else found + 0.5
    if found is None:
        return UNKNOWN if "units" in slots and "unit" not in slots else 1.0
    return found


def written(count: float) -> str:
    """A number as TIMEX3 writes it: 2, 1.5, X."""
    if count == UNKNOWN:
        return "X"
    return str(int(count)) if count == int(count) else str(count)
