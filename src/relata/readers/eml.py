"""Mail messages (RFC 5322, MIME), by the standard library: a newsletter, a press release."""

from __future__ import annotations

import email
import email.policy
import email.utils
from email.message import EmailMessage

from msgspec.structs import replace

from relata.model.document import Document
from relata.model.errors import EmptyInput, TooLarge, UnsupportedFormat
from relata.readers.decode import decode, known_charset
from relata.readers.page.tree import clean

_BROKEN = "this is not a mail message that can be read; save its text as .txt"
#: What the standard library's header parsing comes to on broken messages.
_FAULTS = (ValueError, TypeError, IndexError, KeyError, AttributeError, LookupError)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return clean(str(message.get(name, "")))
    except _FAULTS:
        return ""


def _body(message: EmailMessage) -> tuple[EmailMessage, int]:
    """The part that holds the text (HTML only where there is no plain text), and how many
    attachments there are."""
    texts: dict[str, EmailMessage] = {}
    attached = 0
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            attached += 1
        elif kind in ("text/plain", "text/html"):
            texts.setdefault(kind, part)
    found = texts.get("text/plain") or texts.get("text/html")
    if found is None:
        raise EmptyInput("there is no text in this message; give an article's text")
    return found, attached


def _day(value: str) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except _FAULTS:
        return None


def read_eml(data: bytes, *, source: str | None, max_size: int) -> Document:
    """The Document of a message: its text as in a text file or page, its subject as the title
    where the text has none, its date and sender. Attachments are not read.

    Raises UnsupportedFormat where it is broken, EmptyInput, TooLarge.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        part, attached = _body(message)
        payload = part.get_payload(decode=True)
        charset = known_charset(str(part.get_content_charset() or "utf-8"))
    except (*_FAULTS, RecursionError) as error:
        raise UnsupportedFormat(_BROKEN) from error
    if not isinstance(payload, bytes) or not payload.strip():
        raise EmptyInput("there is no text in this message; give an article's text")
    if part.get_content_type() == "text/html":
        from relata.readers.html import read_html

        found = read_html(payload, charset, source=source, url=None, max_size=max_size)
    else:
        found = _plain(payload, charset, source, max_size)
    return _with_headers(found, message, attached)


def _plain(payload: bytes, charset: str | None, source: str | None, max_size: int) -> Document:
    from relata.readers.plain import read_plain

    text, notes = decode(payload, charset)
    if not text.strip():
        raise EmptyInput("there is no text in this message; give an article's text")
    if len(text) > max_size:
        raise TooLarge(f"the message has {len(text):,} characters, over the limit; cut it")
    return read_plain(text, source=source, notes=notes)


def _with_headers(found: Document, message: EmailMessage, attached: int) -> Document:
    name, address = email.utils.parseaddr(_header(message, "From"))
    day = found.date or _day(_header(message, "Date"))
    notes = found.notes
    if attached:
        noun = "attachment was" if attached == 1 else "attachments were"
        notes = (*notes, f"{attached} {noun} not read")
    outlet = found.outlet or name or address.rpartition("@")[2] or None
    return replace(
        found,
        title=found.title or _header(message, "Subject") or None,
        date=day,
        date_from=found.date_from or ("meta" if day else None),
        outlet=outlet,
        outlet_why=found.outlet_why or ("sender of the message" if outlet else ""),
        notes=notes,
    )
