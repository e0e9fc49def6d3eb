"""The terminal report."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from relata.model.record import Record, Sourcing
from relata.present import Options, by_name
from relata.present.text.report import ranges
from tests.present import samples
from tests.present.maker import Maker, link

render = by_name("text").render


def _plain(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def _block(shown: str, name: str) -> list[str]:
    """The rows of one statement without its gutter."""
    lines = shown.splitlines()
    first = next(n for n, line in enumerate(lines) if re.match(rf" *{name} ", line))
    rows = [lines[first]]
    for line in lines[first + 1 :]:
        if not re.match(r" +[▌▏┊] ", line):
            break
        rows.append(line)
    return [re.sub(r"^ *(s[0-9]+)? +[▌▏┊] ", "", row) for row in rows]


def _with_tiers(record: Record, *tiers: str) -> Record:
    statements = tuple(
        msgspec.structs.replace(statement, tier=tiers[number % len(tiers)])
        for number, statement in enumerate(record.statements)
    )
    return msgspec.structs.replace(record, statements=statements)


def test_what_a_statement_says():
    rows = _block(render([samples.german()], Options(width=80)), "s4")
    assert re.fullmatch(
        r"Henrike Oelmann \(Sie\) · warf … vor \(accuses\) +line 7 · mixed · 0\.88", rows[0]
    )
    assert rows[1] == "to Tomasz Brandt · through Marnitzer Rundschau ← Ministerium"
    assert rows[2:] == ["er habe „mit halben Sätzen“ Stimmung gemacht"]


def test_title_first_then_what_to_check_then_statements_and_sourcing_last():
    shown = render([samples.german()], Options(width=80))
    assert shown.startswith(
        "Hafenausbau: Ministerin weist Vorwürfe zurück\n"
        "Küstenbote · 4 April 2024 · by Anna Winter · read as German · hafen.txt\n"
    )
    assert re.findall("^[A-Z][A-Z ]+(?=  |$)", shown, re.MULTILINE) == [
        "TO CHECK", "STATEMENTS", "NOTES", "SOURCING",
    ]  # fmt: skip
    assert "10 statements by 4 speakers" in shown
    assert "• 2 paragraphs of the page were left out of the body" in shown
    assert shown.endswith(
        "Henrike Oelmann 5 · Tomasz Brandt 2 · ein Beamter 1 · Die Fischer 1\n"
        "no source named 1\n"
        "1 first-hand · 6 through others\n"
        "3 where the text does not say how the outlet knows · 7 by named speakers\n"
        "2 anonymous · 1 without a source · longest chain: 4 links\n"
    )


def test_what_to_check():
    shown = render([samples.german()], Options(width=80))
    part = shown.split("TO CHECK\n")[1].split("\n\n")[0]
    assert part.splitlines() == [
        "Unclear who speaks       Die Fischer: die Fischer or Ministerium  s10",
        "Speakers without a name  ein Beamter  s8",
        "Hearsay                  Der frühere Amtsleiter … es im Herbst bestellt haben",
        "                         s9",
        "Depends on one source    Marnitzer Rundschau: 6 of 10 statements  s2–s7",
    ]
    assert "TO CHECK" not in render([samples.arabic()], Options(width=80))


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("s1",), "s1"),
        (("s2", "s1"), "s1 s2"),
        (("s1", "s2", "s5"), "s1–s5"),
        (("s1", "s2", "s7"), "s1 s2 s7"),
        (("s9", "s2", "s5", "s7", "s3"), "s2–s7"),
        ((), ""),
    ],
)
def test_ranges_of_statements_that_are_shown_one_after_another(names, shown):
    assert ranges(names, ("s1", "s2", "s5", "s7")) == shown


def test_the_frame_stands_where_the_content_needs_it():
    shown = render([samples.german()], Options(width=80))
    assert _block(shown, "s10")[1:] == ["Die Fischer verurteilten den Umgang mit den Unterlagen"]
    assert _block(shown, "s9")[1:] == ["Der frühere Amtsleiter soll es im Herbst bestellt haben"]
    assert "Die Fischer verurteilten" not in _block(shown, "s10")[0], "the verb stands once"


def test_an_open_name():
    assert _block(render([samples.german()], Options(width=80)), "s10")[0].startswith(
        "unclear: die Fischer or Ministerium  "
    )


def test_joint_speakers_are_not_a_chain():
    record = samples.german()
    statement = record.statements[4]
    voice = msgspec.structs.replace(statement.speaker, entities=("e5", "e2"))
    chain = (*statement.chain, link("e2", "speaker"))
    both = msgspec.structs.replace(statement, speaker=voice, chain=chain)
    rows = _block(
        render([msgspec.structs.replace(record, statements=(both,))], Options(width=80)), "s5"
    )
    assert rows[0].startswith("Tomasz Brandt and Henrike Oelmann · sagte")
    assert "←" not in "".join(rows)


def test_a_paper_that_was_spoken_to_stands_once():
    rows = " · ".join(_block(render([samples.german()], Options(width=80)), "s5"))
    assert "to Marnitzer Rundschau (der Zeitung)" in rows
    assert "through" not in rows


def test_the_verb_is_the_articles_own_and_the_act_helps_who_reads_another_language():
    german = render([samples.german()], Options(width=80, report_lang="de"))
    assert _block(german, "s4")[0].startswith("Henrike Oelmann (Sie) · warf … vor  ")
    english = render([samples.english()], Options(width=80))
    assert _block(english, "s1")[0].startswith("city of Lowford · said  ")


def test_certainty_is_shown_where_the_article_keeps_its_distance():
    shown = render([samples.german()], Options(width=80))
    assert "as untrue" not in shown, "the act says it"
    record = samples.german()
    first = msgspec.structs.replace(record.statements[2], certainty="doubted")
    doubted = msgspec.structs.replace(record, statements=(first,))
    assert "sagte (says, called into doubt)" in render([doubted], Options(width=80))


def test_inner_statements_are_indented():
    lines = render([samples.german()], Options(width=80)).splitlines()
    outer = next(line for line in lines if line.startswith(" s5 "))
    inner = next(line for line in lines if line.startswith(" s6 "))
    assert inner.index("▌") == outer.index("▌") + 2


def test_tiers_are_words_and_bars_and_the_doubtful_are_counted():
    record = _with_tiers(samples.german(), "sure", "likely", "doubtful")
    shown = render([record], Options(width=80))
    assert "STATEMENTS  7 statements by 4 speakers: 4 sure, 3 likely" in shown
    assert re.search("^ s1 ▌ .* sure 0.70$", shown, re.MULTILINE)
    assert re.search("^ s2 ▏ .* likely 0.91$", shown, re.MULTILINE)
    assert " s3 " not in shown
    assert "\n3 doubtful statements are hidden (--tier doubtful)\n" in shown
    every = render([record], Options(width=80, doubtful=True))
    assert "10 statements by 4 speakers: 4 sure, 3 likely, 3 doubtful" in every
    assert re.search("^ s3 ┊ .* doubtful 0.98$", every, re.MULTILINE)
    assert "hidden" not in every


def test_only_doubtful_statements_are_not_nothing():
    record = _with_tiers(samples.german(), "doubtful")
    record = msgspec.structs.replace(record, sourcing=Sourcing())
    shown = render([record], Options(width=80))
    assert "10 doubtful statements are hidden" in shown
    assert "No statements found" not in shown


def test_lines_only_where_the_reader_has_them():
    record = samples.german()
    document = msgspec.structs.replace(record.document, text_from="extracted")
    shown = render([msgspec.structs.replace(record, document=document)], Options(width=80))
    assert re.search("¶ 4 · direct · 0.98$", shown, re.MULTILINE)
    assert "line " not in shown


def test_a_long_content_is_cut_at_a_word():
    words = "said " + " ".join(f"word{n}" for n in range(200))
    m = Maker(words)
    statement = msgspec.structs.replace(
        samples.english().statements[0],
        content=((5, len(words)),), cue=((0, 4),), frame=(), chain=(), speaker=None,
    )  # fmt: skip
    record = msgspec.structs.replace(
        samples.english(), document=m.document(language="en"), statements=(statement,)
    )
    for width in (24, 40, 80, 100):
        rows = _block(render([record], Options(width=width)), "s1")
        rows = [row for row in rows if row.startswith("word")]
        assert re.search(r"word[0-9]+ …$", rows[-1])
        assert 220 < sum(map(len, rows)) < 400


def test_a_report_is_compact():
    base = samples.german()
    many = samples.huge(9 * len(base.document.text))
    lines = len(render([many], Options(width=80)).splitlines())
    assert lines < 4.2 * len(many.statements)
    plain = msgspec.structs.replace(many, statements=many.statements[2:3] * 30)
    assert len(render([plain], Options(width=80)).splitlines()) < 110


def test_german():
    shown = render([samples.german(), samples.failed()], Options(report_lang="de"))
    assert "10 Aussagen von 4 Sprechern" in shown
    assert "4. April 2024 · von Anna Winter · als Deutsch gelesen" in shown
    assert "ZU PRÜFEN" in shown
    assert "konnte nicht gelesen werden: PDF needs" in shown


def test_nothing_found_is_said_kindly():
    assert "No statements found." in render([samples.empty()], Options())


def test_filtered_records_say_so():
    record = samples.german()
    some = msgspec.structs.replace(record, statements=record.statements[:3])
    assert "3 of 10 statements shown" in render([some], Options())
    none = msgspec.structs.replace(record, statements=())
    assert "The filters leave no statement." in render([none], Options())


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


def test_a_dropped_control_takes_no_space_with_it() -> None:
    from relata.present.text.canvas import Canvas
    from relata.present.text.statements import _content
    from relata.present.view.wording import Piece
    from relata.present.words import load

    pieces = (Piece("The mayor said \u202e", False), Piece('"no money"', True))
    assert _content(Canvas(Options(), load("en")), pieces).plain == 'The mayor said "no money"'


def test_an_empty_report_says_whether_a_choice_left_statements_out() -> None:
    record = msgspec.structs.replace(samples.english(), statements=(), sourcing=Sourcing())
    found, chosen = (by_name("text").render([record], Options(chosen=c)) for c in (False, True))
    assert "No statements found." in found and "No statements found." not in chosen
    assert "The filters leave no statement." in chosen
