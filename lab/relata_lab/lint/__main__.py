"""`python -m relata_lab.lint precision|recall|density|damaged`: the figures of the lint."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from relata_lab.lint import damaged, density, precision, recall


def main(argv: list[str] | None = None) -> int:
    """Run one measurement, and print it."""
    parser = ArgumentParser(prog="python -m relata_lab.lint")
    parser.add_argument("what", choices=("precision", "recall", "density", "damaged"))
    parser.add_argument("--write", action="store_true", help="precision: write measured.toml")
    parser.add_argument("--number", type=int, default=200, help="recall: faults of each kind")
    parser.add_argument("--only", default="", help="recall: kinds with this in their name")
    parser.add_argument("--engine", default="fast")
    args = parser.parse_args(argv)
    if args.what == "precision":
        if args.write:
            precision.write()
        rows = [
            f"{rule} {right}/{findings} {right / findings:.2f}"
            for rule, (findings, right) in precision.judged().items()
        ]
    elif args.what == "recall":
        rows = [
            f"{one.kind} {one.seen}/{one.made} {one.seen / max(one.made, 1):.2f}"
            for one in recall.measure(args.number, args.engine, only=args.only)
        ]
    elif args.what == "density":
        rows = density.lines(args.engine)
    else:
        rows = damaged.lines(args.engine)
    sys.stdout.write("".join(f"{row}\n" for row in rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
