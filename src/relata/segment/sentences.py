"""Sentence splitting: each full stop, mark or abbreviation is judged by its neighbours.

"Er sagte: „Nein.“ Dann ging er." has two sentences; in "'No.' Mary Brown said." the second clause
belongs to the quotation before it, because a subject and a verb alone follow the closing mark.
"""

from __future__ import annotations

from relata.knowledge import first_names
from relata.lang.language import FINITE, Language
from relata.lang.schema import Flag
from relata.model.analysis import CLOSE, OPEN, PUNCT, SYMBOL, WORD, Segmented
from relata.segment.limits import MAX_CIRCUMSTANCE, MAX_CLAUSE, MAX_SKIPPED, SAYS
from relata.segment.settings import settings_of

_CLOSING = frozenset(")]}")
_OPENING = frozenset("([{")
_DASHES = frozenset("–—―-")
#: After a full stop these continue the sentence.
_CONTINUING = frozenset(",;:)]}")
_SHOUTS = frozenset("!?")
#: What opens a sentence with a circumstance: "At 5 p.m. Ann Lee left".
_NO_SUBJECT = int(Flag.PREPOSITION | Flag.TIME)
_COMPLEMENTISER = int(Flag.COMPLEMENTISER)


class SentenceSplitter:
    """Splits the parts of a text into sentences."""

    def __init__(self, text: Segmented, language: Language) -> None:
        self.text = text
        self.settings = settings_of(language)
        self.verbs = language.verbs
        self.nouns_capitalised = language.file.grammar.nouns_capitalised

    def split(self, start: int, end: int, stops: list[int]) -> None:
        """Append the sentences of the part with tokens [start, end)."""
        sentences = self.text.sentences
        begin = after = start
        for stop in stops:
            if stop < begin:
                continue
            if stop >= after:  # else it is one of a run ("?!!"), whose end is known
                after = self._after_stop(stop, end)
            if stop == begin and self.text.kinds[stop] == PUNCT:
                continue  # dots before a sentence
            if after < end and self._ends(begin, stop, after, end):
                sentences.append((begin, after))
                begin = after
        if begin < end:
            sentences.append((begin, end))

    def _after_stop(self, stop: int, end: int) -> int:
        """The token after the full stop and what belongs to it: more stops, marks, brackets."""
        text = self.text
        at = stop + 1
        while at < end:
            word = text.words[at]
            closing = text.kinds[at] == CLOSE or word in _CLOSING
            if not closing and (word[0] not in ".!?…" or text.starts[at] != text.ends[at - 1]):
                break
            at += 1
        return at

    def _ends(self, begin: int, stop: int, after: int, end: int) -> bool:
        """Whether a sentence ends between the tokens `after - 1` and `after`."""
        text = self.text
        word = text.words[stop]
        if text.words[after] in _CONTINUING or (stop and text.words[stop - 1] in _OPENING):
            return False  # […] stands for something left out
        head = self._head(after, end)
        first = text.words[head][0]
        if first.islower():
            return False
        if text.words[after] in _DASHES and not first.isupper():
            return False
        capital = first.isupper()
        opener = capital and text.lower[head] in self.settings.openers
        if text.kinds[stop] != PUNCT:
            if capital and self._before_name(begin, stop, head, end):
                return True
            return opener and self._abbreviation_ends(word, after - stop > 1)
        if word[0] in ".…" and word != ".":
            return self._after_dots(stop, capital, opener)
        if word in _SHOUTS and stop > begin + 1 and text.words[stop - 2] == ",":
            if text.words[stop - 1][:1].isupper():
                return not self._reporting(head, end, word)  # ", Yahoo! News said."
        if after - stop > 1 and text.kinds[stop + 1] == CLOSE:
            return not self._reporting(head, end, word)
        return True

    def _head(self, after: int, end: int) -> int:
        """The first word or number from `after` on; marks and dashes are skipped."""
        text = self.text
        at = after
        while at < min(end - 1, after + MAX_SKIPPED) and (
            text.kinds[at] in (OPEN, PUNCT, SYMBOL, CLOSE) and not text.words[at][0].isalnum()
        ):
            at += 1
        return at

    def _abbreviation_ends(self, word: str, closed: bool) -> bool:
        """Whether an abbreviation before a word that opens sentences ends one."""
        stem = word[:-1]
        if stem.isdigit():
            return False
        return closed or stem in self.settings.final or "." in stem or len(stem) > 2

    def _before_name(self, begin: int, stop: int, head: int, end: int) -> bool:
        """Whether an abbreviation that stands before no name ends a sentence before one.

        "It belongs to Nordoil Inc. Ada Crane runs it.", "by Karl Lund, M.D. Ada Crane was".
        """
        text, settings = self.text, self.settings
        stem = text.words[stop][:-1]
        if stem in settings.degrees and stop > begin and text.words[stop - 1] == ",":
            return True
        if stem not in settings.closing:
            return False
        following = text.words[head + 1][:1] if head + 1 < end else ""
        name = first_names.known(text.words[head]) and following.isupper()
        if not name and text.words[head].removesuffix(".") not in settings.titles:
            return False
        first = text.flags[begin] & _NO_SUBJECT or text.words[begin][0].isdigit()
        return not first or stop - begin > MAX_CIRCUMSTANCE

    def _after_dots(self, stop: int, capital: bool, opener: bool) -> bool:
        """Dots end a sentence before a capital; where all nouns have one, only without a space."""
        if not self.nouns_capitalised:
            return capital
        text = self.text
        touching = stop > 0 and text.starts[stop] == text.ends[stop - 1]
        return opener or (capital and touching)

    def _reporting(self, head: int, end: int, stop: str) -> bool:
        """Whether "Mary Brown asked" follows a quotation that ended in a stop of its own.

        After a full stop only a clause of subject and verb counts, since a sentence proper
        may begin so; after "!" and "?" one that goes on may too.
        """
        text = self.text
        for at in range(head, min(head + MAX_CLAUSE, end)):
            if text.kinds[at] != WORD:
                return False
            forms = text.lower[at] in self.verbs and self.verbs[text.lower[at]]
            if (
                forms
                and at > head
                and any(
                    form.form & FINITE
                    and (
                        stop != "."
                        or (form.cue.reporting_strength >= SAYS and not form.cue.particle)
                    )
                    for form in forms
                )
            ):
                following = text.words[at + 1] if at + 1 < end else "."
                if stop == ".":
                    return following in (".", ",")
                goes_on = at + 1 < end and text.flags[at + 1] & _COMPLEMENTISER
                return following != ":" and not goes_on
            if not (text.words[at][0].isupper() or text.flags[at]):
                return False
        return False
