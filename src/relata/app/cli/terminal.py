"""What the terminal is like: the only place that asks the environment about looks."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TextIO

from relata.app.cli import streams

WIDTH = 80


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person may be looking at it; False where it is closed (None)."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def colour(stream: TextIO | None) -> bool:
    """Whether to colour what goes there: terminals only, and never under NO_COLOR.

    https://no-color.org: any value but the empty one. A dumb terminal gets none either.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return is_terminal(stream) and os.environ.get("TERM", "") != "dumb"


def width(stream: TextIO | None) -> int:
    """Columns to fill: COLUMNS if set, the terminal's own, else 80."""
    if not is_terminal(stream) and not os.environ.get("COLUMNS"):
        return WIDTH
    return shutil.get_terminal_size((WIDTH, 24)).columns


class Progress:
    """A line on standard error that says how far a long run is; silent in a pipe.

    `with Progress() as progress: … progress(done, total, name)`. Appears after half a second
    and is wiped away at the end, and before anything else is written.
    """

    def __init__(self) -> None:
        self._on = is_terminal(sys.stderr)
        self._begun = time.monotonic()
        self._shown = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.wipe()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Say that `done` of `total` are read and `name` is next."""
        now = time.monotonic()
        if not self._on or total < 2 or now - self._begun < 0.5 or now - self._shown < 0.1:
            return
        streams.say_progress(f"relata: {done} of {total} read; {name}", width(sys.stderr))
        self._shown = now

    def wipe(self) -> None:
        """Take the line away."""
        if self._shown:
            streams.say_progress("", width(sys.stderr))
            self._shown = 0.0

    def complain(self, name: str, error: Exception) -> None:
        """Say that an input could not be read, in the line's place."""
        self.wipe()
        message = str(error)
        # Some errors name the input themselves; once is enough.
        streams.say(message if name in message else f"{name}: {message}")
