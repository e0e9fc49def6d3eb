"""Where a text says that a source is not named, and why: "on condition of anonymity"."""

from __future__ import annotations

from typing import get_args

from relata.lang.language import Language
from relata.lang.schema import PhraseFinder, any_of
from relata.model.analysis import Segmented
from relata.model.codes import AnonymityReason

#: Begin, end (characters) and reason of words that say that a source is not named.
AnonymityPhrase = tuple[int, int, AnonymityReason]
_Finders = tuple[tuple[AnonymityReason, PhraseFinder], ...]


def anonymity_phrases(text: Segmented, language: Language) -> list[AnonymityPhrase]:
    """Each such phrase, in order; linear in the text."""
    return sorted(
        (*span, reason)
        for reason, finder in language.view(_finders)
        for span in finder.spans(text.text, text.text_lower)
    )


def _finders(language: Language) -> _Finders:
    words = language.file.anonymity
    found = ((reason, any_of(getattr(words, reason))) for reason in get_args(AnonymityReason))
    return tuple((reason, finder) for reason, finder in found if finder is not None)


__all__ = ["AnonymityPhrase", "anonymity_phrases"]
