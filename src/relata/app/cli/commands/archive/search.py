"""`relata search`: words and names in the archive, and the questions of an archive desk."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from relata.app.archives.place import add_archive, open_place
from relata.app.cli import streams
from relata.app.cli.choices import counted
from relata.app.cli.command import Command
from relata.app.cli.commands.archive.options import (
    add_filters,
    add_format,
    add_page,
    choice,
    filters,
    page,
    show_marked,
    show_statements,
    show_value,
)

if TYPE_CHECKING:
    from relata.archive import Archive

_EPILOG = """\
examples:
  relata search ceasefire
  relata search '"not for sale"' --since 2024-03 --lang en
  relata search --speaker Lavrov --about Ukraine --mode direct
  relata search --outlet 'Evening Tide' --first-hand
  relata search --single-source --since 2024-04-01
  relata search --quotation 'there is no buyer and there are no talks'
  relata search ferry --in articles

All words must be there; "words in quotation marks" stand in a row; -word must not be there; word*
is a beginning. A name finds its bearer in every spelling.

exit status: 0 found, 1 nothing found, 2 cannot
"""
_PLACES = ("statements", "articles")


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="what to search for")
    parser.add_argument(
        "--in", dest="place", type=choice("place to search", _PLACES), default="statements",
        metavar="PLACE", help="statements or articles: the whole text (default: statements)",
    )  # fmt: skip
    parser.add_argument(
        "--quotation", metavar="WORDS",
        help="the first article with this quotation, and how its wording changed; the words, or "
        "the name in brackets that a search shows",
    )  # fmt: skip
    add_page(parser)
    add_format(parser)
    add_archive(parser)
    add_filters(parser)


def run(args: Namespace) -> int:
    """Search and print. 1 where nothing was found."""
    with open_place(args.archive) as archive:
        if args.quotation:
            return _quotation(archive, args)
        if args.place == "articles":
            return _articles(archive, args)
        return _statements(archive, args)


def _statements(archive: Archive, args: Namespace) -> int:
    from relata.archive import search

    found = search(archive, " ".join(args.words), filters(args), page(args))
    if args.format == "json":
        show_value(found)
        return 0 if found.hits.statements else 1
    for name in found.names:
        forms = ", ".join(form for form in name.forms if form != name.name)
        also = f" (also written {forms})" if forms else ""
        streams.show_lines(f"{name.words} is also [{name.entity}] {name.name}{also}")
    show_statements(found.hits.statements)
    if not found.hits.statements:
        streams.show_lines("nothing was found")
        return 1
    total = f"more than {found.hits.total}" if found.hits.more else str(found.hits.total)
    shown = len(found.hits.statements)
    if found.hits.next is not None or args.offset:
        first = args.offset + 1
        streams.show_lines(f"{first} to {args.offset + shown} of {total}")
    return 0


def _articles(archive: Archive, args: Namespace) -> int:
    from relata.archive import search_articles

    found = search_articles(archive, " ".join(args.words), filters(args), page(args))
    if args.format == "json":
        show_value(found)
    elif not found:
        streams.show_lines("nothing was found")
    else:
        for one in found:
            head = (one.date or "no date", one.outlet or "outlet unknown", one.title or "untitled")
            streams.show_lines(f"{'  '.join(head)}  [article {one.article}]")
            show_marked(one.passage, one.marks)
    return 0 if found else 1


def _quotation(archive: Archive, args: Namespace) -> int:
    from relata.archive import quotation

    found = quotation(archive, args.quotation, limit=args.limit)
    if args.format == "json":
        show_value(found)
    elif found is None:
        streams.show_lines("the archive has no such quotation")
    else:
        articles = counted(len(found.wordings), "article")
        streams.show_lines(f"{articles}, independent sources: {found.roots}")
        for wording in found.wordings:
            one = wording.statement
            head = (one.date or "no date", one.outlet_name or "outlet unknown")
            streams.show_lines(f"{'  '.join(head)}  [{one.ref}]")
            if wording.same:
                streams.show_lines(f"  {one.content}")
                continue
            words = []
            for change in wording.changes:
                dropped = f"[-{change.first}-]" if change.first else ""
                added = f"{{+{change.here}+}}" if change.here else ""
                words.append(change.here if change.kind == "kept" else dropped + added)
            streams.show_lines("  " + " ".join(words))
    return 0 if found else 1


COMMAND = Command(
    name="search",
    summary="search the archive: words, names, who said what about whom",
    description="Search the archive's statements by words, names and filters, the newest first, "
    "each in its sentence.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
