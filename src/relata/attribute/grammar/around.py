"""The clause around a source phrase ("laut X"), where verbs stand second (German)."""

from __future__ import annotations

from relata.attribute.grammar.scene import Range, Scene, Segment

#: Marks that part whole sentences.
PARTING = frozenset((";", ":"))
#: A relative clause or apposition behind a source.
BELONGS = frozenset(("rel", "phrase"))


def source_end(segs: list[Segment], opens: bool, m: int, close: int) -> int:
    """Where a source that ends its segment m ends, with the relative clause behind it.

    `opens`: it opens its clause. "Laut X, einem Arzt, der …, sei C": before the verb all
    of it is the source.
    """
    if m < 0 or close != segs[m].end or m + 1 >= len(segs):
        return close
    verb = next((j for j in range(m + 1, len(segs)) if segs[j].kind == "main"), -1)
    if opens and verb > m + 1:
        between = segs[m + 1 : verb]
        if segs[verb].finite == segs[verb].start and all(s.kind in BELONGS for s in between):
            return segs[verb - 1].end
    if segs[m + 1].kind == "rel" and m + 2 < len(segs):
        return segs[m + 1].end
    return close


def clause_around(scene: Scene, segs: list[Segment], k: int, bounds: Range) -> Range:
    """The main clauses around a source phrase in the segment k, within `bounds`.

    A colon, a semicolon or a main clause of its own before it parts them.
    """
    low, high = bounds
    for j in range(k, 0, -1):
        mark = segs[j - 1].mark
        if mark >= 0 and scene.text.words[mark] in PARTING:
            low = max(low, segs[j].start)
            break
    if k > 0 and _is_another(segs[k]) and any(seg.kind == "main" for seg in segs[:k]):
        low = max(low, segs[k].start)
    return low, high


def _is_another(seg: Segment) -> bool:
    """Is it a main clause with its subject first, and no conjunction?"""
    return seg.kind == "main" and not seg.coordinated and seg.finite > seg.start
