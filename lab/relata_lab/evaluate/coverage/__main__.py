"""`python -m relata_lab.evaluate.coverage`: measure every language, write the cards.

`--pages` writes the pages alone, from the figures of the last run; `--only NAME` measures one set
and keeps the others' figures.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from relata.model.errors import RelataError
from relata_lab.evaluate.coverage.measure import MEASURES, measure
from relata_lab.evaluate.coverage.pages import load, write


def main(arguments: list[str] | None = None) -> int:
    """0 when written, 2 when it could not measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", action="store_true", help="measure nothing")
    parser.add_argument("--only", choices=MEASURES, default="", help="measure this alone")
    given = parser.parse_args(arguments)
    root = Path.cwd()
    try:
        before = load(root) if given.pages or given.only else []
        write(root, before if given.pages else measure(given.only, before))
    except (RelataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
