"""What every record must fulfil, whatever the input was."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from relata.model.record import Record, Span, Statement
from relata.model.serial import from_json, to_json
from relata.present import FORMATS, Options

#: What no terminal may get: C0 and C1 controls but for the line end, bidirectional controls.
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: Characters of JSON for one of the text, and for a text without any.
_MOST_JSON, _LEAST_JSON = 600, 20_000


class Broken(AssertionError):
    """A promise about records that one does not keep."""


def check(record: Record) -> None:
    """Raises Broken where a span lies outside the text, ids or nesting are wrong, the record does
    not come back from JSON as it was, a report has control characters, or is out of proportion.
    """
    length = len(record.document.text)
    for start, end in _spans(record):
        _must(0 <= start < end <= length, f"span {start}-{end} of {length}")
    for statement in record.statements:
        _must(bool(statement.content), "a statement has no content")
        for role in (statement.content, statement.quoted, statement.cue, statement.frame):
            _must(all(a[1] <= b[0] for a, b in itertools.pairwise(role)), "spans are not in order")
    _check_ids(record)
    written = to_json(record)
    _must(from_json(written) == record, "the record is another one after JSON")
    _must(len(written) <= _LEAST_JSON + _MOST_JSON * length, f"{len(written)} bytes of {length}")


def check_written(record: Record, number: int) -> None:
    """Write the record in one of the formats, another one for each number, and look at it."""
    form = FORMATS[number % len(FORMATS)]
    written = form.render([record], Options())
    written.encode("utf-8")
    if form.name in ("text", "csv"):
        found = _OBEYED.search(written)
        _must(found is None, f"{form.name} has the character {found and hex(ord(found[0]))}")


def _must(kept: bool, what: str) -> None:
    if not kept:
        raise Broken(what)


def _spans(record: Record) -> Iterator[Span]:
    document = record.document
    yield from document.paragraphs
    yield from document.sentences
    yield from (credit.span for credit in document.credits if credit.span)
    if document.title_span:
        yield document.title_span
    for entity in record.entities:
        yield from (mention.span for mention in entity.mentions)
    for statement in record.statements:
        yield from _spans_of(statement)


def _spans_of(statement: Statement) -> Iterator[Span]:
    for role in (statement.content, statement.quoted, statement.cue, statement.frame):
        yield from role
    for voice in (statement.speaker, statement.addressee):
        yield from voice.spans if voice else ()
    for link in statement.chain:
        yield from link.spans


def _check_ids(record: Record) -> None:
    outer = {statement.id: statement.inside for statement in record.statements}
    known = {entity.id for entity in record.entities}
    for statement in record.statements:
        seen: set[str] = set()
        at: str | None = statement.id
        while at is not None:
            _must(
                at in outer and at not in seen, f"{statement.id} is nested in a circle or nothing"
            )
            seen.add(at)
            at = outer[at]
        for voice in (statement.speaker, statement.addressee):
            _must(voice is None or set(voice.entities) <= known, "a voice without an entity")
        _must({link.entity for link in statement.chain} <= known, "a hand without an entity")
