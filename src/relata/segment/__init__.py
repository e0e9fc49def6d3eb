"""Document -> tokens, sentences and quotation marks; and which language a text is in."""

from __future__ import annotations

from relata.segment.identification import identify
from relata.segment.segmenter import segment

__all__ = ["identify", "segment"]
