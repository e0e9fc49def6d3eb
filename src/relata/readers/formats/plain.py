"""Plain text: `document.text` is the decoded input unchanged, its parts are found in its lines."""

from __future__ import annotations

from relata.model.document import Document
from relata.model.errors import EmptyInput, TooLarge
from relata.readers.decode import decode
from relata.readers.metadata import Metadata
from relata.readers.parts.alone import stands_alone
from relata.readers.parts.layout import paragraphs
from relata.readers.parts.part_classifier import classify_parts
from relata.readers.reader import Example, RawInput, Reader

_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_SAYS = "Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Montag."


def check_size(text: str, max_size: int) -> None:
    """Raises EmptyInput where there is no visible character, TooLarge over `max_size`."""
    if not text.strip().strip(_INVISIBLE):
        raise EmptyInput("there is no text in it; give an article's text")
    if len(text) > max_size:
        raise TooLarge(
            f"the text has {len(text):,} characters, over the limit of {max_size:,}; "
            "cut it or raise --max-size"
        )


def read_plain(text: str, *, source: str | None, notes: tuple[str, ...]) -> Document:
    """The Document of a plain text. `text` holds no lone surrogates."""
    metadata = Metadata(notes=list(notes))
    parts = classify_parts(text, paragraphs(text, stands_alone(text)), metadata)
    return metadata.to_document(text, parts, source)


def _read(raw: RawInput) -> Document:
    text, notes = decode(raw.data, raw.charset)
    check_size(text, raw.max_size)
    return read_plain(text, source=raw.source, notes=notes)


PLAIN = Reader(
    id="text",
    reads="plain text in any encoding, hard-wrapped or with one paragraph a line",
    read=_read,
    suffixes=("txt", "text"),
    content_types=(),
    name_beats_data_type=True,
    keeps_text=True,
    examples=(Example("story", lambda: f"Brücke gesperrt\n\n{_SAYS}\n".encode(), _SAYS),),
)
