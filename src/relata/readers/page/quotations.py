"""What a page's markup says of quotations: block quotations, pull quotations, captions, turns.

Called before the extraction, which drops most of it. Boxes that pages print as block quotations
(notes, newsletters, poems, code, lists of links) are not quotations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from relata.readers.limits import MAX_ANCESTORS, MAX_MARKS
from relata.readers.marked.attribution import Attribution, attribution_line, split_attribution
from relata.readers.marked.marks import Mark
from relata.readers.page.posts import is_post, post_mark
from relata.readers.page.tree import Element, text_of
from relata.readers.parts.text import clean
from relata.readers.weights import weights

#: Classes of elements that `keep_quotations` changed.
_FIGURE, _SOURCE = "quotation-figure", "quotation-source"
_SIGNATURES = ("cite", "footer", "figcaption")
_SIGNATURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:attributions?|cite|source|author|speaker|byline|quotee?-?name|credit)"
    r"(?:$|[\s_-])|quote[-_]{0,2}(?:author|source|name|credit|attrib)",
    re.IGNORECASE,
)
_PULL = re.compile(
    r"pull|stylized|(?:^|[\s_-])highlight|featured-quote|quote-?box|aside|zitat-?box", re.IGNORECASE
)
_BOX = re.compile(
    r"(?:^|[\s_-])(?:note|notes|notas|tips?|warning|important|callout|alert|info|summary|box|"
    r"newsletter|featured-text|related|promo|titulo|title|card|ad|disclaimer|blockquote-embed|"
    r"comment\w*|bbcode\w*|lyrics?|poem|verse|recipe|code)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = ("p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "cite", "footer", "figcaption")
#: What may stand before an attribution line of its own.
_BEFORE_LINE = ("p", "br", "ul", "ol", "div", "blockquote")
_NOT_WORDS = ("pre", "code", "table", "form", "h1", "h2", "h3", "h4", "h5", "h6")


def keep_quotations(tree: Element) -> bool:
    """Make the extraction keep quotations: figures that hold one, attribution lines, `<q>`.

    Extraction drops figures and footers and joins a `<cite>` to nothing; `<q>` is printed with
    quotation marks by every browser, so the text gets them. Gives whether the page has any.
    """
    blocks, inner = list(tree.iter("blockquote")), list(tree.iter("q"))
    for quotation in blocks:
        if is_post(quotation):
            continue
        figure = quotation.getparent()
        if figure is not None and figure.tag == "figure" and not _in_pull(quotation):
            figure.tag = "div"
            figure.set("class", _FIGURE)
            for line in list(figure.iter("figcaption")):
                _make_line(line)
        for line in list(quotation.iter("cite", "footer")):
            if _ends_block(line, quotation):
                _make_line(line)
    for inline in inner[:MAX_MARKS]:
        _print_marks(inline)
    return bool(blocks or inner)


def _make_line(line: Element) -> None:
    """Make an attribution line a paragraph of its own, which extraction keeps."""
    line.tag = "p"
    line.set("class", _SOURCE)


def _ends_block(line: Element, quotation: Element) -> bool:
    """Does an attribution line stand on its own, at the end of the quotation or of a paragraph?"""
    if line.tag == "footer":
        return True
    node = line
    while node is not quotation:
        if clean(node.tail):
            return False
        after = node.getnext()
        if after is not None and text_of(after):
            return False
        node = node.getparent()
    before = line.getprevious()
    return line.getparent() is quotation and before is not None and before.tag in _BEFORE_LINE


def _print_marks(inline: Element) -> None:
    """Put quotation marks around a `<q>` that has none, and keep it as a plain element."""
    text = text_of(inline)
    if not text or next(inline.iter("br", "p", "div"), None) is not None:
        return  # a box that is only printed like one
    inline.tag = "span"
    inline.set("class", "q")
    if text[0] in "\"'“„«»‹›‘‚「『":
        return
    before = inline.getprevious()
    lead = before.tail if before is not None else inline.getparent().text
    if lead and lead.rstrip()[-1:] in '"“„«»‹›‘‚「『':
        return
    level = sum(1 for a in inline.iterancestors("span") if a.get("class") == "q")
    opening, closing = ("‘", "’") if level % 2 else ("“", "”")
    inline.text = opening + (inline.text or "").lstrip()
    if len(inline):
        inline[-1].tail = (inline[-1].tail or "").rstrip() + closing
    else:
        inline.text = inline.text.rstrip() + closing


def quotation_marks(tree: Element) -> list[Mark]:
    """The page's quotations, posts, captions and turns in order, at most `MAX_MARKS`."""
    found: list[Mark] = []
    for element in tree.iter("blockquote", "aside", "figcaption", "dl", "span"):
        found.extend(_marks_of(element))
        if len(found) >= MAX_MARKS:
            break
    return found[:MAX_MARKS]


def _marks_of(element: Element) -> Iterator[Mark]:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    found: Mark | None = None
    if element.tag == "span":
        text = text_of(element) if element.get("class") == "q" else ""
        found = Mark("q", (text,)) if text else None
    elif element.tag == "dl":
        yield from _turns(element)
    elif element.tag == "figcaption":
        text = text_of(element)
        found = _signed("caption", [text], None) if text else None
    elif is_post(element):
        found = post_mark(element)
    elif element.tag == "blockquote" or _PULL.search(names):
        found = _quotation(element, names)
    if found is not None:
        yield found


def _quotation(element: Element, names: str) -> Mark | None:
    """The mark of a block or pull quotation; None for what is only printed like one."""
    if _BOX.search(names) or any(is_post(a) for a in element.iterancestors("blockquote")):
        return None
    if next(element.iter(*_NOT_WORDS), None) is not None or _is_labelled_box(element):
        return None
    pieces, signature = _pieces(element)
    linked = sum(len(text_of(a)) for a in element.iter("a"))
    if linked > weights().page.most_links * sum(map(len, pieces)):
        return None
    pull = element.tag == "aside" or _in_pull(element)
    found = _signed("pullquote" if pull else "blockquote", pieces, signature)
    if found is None or (not found.attribution and _is_verse_or_list(element)):
        return None
    return found


def _in_pull(element: Element) -> bool:
    node = element
    for _ in range(MAX_ANCESTORS // 4):
        if node is None or node.tag in ("article", "main", "body"):
            return False
        if _PULL.search(node.get("class") or ""):
            return True
        node = node.getparent()
    return False


def _signed(kind: str, pieces: list[str], signature: Attribution | None) -> Mark | None:
    words, found = (pieces, signature) if signature else split_attribution(pieces)
    if not any(c.isalpha() for piece in words for c in piece):
        return None
    line, author = (found.line, found.author) if found else ("", "")
    return Mark(kind, tuple(words), line, author)  # type: ignore[arg-type]


def _pieces(element: Element) -> tuple[list[str], Attribution | None]:
    """The paragraphs of a quotation without nested ones, and its marked attribution line."""
    pieces: list[str] = []
    signature: Attribution | None = None
    for line, text in _lines(element, element):
        if _is_signature(line) and (found := attribution_line(text)):
            signature = found
        else:
            pieces.append(text)
    beside = element.getparent()
    if signature is None and beside is not None and beside.get("class") == _FIGURE:
        lines = (line for line in beside.iter("p") if line.get("class") == _SOURCE)
        signature = next(filter(None, map(attribution_line, map(text_of, lines))), None)
    return pieces, signature


def _lines(element: Element, root: Element) -> Iterator[tuple[Element, str]]:
    """The blocks of a quotation with their text, those of nested quotations left out."""
    if element is not root and element.tag == "blockquote":
        return
    blocks = [child for child in element if child.tag in (*_BLOCKS, "ul", "ol", "blockquote")]
    if not blocks:
        text = text_of(element)
        if text:
            yield element, text
        return
    loose = [element.text or ""]
    for child in element:
        if child in blocks:
            if clean("".join(loose)):
                yield element, clean("".join(loose))
            loose = []
            yield from _lines(child, root)
        else:
            loose.append(text_of(child))
        loose.append(child.tail or "")
    if clean("".join(loose)):
        yield element, clean("".join(loose))


def _is_signature(line: Element) -> bool:
    return line.tag in _SIGNATURES or bool(
        line.tag != "blockquote"
        and (line.get("class") == _SOURCE or _SIGNATURE_NAMES.search(line.get("class") or ""))
    )


def _is_labelled_box(element: Element) -> bool:
    """Does it begin with a bold label ("Note:", "Summary")? Such a box is the page's own text."""
    bold = next(element.iter("strong", "b"), None)
    label = "" if bold is None else text_of(bold)
    return 0 < len(label.split()) <= 3 and text_of(element).startswith(label)


def _is_verse_or_list(element: Element) -> bool:
    """Verses (short lines with breaks between them), or a list, such as a recipe's."""
    if next(element.iter("ul", "ol", "dl"), None) is not None:
        return True
    breaks = sum(1 for _ in element.iter("br"))
    if breaks < 2:
        return False
    return len(text_of(element)) / (breaks + 1) < weights().page.longest_verse


def _turns(element: Element) -> Iterator[Mark]:
    """`<dt>Ann Lee</dt><dd>We stay open.</dd>`: speech of several speakers who alternate."""
    pairs: list[tuple[str, str]] = []
    label = ""
    for child in element:
        if child.tag == "dt":
            label = text_of(child).rstrip(" :")
        elif child.tag == "dd" and label:
            pairs.append((label, text_of(child)))
    names = Counter(name for name, _ in pairs)
    spoken = len(names) > 1 and len(pairs) > len(names)
    if not spoken or any(attribution_line(name) is None for name in names):
        return
    asked = Counter(name for name, words in pairs if words.endswith("?"))
    asking = max(names, key=lambda name: asked[name] / names[name])
    for name, words in pairs:
        kind = "question" if name == asking and asked[name] else "answer"
        if words:
            yield Mark(kind, (words,), name, name)  # type: ignore[arg-type]


__all__ = ["keep_quotations", "quotation_marks"]
