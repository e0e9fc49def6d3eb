"""A cheap key that the spellings of one surname mostly share. Imports nothing heavy."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Sibilants, gutturals and vowels, which every convention writes in its own way, are left out,
#: and so is a t or d that opens one of them ("tsch", "dj").
_LEFT_OUT = re.compile("[dt]+(?=[sczjgkšžč])|[^bdflmnprtvw]")
_KINDS = str.maketrans("bdfw", "ptvv")
_RUN = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def key(surname: str) -> str:
    """The key of a surname in lower case; other surnames may share it, too."""
    if not surname.isascii():
        surname = unicodedata.normalize("NFD", surname).replace("ł", "l")
    return _RUN.sub(r"\1", _LEFT_OUT.sub("", surname).translate(_KINDS))
