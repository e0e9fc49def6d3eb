"""TXT001: a broken sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from relata.knowledge import organisations
from relata.lang.schema import set_of
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.analysis import WORD, indices_of
from relata.model.record import Span

#: Words of a paragraph of the body from which on it ends like a sentence.
MIN_WORDS = 12
#: Words of its last sentence.
MIN_LAST = 5
#: Letters of a word before a full stop from which on it is not an abbreviation.
MIN_LETTERS = 5
_BODY = frozenset(("body", "answer"))
_DOUBLE = re.compile(r"(?<![.,])(?:,\s?,|,\.|;\.|;,|\?,,|(?<=\w)\s,\s?\.)(?!\w)")


def _find(context: LintContext) -> Iterator[RuleHit]:
    parts = context.document.parts
    for number, part in enumerate(parts):
        if part.kind in _BODY:
            following = [context.text[p.span[0]] for p in parts[number + 1 : number + 3]]
            if number and not (
                len(following) == 2 and all(letter.islower() for letter in following)
            ):
                yield from _no_end(context, part.span)  # else it introduces a list
            for match in (
                _DOUBLE.finditer(context.text, *part.span)
                if _may_be_double(context.text, *part.span)
                else ()
            ):
                yield RuleHit(match.span(), variant="marks", key=_near(context, match.start()))
    yield from _lower_after_stop(context)
    yield from _doubled(context)


def _may_be_double(text: str, start: int, end: int) -> bool:
    """Whether a stretch may hold two marks that exclude one another; cheaper than the search."""
    if text.find(";.", start, end) >= 0:
        return True
    at = text.find(",", start, end)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + 1 : at + 3]
        if before.isspace() or before in ";?" or after[:1] in (",", "."):
            return True
        if after[:1].isspace() and after[1:] in (",", "."):
            return True
        at = text.find(",", at + 1, end)
    return False


def _near(context: LintContext, at: int) -> str:
    return context.text[max(0, at - 40) : at + 40]


def _lower_after_stop(context: LintContext) -> Iterator[RuleHit]:
    """ "… of the ministry. which was seen": a full stop in the middle of a sentence."""
    tokens = context.tokens
    words, kinds = tokens.words, tokens.kinds
    stops = [at for at in indices_of(".", words) if 0 < at < len(words) - 1]
    for stop in stops:
        at, before = stop + 1, words[stop - 1]
        if not (
            kinds[at] == WORD
            and words[at][0].islower()
            and words[at].islower()
            and kinds[stop - 1] == WORD
        ):
            continue
        if len(before) < MIN_LETTERS or not before.isalpha():
            continue
        part = _part_at(context, tokens.starts[at])
        if part is None or not part[0] <= tokens.starts[stop - 1] or tokens.ends[at] >= part[1]:
            continue
        gap = context.text[tokens.ends[stop] : tokens.starts[at]]
        if tokens.quote_of[at] == tokens.quote_of[stop] and gap.isspace():
            span = tokens.starts[stop - 1], tokens.ends[at]
            yield RuleHit(span, variant="stop", key=_near(context, span[0]))


def _part_at(context: LintContext, offset: int) -> Span | None:
    """The paragraph of the body around a character; None where it is another part."""
    parts = context.document.parts
    at = bisect_right(parts, offset, key=lambda part: part.span[0]) - 1
    if at < 0 or offset >= parts[at].span[1] or parts[at].kind not in _BODY:
        return None
    return parts[at].span


def _no_end(context: LintContext, part: Span) -> Iterator[RuleHit]:
    """A long paragraph that ends in a letter or a comma."""
    start, end = part
    last = context.text[end - 1]
    if not (last.isalpha() or last == ",") or last.isupper():
        return
    if 0 < context.text.count(" ", context.sentence_at(end - 1)[0], end) + 1 < MIN_LAST:
        return  # a word or two after the last sentence: a heading, "See also"
    words = context.text[start:end].split()
    if len(words) < MIN_WORDS or not context.text[start:end].count(". ") + (
        len(words) > 2 * MIN_WORDS
    ):
        return
    at = context.token_at(end - 1)
    if context.tokens.quote_of[min(at, len(context.tokens.quote_of) - 1)] is not None:
        return
    begin = start + context.text[start:end].rfind(" ") + 1
    if any(sign in context.text[begin:end] for sign in "/@."):
        return  # an address, after which a stop may be left out
    if _signed(context, start, begin, end):
        return
    if end not in context.cue_ends:  # else ATT003 says it
        yield RuleHit((begin, end), variant="end", key=_near(context, begin))


#: A quotation's end or a dash before a signature, and the characters of one.
_SIGN = frozenset('”“"»«―—–)/')
_SIGNATURE = 60


def _signed(context: LintContext, start: int, begin: int, end: int) -> bool:
    """Whether a paragraph ends in a name after a dash or a quotation, or in an agency's sign."""
    if organisations.agency(context.text[begin:end]) is not None:
        return True
    return any(char in _SIGN for char in context.text[max(start, end - _SIGNATURE) : end])


def _doubled(context: LintContext) -> Iterator[RuleHit]:
    """The same small word twice in a row."""
    tokens = context.tokens
    allowed = set_of(context.words.doubled)
    lower, kinds, flags = tokens.lower, tokens.kinds, tokens.flags
    twice = [at for at, (one, word) in enumerate(pairwise(lower), 1) if one == word]
    for at in twice:
        word = lower[at]
        if tokens.quote_of[at] is not None:
            continue  # somebody's own words
        if kinds[at] == WORD and flags[at] and word not in allowed:
            gap = context.text[tokens.ends[at - 1] : tokens.starts[at]]
            if gap == " " and word.isalpha() and not tokens.words[at][0].isupper():
                span = tokens.starts[at - 1], tokens.ends[at]
                near = _near(context, span[0])
                yield RuleHit(span, variant="twice", values={"word": word}, key=near)


RULE = Rule(
    id="TXT001",
    name="broken-sentence",
    severity="warning",
    what="A broken sentence: a full stop within it, a paragraph without an end, marks that exclude "
    "one another, or a small word twice.",
    why="Text was cut, joined or translated without being read; what is missing may be the source.",
    limits="A sentence that is broken and looks whole is not seen; grammar is not checked.",
    examples=(
        RuleExample(
            bad="The bridge was closed in a statement by the ministry. which was seen by "
            "reporters. Repairs begin in May.",
            good="The bridge was closed in a statement by the ministry, which was seen by "
            "reporters. Repairs begin in May.",
            at="ministry. which",
        ),
        RuleExample(
            bad="The bridge was closed on Monday. Repairs of the the pillars begin in May.",
            good="The bridge was closed on Monday. Repairs of the pillars begin in May.",
            at="the the",
        ),
    ),
    find=_find,
)
