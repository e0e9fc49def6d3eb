"""A story as its readers see it, shared by the report and the page: names, words, rows, order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from relata.comparison.versions.story import (
    GRAVE,
    Fate,
    Root,
    StatementChange,
    StatementFate,
    Story,
    StoryMember,
    VersionFacts,
    VersionPair,
)
from relata.model.record import Record, Span, Statement
from relata.present import clean
from relata.present.view import View, verb, view, who
from relata.present.words import Words


class Cell(Struct, frozen=True):
    """A statement in one version, or the sentence that says the same without attribution."""

    version: int
    statement: Statement | None
    #: Spans of its words.
    spans: tuple[Span, ...]
    speaker: str
    verb: str
    #: What became of it, compared with the first version that has it; None in that one.
    fate: Fate | None
    changes: tuple[StatementChange, ...]


class StoryRow(Struct, frozen=True):
    """One statement over all versions: a cell for each version that has it, in their order."""

    group: str
    cells: dict[int, Cell]

    @property
    def grave(self) -> bool:
        """Whether a version alters what a reader is given to believe."""
        return any(change.kind in GRAVE for cell in self.cells.values() for change in cell.changes)


#: Other names of a source that are shown, and characters of each.
_MOST_NAMES, _MAX_NAME = 2, 40


def also_called(root: Root, words: Words) -> str:
    """What else the versions call a source: "also “police spokesman”"; "" where nothing."""
    if not root.also:
        return ""
    names = [clean.clipped(name, _MAX_NAME) for name in root.also[:_MOST_NAMES]]
    return words.phrase("story", "also_called", names=words.join(names))


class StoryView(Struct, frozen=True):
    """The story with what its renderers need of its records."""

    story: Story
    records: Sequence[Record]
    words: Words
    #: Versions that were compared, in their order.
    compared: tuple[VersionFacts, ...]
    rows: tuple[StoryRow, ...]


def story_view(story: Story, records: Sequence[Record], words: Words) -> StoryView:
    """The view of a story; `records` are those that it was made of, in their order."""
    shown = tuple(one for one in story.versions if one.same_as is None and not one.left_out)
    views = {one.number: view(records[one.number], words) for one in shown}
    fates = {(pair.a, pair.b): _by_statement(pair) for pair in story.pairs}
    members = {group.id: group.members for group in story.groups}
    rows = [
        _row(name, members[name], views, fates, words) for name in _order(story, records, shown)
    ]
    return StoryView(story, records, words, shown, tuple(rows))


def version_name(facts: VersionFacts, words: Words) -> str:
    """The outlet of a version, else its source's last part, else its number."""
    source = (facts.source or "").rstrip("/").rpartition("/")[2]
    return clean.line(
        facts.outlet or source or words.phrase("story", "version", n=facts.number + 1)
    )


def grave_first(changes: Sequence[StatementChange]) -> list[StatementChange]:
    """Changes in an order for readers: those that alter the sense first."""
    return sorted(changes, key=lambda change: change.kind not in GRAVE)


def _by_statement(pair: VersionPair) -> dict[tuple[str, str], StatementFate]:
    """Fates of a pair by ("a" or "b", statement)."""
    found: dict[tuple[str, str], StatementFate] = {}
    for fate in pair.statements:
        if fate.a:
            found["a", fate.a] = fate
        if fate.b:
            found["b", fate.b] = fate
    return found


def _order(story: Story, records: Sequence[Record], shown: Sequence[VersionFacts]) -> list[str]:
    """The groups in the order of the first version, what others add after what it follows."""
    of = {(m.version, m.statement): group.id for group in story.groups for m in group.members}
    order: list[str] = []
    for facts in shown:
        before = -1
        for statement in records[facts.number].statements:
            group = of.get((facts.number, statement.id))
            if group is None:
                continue
            if group in order:
                before = order.index(group)
            else:
                before += 1
                order.insert(before, group)
    return order


_Fates = dict[tuple[int, int], dict[tuple[str, str], StatementFate]]


def _row(
    group: str,
    members: Sequence[StoryMember],
    views: dict[int, View],
    fates: _Fates,
    words: Words,
) -> StoryRow:
    first = members[0]
    cells: dict[int, Cell] = {}
    for member in members:
        found = fates.get((first.version, member.version), {}).get(("a", first.statement))
        fits = found is not None and found.b == member.statement
        cells[member.version] = _cell(member, views[member.version], found if fits else None, words)
    for other, fate, span in _plain(first, fates):
        if other not in cells:
            cells[other] = Cell(other, None, (span,), "", "", fate.fate, fate.changes)
    return StoryRow(group, dict(sorted(cells.items())))


def _plain(first: StoryMember, fates: _Fates) -> Iterator[tuple[int, StatementFate, Span]]:
    """Versions that say a statement in their own voice, and where."""
    for (a, b), by_statement in fates.items():
        if a == first.version:
            fate = by_statement.get(("a", first.statement))
            if fate is not None and fate.b is None:
                span = next((c.after_span for c in fate.changes if c.after_span), None)
                if span is not None:
                    yield b, fate, span
        elif b == first.version:
            fate = by_statement.get(("b", first.statement))
            if fate is not None and fate.a is None:
                span = next((c.before_span for c in fate.changes if c.before_span), None)
                if span is not None:
                    yield a, fate, span


def _cell(member: StoryMember, shown: View, fate: StatementFate | None, words: Words) -> Cell:
    item = next(one for one in shown.items if one.statement.id == member.statement)
    return Cell(
        version=member.version,
        statement=item.statement,
        spans=item.statement.content,
        speaker=clean.line(who(item.speaker, words)),
        verb=clean.line(verb(item, shown.record.document.text)),
        fate=fate.fate if fate else None,
        changes=tuple(grave_first(fate.changes)) if fate else (),
    )
