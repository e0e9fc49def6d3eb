"""`relata verify-selectors`: are the passages of an annotation file in this text?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from typing import TYPE_CHECKING

from relata.app.cli import streams
from relata.app.cli.command import Command

if TYPE_CHECKING:
    from relata.app.selectors import Resolved

_EPILOG = """\
examples:
  relata read story.txt --format annotation --out story.jsonld
  relata verify-selectors story.jsonld story.txt
  relata verify-selectors story.jsonld story-of-today.txt --json

exit status: 0 every passage is found or moved, 1 one is gone or ambiguous,
2 an input could not be read
"""
#: Megabytes of an annotation file, which has many times the characters of its text.
MAX_FILE = 256


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("file", metavar="FILE", help="annotations, as `relata read --format annotation` writes")
    add(
        "text", metavar="TEXT",
        help="the article as a file, an address or - for standard input, also a later version",
    )  # fmt: skip
    add("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print what became of each passage. 1 where one is gone or ambiguous."""
    from relata.app.selectors import OUTCOMES, Resolver, of_text, targets

    found = targets(_file(args.file))
    text = _text(args.text)
    resolver = Resolver(text)
    resolved = [resolver.resolve(target) for target in of_text(found, text)]
    counts = Counter(result.outcome for result in resolved)
    if args.json:
        results = [_entry(result) for result in resolved]
        summed: dict[str, object] = {outcome: counts[outcome] for outcome in OUTCOMES}
        streams.show_json({**summed, "selectors": results}, indent=2)
    else:
        changed = (_line(result) for result in resolved if result.outcome != "found")
        summary = ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES)
        streams.show_lines(*changed, summary)
    return 1 if counts["gone"] or counts["ambiguous"] else 0


def _file(name: str) -> bytes:
    from relata.app.limits import MEGABYTE
    from relata.app.sources import open_source

    # A file may have four times as many bytes as characters.
    return open_source(name, max_size=MAX_FILE // 4 * MEGABYTE).data


def _text(name: str) -> str:
    """The text as `relata read` would read it: out of a page or a document where it is one."""
    from relata import readers
    from relata.app.sources import open_source

    source = open_source(name)
    document = readers.read_bytes(
        source.data, name=source.name, content_type=source.content_type, url=source.url
    )
    return document.text


def _line(result: Resolved) -> str:
    """`moved  #s1-content  0-27 -> 12-39  “Lindholm ferry …”`."""
    target = result.target
    before = _place(target.position)
    place = before if result.place is None else f"{before} -> {_place(result.place)}"
    words = target.exact or ""
    shown = words if len(words) <= 60 else words[:59] + "…"
    name = target.annotation.partition("#")[2] or target.annotation or "-"
    return f"{result.outcome}  {name}  {place}  “{shown}”"


def _place(span: tuple[int, int] | None) -> str:
    return f"{span[0]}-{span[1]}" if span else "?"


def _entry(result: Resolved) -> dict[str, object]:
    return {
        "annotation": result.target.annotation,
        "outcome": result.outcome,
        "was": result.target.position,
        "is": result.place,
        "exact": result.target.exact,
    }


COMMAND = Command(
    name="verify-selectors",
    summary="whether annotations still select their passages of a text",
    description="Resolve each selector of an annotation file against a text, the one that it was "
    "made from or a later version: found where it was, moved, gone, or ambiguous.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
