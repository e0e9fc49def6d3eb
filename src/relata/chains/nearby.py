"""What stands next to a statement's cue and speaker, in the same sentence and line."""

from __future__ import annotations

import re

from relata.model.drafts import ResolvedStatement
from relata.model.record import Span

#: Characters before and after cue, frame and speaker that are looked at.
NEAR = 80
#: Where a sentence, a line or a quotation ends.
_BREAK = re.compile(r"[\n.!?”“»«\"]")


def nearby(text: str, statement: ResolvedStatement) -> Span | None:
    """The part of the text around cue, frame and speaker; None where there is none of them."""
    draft = statement.draft
    speaker = draft.speaker.spans if draft.speaker is not None else ()
    spans = (*draft.frame, *draft.cue, *speaker)
    if not spans:
        return None
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    before = _BREAK.split(text[max(0, start - NEAR) : start])[-1]
    after = _BREAK.split(text[end : end + NEAR])[0]
    return start - len(before), end + len(after)
