"""Quotations by their look: sentences, fragments, titles and terms."""

from __future__ import annotations

import pytest

from relata.attribute.rules.text.quotations import is_full, is_part, is_title, is_verbatim
from tests.attribute.rules.build import context_of


@pytest.mark.parametrize(
    ("text", "language", "full", "verbatim", "title"),
    [
        ("Er rief: „Das Haus ist leer.“", "de", True, True, False),
        ("Er nannte den Plan „leer und kalt“.", "de", False, True, False),
        ("Er las in der Zeitung „Neue Post“ davon.", "de", False, False, True),
        ("He called it “cold and empty” again.", "en", False, True, False),
        ("He read it in “The Empty House” again.", "en", False, False, True),
        ("He shouted “The house is cold.”", "en", True, True, False),
    ],
)
def test_kinds_of_quotations(
    text: str, language: str, full: bool, verbatim: bool, title: bool
) -> None:
    context = context_of(text, language)
    quote = context.text.quotes[0]
    found = is_full(context.text, quote), is_verbatim(context, quote), is_title(context, quote)
    assert found == (full, verbatim, title)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Sie sagte, das „Haus der Freiheit“ sei leer.", False),
        ("Sie sagte, das sei „ganz und gar leer“.", True),
        ("Sie sagte, die „leere“ Halle werde verkauft.", False),
    ],
)
def test_a_term_is_not_a_verbatim_part_of_a_content(text: str, part: bool) -> None:
    context = context_of(text, "de")
    assert is_part(context, context.text.quotes[0]) is part
