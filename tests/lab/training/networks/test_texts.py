"""The raw text of the word vectors."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from relata.model.errors import MissingInput
from relata_lab.corpora import read
from relata_lab.corpora.annotations import CorpusDocument
from relata_lab.training.networks.texts import texts
from tests.lab.training.networks.helpers import DOCUMENT, TEXT


def _packed(path: Path, *lines: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(b"".join(msgspec.json.encode(line) + b"\n" for line in lines)))


def test_raw_text_is_read_once_and_without_dev_splits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def documents(corpus: str, split: str) -> list[CorpusDocument]:
        asked.append((corpus, split))
        return [replace(DOCUMENT, id=corpus)]

    monkeypatch.setattr(read, "find_folder", lambda: tmp_path)
    monkeypatch.setattr(read, "split_documents", documents)
    for code, text in (("en", "The dike holds."), ("de", "Der Deich hält.")):
        bank = tmp_path / "ud" / f"{code}_x-ud-test.conllu.gz"
        bank.parent.mkdir(exist_ok=True)
        bank.write_bytes(gzip.compress(f"# sent_id = 1\n# text = {text}\n1\tx\n\n".encode()))
    story = {
        "pair": "en-de", "src": ["The dam.", "It holds."], "refs": {}, "mt": {"A": ["Der Damm."]},
    }  # fmt: skip
    back = {
        "pair": "de-en", "src": ["Der Deich."], "refs": {"A": ["The dike."]},
        "mt": {"A": ["The dike."], "B": ["A dike."]},
    }  # fmt: skip
    _packed(tmp_path / "mt_wmt_news" / "docs.jsonl.gz", story, story, back)
    _packed(
        tmp_path / "multi_ntrex" / "docs.jsonl.gz", {"text": {"deu": ["Zug."], "eng": ["Train."]}}
    )
    assert list(texts()) == [
        TEXT, TEXT, "The dike holds.", "The dam.\nIt holds.", "The dike.", "A dike.", "Train.",
    ]  # fmt: skip
    assert {split for _, split in asked} == {"train"}
    (tmp_path / "multi_ntrex" / "docs.jsonl.gz").unlink()
    with pytest.raises(MissingInput, match="multi_ntrex"):
        list(texts())
