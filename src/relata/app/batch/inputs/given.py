"""Rows with named fields (JSON Lines, Parquet): which field is what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from relata.app.batch.inputs.raw import InputRecord
from relata.model.document import without_surrogates

#: Names of the field with the article, the first one that a row has; pages before texts.
HTML_FIELDS = ("html", "raw_html", "page")
TEXT_FIELDS = ("text", "body", "content", "article", "plain_text", "maintext")
#: Names of the fields with what is known of it.
URL_FIELDS = ("url", "uri", "link", "source_url")
NAME_FIELDS = ("id", "doc_id", "name")
DATE_FIELDS = ("date", "published", "date_publish", "publication_date", "published_at")
OUTLET_FIELDS = ("outlet", "source", "sitename", "publisher")
CAPTURED_FIELDS = ("captured", "fetched", "crawled", "date_download", "fetch_date")
ALL_FIELDS = (
    *HTML_FIELDS, *TEXT_FIELDS, "title", *URL_FIELDS, *NAME_FIELDS, *DATE_FIELDS, *OUTLET_FIELDS,
    *CAPTURED_FIELDS,
)  # fmt: skip


def record_of(row: Mapping[str, Any], number: int, column: str | None) -> InputRecord:
    """The record of one row; `column` names the field with the article, None finds it.

    A value of bytes is a page or a text in its own encoding; one of text that begins like a page
    is one.
    """
    made = InputRecord(
        number,
        url=_text(row, URL_FIELDS),
        name=_text(row, NAME_FIELDS),
        captured=_moment(row, CAPTURED_FIELDS),
        title=_text(row, ("title",)),
        date=_day(row),
        outlet=_text(row, OUTLET_FIELDS),
    )
    if made.outlet is not None and "://" in made.outlet:
        made.outlet = None
    names = (column,) if column else (*HTML_FIELDS, *TEXT_FIELDS)
    name = next((name for name in names if row.get(name)), None)
    if name is None:
        made.reason = "empty"
        made.detail = f"no field {column!r}" if column else "no field with a page or a text"
        return made
    value = row[name]
    if isinstance(value, bytes | bytearray | memoryview):
        made.data = bytes(value)
        made.content_type = "text/html" if name in HTML_FIELDS else None
        made.size = len(made.data)
        return made
    if not isinstance(value, str):
        made.reason, made.detail = "broken", f"the field {name!r} holds neither text nor bytes"
        return made
    text = without_surrogates(value)
    made.size = len(text)
    if name in HTML_FIELDS or _is_page(text):
        made.data, made.content_type = text.encode("utf-8"), "text/html; charset=utf-8"
    else:
        made.text = text
    return made


def _is_page(text: str) -> bool:
    head = text[:300].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body", "<article"))


def _text(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return without_surrogates(" ".join(value.split()))[:2000]
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def _day(row: Mapping[str, Any]) -> str | None:
    """The article's date: an ISO 8601 day, month or year; None where the field holds none."""
    from relata.app.dates import iso_date
    from relata.model.errors import UsageError

    for name in DATE_FIELDS:
        value = row.get(name)
        if isinstance(value, date):
            return value.isoformat()[:10]
        if isinstance(value, str):
            try:
                return iso_date(value.strip()[:10])
            except UsageError:
                continue
    return None


def _moment(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = row.get(name)
        try:
            if isinstance(value, str):
                value = datetime.fromisoformat(value.strip())
            if isinstance(value, datetime):
                return _utc(value)
        except ValueError:
            continue
    return None


def _utc(moment: datetime) -> str:
    from datetime import UTC

    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
