"""What goes to standard output and standard error: the only place that writes there.

Messages name files, addresses and words that others chose: control characters and bidirectional
controls in them reach no terminal. A stream that is closed or full is said in one line.
"""

from __future__ import annotations

import os
import sys

from relata.model.errors import UsageError, reason


def plain(text: str) -> str:
    """`text` on one line without anything that a terminal would obey."""
    if text.isprintable():
        return text
    from relata.present import clean

    return clean.line(text)


def say(message: str) -> None:
    """One line on standard error, after the program's name. Where nobody can hear, it is lost."""
    _write_error(f"relata: {plain(message)}\n")


def say_progress(message: str, columns: int) -> None:
    """A line on the terminal that takes the place of the last one; "" takes it away."""
    _write_error("\r\x1b[K" + plain(message)[: max(columns - 1, 20)])


def interrupted() -> None:
    """The end of the line that the terminal's ^C stands in."""
    _write_error("\n")


def _write_error(text: str) -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):  # said where it is written
        pass
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except (OSError, ValueError):
        pass


def show(text: str) -> None:
    """Text on standard output, there at once. It must hold nothing that a terminal obeys.

    Raises UsageError where standard output is closed or full; BrokenPipeError where nobody
    reads on.
    """
    require_output()
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        drop_output()
        raise UsageError(f"cannot write to standard output: {_reason(error)}") from None


def show_lines(*lines: str) -> None:
    """Lines on standard output; a space before a line is kept."""
    show("".join(f"{line[: len(line) - len(line.lstrip(' '))]}{plain(line)}\n" for line in lines))


def show_json(value: object, *, indent: int | None = None) -> None:
    """A value as JSON; what a terminal would obey is written as an escape."""
    import json

    from relata.present import clean

    show(clean.json_text(json.dumps(value, ensure_ascii=False, indent=indent)) + "\n")


def require_output() -> None:
    """Raises UsageError where there is no standard output: before any work for it is done."""
    if sys.stdout is None:
        raise UsageError("standard output is closed; write to a file with --out")


def drop_output() -> None:
    """Nobody reads on: let the interpreter's last flush go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass


def _reason(error: Exception) -> str:
    return reason(error) if isinstance(error, OSError) else "it is closed"
