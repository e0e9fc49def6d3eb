"""Two versions compared: the fate of every statement, copied passages, who copied whom."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from relata.comparison.versions.changes import changes, in_plain_words, side, voice_shown
from relata.comparison.versions.changes.unchanged import without_differences_of_reading
from relata.comparison.versions.likeness import likeness
from relata.comparison.versions.matching import MatchedPair, matched
from relata.comparison.versions.passages import moved_paragraphs, passages, share
from relata.comparison.versions.prepared import Prepared, PreparedStatement
from relata.comparison.versions.story import (
    Fate,
    StatementChange,
    StatementFate,
    VersionPair,
)
from relata.comparison.versions.transmission.copying import copying
from relata.comparison.versions.transmission.shared_errors import SharedError
from relata.comparison.versions.weights import weights
from relata.lang.language import FINITE, load

if TYPE_CHECKING:
    from relata.comparison.versions.prepared import Vectors

#: Changes that leave a statement kept: what it says, and by whom, is the same.
_HARMLESS = frozenset(("speaker-named", "speaker-unnamed", "chain-lengthened"))


def compared(a: Prepared, b: Prepared, errors: Sequence[SharedError] = ()) -> VersionPair:
    """Everything between two versions; `errors`: those that both share."""
    pairs = matched(a, b)
    fates = _fates(a, b, pairs)
    same_language = a.language == b.language
    copied = passages(a, b) if same_language else ()
    fates = without_differences_of_reading(fates, a, b, copied)
    return VersionPair(
        a=a.number,
        b=b.number,
        statements=fates,
        likeness=likeness(a, b),
        passages=copied,
        moved=moved_paragraphs(a, b) if same_language else (),
        copied_of_a=share(a, [one.a for one in copied]),
        copied_of_b=share(b, [one.b for one in copied]),
        copying=copying(a, b, fates, copied, errors),
    )


def _fates(a: Prepared, b: Prepared, pairs: list[MatchedPair]) -> tuple[StatementFate, ...]:
    """Statements of the first version in its order, each followed by what was added after it."""
    by_a = {pair.a: pair for pair in pairs}
    matched_b = {pair.b for pair in pairs}
    parts_b, parts_a = _in_statements(b, matched_b, a), _in_statements(a, by_a.keys(), b)
    plain_b = _in_plain(a, {*by_a, *parts_a}, b)
    plain_a = _in_plain(b, {*matched_b, *parts_b}, a)
    added = {
        column: _part(None, telling)
        if column in parts_b
        else _added(b, telling, a, plain_a.get(column))
        for column, telling in enumerate(b.tellings)
        if column not in matched_b
    }
    found: list[StatementFate] = [added[c] for c in _after(-1, added, matched_b)]
    for row, telling in enumerate(a.tellings):
        pair = by_a.get(row)
        if row in parts_a:
            found.append(_part(telling, None))
            continue
        if pair is None:
            found.append(_dropped(a, telling, b, plain_b.get(row)))
            continue
        found.append(_kept(a, b, pair))
        found += [added[column] for column in _after(pair.b, added, matched_b)]
    return tuple(found)


def _in_statements(version: Prepared, matched_rows: Container[int], other: Prepared) -> set[int]:
    """Unmatched statements that stand, nearly whole, inside one of the other version.

    The other version has two quotations in one, or the statement in one that encloses it.
    """
    if version.language != other.language:
        return set()
    tuned = weights().plain
    return {
        row
        for row, telling in enumerate(version.tellings)
        if row not in matched_rows
        and len(telling.keys) >= tuned.least_words
        and any(_holds(one, telling, tuned.least_inside) for one in other.tellings)
    }


def _holds(one: PreparedStatement, part: PreparedStatement, least: float) -> bool:
    """Whether a statement has nearly all words and neighbours of another one, by the same speaker
    where both are known."""
    if one.named and part.named and not one.speakers & part.speakers:
        return False
    return len(part.keys & one.keys) >= least * len(part.keys) and len(
        part.pairs & one.pairs
    ) >= least * len(part.pairs)


def _part(a: PreparedStatement | None, b: PreparedStatement | None) -> StatementFate:
    return StatementFate(
        fate="kept",
        a=a.statement.id if a else None,
        b=b.statement.id if b else None,
        score=weights().plain.least_inside,
        why="the other version has it as a part of another statement",
    )


def _after(column: int, added: dict[int, StatementFate], matched_b: set[int]) -> list[int]:
    """The added statements that stand between a matched one and the next matched one."""
    found: list[int] = []
    column += 1
    while column in added and column not in matched_b:
        found.append(column)
        column += 1
    return found


def _kept(a: Prepared, b: Prepared, pair: MatchedPair) -> StatementFate:
    one, other = a.tellings[pair.a], b.tellings[pair.b]
    found = changes(side(a, one), side(b, other))
    fate: Fate = "kept" if all(change.kind in _HARMLESS for change in found) else "reworded"
    return StatementFate(
        fate=fate,
        a=one.statement.id,
        b=other.statement.id,
        score=pair.score,
        why=pair.why,
        changes=found,
    )


def _dropped(
    a: Prepared, telling: PreparedStatement, b: Prepared, plain: tuple[int, float] | None
) -> StatementFate:
    if plain is not None and _still_attributed(a, telling, b, plain[0]):
        words = tuple(b.indices(b.plain[plain[0]][0]))
        found = tuple(in_plain_words(side(a, telling), words, b))
        return StatementFate(
            fate="reworded" if found else "kept",
            a=telling.statement.id,
            b=None,
            score=plain[1],
            why="a sentence of the other version has its words, and the speaker or the cue too",
            changes=found,
        )
    if plain is None:
        return StatementFate(
            fate="dropped", a=telling.statement.id, b=None, score=0.0,
            why="no statement of the other version holds it",
        )  # fmt: skip
    return StatementFate(
        fate="reworded", a=telling.statement.id, b=None, score=plain[1],
        why="the other version says it in its own voice",
        changes=_unattributed(a, telling, b, plain[0]),
    )  # fmt: skip


def _still_attributed(a: Prepared, telling: PreparedStatement, b: Prepared, place: int) -> bool:
    """Whether a sentence of `b` names the speaker or has the cue, though nothing was read there."""
    start, end = b.plain[place][0]
    if a.language != b.language:
        return _reports(b, (start, end))
    held = {b.sequence.keys[i] for i in b.indices((start, end))}
    statement = telling.statement
    parts = [statement.cue, statement.speaker.spans if statement.speaker else ()]
    for spans in parts:
        keys = {
            a.sequence.keys[i] for span in spans for i in a.indices(span)
            if not a.words[i].closed
        }  # fmt: skip
        if keys and len(keys & held) >= _HALF * len(keys):
            return True
    return False


def _reports(version: Prepared, span: tuple[int, int]) -> bool:
    """Whether a sentence has a verb that reports, or quotes."""
    text = version.text[slice(*span)]
    if any(mark in text for mark in _MARKS):
        return True
    verbs = load(version.language).verbs
    return any(
        reading.form & FINITE and reading.cue.reporting_strength >= _REPORTS
        for index in version.indices(span)
        for reading in verbs.get(version.sequence.keys[index], ())
    )


def _unattributed(
    a: Prepared, telling: PreparedStatement, b: Prepared, place: int
) -> tuple[StatementChange, ...]:
    span = b.plain[place][0]
    after = " ".join(b.text[slice(*span)].split())[:160]
    found: list[StatementChange] = []
    if telling.statement.speaker is not None:
        before, before_span = voice_shown(a, telling.statement.speaker)
        found.append(
            StatementChange(
                kind="attribution-dropped",
                before=before,
                before_span=before_span,
                after=after,
                after_span=span,
            )
        )
    if telling.statement.mode == "hearsay" or telling.statement.certainty in _WEAK:
        found.append(StatementChange(kind="hedge-dropped", after=after, after_span=span))
    return (*found, *in_plain_words(side(a, telling), tuple(b.indices(span)), b))


#: Quotation marks, and how surely a verb that reports does so.
_MARKS, _REPORTS = '"“”„«»', 0.8
#: Share of the words of a speaker or a cue that shows them.
_HALF = 0.5
_WEAK = ("suggested", "doubted")


def _added(
    b: Prepared, telling: PreparedStatement, a: Prepared, plain: tuple[int, float] | None
) -> StatementFate:
    if plain is None:
        return StatementFate(
            fate="added", a=None, b=telling.statement.id, score=0.0,
            why="no statement of the other version holds it",
        )  # fmt: skip
    after, after_span = voice_shown(b, telling.statement.speaker)
    span = a.plain[plain[0]][0]
    change = StatementChange(
        kind="attribution-added", before=" ".join(a.text[slice(*span)].split())[:160],
        before_span=span, after=after, after_span=after_span,
    )  # fmt: skip
    return StatementFate(
        fate="reworded", a=None, b=telling.statement.id, score=plain[1],
        why="the other version says it in its own voice", changes=(change,),
    )  # fmt: skip


def _in_plain(
    version: Prepared, matched_rows: Container[int], other: Prepared
) -> dict[int, tuple[int, float]]:
    """Unmatched statement -> the sentence of the other version, outside all statements, that
    says its content, and how surely. A sentence holds one statement."""
    rows = [row for row in range(len(version.tellings)) if row not in matched_rows]
    if not rows or not other.plain:
        return {}
    options = [
        (score, row, place) for row in rows for place, score in _plain_scores(version, row, other)
    ]
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, row, place in sorted(options, key=lambda o: (-o[0], o[1], o[2])):
        if row not in found and place not in taken:
            found[row] = (place, round(score, 4))
            taken.add(place)
    return found


def _vouched(telling: PreparedStatement) -> bool:
    """Whether the text says in its place that somebody says it, or keeps a distance."""
    statement = telling.statement
    if statement.mode == "hearsay":
        return True
    return statement.speaker is not None and bool(statement.cue)


def _plain_scores(version: Prepared, row: int, other: Prepared) -> list[tuple[int, float]]:
    """Sentences that hold enough of a statement's content, with the share that they hold."""
    telling = version.tellings[row]
    tuned = weights().plain
    if len(telling.keys) < tuned.least_words or not _vouched(telling):
        return []
    if version.language == other.language:
        return [
            (place, held)
            for place, (_, keys) in enumerate(other.plain)
            if (held := len(telling.keys & keys) / len(telling.keys)) >= tuned.least_share
        ]
    if version.content_vectors is None or other.plain_vectors is None:
        return []
    near: Vectors = other.plain_vectors @ version.content_vectors[row]
    return [
        (place, float(near[place]))
        for place in range(len(other.plain))
        if near[place] >= tuned.least_cosine
    ]
