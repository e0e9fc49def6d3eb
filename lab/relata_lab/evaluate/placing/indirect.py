"""`relata eval verify_indirect`: indirect statements changed by a script, against their source.

Two kinds of pairs. Copied: the article has the sentence of the source with one thing changed.
Paraphrased: the source is another human translation of the same text (mt_wmt_news), so that the
words differ anyway; what is reported there of statements that nobody changed is a false report or a
difference of the translations. A change counts as seen where the statement of its sentence is
reported to differ in that way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

from relata import readers
from relata.app.api import Given
from relata.app.verifying import SourceReader, read_article, source_text
from relata.comparison.placing import ComparedText, place
from relata.comparison.placing.types import Change, ChangeKind, PlacedStatement
from relata.model.record import Record, Span
from relata_lab.evaluate.versions import edits
from relata_lab.evaluate.versions.edits import Edit, Maker

#: What is changed, what makes it, and the difference that must be reported.
KINDS: tuple[tuple[str, Maker, ChangeKind], ...] = (
    ("number changed", edits.numbered, "number"),
    ("name changed", edits.renamed, "name"),
    ("negation dropped", edits.denied, "negation"),
    ("hedge dropped", edits.hedged, "hedge"),
    ("hand dropped", edits.shortened, "hand"),
    ("speaker swapped", edits.swapped, "speaker"),
)
#: Kinds whose words are put into the source: another translation does not have them.
_COPIED_ONLY = ("hedge dropped", "hand dropped")
#: Modes of the statements that have no verdict of their own.
_INDIRECT = ("indirect", "reported", "free-indirect", "hearsay")
SEED = 23


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its record, and another translation of it where there is one."""

    record: Record
    other: str | None = None


@dataclass(slots=True)
class Seen:
    """Changes of one kind: how many were made, and how many were seen."""

    made: int = 0
    #: Of these, those that were read as a statement, and those with a sentence that is alike.
    read: int = 0
    placed: int = 0
    seen: int = 0
    missed: list[tuple[Edit, str]] = field(default_factory=list)


@dataclass(slots=True)
class IndirectFigures:
    """Changes by kind; statements that nobody changed, and what was reported of them."""

    copied: dict[str, Seen] = field(default_factory=dict)
    paraphrased: dict[str, Seen] = field(default_factory=dict)
    #: Statements without a change, with a sentence that is alike; of how many something was said.
    untouched: dict[str, int] = field(default_factory=dict)
    reported: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    #: What was said of statements that nobody changed.
    false: list[str] = field(default_factory=list)


def measure(
    texts: Sequence[Text], *, each: int = 200, seed: int = SEED, engine: str | None = None
) -> IndirectFigures:
    """At most `each` changes of every kind, and as many statements without one."""
    found = IndirectFigures()
    verify = _verifier(engine)
    translated = [text for text in texts if text.other is not None]
    for kind, maker, wanted in KINDS:
        for edit, _ in _drawn(texts, maker, each, seed):
            seen = found.copied.setdefault(kind, Seen())
            _count(seen, edit, wanted, verify(edit.before, edit.language, *_article(edit)))
        if kind in _COPIED_ONLY:
            continue
        for edit, other in _drawn(translated, maker, each, seed):
            seen = found.paraphrased.setdefault(kind, Seen())
            _count(seen, edit, wanted, verify(other or "", edit.language, *_article(edit)))
    for name, drawn in (("copied", texts), ("paraphrased", translated)):
        for edit, other in _drawn(drawn, _unchanged, each, seed):
            source = edit.before if name == "copied" else other or ""
            _count_untouched(found, name, edit, verify(source, edit.language, *_article(edit)))
    return found


def _unchanged(site: edits.Site, random: Random) -> Edit | None:
    del random
    return Edit("unchanged", site.record.document.language, site.text, site.text,
                site.sentence, site.sentence)  # fmt: skip


def _drawn(
    texts: Sequence[Text], maker: Maker, each: int, seed: int
) -> list[tuple[Edit, str | None]]:
    """Edits of statements without quotations, a round of the texts after another."""
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    return edits.in_rounds(
        [
            [(edit, text.other) for edit in edits.edits(text.record, maker, random, _is_indirect)]
            for text in texts
        ],
        each,
    )


def _is_indirect(site: edits.Site) -> bool:
    return site.statement.mode in _INDIRECT and not site.statement.quoted


def _article(edit: Edit) -> tuple[str, Span]:
    """The paragraph of the changed sentence with the one before it, and the sentence in it."""
    low, high = edit.sentence_after
    start = edit.after.rfind("\n", 0, low) + 1
    start = edit.after.rfind("\n", 0, max(0, start - 1)) + 1
    end = edit.after.find("\n", high)
    article = edit.after[start : end if end >= 0 else len(edit.after)]
    return article, (low - start, high - start)


Verify = Callable[[str, str, str, Span], list[PlacedStatement]]


def _verifier(engine: str | None) -> Verify:
    """Places the indirect statements of a sentence of an article; sources are read once."""

    @cache
    def source(text: str) -> tuple[ComparedText, SourceReader]:
        made = source_text(readers.read_text(text), "source")
        return made, SourceReader([made])

    def verify(text: str, language: str, article: str, sentence: Span) -> list[PlacedStatement]:
        read = read_article(readers.read_text(article), Given(language, engine=engine))
        made, reader = source(text)
        found = place(read.record, [made], read_around=reader, loose=read.loose)
        return [
            one for one in found.indirect
            if any(a < sentence[1] and b > sentence[0] for a, b in one.article)
        ]  # fmt: skip

    return verify


def _count(seen: Seen, edit: Edit, wanted: str, placed: list[PlacedStatement]) -> None:
    """A change in what is not read as a statement, or not placed, counts as made and not seen."""
    seen.made += 1
    seen.read += bool(placed)
    seen.placed += any(one.source is not None for one in placed)
    changes = [change for one in placed for change in one.changes]
    if any(change.kind == wanted for change in changes):
        seen.seen += 1
    else:
        seen.missed.append((edit, _said(placed)))


def _said(placed: list[PlacedStatement]) -> str:
    if not placed:
        return "no statement was read"
    return " | ".join(f"{one.score:.2f} {one.why}" for one in placed)


def _count_untouched(
    found: IndirectFigures, name: str, edit: Edit, placed: list[PlacedStatement]
) -> None:
    alike = [one for one in placed if one.source is not None]
    changes: list[Change] = [change for one in alike for change in one.changes]
    found.untouched[name] = found.untouched.get(name, 0) + bool(alike)
    found.reported[name] = found.reported.get(name, 0) + bool(changes)
    found.kinds.setdefault(name, Counter()).update({change.kind for change in changes})
    if changes:
        sentence = edit.after[slice(*edit.sentence_after)]
        found.false.append(f"{name}: {sentence} -> {_said(alike)}")


def table(found: IndirectFigures) -> str:
    """The figures as lines."""
    lines = []
    for name, kinds in (("copied", found.copied), ("paraphrased", found.paraphrased)):
        lines.append(f"{name:24}{'made':>6}{'read':>6}{'placed':>8}{'seen':>6}{'of placed':>11}")
        for kind, one in kinds.items():
            share = one.seen / max(1, one.placed)
            lines.append(
                f"{kind:24}{one.made:6}{one.read:6}{one.placed:8}{one.seen:6}{share:11.3f}"
            )
    for name, count in found.untouched.items():
        reported = ", ".join(f"{kind} {n}" for kind, n in found.kinds[name].most_common())
        wrong = found.reported[name]
        lines.append(
            f"{name}, unchanged: {count} statements, something reported of {wrong} "
            f"({wrong / max(1, count):.3f}): {reported or 'nothing'}"
        )
    return "\n".join(lines) + "\n"


def listing(found: IndirectFigures, count: int) -> str:
    """Some changes that were not seen, and what was reported of statements without one."""
    lines = []
    for name, kinds in (("copied", found.copied), ("paraphrased", found.paraphrased)):
        for kind, seen in kinds.items():
            for edit, said in seen.missed[:count]:
                before = edit.before[slice(*edit.sentence_before)]
                after = edit.after[slice(*edit.sentence_after)]
                lines.append(f"missed, {name}, {kind}: {before} -> {after} [{said}]")
    return "\n".join([*lines, *(f"reported, {one}" for one in found.false[: 4 * count])]) + "\n"


def as_json(found: IndirectFigures) -> dict[str, object]:
    """The figures for a file."""
    return {
        "copied": {kind: _numbers(one) for kind, one in found.copied.items()},
        "paraphrased": {kind: _numbers(one) for kind, one in found.paraphrased.items()},
        "unchanged": found.untouched, "reported": found.reported,
        "kinds": {name: dict(kinds) for name, kinds in found.kinds.items()},
    }  # fmt: skip


def _numbers(one: Seen) -> dict[str, int]:
    return {"made": one.made, "read": one.read, "placed": one.placed, "seen": one.seen}
