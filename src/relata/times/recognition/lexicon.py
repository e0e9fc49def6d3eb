"""The words of a pack by class, and the class character of every atom.

An atom may belong to several classes ("morgen": tomorrow, morning); each set of classes that
occurs has one character, so that a class in a pattern is a set of characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field

from relata.lang.schema import TimesFile, words_of
from relata.model.cache import BoundedCache
from relata.times.limits import LAST_YEAR, MAX_DIGITS, MAX_FORMS, SURE_YEAR
from relata.times.recognition.atoms import MARKS, Atoms, words_in

#: Class of a form in a pack -> value.
Readings = dict[str, str]

#: Characters of atoms of no class: a capital, a small letter, a mark.
CAPITAL, SMALL, MARK = "A", "a", "."
#: Characters of classes. Those below 256 come first, as `re` makes a set of them within a tenth of
#: the time; those that mean something in a set of `re` are left out.
_CHARS = tuple(
    chr(code) for code in (*range(1, 256), *range(0xE000, 0xF000))
    if chr(code) not in f"{CAPITAL}{SMALL}{MARK}[]\\^-&~|#"
)  # fmt: skip
_DIGITS = re.compile(r"(\d+)([^\W\d_]*)\Z")


class TimeLexicon(Struct, eq=False):
    """What a pack says of words, ready for use."""

    #: Form as written -> class character; all cases that it may have.
    chars: dict[str, str]
    readings: dict[str, Readings]
    #: Class -> characters; classes of forms with several atoms -> their atoms.
    members: dict[str, str]
    sequences: dict[str, set[tuple[str, ...]]]
    #: (class, atoms in lower case joined by spaces) -> value.
    phrases: dict[tuple[str, str], str]
    #: Suffix of a number -> class.
    suffixes: dict[str, tuple[str, ...]]
    #: Set of classes -> its character.
    sets: dict[frozenset[str], str]
    #: Glued marks: mark -> character.
    glued: dict[str, str]
    #: `char` of the words of texts.
    known: BoundedCache[str, str] = field(default_factory=lambda: BoundedCache(str, 1))

    def __post_init__(self) -> None:
        self.known = BoundedCache(self.char, MAX_FORMS)

    def classes(self, atoms: Atoms) -> str:
        """The class characters of atoms."""
        words = atoms.words
        found = list(map(self.known.__getitem__, words))
        for n in atoms.glued():
            found[n] = self.glued[words[n]]
        return "".join(found)

    def char(self, word: str) -> str:
        """The class character of an atom that is not glued."""
        found = self.chars.get(word)
        if found is not None:
            return found
        first = word[0]
        if first.isdecimal():
            return self.sets.get(frozenset(self.digits(word)), SMALL)
        if first.isalpha():
            return CAPITAL if first.isupper() else SMALL
        return MARK

    def digits(self, word: str) -> Readings:
        """The readings of a number, with its suffix: "60er" is a decade."""
        match = _DIGITS.match(word)
        if match is None or len(match[1]) > MAX_DIGITS:
            return {}
        number, suffix = str(int(match[1])), match[2].lower()
        if suffix:
            return dict.fromkeys(self.suffixes.get(suffix, ()), number)
        found = dict.fromkeys(shapes(match[1]), number)
        for name in ("shortyear", "faryear"):
            if name in found:
                found[name] = match[1]
        return found

    def value(self, name: str, atoms: Atoms, start: int, end: int) -> str | None:
        """The value of the atoms [start, end) in a class; None where they do not belong to it."""
        if end - start == 1:
            word = atoms.words[start]
            found = self.readings.get(word)
            if found is None and word[0].isdecimal():
                found = self.digits(word)
            return None if found is None else found.get(name)
        return self.phrases.get((name, _key(atoms.words[start:end])))


def makers(lexicon: TimeLexicon, strong: frozenset[str]) -> BoundedCache[str, bool]:
    """Token -> whether it makes a time: a number, or a word with one of the `strong` characters."""

    def makes(token: str) -> bool:
        if token.isalpha():
            return lexicon.chars.get(token) in strong
        if any(one.isdecimal() for one in token):
            return True
        # A mark makes none by itself: a time with one has a number or a word as well.
        words = (one for one in words_in(token) if one[0].isalpha())
        return any(lexicon.char(one) in strong for one in words)

    return BoundedCache(makes, MAX_FORMS)


def shapes(digits: str) -> tuple[str, ...]:
    """The classes of a number by its length and size."""
    value, length = int(digits), len(digits)
    found = ["digits"]
    if length <= 2:
        found += ["day"] if 1 <= value <= 31 else []
        found += ["hour"] if value <= 24 else []
        found += ["monthnumber"] if 1 <= value <= 12 else []
        found += ["minute", "shortyear"] if length == 2 and value < 60 else []
        found += ["shortyear"] if length == 2 and value >= 60 else []
    elif length == 3:
        found += ["oldyear"]
    elif length == 4:
        found += ["year"] if 1000 <= value <= LAST_YEAR else []
        found += ["oldyear"] if value else []
        found += ["faryear"] if value and not 1000 <= value <= LAST_YEAR else []
        found += ["roundyear"] if value >= 1000 and (value % 100 == 0 or value < SURE_YEAR) else []
        found += ["hhmm"] if value // 100 < 24 and value % 100 < 60 else []
    return tuple(found)


def _key(atoms: Iterable[str]) -> str:
    """How a form of several atoms is looked up: small letters, marks by their class."""
    return " ".join(MARKS.get(atom) or atom.lower() for atom in atoms)


def _cases(form: str) -> tuple[str, ...]:
    """The ways to write a form: as it stands, with a capital, in capitals."""
    return tuple(dict.fromkeys((form, form[:1].upper() + form[1:], form.upper())))


class _Builder:
    def __init__(self, needed: frozenset[str]) -> None:
        #: Classes with a value ("unit.Y") that patterns ask for.
        self.needed = needed
        self.readings: dict[str, Readings] = {}
        self.sequences: dict[str, set[tuple[str, ...]]] = {}
        self.phrases: dict[tuple[str, str], str] = {}

    def add(self, name: str, value: str, form: str) -> None:
        parts = words_in(form)
        names = [name, *({f"{name}.{value}"} & self.needed)]
        if len(parts) == 1:
            for case in _cases(form):
                found = self.readings.setdefault(case, {})
                for one in names:
                    found.setdefault(one, value)
            return
        keys = tuple(MARKS.get(part, f"={part.lower()}") for part in parts)
        for part in parts:
            if part not in MARKS:
                for case in _cases(part):
                    self.readings.setdefault(case, {})[f"={part.lower()}"] = ""
        for one in names:
            self.sequences.setdefault(one, set()).add(keys)
            self.phrases[one, _key(parts)] = value


def build(file: TimesFile, needed: frozenset[str]) -> TimeLexicon:
    """The lexicon of a pack, for patterns that need the given classes with a value."""
    builder = _Builder(needed)
    for name, table in file.words.items():
        for value, words in table.items():
            for form in words_of(words):
                builder.add(name, value, form)
    for first, second in zip(*[iter(words_of(file.compounds))] * 2, strict=True):
        for value, form in _forms(file, first):
            for other, ending in _forms(file, second):
                builder.add(f"{first}_{second}", f"{value} {other}", form + ending.lower())
    return _indexed(builder, _suffixes(file))


def _forms(file: TimesFile, name: str) -> Iterable[tuple[str, str]]:
    for value, words in file.words.get(name, {}).items():
        for form in words_of(words):
            yield value, form


def _suffixes(file: TimesFile) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    given = file.suffixes
    for name in given.__struct_fields__:
        for suffix in words_of(getattr(given, name)):
            found[suffix] = (*found.get(suffix, ()), f"digits_{name}")
    return found


def _indexed(builder: _Builder, suffixes: dict[str, tuple[str, ...]]) -> TimeLexicon:
    sets: dict[frozenset[str], str] = {}

    def char(classes: Iterable[str]) -> str:
        key = frozenset(classes)
        return sets.setdefault(key, _CHARS[len(sets)])

    short = [f"{number:0{width}}" for number in range(100) for width in (1, 2)]
    long = [f"{first:02}{last:02}" for first in range(100) for last in (0, 1, 60)]
    for digits in (*short, "100", *long, "12345"):
        char(shapes(digits))
    for classes in set(suffixes.values()):
        char(classes)
    glued = {mark: char((name, f"g{name}")) for mark, name in MARKS.items()}
    marks = {mark: char((name,)) for mark, name in MARKS.items()}
    # Parts of forms of several words come last: few patterns ask for them.
    words = sorted(
        builder.readings.items(), key=lambda item: all(name[0] == "=" for name in item[1])
    )
    chars = {**marks, **{form: char(readings) for form, readings in words}}
    members: dict[str, str] = {}
    for classes_, one in sets.items():
        for name in classes_:
            members[name] = members.get(name, "") + one
    return TimeLexicon(
        chars, builder.readings, members, builder.sequences, builder.phrases, suffixes, sets, glued
    )
