"""`relata who`: who bears a name, in which spellings, and what the archive knows of them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from relata.app.archives.place import add_archive, open_place
from relata.app.cli import streams
from relata.app.cli.choices import counted
from relata.app.cli.command import Command
from relata.app.cli.commands.archive.options import (
    add_format,
    add_page,
    page,
    show_statements,
    show_value,
)

if TYPE_CHECKING:
    from relata.archive import Archive, Bearer

_EPILOG = """\
examples:
  relata who Zelensky
  relata who "Sergey Shoygu" --lang en
  relata who Lavrov --page
  relata who Lavrov --through
  relata who --through

exit status: 0 found, 1 nobody of that name, 2 cannot
"""
#: Spellings that are shown of a name.
_SPELLINGS = 12


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("name", nargs="?", metavar="NAME", help="a name in any spelling, or an id of the archive")
    add("--lang", metavar="CODE", help="language of the text that the name stands in")
    add(
        "--page", action="store_true",
        help="everything about the first one found: what they said, to whom, through whom",
    )  # fmt: skip
    add(
        "--through", action="store_true",
        help="who is quoted through whom: NAME through others, or without NAME all",
    )  # fmt: skip
    add("--relay", metavar="NAME", help="with --through: who is quoted through NAME")
    add_page(parser)
    add_format(parser)
    add_archive(parser)


def run(args: Namespace) -> int:
    """Look the name up and print. 1 where nobody bears it."""
    from relata.model.errors import UsageError

    if not args.name and not args.through:
        raise UsageError("give a name; or --through for who is quoted through whom")
    with open_place(args.archive) as archive:
        if args.through:
            return _through(archive, args)
        return _page(archive, args) if args.page else _who(archive, args)


def _found(archive: Archive, args: Namespace) -> tuple[Bearer, ...]:
    from relata.archive import entity_page, who

    if args.name.isdecimal():
        one = entity_page(archive, int(args.name)) if len(args.name) < 10 else None
        return (one.bearer,) if one else ()
    return who(archive, args.name, language=args.lang, limit=args.limit)


def _who(archive: Archive, args: Namespace) -> int:
    found = _found(archive, args)
    if args.format == "json":
        show_value(found)
    elif not found:
        streams.show_lines(f"nobody in the archive is called {args.name!r}")
    else:
        for one in found:
            _show(one)
    return 0 if found else 1


def _show(one: Bearer) -> None:
    counts = f"{counted(one.articles, 'article')}, {counted(one.said, 'statement')}"
    known = f"  {one.wikidata}" if one.wikidata else ""
    streams.show_lines(f"[{one.id}] {one.name}  {one.kind}{known}  {counts}")
    outlets: dict[str, dict[str, int]] = {}
    for spelt in one.spellings:
        by = outlets.setdefault(spelt.form, {})
        name = spelt.outlet_name or f"unknown outlets ({spelt.language})"
        by[name] = by.get(name, 0) + spelt.articles
    for form, by in list(outlets.items())[:_SPELLINGS]:
        written = ", ".join(f"{name} ({articles})" for name, articles in list(by.items())[:6])
        streams.show_lines(f"  {form}: {written}")
    if len(outlets) > _SPELLINGS:
        streams.show_lines(f"  and {counted(len(outlets) - _SPELLINGS, 'more spelling')}")


def _page(archive: Archive, args: Namespace) -> int:
    from relata.archive import entity_page

    found = _found(archive, args)
    whole = entity_page(archive, found[0].id, page=page(args)) if found else None
    if args.format == "json":
        show_value(whole)
        return 0 if whole else 1
    if whole is None:
        streams.show_lines(f"nobody in the archive is called {args.name!r}")
        return 1
    _show(whole.bearer)
    for title, tallies in (
        ("to", whole.addressees), ("in", whole.outlets), ("through", whole.hands),
    ):  # fmt: skip
        if tallies:
            rows = ", ".join(f"{one.name} ({one.times})" for one in tallies[:8])
            streams.show_lines(f"  {title}: {rows}")
    if whole.topics:
        streams.show_lines("  words: " + ", ".join(word for word, _ in whole.topics[:15]))
    for title, part in (("said", whole.said), ("said about them", whole.about)):
        more = "more than " if part.more else ""
        streams.show_lines("", f"{title}: {more}{part.total}")
        show_statements(part.statements)
    return 0


def _through(archive: Archive, args: Namespace) -> int:
    from relata.archive import quoted_through

    found = quoted_through(archive, args.name, args.relay, page(args))
    if args.format == "json":
        show_value(found)
    elif not found:
        streams.show_lines("nobody is quoted so")
    else:
        for route in found:
            streams.show_lines(
                f"{route.times:6}  [{route.speaker.entity}] {route.speaker.name}  through  "
                f"[{route.relay.entity}] {route.relay.name} ({route.relay.kind})"
            )
    return 0 if found else 1


COMMAND = Command(
    name="who",
    summary="who bears a name in the archive, and who spells it how",
    description="Find who bears a name, however it is spelled: the spellings with the outlets that "
    "write them, and with --page everything that the archive has about them.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
