"""What must not reach a terminal or a page."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from relata.present import clean

ANY = st.text(st.characters(exclude_categories=()))
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_line():
    assert clean.line(" a\t b\r\nc\u2028d ") == "a b c d"
    assert clean.line("\x1b[31;1mred\x1b[0m \x9b2Jx") == "red x"
    assert clean.line("a\u202eb\u2066c\u200fd\x00e\ud800") == "abcde\ufffd"
    assert clean.line("می\u200cخواهم 👩\u200d🚒") == "می\u200cخواهم 👩\u200d🚒"
    assert clean.line("co\u00adop") == "coop"


def test_page_keeps_what_a_page_may_show():
    assert clean.page("a\n b\u200f") == "a\n b\u200f"
    assert clean.page("\x00\x1b\u202ea\x85") == "a"


@settings(max_examples=100)
@given(ANY)
def test_nothing_harmful_is_left(text):
    line, page = clean.line(text), clean.page(text)
    for shown in (line, page):
        shown.encode("utf-8")
        assert not set(shown) & set(BIDI)
    assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [c for c in page if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
    assert line == line.strip()
    assert clean.line(line) == line
