"""Embedded posts of social networks: the words, and who wrote them when.

`<blockquote class="twitter-tweet"><p>We stay open.</p>— Ann Lee (@annlee) <a>March 3, 2021</a>`:
every network puts the words into paragraphs and names the account after them.
"""

from __future__ import annotations

import re

from relata.readers.marked.marks import Mark
from relata.readers.page.tree import Element, text_of
from relata.readers.parts.dates import find_date
from relata.readers.parts.line_labels import LineLabels, line_labels
from relata.readers.parts.text import clean
from relata.readers.weights import weights

POSTS = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|fb-post|fb-xfbml|tiktok-embed|bluesky-embed|"
    r"mastodon",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"\(@(?P<handle>[\w.-]{1,60})\)")
_DASH = re.compile(r"(?:^|\s)[—–―-]{1,2}\s*(?=\S)")
#: Longest invitation to open a post, in words.
_LONGEST_INVITATION = 7
#: Addresses that a network adds after the words.
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.(?:twitter|x)\.com/\S+|\[image or embed\]))+\s*$")


def is_post(element: Element) -> bool:
    """Is it the block quotation of an embedded post?"""
    return element.tag == "blockquote" and bool(POSTS.search(element.get("class") or ""))


def post_mark(element: Element) -> Mark | None:
    """The words of an embedded post and its author; None where it has no words of its own."""
    paragraphs = [(p, text) for p in element.iter("p") if (text := text_of(p))]
    last = _after_last(element, paragraphs)
    if last and (_HANDLE.search(last) or _DASH.match(last)):
        signature, words = last, [text for _, text in paragraphs]
    elif len(paragraphs) > 1:
        signature, words = paragraphs[-1][1], [text for _, text in paragraphs[:-1]]
        if not _HANDLE.search(signature) and paragraphs[-1][0].find(".//a") is None:
            return None
    else:
        return None
    if len(words) > 1 and _is_invitation(paragraphs[0][0], words[0]):
        words = words[1:]
    pieces = tuple(kept for text in words if (kept := _LINKS.sub("", text).strip()))
    if not any(c.isalpha() for piece in pieces for c in piece):
        return None
    return _signed(pieces, signature, paragraphs[-1][0])


def _is_invitation(paragraph: Element, text: str) -> bool:
    """Is it the link "View this post on Instagram" before the words?"""
    link = paragraph.find(".//a")
    short = len(text.split()) <= _LONGEST_INVITATION
    return short and link is not None and text_of(link) == text


def _after_last(element: Element, paragraphs: list[tuple[Element, str]]) -> str:
    """The text of the post after its last paragraph: "— Ann Lee (@annlee) March 3, 2021"."""
    if not paragraphs:
        return ""
    whole, last = text_of(element), paragraphs[-1][1]
    at = whole.rfind(last)
    return whole[at + len(last) :].strip() if at >= 0 else ""


def _signed(pieces: tuple[str, ...], signature: str, paragraph: Element) -> Mark | None:
    labels = line_labels()
    found = _HANDLE.search(signature)
    name = _DASH.sub("", signature[: found.start()]) if found else ""
    if paragraph.find(".//a") is not None and text_of(paragraph) == signature:
        name = _linked_name(paragraph, signature) or name
    author = _without_label(clean(name), labels)
    date = find_date(signature[found.end() :] if found else signature, labels)
    if len(author) > weights().page.longest_name:
        author = ""
    return Mark(
        "post", pieces, signature, author or (found["handle"] if found else ""),
        found["handle"] if found else None, date.iso if date else None,
    )  # fmt: skip


def _linked_name(paragraph: Element, signature: str) -> str:
    """The link before the handle in "A post shared by <a>Ann Lee</a> (@annlee)", else ""."""
    found = _HANDLE.search(signature)
    end = found.start() if found else len(signature)
    for link in paragraph.iter("a"):
        text = _HANDLE.sub("", text_of(link)).strip()
        if text and text != signature and signature.find(text) < end:
            return text
    return ""


def _without_label(name: str, labels: LineLabels) -> str:
    """ "A post shared by Ann Lee" to "Ann Lee": the words after the last word for "by"."""
    words = name.split()
    ends = {phrase.rsplit(" ", 1)[-1] for group in labels.by.values() for phrase in group}
    for at in range(len(words) - 1, 0, -1):
        if words[at - 1].lower() in ends and at >= 2:
            return " ".join(words[at:])
    return name


__all__ = ["POSTS", "is_post", "post_mark"]
