"""Bounds that keep the comparison of versions within seconds; what they leave out is noted."""

from __future__ import annotations

from typing import Final

#: Different versions that are compared; further ones are listed as left out.
MAX_VERSIONS: Final = 24
#: Versions up to which every pair is compared in full; of more, each with the first one only.
ALL_PAIRS: Final = 6
#: Statements of a version that are compared, the first ones of the text.
MAX_STATEMENTS: Final = 400
#: Characters of a version in which copied passages and plain sentences are looked for.
MAX_TEXT: Final = 400_000
#: Named entities of a version that are joined across versions.
MAX_ENTITIES: Final = 300
#: Other statements that share words with one and are scored in full.
MAX_CANDIDATES: Final = 40
#: Words of a content that are compared one by one.
MAX_WORDS: Final = 400
#: Copied passages that are listed of a pair, the longest ones.
MAX_PASSAGES: Final = 200
#: Open-class words of a version among which misspelt ones are looked for.
MAX_SPELLED: Final = 20_000
