"""Punctuation marks by what they do in a sentence."""

from __future__ import annotations

#: Marks that end a sentence.
SENTENCE_ENDS = frozenset((".", "!", "?"))
#: The same with an ellipsis; and with pairs of marks, at the end of a quotation.
STOPS = SENTENCE_ENDS | {"…", "..."}
QUOTED_STOPS = STOPS | {"?!", "!?"}
#: Marks at the edge of a content or speaker that do not belong to it.
EDGE = frozenset((",", ";", ":", "–", "—", "-"))
#: Dashes between a quotation and its frame.
DASHES = frozenset(("-", "–", "—", "―"))
