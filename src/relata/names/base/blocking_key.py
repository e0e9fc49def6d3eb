"""Blocking key: a cheap string that most spellings of one surname share.

Record linkage compares in full only pairs that share such a key. It keeps the consonants that
conventions agree on: "zelensky" and "selenskyj" both give "ln". Imports nothing heavy, since it is
computed for every surname of a text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from relata.names.base.letters import letter_tables

#: Sibilants, gutturals and vowels differ between conventions and are ignored, and so is a t or d
#: before one of them ("tsch", "dj").
_IGNORED = re.compile("[dt]+(?=[sczjgk])|[^bdflmnprtvw]")
_VOICELESS = str.maketrans("bdfw", "ptvv")
_RUN = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def blocking_key(surname: str) -> str:
    """The key of a surname in lower case: "medwedew" and "medvedev" -> "mtvtv".

    Different surnames may share a key; a shared key proves nothing.
    """
    if not surname.isascii():
        surname = unicodedata.normalize("NFD", surname).translate(letter_tables().kept_in_key)
    return _RUN.sub(r"\1", _IGNORED.sub("", surname).translate(_VOICELESS))
