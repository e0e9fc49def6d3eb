"""Known outlets whose names hold small words or numbers: "Welt am Sonntag", "Channel 4 News".

By its words alone such a name would end before the small word.
"""

from __future__ import annotations

from relata.knowledge import organisations
from relata.mentions.words.word_classes import ART, CAP, LAND, MEASURE, MEDIA, OUTLET, TIME
from relata.model.analysis import Segmented
from relata.model.threads import once

_KINDS: tuple[organisations.Kind, ...] = ("outlets", "agencies")


@once(1)
def _names() -> dict[str, tuple[str, ...]]:
    """First word of a name -> the names that begin so, the longest first."""
    found: dict[str, list[str]] = {}
    for kind in _KINDS:
        for form, known in organisations.table(kind).items():
            first, space, rest = form.partition(" ")
            plain = all(word[:1].isupper() for word in rest.split())
            if space and not known.ambiguous and not (plain and first[:1].isupper()):
                found.setdefault(first, []).append(form)
    return {first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in found.items()}


def mark_outlets(text: Segmented, bits: list[int], *, capitals: bool) -> None:
    """Let every token of such a name be a capitalised word of an outlet's name.

    `capitals`: all nouns are capitalised.
    """
    names = _names()
    if names.keys().isdisjoint(text.words):
        return
    starts, ends = text.starts, text.ends
    for at in [i for i, word in enumerate(text.words) if word in names]:
        for form in names[text.words[at]]:
            if not text.text.startswith(form, starts[at]):
                continue
            stop = starts[at] + len(form)
            end = at + 1
            while end < len(ends) and ends[end - 1] < stop:
                end += 1
            if ends[end - 1] == stop and not _means_other(text, bits, at, end, capitals):
                bits[at:end] = [CAP | OUTLET] * (end - at)
                break


def _means_other(text: Segmented, bits: list[int], at: int, end: int, capitals: bool) -> bool:
    """Do the words of a name (tokens) mean what they say: "20 Minuten später", "der Freitag"?

    A number and a time are a name after a word for media only, or with a capital that other nouns
    have not ("60 Minutes"); "France 2 Brazil 1" is a result.
    """
    first, second = text.words[at], bits[at + 1]
    if first[0].isdigit():
        counts = second & (TIME | MEASURE) and (capitals or text.words[at + 1][0].islower())
        return bool(counts) and not (at and bits[at - 1] & MEDIA)
    if end - at == 2 and first[0].islower() and bits[at] & ART:
        return True
    result = text.words[end - 1].isdigit() and bits[at] & LAND
    return bool(result and end < len(bits) and bits[end] & CAP)
