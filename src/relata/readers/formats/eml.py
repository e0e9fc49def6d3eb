"""Mail messages (RFC 5322, MIME), by the standard library: a newsletter, a press release.

The text is read as a text file or page, without quoted mail and signatures; the subject is the
title where the text has none, a sender who is a person the author, another one the outlet, the Date
header the date. Attachments are not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from relata.model.document import Document
from relata.model.errors import EmptyInput, TooLarge, UnsupportedFormat
from relata.readers.decode import decode, known_charset
from relata.readers.limits import MAX_HEADER
from relata.readers.parts.text import clean
from relata.readers.reader import Example, RawInput, Reader

if TYPE_CHECKING:
    from email.message import EmailMessage
    from email.policy import EmailPolicy

_BROKEN = "this is not a mail message that can be read; save its text as .txt"
#: What the standard library's header parsing raises on broken messages: brackets in a thousand
#: levels, years after 9999.
_FAULTS = (ValueError, TypeError, IndexError, KeyError, AttributeError, LookupError,
           RecursionError, OverflowError, AssertionError)  # fmt: skip


def _policy() -> EmailPolicy:
    """The standard policy, for headers that are cut: its parser is slower than linear."""
    from email.policy import EmailPolicy

    class Bounded(EmailPolicy):
        def header_fetch_parse(self, name: str, value: str) -> Any:
            return super().header_fetch_parse(name, value[:MAX_HEADER])

    return Bounded(utf8=True)


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
    import email.utils

    try:
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except _FAULTS:
        return None


def _sender(value: str) -> tuple[str, str]:
    """Name and address in a From header; ("", "") where it is not one."""
    import email.utils

    try:
        return email.utils.parseaddr(value)
    except _FAULTS:
        return "", ""


def _read(raw: RawInput) -> Document:
    """Raises UnsupportedFormat where the message is broken, EmptyInput, TooLarge."""
    import email

    try:
        message = cast("EmailMessage", email.message_from_bytes(raw.data, policy=_policy()))
        part, attached = _body(message)
        payload = part.get_payload(decode=True)
        charset = known_charset(str(part.get_content_charset() or "utf-8"))
    except _FAULTS as error:
        raise UnsupportedFormat(_BROKEN) from error
    if not isinstance(payload, bytes) or not payload.strip():
        raise EmptyInput("there is no text in this message; give an article's text")
    if part.get_content_type() == "text/html":
        from relata.readers.page.article import read_html

        found = read_html(
            payload, charset, source=raw.source, url=None, max_size=raw.max_size, mail=True
        )
    else:
        found = _plain(payload, charset, raw)
    return _with_headers(found, message, attached)


def _plain(payload: bytes, charset: str | None, raw: RawInput) -> Document:
    from relata.readers.mail.plain import read_mail_text

    text, notes = decode(payload, charset)
    if not text.strip():
        raise EmptyInput("there is no text in this message; give an article's text")
    if len(text) > raw.max_size:
        raise TooLarge(f"the message has {len(text):,} characters, over the limit; cut it")
    return read_mail_text(text, source=raw.source, notes=notes)


def _with_headers(found: Document, message: EmailMessage, attached: int) -> Document:
    from msgspec.structs import replace

    from relata.readers.mail.labels import without_replies

    name, address = _sender(_header(message, "From"))
    day = found.date or _day(_header(message, "Date"))
    notes = found.notes
    if attached:
        noun = "attachment was" if attached == 1 else "attachments were"
        notes = (*notes, f"{attached} {noun} not read")
    person = _is_persons(name, address)
    sender = None if person else name or address.rpartition("@")[2] or None
    outlet = found.outlet or sender
    return replace(
        found,
        title=found.title or without_replies(_header(message, "Subject")) or None,
        date=day,
        date_from=found.date_from or ("meta" if day else None),
        outlet=outlet,
        outlet_why=found.outlet_why or ("sender of the message" if outlet else ""),
        authors=found.authors or ((name,) if person else ()),
        notes=notes,
    )


def _is_persons(name: str, address: str) -> bool:
    """Is the sender a person? By a known given name, or the surname in the address: "Ute Krall
    <u.krall@hafen.example>"."""
    from relata.knowledge import first_names
    from relata.readers.parts.byline_names import is_desk, is_paper
    from relata.readers.parts.line_labels import line_labels
    from relata.readers.parts.name_shapes import is_person

    labels = line_labels()
    if not is_person(name, labels) or is_desk(name, labels) or is_paper(name, labels):
        return False
    words = name.lower().split()
    return first_names.known(name.split()[0]) or words[-1] in address.partition("@")[0].lower()


_SAYS = "Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Montag."


def _example() -> bytes:
    head = "From: Presse <presse@example.org>\r\nSubject: Brücke gesperrt\r\n"
    kind = "Content-Type: text/plain; charset=utf-8\r\n\r\n"
    return f"{head}{kind}{_SAYS}\r\n".encode()


EML = Reader(
    id="eml",
    reads="a mail message (.eml): its text, subject, sender and date",
    read=_read,
    suffixes=("eml",),
    content_types=("message/rfc822",),
    examples=(Example("mail.eml", _example, _SAYS),),
)
