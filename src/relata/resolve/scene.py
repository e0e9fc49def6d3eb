"""What the pass over the phrases looks at, prepared once for each text."""

from __future__ import annotations

from dataclasses import dataclass

from relata.lang.language import Language, words_of
from relata.lang.schema import Flag
from relata.model.text import Draft, Phrase, Segmented
from relata.resolve.lines import Lines

DEMONSTRATIVE = int(Flag.DEMONSTRATIVE)
ARTICLE = int(Flag.ARTICLE)
DETERMINER = int(Flag.DETERMINER)


@dataclass(slots=True)
class Scene:
    """One text with its phrases, and which phrases the statements ask about."""

    text: Segmented
    phrases: list[Phrase]
    language: Language
    lines: Lines
    #: Phrases that speak, are spoken to, or relay, with the members of their lists.
    wanted: set[int]
    speaking: set[int]
    indefinite: frozenset[str]
    after_name: frozenset[str]
    #: Last words of all names of the text.
    last_words: set[str]

    def line(self, token: int) -> int:
        """The line in which a token stands, from 1."""
        return self.lines.at(self.text.starts[token])

    def words(self, start: int, end: int) -> str:
        """The text of tokens [start, end) as written, line breaks as spaces."""
        if start >= end:
            return ""
        part = self.text.text[self.text.starts[start] : self.text.ends[end - 1]]
        return " ".join(part.split()) if "\n" in part or "  " in part else part


def _ask(phrases: list[Phrase], index: int, into: set[int]) -> None:
    if 0 <= index < len(phrases) and index not in into:
        into.add(index)
        into.update(c for c in phrases[index].conjuncts if 0 <= c < len(phrases))


def prepare(
    text: Segmented, phrases: list[Phrase], drafts: list[Draft], language: Language
) -> Scene:
    """The scene of a text; linear in phrases and drafts."""
    wanted: set[int] = set()
    speaking: set[int] = set()
    for draft in drafts:
        if draft.speaker is not None:
            _ask(phrases, draft.speaker.phrase, speaking)
        if draft.addressee is not None:
            _ask(phrases, draft.addressee.phrase, wanted)
        for relay in draft.relays:
            _ask(phrases, relay.phrase, wanted)
    wanted |= speaking
    words = text.words
    last_words = {words[p.name[1] - 1] for p in phrases if p.name is not None}
    rules = language.file.phrases
    return Scene(
        text, phrases, language, Lines(text.text), wanted, speaking,
        frozenset(words_of(rules.indefinite)),
        frozenset(w.rstrip(".") for w in words_of(rules.after_name)),
        last_words,
    )  # fmt: skip
