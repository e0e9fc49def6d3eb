"""A writer that is killed: adds articles for ever and says which are in the archive.

`python -m tests.archive.crash PLACE SEED`: one line "number" for each article that is confirmed.
"""

from __future__ import annotations

import sys
from itertools import count

from relata import archive as ar
from relata.model.record import Record
from tests.archive.build import MOMENT, Said, record


def text(seed: int, number: int) -> str:
    """The text of an article."""
    return f"Ann Lee said that bridge {seed} {number} would be closed for two more years.\n"


def article(seed: int, number: int) -> Record:
    """A record of one statement."""
    said = Said(words=f"bridge {seed} {number} would be closed for two more years", by="Ann Lee")
    return record(text(seed, number), (said,), {"Ann Lee": ()}, outlet="The Post")


def main() -> None:
    """Add until killed."""
    place, seed = sys.argv[1], int(sys.argv[2])
    with ar.open_archive(place, lambda: MOMENT) as archive:
        for number in count():
            ar.add(archive, article(seed, number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
