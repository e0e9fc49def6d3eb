"""Name and description within the mention of a voice, as far as capitals show them.

"Rockland County Executive Ed Day", "la agencia de noticias BelTA", "Posłanka Partii Pracy, Ginny
Anderson": a proper name wins over the description next to it, in languages whose nouns no pack
lists, too. A name that something governs ("the mother of Ann Lee") is somebody else's.
"""

from __future__ import annotations

from msgspec import Struct

from relata.knowledge import first_names, world
from relata.lang.language import Language, words_of
from relata.lang.schema import Flag
from relata.model.analysis import NUMBER, WORD, Segmented
from relata.model.codes import EntityKind
from relata.resolve.word_forms import is_role

Range = tuple[int, int]

_PREPOSITION = int(Flag.PREPOSITION)
_CLOSED = int(
    Flag.ARTICLE | Flag.DETERMINER | Flag.PREPOSITION | Flag.COORDINATION | Flag.PRONOUN
    | Flag.RELATIVE | Flag.AUXILIARY | Flag.ADVERB | Flag.INDEFINITE | Flag.DEMONSTRATIVE
    | Flag.REFLEXIVE
)  # fmt: skip
_TITLE, _ARTICLE, _RELATIVE = int(Flag.TITLE), int(Flag.ARTICLE), int(Flag.RELATIVE)
_MEDIA, _GROUP, _TIME = int(Flag.MEDIA), int(Flag.GROUP), int(Flag.TIME)
_COORDINATION, _ROLE = int(Flag.COORDINATION), int(Flag.ROLE)
#: A surname with one first name.
_PAIR = 2
#: Parts of a body's name that a preposition adds: "Observatory for Human Rights".
_MOST_ADDED = 3


class NamedMention(Struct, frozen=True):
    """What a mention names, and what it says of who bears the name."""

    name: Range
    role: Range | None
    entity: EntityKind
    #: "m" or "f" as a first name shows, "" where open.
    gender: str = ""


class _Words(Struct, frozen=True):
    """Word sets of a language, made at its first use."""

    particles: frozenset[str]
    possessives: frozenset[str]
    #: Last words of names of outlets and of bodies, in lower case.
    outlets: frozenset[str]
    bodies: frozenset[str]
    #: A name after a noun stands next to it; where nouns have cases it may be the noun's owner.
    adjacent: bool


def _words(language: Language) -> _Words:
    phrases = language.file.phrases
    articles = any(flags & _ARTICLE for flags in language.flags.values())
    return _Words(
        frozenset(word.lower() for word in words_of(language.file.lines.particles)),
        frozenset(words_of(phrases.possessive)),
        frozenset(word.lower() for word in words_of(phrases.outlet_endings)),
        frozenset(word.lower() for word in words_of(phrases.group_endings)),
        articles and not phrases.noun_forms and not language.file.grammar.nouns_capitalised,
    )


class MentionReader:
    """Reads mentions of one text."""

    def __init__(self, text: Segmented, language: Language) -> None:
        self.text, self.language = text, language
        self.words = language.view(_words)
        self.capitals = language.file.grammar.nouns_capitalised

    def read(self, first: int, last: int) -> NamedMention | None:
        """The name and the description in tokens [first, last); None where no name is sure."""
        last = self._without_clause(first, last)
        runs = self._runs(first, last)
        if any(self._coordinated(run, first) for run in runs):
            return None
        people = [name for run in runs if (name := self._person(run, first, last)) is not None]
        if len(people) > 1 and not self._apart(people[0], people[1]):
            return None
        if people:
            name = people[0]
            gender = self._gender(name)
            return NamedMention(name, self._role(name, first, last), "person", gender)
        if self.capitals:
            return None
        for run in runs:
            if self._stands_next(run, first, last):
                kind = self._kind(first, run[0])
                run = self._extended(run, last) if kind != "person" else run
                return NamedMention(run, self._role(run, first, last), kind)
        return None

    def roles(self, first: int, last: int) -> list[int]:
        """Which of tokens [first, last), counted from the first, are nouns for people by office.

        None are found where the language has a list of them, which the mention finder knows.
        """
        if self.language.roles:
            return []
        flags = self.text.flags
        return [at - first for at in range(first, last) if flags[at] & _ROLE]

    def body(self, first: int, last: int) -> Range | None:
        """The whole name of a body that tokens [first, last) begin with, None for anything else.

        "the People's Daily", "The Syrian Observatory for Human Rights".
        """
        text = self.text
        at = first + 1 if text.flags[first] & _ARTICLE else first
        runs = self._runs(at, last)
        if self.capitals or not runs or runs[0][0] != at or self._given(*runs[0]) is not None:
            return None
        start, end = runs[0]
        if text.flags[start] & (_MEDIA | _GROUP) and end - start > 1:
            return None  # "Agentura ČTK" opens a sentence
        if at > first and end + 1 < last and text.words[end] in self.words.possessives:
            if len(runs) > 1 and runs[1][0] == end + 1:
                return start, runs[1][1]
        whole = self._extended((start, end), last)
        if text.flags[start] & _TITLE:
            return None
        if is_role(self.language, text.lower[end - 1]):
            return whole if text.flags[end - 1] & _GROUP and whole[1] > end else None
        return whole

    def noun_after(self, name: Range, last: int) -> int | None:
        """End of the nouns without a capital that a name stands before: "Facebook posts".

        The name then says of what kind they are; it is not who speaks. None where no such noun
        follows, and in languages where a noun does not stand after its attribute without a mark.
        """
        text = self.text
        if not self.words.possessives or not self.words.adjacent or text.flags[name[0]] & _TITLE:
            return None
        end = name[1]
        while end < last and text.kinds[end] == WORD and text.words[end].islower():
            if text.flags[end] & _CLOSED:
                break
            end += 1
        if text.flags[end - 1] & _GROUP:
            return None  # "the Space Flight Center team" is the Center's own
        if end == name[1] or (end < last and text.kinds[end] == WORD and text.words[end].istitle()):
            return None  # "Pfizer spokesman Lee"
        return end

    def body_after(self, start: int, last: int) -> Range | None:
        """The name of a body that directly follows a description which ends at `start`.

        Two words at least, none of them a first name: one alone may be the owner's.
        """
        runs = self._runs(start, last)
        if not runs or runs[0][0] != start or runs[0][1] - start < _PAIR:
            return None
        return None if any(map(first_names.known, self.text.words[slice(*runs[0])])) else runs[0]

    def _extended(self, run: Range, last: int) -> Range:
        """A body's name with the parts that prepositions add to it."""
        text = self.text
        start, end = run
        for _ in range(_MOST_ADDED):
            if end + 1 >= last or not text.flags[end] & _PREPOSITION:
                break
            at = end + 2 if text.flags[end + 1] & _ARTICLE and end + 2 < last else end + 1
            if not text.words[at][:1].isupper() or self._given(at, last) is not None:
                break
            end = self._run_end(at, last)
        return start, end

    def _without_clause(self, first: int, last: int) -> int:
        """End of the mention before a relative clause."""
        text = self.text
        for at in range(first + 1, last - 1):
            if text.words[at] == "," and text.flags[at + 1] & _RELATIVE:
                if not text.flags[at + 1] & _ARTICLE:
                    return at
        return last

    def _runs(self, first: int, last: int) -> list[Range]:
        """Stretches of words with a capital, with the particles between them."""
        found: list[Range] = []
        at = first
        while at < last:
            if self._capital(at):
                end = self._run_end(at, last)
                found.append((at, end))
                at = end
            else:
                at += 1
        return found

    def _run_end(self, at: int, last: int) -> int:
        end = at + 1
        while end < last:
            if self._capital(end):
                end += 1
            else:
                at = end
                if self._opens_attribute(end):
                    break  # "Minister van Financiën Anna Smit"
                while at < last and self.text.lower[at] in self.words.particles:
                    at += 1
                if at == end or at >= last or not self._capital(at):
                    break
                if self.text.words[at].isupper() and len(self.text.words[at]) > 1:
                    break  # "Bernd Wessel von der CDU"
                end = at
        return end

    def _opens_attribute(self, at: int) -> bool:
        """Whether a preposition after an office says of what it is the office."""
        text = self.text
        if self.capitals or not text.flags[at] & _PREPOSITION:
            return False
        return is_role(self.language, text.lower[at - 1])

    def _capital(self, at: int) -> bool:
        text = self.text
        return text.kinds[at] in (WORD, NUMBER) and text.words[at][:1].isupper()

    def _given(self, start: int, end: int) -> int | None:
        """The first token of [start, end) that is a first name before another word."""
        words = self.text.words
        for at in range(start, end - 1):
            if first_names.known(words[at]) and self._capital(at):
                return at
            if not self._capital(at):
                return None
        # Surname first: "Szabó János".
        return start if end - start == _PAIR and first_names.known(words[end - 1]) else None

    def _person(self, run: Range, first: int, last: int) -> Range | None:
        """The name of a person in a run of capitals, where nothing governs it."""
        text = self.text
        start, end = run
        if end < last and text.words[end] in self.words.possessives:
            return None
        given = self._given(start, end)
        if given is None or self._named_body(given, end):
            return None
        if given == start or self._governs_whole(start, given):
            if start > first and text.flags[start - 1] & _PREPOSITION:
                return None
        elif not self._belongs_elsewhere(start, given, first):
            if self.capitals:
                return None
            given = start
        if given > first and self.capitals and self._noun_before(given, first):
            return None
        if end - given > 2 and text.flags[end - 1] & _TIME:
            end -= 1
        return given, end

    def _coordinated(self, run: Range, first: int) -> bool:
        """Whether a person's name follows a conjunction: two people, or somebody and a name."""
        before = run[0] - 1
        joined = before > first and bool(self.text.flags[before] & _COORDINATION)
        return joined and self._given(*run) is not None

    def _noun_before(self, given: int, first: int) -> bool:
        """Whether a noun that is not a role stands before a name: it may be the name's owner's."""
        text = self.text
        before = text.lower[given - 1]
        if text.words[given - 1] == "," or text.flags[given - 1] & (_TITLE | _ARTICLE):
            return False
        return given - 1 >= first and not is_role(self.language, before)

    def _named_body(self, start: int, end: int) -> bool:
        """Whether a name that begins like a person's is an outlet's or a body's."""
        text = self.text
        last = text.lower[end - 1]
        if last in self.words.outlets or last in self.words.bodies:
            return True
        known = world.lookup(" ".join(text.words[start:end]), self.language.code)
        return known is not None and not known.ambiguous

    def _governs_whole(self, start: int, given: int) -> bool:
        """Whether only titles and offices stand before the first name: they are its own."""
        text = self.text
        return all(
            text.flags[at] & _TITLE or is_role(self.language, text.lower[at])
            for at in range(start, given)
        )

    def _belongs_elsewhere(self, start: int, given: int, first: int) -> bool:
        """Whether the words before a first name do not belong to the name.

        They are what a preposition governs ("ministre de la Santé Roman Prymula"), an
        abbreviation, a known body or place, or common words.
        """
        text = self.text
        before = start - 1
        if before > first and text.flags[before] & _ARTICLE:
            before -= 1
        if before >= first and text.flags[before] & _PREPOSITION:
            return True
        if self._governs_whole(given - 1, given) or self._office_of_body(start, given):
            return True
        if all(text.words[at].isupper() and len(text.words[at]) > 1 for at in range(start, given)):
            return True
        known = world.lookup(" ".join(text.words[start:given]), self.language.code)
        return known is not None

    def _office_of_body(self, start: int, given: int) -> bool:
        """Whether an office and what it is of, or a body alone, stand before a first name.

        "Minister van Financiën Anna Smit", "президентка Єврокомісії Урсула фон дер Ляєн".
        """
        text = self.text
        if any(flags & (_GROUP | _MEDIA) for flags in text.flags[start:given]):
            return True
        if start + 1 >= given or not is_role(self.language, text.lower[start]):
            return False
        between = text.words[start + 1 : given]
        if all(word.isupper() and len(word) > 1 for word in between):
            return True  # "Держсекретар США Ентоні Блінкен"
        return text.lower[start + 1] in self.words.particles

    def _apart(self, one: Range, other: Range) -> bool:
        """Whether the second name belongs to the description of the first: "Ann Lee, who met …"."""
        text = self.text
        between = range(one[1], other[0])
        if any(text.flags[at] & _COORDINATION for at in between):
            return False
        return any(text.flags[at] & _PREPOSITION for at in between)

    def _gender(self, name: Range) -> str:
        for at in range(*name):
            found = first_names.gender(self.text.words[at])
            if found is not None:
                return found
        return ""

    def _stands_next(self, run: Range, first: int, last: int) -> bool:
        """Whether a run without a known first name is the name next to a description."""
        text = self.text
        start, end = run
        if start <= first + 1 or (end < last and text.words[end] in self.words.possessives):
            return False
        if text.words[start - 1] == ",":
            return end - start > 1 and end == last and not self._described(start, end)
        before = start - 1
        if text.words[before] in self.words.possessives and start - 2 <= first + 1:
            return False  # "the People's Daily"
        if not self.words.adjacent or text.flags[before] & _CLOSED or text.kinds[before] != WORD:
            return False
        if text.words[before][:1].isupper() or not text.flags[first] & _ARTICLE:
            return False
        if end < last and text.words[end] not in (",", "(") and not text.flags[end] & _PREPOSITION:
            return False
        known = world.lookup(" ".join(text.words[start:end]), self.language.code)
        return known is None or known.kind != "place"

    def _described(self, start: int, end: int) -> bool:
        """Whether a run is a description in capitals after all: "Minister of Trade"."""
        text = self.text
        return any(is_role(self.language, text.lower[at]) for at in range(start, end))

    def _kind(self, first: int, end: int) -> EntityKind:
        """What the words before a name say it names."""
        flags = self.text.flags[first:end]
        if any(flag & _MEDIA for flag in flags):
            return "outlet"
        if any(flag & _GROUP for flag in flags):
            return "organisation"
        return "person"

    def _role(self, name: Range, first: int, last: int) -> Range | None:
        """The description before a name, or after it and a comma; None without one."""
        text = self.text
        start, end = first, name[0]
        if name[0] == first and name[1] + 1 < last and text.words[name[1]] == ",":
            start, end = name[1] + 1, last
        while start < end and text.flags[start] & (_ARTICLE | _PREPOSITION):
            start += 1
        while end > start and text.kinds[end - 1] != WORD:
            end -= 1
        if start >= end or not any(text.kinds[at] == WORD for at in range(start, end)):
            return None
        return start, end
