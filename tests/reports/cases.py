"""Cases from public complaints, as data: a text, and what is right about the record of it.

What must be said is looked for in the whole record, what must not be said in what views show.

A file `cases/<kind>.toml` holds one kind; a test runs every case with every engine that a user
gets. `python -m tests.reports.cases [KIND…]` prints what does not hold.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import msgspec

from relata import readers
from relata.app.api import Given, analyse
from relata.model.record import Record, Span, Statement, Voice

FOLDER = Path(__file__).parent / "cases"
#: The engines that a user gets.
ENGINES = ("fast", "encoder")
_EDGES = " \n.,;:!?…-–—“”„‟\"«»‹›‘’‚'()"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text with what is right about it. Words are compared without marks at their edges."""

    id: str
    text: str
    #: "txt", "md", "html": the reader.
    format: str = "txt"
    #: The language that the text must be taken for.
    language: str | None = None
    #: Whole content, speaker (one of several with "|", "-" for an open one), and addressee.
    says: tuple[tuple[str, ...], ...] = ()
    #: Words in a content, and its speaker.
    tells: tuple[tuple[str, ...], ...] = ()
    #: Words of the inner content, words of the outer one.
    inside: tuple[tuple[str, str], ...] = ()
    #: The names of all persons that are named.
    persons: tuple[str, ...] | None = None
    #: No entity has this name, nobody of this name speaks.
    nobody: tuple[str, ...] = ()
    #: None of these speaks.
    not_by: tuple[str, ...] = ()
    #: Words that stand in no content.
    silent: tuple[str, ...] = ()
    #: Words in a content, and who is not its speaker.
    never: tuple[tuple[str, str], ...] = ()
    #: How many statements there are at most.
    at_most: int | None = None
    #: The sentences of the body, or their number with the title.
    sentences: tuple[str, ...] | int | None = None
    #: Engines with which the case is not right yet.
    open: tuple[str, ...] = ()
    #: Why the case expects something else than the complaint did.
    note: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    case: tuple[Case, ...]


def cases() -> list[tuple[str, Case]]:
    """Every case with the name of its file."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [(path.stem, case) for case in msgspec.convert(data, _File).case]
    return found


def read(case: Case, engine: str) -> Record:
    """The record of a case, as a user gets it."""
    document = readers.read_bytes(case.text.encode("utf-8"), name=f"case.{case.format}")
    return analyse(document, Given(engine=engine))


def plain(words: str) -> str:
    """Words on one line, without marks at their edges."""
    return re.sub(r"\s+", " ", words).strip(_EDGES)


class Reading:
    """A record with its parts as words."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.names = {entity.id: entity.name for entity in record.entities}

    def words(self, spans: tuple[Span, ...] | list[Span]) -> str:
        """The words of spans, on one line."""
        return " ".join(self.record.document.text[a:b] for a, b in spans)

    def content(self, statement: Statement) -> str:
        """The content, without marks at its edges."""
        return plain(self.words(statement.content))

    def party(self, party: Voice | None) -> set[str]:
        """The names of a party, and its words in the text; "-" where it is open."""
        if party is None:
            return {"-"}
        found = {plain(self.names[e]) for e in party.entities} | {plain(self.words(party.spans))}
        return found | (set() if party.entities else {"-"})

    def display(self, party: Voice | None) -> set[str]:
        """What a reader sees as the party: names, its words where nobody is known, "-"."""
        if party is None:
            return {"-"}
        return {self.names[e] for e in party.entities} or {plain(self.words(party.spans)), "-"}

    def shown(self) -> list[Statement]:
        """The statements that views show."""
        return [s for s in self.record.statements if s.tier != "doubtful"]


def wrongs(case: Case, record: Record) -> list[str]:
    """What does not hold, one line each."""
    reading = Reading(record)
    found = [*_statements(case, reading), *_absent(case, reading), *_text(case, reading)]
    return [*found, *_persons(case, reading)]


def _is(party: set[str], wanted: str) -> bool:
    """Is a party one of those wanted, by its name or by its words, which may go on after it?"""
    return any(
        name == one or name.startswith(one + " ") for name in party for one in wanted.split("|")
    )


def _statements(case: Case, reading: Reading) -> list[str]:
    found = []
    for whole, group in ((True, case.says), (False, case.tells)):
        for words, speaker, *addressee in group:
            fitting = [
                s
                for s in reading.record.statements
                if (
                    reading.content(s) in map(plain, words.split("|"))
                    if whole
                    else words in reading.content(s)
                )
                and _is(reading.party(s.speaker), speaker)
                and (not addressee or _is(reading.party(s.addressee), addressee[0]))
            ]
            if not fitting:
                found.append(f"not said: {words!r} by {speaker!r} {addressee or ''}")
    statements = {s.id: s for s in reading.record.statements}
    for inner, outer in case.inside:
        if not any(
            s.inside is not None
            and reading.content(s) == inner
            and outer in reading.content(statements[s.inside])
            for s in reading.record.statements
        ):
            found.append(f"not inside: {inner!r} in {outer!r}")
    return found


def _absent(case: Case, reading: Reading) -> list[str]:
    found = []
    for s in reading.shown():
        speaker, content = reading.display(s.speaker), reading.content(s)
        found += [f"speaks: {name!r}" for name in (*case.not_by, *case.nobody) if name in speaker]
        found += [f"in a content: {words!r}" for words in case.silent if words in content]
        found += [
            f"said by {name!r}: {words!r}"
            for words, name in case.never
            if words in content and name in speaker
        ]
    count = len(reading.shown())
    if case.at_most is not None and count > case.at_most:
        found.append(f"{count} statements, not {case.at_most}")
    return found


def _persons(case: Case, reading: Reading) -> list[str]:
    entities = reading.record.entities
    found = [
        f"an entity: {name!r}"
        for name in case.nobody
        if any(name == e.name or name in e.forms for e in entities)
    ]
    if case.persons is not None:
        named = sorted(
            e.name for e in entities
            if e.kind == "person" and any(m.kind == "name" for m in e.mentions)
        )  # fmt: skip
        wanted = [p.split("|") for p in case.persons]
        if len(named) != len(wanted) or not all(set(p) & set(named) for p in wanted):
            found.append(f"persons: {named}")
    return found


def _text(case: Case, reading: Reading) -> list[str]:
    document = reading.record.document
    found = []
    if case.language is not None and document.language != case.language:
        found.append(f"language: {document.language}")
    sentences = [document.text[a:b] for a, b in document.sentences]
    if isinstance(case.sentences, int) and len(sentences) != case.sentences:
        found.append(f"sentences: {sentences}")
    if isinstance(case.sentences, tuple):
        last = sentences[-len(case.sentences) :]
        if tuple(last) != case.sentences:
            found.append(f"sentences: {sentences}")
    return found


def _report(kinds: list[str]) -> None:
    """Print what does not hold, and the counts."""
    counts: dict[tuple[str, str], list[int]] = {}
    for kind, case in cases():
        if kinds and not any(k == kind or case.id.startswith(k) for k in kinds):
            continue
        for engine in ENGINES:
            record = read(case, engine)
            bad = wrongs(case, record)
            count = counts.setdefault((kind, engine), [0, 0])
            count[0] += not bad
            count[1] += 1
            if bad:
                print(f"{engine:8}{kind} {case.id}", *bad, sep="\n    ! ")
                reading = Reading(record)
                for s in record.statements:
                    print(
                        f"      {s.tier or ''} {s.mode}/{s.act} {s.score} by "
                        f"{'|'.join(sorted(reading.party(s.speaker)))} cue "
                        f"{reading.words(s.cue)!r}: {reading.content(s)}"
                    )
    for (kind, engine), (right, total) in counts.items():
        print(f"{right:4} of {total:3}  {engine:8} {kind}")
    for engine in ENGINES:
        mine = [c for (_, e), c in counts.items() if e == engine]
        print(f"{sum(c[0] for c in mine)} of {sum(c[1] for c in mine)} {engine}")


if __name__ == "__main__":
    _report(sys.argv[1:])
