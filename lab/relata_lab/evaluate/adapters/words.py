"""What adapters ask the language file about the words of a cue or a speaker."""

from __future__ import annotations

from relata.lang.language import Language
from relata.lang.schema import Flag
from relata_lab.corpora.annotations import Span, Spans

_HELPING = Flag.AUXILIARY | Flag.MODAL | Flag.REFLEXIVE | Flag.INFINITIVE
_NO_HEAD = Flag.ARTICLE | Flag.DETERMINER | Flag.PREPOSITION | Flag.COORDINATION | Flag.NUMBER


def words(text: str, spans: Spans) -> list[Span]:
    """The words of the spans, split at white space, as spans."""
    found: list[Span] = []
    for start, end in spans:
        at = start
        for word in text[start:end].split():
            at = text.index(word, at)
            found.append((at, at + len(word)))
            at += len(word)
    return found


def without_helpers(text: str, cue: Spans, language: Language) -> Spans:
    """The cue's words without auxiliaries, modals, reflexives; all where nothing is left."""
    kept = tuple(
        (a, b)
        for a, b in words(text, cue)
        if not language.flags.get(text[a:b].lower(), 0) & _HELPING
    )
    return kept or cue


def reporting_word(text: str, cue: Spans, language: Language) -> Spans:
    """The one word of the cue that reports: a form of a known cue, else its longest word."""
    kept = words(text, without_helpers(text, cue, language))
    if not kept:
        return cue
    for a, b in kept:
        word = text[a:b].lower()
        if word in language.verbs or word in language.nouns:
            return ((a, b),)
    return (max(kept, key=lambda s: s[1] - s[0]),)


def head(text: str, speaker: Spans, language: Language) -> Spans:
    """The head noun or name of a noun phrase: its first run of capitals, else its first word.

    For languages that write nouns with a capital; articles and numerals are passed over.
    """
    found: list[Span] = []
    for a, b in words(text, speaker):
        word = text[a:b].strip("„“»«\"'(),.;:")
        flagged = language.flags.get(word.lower(), 0) & _NO_HEAD
        if word[:1].isupper() and not flagged:
            start = a + text[a:b].index(word)
            found.append((start, start + len(word)))
            if text[start + len(word) : b]:
                break
        elif found:
            break
    if found:
        return ((found[0][0], found[-1][1]),)
    return tuple(words(text, speaker)[:1])
