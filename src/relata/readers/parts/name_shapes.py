"""Shapes of names in lines: does a phrase look like a person's name, an outlet's, an agency's?

"Anna van Berg" has the shape of a person's name, "mandiner.hu" and "Abendkurier" that of an
outlet's.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from relata.knowledge import organisations
from relata.readers.parts.line_labels import LineLabels

_HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\.[a-z]{2,10})(/\S*)?$",
                   re.IGNORECASE)  # fmt: skip
#: Letters by which an editor signs: "aja" in "aja/PAP".
_SIGN = re.compile(r"[^\W\d_]{1,4}$")
_INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*\.$")


def is_sign(text: str) -> bool:
    """A few small letters that are not an agency: an editor's sign in "aja/PAP"."""
    return text.islower() and bool(_SIGN.match(text)) and not is_agency(text)


def host_in(text: str) -> str | None:
    """The host that `text` is, as a bare domain or an address ("Mandiner.hu"), as printed."""
    match = _HOST.match(text.strip())
    if not match or match[1].rpartition(".")[2].isdigit():
        return None
    return match[1]


def host_of(url: str | None) -> str | None:
    """The host of an address without "www.", in lower case."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def is_person(text: str, labels: LineLabels) -> bool:
    """Two to five words, first and last with a capital, small words between ("van", "de")."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 60:
        return False
    for at, word in enumerate(words):
        bare = word.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
        if not bare.isalpha():
            return False
        if word.endswith(".") and not _INITIAL.match(word) and len(word) > 5:
            return False
        inner = 0 < at < len(words) - 1
        if not bare[0].isupper() and not (word.lower() in labels.particles and at + 1 < len(words)):
            return False
        if inner and word.lower() in labels.joins:
            return False
    return words[-1][0].isupper()


def is_outlet_name(text: str, labels: LineLabels) -> bool:
    """A domain, or a name made with a word that outlets are named by ("Kurier", "Times")."""
    text = text.strip()
    if not text or len(text) > 60:
        return False
    if host_in(text):
        return True
    words = [w.strip("()\"'.,;:„“”»«") for w in text.split()]
    if len(words) > 6 or not words[0][:1].isupper():
        return False
    for word in filter(None, words):
        lower = word.lower()
        if lower in labels.outlets:
            return True
        if word[0].isupper() and lower.endswith(labels.outlet_ends):
            return True
    return False


def is_agency(text: str) -> bool:
    """Whether `text` is the name of a news agency that Relata knows."""
    return organisations.agency(text.strip()) is not None


def is_outlet(text: str, labels: LineLabels) -> bool:
    """Whether `text` is an outlet that Relata knows, or looks like one."""
    return organisations.outlet(text.strip()) is not None or is_outlet_name(text, labels)
