"""`python -m relata_lab.evaluate.coverage`: measure every language, write the cards.

`--pages` writes the pages alone, from the figures of the last run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from relata.model.errors import RelataError
from relata_lab.evaluate.coverage.measure import measure
from relata_lab.evaluate.coverage.pages import load, write


def main(arguments: list[str] | None = None) -> int:
    """0 when written, 2 when it could not measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", action="store_true", help="measure nothing")
    given = parser.parse_args(arguments)
    try:
        write(Path.cwd(), load(Path.cwd()) if given.pages else measure())
    except (RelataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
