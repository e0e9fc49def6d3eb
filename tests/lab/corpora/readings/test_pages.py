"""The gold's web pages with their markup, and marks moved to the text as it is read now."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from relata_lab.corpora.readings import gold, pages
from relata_lab.corpora.readings.marks import marked
from relata_lab.corpora.readings.model import Reading
from relata_lab.evaluate.readings.run import judged, with_pages
from tests.app.helpers import call
from tests.lab.corpora.readings.made_up import ARTICLE, TEXT, row

WORDS = "We will not open it before the last of the pillars has been looked at."
PAGE = (
    "<html lang='en'><body><article><h1>{title}</h1>{notice}<p>{first}</p>"
    f"<blockquote><p>{WORDS}</p><cite>Carl Hale, engineer</cite></blockquote>"
    "<p>{second}</p></article></body></html>"
)


def _corpora(folder: Path, notice: str = "") -> Path:
    title, first, second = TEXT.split("\n\n")
    page = PAGE.format(title=title, notice=notice, first=first, second=second)
    (folder / "web_trafilatura").mkdir(parents=True)
    with gzip.open(folder / "web_trafilatura" / "pages.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "made-up", "url": "", "html": page}) + "\n")
    return folder


GOLD = gold.converted(marked(ARTICLE, row()))


def _contents(one: Reading) -> list[str]:
    return [" ".join(one.text[a:b] for a, b in mark.content) for mark in one.statements]


def test_marks_move_with_their_paragraphs(tmp_path: Path) -> None:
    (page,) = pages.marked_documents([GOLD], _corpora(tmp_path))
    assert page.document.text != TEXT and page.reading.text == page.document.text
    contents = [
        " ".join(page.reading.text[a:b] for a, b in s.content) for s in page.reading.statements
    ]
    original = gold.reading(TEXT, GOLD)
    assert contents == [" ".join(TEXT[a:b] for a, b in s.content) for s in original.statements]
    assert [mark.kind for mark in page.document.markup] == ["blockquote"]


def test_pages_are_read_with_and_without_their_markup(tmp_path: Path) -> None:
    found = pages.marked_documents([GOLD], _corpora(tmp_path))

    def shown(*, markup: bool) -> list[str]:
        analyse = with_pages(found, "grammar", markup=markup)
        (one,) = judged([found[0].reading], analyse)
        assert one.record is not None
        text = one.record.document.text
        return [" ".join(text[a:b] for a, b in s.content) for s in one.record.statements]

    assert WORDS in shown(markup=True)
    assert WORDS not in shown(markup=False)


def test_the_command_reads_the_pages_of_the_gold(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = _corpora(tmp_path / "corpora")
    marks = tmp_path / "marks.jsonl"
    marks.write_text(json.dumps(GOLD) + "\n")
    options = ("--corpora", str(folder), "--gold", str(marks), "--engine", "grammar", "--json")
    done = call(capsys, "eval", "gold", "--pages", "markup", *options)
    assert json.loads(done.out)["all"]["documents"] == 1
    done = call(capsys, "eval", "readings", "--pages", "markup", *options)
    assert "--pages goes with" in done.one_line()
