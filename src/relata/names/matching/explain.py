"""Why two names are one, or not: which words met, by which conventions, and which did not."""

from __future__ import annotations

from relata.names.base.scripts import HAN
from relata.names.matching.align import Alignment, Pair, at_home_apart
from relata.names.matching.word_distance import AS_ENDING, AS_FORM, AS_INITIAL, EQUAL
from relata.names.parts.parse import Name
from relata.names.parts.pronunciations import Reading, meeting, readings
from relata.names.parts.word import Word

Langs = tuple[str | None, str | None]


def shown(word: Word) -> str:
    """A word as a person would write it."""
    return word.text.title()


def explain(a: Name, b: Name, found: Alignment | None, langs: Langs) -> str:
    """One line for a person. `langs`: the languages of a's and of b's text."""
    if found is None:
        return ""
    parts = [_met(one, langs) for one in sorted(found.met, key=lambda m: (m[2], m[0].text))]
    if not found.met and found.left_a and found.left_b:
        parts.append(_apart(found.left_a[0], found.left_b[0], langs))
    for left, name in ((found.left_a, a), (found.left_b, b)):
        if left:
            words = ", ".join(shown(w) for w in left)
            parts.append(f"only in {_short(name.text)}: {words}")
    if at_home_apart(found):
        parts.append("given names at home in two languages, which leave each other's spelling be")
    if a.legal != b.legal and a.legal and b.legal:
        parts.append("legal forms differ")
    lesser_a = {w.text for w in a.lesser} - {w.text for w in b.lesser}
    lesser_b = {w.text for w in b.lesser} - {w.text for w in a.lesser}
    if lesser_a | lesser_b:
        parts.append(f"small words differ: {', '.join(sorted(lesser_a | lesser_b))}")
    return " | ".join(parts)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _met(met: Pair, langs: Langs) -> str:
    a, b, cost, how = met
    if how == EQUAL:
        same = a.text == b.text
        return f"{shown(a)} in both" if same else f"{shown(a)} = {shown(b)} but for marks"
    if how == AS_INITIAL:
        return f"{shown(a)} may stand for {shown(b)}"
    if how == AS_FORM:
        return f"{shown(a)} and {shown(b)} are forms of one given name"
    if how == AS_ENDING:
        return f"{shown(a)} and {shown(b)} differ by an ending"
    return _spelled(a, b, cost, langs)


def _spelled(a: Word, b: Word, cost: float, langs: Langs) -> str:
    where = meeting(a, b, *langs)
    if where is not None:
        return f"{_read(a, where[0])}; {_read(b, where[1])}"
    pair = _nearest(a, b, langs)
    price = f"near (cost {cost:.1f})"
    if pair is None:
        return f"{shown(a)} and {shown(b)}: {price}"
    return f"{_read(a, pair[0])}; {_read(b, pair[1])}: {price}"


def _apart(a: Word, b: Word, langs: Langs) -> str:
    pair = _nearest(a, b, langs)
    if pair is None:
        return f"{shown(a)} and {shown(b)} do not meet"
    return f"{_read(a, pair[0])}; {_read(b, pair[1])}: do not meet"


def _read(word: Word, reading: Reading) -> str:
    return f"{shown(word)}, {reading.convention.name}: {reading.sounds}"


def _nearest(a: Word, b: Word, langs: Langs) -> tuple[Reading, Reading] | None:
    from relata.names.matching.word_distance import edits

    if HAN in (a.script, b.script):
        return None
    options = [
        (edits(x.sounds, y.sounds), x.unusual + y.unusual, i, j, x, y)
        for i, x in enumerate(readings(a, langs[0]).values())
        for j, y in enumerate(readings(b, langs[1]).values())
    ]
    return min(options, key=lambda o: o[:4])[4:] if options else None
