"""The run of `relata verify`: the article, its sources, the report."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from relata.app.api import Given
from relata.app.cli import output, streams
from relata.app.cli.terminal import Progress, colour, width
from relata.app.sources import expand, shown
from relata.model.errors import RelataError, UsageError

if TYPE_CHECKING:
    from relata.comparison.placing import ComparedText, Verification

#: Sources of one run; a folder with more is cut, and that is said.
_MOST_SOURCES = 500


def run(args: Namespace) -> int:
    """0 where all is in the sources, 1 where something is not, 2 where an input was not read."""
    from relata.app.verifying import open_article, verify

    given = Given(
        language=args.lang, date=args.date, outlet=args.outlet, engine=args.engine,
        max_megabytes=args.max_size,
    )  # fmt: skip
    if args.article == "-" and "-" in args.against:
        raise UsageError("standard input is the article or a source, not both")
    article = open_article(args.article, given)
    with Progress() as progress:
        sources, complete = _sources(args.against, article.record.document.text, progress)
    if not sources:
        raise UsageError("there is no source to compare with; give others with --against")
    found = verify(article, sources)
    with output.Sink(Path(args.out) if args.out else None, force=args.force) as sink:
        sink.write(_rendered(found, args))
    return (1 if found.is_wrong else 0) if complete else 2


def _sources(
    inputs: list[str], article: str, progress: Progress
) -> tuple[list[ComparedText], bool]:
    """The sources that can be read, and whether all could; what cannot is said in a line each."""
    from relata.app.verifying import open_text

    found: list[ComparedText] = []
    complete = True

    def complain(name: str, error: RelataError) -> None:
        nonlocal complete
        complete = False
        progress.complain(name, error)

    for name in _names(inputs, complain):
        progress(len(found), len(inputs), shown(name))
        try:
            text = open_text(name)
            if text.text == article:
                raise UsageError("this is the article itself; give what it is compared with")
            found.append(text)
        except RelataError as error:
            complain(shown(name), error)
    return found, complete


def _names(inputs: list[str], complain: object) -> list[str]:
    names: list[str] = []
    for given in inputs:
        try:
            for one in expand(given):
                if one.error is not None:
                    raise one.error
                names.append(one.name)
        except RelataError as error:
            complain(given, error)  # type: ignore[operator]
    names = list(dict.fromkeys(names))
    if len(names) > _MOST_SOURCES:
        streams.say(f"the first {_MOST_SOURCES} of {len(names)} sources are compared")
    return names[:_MOST_SOURCES]


def _rendered(found: Verification, args: Namespace) -> str:
    from relata.present.options import Options
    from relata.present.verification import json, page, text

    if args.format == "json":
        return json.render(found)
    if args.format == "html":
        return page.render(found)
    options = Options(width=width(sys.stdout), colour=colour(sys.stdout) and not args.out)
    return text.render(found, options)
