"""The encoder as a statement engine: reads a text in any language and hands on drafts.

`found` gives the candidates for the merge; `find` what the encoder alone would show.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from relata.attribute.encoder import location, session
from relata.attribute.encoder.candidates import Candidate, candidates, chosen
from relata.attribute.encoder.drafts import Drafter
from relata.attribute.encoder.text import piece_text

if TYPE_CHECKING:
    from relata.lang.language import Language
    from relata.model.analysis import Draft, Phrase, Segmented

#: Anchors less likely than this are not shown without other evidence.
SHOWN = 0.4


def weights(code: str) -> str | None:  # noqa: ARG001 - one model for all languages
    """The identity of the weights; None where none are installed."""
    folder = location.folder()
    return None if folder is None else location.identity(folder)


def found(text: Segmented) -> list[Candidate]:
    """Every candidate of a text. Raises FileNotFoundError where no weights are installed."""
    model = session.model(_folder())
    return candidates(model, piece_text(text, model.pieces))


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text, in its order."""
    if not text.words:
        return []
    return Drafter(text, phrases, language).drafts(chosen(found(text), least=SHOWN))


def _folder() -> Path:
    folder = location.folder()
    if folder is None:
        raise FileNotFoundError(
            "the encoder's weights are not installed: pip install relata-encoder"
        )
    return folder
