"""Where contents begin and end: around a source phrase ("laut X"), behind a verb (German)."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.text.context import Range, Scene, Segment
from relata.model.analysis import OPEN

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


def first_of(scene: Scene, segs: list[Segment], last: int, m: int) -> int:
    """The segment with which the complement in segment m begins, behind the cue's in `last`.

    "X sagte, das Haus, das brannte, sei leer gewesen": its subject stands before its verb.
    """
    verb = segs[m]
    if m <= last + 1 or verb.kind != "main" or verb.finite != verb.start:
        return m
    if segs[last + 1].kind == "rel" or not in_subjunctive(scene, verb):
        return m
    return last + 1


def before_quotation(scene: Scene, segs: list[Segment], m: int, stop: int) -> int:
    """Where a complement ends that a colon and a quotation explain ("…, dass C: „…“")."""
    for seg in segs[m:]:
        behind = seg.mark + 1
        if seg.mark < 0 or behind >= stop:
            break
        if scene.text.words[seg.mark] == ":" and scene.text.kinds[behind] == OPEN:
            return stop if _speaks(scene, seg) else seg.mark
    return stop


def _speaks(scene: Scene, seg: Segment) -> bool:
    """Is the quotation behind the segment its own ("sagte, X habe gerufen: „…“")?"""
    words = scene.text.lower[seg.start : seg.end]
    readings = (r for word in words for r in scene.language.verbs.get(word, ()))
    return any("direct" in r.cue.takes for r in readings)


def predicate(scene: Scene, segs: list[Segment], m: int) -> int:
    """The segment with the verb of a content that begins with the phrase m; else m."""
    for j in range(m + 1, len(segs)):
        if segs[j].kind == "main":
            verb_first = segs[j].finite == segs[j].start
            return j if verb_first and in_subjunctive(scene, segs[j]) else m
    return m
