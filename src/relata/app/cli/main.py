"""`relata`, the command: parse, call, print; and nothing but one line where that fails."""

from __future__ import annotations

import io
import os
import sys

from relata._version import __version__
from relata.model.errors import RelataError

INTERRUPTED = 130
CANNOT = 2


def complain(message: str) -> None:
    """One line on standard error."""
    line = " ".join(message.split())
    sys.stderr.write(f"relata: {line}\n")


def _set_up_streams() -> None:
    # The record and the reports are UTF-8 wherever they go, whatever the locale says; what
    # UTF-8 cannot say (a broken file name) is escaped rather than raised.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_quietly() -> None:
    """Nobody reads on: let the interpreter's last flush go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        pass


def _fault(error: BaseException) -> str:
    """What to say where the fault is ours: short, with the place, without a traceback."""
    where = ""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        where = f"{os.path.basename(code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119
        trace = trace.tb_next
    return (
        f"this is a fault of Relata {__version__}, not of your input: "
        f"{type(error).__name__} at {where}; please report it with the input that shows it"
    )


def run(argv: list[str]) -> int:
    """Carry out one call and return its exit status; errors of ours are raised."""
    from relata.app.cli.parser import parse

    args = parse(argv)
    status: int = args.run(args)
    sys.stdout.flush()
    return status


#: Libraries of linear algebra start a thread a core unless the environment forbids it; for
#: matrices as small as ours that costs time, and it makes measurements of one core wrong.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def main(argv: list[str] | None = None) -> int:
    """The console script. Never raises: every failure is one line and a status.

    0 done, 1 findings, 2 cannot (or some input could not), 130 interrupted.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")
    _set_up_streams()
    try:
        return run(sys.argv[1:] if argv is None else argv)
    except SystemExit as leaving:  # --help, --version
        return leaving.code if isinstance(leaving.code, int) else 0
    except RelataError as error:
        complain(str(error))
        return CANNOT
    except BrokenPipeError:
        _close_quietly()
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    except MemoryError:
        complain("there is not enough memory for this input; read it in smaller parts")
        return CANNOT
    except Exception as error:  # the last resort: no traceback ever reaches a user
        complain(_fault(error))
        return CANNOT
