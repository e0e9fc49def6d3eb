"""`relata eval readings`, `ntrex` and `gold`: figures by the editor's rule."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from relata.model.errors import UsageError

if TYPE_CHECKING:
    from relata_lab.corpora.readings.pages import MarkedPage


def _pages(args: Namespace) -> list[MarkedPage]:
    """The gold's web pages whose markup sets words apart. Raises UsageError for other corpora."""
    from relata_lab.corpora.read import find_folder, read_objects
    from relata_lab.corpora.readings.load import gold_file
    from relata_lab.corpora.readings.pages import marked_documents

    if args.corpus != "gold":
        raise UsageError("--pages goes with `relata eval gold`: only its articles are web pages")
    rows = [row for _, row in read_objects(args.gold or gold_file())]
    return [p for p in marked_documents(rows, find_folder(args.corpora)) if p.document.markup]


def run(args: Namespace) -> int:
    """Measure, print the table (or JSON), write what was asked for."""
    import json

    from relata.app.cli.output import write_text
    from relata_lab.corpora.readings.load import Loaded, load
    from relata_lab.evaluate.readings import errors, report
    from relata_lab.evaluate.readings.figures import figures
    from relata_lab.evaluate.readings.run import judged, with_engine, with_pages

    if args.pages is not None:
        pages = _pages(args)
        loaded = Loaded(tuple(page.reading for page in pages))
        analyse = with_pages(pages, args.engine, markup=args.pages == "markup")
    else:
        loaded = load(args.corpus, corpora=args.corpora, gold=args.gold)
        analyse = with_engine(args.engine)
    loaded = loaded.in_languages(args.lang.split(",") if args.lang else ())
    if not loaded.readings:
        raise UsageError(f"{args.corpus} has no article in the language {args.lang!r}")
    readings = loaded.readings[: args.limit or None]
    found = list(judged(readings, analyse))
    measured = figures(found)
    used = sorted({one.record.producer.engine for one in found if one.record is not None})
    unread = [one.reading.language for one in found if one.record is None]
    answer = {
        "corpus": args.corpus, "engines": used, "articles_not_read": len(unread),
        "problems": list(loaded.problems), **measured.as_json(),
    }  # fmt: skip
    written = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    if args.json:
        sys.stdout.write(written)
    else:
        sys.stdout.write(f"{args.corpus}, engine {', '.join(used)}\n")
        for line in loaded.problems:
            sys.stdout.write(f"note: {line}\n")
        if unread:
            where = f"{len(unread)} articles ({', '.join(sorted(set(unread)))})"
            sys.stdout.write(f"note: {where} could not be read: their musts are missed\n")
        sys.stdout.write(report.table(measured))
        if args.errors:
            sys.stdout.write("\n" + errors.listing(found, args.errors))
    if args.out:
        write_text(args.out, written, force=args.force)
    return 0


__all__ = ["run"]
