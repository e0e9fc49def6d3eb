"""The publication date of a page: its own data, what it prints near the headline, htmldate's rest.

htmldate finds dates in the head, in structured data and in the address; those are believed. What it
finds in the text is believed only where the page prints that day apart from its prose: a year in a
heading or next to a copyright sign is not a date of publication, and no date is better than a
guess.

Time stamps in a page's head are often in UTC, so a story of the evening gets the next day. Where
the page also gives the local day, in its data with an offset from UTC or printed after the
headline, that day is taken, if it is the day before or after.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date

from relata.model.threads import LOADING, shared_lock
from relata.readers.limits import MAX_DATE_LINES, MAX_MARKUP_TO_DATE, MAX_TEXT_TO_DATE
from relata.readers.page.jsonld import JsonLd
from relata.readers.page.tree import Element, runs, text_of
from relata.readers.parts.dates import date_line, dates_in, place_and_date
from relata.readers.parts.dates import find_date as printed_date
from relata.readers.parts.line_labels import line_labels
from relata.readers.parts.text import clean

#: Earliest date that a page may have.
_EARLIEST = "1995-01-01"
#: And the latest: not today's, because reading must not depend on the clock.
_LATEST = "2100-01-01"
_LOCAL = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:\.\d+)?([+-])(\d\d):?(\d\d)$")
_MARKUP = re.compile(r"<[^<>]{0,1000}>")
_RIGHTS = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…。]$")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: Longer lines, in characters, are prose.
_LONGEST_LINE = 120
#: A line with authors, date and labels of a page is longer.
_LONGEST_BYLINE = 200
#: htmldate shares one parser of dateparser, which fills its locales while it reads.
_HTMLDATE = shared_lock()


def page_date(
    tree: Element, page: str, jsonld: JsonLd, url: str | None, title: str | None = None
) -> str | None:
    """The day of first publication, ISO 8601, or None. `tree` is not changed.

    `title`: the article's, where it is known; several headings may look like one.
    """
    day = _htmldate(tree, url, extensive=True)
    first, plain = _near_headline(tree, title)
    if day is None or _htmldate(_data_of(tree), url, extensive=False) != day:
        day = first or _apart(day, tree, page) or plain or _labelled(tree)
    elif _with_day(day, page) is None:
        day = first or plain
    elif first and first < day:
        day = first
    if day is None or day == first:
        return day
    for local in (_day_in_jsonld(jsonld), _day_in_print(page)):
        if local and local != day and _days_between(day, local) == 1:
            return local
    return day


def _htmldate(tree: Element, url: str | None, *, extensive: bool) -> str | None:
    with LOADING:
        from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        with _HTMLDATE:
            found = find_date(
                tree, url=url, original_date=True, min_date=_EARLIEST, max_date=_LATEST,
                extensive_search=extensive,
            )  # fmt: skip
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return str(found) if found else None


def _data_of(tree: Element) -> Element:
    """A page with nothing but the metadata of `tree`: its meta elements, links, scripts of data."""
    from copy import deepcopy

    from lxml import html

    data = html.Element("html")
    head = html.Element("head")
    data.append(head)
    data.append(html.Element("body"))
    for element in tree.iter("meta", "link", "script"):
        if element.tag == "link" and element.get("rel") != "canonical":
            continue
        if element.tag == "script" and not (element.get("type") or "").lower().endswith("ld+json"):
            continue
        copied = deepcopy(element)
        copied.tail = None
        head.append(copied)
    return data


def _with_day(day: str | None, page: str) -> str | None:
    """The date, unless it is the first of a month that the page gives without a day."""
    if day is None or not day.endswith("-01"):
        return day
    year, month, _ = day.split("-")
    month = rf"0?{int(month)}"
    written = (
        rf"{year}\D{{0,3}}{month}\D{{0,3}}0?1(?!\d)",
        rf"(?<!\d)0?1\D{{1,20}}{year}",
        rf"(?<!\d)0?1[^\w<>]{{1,3}}{month}[^\w<>]{{1,3}}{year}",
        rf"(?<!\d){month}[^\w<>]{{1,3}}0?1[^\w<>]{{1,3}}{year}",
        rf"[^\W\d_]\.?\s0?1(?:st)?,?\s{year}",
    )
    return day if any(re.search(pattern, page) for pattern in written) else None


def _apart(day: str | None, tree: Element, page: str) -> str | None:
    """The date, if the page gives it in an attribute or prints it apart from its prose."""
    if day is None or _with_day(day, page) is None:
        return None
    year, month, number = day.split("-")
    if any(mark.join((year, month, number)) in page for mark in ("-", "/", "")):
        return day
    number = str(int(number))
    for line in _short_lines(tree):
        if year not in line or _RIGHTS.search(line):
            continue
        if _SENTENCE.search(line) and not date_line(line, line_labels()):
            continue  # prose
        figures = [figure.lstrip("0") for figure in re.findall(r"\d+", line)]
        if number in figures and year in figures:
            return day
    return None


def _labelled(tree: Element) -> str | None:
    """The date that the page calls its publication, wherever it does: "Published on 1 May 2024" at
    its end; None where it gives several."""
    labels = line_labels()
    found = {
        made.date.iso
        for line in _short_lines(tree)
        if any(c.isdigit() for c in line)
        for made in dates_in(line, labels)
        if made.kind == "published"
    }
    return found.pop() if len(found) == 1 else None


def _short_lines(tree: Element) -> Iterator[str]:
    """The lines of a page that are too short for prose; of its headings those that are dates."""
    for run in runs(tree):
        heading = run.block.tag in _HEADINGS and not date_line(run.text, line_labels())
        if not heading and len(run.text) <= _LONGEST_BYLINE:
            yield run.text


def _near_headline(tree: Element, title: str | None) -> tuple[str | None, str | None]:
    """The dates that are printed between the headline and the first paragraph: one that is called
    the first publication, and any other; each None where there is none."""
    labels = line_labels()
    plain = updated = None
    for line in _lines_after_headline(tree, title):
        if not any(c.isdigit() for c in line) or _RIGHTS.search(line):
            continue
        dates = dates_in(line, labels)
        first = next((d.date.iso for d in dates if d.kind == "published"), None)
        if first:
            return first, plain
        prose = _SENTENCE.search(line) and not date_line(line, labels)
        if dates and not (prose and not place_and_date(line, labels)):
            other = next((d.date.iso for d in dates if d.kind is None), None)
            plain = plain or other
            updated = updated or (None if other else dates[0].date.iso)
    return None, plain or updated


def _lines_after_headline(tree: Element, title: str | None) -> Iterator[str]:
    """The lines between the headline and the first paragraph of prose."""
    headings = {heading: text for heading in tree.iter("h1") if (text := text_of(heading))}
    named = [heading for heading, text in headings.items() if text == title]
    first = next(iter(named or headings), None)
    headline = set() if first is None else set(first.iter())
    seen = first is None
    count = 0
    for run in runs(tree):
        seen = seen or run.block in headline
        if not seen or run.block.tag in _HEADINGS:
            continue
        count += 1
        if len(run.text) > _LONGEST_LINE or count > MAX_DATE_LINES:
            return
        yield run.text


def _days_between(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0


def _day_in_jsonld(jsonld: JsonLd) -> str | None:
    """The local day in JSON-LD, where it is given with an offset from UTC; else None."""
    match = _LOCAL.match(jsonld.published or "")
    return match[1] if match and match[3] + match[4] != "0000" else None


def _day_in_print(page: str) -> str | None:
    """The first date that is printed after the headline."""
    start = page.find("<h1")
    if start < 0:
        return None
    text = clean(_MARKUP.sub(" ", page[start : start + MAX_MARKUP_TO_DATE]))[:MAX_TEXT_TO_DATE]
    found = printed_date(text, line_labels())
    return found.iso if found and len(found.iso) == 10 else None
