"""Bounds that keep the archive's work linear and its answers small; none is tuned for accuracy."""

from __future__ import annotations

from typing import Final

#: Characters before and after a quotation by which it is found again.
CONTEXT: Final = 40
#: Places of a quotation in one text that are compared.
MAX_PLACES: Final = 200
#: Characters of a passage that is stored with a statement.
MAX_PASSAGE: Final = 700
#: Statements that a list counts before it says "more".
MAX_COUNTED: Final = 1000
#: Answers to a search that are put in order at once; of more, those of the last months.
MAX_SORTED: Final = 3000
#: The longest page of a list.
MAX_PAGE_LENGTH: Final = 500
#: Words of a search.
MAX_SEARCH_WORDS: Final = 16
#: Spellings that are compared in full with one name that is looked up or joined.
MAX_COMPARED: Final = 60
#: Rows of a name key that are looked at; a key that more names share says little.
MAX_FILED: Final = 2000
#: Entities that one name of a search may stand for.
MAX_BEARERS: Final = 20
#: Words of a statement from which on it is looked for in other articles.
MIN_SAYING_WORDS: Final = 5
#: Statements with a common word sequence that are compared in full with a new one.
MAX_WORDINGS: Final = 40
#: Near copies that one article is compared with.
MAX_COPIES: Final = 100
#: Bytes of a source that is kept, compressed.
MAX_SOURCE: Final = 4 << 20
#: Characters of a note, a name or an author.
MAX_NOTE: Final = 10_000
MAX_NAME: Final = 300
