"""Write the generated parts of docs/record.md: `python -m tests.present.regenerate_record_doc`.

The prose is written by hand; what stands between `<!-- x -->` and `<!-- /x -->` is made here
from the types of `relata.model.record`, the CSV's columns and a record of a sample article.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from relata import pipeline, readers
from relata.model import record as types
from relata.model.record import Record
from relata.model.serial import schema
from relata.present import Options, by_name, csv

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "record.md"
SAMPLE = "examples/snippet.en.txt"

#: Every type of the contract, in the order of the page.
TYPES = (
    types.Record,
    types.Producer,
    types.DocumentInfo,
    types.LanguageSupport,
    types.LayoutPart,
    types.Credit,
    types.Entity,
    types.Mention,
    types.Anonymity,
    types.Statement,
    types.Interval,
    types.Voice,
    types.Candidate,
    types.Link,
    types.Event,
    types.Participant,
    types.Time,
    types.Finding,
    types.Sourcing,
    types.FailedRecord,
    types.ErrorInfo,
)


def sample() -> Record:
    """The record of the sample article, as the program reads it."""
    data = (ROOT / SAMPLE).read_bytes()
    return pipeline.analyse(readers.read_bytes(data, name=SAMPLE), engine="grammar")


def kind(value: dict[str, Any]) -> str:
    """A type of the schema in words."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        return "span" if name == "Span" else f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(kind(choice) for choice in value["anyOf"])
    if "const" in value:
        return f'`"{value["const"]}"`'
    if "enum" in value:
        names = ", ".join(f"`{name}`" for name in value["enum"] if name is not None)
        return names + (" or null" if None in value["enum"] else "")
    if value.get("type") == "array":
        inner = kind(value["items"])
        return "spans" if inner == "span" else f"list of {inner}"
    if value.get("type") == "object":
        return f"object of {kind(value['additionalProperties'])}"
    return str(value["type"])


def fields() -> str:
    """A table for each type."""
    definitions = schema()["$defs"]
    lines: list[str] = []
    for cls in TYPES:
        definition = definitions[cls.__name__]
        lines += [f"### {cls.__name__}", "", definition["description"], ""]
        lines += ["| field | type | what it says |", "|---|---|---|"]
        for name, value in definition["properties"].items():
            lines.append(f"| `{name}` | {kind(value)} | {value['description']} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def columns() -> str:
    """The CSV's columns."""
    rows = [f"| `{name}` | {what} |" for name, what in csv.COLUMNS]
    return "\n".join(["| column | what it says |", "|---|---|", *rows])


def example() -> str:
    """The sample article and its record."""
    article = (ROOT / SAMPLE).read_text("utf-8").strip()
    record = by_name("json").render([sample()], Options()).strip()
    return f"```text\n{article}\n```\n\n```json\n{record}\n```"


def page(before: str) -> str:
    """The page with its generated parts made anew."""
    for name, make in (("fields", fields), ("columns", columns), ("sample", example)):
        pattern = re.compile(f"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
        if not pattern.search(before):
            raise SystemExit(f"{PAGE.name} has no place for {name!r}")
        made = make()
        before = pattern.sub(lambda match, made=made: match[1] + made + match[2], before)
    return before


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")


def sample_in(text: str) -> bytes:
    """The JSON that the page shows."""
    found = re.search(r"<!-- sample -->.*?```json\n(.*?)\n```", text, re.DOTALL)
    if found is None:
        raise ValueError("no sample in the page")
    return msgspec.json.encode(msgspec.json.decode(found[1]))


if __name__ == "__main__":
    main()
