"""One word of a name: its kind, its letters, its sounds, how much it says about the bearer.

Words recur from name to name: each is made once for each language and cached. "Dr", "Angela" and
"Merkel" in "Dr Angela Merkel" are a title, a given name and a distinctive word.
"""

from __future__ import annotations

from enum import IntEnum
from functools import reduce
from operator import or_

from relata.model.cache import BoundedCache
from relata.model.threads import once
from relata.names.base.bearers import bearer_tables, plain
from relata.names.base.lexicon import all_given_names, legal_form_openers, name_words
from relata.names.base.scripts import (
    ARMENIAN,
    CYRILLIC,
    GEORGIAN,
    GREEK,
    HAN,
    LATIN,
    plain_latin,
    romanise,
    scripts_of,
    sounds_of,
)
from relata.names.base.weights import weights
from relata.names.distance.edit import SourceRows, TargetSequence, target_sequence
from relata.names.distance.grapheme_costs import (
    cost_table,
    grapheme_splitter,
    letters_only,
    target_symbols,
)
from relata.names.limits import CACHED_LANGUAGES, CACHED_WORDS, MAX_GRAPHEMES


class WordKind(IntEnum):
    """What a word is in its name. The order counts: up to INITIAL they distinguish bearers."""

    WORD = 0
    INITIAL = 1
    PARTICLE = 2
    SUFFIX = 3
    NUMBER = 4


# Without the class's name, for the hot loops.
WORD, INITIAL, PARTICLE, SUFFIX, NUMBER = WordKind

#: Letters of the longest abbreviation: a longer word before a full stop ends a sentence.
_LONGEST_ABBREVIATION = 5
#: Length from which all words count the same.
_LONG = 5

#: Scripts whose sounds the Cyrillic table knows: alphabets that write every vowel.
_ALPHABETS = frozenset((CYRILLIC, GREEK, ARMENIAN, GEORGIAN))

#: Bits of `Word.flags`, plain integers since every word of every name is asked for them: a title;
#: a legal form may begin with it; an initial; a particle, suffix or number; written differently
#: from its plain letters ("Jac.", "O'Neil", "Müller").
IS_TITLE, MAY_BE_LEGAL, IS_INITIAL, IS_MINOR, REWRITTEN = 1, 2, 4, 8, 16
#: Not one word: several, or one with letters of several scripts.
NOT_ONE_WORD = 32
#: May say something about the bearer (`parts.marks`).
IS_MARK = 64
#: The flags that follow from a word's kind.
_FLAGS_OF_KIND = (0, IS_INITIAL, IS_MINOR, IS_MINOR, IS_MINOR)


class _LetterBits(dict[str, int]):
    """Letter -> one bit; characters outside ASCII share the 64 bits."""

    def __missing__(self, letter: str) -> int:
        return 1 << (ord(letter) & 63)


#: Letters that some convention writes for one another are one kind; vowels say little.
_LETTER_KINDS = str.maketrans(
    {"c": "k", "q": "k", "z": "s", "w": "v", "y": "i", "j": "i", "x": "k", "o": "u", "e": "i"}
)
_ORDER = "abcdefghijklmnopqrstuvwxyz0123456789"
_LETTER_BITS = _LetterBits({c: 1 << _ORDER.index(c.translate(_LETTER_KINDS)) for c in _ORDER})
_bit = _LETTER_BITS.__getitem__


def letters_of(latin: str) -> int:
    """The set of a word's letter kinds, as bits: "schoigu" and "shoygu" share most of them."""
    return reduce(or_, map(_bit, latin), 0)


@once(1)
def _tables() -> tuple[frozenset[str], frozenset[str], tuple[float, ...]]:
    """Given names, names that very many people bear, and weights by length."""
    tuned = weights().word
    by_length = tuple([tuned.base + tuned.per_letter * letters for letters in range(_LONG + 1)])
    return all_given_names(), name_words().common_names, by_length


class Word:
    """One word of a name. Shared between names and never changed."""

    __slots__ = (
        "_sequence", "abbreviated", "distinctive", "flags", "given", "kind", "lang", "latin",
        "length", "letter_bits", "letter_kinds", "plain_letters", "script", "sounds", "text",
        "weight",
    )  # fmt: skip

    def __init__(
        self, text: str, script: str, kind: WordKind, lang: str | None, latin: str | None = None
    ) -> None:
        #: Lower case, NFC, as written.
        self.text = text
        self.script = script
        self.kind = kind
        #: The language of the text that it stands in, where known.
        self.lang = lang
        #: Its sounds, where one convention decides them ("" for Latin letters).
        self.sounds = "" if script == LATIN else sounds_of(text, script, lang)
        if latin is None:
            latin = plain_latin(text) if script == LATIN else plain_latin(romanise(self.sounds))
        #: In plain Latin letters: equal words have this in common.
        self.latin = latin
        self.length = length = len(latin)
        #: The set of its letter kinds, as bits, and their number: words that share few differ.
        self.letter_bits = bits = letters_of(latin)
        self.letter_kinds = bits.bit_count()
        #: Whether a full stop marks it as the beginning of a longer word ("Jac.").
        self.abbreviated = False
        #: Whether it is a whole word in Latin letters, which alone decide what it matches.
        self.plain_letters = kind == WORD and bits > 0 and script == LATIN
        #: Bits `IS_TITLE` and so on.
        self.flags = _FLAGS_OF_KIND[kind]
        given_names, common_names, weight_by_length = _tables()
        #: Whether it is a usual given name.
        self.given = given = latin in given_names
        #: Whether few people bear it.
        self.distinctive = kind == WORD and latin not in common_names
        #: How much a match of this word says about the bearer, 0 to 1.
        self.weight = weight = weight_by_length[length if length < _LONG else _LONG]
        if given or length < 2 or length > 7 or kind == INITIAL:
            self.weight = self._reduced(weight)
        self._sequence: GraphemeSequence | None = None

    def _reduced(self, weight: float) -> float:
        """The weight of a word that says less than its length: initial, given name, patronymic."""
        tuned = weights().word
        if self.kind == INITIAL:
            return tuned.initial
        if not self.length:
            weight = _tables()[2][3]
        if self.given:
            return weight * tuned.given_name
        patronymic = self.script == LATIN and self.latin.endswith(name_words().patronymic_endings)
        return weight * tuned.patronymic if patronymic and self.length > 7 else weight

    @property
    def key(self) -> str:
        """The word in Latin letters, as written where it has none."""
        return self.latin or self.text

    @property
    def sequence(self) -> GraphemeSequence:
        """Its graphemes, prepared for the edit distance at first use."""
        found = self._sequence
        if found is None:
            source = letters_only(self.text) if self.script == LATIN else self.latin
            found = self._sequence = GraphemeSequence(source, self.sounds)
        return found

    @property
    def cost_table(self) -> str:
        """The name of the table by which a Latin word is compared with this one."""
        return CYRILLIC if self.script in _ALPHABETS else self.script


class GraphemeSequence:
    """A word's graphemes with the cost rows and target sequences made from them so far."""

    __slots__ = ("_rows", "_sounds", "_targets", "graphemes")

    def __init__(self, latin: str, sounds: str) -> None:
        #: The word in Latin letters, split into the graphemes of all conventions.
        self.graphemes = tuple(grapheme_splitter()(latin)[:MAX_GRAPHEMES])
        self._sounds = sounds
        self._rows: dict[str, SourceRows] = {}
        self._targets: dict[str, TargetSequence] = {}

    def rows(self, table: str) -> SourceRows:
        """The cost rows of the graphemes in a table."""
        found = self._rows.get(table)
        if found is None:
            found = self._rows[table] = cost_table(table).rows(self.graphemes)
        return found

    def target(self, table: str) -> TargetSequence:
        """What a table's rows are to reach: Latin symbols, or the word's sounds."""
        found = self._targets.get(table)
        if found is None:
            sought = target_symbols(self.graphemes) if table == LATIN else self._sounds
            costs = cost_table(table)
            found = self._targets[table] = target_sequence(sought, costs.insert, costs.pairs)
        return found


#: Stands for a part that is not one word.
NOT_A_WORD = Word.__new__(Word)
NOT_A_WORD.flags = NOT_ONE_WORD


#: A part of a text, in lower case -> its word.
WordCache = BoundedCache[str, Word]


@once(CACHED_LANGUAGES)
def word_cache(lang: str | None) -> WordCache:
    """The words seen so far in texts of a language; others are made when asked for."""
    lists = name_words()
    special = lists.titles | lists.particles | lists.suffixes | legal_form_openers()
    special |= bearer_tables().marked

    def make(part: str) -> Word:
        if part.isascii() and part.isalpha() and len(part) > 1 and part not in special:
            return Word(part, LATIN, WORD, lang, part)
        return _make_word(part, lang)

    return BoundedCache(make, CACHED_WORDS)


def _make_word(part: str, lang: str | None) -> Word:
    """Any word, without its full stop; NOT_A_WORD for several words or several scripts."""
    text = part.rstrip(".")
    if not text.replace("'", "").isalnum() or text[0] == "'" or len(part) - len(text) > 1:
        return NOT_A_WORD
    scripts = scripts_of(text)
    if len(scripts) > 1:
        return NOT_A_WORD
    script = next(iter(scripts), LATIN)
    base = plain_latin(text)
    latin = base if script == LATIN else None
    kind = _kind(text if latin is None else latin, scripts)
    if kind == PARTICLE and len(text) == 1 and text != part:
        kind = INITIAL  # "John E. Smith"
    word = Word(text, script, kind, lang, latin)
    if text != part and word.kind == WORD and len(base) <= _LONGEST_ABBREVIATION:
        word.abbreviated, word.plain_letters = True, False
    if base in name_words().titles:
        word.flags |= IS_TITLE
    if text in legal_form_openers():
        word.flags |= MAY_BE_LEGAL
    if plain(text) in bearer_tables().marked:
        word.flags |= IS_MARK
    if word.latin != part:
        word.flags |= REWRITTEN
    return word


def _kind(base: str, scripts: set[str]) -> WordKind:
    lists = name_words()
    if not scripts or base.isdigit():
        return NUMBER
    if base in lists.particles:
        return PARTICLE
    if base in lists.suffixes:
        return SUFFIX
    return INITIAL if len(base) == 1 and HAN not in scripts else WORD
