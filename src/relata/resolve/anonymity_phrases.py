"""Where a text says that a source is not named, and why: "on condition of anonymity"."""

from __future__ import annotations

import re
from typing import get_args

from relata.lang.language import Language
from relata.lang.schema import any_of
from relata.model.codes import AnonymityReason

#: Begin, end (characters) and reason of words that say that a source is not named.
AnonymityPhrase = tuple[int, int, AnonymityReason]
_Patterns = tuple[tuple[AnonymityReason, re.Pattern[str]], ...]


def anonymity_phrases(text: str, language: Language) -> list[AnonymityPhrase]:
    """Each such phrase, in order; linear in the text."""
    return sorted(
        (match.start(), match.end(), reason)
        for reason, pattern in language.view(_patterns)
        for match in pattern.finditer(text)
    )


def _patterns(language: Language) -> _Patterns:
    words = language.file.anonymity
    found = ((reason, any_of(getattr(words, reason))) for reason in get_args(AnonymityReason))
    return tuple((reason, pattern) for reason, pattern in found if pattern is not None)


__all__ = ["AnonymityPhrase", "anonymity_phrases"]
