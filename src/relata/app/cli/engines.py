"""The option `--engine` that `read`, `eval` and `bench` share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, _ArgumentGroup

from relata.attribute import ENGINES

NAMES: tuple[str, ...] = tuple(name for name, _ in ENGINES)


def _listed() -> str:
    return f"{', '.join(NAMES[:-1])} or {NAMES[-1]}" if NAMES[1:] else NAMES[0]


def engine(value: str) -> str:
    """The name of an engine. Raises ArgumentTypeError where there is none of that name."""
    if value not in NAMES:
        raise ArgumentTypeError(f"there is no engine {value!r}; choose {_listed()}")
    return value


def add_engine(to: ArgumentParser | _ArgumentGroup) -> None:
    """Add the option to a parser or to a group of its options; not given, it is None."""
    default = f"{NAMES[0]}, where it knows the language" if NAMES[1:] else NAMES[0]
    to.add_argument(
        "--engine", type=engine, metavar="NAME",
        help=f"statement engine: {_listed()} (default: {default})",
    )  # fmt: skip
