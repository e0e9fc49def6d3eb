"""Bounds that keep the work linear in the length of the text."""

from __future__ import annotations

from typing import Final

#: Enclosing statements that are looked at, from the innermost outward.
MAX_ENCLOSING: Final = 20
#: Characters before and after cue, frame and speaker in which the text may name its outlet.
NEAR: Final = 80
#: Paragraph breaks over which a hand is carried to the same speaker's next statement.
MAX_PARAGRAPHS_CARRIED: Final = 3
#: Talks before a statement that are looked at, from the nearest one on.
MAX_TALKS: Final = 50
#: Paragraph breaks between a question and its answer, at most.
MAX_PARAGRAPHS_TO_ANSWER: Final = 2
