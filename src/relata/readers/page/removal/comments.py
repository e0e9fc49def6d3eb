"""Readers' comments: by the names of their elements, and by the heading before them.

Their words are data of the languages ("Kommentare", "comments"); class names have them without
accents, often with more after it ("commentlist").
"""

from __future__ import annotations

import re
import unicodedata

from relata.model.threads import once
from relata.readers.limits import MAX_NAMES
from relata.readers.page.removal.measured import MeasuredTree
from relata.readers.page.tree import Element, text_of
from relata.readers.parts.line_labels import line_labels
from relata.readers.weights import weights

_NAME = re.compile(r"[a-z0-9]+")
#: Services for comments, and the form to write one.
_SERVICES = frozenset(("disqus", "respond", "livefyre", "coral", "openweb", "spotim"))
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "p", "div", "header")
#: Elements that may hold comments.
_ELEMENTS = ("div", "section", "ul", "ol", "li", "aside", "article", "p")
_COUNT = re.compile(r"\(?\d{1,6}\)?")
_LONGEST_HEADING = 40


def drop_comments(page: MeasuredTree) -> None:
    """Remove the comments of a page's readers."""
    sizes = page.sizes()
    most = weights().page.most_comments * sizes[page.tree]
    before = 0
    known: dict[str, bool] = {}
    for element in list(page.tree.iter(*_ELEMENTS)):
        names = f"{element.get('class', '')} {element.get('id', '')}"[:MAX_NAMES]
        named = known.get(names)
        if named is None:
            named = known[names] = len(names) >= len("respond") and _has_name(names)
        if not named:
            before += sizes[element] if element.tag == "p" else 0
        elif before < weights().page.shortest_article or sizes[element] > most:
            continue  # there was no article yet: comments of a live report, a frame around all
        elif next(element.iter("h1"), None) is None:
            page.drop(element)
    _drop_after_heading(page)


@once(1)
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of comments without accents, and those long enough to begin a longer name."""
    labels = line_labels()
    plain = {
        "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        for word in labels.comments | labels.comment
    }
    ascii_words = {word for word in plain if word.isascii()}
    return frozenset(ascii_words), tuple(sorted(w for w in ascii_words if len(w) > 6))


def _has_name(names: str) -> bool:
    words, beginnings = _words()
    return any(
        name in words or name in _SERVICES or name.startswith(beginnings)
        for name in _NAME.findall(names.lower())
    )


def is_comment_heading(text: str) -> bool:
    """Is it "Comments", "2 Kommentare", "Commentaires (3)"? Not "Kommentar", a kind of article."""
    if not text or len(text) > _LONGEST_HEADING:
        return False
    labels = line_labels()
    bare, counts = _COUNT.subn(" ", text)
    words = [word for word in bare.lower().strip(" :|").split() if word]
    if len(words) != 1:
        return False
    return words[0] in labels.comments or (counts > 0 and words[0] in labels.comment)


def _drop_after_heading(page: MeasuredTree) -> None:
    """Remove the heading of comments, and all that follows it in its container."""
    before = 0
    for run in page.runs():
        if before >= weights().page.shortest_article and is_comment_heading(run.text):
            if run.block.tag in _HEADINGS and not run.loose:
                _drop_from(page, _with_wrappers(run.block, run.text))
                return
        before += len(run.text) if run.block.tag == "p" else 0


def _with_wrappers(heading: Element, text: str) -> Element:
    """The outermost element that holds nothing but the heading."""
    found = heading
    for around in heading.iterancestors():
        if around.tag in ("body", "html", "main", "article") or text_of(around) != text:
            break
        found = around
    return found


def _drop_from(page: MeasuredTree, first: Element) -> None:
    for after in list(first.itersiblings()):
        if next(after.iter("h1"), None) is None:
            page.drop(after)
    page.drop(first)
