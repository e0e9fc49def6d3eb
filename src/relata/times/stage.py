"""The stage: time expressions of a document, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from relata.lang.language import Language
from relata.model.analysis import Segmented, indices_of
from relata.model.document import Part
from relata.model.drafts import Analysis
from relata.model.record import Time
from relata.times.calendar import Stretch
from relata.times.clocks import add_clocks
from relata.times.expression import FoundTime
from relata.times.limits import MANY_YEARS, NEAR_DAYS
from relata.times.meaning.context import Meaning, Tense, TimeAnchor, TimeContext, anchor_of
from relata.times.meaning.dates import last_named
from relata.times.meaning.registry import NOTHING, meaning_of
from relata.times.person_names import PersonNames
from relata.times.recognition.atoms import Atoms, atoms_of, composed
from relata.times.recognition.match import (
    Match,
    TimeGrammar,
    candidates,
    grammar_of,
    matches,
    runs,
)
from relata.times.recognition.windows import windows
from relata.times.signals import interval_of, joined, with_signal
from relata.times.tense import tense_at


def add_times(analysis: Analysis, language: Language) -> None:
    """Complete `analysis.times`, and the statements' `said`, `about` and `time`.

    A `Time` has its span (without the preposition before it, with its article: "vor dem
    [3. Mai]", "in [der letzten Woche]"), TIMEX3 type and value, what it was anchored to, and an
    interval in which days count inclusively. Languages without `times.toml` yield none. Linear.
    """
    found = find(analysis, language)
    add_clocks(analysis, found)
    analysis.times = [
        Time(
            span=one.span,
            text=analysis.document.text[slice(*one.span)],
            type=one.meaning.type,
            value=one.meaning.value,
            anchored_to=one.meaning.anchored,
            interval=interval_of(one.meaning),
        )
        for one in found
    ]


def find(
    analysis: Analysis, language: Language, anchor: TimeAnchor | None = None
) -> list[FoundTime]:
    """The time expressions, in order; `anchor` stands for the document's date if given."""
    grammar = grammar_of(language)
    if grammar is None:
        return []
    anchor = anchor or anchor_of(analysis.document.date)
    reader = _Reader(grammar, anchor, analysis, language)
    found = reader.read_all()
    if reader.is_history():
        reader = _Reader(grammar, anchor, analysis, language, history=True)
        found = reader.read_all()
    if not any(_is_of_the_day(one, anchor) for one in found):
        for one in found:
            if one.make == "day" and one.tense == "open" and one.slots.get("day_word") == "0":
                now = meaning_of("vague", {"vague": "PRESENT_REF"}, TimeContext(anchor))
                one.meaning = now if now is not None else one.meaning
    return found


def _is_of_the_day(one: FoundTime, anchor: TimeAnchor | None) -> bool:
    """Whether a time shows that the text reports days: yesterday, a weekday, an hour, a near date.

    In a text without one, "today" next to a verb of the present means nowadays.
    """
    if one.make in ("weekday", "clock", "part"):
        return True
    if one.make == "day":
        return one.slots.get("day_word", "") != "0" or "part" in one.slots
    if one.make != "date" or one.meaning.first is None or anchor is None:
        return False
    return (
        len(one.meaning.value) == 10
        and abs((one.meaning.first.date() - anchor.day).days) < NEAR_DAYS
    )


def _sentences(analysis: Analysis) -> list[int]:
    return [analysis.text.starts[first] for first, _ in analysis.text.sentences]


#: A value with a year, and not a decade or a century.
_YEAR = re.compile(r"\d{4}(?!\d)")


def _timed_sentences(text: Segmented, grammar: TimeGrammar) -> list[int]:
    """The sentences that have a word that makes a time, in order."""
    found = [form.makes_time for form in text.forms]
    if None in found:
        for form in text.forms:
            if form.makes_time is None:
                form.makes_time = grammar.makes[form.word]
        found = [form.makes_time for form in text.forms]
    return sorted({text.sentence_of[at] for at in indices_of(True, found)})


class _Reader:
    """Reads part after part; what the text speaks of is carried on."""

    def __init__(
        self,
        grammar: TimeGrammar,
        anchor: TimeAnchor | None,
        analysis: Analysis,
        language: Language,
        history: bool = False,
    ) -> None:
        self.grammar, self.anchor, self.history = grammar, anchor, history
        self.document = analysis.document
        self.names = PersonNames(analysis, language, grammar)
        self.text_read = analysis.text
        self.sentences = _sentences(analysis)
        #: The sentences that have a word that makes a time.
        self.timed = _timed_sentences(analysis.text, grammar)
        self.composed = composed(self.document.text)
        #: Of the sentences that are being read: class characters, and signals by where they end.
        self.classes = ""
        self.present: frozenset[str] = frozenset()
        self.signals: dict[int, str] = {}
        #: What the text last spoke of, and the year that it last named.
        self.text: Stretch | None = None
        self.year: int | None = None
        #: How many years of the past, and times from today, the text names.
        self.past_years = self.deictic = 0

    def read_all(self) -> list[FoundTime]:
        """The expressions of the document."""
        return [
            one
            for part in self.document.parts
            if part.kind != "code"
            for one in self.read(self.document.text, part)
        ]

    def is_history(self) -> bool:
        """Whether the text names years of its past and hardly any time from today."""
        return self.past_years >= MANY_YEARS and self.deictic < self.past_years / 4

    def read(self, text: str, part: Part) -> list[FoundTime]:
        """The expressions of a part."""
        found: list[FoundTime] = []
        first = bisect_left(self.sentences, part.span[0])
        last = bisect_left(self.sentences, part.span[1], first)
        timed = self.timed[bisect_left(self.timed, first) : bisect_left(self.timed, last)]
        if not timed:
            return found
        context = TimeContext(self.anchor, self.text, year=self.year, history=self.history)
        beginning = self.grammar.beginning
        for begin, until in windows(self.text_read, first, last, timed):
            atoms = atoms_of(text, begin, until, self.composed)
            classes = self.classes = self.grammar.lexicon.classes(atoms)
            self.signals, self.present = {}, frozenset(classes)
            at = 0
            for start, end in runs(self.grammar, classes):
                at = max(at, start)
                while at < end:
                    if beginning[classes[at : at + 2]]:
                        at = self.at(atoms, classes, at, context, found)
                    else:
                        at += 1
        self.text = context.text
        return found

    def at(
        self, atoms: Atoms, classes: str, at: int, context: TimeContext, found: list[FoundTime]
    ) -> int:
        """Add the expressions that begin at an atom; returns where to go on."""
        for end, pattern, match in candidates(self.grammar, classes, at, self.present):
            expressions = matches(pattern, match, atoms, self.grammar.lexicon)
            if any(self.is_name(atoms, classes, one) for one in expressions):
                continue
            meanings = []
            for one in expressions:
                context.tense = lambda one=one: self.tense(atoms, one)  # type: ignore[misc]
                meaning = meaning_of(one.pattern.make, one.slots, context)
                if meaning is None:
                    break
                meanings.append(meaning)
            else:
                if meanings[0] is NOTHING:
                    return end
                self.keep(atoms, classes, expressions, meanings, context, found)
                return max(end, match.end())
        return at + 1

    def keep(
        self,
        atoms: Atoms,
        classes: str,
        expressions: list[Match],
        meanings: list[Meaning],
        context: TimeContext,
        found: list[FoundTime],
    ) -> None:
        """Take expressions over, with their signals."""
        ranged = len(expressions) > 1 and "range" in expressions[0].slots
        for one, meaning in zip(expressions, meanings, strict=True):
            context.text = last_named(meaning, context.text)
            self.deictic += one.pattern.make in ("day", "weekday")
            self.note_year(meaning, context)
            if len(meaning.value) >= 10 and meaning.first is not None and meaning.value[4] == "-":
                context.day = meaning.first.date()
        if ranged:
            meanings = joined(meanings)
        else:
            meanings = [
                with_signal(meaning, self.signal(classes, one), context)
                for meaning, one in zip(meanings, expressions, strict=True)
            ]
        found += [
            FoundTime(
                (atoms.start(one.start), atoms.end(one.end - 1)),
                meaning,
                one.pattern.id,
                one.pattern.make,
                one.slots,
                self.tense(atoms, one) if one.pattern.make in ("weekday", "day") else "open",
            )
            for one, meaning in zip(expressions, meanings, strict=True)
        ]

    def note_year(self, meaning: Meaning, context: TimeContext) -> None:
        """Keep the year that the text names."""
        if meaning.first is None or meaning.last is None or not _YEAR.match(meaning.value):
            return
        if meaning.anchored != "document":
            self.year = context.year = meaning.first.year
        if self.anchor is not None and meaning.anchored is None:
            past = meaning.first.year < self.anchor.day.year - 1
            self.past_years, self.deictic = self.past_years + past, self.deictic + (not past)

    def signal(self, classes: str, one: Match) -> str:
        """The signal right before an expression, "" where there is none."""
        found = self.signals.get(one.start)
        if found is None:
            match = self.grammar.signal.search(classes[max(0, one.start - 4) : one.start])
            found = self.signals[one.start] = (match.lastgroup or "") if match is not None else ""
        return found

    def is_name(self, atoms: Atoms, classes: str, one: Match) -> bool:
        """Whether the words are a person's name."""
        return self.names.is_name(atoms, classes, one, bool(self.signal(classes, one)))

    def tense(self, atoms: Atoms, one: Match) -> Tense:
        """The tense of the verb next to an expression."""
        at = bisect_right(self.sentences, atoms.start(one.start))
        first = self.sentences[at - 1] if at else 0
        last = self.sentences[at] if at < len(self.sentences) else atoms.end(-1) + 1
        tense = tense_at(self.grammar.tenses, atoms, one.start, one.end, (first, last))
        return "future" if self.signal(self.classes, one) == "until" else tense
