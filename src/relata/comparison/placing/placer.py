"""`Placer`: where words of an article stand in its sources, and the verdict on them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from relata.comparison.index import WordIndex
from relata.comparison.limits import MAX_CANDIDATES
from relata.comparison.names import NameDetector
from relata.comparison.placing.find import FoundPlace, find_places
from relata.comparison.placing.judge import Judged, judge, least_share, word_weights
from relata.comparison.placing.quotation import QuotedWords, in_parts, read_quotation
from relata.comparison.placing.reasons import why
from relata.comparison.placing.speakers import (
    Agreement,
    Passage,
    ReadAround,
    SourceVoice,
    Turns,
    agreement,
    statement_at,
    turns_of,
    voice_of_label,
    voices_of,
)
from relata.comparison.placing.types import (
    VERDICTS,
    Change,
    ComparedText,
    PlacedQuotation,
    Verdict,
)
from relata.comparison.sentences import SentenceIndex
from relata.comparison.weights import weights
from relata.comparison.words import word_sequence
from relata.lang.language import Language
from relata.model.record import Span, Spans


class SourceText(Struct, frozen=True, eq=False):
    """A source made ready: its words, their index, and its labelled turns."""

    number: int
    text: ComparedText
    index: WordIndex
    sentences: SentenceIndex
    turns: Turns | None


class _Hit(Struct, frozen=True):
    """A passage of a source with the verdict on its words and on its speaker."""

    place: FoundPlace
    source: SourceText
    judged: Judged
    agreement: Agreement = "unknown"
    speaker: str | None = None


class Placer:
    """Places quotations in sources, which are made ready once.

    `language` is the article's. `read_around` reads a source around a passage for its speakers
    and names; without it only labels of transcripts say who speaks.
    """

    def __init__(
        self,
        sources: Sequence[ComparedText],
        language: Language | None,
        *,
        names: NameDetector | None = None,
        read_around: ReadAround | None = None,
    ) -> None:
        self.language = language
        self.names = names or NameDetector(language)
        self.read_around = read_around
        self.sources = [self._ready(number, text) for number, text in enumerate(sources)]

    def _ready(self, number: int, text: ComparedText) -> SourceText:
        words = word_sequence(text.text, self.language)
        sentences = SentenceIndex(words, self.names.sense)
        return SourceText(number, text, WordIndex(words), sentences, turns_of(text.text))

    def place(
        self,
        text: str,
        spans: Sequence[Span],
        *,
        speakers: tuple[SourceVoice, ...] = (),
        around: frozenset[str] = frozenset(),
        statement: str | None = None,
    ) -> PlacedQuotation:
        """The place of the words `spans` of the article `text`, and the verdict.

        `speakers`: who says them in the article; () where nobody is named, and then nothing is
        `elsewhere`. `around`: keys of words next to the quotation.
        """
        quotation = read_quotation(text, spans, self.language)
        parts = [self._placed(part, speakers, around) for part in in_parts(quotation)]
        found = parts[0] if len(parts) == 1 else _joined(parts, max(parts, key=_gravity))
        if quotation.joints and found.verdict not in ("exact", "typographic", "trimmed"):
            apart = [
                self._placed(read_quotation(text, (span,), self.language), speakers, around)
                for span in spans
            ]
            worst = max(apart, key=_gravity)
            if _gravity(worst) < _gravity(found):
                found = _joined(apart, worst)
        return replace(found, statement=statement, quoted=tuple(spans))

    def _placed(
        self, quotation: QuotedWords, speakers: tuple[SourceVoice, ...], around: frozenset[str]
    ) -> PlacedQuotation:
        hits = self._hits(quotation, around)
        if not hits:
            return PlacedQuotation(quoted=quotation.spans, verdict="not-found", why=self._nowhere())
        hits = [self._heard(hit, quotation, speakers, around) for hit in hits]
        hits = [hit for hit in hits if hit.judged.verdict != "not-found"]
        same = [hit for hit in hits if hit.agreement == "same"]
        hits = same or hits
        verdicts = {_RIGHT if _verdict(hit) in _ALIKE else _verdict(hit) for hit in hits}
        best = min(hits, key=lambda hit: (_GRAVITY[_verdict(hit)], hit.source.number))
        verdict: Verdict = _verdict(best) if len(verdicts) == 1 else "ambiguous"
        unheard = bool(speakers) and best.agreement == "unknown"
        return _quotation(quotation, best, verdict, hits, unheard=unheard)

    def _nowhere(self) -> str:
        code = self.language.code if self.language is not None else None
        other = {s.text.language for s in self.sources if s.text.language not in (None, code)}
        if other and len(other) == len({s.text.language for s in self.sources}):
            return "the source is in another language, so that words cannot be compared"
        return "no passage of a source is like it"

    def _hits(self, quotation: QuotedWords, around: frozenset[str]) -> list[_Hit]:
        """The equally good passages of all sources, judged by their words; [] for none."""
        found: list[_Hit] = []
        if not len(quotation):
            return found
        sizes = word_weights(quotation, self.names)
        least = least_share(sizes)
        for source in self.sources:
            for place in find_places(quotation, source.index, sizes, least):
                judged = judge(quotation, source.index.words, place.pairs, self.names, around)
                if judged.verdict != "not-found":
                    found.append(_Hit(place, source, judged))
        least = min((hit.place.cost for hit in found), default=0.0)
        best = [hit for hit in found if hit.place.cost <= least + weights().tie]
        return best[:MAX_CANDIDATES]

    def _heard(
        self, hit: _Hit, quotation: QuotedWords, speakers: tuple[SourceVoice, ...],
        around: frozenset[str],
    ) -> _Hit:  # fmt: skip
        """The hit with who says it in the source, and with the names that a reading shows."""
        code = self.language.code if self.language is not None else None
        span = (hit.judged.spans[0][0], hit.judged.spans[-1][1])
        label = hit.source.turns.at(span[0]) if hit.source.turns is not None else None
        if label is not None:
            voices: tuple[SourceVoice, ...] = (voice_of_label(label, self.language),)
        else:
            voices = ()
        score = 1.0
        unsure = hit.judged.verdict == "reworded"
        if self.read_around is not None and (label is None or unsure):
            reading = self.read_around(hit.source.number, span)
            if reading is not None:
                if unsure:
                    names = self.names.with_record(reading.record)
                    words = hit.source.index.words
                    judged = judge(quotation, words, hit.place.pairs, names, around)
                    hit = replace(hit, judged=judged)
                statement = statement_at(reading, hit.judged.spans)
                if not voices and statement is not None:
                    voices = voices_of(statement, reading.record)
                    score = statement.speaker.score if statement.speaker is not None else 0.0
        passage = Passage(hit.source.text.text, span, score, hit.source.index.has)
        agreed = agreement(speakers, voices, passage, code) if speakers and voices else "unknown"
        spoken = " and ".join(voice.name for voice in voices) or None
        return replace(hit, agreement=agreed, speaker=spoken)


#: Verdicts of which the better one holds where a quotation stands in several places.
_RIGHT: Verdict = "exact"
_ALIKE = frozenset((_RIGHT, "typographic", "trimmed"))
#: A verdict's place among them, from right to wrong.
_GRAVITY: dict[Verdict, int] = {verdict: number for number, verdict in enumerate(VERDICTS)}


def _gravity(placed: PlacedQuotation) -> int:
    return _GRAVITY[placed.verdict]


def _verdict(hit: _Hit) -> Verdict:
    """The verdict on words and speaker together: what is turned stays so, whoever says it."""
    turned = hit.judged.verdict in ("reversed", "not-found")
    return "elsewhere" if hit.agreement == "other" and not turned else hit.judged.verdict


def _quotation(
    quotation: QuotedWords, best: _Hit, verdict: Verdict, hits: list[_Hit], *, unheard: bool
) -> PlacedQuotation:
    judged = best.judged
    changes = judged.changes
    reason = why(judged.verdict, changes)
    if best.agreement == "other":
        changes = (*changes, Change(kind="speaker", source_words=best.speaker or ""))
        reason = f"in the source {best.speaker} says it; {reason}"
    elif unheard and verdict in _ALIKE:
        reason += "; who says it there is not known"
    if verdict == "ambiguous":
        said = sorted({_verdict(hit) for hit in hits}, key=_GRAVITY.__getitem__)
        reason = f"it stands in {len(hits)} places, with different verdicts: {', '.join(said)}"
    return PlacedQuotation(
        quoted=quotation.spans,
        verdict=verdict,
        source=best.source.number,
        spans=judged.spans,
        score=judged.score,
        changes=changes,
        speaker=best.speaker,
        why=reason,
    )


def _joined(parts: Sequence[PlacedQuotation], worst: PlacedQuotation) -> PlacedQuotation:
    """Parts of one quotation that stand apart in one source: the gravest verdict holds for all."""
    alike = [part for part in parts if part.source == worst.source]
    spans = sorted({span for part in alike for span in part.spans})
    return replace(
        worst,
        spans=_disjoint(spans),
        score=min(part.score for part in parts),
        changes=tuple(change for part in parts for change in part.changes),
        why=worst.why if worst.changes else "the same words, in several places",
    )


def _disjoint(spans: Sequence[Span]) -> Spans:
    """Sorted spans, those that overlap joined."""
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
