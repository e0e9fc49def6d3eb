"""The one place where the training meets the product: everything imported from it is here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from relata.attribute.encoder.text import PieceText, piece_text

if TYPE_CHECKING:
    from relata.attribute.encoder.pieces import Pieces
    from relata.model.text import Segmented


def segmented(text: str, language: str) -> Segmented:
    """A plain text cut into tokens and sentences as the product does it.

    Offsets are code points into `text`, which stays as it is.
    """
    from relata import readers, segment

    return segment.segment(readers.read_text(text), _language(language))


@lru_cache
def _language(code: str) -> Any:
    from relata.lang.language import load

    return load(code)


def reporting_forms(language: str) -> frozenset[str]:
    """Forms, lower case, of the verbs that report."""
    return frozenset(_language(language).verbs)


def particles(language: str, form: str) -> frozenset[str]:
    """What may be separated from this form of a reporting verb ("mit" of "teilte")."""
    cues = _language(language).verbs.get(form, ())
    return frozenset(part[0] for cue in cues for part in cue.cue.sep if len(part) == 1)


def is_auxiliary(language: str, form: str) -> bool:
    """Is the form one of an auxiliary verb?"""
    from relata.lang.schema import Flag

    return bool(_language(language).flags.get(form, 0) & Flag.AUXILIARY)


def read(text: str, language: str, pieces: Pieces) -> tuple[Segmented, PieceText]:
    """A text segmented, and as the encoder reads it."""
    cut = segmented(text, language)
    return cut, piece_text(cut, pieces)
