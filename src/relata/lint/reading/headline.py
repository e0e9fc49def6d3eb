"""The headline against the text: which sentences say what it says, and how surely.

A headline without a source of its own is compared with the sentences of the body by their content
words; what else the rules ask (negation, numbers, hedges) is read at those sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from relata.comparison.content_words import KEY_LETTERS, ContentWord
from relata.comparison.sense import CLOSED
from relata.comparison.words import number_key
from relata.lang.schema import Flag
from relata.lang.stems import Stemmer
from relata.lint.limits import MAX_NEAR
from relata.lint.reading.context import LintContext
from relata.model.analysis import NUMBER, WORD
from relata.model.record import Span, Statement

#: Letters by which two words of one stem are mostly alike.
BEGINNING = 5
#: Share of a headline's words outside names that a sentence must have to say the same.
PLAIN = 0.6


class SentenceMatch(NamedTuple):
    """A sentence of the body and the headline's words in it."""

    span: Span
    #: Share of the headline's content words that it has, from 0 to 1.
    share: float
    #: The same of those that belong to no name, from 0 to 1; 1 where there are none.
    plain: float
    words: tuple[ContentWord, ...]


class HeadlineMatches:
    """The headline of an article, its content words, and the sentences nearest to it."""

    def __init__(self, context: LintContext, span: Span) -> None:
        self.context, self.span = context, span
        self._content = content_tokens(context, span)
        self.words = [self._word(at, key) for at, key in self._content]
        self.keys = {word.key for word in self.words}
        #: Keys of the words that belong to no name: what is said of the names.
        self.plain = {word.key for word in self.words if not context.is_name(word.start)}
        #: Where the body begins, and its content words: tokens and their keys.
        self.begin = min((start for start, _ in context.body if start >= span[1]), default=span[1])
        self._body = content_tokens(context, (self.begin, len(context.text)))
        self.body_keys = {key for _, key in self._body}
        self.matches = self._matches()

    @property
    def body_sequence(self) -> list[str]:
        """The keys of the body's content words, in their order."""
        return [key for _, key in self._body]

    @property
    def size(self) -> int:
        """Content words of the body."""
        return len(self._body)

    def _word(self, at: int, key: str) -> ContentWord:
        tokens = self.context.tokens
        figure, capital = tokens.kinds[at] == NUMBER, tokens.words[at][0].isupper()
        return ContentWord(tokens.starts[at], tokens.ends[at], key, figure, capital, False)

    def within(self, span: Span) -> list[ContentWord]:
        """Content words of the body within a span."""
        first = bisect_left(self._body, (self.context.token_at(span[0]), ""))
        last = bisect_left(self._body, (self.context.token_at(span[1] - 1) + 1, ""))
        return [self._word(at, key) for at, key in self._body[first:last]]

    def _matches(self) -> list[SentenceMatch]:
        """Sentences of the body that have words of the headline, the nearest first."""
        tokens = self.context.tokens
        rows: dict[int, list[tuple[int, str]]] = {}
        for at, key in self._body:
            if key in self.keys:
                rows.setdefault(tokens.sentence_of[at], []).append((at, key))
        found = []
        for number, row in rows.items():
            keys = {key for _, key in row}
            found.append(
                SentenceMatch(
                    tokens.span(*tokens.sentences[number]),
                    len(keys) / (len(self.keys) or 1),
                    len(keys & self.plain) / len(self.plain) if self.plain else 1.0,
                    tuple(self._word(at, key) for at, key in row),
                )
            )
        found.sort(key=lambda match: (-match.share, match.span))
        return found

    def near(self, least: float) -> list[SentenceMatch]:
        """The sentences that say the same: they have at least this share of the headline's words,
        and most of those that belong to no name."""
        return [
            match for match in self.matches[:MAX_NEAR]
            if match.share >= least and match.plain >= PLAIN
        ]  # fmt: skip

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

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of the body's words: "brück" for "Brücke" and "Brückenbau"."""
        return frozenset(key[:BEGINNING] for key in self.body_keys if len(key) >= BEGINNING)

    @property
    def attributed(self) -> bool:
        """Whether the headline names a source, quotes, or hedges."""
        return self.sourced or (
            self.context.find_phrase(self.context.words.hedges, self.span) is not None
        )

    @property
    def sourced(self) -> bool:
        """Whether the headline names a source, quotes, or asks."""
        start, end = self.span
        context = self.context
        text = context.text[start:end]
        if ":" in text or text.rstrip().endswith("?"):
            return True
        if any(start <= s[0] < end for s, _ in context.quotes):
            return True
        return any(
            start <= s.content[0][0] < end and s.cue and s.speaker is not None
            for s in context.statements
        )


def beside(words: Sequence[ContentWord], span: Span) -> tuple[list[str], list[str]]:
    """The key of the word before a span, and of the one after it; [] where there is none."""
    before = [word.key for word in words if word.end <= span[0]]
    after = [word.key for word in words if word.start >= span[1]]
    return before[-1:], after[:1]


def negations(context: LintContext, span: Span) -> list[int]:
    """Indices of the tokens of a span that negate."""
    flags = context.tokens.flags
    return [at for at in context.tokens_of(span) if flags[at] & Flag.NEGATION]


def content_tokens(context: LintContext, span: Span) -> list[tuple[int, str]]:
    """The content words of a span: index of the token, and its key.

    Keys are those of `relata.comparison.content_words`; the tokens are there already.
    """
    tokens = context.tokens
    stem = context.language.view(Stemmer)
    first, last = context.token_at(span[0]), context.token_at(span[1] - 1) + 1
    lower, kinds, flags = tokens.lower, tokens.kinds, tokens.flags
    places = range(first, min(last, len(lower)))
    keys = {
        word: stem(word)[:KEY_LETTERS]
        for word in {lower[at] for at in places if kinds[at] == WORD and not flags[at] & CLOSED}
    }
    return [
        (at, keys[lower[at]] if kinds[at] == WORD else _figure(tokens.words[at]))
        for at in places
        if lower[at] in keys or kinds[at] == NUMBER
    ]


def _figure(written: str) -> str:
    """The key of a number; a sign that only looks like one ("²", "½") stands for itself."""
    return number_key(written) if written[:1].isdecimal() else written


def headline_of(context: LintContext) -> HeadlineMatches | None:
    """The headline with its matches, made once an article; None where there is none."""
    if context.opening is None:
        return None
    found = context.cache.get("headline")
    if not isinstance(found, HeadlineMatches):
        found = context.cache["headline"] = HeadlineMatches(context, context.opening)
    return found
