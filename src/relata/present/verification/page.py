"""The page of `relata verify`: the article and its sources side by side, self-contained.

A quotation and its passage light up together when one of them is pointed at or followed as a
link, by the style sheet alone; the script only scrolls the other column along.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from relata._version import __version__
from relata.comparison.placing import VERDICTS, WRONG, ComparedText, Verification
from relata.comparison.placing.types import PlacedQuotation, PlacedStatement
from relata.present import clean
from relata.present.html.environment import content_hash, template_environment, template_file
from relata.present.verification.marking import LinkedPair, MarkedPiece, excerpts, pieces
from relata.present.verification.text import summary

_PACKAGE = "relata.present.verification.templates"
#: Pairs that light up together; a page with more would be slow.
_MOST_LIT = 400
_LONGEST = 160


class _Row(NamedTuple):
    """One quotation in the list."""

    id: str
    verdict: str
    words: str
    why: str
    source: int | None
    speaker: str | None
    statement: str | None


class _Shown(NamedTuple):
    """A text of the page: its stretches, each with the characters left out before it."""

    number: int
    text: ComparedText
    parts: list[tuple[int, list[MarkedPiece]]]
    left_out: int


def render(found: Verification) -> str:
    """The whole page."""
    from markupsafe import Markup

    named = [(f"q{number}", one) for number, one in enumerate(found.quotations, 1)]
    indirect = [
        (f"i{number}", one)
        for number, one in enumerate(found.indirect, 1)
        if one.source is not None
    ]
    style = template_file("style.css", _PACKAGE) + _lit(
        [*(n for n, _ in named), *(n for n, _ in indirect)]
    )
    script = template_file("script.js", _PACKAGE)
    counts = Counter(one.verdict for one in found.quotations)
    page = template_environment(_PACKAGE).get_template("page.html").render(
        title=found.article.title or found.article.name or "Article",
        language=found.article.language or "",
        article=_article(found, named, indirect),
        sources=[_source(found, number, named, indirect) for number in range(len(found.sources))],
        rows=sorted((_row(found, *one) for one in named), key=_order),
        indirect=[(name, one, _cut(_content(found, one))) for name, one in indirect if one.changes],
        counts=[(verdict, counts[verdict]) for verdict in VERDICTS if counts[verdict]],
        summary=summary(found), version=__version__, line=clean.line,
        style=Markup(style), script=Markup(script),  # noqa: S704 - files of ours, and ids
        style_hash=content_hash(style), script_hash=content_hash(script),
    )  # fmt: skip
    return f"{page}\n"


def _order(row: _Row) -> tuple[bool, int]:
    """What is wrong stands first."""
    return row.verdict not in WRONG, int(row.id[1:])


def _cut(words: str) -> str:
    line = clean.line(words)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _row(found: Verification, name: str, one: PlacedQuotation) -> _Row:
    words = " … ".join(found.article.text[a:b] for a, b in one.quoted)
    source = one.source if one.spans else None
    return _Row(name, one.verdict, _cut(words), one.why, source, one.speaker, one.statement)


def _content(found: Verification, one: PlacedStatement) -> str:
    return " … ".join(found.article.text[a:b] for a, b in one.article)


def _article(
    found: Verification, named: list[tuple[str, PlacedQuotation]],
    indirect: list[tuple[str, PlacedStatement]],
) -> _Shown:  # fmt: skip
    pairs = [
        LinkedPair(name, f"v-{one.verdict}", one.quoted, _other(name, one)) for name, one in named
    ]
    pairs += [LinkedPair(name, _look(one), one.article, f"{name}-s") for name, one in indirect]
    text = found.article
    return _Shown(0, text, [(0, list(pieces(text.text, (0, len(text.text)), pairs)))], 0)


def _other(name: str, one: PlacedQuotation) -> str:
    """Where a quotation leads: to its passage, else to its row of the list."""
    return f"{name}-s" if one.spans else f"{name}-l"


def _look(one: PlacedStatement) -> str:
    return "indirect differs" if one.changes else "indirect"


def _source(
    found: Verification, number: int, named: list[tuple[str, PlacedQuotation]],
    indirect: list[tuple[str, PlacedStatement]],
) -> _Shown:  # fmt: skip
    text = found.sources[number]
    pairs = [
        LinkedPair(name, f"v-{one.verdict}", one.spans, f"{name}-a")
        for name, one in named
        if one.source == number and one.spans
    ]
    pairs += [
        LinkedPair(name, _look(one), one.spans, f"{name}-a")
        for name, one in indirect
        if one.source == number and one.spans
    ]
    parts: list[tuple[int, list[MarkedPiece]]] = []
    at = 0
    for start, end in excerpts(text.text, pairs):
        parts.append((start - at, list(pieces(text.text, (start, end), pairs))))
        at = end
    return _Shown(number + 1, text, parts, len(text.text) - at)


def _lit(names: list[str]) -> str:
    """Rules by which both sides of a pair light up; names are ours."""
    rules = []
    for name in names[:_MOST_LIT]:
        when = (
            f".{name}:hover", f".{name}:focus-visible",
            *(f"#{name}-{side}:target" for side in "asl"),
        )  # fmt: skip
        rules.append(f"body:has({', '.join(when)}) .{name} {{ --lit: 1; }}")
    return "\n".join(rules) + "\n"
