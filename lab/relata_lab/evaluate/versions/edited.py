"""How many edits by a script a comparison reports, and what it reports without any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from relata.comparison.versions import Story
from relata.comparison.versions.story import GRAVE, StatementFate, VersionPair
from relata.model.record import Record, Span
from relata_lab.evaluate.versions.edits import MAKERS, Edit, Maker, edits, harmless, in_rounds

#: Reads a text of a language.
Read = Callable[[str, str], Record]
Compare = Callable[[Sequence[Record]], Story]
SEED = 7


@dataclass(slots=True)
class EditedFigures:
    """Edits by kind: how many, and how many were reported; pairs without one."""

    made: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    #: Edits that were not reported.
    missed: list[Edit] = field(default_factory=list)
    untouched: int = 0
    #: What was reported of pairs without an edit: (kind, before, after).
    false_reports: list[tuple[str, str, str]] = field(default_factory=list)
    #: Pairs without an edit of which something was reported.
    false_pairs: int = 0


def measure(
    records: Sequence[Record], read: Read, compare: Compare, *, each: int = 200, seed: int = SEED
) -> EditedFigures:
    """At most `each` edits of every kind, spread over the articles, and as many pairs without."""
    found = EditedFigures()
    for maker in MAKERS:
        for edit in _spread(records, maker, each, seed):
            kind = edit.kind
            found.made[kind] = found.made.get(kind, 0) + 1
            before, after = read(edit.before, edit.language), read(edit.after, edit.language)
            story = compare([before, after])
            if story.pairs and reported(edit, story.pairs[0], before, after):
                found.found[kind] = found.found.get(kind, 0) + 1
            else:
                found.missed.append(edit)
    _untouched(records, read, compare, found, each, seed)
    return found


def _spread(records: Sequence[Record], maker: Maker, each: int, seed: int) -> list[Edit]:
    """Edits of one kind, a round of the articles after another."""
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    return in_rounds([list(edits(record, maker, random)) for record in records], each)


def reported(edit: Edit, pair: VersionPair, before: Record, after: Record) -> bool:
    """Whether the comparison reports the edit, of a statement in its sentence."""
    return any(
        _is_reported(edit, fate)
        for fate in pair.statements
        if _stands_in(before, fate.a, edit.sentence_before)
        or _stands_in(after, fate.b, edit.sentence_after)
    )


def _is_reported(edit: Edit, fate: StatementFate) -> bool:
    if edit.kind in ("dropped", "added"):
        return fate.fate == edit.kind
    if edit.kind == "reworded":
        return fate.fate == "reworded"
    return any(change.kind == edit.kind for change in fate.changes)


def _stands_in(record: Record, name: str | None, sentence: Span) -> bool:
    statement = next((one for one in record.statements if one.id == name), None)
    return statement is not None and any(
        start < sentence[1] and end > sentence[0] for start, end in statement.content
    )


def _untouched(
    records: Sequence[Record],
    read: Read,
    compare: Compare,
    found: EditedFigures,
    each: int,
    seed: int,
) -> None:
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    for record in records[:each]:
        language = record.document.language
        other = read(harmless(record, random), language)
        story = compare([record, other])
        found.untouched += 1
        wrong = [
            (change.kind, change.before, change.after)
            for pair in story.pairs
            for fate in pair.statements
            for change in fate.changes
            if change.kind in GRAVE
        ]
        found.false_reports += wrong
        found.false_pairs += bool(wrong)


def table(found: EditedFigures) -> str:
    """The figures as lines."""
    lines = [f"{'edit':24}{'made':>6}{'reported':>10}{'recall':>8}"]
    for kind, made in found.made.items():
        count = found.found.get(kind, 0)
        lines.append(f"{kind:24}{made:6}{count:10}{count / made:8.3f}")
    every, right = sum(found.made.values()), sum(found.found.values())
    lines.append(f"{'all':24}{every:6}{right:10}{right / max(1, every):8.3f}")
    rate = found.false_pairs / max(1, found.untouched)
    lines.append(
        f"pairs without an edit: {found.untouched}, something reported of {found.false_pairs} "
        f"({rate:.3f})"
    )
    return "\n".join(lines) + "\n"
