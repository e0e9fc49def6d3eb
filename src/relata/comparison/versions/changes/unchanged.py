"""Statements whose sentences both versions have word for word: what differs is the reading.

An engine may cut a content elsewhere, miss a statement or link a pronoun otherwise where another
paragraph stands before it. Nobody changed a sentence that stands in both texts, so no change that
alters its sense is reported of it, and it is neither dropped nor added.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from relata.comparison.versions.prepared import Prepared
from relata.comparison.versions.story import GRAVE, CopiedPassage, StatementChange, StatementFate
from relata.model.record import Span, Statement

#: What is left of a fate after its changes are gone.
_WHY = "the sentence stands in both versions word for word"


class _CopiedText(Struct, eq=False):
    """A version and the stretches of it that the other version has word for word, in order."""

    version: Prepared
    spans: list[Span]
    statements: dict[str, Statement]

    def holds(self, span: Span) -> bool:
        """Whether the words of a span stand in one of the stretches."""
        words = self.version.indices(span)
        if not words:
            return False
        first = self.version.words[words[0]].start
        at = bisect_right(self.spans, (first, len(self.version.text) + 1)) - 1
        return at >= 0 and self.version.words[words[-1]].end <= self.spans[at][1]

    def holds_sentences_of(self, name: str | None) -> bool:
        """Whether all sentences that a statement has a part of are copied; true without one."""
        if name is None:
            return True
        statement = self.statements[name]
        parts = (*statement.content, *statement.frame, *statement.cue)
        start, end = min(a for a, _ in parts), max(b for _, b in parts)
        inside = [
            one for one in self.version.record.document.sentences if one[0] < end and one[1] > start
        ]
        if not inside:
            return False
        return self.holds((min(start, inside[0][0]), max(end, inside[-1][1])))

    def names_speaker_of(self, name: str | None) -> bool:
        """Whether every name of a statement's speakers stands in copied text."""
        statement = self.statements.get(name or "")
        if statement is None or statement.speaker is None:
            return True
        return all(
            self.holds(mention.span)
            for entity in self.version.record.entities
            if entity.id in statement.speaker.entities
            for mention in entity.mentions
            if mention.kind == "name"
        )


def without_differences_of_reading(
    fates: Sequence[StatementFate], a: Prepared, b: Prepared, copied: Sequence[CopiedPassage]
) -> tuple[StatementFate, ...]:
    """The fates without what only the readings of the same sentences differ in."""
    if not copied:
        return tuple(fates)
    one = _copied_text(a, [passage.a for passage in copied])
    other = _copied_text(b, [passage.b for passage in copied])
    return tuple(_checked(fate, one, other) for fate in fates)


def _copied_text(version: Prepared, spans: list[Span]) -> _CopiedText:
    statements = {one.statement.id: one.statement for one in version.tellings}
    return _CopiedText(version, sorted(spans), statements)


def _checked(fate: StatementFate, one: _CopiedText, other: _CopiedText) -> StatementFate:
    lost = fate.fate in ("dropped", "added")
    if not lost and not any(change.kind in GRAVE for change in fate.changes):
        return fate
    if not (one.holds_sentences_of(fate.a) and other.holds_sentences_of(fate.b)):
        return fate
    same_names = one.names_speaker_of(fate.a) and other.names_speaker_of(fate.b)
    if lost and not same_names:
        return fate  # the same words, and nobody who says them any more
    changes = tuple(change for change in fate.changes if not _is_reading(change, same_names))
    if len(changes) == len(fate.changes) and not lost:
        return fate
    if changes:
        return replace(fate, changes=changes)
    return replace(fate, fate="kept", changes=(), why=_WHY)


#: Changes of who speaks, which may come from outside the sentence.
_OF_SPEAKERS = frozenset(("speaker-swapped", "attribution-dropped"))


def _is_reading(change: StatementChange, same_names: bool) -> bool:
    """Whether a change cannot be one of the text; a pronoun may be another's after a new name, and
    a name before may be gone."""
    return change.kind in GRAVE and (same_names or change.kind not in _OF_SPEAKERS)
