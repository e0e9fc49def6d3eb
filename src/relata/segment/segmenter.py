"""Document -> Segmented: tokens, quotation marks, sentences, in this order."""

from __future__ import annotations

from itertools import repeat

from relata.lang.language import Language
from relata.model.analysis import Quote, Segmented
from relata.model.document import Document
from relata.segment.quotation_pairs import Block, pair
from relata.segment.sentences import Sentences
from relata.segment.settings import tables
from relata.segment.tokens import Cutter, lower_words


def segment(document: Document, language: Language) -> Segmented:
    """Cut a document into tokens, sentences, paragraphs and quotations.

    Every part of the document is cut, also those of kinds in which no statements are looked
    for; a part without a token (nothing but spaces) gives no paragraph. Offsets are code
    points into `document.text`, end exclusive. `lower` has straight apostrophes, so that
    "don’t" finds what a language file says of "don't". Linear in the length of the text.
    """
    cutter = Cutter(document.text, language)
    tokens = cutter.tokens
    blocks: list[Block] = []
    edges: list[tuple[int, int, int]] = []
    stops: list[int] = []
    parts: list[int] = []
    for index, part in enumerate(document.parts):
        first, mark, stop = len(tokens.words), len(tokens.marks), len(tokens.stops)
        cutter.cut(*part.span)
        if len(tokens.words) == first:
            continue
        blocks.append(Block(first, len(tokens.words), part.kind, mark, len(tokens.marks)))
        edges.append((mark, *part.span))
        stops.append(stop)
        parts.append(index)
    quotes = pair(document.text, tokens, blocks, edges, tables(language))
    lower = lower_words(tokens.words)
    text = Segmented(
        text=document.text, language=language.code,
        starts=tokens.starts, ends=tokens.ends, words=tokens.words, lower=lower,
        kinds=tokens.kinds, flags=list(map(language.flags.get, lower, repeat(0))),
        sentences=[], paragraphs=[], parts=parts,
        kinds_of_parts=[block.kind for block in blocks],
        quotes=quotes, quote_of=_quote_of(quotes, len(lower)), sentence_of=[],
    )  # fmt: skip
    stops.append(len(tokens.stops))
    cut = Sentences(text, language)
    for at, block in enumerate(blocks):
        first = len(text.sentences)
        cut.cut(block.start, block.end, tokens.stops[stops[at] : stops[at + 1]])
        text.paragraphs.append((first, len(text.sentences)))
    for index, (start, end) in enumerate(text.sentences):
        text.sentence_of.extend([index] * (end - start))
    return text


def _quote_of(quotes: list[Quote], total: int) -> list[int | None]:
    """For each token the innermost quote; outer ones come first and are painted over."""
    found: list[int | None] = [None] * total
    for index, quote in enumerate(quotes):
        found[quote.start : quote.end] = [index] * (quote.end - quote.start)
    return found
