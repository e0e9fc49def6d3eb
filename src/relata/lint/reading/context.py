"""What the rules may ask of one article: the record, the tokens, the words of the language.

Everything that several rules need is worked out once, when the first of them asks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice

from relata.lang.compile import section
from relata.lang.language import Language
from relata.lang.schema import LintFile
from relata.lint.limits import MAX_HEADLINE, MAX_KEPT, MAX_STATEMENTS
from relata.lint.reading.word_kinds import marked_words
from relata.model.analysis import Quote
from relata.model.cache import BoundedCache
from relata.model.document import READ_KINDS
from relata.model.drafts import Analysis
from relata.model.record import Entity, Record, Span, Statement

#: Letters and digits in a row.
_RUN = re.compile(r"[^\W_]+")


def _longest_run(phrase: str) -> str:
    return max(_RUN.findall(phrase), key=len, default="")


#: A phrase -> the run of letters that a text with it has; "" where it has none.
_runs = BoundedCache(_longest_run, MAX_KEPT)


class LintContext:
    """One article as the rules see it. Offsets are those of the record."""

    def __init__(
        self, analysis: Analysis, record: Record, language: Language, sources: tuple[str, ...] = ()
    ) -> None:
        self.analysis, self.record, self.language = analysis, record, language
        self.document, self.tokens = analysis.document, analysis.text
        self.text = record.document.text
        self.lower = analysis.text.text_lower
        if len(self.lower) != len(self.text):  # a letter whose small form is two characters
            self.lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        #: Texts that quotations are checked against.
        self.sources = sources
        #: What several rules share and make on demand, by name.
        self.cache: dict[str, object] = {}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different tokens of the text, as they are written."""
        return frozenset(self.tokens.words)

    @cached_property
    def runs(self) -> frozenset[str]:
        """The runs of letters and digits of the text, in small letters, and the empty one."""
        return frozenset(("", *_RUN.findall(self.lower)))

    @cached_property
    def _marked(self) -> list[tuple[int, int]]:
        return marked_words(self.tokens.forms, self.language)

    def places(self, kind: int) -> list[int]:
        """Indices of the tokens that may be of a kind (`word_kinds`), in order."""
        return [at for at, kinds in self._marked if kinds & kind]

    @cached_property
    def words(self) -> LintFile:
        """The words of the article's language."""
        return section(self.language.code, "lint") or LintFile()

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that views show: doubtful ones raise nothing."""
        shown = (s for s in self.record.statements if s.tier != "doubtful")
        return tuple(islice(shown, MAX_STATEMENTS))

    @cached_property
    def cue_ends(self) -> dict[int, Statement]:
        """Statements by the last character of their cues."""
        return {end: statement for statement in self.record.statements for _, end in statement.cue}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.record.entities}

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of entities by id."""
        return {entity.id: entity.name for entity in self.record.entities}

    @cached_property
    def named(self) -> tuple[Span, ...]:
        """Places where the text names somebody or something, in order."""
        return tuple(
            sorted(
                mention.span
                for entity in self.record.entities
                if entity.forms
                for mention in entity.mentions
                if mention.kind == "name"
            )
        )

    def name_at(self, at: int) -> Span | None:
        """The name that a character stands in; None where it stands in none."""
        place = bisect_right(self.named, (at, len(self.text) + 1)) - 1
        for start, end in self.named[max(place - 3, 0) : place + 1]:
            if start <= at < end:
                return start, end
        return None

    def is_name(self, at: int) -> bool:
        """Whether a character stands in a name."""
        return self.name_at(at) is not None

    @cached_property
    def own(self) -> frozenset[str]:
        """Ids of the outlet that printed the article, and of the agencies that supplied it."""
        info = self.record.document
        supplied = {credit.name for credit in info.credits if credit.kind != "photo"}
        own = {e.id for e in self.record.entities if e.kind == "agency" and e.name in supplied}
        return frozenset(own | ({info.outlet} if info.outlet is not None else set()))

    @cached_property
    def title(self) -> Span | None:
        """The headline where the article has one in its text."""
        span = self.record.document.title_span
        return span if span is not None and span[0] < span[1] else None

    @cached_property
    def opening(self) -> Span | None:
        """The headline, or else a first paragraph that is as short as one and is not a lead with
        a source of its own; None where there is neither."""
        if self.title is not None:
            return self.title
        parts = [part for part in self.document.parts if part.kind in READ_KINDS]
        if len(parts) < 4 or not 0 < parts[0].span[1] - parts[0].span[0] <= MAX_HEADLINE:
            return None
        return parts[0].span

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """Paragraphs that are read for statements, without the opening."""
        return tuple(
            part.span
            for part in self.document.parts
            if part.kind in READ_KINDS and part.kind != "title" and part.span != self.opening
        )

    @cached_property
    def quotes(self) -> tuple[tuple[Span, Quote], ...]:
        """Quotations with the span between their marks, in the order of the text."""
        tokens, found = self.tokens, []
        for quote in tokens.quotes:
            first, last = quote.start + 1, quote.end - 1 if quote.closed else quote.end
            if first < last <= len(tokens.starts):
                found.append((tokens.span(first, last), quote))
        return tuple(found)

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after `offset`; after the last one their number."""
        return bisect_right(self.tokens.ends, offset)

    def tokens_of(self, span: Span) -> range:
        """Indices of the tokens of a span."""
        return range(self.token_at(span[0]), bisect_left(self.tokens.starts, span[1]))

    def in_quote(self, offset: int) -> bool:
        """Whether a character stands in quotation marks."""
        at = self.token_at(offset)
        return at < len(self.tokens.quote_of) and self.tokens.quote_of[at] is not None

    def sentence_at(self, offset: int) -> Span:
        """The sentence around a character; an empty span in front of the first one."""
        sentences = self.record.document.sentences
        at = bisect_right(sentences, (offset, len(self.text) + 1)) - 1
        return sentences[at] if at >= 0 else (0, 0)

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph around a character."""
        paragraphs = self.record.document.paragraphs
        at = bisect_right(paragraphs, (offset, len(self.text) + 1)) - 1
        return paragraphs[at] if at >= 0 else (0, len(self.text))

    def first_line(self) -> Span:
        """The headline or the first sentence: where findings on the whole article stand."""
        if self.title is not None:
            return self.title
        for start, end in self.record.document.sentences[:1]:
            return start, end
        return 0, len(self.text)

    def possible(self, phrases: tuple[str, ...]) -> list[str]:
        """Those of the `phrases` (lower case) that the text may have as whole words."""
        runs = self.runs
        return [phrase for phrase in phrases if _runs[phrase] in runs]

    def find_phrase(self, phrases: tuple[str, ...], within: Span | None = None) -> Span | None:
        """The first place of one of the `phrases` (lower case) as whole words; None for none."""
        start, end = within or (0, len(self.text))
        best: Span | None = None
        for phrase in self.possible(phrases):
            at = self.lower.find(phrase, start, end)
            while at >= 0:
                stop = at + len(phrase)
                if not self._letter(at - 1) and not self._letter(stop):
                    if best is None or at < best[0]:
                        best = (at, stop)
                    break
                at = self.lower.find(phrase, at + 1, end)
        return best

    def _letter(self, at: int) -> bool:
        return 0 <= at < len(self.text) and self.text[at].isalnum()
