"""QUO001: quotation marks that do not pair, and mixed conventions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from relata.lint.limits import MAX_BRACKET
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.analysis import CLOSE, OPEN, indices_of
from relata.model.record import Span


def _find(context: LintContext) -> Iterator[RuleHit]:
    tokens = context.tokens
    paired = {mark for quote in tokens.quotes for mark in quote.marks}
    for quote in tokens.quotes:
        paired.add(quote.start)
        if quote.closed:
            paired.add(quote.end - 1)
        elif quote.level == 0 and not _goes_on_in_next(context, quote.start):
            yield RuleHit(
                _place(context, quote.start),
                variant="open", key=_near(context, tokens.starts[quote.start]),
            )  # fmt: skip
    for at in sorted(indices_of(OPEN, tokens.kinds) + indices_of(CLOSE, tokens.kinds)):
        if at not in paired and not _goes_on(context, at):
            near = _near(context, tokens.starts[at])
            yield RuleHit(_place(context, at), variant="stray", key=near)
    yield from _mixed(context)
    yield from _spaced(context)
    yield from _compounds(context)
    yield from _single(context)


def _goes_on_in_next(context: LintContext, at: int) -> bool:
    """Whether the next paragraph begins with the same opening mark: a quotation of several
    paragraphs is opened in each of them and closed in the last one."""
    end = context.paragraph_at(context.tokens.starts[at])[1]
    following = context.token_at(end)
    words = context.tokens.words
    return following < len(words) and words[following] == words[at]


def _goes_on(context: LintContext, at: int) -> bool:
    """Whether a mark opens a paragraph as one of the paragraph before opened a quotation that did
    not end there."""
    tokens = context.tokens
    start = context.paragraph_at(tokens.starts[at])[0]
    if tokens.starts[at] != start or start == 0:
        return False
    first = context.token_at(context.paragraph_at(max(0, start - 2))[0])
    before = tokens.words[first:at]
    return before.count(tokens.words[at]) > 0


def _place(context: LintContext, at: int) -> Span:
    return context.tokens.starts[at], context.tokens.ends[at]


def _near(context: LintContext, at: int) -> str:
    return context.text[max(0, at - 30) : at + 30]


def _mixed(context: LintContext) -> Iterator[RuleHit]:
    """Outer quotations of which a few have other marks than the rest."""
    styles: dict[str, list[Span]] = {}
    for span, quote in context.quotes:
        if context.text[span[0] - 2 : span[0] - 1] == "=":
            continue  # an attribute of markup
        if quote.closed and quote.level == 0:
            style = context.text[span[0] - 1 : span[0]] + context.text[span[1] : span[1] + 1]
            style = style if len(style) == 2 else ""
            opening = context.tokens.words[quote.start]
            closing = context.tokens.words[quote.end - 1]
            if len(opening) == len(closing) == 1 and style:
                styles.setdefault(opening + closing, []).append(span)
    single = styles.pop(_PLAIN_SINGLE, []) if context.words.no_plain_single_marks else []
    counts = Counter({style: len(spans) for style, spans in styles.items()})
    if not counts:
        return
    usual, most = counts.most_common(1)[0]
    single = [span for span in single if not _in_brackets(context, span[0])]
    if single:
        yield _of_another(_PLAIN_SINGLE, usual, single)
    for style, spans in styles.items():
        if style == usual or len(spans) == most:
            continue
        if len(spans) == 1 and style == _PLAIN:
            continue  # typed once: nobody is misled
        if _width(style) == _width(usual):
            yield _of_another(style, usual, spans)


def _in_brackets(context: LintContext, at: int) -> bool:
    """Whether a place stands in brackets, as a gloss does: "(Latin 'inter': between)"."""
    start = max(context.paragraph_at(at)[0], at - MAX_BRACKET)
    before = context.text[start:at]
    return before.rfind("(") > before.rfind(")")


def _of_another(style: str, usual: str, spans: list[Span]) -> RuleHit:
    start, end = spans[0]
    values = {"a": style, "b": usual}
    hit = (start - 1, end + 1)
    return RuleHit(hit, tuple(spans[1:]), values, variant="mixed", key=f"mixed {style}")


#: Marks that have spaces inside in some languages.
_GUILLEMETS = frozenset("«»‹›")


def _spaced(context: LintContext) -> Iterator[RuleHit]:
    """Marks with a space between them and the words that they belong to."""
    for span, quote in context.quotes:
        opening, closing = quote.start, quote.end - 1
        if not quote.closed or context.tokens.words[opening] in _GUILLEMETS:
            continue
        marks = (OPEN, CLOSE)
        kinds = context.tokens.kinds
        if kinds[opening] not in marks or kinds[closing] not in marks:
            continue  # a mark is missing
        if kinds[opening + 1] in marks or kinds[closing - 1] in marks:
            continue  # two quotations end or begin together
        first, last = context.tokens.ends[opening], context.tokens.starts[closing]
        if span[0] - first == 1 and context.text[first] == " ":
            yield RuleHit((first - 1, span[0]), variant="space", key=_near(context, first))
        elif last - span[1] == 1 and context.text[span[1]] == " ":
            yield RuleHit((span[1], last + 1), variant="space", key=_near(context, last))


#: A hyphen with a word after it and a space before it, as they follow a closing mark.
_SPACED_HYPHEN = re.compile(r" [-\u2010](?=\w)")
#: Marks that end a sentence: what follows a quotation with one of them is its author.
_ENDS = frozenset(".!?…,")


def _compounds(context: LintContext) -> Iterator[RuleHit]:
    """Compounds of a quotation and a word whose hyphen stands apart: „Morning“ -Team. A dash before
    the author of a motto stands at the end of its paragraph."""
    tokens = context.tokens
    for span, quote in context.quotes:
        if not quote.closed or not span[1] or context.text[span[1] - 1] in _ENDS:
            continue
        found = _SPACED_HYPHEN.match(context.text, tokens.ends[quote.end - 1])
        if found is None:
            continue
        following = context.token_at(found.end())
        end = context.token_at(context.paragraph_at(span[0])[1])
        if end - following > _AUTHOR_WORDS:
            yield RuleHit((found.start(), found.end()), variant="hyphen",
                          key=_near(context, found.start()))  # fmt: skip


#: Words of an author's name after a quotation.
_AUTHOR_WORDS = 4
#: A single mark before a capital and after a space, within a sentence; and one that closes.
_OPENS_SINGLE = re.compile(r"(?<=\w )['\u2018](?=[^\W\d_]{4})")
_CLOSES_SINGLE = re.compile(r"(?<=[\w.,!?…])['\u2019](?!\w)")


def _single(context: LintContext) -> Iterator[RuleHit]:
    """Single marks and apostrophes with a space before them that nothing closes: “O 'Brien”."""
    if " '" not in context.text and " \u2018" not in context.text:
        return
    found: dict[str, list[Span]] = {}
    closers = [mark.start() for mark in _CLOSES_SINGLE.finditer(context.text)]
    for mark in _OPENS_SINGLE.finditer(context.text):
        start, end = mark.span()
        after = bisect_left(closers, end)
        if after < len(closers) and closers[after] < context.paragraph_at(start)[1]:
            continue
        word = _WORD.match(context.text, end)
        if word is not None and word[0][0].isupper():
            found.setdefault(word[0], []).append((start, end))
    for name, spans in found.items():
        yield RuleHit(spans[0], tuple(spans[1:]), variant="single", key=f"single {name}")


_WORD = re.compile(r"[^\W\d_]+")
#: The marks of a keyboard.
_PLAIN, _PLAIN_SINGLE = '""', "''"
#: Single marks; a text may use them for terms next to double ones.
_SINGLE = frozenset("'‘’‚‛‹›`´")


def _width(style: str) -> int:
    return 1 if style[0] in _SINGLE else 2


RULE = Rule(
    id="QUO001",
    name="quotation-marks",
    severity="warning",
    what="Quotation marks that do not pair, stand apart from their words, or follow two "
    "conventions in one text.",
    why="Without the second mark nobody knows where somebody's words end and the reporter's begin.",
    limits="Quotations over several paragraphs with a mark at the beginning of each are known. An "
    "apostrophe or a mark for inches may be taken for a quotation mark.",
    examples=(
        RuleExample(
            bad="“The bridge is safe, said mayor Ann Lee. Repairs begin in May.",
            good="“The bridge is safe,” said mayor Ann Lee. Repairs begin in May.",
            at="“",
        ),
        RuleExample(
            bad="“The bridge is safe,” said mayor Ann Lee. “It was tested,” she added. «Repairs "
            "begin in May,» said Bo Winter.",
            good="“The bridge is safe,” said mayor Ann Lee. “It was tested,” she added. “Repairs "
            "begin in May,” said Bo Winter.",
            at="«Repairs",
        ),
        RuleExample(
            bad="The bridge was tested, said engineer Sean O 'Brien. Repairs begin in May.",
            good="The bridge was tested, said engineer Sean O'Brien. Repairs begin in May.",
            at="'",
        ),
    ),
    find=_find,
)
