"""Document -> tokens, sentences and quotation marks; and which language a text is in."""

from __future__ import annotations

from relata.segment.identification import clear_language, identify
from relata.segment.segmenter import segment

__all__ = ["clear_language", "identify", "segment"]
