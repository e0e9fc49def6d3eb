"""A record for people and programs: one file an output format, one registry.

Every format has `render(results, options) -> str`, with `results` a sequence of `Record` and,
in the place of a document that could not be read, `FailedRecord`. Filters (speaker, mode,
score) are applied to the record before. Libraries for output are imported when a report is
written. A new format is a file that ends in its `FORMAT`, and a line in `FORMATS`.
"""

from __future__ import annotations

from relata.model.errors import UsageError
from relata.present import annotation, csv, html, json, jsonl, prov, terse, text
from relata.present.exchange import followthemoney, quotation
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.words import languages

#: The first is the default of the command line.
FORMATS: tuple[OutputFormat, ...] = (
    text.FORMAT,
    json.FORMAT,
    jsonl.FORMAT,
    html.FORMAT,
    csv.FORMAT,
    terse.FORMAT,
    prov.FORMAT,
    annotation.FORMAT,
    quotation.FORMAT,
    followthemoney.FORMAT,
)


def by_name(name: str) -> OutputFormat:
    """The format called `name`. Raises UsageError that lists the names."""
    for form in FORMATS:
        if form.name == name:
            return form
    names = ", ".join(form.name for form in FORMATS)
    raise UsageError(f"unknown format {name!r}; choose one of {names}")


__all__ = ["FORMATS", "Options", "OutputFormat", "by_name", "languages"]
