"""`relata kb`: an index of people and bodies from Wikidata, made and asked on this machine."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from relata.app.cli import streams
from relata.app.cli.command import Command
from relata.model.errors import UsageError

if TYPE_CHECKING:
    from relata.app.kb.index import IndexedItem

_EPILOG = """\
examples:
  relata kb import latest-all.json.bz2
  relata kb import query.tsv --kb people.sqlite
  relata kb find "Сергей Шойгу"
  relata read story.txt --kb people.sqlite --format json

A dump is Wikidata's JSON dump, a .tsv file the result of a query with the columns item, itemLabel
and, if wanted, alias, office, officeLabel, start, end. Everything works without an index.

exit status: 0 done or found, 1 nobody of that name, 2 cannot
"""
_ACTIONS = ("import", "find")


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("action", metavar="import|find", help="make an index of a file, or look a name up")
    add("what", metavar="FILE|NAME", help="the file to import, or the name")
    add(
        "--kb", metavar="PATH",
        help="the index (default: RELATA_KB, else kb.sqlite in your data folder)",
    )  # fmt: skip
    add("--force", action="store_true", help="let import replace an index that exists")
    add("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Import or look up. 1 where nobody has the name."""
    from relata.app.kb.place import default_place

    if args.action not in _ACTIONS:
        raise UsageError(f"relata kb {args.action}: there are import and find")
    path = Path(args.kb) if args.kb else default_place()
    return _import(args, path) if args.action == "import" else _find(args, path)


def _import(args: Namespace, path: Path) -> int:
    from relata.app.kb import dump, table
    from relata.app.kb.index import build
    from relata.app.kb.place import is_table, lines
    from relata.lang.language import supported

    source = Path(args.what)
    read = lines(source)
    found = table.items(read) if is_table(source) else dump.items(read, supported())
    counts = build(path, found, force=args.force)
    if args.json:
        streams.show_json({"items": counts.items, "skipped": counts.skipped, "kb": str(path)})
    else:
        streams.show_lines(f"{counts.items} items in {path}; {counts.skipped} lines left out")
    return 0


def _find(args: Namespace, path: Path) -> int:
    from relata.app.kb.index import KnowledgeIndex

    index = KnowledgeIndex(path)
    try:
        found = index.find(args.what)
    finally:
        index.close()
    if args.json:
        streams.show_json([_json(one) for one in found])
    elif not found:
        streams.show_lines(f"nobody is called {args.what!r} in {path}")
    else:
        for one in found:
            streams.show_lines(*_lines(one))
    return 0 if found else 1


def _json(found: IndexedItem) -> dict[str, object]:
    return {**found._asdict(), "offices": [office._asdict() for office in found.offices]}


def _lines(found: IndexedItem) -> list[str]:
    written = [form for form in found.spellings if form != found.label]
    lines = [f"{found.wikidata}  {found.label}"]
    if written:
        lines.append("  also written: " + ", ".join(written))
    for office in found.offices:
        lines.append(
            f"  {office.label}, {office.start or '?'} to {office.end or 'today or unknown'}"
        )
    return lines


COMMAND = Command(
    name="kb",
    summary="an index of people and bodies from Wikidata: make, ask",
    description="Make an index of a Wikidata dump or of a query's result, or look a name up in it. "
    "With an index, relata read gives the Wikidata items of entities.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
