"""Marks as offsets, texts that come back, and names that are only hashes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from relata.model.errors import MissingInput, UsageError
from relata_lab.corpora.readings import gold, load
from relata_lab.corpora.readings.marks import marked
from relata_lab.corpora.readings.model import Name
from relata_lab.corpora.readings.names import accepted, accepts, name_hash, same_name
from tests.lab.corpora.readings.made_up import ARTICLE, TEXT, row

GOLD = gold.converted(marked(ARTICLE, row()))


def test_converted_to_offsets_and_hashes() -> None:
    written = json.dumps(GOLD)
    for word in ("Berg", "bridge", "ministry", "Gazette"):
        assert word not in written
    first, second, third = GOLD["statements"]
    assert "note" not in first and "note" not in written
    assert TEXT[slice(*first["names"][0]["span"])] == "Anna Berg"
    assert second["names"][0] == {"hash": name_hash("Mayor Berg")}  # no such words in the text
    assert TEXT[slice(*second["to"][0]["span"])] == "the council"  # in other capitals
    assert third["via"] == [[{"hash": name_hash("Bridge Gazette")}]]


def test_read_back() -> None:
    back = gold.reading(TEXT, GOLD)
    assert (back.id, back.language, back.genre) == ("traf/made-up", "en", "news")
    first, second, third = back.statements
    assert first.names == (Name("Anna Berg"), Name("Berg"))
    assert (first.must, third.must) == (True, False)
    assert second.names[0].form is None and accepted("mayor BERG", second.names)
    assert len(third.joint) == 2 and third.hands == ((Name(hash=name_hash("Bridge Gazette")),),)
    assert second.addressee == (Name("the council"),)


def test_a_text_with_other_paragraphs_around_it() -> None:
    more = "Cookie notice\n\n" + TEXT + "\n\nRead also: Tunnel opens"
    assert gold.put_together(TEXT, GOLD) == TEXT
    assert gold.put_together(more, GOLD) == TEXT


def test_a_lost_or_changed_paragraph() -> None:
    assert gold.put_together("\n\n".join(TEXT.split("\n\n")[:2]), GOLD) is None
    assert gold.put_together(TEXT.replace("million", "billion"), GOLD) is None


def _corpora(folder: Path, text: str) -> Path:
    for name in ("web_trafilatura", "mt_wmt_news"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / "web_trafilatura" / "pages.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "other", "url": "", "html": "", "date": float("nan")}) + "\n")
        row = {"id": "made-up", "src": text.split("\n\n")}
        file.write(json.dumps(row) + "\n")
    return folder


def test_rebuilt(tmp_path: Path) -> None:
    folder = _corpora(tmp_path / "corpora", TEXT)
    (back,), lost = gold.rebuilt([GOLD], folder)
    assert (back.text, lost) == (TEXT, [])
    _, lost = gold.rebuilt([{**GOLD, "id": "traf/nowhere"}], folder)
    assert lost == ["traf/nowhere: not in the corpora"]
    _corpora(folder, TEXT.replace("May,", "June,"))
    found, lost = gold.rebuilt([GOLD], folder)
    assert found == [] and "another text than the one that was marked" in lost[0]
    with pytest.raises(MissingInput):
        gold.rebuilt([{**GOLD, "id": "htmldate/x"}], folder)


def test_a_web_page_is_read() -> None:
    text = gold.page_text(
        {"html": f"<html><body><article><p>{TEXT}</p></article></body></html>", "url": ""}
    )
    assert "Mayor Anna Berg said on Monday" in text


def test_accepted_names() -> None:
    berg = [Name("Anna Berg"), Name("the mayor")]
    assert accepted("Mayor Anna Berg", berg) and accepted("A mayor", berg)
    assert not accepted("Berg", berg) and not accepted("", berg)
    assert accepted("", []) and not accepted("Berg", [])
    assert not accepted("the", [Name("the")])
    assert accepts(Name("Berg"), "Dr Dr Anna Maria Berg")
    assert not accepts(Name("Berg"), "one two three four five Berg")
    assert same_name(["Berg"], ["Anna Berg"]) and not same_name(["Berg"], []) and same_name([], [])


def test_hashed_names() -> None:
    berg = Name(hash=name_hash("Anna Berg"))
    assert accepts(berg, "Mayor Anna Berg") and accepts(berg, "ANNA BERG")
    assert not accepts(berg, "Berg") and not accepts(berg, "Anna Maria Berg")
    assert not accepts(berg, "one two three four five Anna Berg")
    assert accepts(Name(hash=name_hash("the mayor")), "mayor")
    assert accepts(Name(hash=name_hash("mayor")), "the mayor")
    assert not accepts(Name(hash=name_hash("the")), "the mayor")


def test_labels_as_strings(tmp_path: Path) -> None:
    labels, texts = tmp_path / "labels.jsonl", tmp_path / "texts.jsonl"
    line = row(lang="en", id="x")
    line["statements"][2] |= {"content": ["the repair costs", "two billion"], "cue": "According to"}
    labels.write_text(json.dumps(line) + "\n" + json.dumps(row(id="y")) + "\n")
    texts.write_text(json.dumps({"id": "x", "text": TEXT}) + "\n")
    found = load.labelled(labels, texts)
    (one,) = found.readings
    assert found.problems == (
        "x #3: content not in the text: 'two billion'",
        "y: no such text",
    )
    assert [TEXT[slice(*s.content[0])] for s in one.statements][2] == "the repair costs"
    assert one.statements[0].must and one.statements[0].names == (Name("Anna Berg"), Name("Berg"))
    assert found.in_languages(["de"]).readings == () and found.in_languages(()) == found


def test_the_corpora(shared: Path) -> None:
    found = load.load("readings", corpora=shared / "corpora")
    statements = [s for r in found.readings for s in r.statements]
    assert (len(found.readings), len(statements), found.problems) == (36, 423, ())
    assert sum(s.must for s in statements) == 295
    parallel = load.load("ntrex", corpora=shared / "corpora")
    assert parallel.problems == () and len({r.language for r in parallel.readings}) == 13
    with pytest.raises(UsageError, match="no readings 'novels'"):
        load.load("novels", corpora=shared / "corpora")


def test_the_marks_of_this_repository(shared: Path) -> None:
    found = load.load("gold", corpora=shared / "corpora")
    assert (len(found.readings), found.problems) == (106, ())
    measured = {r.id for r in load.load("readings", corpora=shared / "corpora").readings}
    assert not measured & {r.id for r in found.readings}
    texts = {r.text for r in load.load("readings", corpora=shared / "corpora").readings}
    assert not texts & {r.text for r in found.readings}
    for one in found.readings:
        for s in one.statements:
            assert all(0 <= a < b <= len(one.text) for a, b in s.content)
