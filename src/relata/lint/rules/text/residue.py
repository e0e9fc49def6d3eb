"""TXT003: residue of machine translation and of broken conversions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit

#: Entities of HTML, tags, placeholders, tokens of models, UTF-8 that was read as Latin-1.
_REMAINS = re.compile(
    r"&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,5});"
    r"|</?(?:b|i|p|br|em|strong|span|div|a)\b[^<>\n]{0,80}>"
    r"|\{\d\}|%(?:\d\$)?[sd]\b(?!\w)|__[A-Z]{2,12}__|<unk>|\[UNK\]|</s>|@-@|@@"
    r"|\u00c3[\u0080-\u00bf\u0192\u201a-\u201e\u2020-\u2022\u20ac]|\u00e2\u20ac[\u0080-\u2122]?|\ufffd"
)
#: Characters of which each of them has one.
_SIGNS = frozenset(("&", "<", "{", "%", "_", "[", "@", "\ufffd", chr(0xC3), chr(0xE2)))
#: Words of a sentence that may be in a loop, and the share of different ones that shows none.
LOOPED, VARIED = 8, 0.7
#: Signs of a program's text around it.
_PROGRAM, _AROUND = ("\\", " = ", "();", "==", "::", '" %'), 40
#: A run of words that a model fell into.
_LOOP = re.compile(r"\b(\w{2,20}(?: \w{1,20}){0,4})(?:,? \1\b){3,}", re.IGNORECASE)


def _find(context: LintContext) -> Iterator[RuleHit]:
    remains = _REMAINS.finditer(context.text) if not _SIGNS.isdisjoint(context.text) else ()
    found = [match.span() for match in remains if not _program(context, match)]
    if found:  # one cause, mostly: one finding that shows all places
        words = context.text[slice(*found[0])]
        yield RuleHit(found[0], tuple(found[1:]), {"words": words}, key="remains")
    tokens = context.tokens
    for first, last in tokens.sentences:
        if last - first < LOOPED or len(set(tokens.lower[first:last])) > VARIED * (last - first):
            continue
        start, end = tokens.span(first, last)
        for match in _LOOP.finditer(context.text, start, min(end, start + 5000)):
            if not match[1].isdigit() and not context.in_quote(match.start()):
                yield RuleHit(match.span(), values={"words": match[1]}, variant="loop")
    model = context.find_phrase(context.words.residue)
    if model is not None and not context.in_quote(model[0]):
        yield RuleHit(model, values={"words": context.text[slice(*model)]}, variant="model")


def _program(context: LintContext, match: re.Match[str]) -> bool:
    """Whether it stands in a program's text."""
    around = context.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    return any(sign in around for sign in _PROGRAM)


RULE = Rule(
    id="TXT003",
    name="machine-residue",
    severity="warning",
    what="Residue of a machine: entities of HTML, placeholders, broken characters, words in a "
    "loop, sentences of an assistant.",
    why="Nobody read the text after the machine; other faults of it are harder to see.",
    limits="Only what can be recognised without the original. Articles about software may show "
    "such strings on purpose.",
    examples=(
        RuleExample(
            bad="Lee &amp; Winter closed the bridge on Monday, the mayor said.",
            good="Lee & Winter closed the bridge on Monday, the mayor said.",
            at="&amp;",
        ),
        RuleExample(
            bad="The mayor said the bridge the bridge the bridge the bridge was closed.",
            good="The mayor said the bridge was closed.",
        ),
    ),
    find=_find,
)
