"""`relata`, the command: parse, call, print; and nothing but one line where that fails."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from relata.app.cli import streams
from relata.app.limits import GARBAGE_THRESHOLDS
from relata.model.errors import RelataError, reason

INTERRUPTED = 130
CANNOT = 2


class _Ended(BaseException):
    """The system asks the program to end; what it began is cleaned up on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


def _set_up_streams() -> None:
    # A descriptor of a closed stream would be given to the next file that is opened.
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    # The record and the reports are UTF-8 wherever they go, whatever the locale says; what
    # UTF-8 cannot say (a broken file name) is escaped rather than raised.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def _ends_by_signal() -> Iterator[None]:
    """SIGTERM and SIGHUP become an exception, unless they are ignored (nohup)."""

    def end(number: int, _: FrameType | None) -> None:
        raise _Ended(number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) == signal.SIG_DFL:
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _collects_seldom() -> Iterator[None]:
    """The garbage collector looks for cycles less often: it is our process while a command runs."""
    before = gc.get_threshold()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def run(argv: list[str]) -> int:
    """Carry out one call and return its exit status; errors of ours are raised."""
    from relata.app.cli.parser import parse

    args = parse(argv)
    status: int = args.run(args)
    return status


#: Libraries of linear algebra start a thread a core unless the environment forbids it; for
#: matrices as small as ours that costs time, and it makes measurements of one core wrong.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def main(argv: list[str] | None = None) -> int:
    """The console script. Never raises: every failure is one line and a status.

    0 done, 1 findings, 2 cannot (or some input could not), 130 interrupted, 128 and the signal's
    number where it was ended by one.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")
    _set_up_streams()
    try:
        with _ends_by_signal(), _collects_seldom():
            return run(sys.argv[1:] if argv is None else argv)
    except SystemExit as leaving:  # --help, --version
        return leaving.code if isinstance(leaving.code, int) else 0
    except RelataError as error:
        streams.say(str(error))
        return CANNOT
    except BrokenPipeError:
        streams.drop_output()
        return 0
    except KeyboardInterrupt:
        streams.interrupted()
        return INTERRUPTED
    except _Ended as ended:
        return ended.status
    except Exception as error:
        return _last_resort(error)


def _last_resort(error: Exception) -> int:
    """No traceback ever reaches a user."""
    from relata.pipeline import NO_MEMORY, fault

    if isinstance(error, MemoryError):
        streams.say(NO_MEMORY)
    elif isinstance(error, OSError):  # of the system, not ours: a full disk, a device that is gone
        streams.say(f"this cannot be done: {reason(error)}")
    else:
        streams.say(str(fault(error)))
    return CANNOT
