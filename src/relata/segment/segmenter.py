"""Segmentation pipeline: Document -> tokens, quotations, sentences, in this order."""

from __future__ import annotations

from relata.lang.language import Language
from relata.model.analysis import Quote, Segmented
from relata.model.document import Document
from relata.segment.quotation_pairs import PartTokens, pair_quotations
from relata.segment.sentences import SentenceSplitter
from relata.segment.settings import settings_of
from relata.segment.tokens import Tokenizer, word_forms


def segment(document: Document, language: Language) -> Segmented:
    """Split a document into tokens, sentences, paragraphs and quotations.

    Every part of the document is split, also those of kinds that are not searched for
    statements; a part without tokens (only spaces) gives no paragraph. Offsets are code
    points into `document.text`, end exclusive. `lower` has straight apostrophes, so that
    "don’t" finds the language file's entry for "don't". Linear in the length of the text.
    """
    tokenizer = Tokenizer(document.text, language)
    tokens = tokenizer.tokens
    token_parts: list[PartTokens] = []
    edges: list[tuple[int, int, int]] = []
    stops: list[int] = []
    parts: list[int] = []
    for index, part in enumerate(document.parts):
        first, mark, stop = len(tokens.words), len(tokens.marks), len(tokens.stops)
        tokenizer.tokenize(*part.span)
        if len(tokens.words) == first:
            continue
        token_parts.append(PartTokens(first, len(tokens.words), part.kind, mark, len(tokens.marks)))
        edges.append((mark, *part.span))
        stops.append(stop)
        parts.append(index)
    quotes = pair_quotations(document.text, tokens, token_parts, edges, settings_of(language))
    forms = word_forms(tokens.words, language)
    text = Segmented(
        text=document.text, text_lower=document.text.lower(), language=language.code,
        starts=tokens.starts, ends=tokens.ends, words=[form.word for form in forms],
        lower=[form.lower for form in forms], forms=forms,
        kinds=tokens.kinds, flags=[form.flags for form in forms],
        sentences=[], paragraphs=[], parts=parts,
        kinds_of_parts=[part.kind for part in token_parts],
        quotes=quotes, quote_of=_quote_of(quotes, len(forms)), sentence_of=[],
    )  # fmt: skip
    stops.append(len(tokens.stops))
    splitter = SentenceSplitter(text, language)
    for at, tokens_of in enumerate(token_parts):
        first = len(text.sentences)
        splitter.split(tokens_of.start, tokens_of.end, tokens.stops[stops[at] : stops[at + 1]])
        text.paragraphs.append((first, len(text.sentences)))
    for index, (start, end) in enumerate(text.sentences):
        text.sentence_of.extend([index] * (end - start))
    return text


def _quote_of(quotes: list[Quote], total: int) -> list[int | None]:
    """For each token the index of the innermost quote, or None; inner ones overwrite outer ones."""
    found: list[int | None] = [None] * total
    for index, quote in enumerate(quotes):
        found[quote.start : quote.end] = [index] * (quote.end - quote.start)
    return found
