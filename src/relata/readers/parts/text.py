"""Text of paragraphs: white space collapsed, and a key by which two paragraphs are compared."""

from __future__ import annotations

import re

#: Places where a word may be broken: the soft hyphen and the space without width.
_SOFT = re.compile("[\u00ad\u200b\ufeff]")
_WORD = re.compile(r"\w+")


def clean(text: str | None) -> str:
    """Text with every run of white space as one space, without spaces at the ends and without
    soft hyphens."""
    if not text:
        return ""
    return " ".join((text if text.isascii() else _SOFT.sub("", text)).split())


def comparison_key(text: str) -> str:
    """The words of a text in lower case: equal for "Bridge closed!" and "bridge – closed"."""
    return " ".join(_WORD.findall(text.lower()))
