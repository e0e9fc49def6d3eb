"""The two sides of a comparison: a statement in its version, and its words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from relata.comparison.versions.limits import MAX_WORDS
from relata.comparison.versions.prepared import Prepared, PreparedStatement
from relata.comparison.versions.story import StatementChange, StatementChangeKind
from relata.model.record import Span, Voice

#: Characters of the words that a change shows.
MAX_SHOWN = 160


class Side(Struct, frozen=True, eq=False):
    """A statement in its version, and the words of its content."""

    version: Prepared
    telling: PreparedStatement
    #: Indices into `version.sequence`.
    words: tuple[int, ...]

    def key(self, index: int) -> str:
        """The key of a word of the version."""
        return self.version.sequence.keys[index]

    def shown(self, indices: Sequence[int]) -> tuple[str, Span | None]:
        """Some words in a row, as written, and where they stand."""
        if not indices:
            return "", None
        span = self.version.sequence.span(indices[0], indices[-1] + 1)
        return " ".join(self.version.text[slice(*span)].split())[:MAX_SHOWN], span


def side(version: Prepared, telling: PreparedStatement) -> Side:
    """A statement of a version with the words of its content."""
    words = [index for span in telling.statement.content for index in version.indices(span)]
    return Side(version, telling, tuple(words[:MAX_WORDS]))


def change(
    kind: StatementChangeKind,
    before: tuple[str, Span | None] = ("", None),
    after: tuple[str, Span | None] = ("", None),
) -> StatementChange:
    """A change, with (words, place) before and after."""
    return StatementChange(
        kind=kind, before=before[0], after=after[0], before_span=before[1], after_span=after[1]
    )


def voice_shown(version: Prepared, voice: Voice | None) -> tuple[str, Span | None]:
    """The name of a speaker or addressee, and the nearest mention."""
    if voice is None:
        return "", None
    names = {entity.id: entity.name for entity in version.record.entities}
    shown = [names[one] for one in voice.entities if one in names]
    span = voice.spans[0] if voice.spans else None
    if not shown and span:
        shown = [version.text[slice(*span)]]
    return " ".join(", ".join(shown).split())[:MAX_SHOWN], span
