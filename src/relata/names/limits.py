"""Bounds that keep the comparison of names linear in time and bounded in memory.

They are not tuned for accuracy: real names stay far below them.
"""

from __future__ import annotations

#: Longest text that is parsed as a name, in characters; a longer one has a fault.
MAX_CHARACTERS = 300
#: Words of a name that are compared; the rest are dropped.
MAX_WORDS = 16
#: Parts of a text (words, titles, legal forms) that are looked at.
MAX_PARTS = 60
#: Graphemes of a word that are compared: no word of a name has more.
MAX_GRAPHEMES = 24
#: Unaligned words on a side that are looked at for how close they are.
MAX_UNALIGNED = 4
#: Neighbouring words of a name that the other may write as one.
MAX_JOINED = 4
#: Letters of a word that the other name may write as several.
SHORTEST_JOINED = 5

#: Cached words for each language, and cached languages.
CACHED_WORDS, CACHED_LANGUAGES = 200_000, 256
#: Cached grapheme contexts of a cost table, and cached base letters.
CACHED_CONTEXTS, CACHED_GRAPHEMES = 100_000, 4096
#: Cached answers to one group of features.
CACHED_ANSWERS = 50_000

#: Cyrillic words that are tried as the source of one Latin word.
MAX_SOURCES = 12
#: The index: names compared in full for one query; signatures looked at, of the rarest keys first.
MAX_COMPARED = 24
MAX_SIGNATURES = 40_000
