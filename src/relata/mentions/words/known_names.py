"""Known outlets whose names hold small words or numbers: "Welt am Sonntag", "Channel 4 News".

By its words alone such a name would end before the small word.
"""

from __future__ import annotations

from relata.knowledge import organisations
from relata.mentions.words.word_classes import CAP, OUTLET
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


def mark_outlets(text: Segmented, bits: list[int]) -> None:
    """Let every token of such a name be a capitalised word of an outlet's name."""
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
            if ends[end - 1] == stop:
                bits[at:end] = [CAP | OUTLET] * (end - at)
                break
