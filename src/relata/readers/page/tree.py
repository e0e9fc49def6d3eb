"""HTML bytes to an element tree, parsed once: broken markup, deep nesting, odd encodings.

Deep nesting is unwrapped because libxml2 drops what is nested more than 256 levels deep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from relata.model.errors import EmptyInput
from relata.model.threads import LOADING
from relata.readers.decode import decode, known_charset
from relata.readers.limits import (
    MAX_ATTRIBUTE,
    MAX_ATTRIBUTES,
    MAX_CHILDREN,
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_INLINE,
)
from relata.readers.parts.text import clean

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,60})[^<>]{0,2000}>")
#: Characters that no markup may hold (XML 1.0, 2.2), and references to characters: libraries
#: refuse a whole page for one of them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]0{0,8}([0-9a-fA-F]{1,4})|0{0,8}([0-9]{1,5}));?")
#: A tag so long that it may have hundreds of attributes; the parser compares each with all others.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,60})(\s[^<>]{1000,})>")
_ATTRIBUTE = re.compile(r"""[^\s"'>/=]{1,200}(?:\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
#: Elements within a line of text.
_INLINE = ("a", "abbr", "b", "bdi", "big", "cite", "code", "em", "font", "i", "kbd", "label",
           "mark", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
           "var")  # fmt: skip
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr", "script", "style",
))  # fmt: skip
_INVISIBLE = frozenset(("script", "style", "noscript", "template"))
_SEPARATING = ("br", "p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "script", "style",
            "noscript", "template", "section", "article", "figure", "ul", "ol")  # fmt: skip
#: Elements that begin on a new line.
BLOCKS = frozenset((
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "td", "th", "tbody", "thead", "table",
    "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main", "header", "footer", "nav",
    "aside", "blockquote", "figure", "figcaption", "form", "pre", "address", "hr", "center",
    "fieldset", "details", "summary", "noscript", "dialog", "hgroup",
))  # fmt: skip
_TEXTLESS = ("script", "style", "svg", "link", "meta", "template", "iframe", "nav", "button",
           "select", "object", "embed", "video", "audio", "canvas", "map")  # fmt: skip

Element = Any


def text_of(element: Element) -> str:
    """All text inside an element, cleaned; line breaks and block elements separate words."""
    if not len(element):
        return clean(element.text)
    if next(element.iterdescendants(*_SEPARATING), None) is None:
        return clean("".join(element.itertext()))
    pieces: list[str] = []
    _collect(element, pieces)
    return clean("".join(pieces))


def _collect(element: Element, pieces: list[str]) -> None:
    # Recursion is safe: no tree is deeper than libxml2's limit of 256.
    if element.tag in _INVISIBLE:
        return
    separating = element.tag in _SEPARATING
    if separating:
        pieces.append(" ")
    if element.text:
        pieces.append(element.text)
    for child in element:
        _collect(child, pieces)
        if child.tail:
            pieces.append(child.tail)
    if separating:
        pieces.append(" ")


class TextRun(Struct):
    """Text of a page between two borders of block elements."""

    #: The block that directly contains it.
    block: Element
    text: str
    #: Characters of it in links.
    linked: int
    #: Whether the block contains other blocks, too: then the text stands loose between them.
    loose: bool


class _Open:
    """A block whose text is being gathered."""

    __slots__ = ("block", "breaks", "children", "linked", "loose", "pieces")

    def __init__(self, block: Element, loose: bool) -> None:
        self.block, self.children, self.loose = block, iter(block), loose
        #: Pieces of text since the last border, characters of them in links, double breaks so far.
        self.pieces: list[str] = [block.text or ""]
        self.linked = self.breaks = 0


def runs(root: Element, whole: Callable[[Element], bool] | None = None) -> Iterator[TextRun]:
    """The text below an element in order, cut where blocks begin and end and at double breaks.

    What `whole` says is not cut. The tree must not change before the last run that is asked for.
    """
    if root.tag in _INVISIBLE or not isinstance(root.tag, str):
        return
    holders, parents = _with_blocks(root)
    here = _Open(root, root in parents)
    stack = [here]
    while stack:
        for child in here.children:
            tag = child.tag
            inline = tag not in BLOCKS and child not in holders
            if tag == "br":
                here.breaks = here.breaks + 1 if not clean(here.pieces[-1]) else 1
            else:
                here.breaks = 0
            if inline and not (here.breaks > 1 and any(map(clean, here.pieces))):
                _add_inline(here, child, tag)
                continue
            if text := clean("".join(here.pieces)):
                yield TextRun(here.block, text, here.linked, here.loose)
            here.pieces, here.linked = ["", child.tail or ""], 0
            if inline:
                continue
            here.loose = True
            if whole is not None and whole(child):
                if text := text_of(child):
                    yield TextRun(child, text, _linked(child), False)
            elif tag not in _INVISIBLE and isinstance(tag, str):
                here = _Open(child, child in parents)
                stack.append(here)
                break
        else:
            if text := clean("".join(here.pieces)):
                yield TextRun(here.block, text, here.linked, here.loose)
            stack.pop()
            if stack:
                here = stack[-1]


def _add_inline(here: _Open, child: Element, tag: str) -> None:
    """Add an inline element and what follows it to the text that is gathered."""
    pieces = here.pieces
    if tag in _INVISIBLE or tag == "br":
        pieces.append(" " if tag == "br" else "")
    elif len(child):
        text = text_of(child)
        pieces.append(_with_spaces(child, text))
        here.linked += len(text) if tag == "a" else _linked(child)
    elif raw := child.text:
        text = clean(raw)
        pieces.append(f"{' ' * raw[0].isspace()}{text}{' ' * raw[-1].isspace()}")
        if tag == "a":
            here.linked += len(text)
    pieces.append(child.tail or "")


def _with_blocks(root: Element) -> tuple[set[Element], set[Element]]:
    """The elements from `root` on that contain blocks, and those that do so directly."""
    found: set[Element] = set()
    parents: set[Element] = set()
    for block in root.iterdescendants(*BLOCKS):
        around = block.getparent()
        parents.add(around)
        while around not in found:
            found.add(around)
            if around is root:
                break
            around = around.getparent()
    return found, parents


def _with_spaces(element: Element, text: str) -> str:
    """The text of an inline element with the spaces that its edges have."""
    raw = "".join(element.itertext())
    return f"{' ' * raw[:1].isspace()}{text}{' ' * raw[-1:].isspace()}"


def _linked(element: Element) -> int:
    return sum(len(text_of(link)) for link in element.iter("a"))


def paragraph_size(tree: Element) -> int:
    """About how many characters the page's paragraphs hold; an estimate without building text."""
    size = 0
    for paragraph in tree.iter("p"):
        size += len(paragraph.text or "")
        for child in paragraph:
            size += len(child.text or "") + len(child.tail or "")
    return size


def text_sizes(tree: Element) -> dict[Element, int]:
    """About how many characters each element of a page holds, in one pass from the leaves."""
    elements = list(tree.iter())
    sizes = dict.fromkeys(elements, 0)
    for element in reversed(elements):
        size = sizes[element]
        if (text := element.text) and element.tag not in _INVISIBLE:
            size += len(text.strip())
            sizes[element] = size
        if element is tree:
            break
        if tail := element.tail:
            size += len(tail.strip())
        if size:
            sizes[element.getparent()] += size
    return sizes


def page_text(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The decoded page and notes, by byte order mark, UTF-8, header, <meta charset>, guess."""
    if charset is None:
        found = _META_CHARSET.search(data, 0, 4096)
        charset = known_charset(found[1].decode("ascii")) if found else None
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and data.count(b"\x00") * 10 < len(data):
        data = data.replace(b"\x00", b"")
    text, notes = decode(data, charset)
    text = _REFERENCE.sub(_legal_reference, _ILLEGAL.sub(" ", text))
    text = _LONG_TAG.sub(_with_fewer_attributes, text)
    # That a page is in the encoding it declares needs no note.
    return text, tuple(n for n in notes if charset is None or not n.endswith(charset))


def _legal_reference(match: re.Match[str]) -> str:
    """A character reference, or a space for one to a character that markup may not hold."""
    code = int(match[1], 16) if match[1] else int(match[2])
    return " " if (code < 32 and code not in (9, 10, 13)) or code in (0xFFFE, 0xFFFF) else match[0]


def _with_fewer_attributes(match: re.Match[str]) -> str:
    """A long tag with at most `MAX_ATTRIBUTES` attributes; as it is where it has no more."""
    found = _ATTRIBUTE.findall(match[2])
    if len(found) <= MAX_ATTRIBUTES:
        return match[0]
    return f"<{match[1]} {' '.join(found[:MAX_ATTRIBUTES])}>"


def _parse(text: str) -> tuple[Element, bool]:
    """The tree, and whether the parser gave up on its depth."""
    with LOADING:
        from lxml import etree, html

    parser = html.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    # All elements of one class: to choose one by the tag costs more than to parse the page.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, False
    too_deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return tree, too_deep


def unwrap_deep(text: str) -> str:
    """The markup without the tags of elements nested deeper than `MAX_DEPTH`. Linear."""

    def kept() -> Iterator[str]:
        depth = last = 0
        for match in _TAG.finditer(text):
            if match[2].lower() in _VOID or match.group().endswith("/>"):
                continue
            if match[1]:
                drop = depth > MAX_DEPTH
                depth = max(0, depth - 1)
            else:
                depth += 1
                drop = depth > MAX_DEPTH
            if drop:
                yield text[last : match.start()] + " "
                last = match.end()
        yield text[last:]

    return "".join(kept())


def parse(text: str) -> tuple[Element, tuple[str, ...]]:
    """The tree of a page and notes on it. Raises EmptyInput where there is no markup to read."""
    tree, too_deep = _parse(text)
    notes: tuple[str, ...] = ()
    if too_deep:
        tree, still = _parse(unwrap_deep(text))
        notes = ("the page nests its elements too deeply; the deepest were unwrapped",)
        if still:
            notes = ("the page nests its elements too deeply; its end may be missing",)
    if tree is None or not len(tree):
        raise EmptyInput("there is no article on this page; give the address or file of one")
    _bound(tree)
    return tree, notes


def _bound(tree: Element) -> None:
    """Take out of a tree what makes the extraction's work grow faster than the page.

    Long names of elements are cut; a line with hundreds of links or marked words loses the
    markup and keeps the words.
    """
    for name in ("class", "id"):
        for value in tree.xpath(f"//@{name}[string-length() > {MAX_ATTRIBUTE}]"):
            value.getparent().set(name, value[:MAX_ATTRIBUTE])
    for element in tree.xpath(f"//*[*[{MAX_INLINE + 1}]]"):
        if sum(1 for _ in element.iterchildren(*_INLINE)) > MAX_INLINE:
            _flatten(element)


def _flatten(element: Element) -> None:
    """Replace the inline children of an element by their text.

    Not by `strip_tags`: it leaves a text node for each, and whoever reads them is slow again.
    """
    pieces = [element.text or ""]
    before: Element = None
    for child in list(element):
        tail = child.tail or ""
        if child.tag in _INLINE and next(child.iter(*_SEPARATING), None) is None:
            pieces += (*child.itertext(), tail)
            element.remove(child)
            continue
        _set_text_after(element, before, pieces)
        before, pieces = child, [tail]
    _set_text_after(element, before, pieces)


def _set_text_after(element: Element, before: Element, pieces: list[str]) -> None:
    if before is None:
        element.text = "".join(pieces)
    else:
        before.tail = "".join(pieces)


def is_too_large(tree: Element) -> bool:
    """Whether a page has more elements, or more in one row, than the libraries are fast for.

    Much of what they do to an element looks at all its siblings.
    """
    count = sum(1 for _ in tree.iter())
    if not MAX_CHILDREN < count <= MAX_ELEMENTS:
        return count > MAX_ELEMENTS
    return bool(tree.xpath(f"boolean(//*[*[{MAX_CHILDREN + 1}]])"))


def head_alone(tree: Element) -> Element:
    """A copy of a page with its head only."""
    from copy import deepcopy

    from lxml import html

    page = html.Element("html")
    page.extend(deepcopy(head) for head in tree.iterchildren("head"))
    return page


def drop_textless(tree: Element) -> None:
    """Remove elements that hold no text of the article, so that copies of the tree are small."""
    from lxml import etree

    etree.strip_elements(tree, *_TEXTLESS, with_tail=False)
    etree.strip_tags(tree, "wbr")
    for link in list(tree.iter("a")):
        if link.get("href") is None:  # not a link: a place, or one that a script opens
            link.drop_tag()


def drop(element: Element) -> None:
    """Remove an element with its text, not with what follows it; once."""
    if element.getparent() is not None:
        element.drop_tree()
