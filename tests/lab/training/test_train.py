"""`relata train`: names of the sets, what is asked for, what is written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from relata.app.cli.main import main
from relata.attribute.calibrated.engine import Regression
from relata_lab.corpora import read
from relata_lab.corpora.annotations import Annotation, CorpusDocument
from relata_lab.training import train
from tests.lab.training.helpers import DOCUMENT

#: Half of what the rules find is annotated: the other half is wrong.
ENGLISH = replace(DOCUMENT, gold=DOCUMENT.gold[:1])
_TEXT = "Die Fähre bleibt im Hafen, sagte Edda Brugg. Es regnete, hieß es."
GERMAN = CorpusDocument(
    "x2", "made-up", "de", _TEXT, None,
    (Annotation("1", ((0, 25),), ((33, 43),), ((27, 32),), type="indirect"),), {},
)  # fmt: skip


def test_an_unknown_set_is_named_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "xx", "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "relata: no weights 'xx'; there are fast\n"


def test_weights_are_not_overwritten_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fast.json").write_text("{}")
    assert main(["train", "fast", "--out", str(tmp_path)]) == 2
    assert "--force" in capsys.readouterr().err


def test_the_regressions_are_fitted_from_training_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def documents(corpus: str, split: str) -> list[CorpusDocument]:
        asked.append((corpus, split))
        return ([ENGLISH] if corpus == "polnear" else [GERMAN]) * 5

    monkeypatch.setattr(read, "find_folder", lambda: tmp_path)
    monkeypatch.setattr(read, "split_documents", documents)
    said: list[str] = []
    (path,) = train.train(["fast"], tmp_path / "out", say=said.append)
    assert asked == [("wikinews-de", "train"), ("polnear", "train")]
    found = msgspec.json.decode(path.read_bytes(), type=dict[str, Regression])
    assert list(json.loads(path.read_bytes())) == ["de", "en"]
    assert found["en"].training["statements"] == "10"
    assert found["en"].weights["mode direct"] != 0.0
    assert said == [f"fast: {found['de'].id}, {found['en'].id}"]
