"""A written name taken apart: its words, what each of them is, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import attrgetter

from relata.names.costs import letters_only, splitter, symbols, table
from relata.names.distance import LONGEST, Source, Target, target
from relata.names.scripts import (
    ARMENIAN,
    CYRILLIC,
    GEORGIAN,
    GREEK,
    HAN,
    LATIN,
    plain,
    reading,
    romanised,
    scripts_of,
    without_marks,
)
from relata.names.words import any_given, legal_forms, legal_words, words

#: A longer text is no name. More words than these are left out.
MOST_CHARACTERS = 300
MOST_WORDS = 16
#: A longer word before a stop is no abbreviation, but the end of a sentence.
LONGEST_CUT = 5

WORD, INITIAL, PARTICLE, SUFFIX, NUMBER, LEGAL = range(6)

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOISE = re.compile("[\u00ad\u200b-\u200d\ufeff\u0640\u0300\u0301\u064b-\u065f\u0591-\u05c7]")
_STRESS = re.compile("[\u0300\u0301]")
_QUOTES = str.maketrans({"׳": "'", "״": '"', "’": "'", "‘": "'", "`": "'", "´": "'", "ʹ": ""})
#: Parts that are looked at, titles and legal forms among them.
_MOST_PARTS = 60
_PLACE = attrgetter("place")
_CUT = re.compile(r"[^\W_]+(?:'[^\W_]*)*\.?|[()]|,")
#: Scripts whose readings the Cyrillic table knows: alphabets with every vowel written.
_ALPHABETS = frozenset((CYRILLIC, GREEK, ARMENIAN, GEORGIAN))


#: Letters that stand for one another in some convention are of one kind; vowels say little.
_KINDS = str.maketrans(
    {"c": "k", "q": "k", "z": "s", "w": "v", "y": "i", "j": "i", "x": "k", "o": "u", "e": "i"}
)


#: The kinds of letters and digits, a bit each.
_BIT = {c: 1 << n for n, c in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}


def _bits(latin: str) -> int:
    """The kinds of letters in a word, a bit each; what is no letter of ASCII shares their bits."""
    found = set(latin.translate(_KINDS))
    if latin.isascii():
        return sum(map(_BIT.__getitem__, found))
    bits = 0
    for letter in found:
        bits |= _BIT.get(letter) or 1 << (ord(letter) & 63)
    return bits


#: Bits of a word: it is a title, a legal form may begin with it, it is an initial, a small word.
TITLE, MAY_BE_LEGAL, SHORT, LESSER = 1, 2, 4, 8
#: Those that a word has by its kind.
_OF_KIND = (0, SHORT, LESSER, LESSER, LESSER, LESSER)


class Word:
    """One word of a name. Shared and never changed."""

    __slots__ = (
        "_graphemes",
        "_rows",
        "_symbols",
        "_targets",
        "cut",
        "flags",
        "given",
        "key",
        "kind",
        "kinds",
        "lang",
        "latin",
        "letters",
        "place",
        "read",
        "script",
        "strict",
        "text",
        "weight",
    )  # fmt: skip

    def __init__(
        self, text: str, script: str, kind: int, lang: str | None, latin: str | None = None
    ) -> None:
        #: Lower case, NFC, as written.
        self.text = text
        self.script = script
        self.kind = kind
        #: The language of the text that it stands in, where that is told.
        self.lang = lang
        #: The reading, where one convention decides it ("" for Latin letters).
        self.read = "" if script == LATIN else reading(text, script, lang)
        #: In plain Latin letters: what equal words have in common.
        if latin is None:
            latin = plain(text) if script == LATIN else plain(romanised(self.read))
        self.latin = latin
        #: Table (a script's name) -> rows of costs, and what they are to reach; when asked for.
        self._rows: dict[str, Source] | None = None
        self._targets: dict[str, Target] | None = None
        self.key = latin or text
        #: Kinds of letters in it, a bit each, and their number: words that share few are not one.
        self.letters = _bits(latin)
        self.kinds = self.letters.bit_count()
        #: The order of words in which names are compared.
        self.place = (latin, text)
        #: Whether a stop after it says that it is the beginning of a longer word ("Jac.").
        self.cut = False
        #: Whether its letters alone may tell it from other words.
        self.strict = kind == WORD and self.letters > 0
        #: What is to be looked at when a name is put together: bits of `TITLE` and so on.
        self.flags = _OF_KIND[kind]
        #: How much it says that two names share this word; below 0 until asked for.
        self.weight = -1.0
        #: Whether it is a usual given name.
        self.given = latin in any_given()
        self._graphemes: tuple[str, ...] | None = None
        self._symbols: tuple[str, ...] | None = None

    @property
    def graphemes(self) -> tuple[str, ...]:
        """The word in Latin letters, split into the graphemes of any convention."""
        found = self._graphemes
        if found is None:
            source = letters_only(self.text) if self.script == LATIN else self.latin
            found = self._graphemes = tuple(splitter()(source)[:LONGEST])
        return found

    @property
    def symbols(self) -> tuple[str, ...]:
        """The graphemes without marks."""
        found = self._symbols
        if found is None:
            found = self._symbols = symbols(self.graphemes)
        return found

    def rows_for(self, name: str) -> Source:
        """The rows of a table for this word's graphemes, made ready."""
        known = self._rows
        if known is None:
            known = self._rows = {}
        found = known.get(name)
        if found is None:
            found = known[name] = table(name).rows(self.graphemes)
        return found

    def target_for(self, name: str) -> Target:
        """What a table's rows are to reach: Latin symbols, or the sounds of the reading."""
        known = self._targets
        if known is None:
            known = self._targets = {}
        found = known.get(name)
        if found is None:
            latin = name == LATIN
            made = target(self.symbols if latin else self.read, table(name).insert, latin)
            found = known[name] = made
        return found

    @property
    def meets(self) -> str:
        """The table by which Latin words meet this one."""
        return CYRILLIC if self.script in _ALPHABETS else self.script


class Name:
    """A name ready to be compared. `fault` says why it cannot be, "" where it can."""

    __slots__ = (
        "family", "fault", "first", "key", "legal", "lesser", "order", "text", "words",
    )  # fmt: skip

    def __init__(self, text: str, fault: str = "") -> None:
        self.text = text
        self.fault = fault
        #: Words that tell bearers apart, initials among them, in an order of their own.
        self.words: tuple[Word, ...] = ()
        #: Particles, suffixes and numbers.
        self.lesser: tuple[Word, ...] = ()
        #: Words before the comma of "Shoygu, Sergey Kuzhugetovich"; () where there is none.
        self.family: tuple[Word, ...] = ()
        #: The first word after that comma.
        self.first: Word | None = None
        #: The words as they stand, the surname last where a comma tells it.
        self.order: tuple[Word, ...] = ()
        #: Groups of legal forms.
        self.legal: tuple[int, ...] = ()
        self.key = ""


def _fault(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        return f"longer than {MOST_CHARACTERS} characters: no name"
    if text.isascii():
        if not any(map(str.isalnum, text)):
            return "no letters" if text.strip() else "empty"
        return "" if text.replace("\t", " ").isprintable() else "control characters"
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


@lru_cache(maxsize=200_000)
def _word(text: str, lang: str | None) -> Word | None:
    """A word, its stop left out; None where its letters are of several scripts."""
    written, text = text, text.rstrip(".")
    scripts = scripts_of(text)
    if len(scripts) > 1:
        return None
    script = next(iter(scripts), LATIN)
    base = plain(text)
    latin = base if script == LATIN else None
    word = Word(text, script, _kind(text if latin is None else latin, scripts), lang, latin)
    if text != written and word.kind == WORD and len(base) <= LONGEST_CUT:
        word.cut, word.strict = True, False
    if base in words().titles:
        word.flags |= TITLE
    if text in legal_words():
        word.flags |= MAY_BE_LEGAL
    return word


def _kind(base: str, scripts: set[str]) -> int:
    small = words()
    if not scripts or base.isdigit():
        return NUMBER
    if base in small.particles:
        return PARTICLE
    if base in small.suffixes:
        return SUFFIX
    return INITIAL if len(base) == 1 and HAN not in scripts else WORD


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
    if text.isascii() and text.isprintable() and len(text) <= MOST_CHARACTERS:
        name = Name(text)
        parts = _CUT.findall(text.lower())
    else:
        mended = text[: MOST_CHARACTERS + 1]
        if not mended.isascii():
            mended = _mended(unicodedata.normalize("NFC", mended))
        name = Name(text, _fault(mended))
        if name.fault:
            return name
        parts = _CUT.findall(cleaned(mended))
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
    found, flags = _words(name, parts, lang)
    if flags & MAY_BE_LEGAL and len(parts) > 1 and not name.fault:
        if not (before and parts[-1] in words().particles):
            parts, name.legal = _legal(parts)
            found, flags = _words(name, parts, lang)
    if not name.fault:
        _fill(name, found, before, flags)
    return name


def _words(name: Name, parts: list[str], lang: str | None) -> tuple[list[Word], int]:
    """The words of the parts, and all their flags; the fault is told where one is none."""
    found = []
    flags = 0
    for part in parts:
        word = _word(part, lang)
        if word is None:
            name.fault = f"letters of several scripts in {part!r}"
            return [], 0
        flags |= word.flags
        found.append(word)
    return found, flags


def _fill(name: Name, found: list[Word], before: list[str], flags: int) -> None:
    """Sort the words of a name; `before` are those before its comma."""
    if flags & TITLE:
        found = [w for w in found if not w.flags & TITLE] or found
    if len(found) > MOST_WORDS:
        found = found[:MOST_WORDS]
    if flags & SHORT and len(found) > 1 and all(w.kind == INITIAL for w in found):
        # Nothing but initials: an acronym, whose order counts.
        found = [w for w in (_word("".join([w.text for w in found]), found[0].lang),) if w]
        flags = found[0].flags if found else 0
    order = [w for w in found if w.kind <= INITIAL] if flags & LESSER else found
    name.order = tuple(order)
    if before:
        _parted(name, {p.rstrip(".") for p in before})
    if len(order) > 1:
        order = sorted(order, key=_PLACE)
        name.words = tuple(order)
    else:
        name.words = name.order
    if len(order) < len(found):
        name.lesser = tuple(sorted([w for w in found if w.kind > INITIAL], key=_PLACE))
        if not order:
            name.words, name.lesser = name.lesser, ()
    if not name.words:
        name.fault = _fault(name.text) or "no letters"
    name.key = " ".join([w.text for w in name.words + name.lesser])


def _parted(name: Name, before: set[str]) -> None:
    """What a comma tells: the surname, which goes last, and the first given name."""
    family = [w for w in name.order if w.text in before]
    given = [w for w in name.order if w.text not in before]
    name.family = tuple([w for w in family if w.kind == WORD])
    name.first = given[0] if given else None
    name.order = (*given, *family)
