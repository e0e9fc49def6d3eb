"""The one place where the training meets the product: everything imported from it is here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from relata.attribute.encoder.text import PieceText, piece_text

if TYPE_CHECKING:
    from relata.attribute.encoder.pieces import Pieces
    from relata.model.analysis import Segmented


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
    return frozenset(part[0] for cue in cues for part in cue.cue.particle if len(part) == 1)


def is_auxiliary(language: str, form: str) -> bool:
    """Is the form one of an auxiliary verb?"""
    from relata.lang.schema import Flag

    return bool(_language(language).flags.get(form, 0) & Flag.AUXILIARY)


def read(text: str, language: str, pieces: Pieces) -> tuple[Segmented, PieceText]:
    """A text segmented, and as the encoder reads it."""
    cut = segmented(text, language)
    return cut, piece_text(cut, pieces)


def record(cut: Segmented, drafts: Any, language: str) -> Any:
    """A record with nothing but the statements of drafts: what the corpora's adapters map."""
    from relata.model.record import DocumentInfo, Producer, Record, Statement, Voice

    def voice(party: Any) -> Any:
        return None if party is None else Voice(spans=party.spans, score=0.5, why="")

    statements = tuple(
        Statement(
            id=f"s{number}", mode=d.mode, medium=d.medium, act=d.act, certainty=d.certainty,
            content=d.content, quoted=d.quoted, cue=d.cue, frame=d.frame,
            speaker=voice(d.speaker), addressee=voice(d.addressee),
            inside=None if d.inside is None else f"s{d.inside + 1}", score=min(1.0, d.score),
        )
        for number, d in enumerate(drafts, 1)
    )  # fmt: skip
    sentences = tuple(cut.span(a, b) for a, b in cut.sentences)
    info = DocumentInfo(
        id="0" * 64, language=language, language_from="given", language_score=1.0, text=cut.text,
        sentences=sentences,
    )  # fmt: skip
    return Record(
        producer=Producer(version="0", engine="encoder", weights="encoder"),
        document=info,
        statements=statements,
    )


def mapped(record: Any, corpus: str) -> list[Any]:
    """The record's statements in a corpus's conventions."""
    from relata_lab.evaluate.adapters.registry import get

    adapter = get(corpus)
    if adapter is None:
        raise KeyError(corpus)
    return list(adapter.mapped(record))


def drafter(cut: Segmented, language: str) -> Any:
    """What makes drafts of candidates, without phrases."""
    from relata.attribute.encoder.drafts import Drafter

    return Drafter(cut, [], _language(language))
