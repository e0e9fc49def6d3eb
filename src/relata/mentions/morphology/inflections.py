"""What the endings of a word show in languages that inflect nouns and adjectives.

A word's readings are (number, gender, case) as in `tables.Reading`; a phrase keeps those that
its words share.
"""

from __future__ import annotations

from relata.lang.endings import Finite, finite
from relata.lang.language import Language, words_of
from relata.mentions.limits import MAX_ENDING, MAX_FORMS
from relata.mentions.weights import weights
from relata.model.analysis import ACC, DAT, GEN, NOM, OBLIQUE

#: (number, gender, case bit): number in "sp", gender in "mfnx".
Reading = tuple[str, str, int]

CASES = {"n": NOM, "g": GEN, "d": DAT, "a": ACC, "o": OBLIQUE, "-": 0}


def parsed(text: str, genders: str = "") -> tuple[Reading, ...]:
    """Readings written "smn sfg", or "sn pg" with the genders apart; what is not one is left."""
    found: list[Reading] = []
    for word in text.split():
        if len(word) == 3 and word[0] in "sp" and word[1] in "mfnx" and word[2] in CASES:
            found.append((word[0], word[1], CASES[word[2]]))
        elif len(word) == 2 and word[0] in "sp" and word[1] in CASES:
            found += [(word[0], gender, CASES[word[1]]) for gender in genders or "x"]
    return tuple(found)


def meet(one: tuple[Reading, ...], other: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """What two words in agreement may be together; () where they do not agree.

    A word without readings (foreign, indeclinable) agrees with everything.
    """
    if not one or not other:
        return one or other
    found: list[Reading] = []
    for number, gender, case in one:
        for n, g, c in other:
            if number != n or case != c:
                continue
            if gender == g or "x" in (gender, g) or number == "p":
                reading = (number, g if gender == "x" else gender, case)
                if reading not in found:
                    found.append(reading)
    return tuple(found)


def cases(readings: tuple[Reading, ...]) -> int:
    """The cases of readings as a bit mask; 0 where nothing is known."""
    found = 0
    for reading in readings:
        found |= reading[2]
    return found


class Inflections:
    """The endings of one language."""

    def __init__(self, language: Language) -> None:
        phrases = language.file.phrases
        self._nouns = {ending: parsed(text) for ending, text in phrases.noun_forms.items()}
        self._adjectives = {e: parsed(text) for e, text in phrases.adjective_forms.items()}
        self._names = {e: parsed(text) for e, text in phrases.name_forms.items()}
        self._roles = {
            form: parsed(role.case, role.gender) for form, role in language.roles.items()
        }
        self._infinitives = words_of(language.file.grammar.infinitive_endings)
        self._adverbs = words_of(language.file.grammar.adverb_endings)
        self._gerunds = words_of(language.file.grammar.gerund_endings)
        self._no_verb = frozenset(words_of(language.file.grammar.no_finite))
        self._finite: Finite | None = finite(language)
        self._verbs = language.verbs
        self._of_noun: dict[str, tuple[Reading, ...]] = {}
        self._of_name: dict[str, tuple[Reading, ...]] = {}
        self._of_adjective: dict[str, tuple[Reading, ...]] = {}
        self._verbal: dict[str, bool] = {}

    def noun(self, lower: str) -> tuple[Reading, ...]:
        """What a noun or name (lower case) may be; () where nothing shows it."""
        found = self._of_noun.get(lower)
        if found is None:
            if len(self._of_noun) > MAX_FORMS:
                self._of_noun.clear()
            found = self._roles.get(lower[lower.rfind("-") + 1 :])
            found = found or _by_ending(lower, self._nouns)
            self._of_noun[lower] = found
        return found

    def name(self, lower: str) -> tuple[Reading, ...]:
        """What a word of a name (lower case) may be; () where nothing shows it."""
        found = self._of_name.get(lower)
        if found is None:
            if len(self._of_name) > MAX_FORMS:
                self._of_name.clear()
            if self._names and _size(lower, self._names) >= _size(lower, self._adjectives):
                found = _by_ending(lower, self._names)
            else:
                found = self.adjective(lower) or self.noun(lower)
            self._of_name[lower] = found
        return found

    def adjective(self, lower: str) -> tuple[Reading, ...]:
        """What an adjective may be; () for a word whose ending is not an adjective's.

        Where a longer ending shows a noun ("-ение" against "-ие"), it is not an adjective.
        """
        found = self._of_adjective.get(lower)
        if found is None:
            if len(self._of_adjective) > MAX_FORMS:
                self._of_adjective.clear()
            found = ()
            size = _size(lower, self._adjectives)
            if size and size >= _size(lower, self._nouns) and lower not in self._roles:
                found = self._adjectives[lower[-size:]]
            self._of_adjective[lower] = found
        return found

    def verbal(self, lower: str) -> bool:
        """Whether a word of no closed class is a finite verb, infinitive, gerund or adverb."""
        found = self._verbal.get(lower)
        if found is None:
            if len(self._verbal) > MAX_FORMS:
                self._verbal.clear()
            found = self._verbal[lower] = self._is_verbal(lower)
        return found

    def _is_verbal(self, lower: str) -> bool:
        if lower in self._roles or lower in self._no_verb:
            return False
        if lower in self._verbs or (self._finite is not None and self._finite(lower)):
            return True
        return len(lower) > 3 and lower.endswith(
            (*self._infinitives, *self._adverbs, *self._gerunds)
        )


def _size(lower: str, endings: dict[str, tuple[Reading, ...]]) -> int:
    """Length of the longest of the endings that the word has, 0 for none."""
    for size in range(min(MAX_ENDING, len(lower) - weights().letters.stem), 0, -1):
        if lower[-size:] in endings:
            return size
    return 0


def _by_ending(lower: str, endings: dict[str, tuple[Reading, ...]]) -> tuple[Reading, ...]:
    size = _size(lower, endings)
    if size:
        return endings[lower[-size:]]
    bare = endings.get("", ())
    return (*bare, *endings.get("-", ())) if len(lower) <= weights().letters.no_ending else bare
