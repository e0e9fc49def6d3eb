"""Characters of an article that must not reach a terminal, a table or a page as they are.

Control characters (C0, C1, so every ANSI escape; the usual sequences as a whole),
bidirectional controls (which can reorder what stands around them: CVE-2021-42574, "Trojan
Source"), invisible tags, byte order marks
and soft hyphens are dropped; lone surrogates, which no encoding can write, become U+FFFD.
"""

from __future__ import annotations

import re

_SPACE = re.compile("[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]")
_DROP = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
#: What a page must not show: implicit marks (U+200E, U+200F, U+061C) are harmless in it.
_DROP_PAGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f]"
)
#: What JSON would carry raw.
_ESCAPE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
#: Control sequences of ECMA-48 (CSI): what colours a terminal and moves its cursor.
_CSI = re.compile("(?:\x1b\\[|\x9b)[0-?]{0,24}[ -/]{0,4}[@-~]")
_LONE = re.compile("[\ud800-\udfff]")


def line(text: str) -> str:
    """`text` on one line for a terminal or a table: no controls, white space collapsed."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    if "\x1b" in text or "\x9b" in text:
        text = _CSI.sub("", text)
    text = _DROP.sub("", _SPACE.sub(" ", text))
    return _LONE.sub("\ufffd", " ".join(text.split()))


def clipped(text: str, most: int) -> str:
    """`text` on one line, at most `most` characters, an ellipsis where it was longer."""
    text = line(text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def page(text: str) -> str:
    """`text` for a page: line breaks kept, nothing a browser would misread. Not escaped."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LONE.sub("\ufffd", _DROP_PAGE.sub("", text))


def json_text(text: str) -> str:
    """JSON with such characters, which stand only inside its strings, written as escapes."""
    return _ESCAPE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
