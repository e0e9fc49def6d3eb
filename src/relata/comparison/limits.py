"""Bounds that keep the work linear in the texts, and how far apart words may stand."""

from __future__ import annotations

from typing import Final

#: Words that an ellipsis may stand for; with more between them two passages are spliced.
MAX_TRIMMED: Final = 80
#: Words of a quotation that are placed together; a longer one is placed in parts.
MAX_QUOTATION: Final = 400
#: Ellipses in one quotation that are followed.
MAX_GAPS: Final = 8
#: Places of one word or pair of words that are looked at.
MAX_PLACES: Final = 400
#: Passages of a source that are aligned with one quotation.
MAX_CANDIDATES: Final = 8
#: Passages next to each other, equally like a quotation, that are looked for.
MAX_REPEATED: Final = 3
#: Words before and after the expected place that are aligned as well.
SLACK: Final = 12
#: Words to either side of a cut that are looked at for a negation.
MAX_CLAUSE: Final = 40
#: Letters of a word that are compared where its form does not matter.
MAX_STEM: Final = 5
#: Words of a sentence; a longer one is cut.
MAX_SENTENCE: Final = 120
#: Sentences before and after the nearest ones in which a number or name does not differ.
NEIGHBOURS: Final = 2
