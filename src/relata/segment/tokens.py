"""Tokeniser: offsets, words and kinds of tokens, and where quotation marks and full stops are.

What is one token follows Universal Dependencies where a newspaper reader would agree: words
with inner hyphens, apostrophes and full stops ("SPD-Vorsitzende", "don't", "U.S."), numbers
with their separators ("10.000", "20:15"), ordinals and abbreviations with their full stop
("3." in "am 3. April", "Dr."), addresses, @names and #tags; an English "'s" is a token of its own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct, field

from relata.lang.language import Language
from relata.lang.schema import Flag
from relata.model.analysis import NUMBER, PUNCT, SYMBOL, WORD, WordForm
from relata.model.cache import BoundedCache
from relata.segment.limits import CACHED_WORDS, MAX_MARK_RUN
from relata.segment.patterns import (
    ADDRESS,
    APOSTROPHES,
    DIVISION,
    FIGURES,
    FORMAT,
    MARK,
    MIXED,
    OTHER,
    OWN,
    PLAIN,
    STOP,
    fold,
)
from relata.segment.settings import SegmentSettings, settings_of

_DIVISION = re.compile(DIVISION)
_FORMAT = re.compile(f"[{FORMAT}]")
_NEXT = re.compile(f"[\\s{FORMAT}]{{0,8}}+([^\\s{FORMAT}]\\w{{0,40}})")
_ROMAN = re.compile("[IVXL]+")
_SINGLE_LETTERS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
#: Symbols, not punctuation, though Unicode's category is P.
_SIGNS = frozenset("%‰&@#*§†‡")
_PRONOUN = int(Flag.PRONOUN)
_BEFORE_ORDINAL = int(Flag.ARTICLE | Flag.DETERMINER | Flag.PREPOSITION | Flag.RELATIVE)


class Tokens(Struct):
    """Parallel lists over tokens, and the tokens that later steps look at."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    #: Tokens that may be quotation marks, in order.
    marks: list[int] = field(default_factory=list)
    #: Tokens that may end a sentence: stops, and abbreviations with their full stop.
    stops: list[int] = field(default_factory=list)


@lru_cache(maxsize=4096)
def _kind(sign: str) -> int:
    """PUNCT or SYMBOL, for a single character that is not a letter."""
    punctuation = unicodedata.category(sign)[0] == "P" and sign not in _SIGNS
    return PUNCT if punctuation else SYMBOL


class Tokenizer:
    """Splits the parts of one text into tokens."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.flags = language.flags
        self.settings: SegmentSettings = settings_of(language)
        self.tokens = Tokens()
        #: Whether words need no normalisation: the text is NFC without zero-width characters.
        self.plain = text.isascii() or (
            _FORMAT.search(text) is None and unicodedata.is_normalized("NFC", text)
        )

    def tokenize(self, start: int, end: int) -> None:
        """Append the tokens of text[start:end], which is one part of the document."""
        out, text, plain = self.tokens, self.text, self.plain
        starts, ends, words, kinds = out.starts, out.ends, out.words, out.kinds
        first = len(words)
        for match in self.settings.pattern.finditer(text, start, end):
            group = match.lastindex or OTHER
            left, word = match.start(), match[group]  # a group begins where its match does
            right = left + len(word)
            if group == PLAIN:
                kind = WORD
                if not plain:
                    word = self._clean(word)
            elif group == FIGURES:
                kind = NUMBER
            elif group == STOP:
                if word == "." and len(words) > first and ends[-1] == left:
                    joined = self._joined(first, right, end)
                    if joined:
                        ends[-1] = right
                        words[-1] += "."
                        out.stops.append(len(words) - 1)
                        continue
                out.stops.append(len(words))
                kind = PUNCT
            elif group == MARK:
                if right - left <= MAX_MARK_RUN:
                    out.marks.append(len(words))
                kind = PUNCT
            elif group == OTHER:
                kind = _kind(word[0])
            else:
                left, word, kind = self._mixed(group, left, word)
            starts.append(left)
            ends.append(right)
            words.append(word)
            kinds.append(kind)

    def _clean(self, word: str) -> str:
        if word.isascii():
            return word
        return unicodedata.normalize("NFC", _FORMAT.sub("", word))

    def _mixed(self, group: int, left: int, word: str) -> tuple[int, str, int]:
        """A token of a rarer kind; appends what stands before a clitic as a token of its own."""
        if not self.plain:
            raw, word = word, self._clean(word)
        else:
            raw = word
        if group == ADDRESS:
            return left, word, SYMBOL
        if "\n" in raw or "\r" in raw:
            return left, _DIVISION.sub("", word), WORD
        if group in (MIXED, OWN):
            if self.settings.proclitics:
                left, raw = self._without_proclitic(left, raw)
                word = self._clean(raw)
            at = self._clitic(raw)
            if at:
                self._split(left, raw[:at])
                return left + at, self._clean(raw[at:]), WORD
            if not any(map(str.isalpha, word)):
                return left, word, NUMBER
        return left, word, WORD

    def _split(self, left: int, raw: str) -> None:
        """Append the part of a token that is a word of its own."""
        out = self.tokens
        out.starts.append(left)
        out.ends.append(left + len(raw))
        out.words.append(self._clean(raw))
        out.kinds.append(WORD)

    def _without_proclitic(self, left: int, raw: str) -> tuple[int, str]:
        """Splits off a word that leans on the next one ("qu'il"): what remains, and where."""
        at = min((i for i in map(raw.find, APOSTROPHES) if i > 0), default=0) + 1
        if 1 < at < len(raw) and fold(raw[:at]).lower() in self.settings.proclitics:
            self._split(left, raw[:at])
            return left + at, raw[at:]
        return left, raw

    def _clitic(self, raw: str) -> int:
        """Where a word begins that leans on the one before ("Ann's", "dit-il"); 0 for none."""
        at = max(map(raw.rfind, APOSTROPHES))
        if at > 0 and not raw[:at].isdigit() and fold(raw[at:]).lower() in self.settings.clitics:
            return at
        for ending in self.settings.hyphened:
            if len(raw) > len(ending) and fold(raw[-len(ending) :]).lower() == ending:
                return len(raw) - len(ending)
        return 0

    def _joined(self, first: int, right: int, end: int) -> bool:
        """Whether the full stop that ends at `right` belongs to the word before it."""
        words = self.tokens.words
        word = words[-1]
        kind = self.tokens.kinds[-1]
        if kind in (PUNCT, SYMBOL):
            return False
        settings = self.settings
        if kind == NUMBER:
            return self._ordinal(first, word, *self._following(right, end))
        tail = word.rpartition("-")[2]  # "R-N.H.", "Beethoven-Str."
        if tail in settings.abbreviations or (tail[1:2] == "." and _SINGLE_LETTERS.fullmatch(tail)):
            return True
        if tail in settings.after_title and len(words) - 2 >= first:
            if words[-2] in settings.after_title[tail]:
                return True
        if len(word) == 1 and word.isupper():
            following, opener = self._following(right, end)
            if not following or opener:
                return False
            return not self.flags.get(word.lower(), 0) & _PRONOUN
        if len(word) > 1 and settings.ordinal_stop and word.isupper() and _ROMAN.fullmatch(word):
            following, opener = self._following(right, end)
            return bool(following) and not opener and following[0].isalnum()
        return False

    def _following(self, right: int, end: int) -> tuple[str, bool]:
        """The word after a full stop, "" for none, and whether it opens a sentence."""
        match = _NEXT.match(self.text, right, end)
        following = match[1] if match else ""
        return following, following[:1].isupper() and following.lower() in self.settings.openers

    def _ordinal(self, first: int, word: str, following: str, opener: bool) -> bool:
        """Whether a number and its full stop are an ordinal ("3. April") or number a list item."""
        words = self.tokens.words
        if not following or not word.isdigit():
            return False
        if len(words) - 1 == first and len(word) <= 3:
            return True
        if not self.settings.ordinal_stop or len(word) > 4:
            return False
        if following.lower() in self.settings.after_ordinal:
            return True
        if following[0].islower() or following[0] == ",":
            return True
        if opener or len(word) > 3 or not following[0].isalnum():
            return False
        # "der zweite und 3. Platz", not "auf Platz 19. Trainer Weber": no noun before it.
        before = words[-2] if len(words) - 2 >= first else ""
        if self.tokens.kinds[-2] == PUNCT:
            return True  # „22. Lauf“, Adler - 1. FC
        return before.islower() or bool(self.flags.get(before.lower(), 0) & _BEFORE_ORDINAL)


def _folded(word: str) -> str:
    """A word in lower case, with straight apostrophes."""
    low = word.lower()
    return low if low.isalnum() or len(low) == 1 else fold(low)


def _forms(language: Language) -> BoundedCache[str, WordForm]:
    flags = language.flags

    def form(word: str) -> WordForm:
        lower = _folded(word)
        return WordForm(word, lower, flags.get(lower, 0))

    return BoundedCache(form, CACHED_WORDS)


def word_forms(words: list[str], language: Language) -> list[WordForm]:
    """The forms of words; `lower` of each is its key in the language's tables."""
    return list(map(language.view(_forms).__getitem__, words))
