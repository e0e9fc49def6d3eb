"""One word of a name: what it is, and what is known of it as soon as it is seen.

Words recur from name to name: each is made once for each language of a text, and kept.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_

from relata.model.cache import BoundedCache
from relata.names.base.lexicon import any_given, legal_words, words
from relata.names.base.scripts import (
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
)
from relata.names.distance.edit import LONGEST, Source, Target, target
from relata.names.distance.grapheme_costs import letters_only, splitter, symbols, table

WORD, INITIAL, PARTICLE, SUFFIX, NUMBER, LEGAL = range(6)

#: A longer word before a stop is no abbreviation, but the end of a sentence.
LONGEST_CUT = 5
#: Words that are kept for a language, and languages.
MOST_KNOWN, MOST_LANGUAGES = 200_000, 256

#: Scripts whose readings the Cyrillic table knows: alphabets with every vowel written.
_ALPHABETS = frozenset((CYRILLIC, GREEK, ARMENIAN, GEORGIAN))

#: Bits of a word: it is a title, a legal form may begin with it, it is an initial, a small word,
#: it stands in its name otherwise than its letters do ("Jac.", "O'Neil", "Müller").
TITLE, MAY_BE_LEGAL, SHORT, LESSER, UNEVEN = 1, 2, 4, 8, 16
#: Not a word, but several, or one of several scripts: to be taken apart.
MIXED = 32
#: Those that a word has by its kind.
_OF_KIND = (0, SHORT, LESSER, LESSER, LESSER, LESSER)


class _Bits(dict[str, int]):
    """A letter's kind as a bit; what is no letter of ASCII shares their bits."""

    def __missing__(self, letter: str) -> int:
        return 1 << (ord(letter) & 63)


#: Letters that stand for one another in some convention are of one kind; vowels say little.
_KINDS = str.maketrans(
    {"c": "k", "q": "k", "z": "s", "w": "v", "y": "i", "j": "i", "x": "k", "o": "u", "e": "i"}
)
_ORDER = "abcdefghijklmnopqrstuvwxyz0123456789"
_BITS = _Bits({c: 1 << _ORDER.index(c.translate(_KINDS)) for c in _ORDER})
_bit = _BITS.__getitem__


def letters_of(latin: str) -> int:
    """The kinds of letters in a word, a bit each."""
    return reduce(or_, map(_bit, latin), 0)


@lru_cache(maxsize=1)
def _borne() -> tuple[frozenset[str], frozenset[str]]:
    """Given names, and names that many bear."""
    return any_given(), words().commonest


#: How much a word says by the number of its letters, the last for all that are longer.
_WEIGHTS = tuple([0.4 + 0.12 * letters for letters in range(6)])


class Word:
    """One word of a name. Shared and never changed."""

    __slots__ = (
        "_spelling",
        "cut",
        "flags",
        "given",
        "kind",
        "kinds",
        "lang",
        "latin",
        "length",
        "letters",
        "read",
        "script",
        "strict",
        "telling",
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
        self.length = length = len(latin)
        #: Kinds of letters in it, a bit each, and their number: words that share few are not one.
        self.letters = letters = letters_of(latin)
        self.kinds = letters.bit_count()
        #: Whether a stop after it says that it is the beginning of a longer word ("Jac.").
        self.cut = False
        #: Whether it is in Latin letters, and these alone may tell it from other words.
        self.strict = kind == WORD and letters > 0 and script == LATIN
        #: What is to be looked at when a name is put together: bits of `TITLE` and so on.
        self.flags = _OF_KIND[kind]
        #: Whether it is a usual given name.
        usual, commonest = _borne()
        self.given = given = latin in usual
        #: Whether few people bear it.
        self.telling = kind == WORD and latin not in commonest
        #: How much it says that two names share this word, 0 to 1.
        self.weight = weight = _WEIGHTS[length if length < 5 else 5]
        if given or length < 2 or length > 7 or kind == INITIAL:
            self.weight = self._weighed(weight)
        self._spelling: Spelling | None = None

    def _weighed(self, weight: float) -> float:
        """How much a word says that may say less than its letters do."""
        if self.kind == INITIAL:
            return 0.15
        if not self.length:
            weight = _WEIGHTS[3]
        if self.given:
            return weight * 0.6
        patronymic = self.script == LATIN and self.latin.endswith(words().patronymics)
        return weight * 0.35 if patronymic and self.length > 7 else weight

    @property
    def key(self) -> str:
        """The word in Latin letters, as written where it has none."""
        return self.latin or self.text

    @property
    def spelling(self) -> Spelling:
        """What it is made of."""
        found = self._spelling
        if found is None:
            source = letters_only(self.text) if self.script == LATIN else self.latin
            found = self._spelling = Spelling(source, self.read)
        return found

    @property
    def meets(self) -> str:
        """The table by which Latin words meet this one."""
        return CYRILLIC if self.script in _ALPHABETS else self.script


class Spelling:
    """What a word is made of, made ready for comparing when it is asked for."""

    __slots__ = ("_read", "_rows", "_targets", "graphemes")

    def __init__(self, latin: str, read: str) -> None:
        #: The word in Latin letters, split into the graphemes of any convention.
        self.graphemes = tuple(splitter()(latin)[:LONGEST])
        self._read = read
        #: Table (a script's name) -> rows of costs, and what they are to reach.
        self._rows: dict[str, Source] = {}
        self._targets: dict[str, Target] = {}

    def rows(self, name: str) -> Source:
        """The rows of a table for the graphemes."""
        found = self._rows.get(name)
        if found is None:
            found = self._rows[name] = table(name).rows(self.graphemes)
        return found

    def target(self, name: str) -> Target:
        """What a table's rows are to reach: Latin symbols, or the sounds of the reading."""
        found = self._targets.get(name)
        if found is None:
            sought = symbols(self.graphemes) if name == LATIN else self._read
            costs = table(name)
            found = self._targets[name] = target(sought, costs.insert, costs.pairs)
        return found


#: Stands for what is no single word.
NO_WORD = Word.__new__(Word)
NO_WORD.flags = MIXED


#: The words of texts in one language, by what stands in a text.
Known = BoundedCache[str, Word]


@lru_cache(maxsize=MOST_LANGUAGES)
def known_words(lang: str | None) -> Known:
    """The words seen so far in texts of a language; others are made when asked for."""
    small = words()
    # Words that are more, or less, than a word that tells bearers apart.
    special = small.titles | small.particles | small.suffixes | legal_words()

    def made(part: str) -> Word:
        if part.isascii() and part.isalpha() and len(part) > 1 and part not in special:
            return Word(part, LATIN, WORD, lang, part)
        return _made(part, lang)

    return BoundedCache(made, MOST_KNOWN)


def _made(part: str, lang: str | None) -> Word:
    """Any word, its stop left out; NO_WORD where it is several, or in several scripts."""
    text = part.rstrip(".")
    if not text.replace("'", "").isalnum() or text[0] == "'" or len(part) - len(text) > 1:
        return NO_WORD
    scripts = scripts_of(text)
    if len(scripts) > 1:
        return NO_WORD
    script = next(iter(scripts), LATIN)
    base = plain(text)
    latin = base if script == LATIN else None
    word = Word(text, script, _kind(text if latin is None else latin, scripts), lang, latin)
    if text != part and word.kind == WORD and len(base) <= LONGEST_CUT:
        word.cut, word.strict = True, False
    if base in words().titles:
        word.flags |= TITLE
    if text in legal_words():
        word.flags |= MAY_BE_LEGAL
    if word.latin != part:
        word.flags |= UNEVEN
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
