"""Everything that can go wrong with an input, in one tree.

RelataError
├── InputError            this input cannot be read; the message says what to do
│   ├── MissingInput      no such file, an empty folder, an unreachable address
│   ├── EmptyInput        nothing to read in it: no text, no article
│   ├── UnsupportedFormat not a text that Relata reads (binary, an extra that is missing)
│   ├── UnsupportedLanguage
│   ├── TooLarge          over a documented limit
│   └── Refused           Relata will not open it (private address, forbidden scheme)
├── UsageError            the call itself is wrong: unknown option, bad value
├── ArchiveError          the archive cannot be opened, read or written
├── Fault                 a bug of ours that one input shows; please report it
├── DataError             packaged data is broken: a fault of ours
└── RecordError           a JSON record that is not one
"""

from __future__ import annotations


class RelataError(Exception):
    """Base of every error that Relata raises; `str()` is one clear line for a person."""

    kind = "error"


class InputError(RelataError):
    """One input cannot be read. In a run over many it becomes a result with this reason."""

    kind = "input"


class MissingInput(InputError):
    kind = "missing"


class EmptyInput(InputError):
    kind = "empty"


class UnsupportedFormat(InputError):
    kind = "format"


class UnsupportedLanguage(InputError):
    kind = "language"


class TooLarge(InputError):
    kind = "too-large"


class Refused(InputError):
    kind = "refused"


class UsageError(RelataError):
    kind = "usage"


class ArchiveError(RelataError):
    kind = "archive"


class Fault(RelataError):
    kind = "fault"


class DataError(RelataError):
    kind = "data"


class RecordError(RelataError):
    kind = "record"


def reason(error: OSError) -> str:
    """What the system says of an error, in small letters."""
    return (error.strerror or str(error)).lower()
