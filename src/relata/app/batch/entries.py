"""What the stages hand one another in files: an entry a record of the input."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from relata.app.batch.inputs.raw import InputRecord, Reason
from relata.app.batch.limits import MAX_DETAIL
from relata.model.document import Document, without_surrogates


class Entry(Struct):
    """A record of the input after extraction: a document to be read, or the reason of its loss."""

    number: int
    url: str | None
    name: str | None
    captured: str | None
    size: int
    reason: Reason | None = None
    detail: str = ""
    language: str | None = None
    language_score: float = 0.0
    document: Document | None = None


class Signature(Struct):
    """What the search for twins needs of a document."""

    #: Number of its entry in the shard.
    entry: int
    language: str
    #: First bytes of the text's SHA-256, and of that of the text with its address.
    text: bytes
    page: bytes
    #: Values of MinHash, 32 bits each; b"" for a text that is too short to have twins.
    values: bytes


class Copy(Struct):
    """A document that is another one's twin, or the same page once more."""

    entry: int
    kind: Literal["twin", "duplicate"]
    #: The original: number of its shard and of its entry there.
    shard: int
    original: int
    #: Share of the shingles that both have, estimated by MinHash.
    similarity: float


class EntryReading(Struct):
    """What became of a document: its record in JSON, its loss, or that its twin's record counts."""

    entry: int
    record: bytes | None = None
    reason: Reason | None = None
    detail: str = ""
    #: It is to be projected from its original, with these paragraphs: (own, original's) begins.
    projected: bool = False


def lost(entry: Entry, reason: Reason, detail: str = "") -> Entry:
    """The entry with the reason of its loss, and without its document."""
    entry.reason, entry.document = reason, None
    entry.detail = without_surrogates(detail[:MAX_DETAIL])
    return entry


def entry_of(record: InputRecord) -> Entry:
    """The entry of a record of the input."""
    entry = Entry(record.number, record.url, record.name, record.captured, record.size)
    return lost(entry, record.reason, record.detail) if record.reason else entry


def domain_of(url: str | None) -> str | None:
    """The host of an address in lower case, without "www."; None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.").rstrip(".") if host else None
