"""A written name taken apart: its words, what each of them is, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import attrgetter

from relata.names.base.lexicon import legal_forms, words
from relata.names.base.scripts import without_marks
from relata.names.parts.word import (
    INITIAL,
    LESSER,
    MAY_BE_LEGAL,
    MIXED,
    NO_WORD,
    SHORT,
    TITLE,
    WORD,
    Known,
    Word,
    known_words,
)

#: A longer text is no name. More words than these are left out.
MOST_CHARACTERS = 300
MOST_WORDS = 16

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOISE = re.compile("[\u00ad\u200b-\u200d\ufeff\u0640\u0300\u0301\u064b-\u065f\u0591-\u05c7]")
_QUOTES = str.maketrans({"׳": "'", "״": '"', "’": "'", "‘": "'", "`": "'", "´": "'", "ʹ": ""})
#: Parts that are looked at, titles and legal forms among them.
_MOST_PARTS = 60
#: The order of words in which names are compared.
_PLACE = attrgetter("latin", "text")
_CUT = re.compile(r"[^\W_]+(?:'[^\W_]*)*\.?|[()]|,")


class Name:
    """A name ready to be compared. `fault` says why it cannot be, "" where it can."""

    __slots__ = (
        "family", "fault", "first", "key", "legal", "lesser", "order", "text", "words",
    )  # fmt: skip

    def __init__(
        self, text: str, fault: str = "", key: str = "", words: tuple[Word, ...] = (),
        order: tuple[Word, ...] = (), family: tuple[Word, ...] = (),
    ) -> None:  # fmt: skip
        self.text = text
        self.fault = fault
        self.key = key
        #: Words that tell bearers apart, initials among them, in an order of their own.
        self.words = words
        #: Particles, suffixes and numbers.
        self.lesser: tuple[Word, ...] = ()
        #: Words before the comma of "Shoygu, Sergey Kuzhugetovich"; () where there is none.
        self.family = family
        #: The first word after that comma.
        self.first: Word | None = order[0] if family else None
        #: The words as they stand, the surname last where a comma tells it.
        self.order = order
        #: Groups of legal forms.
        self.legal: tuple[int, ...] = ()


def _fault(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        return f"longer than {MOST_CHARACTERS} characters: no name"
    if text.isascii():
        if not any(map(str.isalnum, text)):
            return "no letters" if text.strip() else "empty"
        return "" if text.replace("\t", " ").isprintable() else "control characters"
    if text.replace(" ", "").isalpha():
        return ""
    if _BIDI.search(text):
        return "bidirectional control characters"
    if not text.strip():
        return "empty"
    if not any(map(str.isalnum, text)):
        return "no letters"
    for character in text:
        kind = unicodedata.category(character)
        if kind in ("So", "Cc", "Cs", "Co", "Cn"):
            return f"U+{ord(character):04X}, which no name has"
    return ""


def _mended(text: str) -> str:
    """UTF-8 that was once read as Latin-1 ("RenÃ©") set right; other text as it is."""
    if "Ã" not in text and "Å" not in text and "Ä" not in text:
        return text
    for encoding in ("latin-1", "cp1252"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def cleaned(text: str) -> str:
    """Text in one case and one Unicode form, without vowel points and stress marks."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold()
    text = text.replace("ς", "σ").replace("ı", "i").replace("i\u0307", "i")
    text = _NOISE.sub("", unicodedata.normalize("NFC", text.translate(_QUOTES)))
    # Stress marks over Cyrillic vowels; Latin letters have composed theirs by now.
    return unicodedata.normalize("NFC", text)


def _legal(parts: list[str]) -> tuple[list[str], tuple[int, ...]]:
    """The parts without the legal forms among them, and the forms' groups."""
    forms = legal_forms()
    bare = [without_marks(p).rstrip(".") for p in parts]
    out: list[str] = []
    groups: list[int] = []
    at = 0
    while at < len(parts):
        for length in (5, 4, 3, 2, 1):
            group = forms.get(tuple(bare[at : at + length]))
            if group is not None and at + length <= len(parts) and (at > 0 or length > 2):
                if length == 1 and bare[at] in words().particles and at + 1 < len(parts):
                    continue  # "Bah Ag Moussa"
                groups.append(group)
                at += length
                break
        else:
            out.append(parts[at])
            at += 1
    return (out, tuple(sorted(set(groups)))) if out else (parts, ())


def _expanded(parts: list[str]) -> list[str]:
    """Without initials that the name itself spells out: "D. (Dirk) Hollander"."""
    if "(" not in parts:
        return parts
    full = {p[0] for p in parts if len(p.rstrip(".")) > 1}
    return [p for p in parts if not (p.endswith(".") and len(p) == 2 and p[0] in full)]


@lru_cache(maxsize=50_000)
def parse(text: str, lang: str | None = None) -> Name:
    """A name taken apart. Never raises; what cannot be a name has a `fault`."""
    known = known_words(lang)
    if text.isascii() and text.isprintable() and len(text) <= MOST_CHARACTERS:
        lower = text.lower()
    else:
        mended = text[: MOST_CHARACTERS + 1]
        if not mended.isascii():
            mended = _mended(unicodedata.normalize("NFC", mended))
        fault = _fault(mended)
        if fault:
            return Name(text, fault)
        lower = cleaned(mended)
    name = _simple(text, lower, known)
    if name is None:
        name = Name(text)
        _compound(name, _CUT.findall(lower), known)
    return name


def _simple(text: str, lower: str, known: Known) -> Name | None:
    """A name whose words white space and hyphens part, with a comma at most; else None."""
    if "-" in lower:
        lower = lower.replace("-", " ")
    if "'" in lower:
        lower = lower.replace(" '", " ")
    before, comma, after = lower.partition(",")
    parts = before.split()
    surnames: list[str] = []
    if comma:
        given = after.split()
        if given:
            surnames = parts
        parts = parts + given
    found = list(map(known.__getitem__, parts))
    flags = 0
    for word in found:
        flags |= word.flags
    if flags & (TITLE | MAY_BE_LEGAL | MIXED) or not found or len(found) > MOST_WORDS:
        return None
    if flags or (surnames and not set(surnames).isdisjoint(given)):
        name = Name(text)
        _fill(name, found, surnames, flags, known)
        return name
    if surnames:
        first = len(surnames)
        family = tuple(found[:first])
        order = (*found[first:], *family)
    else:
        family, order = (), tuple(found)
    parts.sort()
    return Name(text, "", " ".join(parts), tuple(map(known.__getitem__, parts)), order, family)


def _compound(name: Name, parts: list[str], known: Known) -> None:
    """Fill in a name from its words, stops, brackets and commas."""
    before: list[str] = []
    if "(" in parts or ")" in parts:
        parts = [p for p in _expanded(parts) if p not in ("(", ")")]
    if "," in parts:
        comma = parts.index(",")
        parts.remove(",")
        if "," in parts:
            parts = [p for p in parts if p != ","]
        elif 0 < comma < len(parts):
            before = parts[:comma]
    if len(parts) > _MOST_PARTS:
        parts = parts[:_MOST_PARTS]
    found, flags = _words(name, parts, known)
    if flags & MAY_BE_LEGAL and len(parts) > 1 and not name.fault:
        if not (before and parts[-1] in words().particles):
            parts, name.legal = _legal(parts)
            found, flags = _words(name, parts, known)
    if not name.fault:
        _fill(name, found, before, flags, known)


def _words(name: Name, parts: list[str], known: Known) -> tuple[list[Word], int]:
    """The words of the parts, and all their flags; the fault is told where one is none."""
    found = list(map(known.__getitem__, parts))
    flags = 0
    for word in found:
        flags |= word.flags
    if flags & MIXED:
        name.fault = f"letters of several scripts in {parts[found.index(NO_WORD)]!r}"
        return [], 0
    return found, flags


def _fill(name: Name, found: list[Word], before: list[str], flags: int, known: Known) -> None:
    """Sort the words of a name; `before` are those before its comma."""
    if flags & TITLE:
        found = [w for w in found if not w.flags & TITLE] or found
    if len(found) > MOST_WORDS:
        found = found[:MOST_WORDS]
    if flags & SHORT and len(found) > 1 and all(w.kind == INITIAL for w in found):
        # Nothing but initials: an acronym, whose order counts.
        whole = known["".join([w.text for w in found])]
        found = [] if whole is NO_WORD else [whole]
        flags = whole.flags
    order = [w for w in found if w.kind <= INITIAL] if flags & LESSER else found
    name.order = tuple(order)
    if before:
        _parted(name, {p.rstrip(".") for p in before})
    if len(order) > 1:
        name.words = tuple(sorted(order, key=_PLACE))
    else:
        name.words = name.order
    if len(order) < len(found):
        lesser = [w for w in found if w.kind > INITIAL]
        if len(lesser) > 1:
            lesser.sort(key=_PLACE)
        name.lesser = tuple(lesser)
        if not order:
            name.words, name.lesser = name.lesser, ()
    if not name.words:
        name.fault = _fault(name.text) or "no letters"
    name.key = " ".join([w.text for w in name.words + name.lesser])


def _parted(name: Name, before: set[str]) -> None:
    """What a comma tells: the surname, which goes last, and the first given name."""
    family: list[Word] = []
    given: list[Word] = []
    for word in name.order:
        (family if word.text in before else given).append(word)
    name.family = tuple([w for w in family if w.kind == WORD])
    name.first = given[0] if given else None
    name.order = (*given, *family)
