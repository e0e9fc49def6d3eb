"""`relata eval readings`, `ntrex` and `gold`: figures by the editor's rule."""

from __future__ import annotations

import sys
from argparse import Namespace

from relata.model.errors import UsageError


def run(args: Namespace) -> int:
    """Measure, print the table (or JSON), write what was asked for."""
    import json

    from relata.app.cli.output import write_text
    from relata_lab.corpora.readings.load import load
    from relata_lab.evaluate.readings import errors, report
    from relata_lab.evaluate.readings.figures import figures
    from relata_lab.evaluate.readings.run import judged, with_engine

    loaded = load(args.corpus, corpora=args.corpora, gold=args.gold)
    loaded = loaded.in_languages(args.lang.split(",") if args.lang else ())
    if not loaded.readings:
        raise UsageError(f"{args.corpus} has no article in the language {args.lang!r}")
    readings = loaded.readings[: args.limit or None]
    found = list(judged(readings, with_engine(args.engine)))
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
