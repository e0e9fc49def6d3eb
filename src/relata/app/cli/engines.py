"""The option `--engine` that `read`, `eval` and `bench` share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, _ArgumentGroup

from relata.app.cli.choices import one_of


def names() -> tuple[str, ...]:
    """The names of the engines, the default first."""
    from relata.attribute import ENGINES

    return tuple(name for name, _ in ENGINES)


def engine(value: str) -> str:
    """The name of an engine. Raises ArgumentTypeError that lists the names."""
    if value not in names():
        raise ArgumentTypeError(f"there is no engine {value!r}; choose {one_of(names())}")
    return value


def add_engine(to: ArgumentParser | _ArgumentGroup, default: str | None = None) -> None:
    """Add the option to a parser or to a group of its options; not given, it is None.

    `default` says in the help what then holds; else it is the first that knows the language.
    """
    known = names()
    if default is None:
        default = "the first that knows the language" if known[1:] else known[0]
    to.add_argument(
        "--engine", type=engine, metavar="NAME",
        help=f"statement engine: {one_of(known)} (default: {default})",
    )  # fmt: skip
