"""Explanation of a score: which words match, by which conventions, and which do not.

"Schoigu, German: šojgu; Sojgu, Hungarian: šojgu" says that the two words are pronounced alike.
"""

from __future__ import annotations

from relata.names.base.scripts import HAN
from relata.names.matching.align import AlignedPair, Alignment, native_forms_differ
from relata.names.matching.contradictions import contradiction, displayed
from relata.names.matching.word_distance import MatchKind, levenshtein
from relata.names.parts.parse import ParsedName
from relata.names.parts.pronunciations import Pronunciation, pronunciations, shared_pronunciation
from relata.names.parts.word import Word

Langs = tuple[str | None, str | None]


def explain(a: ParsedName, b: ParsedName, found: Alignment | None, langs: Langs) -> str:
    """One line for users. `langs`: the languages of the texts of a and of b."""
    if found is None:
        return ""
    parts = [
        _aligned_words(one, langs) for one in sorted(found.pairs, key=lambda m: (m[2], m[0].text))
    ]
    if not found.pairs and found.unaligned_a and found.unaligned_b:
        parts.append(_unaligned_words(found.unaligned_a[0], found.unaligned_b[0], langs))
    for left, name in ((found.unaligned_a, a), (found.unaligned_b, b)):
        if left:
            words = ", ".join(displayed(w) for w in left)
            parts.append(f"only in {_shortened(name.text)}: {words}")
    ruled_out = contradiction(a, b, found)
    if ruled_out:
        parts.insert(0, ruled_out)
    if native_forms_differ(found):
        parts.append("given names in forms of two languages that do not respell each other's names")
    if a.legal != b.legal and a.legal and b.legal:
        parts.append("legal forms differ")
    minor_a = {w.text for w in a.minor_words} - {w.text for w in b.minor_words}
    minor_b = {w.text for w in b.minor_words} - {w.text for w in a.minor_words}
    if minor_a | minor_b:
        parts.append(f"small words differ: {', '.join(sorted(minor_a | minor_b))}")
    return " | ".join(parts)


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _aligned_words(pair: AlignedPair, langs: Langs) -> str:
    a, b, cost, kind = pair
    if kind is MatchKind.EQUAL:
        same = a.text == b.text
        return (
            f"{displayed(a)} in both" if same else f"{displayed(a)} = {displayed(b)} but for marks"
        )
    if kind is MatchKind.INITIAL:
        return f"{displayed(a)} may stand for {displayed(b)}"
    if kind is MatchKind.GIVEN_NAME_FORM:
        return f"{displayed(a)} and {displayed(b)} are forms of one given name"
    if kind is MatchKind.CASE_ENDING:
        return f"{displayed(a)} and {displayed(b)} differ by an ending"
    return _by_spelling(a, b, cost, langs)


def _by_spelling(a: Word, b: Word, cost: float, langs: Langs) -> str:
    shared = shared_pronunciation(a, b, *langs)
    if shared is not None:
        return f"{_pronounced(a, shared[0])}; {_pronounced(b, shared[1])}"
    pair = _nearest_pronunciations(a, b, langs)
    price = f"near (cost {cost:.1f})"
    if pair is None:
        return f"{displayed(a)} and {displayed(b)}: {price}"
    return f"{_pronounced(a, pair[0])}; {_pronounced(b, pair[1])}: {price}"


def _unaligned_words(a: Word, b: Word, langs: Langs) -> str:
    pair = _nearest_pronunciations(a, b, langs)
    if pair is None:
        return f"{displayed(a)} and {displayed(b)} do not meet"
    return f"{_pronounced(a, pair[0])}; {_pronounced(b, pair[1])}: do not meet"


def _pronounced(word: Word, pronunciation: Pronunciation) -> str:
    return f"{displayed(word)}, {pronunciation.convention.name}: {pronunciation.sounds}"


def _nearest_pronunciations(
    a: Word, b: Word, langs: Langs
) -> tuple[Pronunciation, Pronunciation] | None:
    if HAN in (a.script, b.script):
        return None
    options = [
        (levenshtein(x.sounds, y.sounds), x.unusual + y.unusual, i, j, x, y)
        for i, x in enumerate(pronunciations(a, langs[0]).values())
        for j, y in enumerate(pronunciations(b, langs[1]).values())
    ]
    return min(options, key=lambda o: o[:4])[4:] if options else None
