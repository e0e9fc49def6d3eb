"""wikinews-de -> the record's conventions.

1. Modes: indirect-free-indirect is free-indirect, free-indirect (the evidential "soll") hearsay.
2. A nested direct statement with the voice of the one around it is a verbatim part of that one: it
   becomes `quoted`, and an indirect one around it mixed.
3. Direct statements that share cue and speaker and stand next to the frame are one statement in
   pieces; what follows later goes on without a cue.
4. "Nach Angaben der Polizei": the noun of claiming belongs to the cue, its owner is the speaker.
5. Frames have no marks at their edges.
6. reported: of the clause that the corpus marks, the reporting verb is the cue, the clause the
   frame, and what is left the content; clauses without a known verb teach nothing.
7. hearsay is anchored in its modal verb, and has no cue.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from relata_lab.training.encoder import product
from relata_lab.training.encoder.convert.spans import (
    Row,
    hull,
    reported_matter_span,
    rows,
    spans,
    trimmed,
    within,
    words,
)
from relata_lab.training.encoder.data.gold import Converted, Marked, Span, Spans

SCHEME = "wikinews-de"
_MODES = {
    "direct": "direct",
    "indirect": "indirect",
    "reported": "reported",
    "indirect-free-indirect": "free-indirect",
    "free-indirect": "hearsay",
}
_ACCORDING = frozenset(("nach", "laut", "zufolge", "gemäß", "lt", "lt."))
_CLAIM = re.compile(
    r"\w*(angaben?|aussagen?|auskünften|auskunft|informationen|worten|meinung|ansicht|"
    r"einschätzung(en)?|auffassung|darstellung(en)?|erkenntnissen?|schätzung(en)?|mitteilung(en)?|"
    r"meldung(en)?|berechnungen|überzeugung|bericht(en?|s)?|ankündigung(en)?)",
    re.IGNORECASE,
)
_OWNER = frozenset(("von", "vom", "aus", "seitens", "durch"))
_POSSESSIVE = re.compile(r"(sein|ihr|dein|mein|unser|eur)(e|er|en|em|es)?", re.IGNORECASE)
_MODAL = re.compile(r"\b(soll|sollen|sollten?|solle)\b", re.IGNORECASE)
#: Characters between the pieces of one quotation, beyond its frame.
_PIECES = 4


def convert(row: Row) -> Converted:
    """One document."""
    text, statements = row["text"], [s for s in row["statements"] if s["content"]]
    inner = _quoted(statements)
    pieces = _pieces(statements, {s["id"] for found in inner.values() for s in found})
    nested = {s["id"] for found in inner.values() for s in found}
    joined = {other["id"] for found in pieces.values() for other in found}
    found: list[Marked] = []
    unsure: list[Span] = []
    for statement in statements:
        if statement["id"] in nested or statement["id"] in joined:
            continue
        quoted = tuple(
            sorted(s for q in inner.get(statement["id"], ()) for s in spans(q["content"]))
        )
        marked = _marked(text, statement, quoted, pieces.get(statement["id"], []))
        if marked is None:
            unsure += spans(statement["content"])
        else:
            found.append(marked)
    return Converted(row["id"], row["lang"], SCHEME, text, tuple(found), tuple(unsure))


def _quoted(statements: list[Row]) -> dict[str, list[Row]]:
    """Rule 2: id of a statement -> the direct statements in it that are its verbatim parts."""
    found: dict[str, list[Row]] = {}
    for inner in statements:
        if inner["type"] != "direct":
            continue
        around = [
            s
            for s in statements
            if s["type"] not in ("direct", "reported")
            and within(spans(inner["content"]), spans(s["content"]))
            and (s["source"] == inner["source"] or (s["cue"] and s["cue"] == inner["cue"]))
            and not (inner["cue"] and within(spans(inner["cue"]), spans(s["content"])))
        ]
        if around:
            outer = min(around, key=lambda s: sum(b - a for a, b in s["content"]))
            found.setdefault(outer["id"], []).append(inner)
    return found


def _pieces(statements: list[Row], taken: set[str]) -> dict[str, list[Row]]:
    """Rule 3: id of a direct statement -> the others that are its further pieces."""
    groups: dict[str, list[Row]] = {}
    for statement in statements:
        if statement["type"] == "direct" and statement["cue"] and statement["id"] not in taken:
            key = f"{statement['cue']}{statement['source']}"
            groups.setdefault(key, []).append(statement)
    found: dict[str, list[Row]] = {}
    for group in groups.values():
        group.sort(key=lambda s: s["content"][0][0])
        for one, other in itertools.pairwise(group):
            between = (one["content"][-1][1], other["content"][0][0])
            frame = sum(
                max(0, min(b, between[1]) - max(a, between[0]))
                for a, b in spans(one["frame"] or one["cue"])
            )
            if frame and between[1] - between[0] - frame <= _PIECES:
                found.setdefault(one["id"], []).append(other)
    return found


def _marked(text: str, statement: Row, quoted: Spans, others: list[Row]) -> Marked | None:
    kind = statement["type"]
    if kind == "reported":
        return _reported(text, statement)
    content = tuple(sorted(s for each in (statement, *others) for s in spans(each["content"])))
    cue, speaker = _according(text, spans(statement["cue"]), spans(statement["source"]))
    mode = _MODES[kind]
    if mode == "indirect" and quoted:
        mode = "mixed"
    anchor: Spans = ()
    if mode == "hearsay":
        start, end = hull(content)
        modal = _MODAL.search(text, start, end)
        anchor = (modal.span(),) if modal else ()
    if mode in ("indirect", "mixed"):
        content = trimmed(text, content, " ") or content
    return Marked(
        modes=frozenset([mode]),
        content=content,
        cue=cue,
        speaker=speaker,
        frame=trimmed(text, spans(statement["frame"])),
        addressee=spans(statement["addressee"]),
        quoted=quoted,
        media=frozenset(statement["medium"].split("|")) if statement["medium"] else None,
        anchor=anchor,
    )


def _according(text: str, cue: Spans, speaker: Spans) -> tuple[Spans, Spans]:
    """Rule 4."""
    if len(cue) != 1 or len(speaker) != 1:
        return cue, speaker
    if cue == speaker:  # "Demnach": both, and nobody is named
        return cue, ()
    if text[slice(*cue[0])].lower() not in _ACCORDING:
        return cue, speaker
    parts = words(text, speaker[0])
    nouns = [s for s in parts if _CLAIM.fullmatch(text[slice(*s)]) and text[s[0]].isupper()]
    if not nouns:
        return cue, speaker
    noun = nouns[0]
    rest = [s for s in parts if s[0] >= noun[1]]
    if rest and text[slice(*rest[0])].lower() in _OWNER:
        rest = rest[1:]
    if rest:
        owner = (rest[0][0], speaker[0][1])
        return tuple(sorted((*cue, (speaker[0][0], noun[1])))), (owner,)
    if len(parts) > 1 and _POSSESSIVE.fullmatch(text[slice(*parts[0])]):
        return tuple(sorted((*cue, noun))), (parts[0],)
    first = text[slice(*parts[0])]
    if len(parts) > 1 and first[:1].isupper() and first.endswith("s"):  # "Schäubles Angaben"
        return tuple(sorted((*cue, noun))), ((parts[0][0], noun[0] - 1),)
    return tuple(sorted((*cue, speaker[0]))), speaker


def _reported(text: str, statement: Row) -> Marked | None:
    """Rule 6."""
    clause = hull(spans(statement["content"]))
    speaker = spans(statement["source"])
    parts = [s for s in words(text, clause) if not any(a <= s[0] < b for a, b in speaker)]
    lower = [text[slice(*s)].lower() for s in parts]
    verbs = product.reporting_forms("de")
    found = [
        k
        for k, form in enumerate(lower)
        if form in verbs
        and not text[parts[k][0]].isupper()
        and not product.is_auxiliary("de", form)
        and not _POSSESSIVE.fullmatch(form)
    ]
    if not found:
        return None
    index = found[0]
    if len(found) > 1:  # the next verb has a clause of its own
        link = [k for k in range(index + 1, found[1]) if lower[k] in ("und", "sowie", "aber")]
        if link:
            clause = (clause[0], parts[link[0]][0])
            parts, lower = parts[: link[0]], lower[: link[0]]
    needed = product.particles("de", lower[index])
    closing = [k for k, word in enumerate(lower) if k > index and word in needed]
    cue = (parts[index], *(parts[k] for k in closing[-1:]))
    helping = [
        s for s, form in zip(parts, lower, strict=True)
        if product.is_auxiliary("de", form) and not _POSSESSIVE.fullmatch(form) and s not in cue
    ]  # fmt: skip
    cue = tuple(sorted((*cue, *helping[:1])))
    content = reported_matter_span(text, clause, cue, speaker)
    if not content:
        return None
    medium = statement["medium"]
    return Marked(
        modes=frozenset(["reported"]),
        content=content,
        cue=cue,
        speaker=speaker,
        frame=trimmed(text, (clause,), " ."),
        addressee=spans(statement["addressee"]) or None,
        media=frozenset(medium.split("|")) if medium else None,
    )


def read(folder: Path, part: str) -> list[Converted]:
    """The documents of a part."""
    return [convert(row) for row in rows(folder / SCHEME / f"{part}.jsonl.gz")]
