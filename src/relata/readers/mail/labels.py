"""Words around mail messages ("wrote", "Original Message", "From"), of all languages together."""

from __future__ import annotations

import re

from msgspec import Struct

from relata.lang.compile import kept
from relata.lang.language import core_of, supported, words_of
from relata.lang.schema import Mail
from relata.model.threads import once


class MailLabels(Struct, frozen=True):
    """The [mail] of all languages in lower case; each field as `lang.schema.Mail` says."""

    wrote: tuple[str, ...]
    original: frozenset[str]
    headers: frozenset[str]
    replies: frozenset[str]
    greetings: tuple[str, ...]
    closings: tuple[str, ...]


@kept
@once(1)
def mail_labels() -> MailLabels:
    """The labels of every language that has a file."""
    found: dict[str, set[str]] = {name: set() for name in Mail.__struct_fields__}
    for code in supported():
        mail = core_of(code).mail
        for name, words in found.items():
            words.update(word.lower() for word in words_of(getattr(mail, name)))
    ordered = {
        name: tuple(sorted(words, key=lambda w: (-len(w), w))) for name, words in found.items()
    }
    return MailLabels(
        wrote=ordered["wrote"], original=frozenset(found["original"]),
        headers=frozenset(found["headers"]), replies=frozenset(found["replies"]),
        greetings=ordered["greetings"], closings=ordered["closings"],
    )  # fmt: skip


def begins_with(line: str, phrases: tuple[str, ...]) -> bool:
    """Does a line begin with one of the phrases, as whole words?"""
    lower = line.lower()
    return any(lower.startswith(p) and not lower[len(p) : len(p) + 1].isalnum() for p in phrases)


def has_one(line: str, phrases: tuple[str, ...]) -> bool:
    """Does a line have one of the phrases, as whole words?"""
    lower = line.lower()
    for phrase in phrases:
        at = lower.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if not lower[at - 1 : at].isalnum() and not lower[end : end + 1].isalnum():
                return True
            at = lower.find(phrase, end)
    return False


def without_replies(subject: str) -> str:
    """A subject without "Re:", "AW:", "Fwd:"."""
    while True:
        match = re.match(r"([^\W\d_]{1,6})(?:\[\d{1,3}\])?\s{0,3}:\s*", subject)
        if not match or match[1].lower() not in mail_labels().replies:
            return subject
        subject = subject[match.end() :]


__all__ = ["MailLabels", "begins_with", "has_one", "mail_labels", "without_replies"]
