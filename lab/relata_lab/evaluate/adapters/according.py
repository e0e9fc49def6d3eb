"""wikinews-de: in an according-to phrase the noun belongs to the speaker.

"Nach ersten Angaben der Polizei": cue "Nach", speaker "ersten Angaben der Polizei". "Angaben
der Polizei zufolge": cue "zufolge". "Berichte der Polizei, wonach …": cue "wonach", which is
not part of the content. Our record has the noun in the cue, its owner as the speaker. What
goes on with the same speaker afterwards, or with a source that names nobody, has the same
mention there. "Demnach" is cue and speaker in one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from relata.lang.language import Language, words_of
from relata_lab.corpora.annotations import Annotation, Span, Spans
from relata_lab.evaluate.adapters.spans import hull, subtract, trim, union
from relata_lab.evaluate.adapters.words import words

#: Characters that "nach den ersten Angaben" may take; more is a cue of another kind.
_REACH = 60
#: What goes on without a frame of its own, in the corpus's words.
_CONTINUED = frozenset(("free-indirect", "indirect-free-indirect"))
#: The longest preposition between the noun and whose it is, with its spaces: " seitens ".
_WORD = 10
#: How far before a noun its article may begin, in characters.
_ARTICLE = 9


@dataclass(slots=True)
class Nouns:
    """Moves nouns for one document, in the order of its statements."""

    text: str
    language: Language
    #: A speaker's spans in the record -> with the noun.
    _moved: dict[Spans, Spans] = field(default_factory=dict)
    #: The noun of the last source, where it names nobody ("Ersten Angaben zufolge").
    _unnamed: Spans = ()

    @property
    def _references(self) -> frozenset[str]:
        return frozenset(words_of(self.language.file.according.reference))

    def moved(self, statement: Annotation) -> Annotation:
        """The statement with the noun on the speaker's side."""
        if not statement.cue:
            if not statement.speaker and statement.type in _CONTINUED:
                return replace(statement, speaker=self._unnamed)
            return replace(statement, speaker=self._moved.get(statement.speaker, statement.speaker))
        if self._refers(statement.cue):
            return replace(statement, speaker=statement.cue)
        found = self._relative(self._preposition(statement))
        if statement.speaker and statement.speaker != found.speaker:
            self._moved[statement.speaker] = found.speaker
        self._unnamed = () if statement.speaker else found.speaker
        return found

    def _refers(self, cue: Spans) -> bool:
        """Is the cue an adverb that stands for the last source ("Demnach")?"""
        return len(cue) == 1 and self._word(cue[0]) in self._references

    def _word(self, span: Span) -> str:
        return self.text[slice(*span)].lower()

    def _preposition(self, statement: Annotation) -> Annotation:
        according = self.language.file.according
        cue = words(self.text, statement.cue)
        if len(cue) == 1:
            return self._between(statement, cue[0])
        if not cue or cue[-1][1] - cue[0][0] > _REACH:
            return statement
        first, last = self._word(cue[0]), self._word(cue[-1])
        if first in according.before or first in according.before_noun:
            kept, nouns = cue[0], cue[1:]
            start = kept[1]
        elif last in according.after or last in according.after_noun:
            kept, nouns = cue[-1], cue[:-1]
            start = self._opening(statement.frame, nouns)
        else:
            return statement
        if self.text[nouns[-1][0]].islower():  # a verb: "laut X …, wie Y schreibt"
            return statement
        whole = hull(((start, nouns[-1][1]), *_near(self.text, statement.speaker, nouns)))
        speaker = subtract((whole,), (kept,))
        return replace(statement, cue=(kept,), speaker=trim(self.text, speaker, ","))

    def _between(self, statement: Annotation, cue: Span) -> Annotation:
        """A noun that is neither of the cue nor of the speaker, whose it is: "Nach einer
        *Stellungnahme* der Armee", "*Ermittlungen* der Polizei zufolge"."""
        according = self.language.file.according
        if not statement.speaker:
            return statement
        start, end = statement.speaker[0]
        word = self._word(cue)
        if word in according.before or word in according.before_noun:
            opening = cue[1]
        elif word in according.after or word in according.after_noun:
            opening = self._opening(statement.frame, [(start, end)])
        else:
            return statement
        gap = self.text[opening:start]
        nouns = words(self.text, ((opening, start),)) if 0 < start - opening <= _REACH else []
        if "," in gap or not nouns or not self.text[nouns[-1][0]].isupper():
            return statement
        return replace(statement, speaker=((nouns[0][0], end), *statement.speaker[1:]))

    def _opening(self, frame: Spans, nouns: list[Span]) -> int:
        """Where the phrase begins: with its frame, when that is not far before the noun."""
        for a, b in frame:
            if a <= nouns[0][0] < b and nouns[0][0] - a <= _REACH:
                return a
        return nouns[0][0]

    def _relative(self, statement: Annotation) -> Annotation:
        """ "Berichte, wonach": the relative adverb is the cue, and no part of the content."""
        opening = words(self.text, statement.content[:1])[0]
        if self._word(opening) not in words_of(self.language.file.according.relative):
            return statement
        content = trim(self.text, subtract(statement.content, (opening,)))
        if not content:
            return statement
        frame = statement.frame
        if frame and 0 <= opening[0] - frame[-1][1] <= 2:
            frame = union(frame, ((frame[-1][1], opening[1]),))
        speaker = statement.speaker
        nouns = words(self.text, statement.cue)
        if self.text[nouns[0][0]].isupper():
            start, end = hull((*nouns, *_near(self.text, speaker, nouns)))
            speaker = ((self._with_article(start), end),)
        return replace(statement, cue=(opening,), content=content, frame=frame, speaker=speaker)

    def _with_article(self, start: int) -> int:
        """Where the phrase begins whose noun begins at `start`: with the article before it."""
        before = words(self.text, ((max(0, start - _ARTICLE), start),))
        if before and self._word(before[-1]) in self.language.file.phrases.articles:
            return before[-1][0]
        return start


def _near(text: str, spans: Spans, nouns: list[Span]) -> Spans:
    """The spans next to the nouns, at most a word away; a speaker elsewhere is left out."""
    start, end = hull(nouns)
    return tuple((a, b) for a, b in spans if _adjacent(text, end, a) and start - b <= 2)


def _adjacent(text: str, end: int, start: int) -> bool:
    """Is there nothing between but a preposition ("Angaben von X")?"""
    between = text[end:start]
    return start - end <= _WORD and (not between.strip() or between.strip().isalpha())
