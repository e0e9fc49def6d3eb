"""Text that a browser does not show: `hidden`, `display:none`, closed dialogues.

`aria-hidden` hides only from screen readers and is not a reason to remove a text. An element that
holds most of the page's text stays: scripts show it.
"""

from __future__ import annotations

import re

from relata.readers.page.removal.measured import MeasuredTree
from relata.readers.page.tree import Element
from relata.readers.weights import weights

_STYLE = re.compile(
    r"(?:^|;)\s{0,20}(?:display\s{0,20}:\s{0,20}none|visibility\s{0,20}:\s{0,20}hidden)",
    re.IGNORECASE,
)
#: Classes of text for screen readers alone.
_CLASSES = frozenset((
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-only",
    "element-invisible", "u-visually-hidden", "is-visually-hidden",
))  # fmt: skip


def drop_hidden(page: MeasuredTree) -> None:
    """Remove the elements of a page that are not shown."""
    found = [element for element in page.tree.iter() if _is_hidden(element)]
    if not found:
        return
    sizes = page.sizes()
    most = weights().page.most_hidden * sizes[page.tree]
    for element in found:
        if element.tag not in ("html", "body") and sizes[element] <= most:
            page.drop(element)


def _is_hidden(element: Element) -> bool:
    get = element.get
    if get("hidden") is not None:
        return bool(get("hidden") != "until-found")
    if element.tag == "dialog":
        return get("open") is None
    style, names = get("style"), get("class")
    if style and _STYLE.search(style[:1000]):
        return True
    return bool(names) and not _CLASSES.isdisjoint(names[:1000].lower().split())
