"""HTML to a tree: text of elements, deep nesting, odd encodings."""

from __future__ import annotations

import pytest

from relata.model.errors import EmptyInput
from relata.readers.limits import MAX_DEPTH
from relata.readers.page.tree import (
    drop_textless,
    page_text,
    paragraph_size,
    parse,
    text_of,
    unwrap_deep,
)


def test_blocks_separate_words() -> None:
    tree, _ = parse("<body><div>eins<br>zwei<p>drei</p><script>x</script>vier</div></body>")
    assert text_of(tree) == "eins zwei drei vier"
    assert paragraph_size(tree) == len("drei")


def test_deep_elements_are_unwrapped() -> None:
    deep = "<div>" * (MAX_DEPTH + 5) + "x" + "</div>" * (MAX_DEPTH + 5)
    assert unwrap_deep(deep).count("<div>") == MAX_DEPTH
    assert "x" in unwrap_deep(deep)


def test_the_declared_charset_is_used() -> None:
    text, notes = page_text('<meta charset="iso-8859-2">Źródło'.encode("iso8859-2"), None)
    assert text.endswith("Źródło")
    assert notes == ()


def test_no_markup_is_an_error() -> None:
    with pytest.raises(EmptyInput):
        parse("")


def test_elements_without_text_are_dropped() -> None:
    tree, _ = parse("<body><nav>x</nav><p>y</p><svg></svg></body>")
    drop_textless(tree)
    assert text_of(tree) == "y"
