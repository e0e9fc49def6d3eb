"""A short text as the rules see it."""

from __future__ import annotations

from relata import mentions, readers, segment
from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Clause, CueMatch
from relata.lang.language import load


def context_of(text: str, language: str) -> Context:
    """The context of a text; one that begins with a heading is read as Markdown."""
    tongue = load(language)
    cut = segment.segment(readers.read_text(text, markdown=text.startswith("# ")), tongue)
    return Context(cut, mentions.find(cut, tongue), tongue)


def token(context: Context, word: str) -> int:
    """Index of the first token that is written so."""
    return context.text.words.index(word)


def words(context: Context, start: int, end: int) -> str:
    """The text of the tokens [start, end)."""
    first, last = context.text.span(start, end)
    return context.text.text[first:last]


def phrase(context: Context, text: str) -> int:
    """Index of the phrase with this text."""
    texts = [words(context, one.start, one.end) for one in context.phrases]
    return texts.index(text)


def only_verb(context: Context, sentence: int = 0) -> tuple[list[Clause], CueMatch]:
    """The clauses of a sentence with one reporting verb, and that verb."""
    clauses, matches = parse_sentence(context, sentence)
    verbs = [match for match in matches if match.cue.kind == "verb"]
    assert len(verbs) == 1
    return clauses, verbs[0]
