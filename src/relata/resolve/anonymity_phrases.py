"""Where a text says that a source is not named, and why: "on condition of anonymity"."""

from __future__ import annotations

import re
from typing import get_args

from relata.lang.language import Language
from relata.model.codes import AnonymityReason

_Patterns = tuple[tuple[AnonymityReason, re.Pattern[str]], ...]


def anonymity_phrases(text: str, language: Language) -> list[tuple[int, int, AnonymityReason]]:
    """Begin, end (characters) and reason of each such phrase, in order; linear in the text."""
    return sorted(
        (match.start(), match.end(), reason)
        for reason, pattern in language.view(_patterns)
        for match in pattern.finditer(text)
    )


def _patterns(language: Language) -> _Patterns:
    words = language.file.anonymity
    made: list[tuple[AnonymityReason, re.Pattern[str]]] = []
    for reason in get_args(AnonymityReason):
        phrases = sorted(getattr(words, reason), key=len, reverse=True)
        if phrases:
            joined = "|".join(re.escape(phrase) for phrase in phrases)
            made.append((reason, re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)))
    return tuple(made)


__all__ = ["anonymity_phrases"]
