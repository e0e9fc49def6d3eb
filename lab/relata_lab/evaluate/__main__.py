"""`python -m relata_lab.evaluate CORPUS`: measure, print the table, list errors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from relata.model.errors import RelataError
from relata_lab.corpora.read import as_document, find_folder
from relata_lab.evaluate.adapters.registry import names
from relata_lab.evaluate.docs import write
from relata_lab.evaluate.pages import measure
from relata_lab.evaluate.statements import calibration
from relata_lab.evaluate.statements import errors as error_lists
from relata_lab.evaluate.statements.report import table
from relata_lab.evaluate.statements.run import (
    EvaluationOptions,
    body_document,
    evaluate,
    predictions,
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m relata_lab.evaluate", description=__doc__)
    add = parser.add_argument
    add("corpus", nargs="?", help=f"one of {', '.join(names())}")
    add("--docs", action="store_true", help="measure all, fill docs/accuracy.md of this checkout")
    add("--split", help="the corpus's split (default: dev)")
    add("--engine", help="statement engine (default: the best that reads the language)")
    add("--corpora", type=Path, help="the corpora folder (default: ../shared/corpora)")
    add("--gold", type=Path, help="a file of the corpora's format instead")
    add("--tokens", type=Path, help="its tokens file")
    add("--predictions", type=Path, help="write the mapped predictions here")
    add("--json", type=Path, help="write the figures here")
    add("--limit", type=int, default=0, help="only the first N documents")
    add("--min-score", type=float, default=0.0, help="leave out statements below this score")
    add("--calibration", action="store_true", help="how often each score is right")
    add("--body", action="store_true", help="read every line as body text")
    add("--errors", type=int, default=0, metavar="N", help="list N errors")
    add("--kind", choices=error_lists.KINDS)
    add("--mode", help="only errors of statements of this mode (the corpus's name)")
    add("--seed", type=int, help="a random sample instead of the worst")
    add("--containing", default="", help="only errors around this string")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run it; 0 when done, 2 when it cannot."""
    given = _parser().parse_args(arguments)
    options = EvaluationOptions(
        split=given.split, engine=given.engine, corpora_dir=given.corpora, gold=given.gold,
        tokens=given.tokens, limit=given.limit, min_score=given.min_score,
        reader=body_document if given.body else as_document,
    )  # fmt: skip
    try:
        if given.docs:
            write.write(Path.cwd(), options)
            return 0
        if (given.corpus or "").startswith("web_"):
            print(
                measure.table(measure.evaluate(find_folder(given.corpora) / given.corpus)), end=""
            )
            return 0
        report = evaluate(given.corpus or "", options)
    except (RelataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(table(report))
    if given.calibration:
        print("\n" + calibration.shown(report))
    if given.errors:
        wanted = error_lists.Filter(given.kind, given.mode, given.seed, given.containing)
        print("\n" + error_lists.listing(report, given.errors, wanted))
    if given.json:
        given.json.write_bytes(msgspec.json.format(msgspec.json.encode(report.as_json())))
    if given.predictions:
        given.predictions.write_bytes(b"".join(predictions(report)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
