"""Base noun phrases as parallel lists."""

from __future__ import annotations

from msgspec import Struct, field

# Kinds of chunks
NP, NAME, PRONOUN, OTHER = range(4)


class Chunks(Struct):
    """Base noun phrases in parallel lists, sorted by start, not overlapping."""

    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    #: (start, end) of the name, None where there is none.
    name: list[tuple[int, int] | None] = field(default_factory=list)
    #: The determiner's token, None where there is none.
    det: list[int | None] = field(default_factory=list)
    #: (start, end) of an owner before the head ("Clinton's"), None where there is none.
    owner: list[tuple[int, int] | None] = field(default_factory=list)
    #: (number, gender, case) that the words share, where endings show them; () for unknown.
    readings: list[tuple[tuple[str, str, int], ...]] = field(default_factory=list)

    def add(
        self, span: tuple[int, int], head: int, kind: int, name: tuple[int, int] | None,
        det: int | None,
        owner: tuple[int, int] | None = None, readings: tuple[tuple[str, str, int], ...] = (),
    ) -> None:  # fmt: skip
        """Append one chunk."""
        self.start.append(span[0])
        self.end.append(span[1])
        self.head.append(head)
        self.kind.append(kind)
        self.name.append(name)
        self.det.append(det)
        self.owner.append(owner)
        self.readings.append(readings)

    def take(self, other: Chunks, first: int, last: int) -> None:
        """Append the chunks [first, last) of another list."""
        self.start += other.start[first:last]
        self.end += other.end[first:last]
        self.head += other.head[first:last]
        self.kind += other.kind[first:last]
        self.name += other.name[first:last]
        self.det += other.det[first:last]
        self.owner += other.owner[first:last]
        self.readings += other.readings[first:last]

    def is_named_after_head(self, k: int) -> bool:
        """Whether chunk k has a name that begins after its head: "Minister Anna Berg"."""
        name = self.name[k]
        return name is not None and name[0] > self.head[k]
