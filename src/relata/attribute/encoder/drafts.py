"""Candidates -> drafts: from tokens to characters, from spans to mentions, from cues to acts.

What the model does not say comes from the language's file: the act and the certainty that a cue
lends. Everything here is about one candidate at a time; the merge decides between them.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from relata.attribute.encoder.candidates import Candidate, RoleSpans, with_subject
from relata.attribute.encoder.chains import Range
from relata.attribute.encoder.scores import MEDIA
from relata.attribute.hearers import alone
from relata.lang.schema import Flag, words_of
from relata.model.analysis import CLOSE, OPEN, PUNCT, Draft, Party, Phrase, Segmented
from relata.model.codes import Medium, Mode
from relata.model.record import Spans

if TYPE_CHECKING:
    from relata.lang.language import Cue, Language

#: Name of the rule in drafts.
RULE = "encoder"
#: A medium that is at least this likely is said; the likeliest one where none is.
_MEDIUM = 0.5
#: A speaker less likely than this is not said: of a statement with a cue, and without one.
_SPEAKER, _SPEAKER_WITHOUT_CUE = 0.3, 0.5
#: The same for an addressee.
_ADDRESSEE = 0.6
#: Phrases that begin this many tokens before a span may reach into it.
_REACH = 40
#: Modes that may go on in the voice of the statement before, within this many characters, and what
#: the speaker's score loses by it.
_GOES_ON = frozenset(("direct", "free-indirect"))
_NEAR, _FADES = 400, 0.8
_CARRIED = "the voice that goes on"
_TITLES = frozenset(("title", "heading"))
_STOPS = frozenset(".!?…")
_EDGES = frozenset(",;:.!?…-–—")


class Drafter:
    """Makes drafts for one text."""

    def __init__(self, text: Segmented, phrases: list[Phrase], language: Language) -> None:
        self.text, self.phrases, self.language = text, phrases, language
        self.phrase_starts = [phrase.start for phrase in phrases]

    def drafts(self, found: Iterable[Candidate]) -> list[Draft]:
        """The drafts in the order of the text, enclosing ones first, with `inside` set."""
        drafts = [draft for _, draft in self.pairs(found)]
        for index, draft in enumerate(drafts):
            draft.inside = enclosing(drafts, index)
        return drafts

    def pairs(self, found: Iterable[Candidate]) -> list[tuple[Candidate, Draft]]:
        """The candidates that have words, each with its draft, in the order of the text."""
        made = [(c, draft) for c in found if (draft := self.draft(c)) is not None]
        made.sort(key=lambda m: (m[1].content[0][0], -_size(m[1])))
        self._carry([draft for _, draft in made])
        return made

    def _carry(self, drafts: list[Draft]) -> None:
        """What goes on without a frame and a speaker of its own has the voice before it.

        Not whom that one reports: "Eine Studie *habe* gezeigt, dass … Das sei neu."
        """
        voice: Party | None = None
        for before, draft in itertools.pairwise(drafts):
            if not before.speaker or voice is None or not self._is_reported(before):
                voice = before.speaker
            if draft.speaker or draft.cue or draft.mode not in _GOES_ON or voice is None:
                continue
            gap = draft.content[0][0] - max(before.content[-1][1], *_ends(before.frame))
            if gap <= _NEAR:
                party = voice if draft.mode == "free-indirect" else before.speaker or voice
                draft.speaker = replace(
                    party, carried=True, why=_CARRIED, score=round(party.score * _FADES, 3)
                )

    def _is_reported(self, draft: Draft) -> bool:
        """Is the verb of its frame in the subjunctive: somebody else says that it was said?"""
        party, starts = draft.speaker, self.text.starts
        if party is None or not draft.cue or draft.cue[0][0] < party.spans[0][0]:
            return False
        first, last = bisect_left(starts, party.spans[-1][1]), bisect_left(starts, draft.cue[-1][1])
        return any(flags & Flag.SUBJUNCTIVE1 for flags in self.text.flags[first:last])

    def draft(self, candidate: Candidate) -> Draft | None:
        """The draft of a candidate; None where its content has no word."""
        content = self.contents(candidate)
        if not content:
            return None
        cue = self.cue_of(candidate.cue.ranges)
        candidate = with_subject(candidate, self.text, self.language)
        draft = Draft(
            mode=self.mode(candidate, content),
            content=self.spans(content),
            score=round(candidate.score, 4),
            medium=_media(candidate),
            cue=self.spans(self.without_quoting(self.bare(candidate.cue.ranges))),
            frame=self.spans(self.bare(candidate.frame.ranges)),
            speaker=self.party(
                candidate.speaker,
                candidate,
                "who speaks here",
                least=_SPEAKER if candidate.by_cue else _SPEAKER_WITHOUT_CUE,
            ),
            addressee=self.party(
                candidate.addressee, candidate, "to whom it is said", least=_ADDRESSEE
            ),
            rule=RULE,
        )
        if cue is not None:
            draft.act, draft.certainty, draft.lemma = cue.act, cue.certainty, cue.lemma
        if candidate.negated > _MEDIUM and cue is None and draft.cue:
            draft.certainty = "denied"
        if draft.mode != "direct":
            draft.quoted = self.spans(self.quoted(content, candidate.verbatim))
            if draft.mode == "mixed" and not draft.quoted:
                draft.mode = "indirect"
            elif draft.mode == "indirect" and draft.quoted:
                draft.mode = "mixed"
            if len(draft.quoted) > 1 and draft.quoted == draft.content:
                draft.mode, draft.quoted = "direct", ()  # «C», says X, «D»
        return draft

    def mode(self, candidate: Candidate, content: list[Range]) -> Mode:
        """The mode; words without marks before their frame are not direct: "C – says X"."""
        if candidate.mode != "direct" or not candidate.by_cue or not candidate.cue.ranges:
            return candidate.mode
        start, end = content[0][0], content[-1][1]
        text = self.text
        dashed = start and text.kinds[start - 1] == PUNCT and text.words[start - 1] != "."
        if dashed or candidate.cue.ranges[0][0] < end:
            return candidate.mode
        marked = any(quote is not None for quote in text.quote_of[start:end])
        return candidate.mode if marked else "indirect"

    def contents(self, candidate: Candidate) -> list[Range]:
        """The content's ranges: quotations whole, no marks alone, no comma at the edges."""
        found: list[Range] = []
        direct = candidate.mode == "direct"
        for start, end in candidate.content.ranges:
            if direct:
                start, end = self._whole(start, end)
            else:
                start = self._with_complementiser(self._after_title(start, end), found)
            while start < end and self._mark(start):
                start += 1
            while end > start and self._mark(end - 1):
                end -= 1
            if found and start < found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            elif self._says(start, end):
                found.append((start, end))
        return found

    def _after_title(self, start: int, end: int) -> int:
        """Where a range begins without the title before the paragraph that it goes on in."""
        text = self.text
        at = bisect_right(text.paragraphs, text.sentence_of[start], key=itemgetter(0)) - 1
        if at < 0 or text.kinds_of_parts[at] not in _TITLES:
            return start
        stop = text.sentences[text.paragraphs[at][1] - 1][1]
        return stop if stop < end else start

    def _with_complementiser(self, start: int, found: list[Range]) -> int:
        """Where a range begins with its complementiser: "*que* el puente cierra", not "de que"."""
        flags, before = self.text.flags, start - 1
        if found:
            return start
        if flags[start] & Flag.PREPOSITION and start + 1 < len(flags):
            return start + bool(flags[start + 1] & Flag.COMPLEMENTISER)
        if before < 0 or not flags[before] & Flag.COMPLEMENTISER:
            return start
        same = self.text.sentence_of[before] == self.text.sentence_of[start]
        return before if same else start

    def _whole(self, start: int, end: int) -> Range:
        """The quotation of which the range is most, else the range."""
        best, most = (start, end), 0
        for quote in self.text.quotes:
            common = min(end, quote.end) - max(start, quote.start)
            if common > most and 2 * common >= end - start:
                if quote.start - 3 <= start and end <= quote.end + 3:
                    best, most = (quote.start, quote.end), common
        return best

    def _mark(self, index: int) -> bool:
        """A comma, colon or dash, which no content has at its edge."""
        return self.text.kinds[index] == PUNCT and self.text.words[index] not in _STOPS

    def _says(self, start: int, end: int) -> bool:
        """Is there any word in it?"""
        marks = (OPEN, CLOSE, PUNCT)
        return any(self.text.kinds[k] not in marks for k in range(start, end))

    def bare(self, ranges: Iterable[Range]) -> list[Range]:
        """Ranges without commas, colons, dashes and stops at their edges; brackets stay."""
        words = self.text.words
        found: list[Range] = []
        for start, end in ranges:
            while start < end and words[start] in _EDGES:
                start += 1
            while end > start and words[end - 1] in _EDGES:
                end -= 1
            if start < end:
                found.append((start, end))
        return found

    def without_quoting(self, cue: list[Range]) -> list[Range]:
        """The cue without the verb after which another source is named: "dit X, *citant* Y"."""
        if len(cue) < 2:
            return cue
        quoting = self.language.view(_quoting)
        kept = [(a, b) for a, b in cue if any(k not in quoting for k in self.text.lower[a:b])]
        return kept or cue

    def spans(self, ranges: Iterable[Range]) -> tuple[tuple[int, int], ...]:
        """Characters of token ranges."""
        return tuple(self.text.span(a, b) for a, b in ranges)

    def quoted(self, content: list[Range], verbatim: Iterable[Range]) -> list[Range]:
        """Quotations inside the content that the model takes for verbatim words."""
        named = {k for a, b in verbatim for k in range(a, b)}
        found: list[Range] = []
        for quote in self.text.quotes:
            inside = any(a <= quote.start and quote.end <= b for a, b in content)
            if not inside or quote.level:
                continue
            words = range(quote.start, quote.end)
            if 2 * sum(k in named for k in words) > len(words):
                found.append((quote.start, quote.end))
        return found

    def party(
        self, part: RoleSpans, candidate: Candidate, why: str, *, least: float = 0.5
    ) -> Party | None:
        """The party of a part; None where it is less likely than `least` that there is one."""
        ranges = self.bare(part.ranges)
        if not ranges or part.present < least:
            return None
        ranges = self.antecedent(ranges) or ranges
        ranges = self.within_paragraph(ranges)
        if part is candidate.speaker:
            ranges = alone(ranges, self.text, self.phrases, self.language)
        phrase = self.phrase_of(ranges[0][0], ranges[-1][1])
        text = self.text
        home = {text.sentence_of[k] for a, b in candidate.content.ranges for k in (a, b - 1)}
        carried = text.sentence_of[ranges[0][0]] not in home and not candidate.cue.ranges
        return Party(self.spans(ranges), round(part.exact, 3), why, phrase, carried)

    def within_paragraph(self, ranges: list[Range]) -> list[Range]:
        """The ranges without what stands in another paragraph than their last word."""
        text = self.text
        last = ranges[-1][1] - 1
        at = bisect_right(text.paragraphs, text.sentence_of[last], key=itemgetter(0)) - 1
        start = text.sentences[text.paragraphs[max(at, 0)][0]][0]
        return [(max(a, start), b) for a, b in ranges if b > start]

    def antecedent(self, ranges: list[Range]) -> list[Range] | None:
        """The phrase before a relative pronoun, which is who speaks; None for anything else."""
        start, end = ranges[0][0], ranges[-1][1]
        if end - start != 1 or not self.text.flags[start] & Flag.RELATIVE:
            return None
        while start and self.text.kinds[start - 1] == PUNCT:
            start -= 1
        before = [
            phrase
            for phrase in self.phrases
            if phrase.end == start and not self.text.flags[phrase.head] & Flag.RELATIVE
        ]
        if not before or self.text.sentence_of[start] != self.text.sentence_of[end - 1]:
            return None
        whole = min(before, key=lambda phrase: phrase.start)
        return [(whole.start, whole.end)]

    def phrase_of(self, start: int, end: int) -> int | None:
        """Index of the phrase that the tokens name.

        That is the one at their beginning ("*Anna Meier*, who heads the lab of Jena"), or the name
        that stands after a comma next to a description ("a lawyer, *Anna Meier*"); else the one
        that shares most with them.
        """
        low = bisect_left(self.phrase_starts, max(0, start - _REACH))
        inside = [
            (k, self.phrases[k])
            for k in range(low, bisect_left(self.phrase_starts, end))
            if start <= self.phrases[k].head < end
        ]
        subjects = [(k, p) for k, p in inside if not self._is_oblique(p, end)]
        if len(subjects) < len(inside) and any(p.name is not None for _, p in subjects):
            # "Üsküp'te … Gjose Tanevski": the place does not speak.
            return max((found for found in subjects if found[1].name), key=lambda f: f[1].end)[0]
        opening = [(k, p) for k, p in inside if p.start == start and p.end <= end]
        if opening:
            first, whole = max(opening, key=lambda found: found[1].end)
            return self._named(inside, first, whole, end)
        return max(inside, key=lambda f: _shared(f[1], start, end))[0] if inside else None

    def _is_oblique(self, phrase: Phrase, end: int) -> bool:
        """Does a mark of case follow the phrase within the range?"""
        marks = self.language.view(_oblique_marks)
        return phrase.end < end and self.text.words[phrase.end] in marks

    def _named(self, inside: list[tuple[int, Phrase]], first: int, whole: Phrase, end: int) -> int:
        """The name after a description, where a comma links them; else the description."""
        if whole.name is not None:
            return first
        for k, phrase in inside:
            linked = phrase.start > whole.end and self.text.words[phrase.start - 1] == ","
            if linked and phrase.kind == "name" and phrase.entity == "person" and phrase.end <= end:
                return k
        return first

    def cue_of(self, ranges: Iterable[Range]) -> Cue | None:
        """What the language's file knows of a word of the cue."""
        lower = [self.text.lower[k] for a, b in ranges for k in range(a, b)]
        for form in lower:
            readings = self.language.verbs.get(form) or self.language.nouns.get(form)
            for reading in readings or ():
                parts = reading.cue.particle
                if not parts or any(all(word in lower for word in part) for part in parts):
                    return reading.cue
        return None


def _quoting(language: Language) -> frozenset[str]:
    return frozenset(words_of(language.file.hands.quotes))


def _oblique_marks(language: Language) -> frozenset[str]:
    return frozenset(words_of(language.file.phrases.oblique_marks))


def _ends(spans: Spans) -> tuple[int, ...]:
    return (0, *(b for _, b in spans))


def _media(candidate: Candidate) -> tuple[Medium, ...]:
    likely = tuple(m for m, p in zip(MEDIA, candidate.media, strict=True) if p >= _MEDIUM)
    if likely:
        return likely
    return (max(zip(candidate.media, MEDIA, strict=True))[1],)


def _shared(phrase: Phrase, start: int, end: int) -> float:
    """Token F1 of a phrase and a range."""
    common = max(0, min(end, phrase.end) - max(start, phrase.start))
    return 2 * common / (end - start + phrase.end - phrase.start)


def _size(draft: Draft) -> int:
    return sum(b - a for a, b in draft.content)


def enclosing(drafts: list[Draft], index: int) -> int | None:
    """Index of the smallest earlier draft whose content holds this one's; None without one."""
    own = drafts[index]
    best, least = None, 1 << 60
    for k in range(max(0, index - _REACH), index):
        other = drafts[k]
        held = all(any(a <= c and d <= b for a, b in other.content) for c, d in own.content)
        size = _size(other)
        if held and _size(own) < size < least:
            best, least = k, size
    return best
