"""The editor's rule: what a record shows of an article, held against a careful reading of it.

A shown statement is right where a marked one has its content and accepts its displayed name. The
content is right where the token F1 with the marked one is .7 or more, or where it lies inside it
(.9 of its tokens, and 3 at least). A marked `must` is found where right statements cover .7 of its
tokens. A statement of the tier "doubtful" is not shown. This is the rule of `score.py`, next to
the corpus of readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from relata.model.record import Record, Statement, Voice
from relata_lab.corpora.readings.model import MarkedStatement, Reading, Span
from relata_lab.corpora.readings.names import accepted, tokens

#: Token F1 from which a content is right, or at least about the same topic.
RIGHT_F1, _ABOUT = 0.7, 0.3
#: Share of its tokens with which a content lies inside another, and how many it must have.
_INSIDE, _INSIDE_TOKENS = 0.9, 3
#: Share of its tokens that right statements must cover for a `must` to be found.
_COVERED = 0.7


class Verdict(StrEnum):
    """What a shown statement is, best last."""

    #: It is about nothing that was marked.
    SPURIOUS = "spurious"
    #: It overlaps with a marked one, but its content is not right.
    SPAN = "span"
    #: Its content is right, its name is not.
    SPEAKER = "speaker"
    RIGHT = "right"


_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Judged:
    """One shown statement and what it is held against."""

    statement: Statement
    verdict: Verdict
    #: Names of the speaker as displayed.
    shown: tuple[str, ...]
    #: Number of the marked statement it comes nearest to; None for a spurious one.
    marked: int | None = None
    #: Whether that one accepts the displayed name.
    name_right: bool = False
    #: Tokens of the statement, of the marked one, and shared.
    sizes: tuple[int, int, int] = (0, 0, 0)

    @property
    def content_right(self) -> bool:
        """Whether its content is that of a marked statement."""
        return self.verdict in (Verdict.RIGHT, Verdict.SPEAKER)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many hands, or addressees, are shown and right, and marked and found."""

    right: int = 0
    shown: int = 0
    marked: int = 0
    found: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.shown + other.shown,
            self.marked + other.marked,
            self.found + other.found,
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """One record held against its reading."""

    statements: tuple[Judged, ...]
    #: Numbers of the musts that right statements cover; that right and sure statements cover.
    found: frozenset[int]
    found_sure: frozenset[int]
    hands: Tally
    addressees: Tally


def tier(statement: Statement) -> str | None:
    """How sure the record says the statement is: sure, likely or doubtful; None without tiers."""
    value: str | None = getattr(statement, "tier", None)
    return value


def displayed(record: Record, voice: Voice | None) -> tuple[str, ...]:
    """Names under which a voice is shown: its entities', else the words of its mention."""
    if voice is None:
        return ()
    if voice.entities:
        names = {entity.id: entity.name for entity in record.entities}
        return tuple(names[one] for one in voice.entities if one in names)
    return tuple(record.document.text[start:end] for start, end in voice.spans[:1])


def name_right(shown: Sequence[str], marked: MarkedStatement) -> bool:
    """Whether every displayed name is accepted; of joint speakers, also one name of them all."""
    if marked.joint:
        if any(accepted(name, marked.names) for name in shown):
            return True
        return bool(shown) and all(
            any(accepted(name, one) for one in marked.joint) for name in shown
        )
    if not shown:
        return not marked.names
    return all(accepted(name, marked.names) for name in shown)


class _Judge:
    """Holds the statements of one record against one reading, and counts what they find."""

    def __init__(self, record: Record, reading: Reading) -> None:
        self.record = record
        self.reading = reading
        self.marked = [tokens(reading.text, one.content) for one in reading.statements]
        self.cover: list[set[Span]] = [set() for _ in self.marked]
        self.cover_sure: list[set[Span]] = [set() for _ in self.marked]
        self.hands_shown = self.hands_right = 0
        self.to_shown = self.to_right = 0
        self.hands_met: set[tuple[int, int]] = set()
        self.to_met: set[int] = set()

    def statement(self, statement: Statement) -> Judged:
        """The verdict on one statement, against the marked one that gives the best."""
        have = tokens(self.record.document.text, statement.content)
        shown = displayed(self.record, statement.speaker)
        best = Judged(statement, Verdict.SPURIOUS, shown)
        best_f1 = 0.0
        for number, (mark, want) in enumerate(
            zip(self.reading.statements, self.marked, strict=True)
        ):
            both = len(have & want)
            if not both:
                continue
            f1 = 2 * both / (len(have) + len(want))
            inside = both / len(have) >= _INSIDE and len(have) >= _INSIDE_TOKENS
            right = name_right(shown, mark)
            if f1 >= RIGHT_F1 or inside:
                verdict = Verdict.RIGHT if right else Verdict.SPEAKER
            elif f1 >= _ABOUT:
                verdict = Verdict.SPAN
            else:
                continue
            if verdict is Verdict.RIGHT:
                self.cover[number] |= have & want
            if (_RANK[verdict], f1) > (_RANK[best.verdict], best_f1):
                best_f1 = f1
                sizes = (len(have), len(want), both)
                best = Judged(statement, verdict, shown, number, right, sizes)
        if best.verdict is Verdict.RIGHT and best.marked is not None and tier(statement) == "sure":
            self.cover_sure[best.marked] |= have & self.marked[best.marked]
        if best.content_right and best.marked is not None:
            self._addressee(statement, best.marked)
            self._hands(statement, best.marked)
        return best

    def _addressee(self, statement: Statement, number: int) -> None:
        names = self.reading.statements[number].addressee
        shown = displayed(self.record, statement.addressee)
        self.to_shown += bool(shown)
        if names and any(accepted(name, names) for name in shown):
            self.to_right += 1
            self.to_met.add(number)

    def _hands(self, statement: Statement, number: int) -> None:
        names = {entity.id: entity.name for entity in self.record.entities}
        speakers = set(statement.speaker.entities) if statement.speaker else set()
        own = {self.record.document.outlet}
        between = {link.entity for link in statement.chain if link.kind != "speaker"}
        for hand in between - speakers - own:
            self.hands_shown += 1
            marked = self.reading.statements[number].hands
            met = [k for k, one in enumerate(marked) if accepted(names.get(hand, ""), one)]
            self.hands_right += bool(met)
            self.hands_met.update((number, k) for k in met)

    def found(self, cover: Sequence[set[Span]]) -> frozenset[int]:
        """The musts of which so much is covered that they are found."""
        return frozenset(
            number
            for number, (mark, want) in enumerate(
                zip(self.reading.statements, self.marked, strict=True)
            )
            if mark.must and want and len(cover[number]) / len(want) >= _COVERED
        )


def judge(record: Record | None, reading: Reading, *, doubtful: bool = False) -> Judgement:
    """What a record shows, held against a reading of the same text.

    `doubtful` counts what the views hide as shown too. A record that could not be made (None)
    shows nothing.
    """
    marks = reading.statements
    hands = sum(len(mark.hands) for mark in marks)
    addressees = sum(bool(mark.addressee) for mark in marks)
    if record is None:
        none: frozenset[int] = frozenset()
        return Judgement((), none, none, Tally(marked=hands), Tally(marked=addressees))
    judge = _Judge(record, reading)
    judged = tuple(
        judge.statement(one) for one in record.statements if doubtful or tier(one) != "doubtful"
    )
    return Judgement(
        statements=judged,
        found=judge.found(judge.cover),
        found_sure=judge.found(judge.cover_sure),
        hands=Tally(judge.hands_right, judge.hands_shown, hands, len(judge.hands_met)),
        addressees=Tally(judge.to_right, judge.to_shown, addressees, len(judge.to_met)),
    )


__all__ = [
    "RIGHT_F1", "Judged", "Judgement", "Tally", "Verdict", "displayed", "judge",
    "name_right", "tier",
]  # fmt: skip
