"""What two versions of one statement say differently.

`attribution` compares speaker, addressee, hands, certainty and marks by the record; `wording` the
figures, names, negations, hedges and other words of the content, within a language.
"""

from __future__ import annotations

from relata.comparison.versions.changes.attribution import attribution
from relata.comparison.versions.changes.runs import differing_runs
from relata.comparison.versions.changes.sides import Side, side, voice_shown
from relata.comparison.versions.changes.wording import figures, wording
from relata.comparison.versions.prepared import Prepared
from relata.comparison.versions.story import GRAVE, StatementChange
from relata.model.record import Span

__all__ = ["Side", "changes", "differing_runs", "in_plain_words", "side", "voice_shown"]


def changes(one: Side, other: Side) -> tuple[StatementChange, ...]:
    """What differs between two tellings of a statement, the gravest first; () where nothing."""
    found = [
        *attribution(one, other),
        *figures(one, other),
        *wording(one, other),
    ]
    unique: dict[tuple[str, str, str], StatementChange] = {}
    said: set[tuple[Span | None, Span | None]] = set()
    for change in found:
        place = (change.before_span, change.after_span)
        if change.kind in ("trimmed", "extended", "words-changed") and place in said:
            continue  # the same words, of which a graver change is said already
        said.add(place)
        unique.setdefault((change.kind, change.before, change.after), change)
    return tuple(unique.values())


def in_plain_words(one: Side, words: tuple[int, ...], version: Prepared) -> list[StatementChange]:
    """What a sentence of another version, without attribution, says differently of a content.

    `words`: the sentence, as indices into the version's sequence. Only what turns the sense.
    """
    other = Side(version, one.telling, words)
    found = [*figures(one, other), *wording(one, other)]
    return [change for change in found if change.kind in GRAVE]
