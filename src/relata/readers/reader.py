"""The shape of a reader: one small frozen object for each format, entered in the registry."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from relata.model.document import Document


class RawInput(Struct, frozen=True):
    """What a reader is given."""

    data: bytes
    #: The charset of the Content-Type header, as Python names it, or None.
    charset: str | None
    #: What the record calls the input: its address, path or name.
    source: str | None
    #: The address, for pages that were fetched.
    url: str | None
    #: Longest article text, in characters.
    max_size: int


class Example(Struct, frozen=True):
    """A file that the reader must recognise and read; a test does so."""

    #: The file's name; what the bytes prove goes before it.
    name: str
    #: Makes the file's bytes.
    data: Callable[[], bytes]
    #: A sentence that the Document's text must contain.
    says: str


class Reader(Struct, frozen=True):
    """One format: how its files are recognised, and how they become a Document."""

    id: str
    #: One line for users: which files it reads.
    reads: str
    #: Bytes to a Document. Raises InputError; heavy libraries are imported inside.
    read: Callable[[RawInput], Document]
    #: File name suffixes and content types, in lower case.
    suffixes: tuple[str, ...]
    content_types: tuple[str, ...]
    examples: tuple[Example, ...]
    #: Whether the Document's text is the decoded input unchanged.
    keeps_text: bool = False
    #: First bytes that prove the format, and a further test of the whole file after them.
    magic: tuple[bytes, ...] = ()
    confirms: Callable[[bytes], bool] | None = None
    #: A test of the first bytes as text, which goes before content type and name.
    looks_like: Callable[[bytes], bool] | None = None
    #: Whether its file name is believed where the content type says "data" (a wrong header).
    name_beats_data_type: bool = False
