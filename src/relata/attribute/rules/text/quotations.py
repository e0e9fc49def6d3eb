"""Quotations by their look: full sentences, somebody's words, names and terms."""

from __future__ import annotations

from relata.attribute.rules.limits import (
    FRAGMENT_WORDS,
    LETTERS_OF_TITLES,
    NAMING,
    NICKNAME,
    QUOTATION_FINITE,
    SENTENCE_WORDS,
    TERM,
    TITLE,
    TITLE_ALONE,
    TITLE_WITH_STOP,
)
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ANY_FINITE, ARTICLE, DETERMINER, NAMED, PREPOSITION
from relata.attribute.rules.text.marks import QUOTED_STOPS, SENTENCE_ENDS
from relata.model.analysis import OPEN, WORD, Quote, Segmented


def words_in(text: Segmented, quote: Quote) -> int:
    """Number of words and numbers inside the marks."""
    return text.kinds[quote.start : quote.end].count(WORD)


def inner_end(quote: Quote) -> int:
    """The last token inside the closing mark."""
    return quote.end - 2 if quote.closed else quote.end - 1


def is_outside(text: Segmented, quote: Quote, token: int) -> bool:
    """Does the token stand in what surrounds the quotation, and in no other one?"""
    return text.quote_of[token] == quote.parent


def is_full(text: Segmented, quote: Quote) -> bool:
    """Does it hold a sentence: a stop at its end, or a finite verb after a capital?"""
    words = text.words
    last = inner_end(quote)
    if last <= quote.start:
        return False
    if words[last] in QUOTED_STOPS:
        return True
    size = words_in(text, quote)
    first = quote.start + (text.kinds[quote.start] == OPEN)
    capital = words[first][:1].isupper()
    if words[last] == "," and size >= (1 if capital else 2):
        return True
    verb = any(
        text.flags[i] & ANY_FINITE for i in range(first, min(last + 1, first + QUOTATION_FINITE))
    )
    return capital and verb and size >= SENTENCE_WORDS


def is_verbatim(context: Context, quote: Quote) -> bool:
    """Are these somebody's words and no name, title or term, by their look?

    Where nouns are capitalised, names and terms open with a capital and hold little else.
    """
    size = words_in(context.text, quote)
    if not size or is_title(context, quote):
        return False
    if is_full(context.text, quote):
        return True
    if context.grammar.free_order and context.text.words[quote.start + 1][:1].isupper():
        return False  # a name: what begins like a sentence and holds none
    if not context.grammar.nouns_capitalised:
        return size >= 2
    words = context.text.words[quote.start + 1 : inner_end(quote) + 1]
    if not words:
        return False  # a word that goes on from a paragraph without a mark of its own
    if words[0][:1].islower() or not words[0][:1].isalpha():
        return any(word[:1].islower() for word in words)
    return size >= FRAGMENT_WORDS and sum(word[:1].islower() for word in words) >= min(2, size - 2)


def is_part(context: Context, quote: Quote) -> bool:
    """Is it a verbatim part of a content?

    Unlike after a cue of its own, a term is not one: nouns alone ("Haus der Freiheit"), an
    adjective before its noun.
    """
    if not is_verbatim(context, quote):
        return False
    if not context.grammar.nouns_capitalised or is_full(context.text, quote):
        return True
    words = context.text.words[quote.start + 1 : inner_end(quote) + 1]
    if len(words) == 1:
        return not _is_attribute(context.text, quote)
    if words[0][:1].islower() or not words[0][:1].isalpha() or len(words) > TERM:
        return True
    return 2 * sum(word[:1].islower() for word in words) > len(words)


def _is_attribute(text: Segmented, quote: Quote) -> bool:
    """Does the quotation stand between an article or preposition and its noun?"""
    j = quote.end
    if j >= len(text.words) or not quote.start or not text.words[j][:1].isupper():
        return False
    if not text.flags[quote.start - 1] & (ARTICLE | DETERMINER | PREPOSITION):
        return False
    return text.sentence_of[j] == text.sentence_of[quote.start]


def is_named_so(context: Context, quote: Quote) -> bool:
    """Is it what somebody is called: 'who goes by the name “Pike.”', 'known as “Sister Act.”'?"""
    text, start = context.text, quote.start
    if not start or words_in(text, quote) > NICKNAME:
        return False
    if text.sentence_of[start - 1] != text.sentence_of[start]:
        return False
    naming = context.lexicon.naming
    words = text.lower[max(0, start - NAMING) : start]
    if words[-1] in (",", ":"):
        return False
    after = text.lower[quote.end] if quote.end < len(text.lower) else ""
    called = not naming.isdisjoint(words) and not any(word in (",", ":") for word in words[-2:])
    if not called and after not in naming:
        return False
    inside = text.words[start + 1 : inner_end(quote) + 1]
    return all(w[:1].isupper() or not w[:1].isalpha() for w in inside)


def is_title(context: Context, quote: Quote) -> bool:
    """Is the quotation a name or title, by its capitals or a noun before it (the film “C”)?"""
    text, grammar = context.text, context.grammar
    opens = not quote.start or text.sentence_of[quote.start - 1] != text.sentence_of[quote.start]
    before = 0 if opens else text.flags[quote.start - 1]
    if is_named_so(context, quote):
        return True
    if before & NAMED:
        first = text.words[min(quote.start + 1, quote.end - 1)]
        return not (grammar.free_order and first[:1].islower())
    if grammar.nouns_capitalised or quote.end - quote.start > TITLE:
        return False
    single = text.words[quote.start + 1] if quote.end - quote.start == 3 else ""
    if grammar.free_order and single[:1].isupper() and before:
        return bool(before & PREPOSITION)
    last = text.words[quote.end - 2 if quote.closed else quote.end - 1]
    if last in SENTENCE_ENDS and quote.end - quote.start > TITLE_WITH_STOP:
        return False
    inside = text.words[quote.start : quote.end]
    if last in SENTENCE_ENDS and any(w[0].islower() for w in inside):
        return False
    words = [w for w in inside if len(w) >= LETTERS_OF_TITLES]
    return (
        len(words) >= 1
        and all(w[:1].isupper() for w in words)
        and bool(before & PREPOSITION or quote.end - quote.start > TITLE_ALONE)
    )
