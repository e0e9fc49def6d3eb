"""Errors that two versions have and the others have not: nobody makes them twice by chance.

Three kinds, none of which needs a dictionary: a word one letter away from how it is spelled
otherwise next to the same words; a figure where more than two others agree on another one; what
the checks found wrong in both, as a day of the week that its date was not. They show that two
versions depend on one another, not which of them came first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from relata.comparison.content_words import ContentWord
from relata.comparison.versions.limits import MAX_SPELLED
from relata.comparison.versions.prepared import Prepared
from relata.comparison.versions.story import ReasonKind
from relata.lang.language import Language, load
from relata.lang.stems import Stemmer
from relata.model.record import Span
from relata.names.base.scripts import without_marks
from relata.names.uses.spell import spell

#: Letters of a word whose spelling says something; at its end endings differ.
_LEAST_LETTERS, _ENDING = 6, 2
#: How often a version has a misspelt word at most.
_MOST_TIMES = 2
#: Rules of the lint that find errors of fact and damage, and not of sourcing.
_ERRORS = ("TIM002", "NUM001", "TXT001", "TXT003", "HED005")
#: Fewest words of the place of such an error: a lone mark is in every text.
_LEAST_WORDS = 2
#: Errors of one kind that are listed of two versions, and characters of one that are shown.
_MOST, _MAX_SHOWN = 4, 60

Pair = tuple[int, int]


class SharedError(Struct, frozen=True):
    """An error of two versions, with where each has it."""

    kind: ReasonKind
    text: str
    a: Span
    b: Span


def shared_errors(versions: Sequence[Prepared]) -> dict[Pair, list[SharedError]]:
    """The errors that two versions share, by the numbers of both; texts of one language only."""
    found: dict[Pair, list[SharedError]] = {}
    for language in dict.fromkeys(version.language for version in versions):
        own = [version for version in versions if version.language == language]
        if len(own) > 1:
            readings = [_Readings(version) for version in own]
            for errors in (_misspelt(readings), _figures(readings), _findings(own)):
                for pair, error in errors:
                    known = found.setdefault(pair, [])
                    if sum(one.kind == error.kind for one in known) < _MOST:
                        known.append(error)
    return found


class _Readings:
    """The open-class words of a version, each with its neighbours."""

    def __init__(self, version: Prepared) -> None:
        self.version = version
        text = version.text
        self.words = [word for word in version.words if not word.closed][:MAX_SPELLED]
        self.forms = [text[word.start : word.end].casefold() for word in self.words]
        self.counts = Counter(self.forms)
        #: Form -> places of the word.
        self.places: dict[str, list[int]] = {}
        for place, form in enumerate(self.forms):
            self.places.setdefault(form, []).append(place)

    def beside(self, form: str) -> set[tuple[int, str]]:
        """(-1 or 1, the open-class word before or after) of every place of a form."""
        return {
            (side, self.forms[place + side])
            for place in self.places.get(form, ())
            for side in (-1, 1)
            if 0 <= place + side < len(self.forms)
        }

    def span(self, form: str) -> Span:
        """Where a form stands first."""
        return _span(self.words[self.places[form][0]])

    def shown(self, form: str) -> str:
        """A form as it is written there."""
        return self.at(self.places[form][0])

    def at(self, place: int) -> str:
        """The word at a place, as written."""
        start, end = _span(self.words[place])
        return self.version.text[start:end][:_MAX_SHOWN]


def _span(word: ContentWord) -> Span:
    return word.start, word.end


def _misspelt(readings: Sequence[_Readings]) -> Iterator[tuple[Pair, SharedError]]:
    """Words that two versions alone have, one letter away from what stands elsewhere."""
    language = load(readings[0].version.language)
    every: Counter[str] = Counter()
    having: Counter[str] = Counter()
    for one in readings:
        every.update(one.counts)
        having.update(one.counts.keys())
    near = _Neighbours(form for form, count in every.items() if count > _MOST_TIMES)
    for form, versions in sorted(having.items()):
        if versions != 2 or not _may_be_misspelt(form, language):
            continue
        first, second = [one for one in readings if form in one.counts]
        if max(first.counts[form], second.counts[form]) > _MOST_TIMES:
            continue
        beside = first.beside(form) & second.beside(form)
        for right in near.of(form):
            if every[right] <= every[form] or not _is_slip(form, right, language):
                continue
            if any(beside & one.beside(right) for one in readings):
                if not _is_transcribed(first, form):
                    other = next(one for one in readings if right in one.counts)
                    text = f"both have “{first.shown(form)}” for “{other.shown(right)}”"
                    spans = first.span(form), second.span(form)
                    yield _pair(first, second), SharedError("rare-spelling", text, *spans)
                break


def _pair(first: _Readings, second: _Readings) -> Pair:
    return first.version.number, second.version.number


def _may_be_misspelt(form: str, language: Language) -> bool:
    """Whether a word is long enough and none that the language's lists have."""
    listed = (language.flags, language.verbs, language.nouns, language.roles)
    return len(form) >= _LEAST_LETTERS and form.isalpha() and not any(form in w for w in listed)


def _is_slip(form: str, right: str, language: Language) -> bool:
    """Whether two words one letter apart are not just two forms of one, or two prefixes."""
    from rapidfuzz.distance import Prefix

    same = Prefix.similarity(form, right)
    if without_marks(form) == without_marks(right):
        return False  # with and without marks on letters
    if not 0 < same < min(len(form), len(right)) - _ENDING:
        return False
    stem = language.view(Stemmer)
    return stem(form) != stem(right) and right.isalpha()


def _is_transcribed(readings: _Readings, form: str) -> bool:
    """Whether a word belongs to a name that languages write differently: no slip then."""
    for entity in readings.version.record.entities:
        if any(form in name.casefold().split() for name in entity.forms):
            return spell(entity.name, readings.version.language) is not None
    return False


class _Neighbours:
    """Finds the words at most one letter away from another: one changed, swapped, more or less."""

    def __init__(self, forms: Iterator[str]) -> None:
        self._by_rest: dict[str, list[str]] = {}
        for form in forms:
            if len(form) >= _LEAST_LETTERS - 1:
                for rest in _rests(form):
                    self._by_rest.setdefault(rest, []).append(form)

    def of(self, form: str) -> list[str]:
        """The neighbours of a word, sorted."""
        from rapidfuzz.distance import OSA

        near = {other for rest in _rests(form) for other in self._by_rest.get(rest, ())}
        return sorted(other for other in near if OSA.distance(form, other, score_cutoff=1) == 1)


def _rests(form: str) -> set[str]:
    return {form, *(form[:place] + form[place + 1 :] for place in range(len(form)))}


def _figures(readings: Sequence[_Readings]) -> Iterator[tuple[Pair, SharedError]]:
    """Figures of two versions where the others agree on another one, between the same words."""
    places: dict[tuple[str, str], dict[int, int | None]] = {}
    for number, one in enumerate(readings):
        for place, word in enumerate(one.words):
            if word.figure and 0 < place < len(one.words) - 1:
                row = places.setdefault((one.words[place - 1].key, one.words[place + 1].key), {})
                row[number] = None if number in row else place
    for row in places.values():
        by_value: dict[str, list[int]] = {}
        for number, at in row.items():
            if at is not None:
                by_value.setdefault(readings[number].words[at].key, []).append(number)
        if len(by_value) != 2:
            continue
        two, rest = sorted(by_value.values(), key=len)
        if len(two) == 2 < len(rest):
            a, b, other = ((readings[n], row[n] or 0) for n in (two[0], two[1], rest[0]))
            wrong, right = a[0].at(a[1]), other[0].at(other[1])
            text = f"both have {wrong} where {len(rest)} others have {right}"
            spans = _span(a[0].words[a[1]]), _span(b[0].words[b[1]])
            yield _pair(a[0], b[0]), SharedError("shared-error", text, *spans)


def _findings(versions: Sequence[Prepared]) -> Iterator[tuple[Pair, SharedError]]:
    """What the checks call an error, in the same words in two versions or more."""
    found: dict[tuple[str, str], dict[int, tuple[Span, str]]] = {}
    for version in versions:
        for finding in version.record.findings:
            words = " ".join(version.text[slice(*finding.span)].casefold().split())
            if finding.rule in _ERRORS and len(words.split()) >= _LEAST_WORDS:
                row = found.setdefault((finding.rule, words), {})
                row.setdefault(version.number, (finding.span, finding.message))
    for (rule, words), row in found.items():
        for a, b in combinations(sorted(row), 2):
            text = f"both have the error {rule} at “{words[:_MAX_SHOWN]}”"
            yield (a, b), SharedError("shared-error", text, row[a][0], row[b][0])
