"""The headline against the text: which sentences say what it says, and how surely.

A headline without a source of its own is compared with the sentences of the body by their content
words; what else the rules ask (negation, numbers, hedges) is read at those sentences.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from relata.comparison.content_words import KEY_LETTERS, ContentWord
from relata.comparison.words import number_key
from relata.lang.schema import Flag
from relata.lang.stems import Stemmer
from relata.lint.reading.context import LintContext
from relata.model.analysis import NUMBER, WORD
from relata.model.record import Span, Statement

#: Closed classes of which no word says what a text is about.
_CLOSED = int(
    Flag.ARTICLE | Flag.DETERMINER | Flag.PREPOSITION | Flag.PRONOUN | Flag.REFLEXIVE
    | Flag.RELATIVE | Flag.DEMONSTRATIVE | Flag.COORDINATION | Flag.SUBORDINATION
    | Flag.COMPLEMENTISER | Flag.AUXILIARY | Flag.INFINITIVE | Flag.CORRELATE
)  # fmt: skip


class SentenceMatch(NamedTuple):
    """A sentence of the body and the headline's words in it."""

    span: Span
    #: Share of the headline's content words that it has, from 0 to 1.
    share: float
    words: tuple[ContentWord, ...]


class HeadlineMatches:
    """The headline of an article, its content words, and the sentences nearest to it."""

    def __init__(self, context: LintContext, span: Span) -> None:
        self.context, self.span = context, span
        self.words = words_in(context, span)
        self.keys = {word.key for word in self.words}
        first = min((start for start, _ in context.body if start >= span[1]), default=span[1])
        self.body = words_in(context, (first, len(context.text)))
        self._starts = [word.start for word in self.body]
        self.body_keys = {word.key for word in self.body}
        self.matches = self._matches(first)

    def within(self, span: Span) -> list[ContentWord]:
        """Content words of the body within a span."""
        return self.body[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def _matches(self, first: int) -> list[SentenceMatch]:
        """Sentences of the body that have words of the headline, the nearest first."""
        found = []
        sentences = self.context.record.document.sentences
        total = len(self.keys) or 1
        for span in sentences[bisect_right(sentences, (first, -1)) :]:
            words = tuple(word for word in self.within(span) if word.key in self.keys)
            share = len({word.key for word in words}) / total
            if share:
                found.append(SentenceMatch(span, share, words))
        found.sort(key=lambda match: (-match.share, match.span))
        return found

    def near(self, least: float) -> list[SentenceMatch]:
        """The sentences that have at least this share of the headline's words."""
        return [match for match in self.matches if match.share >= least]

    def statements_at(self, match: SentenceMatch) -> list[Statement]:
        """Statements of which the content has most of a sentence's words of the headline."""
        found = []
        for statement in self.context.statements:
            inside = sum(
                any(a <= word.start < b for a, b in statement.content) for word in match.words
            )
            if 2 * inside > len(match.words):
                found.append(statement)
        return found

    @property
    def attributed(self) -> bool:
        """Whether the headline names a source, quotes, or hedges."""
        start, end = self.span
        context = self.context
        text = context.text[start:end]
        if ":" in text or text.rstrip().endswith("?"):
            return True
        if any(start <= s[0] < end for s, _ in context.quotes):
            return True
        if any(
            start <= s.content[0][0] < end and s.cue and s.speaker is not None
            for s in context.statements
        ):
            return True
        return context.find_phrase(context.words.hedges, self.span) is not None

    def negated(self, span: Span) -> int:
        """How many words of negation a span has."""
        tokens = self.context.tokens
        at, count = self.context.token_at(span[0]), 0
        while at < len(tokens.starts) and tokens.starts[at] < span[1]:
            count += bool(tokens.flags[at] & Flag.NEGATION)
            at += 1
        return count


def words_in(context: LintContext, span: Span) -> list[ContentWord]:
    """The content words of a span, by the tokens that are there already.

    Keys are those of `relata.comparison.content_words`.
    """
    tokens = context.tokens
    stem = context.language.view(Stemmer)
    first, last = context.token_at(span[0]), context.token_at(span[1] - 1) + 1
    found = []
    for at in range(first, min(last, len(tokens.starts))):
        kind = tokens.kinds[at]
        if kind == WORD:
            if not tokens.flags[at] & _CLOSED:
                key = stem(tokens.lower[at])[:KEY_LETTERS]
                capital = tokens.words[at][0].isupper()
                place = tokens.starts[at], tokens.ends[at]
                found.append(ContentWord(*place, key, False, capital, False))
        elif kind == NUMBER:
            key = number_key(tokens.words[at])
            found.append(ContentWord(tokens.starts[at], tokens.ends[at], key, True, False, False))
    return found


def headline_of(context: LintContext) -> HeadlineMatches | None:
    """The headline with its matches, made once an article; None where there is none."""
    if context.opening is None:
        return None
    found = context.cache.get("headline")
    if not isinstance(found, HeadlineMatches):
        found = context.cache["headline"] = HeadlineMatches(context, context.opening)
    return found
