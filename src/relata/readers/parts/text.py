"""Text of paragraphs: white space collapsed, and a key by which two paragraphs are compared."""

from __future__ import annotations

import re

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")


def clean(text: str | None) -> str:
    """Text with every run of white space as one space, without spaces at the ends."""
    return _SPACES.sub(" ", text).strip() if text else ""


def comparison_key(text: str) -> str:
    """The words of a text in lower case: equal for "Bridge closed!" and "bridge – closed"."""
    return " ".join(_WORD.findall(text.lower()))
