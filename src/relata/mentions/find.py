"""The mention finder: class bits, base phrases, attachments, then `Phrase` values in order."""

from __future__ import annotations

from typing import cast

from relata.knowledge import degrees
from relata.lang.language import Language
from relata.lang.schema import Flag
from relata.mentions.attachment.attach import attach
from relata.mentions.attachment.by_case import BY_CASE
from relata.mentions.attachment.by_determiner import BY_DETERMINER
from relata.mentions.attachment.state import AttachmentState
from relata.mentions.chunking.case_languages import find_chunks_by_case
from relata.mentions.chunking.case_words import CaseState
from relata.mentions.chunking.chunker import find_chunks
from relata.mentions.chunking.separate_runs import separate_runs
from relata.mentions.chunking.split_names import add_surname_particles, split_names
from relata.mentions.phrases.build import build_phrases
from relata.mentions.phrases.state import PhraseState
from relata.mentions.weights import weights
from relata.mentions.words.compile import compile_lexicon
from relata.mentions.words.known_names import mark_outlets
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_class_context import reclassify_first_words
from relata.mentions.words.word_classes import (
    AFTER,
    CAP,
    CLOSE,
    DEGREE,
    JOIN,
    LOWER,
    NOTNOUN,
    OPEN,
    PLURAL,
    TITLE,
    VERB,
)
from relata.model.analysis import CLOSE as CLOSING
from relata.model.analysis import OPEN as OPENING
from relata.model.analysis import Phrase, Segmented, WordForm

_COMPLEMENTISER = int(Flag.COMPLEMENTISER)
#: A colon opens a sentence of its own; the others may join two parts of a name ("Yahoo! News").
_SIGNS = frozenset(":-/&+!")


def lexicon_of(language: Language) -> MentionLexicon:
    """The tables of a language, built at its first use."""
    return language.view(compile_lexicon)


def classify(text: Segmented, lexicon: MentionLexicon) -> list[int]:
    """Class bits of every token: its form's, where it stands, and what the text shows of it."""
    words = text.words
    bits = _within(text.forms, lexicon)
    for i, kind in _marks(text):
        bits[i] = kind
    apart = _mark_degrees(words, bits, by_case=lexicon.inflections is not None)
    n = len(words)
    firsts = [a for a, b in text.sentences if a < b]
    starts, ends = text.starts, text.ends
    for i in [i for i, w in enumerate(words) if w in _SIGNS]:
        if words[i] == ":":
            if i + 1 < n:
                firsts.append(i + 1)
        elif 0 < i < n - 1:
            if words[i] == "!":
                joined = text.sentence_of[i - 1] == text.sentence_of[i + 1]
                if joined and bits[i - 1] & bits[i + 1] & CAP:
                    bits[i] = JOIN
            elif words[i] == "&" or (ends[i - 1] == starts[i] and ends[i] == starts[i + 1]):
                bits[i] = JOIN
    firsts += [q.start + 1 for q in text.quotes if q.start + 1 < n]
    reclassify_first_words(
        text, bits, firsts, [] if lexicon.capitals else _headlines(text, bits), lexicon
    )
    if not (lexicon.capitals or lexicon.possessive or lexicon.inflections):
        _mark_verbs(text, bits)
    for i in firsts:
        if words[i] in degrees.before():
            bits[i] |= TITLE | CAP
    for i in apart:
        bits[i] = 0
    return bits


def _within(forms: list[WordForm], lexicon: MentionLexicon) -> list[int]:
    """Class bits of forms as inside a sentence."""
    found = [form.classes for form in forms]
    if None in found:
        for form in forms:
            if form.classes is None:
                form.classes = lexicon.within[form.word]
        found = [form.classes for form in forms]
    return cast(list[int], found)


def _mark_verbs(text: Segmented, bits: list[int]) -> None:
    """Mark unknown words between a name and a complementiser as verbs: "X décrète que …".

    For languages in which a noun does not follow its attribute without a mark.
    """
    flags = text.flags
    for i in range(1, len(bits) - 1):
        if bits[i] & ~PLURAL == LOWER and flags[i + 1] & _COMPLEMENTISER and bits[i - 1] & CAP:
            bits[i] |= VERB | NOTNOUN


def _mark_degrees(words: list[str], bits: list[int], *, by_case: bool) -> set[int]:
    """Titles with what belongs to them ("Dr. med."), "et al.", and degrees after a comma.

    `by_case`: where a phrase is what agrees in case, what belongs to a title is outside it; these
    tokens are given back.
    """
    titles, small, after, others = (
        degrees.before(), degrees.small(), degrees.after(), degrees.others(),
    )  # fmt: skip
    apart = set[int]()
    for i in _near_degrees(words):
        before, word = words[i - 1] if i else "", words[i]
        if word in titles:
            bits[i] |= TITLE | CAP
        elif word in small and i and (before in titles or before in small):
            bits[i] = TITLE | CAP
            apart.update((i - 1, i) if by_case else ())
        elif word == ")" and i > 2 and words[i - 2] == "(" and bits[i - 3] & TITLE:
            bits[i - 2 : i + 1] = [TITLE | CAP] * 3  # Mag. (FH)
        elif before == "," and word in after:
            bits[i] = DEGREE
        elif i > 1 and words[i - 2] == "," and before + word in after:
            bits[i - 1] = bits[i] = DEGREE  # M. Sc.
        elif others.get(word) == before and i > 1 and bits[i - 2] & CAP:
            bits[i - 1] = bits[i] = AFTER
    return apart


def _near_degrees(words: list[str]) -> list[int]:
    """The places where a degree can show: its words, and two places after each comma."""
    marks = degrees.marks()
    places = {i for i, word in enumerate(words) if word in marks}
    commas = [i for i in places if words[i] == ","]
    places.update(i + after for i in commas for after in (1, 2) if i + after < len(words))
    return sorted(places)


def _headlines(text: Segmented, bits: list[int]) -> list[int]:
    """The words of sentences In Which Every Word Has a Capital, where one proves nothing."""
    tuned = weights().headline
    least, most = tuned.least_tokens, tuned.most_tokens
    found: list[int] = []
    for a, b in text.sentences:
        if least <= b - a <= most:
            capitals = sum(1 for t in bits[a:b] if t & CAP)
            small = sum(1 for t in bits[a:b] if t & LOWER)
            if capitals >= tuned.least_capitals and (
                capitals > tuned.capitals_per_small_word * small
            ):
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
    lexicon = lexicon_of(language)
    bits = classify(text, lexicon)
    if lexicon.inflections is not None:
        state = CaseState(text.words, text.lower, bits, lexicon, lexicon.inflections)
        chunks = find_chunks_by_case(state, text.sentences)
    else:
        mark_outlets(text, bits, capitals=lexicon.capitals)
        chunks = find_chunks(bits, text.sentences, lexicon.capitals)
    chunks = separate_runs(bits, text.words, text.lower, lexicon, text.sentences, chunks)
    if language.file.grammar.verb_second:
        chunks = add_surname_particles(bits, text.words, split_names(bits, text.words, chunks))
    bounds = [text.sentences[s] for s in map(text.sentence_of.__getitem__, chunks.start)]
    rules = BY_DETERMINER if lexicon.inflections is None else BY_CASE
    extents = attach(AttachmentState(bits, text.lower, chunks, bounds, lexicon, rules))
    return build_phrases(PhraseState(text, bits, chunks, extents, lexicon))
