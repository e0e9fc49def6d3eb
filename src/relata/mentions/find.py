"""The mention finder: class bits, base phrases, attachments, then `Phrase` values in order."""

from __future__ import annotations

from relata.lang.language import Language
from relata.mentions.attachment.attach import Attacher
from relata.mentions.attachment.attach_by_case import Governing
from relata.mentions.build import Describer
from relata.mentions.chunking.case_languages import Chunker
from relata.mentions.chunking.chunker import find_chunks
from relata.mentions.chunking.split_names import lead, split_names
from relata.mentions.words.word_class_context import settle
from relata.mentions.words.word_classes import CAP, CLOSE, JOIN, LOWER, OPEN, Tables, build
from relata.model.analysis import CLOSE as CLOSING
from relata.model.analysis import OPEN as OPENING
from relata.model.analysis import Phrase, Segmented

#: A colon opens a sentence of its own; the others may join two parts of a name.
_SIGNS = frozenset(":-/&+")


def tables_of(language: Language) -> Tables:
    """The tables of a language, built at its first use."""
    return language.view(build)


def classify(text: Segmented, tables: Tables) -> list[int]:
    """Class bits of every token: its form's, where it stands, and what the text shows of it."""
    words = text.words
    bits = list(map(tables.within.__getitem__, words))
    for i, kind in _marks(text):
        bits[i] = kind
    n = len(words)
    firsts = [a for a, b in text.sentences if a < b]
    starts, ends = text.starts, text.ends
    for i in [i for i, w in enumerate(words) if w in _SIGNS]:
        if words[i] == ":":
            if i + 1 < n:
                firsts.append(i + 1)
        elif 0 < i < n - 1:
            if words[i] == "&" or (ends[i - 1] == starts[i] and ends[i] == starts[i + 1]):
                bits[i] = JOIN
    firsts += [q.start + 1 for q in text.quotes if q.start + 1 < n]
    settle(text, bits, firsts, [] if tables.capitals else _headlines(text, bits), tables)
    return bits


def _headlines(text: Segmented, bits: list[int]) -> list[int]:
    """The words of sentences In Which Every Word Has a Capital, where one proves nothing."""
    found: list[int] = []
    for a, b in text.sentences:
        if 4 <= b - a <= 40:
            capitals = sum(1 for t in bits[a:b] if t & CAP)
            if capitals > 3 and capitals > 2 * sum(1 for t in bits[a:b] if t & LOWER):
                found += range(a + 1, b)
    return found


def _marks(text: Segmented) -> list[tuple[int, int]]:
    kinds = text.kinds
    found = []
    for quote in text.quotes:
        for mark in quote.marks:
            found.append((mark, OPEN if kinds[mark] == OPENING else CLOSE))
    found += [(i, CLOSE) for i, k in enumerate(kinds) if k == CLOSING]
    return found


def find(text: Segmented, language: Language) -> list[Phrase]:
    """All noun phrases that can be mentions, and pronouns that can stand for them.

    Maximal phrases with their attachments, and each phrase inside them; sorted by start, an
    enclosing one before what it encloses. Indices are tokens of `text`, ends exclusive.
    Linear in the number of tokens; never raises on any text.
    """
    tables = tables_of(language)
    bits = classify(text, tables)
    if tables.inflections is not None:
        chunker = Chunker(text.words, text.lower, bits, tables, tables.inflections)
        chunks = chunker.run(text.sentences)
    else:
        chunks = find_chunks(bits, text.sentences, tables.capitals)
    if language.file.grammar.verb_second:
        chunks = lead(bits, text.words, split_names(bits, text.words, chunks))
    bounds = [text.sentences[s] for s in map(text.sentence_of.__getitem__, chunks.start)]
    attacher = Attacher if tables.inflections is None else Governing
    reach = attacher(bits, text.lower, chunks, bounds, tables).run()
    return Describer(text, bits, chunks, reach, tables).phrases()
