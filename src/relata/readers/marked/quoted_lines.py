"""Block quotations of texts whose offsets are fixed: lines that the format marks one by one.

"> We stay open.\\n> — Ann Lee" in Markdown: each line is a span without its marker, and the last
one may be the attribution.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relata.model.document import MarkedSpan
from relata.model.record import Span
from relata.readers.limits import MAX_MARKS
from relata.readers.marked.attribution import split_attribution
from relata.readers.marked.marks import is_quoted


def quoted_lines(text: str, quotations: Iterable[Sequence[Span]]) -> tuple[MarkedSpan, ...]:
    """The marked spans of quotations, each given as its lines; at most `MAX_MARKS`."""
    found: list[MarkedSpan] = []
    for lines in quotations:
        spans = [span for span in lines if text[slice(*span)].strip()]
        if not spans or len(found) >= MAX_MARKS:
            continue
        pieces, signature = split_attribution([text[slice(*span)] for span in spans])
        attribution = author = None
        if signature is not None:
            start, end = spans[-1]
            at = text.index(signature.line, start, end)
            attribution = (at, at + len(signature.line))
            name = text.find(signature.author, *attribution)
            author = (name, name + len(signature.author)) if name >= 0 else None
            last = (start, start + len(pieces[-1])) if len(pieces) == len(spans) else None
            spans = [*spans[:-1], *([last] if last is not None else [])]
        quoted = is_quoted(text, spans)
        found.append(MarkedSpan("blockquote", tuple(spans), attribution, author, quoted=quoted))
    return tuple(found)


__all__ = ["quoted_lines"]
