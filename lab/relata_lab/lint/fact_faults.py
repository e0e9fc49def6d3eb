"""Faults of times and quantities: days of the week, days of one event, parts of a number."""

from __future__ import annotations

import random
import re
from datetime import timedelta

from relata.lint.reading.dates import whole_date
from relata.model.record import Record
from relata_lab.lint.faults import Damaged, FaultKind

_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
#: Sentences with a number of people and its parts; {n} is the number, {a} and {b} the parts.
_PARTS = {
    "en": (
        " The council asked {n} residents, {a} men and {b} women.",
        " The police held {n} people. Of these, {a} were men and {b} women.",
        " So far {a} of the {n} members ({share} percent) have agreed.",
    ),
    "de": (
        " Der Rat befragte {n} Einwohner, {a} Männer und {b} Frauen.",
        " Die Polizei hielt {n} Menschen fest. Davon waren {a} Männer und {b} Frauen.",
        " Bisher haben {a} der {n} Mitglieder ({share} Prozent) zugestimmt.",
    ),
}


def wrong_weekday(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A day of the week before a date that has a year, and is another day."""
    names = _WEEKDAYS.get(record.document.language or "")
    rows = [
        (time, day)
        for time in record.times
        if (day := whole_date(time.value)) and re.search(r"\d{4}", time.text)
        and re.match(r"\d|[A-Z]", time.text) and re.search(r"[a-z]{3}", time.text)
        and not any(name in text[max(0, time.span[0] - 20) : time.span[1]] for name in names or ())
    ]  # fmt: skip
    if not rows or names is None:
        return None
    time, day = rng.choice(rows)
    other = names[(day + timedelta(days=rng.randrange(1, 7))).isoweekday() - 1]
    start = time.span[0]
    return Damaged(f"{text[:start]}{other}, {text[start:]}", start)


def other_day(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A sentence with a day of the week once more at the end, on another day."""
    names = _WEEKDAYS.get(record.document.language or "", ())
    rows = []
    for start, end in record.document.sentences:
        words = text[start:end].strip()
        found = [name for name in names if re.search(rf"\b{name}\b", words)]
        times = [time for time in record.times if start <= time.span[0] < end]
        if len(found) == len(times) == 1 and 80 < len(words) < 250 and "\n" not in words:
            if (
                words[-1] == "."
                and not re.search(r"\d", times[0].text)
                and not re.search('[“”„»«"]', words)
            ):
                rows.append((words, found[0]))
    if not rows:
        return None
    words, name = rng.choice(rows)
    other = rng.choice([one for one in names if one != name])
    body, again = text.rstrip(), re.sub(rf"\b{name}\b", other, words)
    return Damaged(f"{body}\n\n{again}", len(body) + 2 + again.index(other))


def wrong_parts(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A number of people with parts that are more, or a share that they are not."""
    sentences = _PARTS.get(record.document.language or "")
    rows = [match.end() for match in re.finditer(r"(?<=[a-zäöü])\.(?=\n|$)", text)]
    if not rows or sentences is None:
        return None
    at, first, second = rng.choice(rows), rng.randrange(11, 60), rng.randrange(11, 60)
    whole = first + second
    sentence = rng.choice(sentences)
    if "{share}" in sentence:
        share = min(99, round(100 * first / whole) + rng.randrange(8, 30))
        added = sentence.format(n=whole, a=first, share=share)
    else:
        added = sentence.format(n=whole - rng.randrange(1, 9), a=first, b=second)
    return Damaged(text[:at] + added + text[at:], at + 1)


KINDS: tuple[FaultKind, ...] = (
    FaultKind("wrong-weekday", ("TIM002",), wrong_weekday),
    FaultKind("other-day", ("TIM002",), other_day),
    FaultKind("wrong-parts", ("NUM001",), wrong_parts),
)
