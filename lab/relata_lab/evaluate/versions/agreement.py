"""Texts that say the same compared: are the statements of one segment matched, and do they agree?

Found in both: of each segment the smaller number of statements of the two texts. Matched: pairs
whose statements begin in the same segment. Right: the share of such pairs among all pairs.
Sources: how many independent ones the comparison counts in both texts together, and in that of
both which has more of them by itself: texts that say the same go back to the same sources.
Disagreements are changes that alter the sense; between translations they are faults of the
translation, of the reading or of the comparison, and between a reference and a system also the
system's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from relata.comparison.versions import Story
from relata.comparison.versions.story import GRAVE
from relata.model.record import Record
from relata_lab.evaluate.versions.parallel import ParallelDocument, ParallelText, segments

Compare = Callable[[Sequence[Record]], Story]


@dataclass(slots=True)
class Agreement:
    """What was matched between texts of one kind."""

    pairs: int = 0
    both: int = 0
    matched: int = 0
    right: int = 0
    #: Independent sources of both texts together, and of the text that has more of them.
    sources: int = 0
    sources_of_one: int = 0
    disagreements: Counter[str] = field(default_factory=Counter)
    #: Some of the disagreements: (kind, before, after).
    examples: list[tuple[str, str, str]] = field(default_factory=list)


def measure(
    documents: Iterable[tuple[ParallelDocument, list[Record | None]]],
    compare: Compare,
    name: Callable[[ParallelText, ParallelText], str],
) -> dict[str, Agreement]:
    """Figures by `name` of the two texts: their languages, or a reference and a system."""
    found: dict[str, Agreement] = {}
    for document, records in documents:
        read = [
            (text, record)
            for text, record in zip(document.texts, records, strict=True)
            if record is not None
        ]
        alone = {text.label: len(compare([record]).roots) for text, record in read}
        for (one, a), (other, b) in combinations(read, 2):
            figures = found.setdefault(name(one, other), Agreement())
            story = compare([a, b])
            figures.sources += len(story.roots)
            figures.sources_of_one += max(alone[one.label], alone[other.label])
            _count(figures, one, a, other, b, story)
    return found


def _count(
    figures: Agreement, one: ParallelText, a: Record, other: ParallelText, b: Record, story: Story
) -> None:
    in_a, in_b = segments(one, a), segments(other, b)
    counts_a, counts_b = Counter(in_a.values()), Counter(in_b.values())
    figures.pairs += 1
    figures.both += sum(min(count, counts_b[n]) for n, count in counts_a.items())
    for pair in story.pairs:
        for fate in pair.statements:
            if fate.a and fate.b:
                figures.matched += 1
                figures.right += in_a.get(fate.a) == in_b.get(fate.b)
            for change in fate.changes:
                if change.kind in GRAVE:
                    figures.disagreements[change.kind] += 1
                    figures.examples.append((change.kind, change.before, change.after))


def table(figures: dict[str, Agreement]) -> str:
    """The figures as lines, with the sum of all."""
    lines = [
        f"{'':24}{'pairs':>6}{'in both':>9}{'matched':>9}{'right':>7}"
        f"{'sources':>9}{'of one':>8}{'disagreements a pair':>22}"
    ]
    every = Agreement()
    for name, one in sorted(figures.items()):
        lines.append(_line(name, one))
        _add(every, one)
    lines.append(_line("all", every))
    kinds = ", ".join(f"{kind} {n}" for kind, n in every.disagreements.most_common())
    return "\n".join(lines) + f"\ndisagreements: {kinds}\n"


def by_language(figures: dict[str, Agreement]) -> str:
    """The figures of every language with all others together, and its disagreements by kind."""
    together: dict[str, Agreement] = {}
    for name, one in figures.items():
        for language in name.split("-"):
            _add(together.setdefault(language, Agreement()), one)
    lines = ["", "a language with all others"]
    for language, one in sorted(together.items()):
        kinds = ", ".join(f"{kind} {n}" for kind, n in one.disagreements.most_common())
        lines += [_line(language, one), f"    {kinds}"]
    return "\n".join(lines) + "\n"


def _add(every: Agreement, one: Agreement) -> None:
    every.pairs += one.pairs
    every.both += one.both
    every.matched += one.matched
    every.right += one.right
    every.sources += one.sources
    every.sources_of_one += one.sources_of_one
    every.disagreements += one.disagreements


def _line(name: str, one: Agreement) -> str:
    disagreements = sum(one.disagreements.values()) / max(1, one.pairs)
    return (
        f"{name:24}{one.pairs:6}{one.both:9}{one.right / max(1, one.both):9.3f}"
        f"{one.right / max(1, one.matched):7.3f}{one.sources / max(1, one.pairs):9.2f}"
        f"{one.sources_of_one / max(1, one.pairs):8.2f}{disagreements:22.2f}"
    )


def as_json(figures: dict[str, Agreement]) -> dict[str, dict[str, object]]:
    """The figures for a file."""
    return {
        name: {
            "pairs": one.pairs, "both": one.both, "matched": one.matched, "right": one.right,
            "sources": one.sources, "sources_of_one": one.sources_of_one,
            "disagreements": dict(one.disagreements),
        }
        for name, one in sorted(figures.items())
    }  # fmt: skip
