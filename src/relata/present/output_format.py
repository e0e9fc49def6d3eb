"""What an output format is: its name, its renderer, and all that its users must know of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from relata.model.record import FailedRecord, Record
from relata.present.options import Options

Render = Callable[[Sequence[Record | FailedRecord], Options], str]


class OutputFormat(Struct, frozen=True):
    """An output format by its name on the command line. It prints UTF-8."""

    name: str
    #: One line for `--help`.
    summary: str
    #: File name suffix, and media type (RFC 6838).
    suffix: str
    media_type: str
    #: The text of some results in their order; ends with a line break where it is not empty.
    render: Render
    #: True where a document's text can be written as soon as the document is read: the text of
    #: several is that of each, with `separator` between them.
    streams: bool = False
    separator: str = ""
    #: True where a document that could not be read has its place in the output; otherwise
    #: standard error alone says so.
    shows_errors: bool = False
    #: True where each of several documents gets a file of its own, in a folder.
    one_file_each: bool = False
