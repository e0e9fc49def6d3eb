"""Quoted mail and signatures in the HTML of a message, by the marks of the common mail programs."""

from __future__ import annotations

import re

from relata.readers.limits import MAX_NAMES
from relata.readers.page.tree import Element, drop, text_sizes
from relata.readers.weights import weights

_QUOTED = re.compile(
    r"gmail_(?:quote|extra|attr|signature)|yahoo_quoted|moz-cite-prefix|moz-signature|"
    r"moz-forward-container|protonmail_quote|zmail_extra|OutlookMessageHeader",
    re.IGNORECASE,
)
#: Where the quoted mail begins, to the end of the message.
_BEGINNINGS = frozenset(("divRplyFwdMsg", "appendonsend", "x_divRplyFwdMsg", "x_appendonsend"))


def drop_quoted_mail(tree: Element) -> None:
    """Remove what a message quotes, unless it is all that the message has: a forwarded one."""
    found: list[Element] = []
    for element in tree.iter("div", "blockquote", "table", "span", "hr"):
        if element.get("id") in _BEGINNINGS:
            found += [element, *element.itersiblings()]
        elif _is_quoted(element):
            found.append(element)
    sizes = text_sizes(tree)
    inside = set(found)
    outer = [e for e in inside if not any(a in inside for a in e.iterancestors())]
    if sizes[tree] - sum(sizes[e] for e in outer) < weights().page.shortest_article:
        return
    for element in outer:
        drop(element)


def _is_quoted(element: Element) -> bool:
    if element.tag == "blockquote" and (element.get("type") or "").lower() == "cite":
        return True
    return bool(_QUOTED.search((element.get("class") or "")[:MAX_NAMES]))
