"""What a command of the command line is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """One command: its words in the help, its options, and what it does.

    `run` gets the parsed options and returns the exit status: 0 done, 1 findings, 2 where an
    input could not be read. It raises RelataError where the command as a whole cannot go on.
    """

    name: str
    #: One line for the list of commands.
    summary: str
    #: What its own --help says first, and last.
    description: str
    epilog: str
    configure: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
