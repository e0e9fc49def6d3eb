"""A marker's file: words found, and every kind of problem named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from relata.model.errors import MissingInput, RecordError
from relata_lab.corpora.readings import __main__ as tool
from relata_lab.corpora.readings.agreement import agreement
from relata_lab.corpora.readings.marks import load, marked, selection
from relata_lab.corpora.readings.places import Finder, places
from tests.lab.corpora.readings.made_up import ARTICLE, TEXT, row


def _shown(value: Any, **changes: Any) -> dict[str, Any]:
    (first, *rest) = row()["statements"]
    return row(statements=[{**first, **value}, *rest], **changes)


def test_words_are_found_where_they_stand() -> None:
    found = marked(ARTICLE, row())
    assert found.problems == []
    first, second, third = found.statements
    assert [TEXT[a:b] for a, b in first.content] == ["The old bridge will stay closed until May"]
    assert first.speaker and TEXT[slice(*first.speaker)] == "Mayor Anna Berg"
    # "said" stands twice: the one next to the content counts, not "is said to".
    assert first.cue == [(TEXT.index("said on"), TEXT.index("said on") + 4)]
    # "she" is a word, not the end of another one.
    assert second.speaker == (TEXT.index("she told"), TEXT.index("she told") + 3)
    assert third.cue and TEXT[slice(*third.cue[0])] == "According to"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"content": "The new bridge"}, "content not in the text: 'The new bridge'"),
        ({"content": ["until May", "The old bridge"]}, "content piece stands before the first"),
        ({"cue": "shouted"}, "cue not in the text: 'shouted'"),
        ({"speaker": "Mayor Ann Berg"}, "speaker not in the text"),
        ({"speaker": ["Mayor", "Berg"]}, "speaker is one mention, not a list"),
        ({"mode": "shouted"}, "unknown mode 'shouted'"),
        ({"need": None}, "unknown need None"),
        ({"names": []}, "a speaker is marked but names is empty"),
        ({"names": "Berg"}, "names is not a list of names"),
        ({"via": ["Gazette"]}, "via is not a list of lists of names"),
        ({"joint": [["Berg"]]}, "joint names fewer than two speakers"),
        ({"voice": "loud"}, "unknown field 'voice'"),
        ({"content": 'Berg said on Monday. "We cannot'}, "contents cross"),
    ],
)
def test_problems(change: dict[str, Any], problem: str) -> None:
    found = marked(ARTICLE, _shown(change))
    assert len([line for line in found.problems if problem in line]) == 1, found.problems


def test_problems_of_an_article() -> None:
    assert "unknown genre" in marked(ARTICLE, row(genre="novel")).problems[0]
    assert "lang is 'de'" in marked(ARTICLE, row(lang="de")).problems[0]
    first = row()["statements"][0]
    twice = marked(ARTICLE, row(statements=[first, first]))
    assert "the same content and names twice" in twice.problems[0]
    missing = marked(ARTICLE, row(statements=[{k: v for k, v in first.items() if k != "cue"}]))
    assert missing.problems == ["001 #1: cue is missing"]


def test_places_and_what_a_mark_may_fix() -> None:
    text = "an ant and an aunt"
    assert places(text, "an") == [(0, 2), (11, 13)]
    assert places(text, "un") == [(15, 17)]  # only inside a word: still found
    finder = Finder(text)
    assert finder.near("cue", {"text": "an", "n": 2}, [(0, 2)], [(3, 6)]) == (11, 13)
    assert finder.near("cue", {"text": "an", "at": 11}, [(0, 2)], [(3, 6)]) == (11, 13)
    assert finder.near("cue", {"text": "an", "n": 3}, [(0, 2)], [(3, 6)]) is None
    assert finder.problems == ["cue not in the text: 'an'"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "001.en.txt").write_text(TEXT)
    (tmp_path / "index.tsv").write_text("nn\tid\tlang\n001\ttraf/made-up\ten\n")
    (tmp_path / "a.jsonl").write_text(json.dumps(row()) + "\n")
    return tmp_path


def test_files(home: Path) -> None:
    articles = selection(home)
    assert articles["001"] == articles["traf/made-up"] == ARTICLE
    (one,) = load([home / "a.jsonl"], articles)
    assert len(one.statements) == 3
    again = load([home / "a.jsonl", home / "a.jsonl"], articles)[1]
    assert again.problems == ["001: marked twice in these files"]
    (home / "b.jsonl").write_text(json.dumps(row(id="002")) + "\n")
    with pytest.raises(RecordError, match="no text has the id '002'"):
        load([home / "b.jsonl"], articles)
    with pytest.raises(MissingInput):
        selection(home / "texts")


def test_agreement() -> None:
    one = marked(ARTICLE, row())
    whole = agreement([one], [one])
    assert (whole.first, whole.second, whole.f1) == ((2, 2), (2, 2), 1.0)
    assert (whole.pairs, set(whole.same.values())) == (3, {3})
    (first, *_) = row()["statements"]
    other = marked(ARTICLE, row(statements=[{**first, "names": ["Deputy"], "mode": "mixed"}]))
    half = agreement([one], [other])
    assert (half.first, half.second) == ((1, 2), (1, 1))
    assert half.f1 == pytest.approx(2 / 3)
    assert (half.pairs, half.same["names"], half.same["mode"], half.same["need"]) == (1, 0, 0, 1)


def test_the_tool(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marks, out = str(home / "a.jsonl"), home / "gold.jsonl"
    where = ["--home", str(home)]
    assert tool.main([*where, "check", "--quiet", marks]) == 0
    assert capsys.readouterr().out == "1 articles, 3 statements, 2 must, 0 problems\n"
    assert tool.main([*where, "show", marks]) == 0
    assert "[Mayor Anna Berg]" in capsys.readouterr().out
    assert tool.main([*where, "agree", marks, "--second", marks]) == 0
    assert "F1 1.000" in capsys.readouterr().out
    assert tool.main([*where, "convert", str(out), marks]) == 0
    assert "Berg" not in out.read_text()
    (home / "a.jsonl").write_text(json.dumps(_shown({"cue": "shouted"})) + "\n")
    capsys.readouterr()
    assert tool.main([*where, "check", "--quiet", marks]) == 1
    assert "PROBLEM 001 #1: cue not in the text" in capsys.readouterr().out
    assert tool.main([*where, "convert", str(out), marks]) == 2
    assert "1 problems are left" in capsys.readouterr().err
