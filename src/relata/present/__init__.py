"""A record for people and programs: one file an output format.

Every format has `render(results, options) -> str`, with `results` a sequence of `Record` and,
in the place of a document that could not be read, `FailedRecord`. Filters (speaker, mode,
score) are applied to the record before. Libraries for output are imported when a report is
written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from relata.model.errors import UsageError
from relata.model.record import FailedRecord, Record
from relata.present import csv, html, json, jsonl, text
from relata.present.options import Options
from relata.present.words import languages

Render = Callable[[Sequence[Record | FailedRecord], Options], str]


class Format(Struct, frozen=True):
    """An output format by its name on the command line."""

    name: str
    #: One line for `--help`.
    summary: str
    #: File name suffix and media type (RFC 6838) of what it prints, in UTF-8.
    suffix: str
    media_type: str
    render: Render


FORMATS: tuple[Format, ...] = (
    Format("text", "a report for the terminal", ".txt", "text/plain", text.render),
    Format("json", "the record; several as a list", ".json", "application/json", json.render),
    Format("jsonl", "one record a line", ".jsonl", "application/x-ndjson", jsonl.render),
    Format("html", "one self-contained page", ".html", "text/html", html.render),
    Format("csv", "a row a statement", ".csv", "text/csv", csv.render),
)


def by_name(name: str) -> Format:
    """The format called `name`. Raises UsageError, naming those there are."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise UsageError(f"no format {name!r}; choose one of {', '.join(f.name for f in FORMATS)}")


__all__ = ["FORMATS", "Format", "Options", "by_name", "languages"]
