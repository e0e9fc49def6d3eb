"""The terminal report."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from relata.present import Options, by_name
from tests.present import samples
from tests.present.maker import Maker

render = by_name("text").render


def _plain(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def test_what_a_statement_says():
    shown = render([samples.german()], Options(width=80))
    block = shown.split("\n s4 ")[1].split("\n\n")[0]
    assert "Henrike Oelmann (Sie)" in block
    assert "mixed · accuses" in block
    assert "er habe „mit halben Sätzen“ Stimmung gemacht" in block
    assert "to Tomasz Brandt" in block
    assert "¶ 4 · line 7" in block
    assert "Küstenbote ← Marnitzer Rundschau ← Ministerium ← Henrike Oelmann" in block


def test_head_notes_and_summary():
    shown = render([samples.german()], Options(width=80))
    head = (
        "Hafenausbau: Ministerin weist Vorwürfe zurück\nKüstenbote · 4 April 2024 · by Anna Winter"
    )
    assert shown.startswith(head)
    assert "10 statements by 4 speakers" in shown
    assert "• 2 paragraphs of the page were left out of the body" in shown
    assert "1 first-hand · 7 by named speakers · 2 anonymous · 1 without a source" in shown
    assert "longest chain 4 links" in shown
    assert re.search(
        r"Henrike Oelmann +5 ━━━━━ +first-hand 1 · through Marnitzer Rundschau 4", shown
    )


def test_certainty_is_shown_where_the_act_does_not_say_it():
    shown = render([samples.german()], Options(width=80))
    assert "as untrue" not in shown
    record = samples.english()
    first = msgspec.structs.replace(record.statements[0], certainty="doubted")
    doubted = msgspec.structs.replace(record, statements=(first,))
    assert "announces with doubt" in render([doubted], Options(width=80))


def test_inner_statements_are_indented():
    lines = render([samples.german()], Options(width=80)).splitlines()
    outer = next(line for line in lines if line.startswith(" s5 "))
    inner = next(line for line in lines if line.startswith(" s6 "))
    assert inner.index("▌") == outer.index("▌") + 2


def test_german():
    shown = render([samples.german(), samples.failed()], Options(report_lang="de"))
    assert "10 Aussagen von 4 Sprechern" in shown
    assert "4. April 2024 · von Anna Winter · gelesen als Deutsch" in shown
    assert "konnte nicht gelesen werden: PDF needs" in shown


def test_nothing_found_is_said_kindly():
    assert "No statements found." in render([samples.empty()], Options())


def test_filtered_records_say_so():
    record = samples.german()
    some = msgspec.structs.replace(record, statements=record.statements[:3])
    assert "3 of 10 statements shown" in render([some], Options())
    none = msgspec.structs.replace(record, statements=())
    assert "No statement is left by the filters." in render([none], Options())


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("make", samples.ALL)
def test_no_line_is_wider_than_asked(make, width):
    for line in render([make()], Options(width=width)).splitlines():
        assert cell_len(line) <= min(width, 100)
        assert line == line.rstrip()


def test_wide_and_combining_characters_count_as_shown():
    m = Maker("部長は「" + "計画は中止しない" * 12 + "」と述べた。" + "e\u0301" * 150)
    record = samples.english()
    statement = msgspec.structs.replace(
        record.statements[1],
        content=((4, 4 + 96), (104, len(m.text))),
        cue=(),
        frame=(),
        addressee=None,
        speaker=m.voice("部長"),
        chain=(),
    )
    small = msgspec.structs.replace(
        record, document=m.document(language="ja"), statements=(statement,)
    )
    shown = render([small], Options(width=50))
    assert all(cell_len(line) <= 50 for line in shown.splitlines())
    assert "計画は中止しない" in shown


def test_colours_only_when_asked():
    plain = render([samples.german()], Options(width=80))
    colour = render([samples.german()], Options(width=80, colour=True))
    assert "\x1b" not in plain
    assert "\x1b[" in colour
    assert _plain(colour) == plain


def test_nothing_of_an_article_reaches_the_terminal_as_a_command():
    for colour in (False, True):
        shown = _plain(render([samples.hostile()], Options(colour=colour)))
        assert not set(shown) & set("\x00\x07\x1b\u202e\u202c\u2028")
        assert "[bold]no[/bold]" in shown


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=80),
    st.integers(min_value=1, max_value=130),
)
def test_any_text_in_any_width(text, width):
    record = samples.english()
    statement = msgspec.structs.replace(
        record.statements[0],
        content=((0, len(text)),),
        cue=((0, 1),),
        frame=(),
        speaker=Maker(text).voice(text, "e2"),
    )
    small = msgspec.structs.replace(
        record, document=Maker(text).document(language="en", title=text), statements=(statement,)
    )
    shown = render([small], Options(width=width))
    shown.encode("utf-8")
    assert all(cell_len(line) <= max(24, width) for line in shown.splitlines())
