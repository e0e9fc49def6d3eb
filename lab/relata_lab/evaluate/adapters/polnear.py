"""Political news attribution (polnear): our record in that corpus's conventions.

In this order, each rule fixed and read off the training part:

1. No nesting: a statement inside another is left out, the outermost stays. It has no
   frames, addressees and media. The type follows from the quotation marks (`marks`).
2. Every statement there has a cue, be it the colon that ends its frame: one without joins the
   latest statement of the same speaker mention when it follows it closely, else it is left out.
3. The cue is one stretch with the auxiliaries, negations and adverbs before it ("has also
   said") and the colon or prepositions that lead to the content ("bragged about"), never with
   the full stop.
   A cue after "to" begins with the verb before it ("continued to assert").
4. The content has its quotation marks and its "that", not the sentence's closing stop or a
   comma after it.
5. The speaker of a relative clause is its pronoun; an owner has its "'s", a pronoun not that of
   a verb ("he's"); one with a comma inside (an apposition) has the comma after it too.
"""

from __future__ import annotations

import re
from dataclasses import replace

from relata.lang.language import load, words_of
from relata.lang.schema import Flag
from relata.model.record import Record
from relata_lab.corpora.annotations import Annotation, Span, Spans
from relata_lab.evaluate.adapters import Adapter, annotation
from relata_lab.evaluate.adapters.marks import quoted, type_by_marks, with_marks
from relata_lab.evaluate.adapters.spans import hull, subtract, trim, union
from relata_lab.evaluate.adapters.words import words

PARTS = ("content", "speaker", "cue")
_BEFORE_CUE = Flag.AUXILIARY | Flag.MODAL | Flag.NEGATION | Flag.ADVERB
_POSSESSIVE = frozenset(("'s", "’s"))
#: Characters between two pieces of one cue that may be bridged.
_BRIDGE = 25
#: Characters between a statement and the one that goes on without a cue.
_CONTINUES = 200
#: Longest word that is not an adverb whatever its ending: "fly", "only" is flagged anyway.
_SHORT = 4
#: Prepositions in a row between cue and content: "out on", "in on".
_PREPOSITIONS = 2
#: A verb that is written together with the pronoun before it: "he's".
_CLITIC = re.compile(r"['’](?:s|d|m|ve|re|ll)\Z", re.IGNORECASE)


def mapped(record: Record) -> list[Annotation]:
    """The record's statements as this corpus would annotate them."""
    return _Mapper(record).mapped(record)


class _Mapper:
    """The rules over one document."""

    def __init__(self, record: Record) -> None:
        language = load(record.document.language)
        self.text = record.document.text
        self.flags = language.flags
        self.adverbial = words_of(language.file.phrases.stop_endings)
        self.ends = frozenset(b for _, b in record.document.sentences)
        self.inside = quoted(self.text)

    def mapped(self, record: Record) -> list[Annotation]:
        found: list[Annotation] = []
        for statement in record.statements:
            if statement.inside is not None:
                continue
            plain = self._colon(annotation(statement, {}))
            plain = replace(plain, frame=(), addressee=(), medium=frozenset())
            plain = replace(plain, content=self._content(plain))
            plain = replace(plain, speaker=self._speaker(plain))
            if plain.cue:
                found.append(self._cue(plain))
            else:
                _join(found, plain)
        return [replace(s, type=type_by_marks(self.text, s.content, self.inside)) for s in found]

    def _flagged(self, span: Span, wanted: int) -> bool:
        """Whether the word has one of the flags, by itself or in its negated form."""
        word = self.text[slice(*span)].lower()
        negated = word.endswith(("n't", "n’t")) and wanted & Flag.NEGATION
        return bool(negated or self.flags.get(word, 0) & wanted)

    def _cue(self, statement: Annotation) -> Annotation:
        """Rule 3."""
        taken = (*statement.speaker, *statement.content)
        pieces = list(trim(self.text, statement.cue, ",."))
        if not pieces:
            return statement
        start, end = hull(pieces)
        gaps = subtract(((start, end),), pieces)
        if any(b - a > _BRIDGE for a, b in gaps) or _meets((start, end), taken):
            start, end = max(pieces, key=lambda s: s[1] - s[0])
        start = self._governor(start, taken)
        while True:
            a, b = _word_before(self.text, start)
            if a == b or _meets((a, b), taken) or not self._helps((a, b)):
                break
            start = a
        return replace(statement, cue=((start, self._cue_end(statement, end)),))

    def _colon(self, statement: Annotation) -> Annotation:
        """Rule 2: a frame that ends in a colon and has no other cue."""
        if statement.cue or not statement.frame:
            return statement
        end = statement.frame[-1][1]
        if self.text[end - 1] != ":":
            return statement
        return replace(statement, cue=((end - 1, end),))

    def _governor(self, start: int, taken: Spans) -> int:
        """Where the verb before the "to" of the cue begins."""
        mark = _word_before(self.text, start)
        if mark[0] == mark[1] or not self._flagged(mark, Flag.INFINITIVE):
            return start
        verb = _word_before(self.text, mark[0])
        if verb[0] == verb[1] or _meets((verb[0], mark[1]), taken):
            return start
        return verb[0] if self.text[slice(*verb)].islower() else start

    def _speaker(self, statement: Annotation) -> Spans:
        """Rule 5."""
        if not statement.speaker or not statement.cue:
            return statement.speaker
        end = statement.speaker[-1][1]
        between = (
            words(self.text, ((end, statement.cue[0][0]),)) if end < statement.cue[0][0] else []
        )
        while between and self._helps(between[-1]):
            between.pop()
        if len(between) == 1 and self._flagged(between[0], Flag.RELATIVE):
            return tuple(between)
        start, end = statement.speaker[-1]
        if clitic := _CLITIC.search(self.text, start, end):
            if self._flagged((start, clitic.start()), Flag.PRONOUN):
                end = clitic.start()
                return (*statement.speaker[:-1], (start, end))
        if self._flagged((start, end), Flag.PRONOUN):
            return statement.speaker
        if self.text[end : end + 2] in _POSSESSIVE:
            return (*statement.speaker[:-1], (start, end + 2))
        if self.text[end : end + 1] == "," and "," in self.text[start:end]:
            return (*statement.speaker[:-1], (start, end + 1))
        return statement.speaker

    def _helps(self, word: Span) -> bool:
        """An auxiliary, a negation or an adverb, also one that only its ending shows."""
        lower = self.text[word[0]].islower() and word[1] - word[0] > _SHORT
        adverb = lower and self.text[slice(*word)].endswith(self.adverbial)
        return self._flagged(word, _BEFORE_CUE) or (bool(self.adverbial) and adverb)

    def _cue_end(self, statement: Annotation, end: int) -> int:
        """After the colon, or the prepositions that lead to the content."""
        if self.text[end : end + 1] == ":":
            return end + 1
        following = min((a for a, _ in statement.content if a > end), default=end)
        gap = words(self.text, ((end, following),))
        if 0 < len(gap) <= _PREPOSITIONS and all(self._flagged(w, Flag.PREPOSITION) for w in gap):
            return gap[-1][1]
        return end

    def _content(self, statement: Annotation) -> Spans:
        """Rule 4."""
        content = list(with_marks(self.text, statement.content))
        start, end = content[-1]
        last = self.text[end - 1]
        stop = last == "," or (last == "." and end in self.ends)
        if end - start > 1 and stop and not self.inside[end - 1]:
            content[-1] = (start, end - 1)
        start, end = content[0]
        word = _word_before(self.text, start)
        if word[0] < word[1] and self._flagged(word, Flag.COMPLEMENTISER):
            if not _meets(word, (*statement.cue, *statement.speaker)):
                content[0] = (word[0], end)
        return tuple(content)


def _join(found: list[Annotation], statement: Annotation) -> None:
    """Rule 2: a statement without a cue goes on with the one before, or is left out."""
    for index in range(len(found) - 1, -1, -1):
        other = found[index]
        if other.speaker != statement.speaker:
            continue
        last = max(other.content[-1][1], other.cue[-1][1])
        if statement.speaker and 0 <= statement.content[0][0] - last <= _CONTINUES:
            found[index] = replace(other, content=union(other.content, statement.content))
        return


def _word_before(text: str, at: int) -> Span:
    """The word that ends at `at`, a space aside; an empty span where there is none."""
    end = len(text[:at].rstrip(" "))
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] in "’'-"):
        start -= 1
    return start, end


def _meets(span: Span, others: Spans) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)


ADAPTER = Adapter("polnear", PARTS, {}, mapped)
