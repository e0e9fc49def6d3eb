"""Reading the corpora's format: plain and gzipped, whole and broken."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from relata.model.errors import MissingInput, RecordError, UsageError
from relata_lab.corpora import read
from relata_lab.corpora.annotations import Annotation

#: Of 0 to 59, which the SHA-1 sets apart.
CARVED = [4, 19, 33]
LINE = {
    "id": "a",
    "lang": "de",
    "text": "Anna sagt ja.",
    "statements": [
        {
            "id": "a#0", "content": [[10, 12]], "source": [[0, 4]], "cue": [[5, 9]], "frame": [],
            "addressee": [], "type": "direct", "medium": "speech|thought", "nested_in": None,
        }
    ],
}  # fmt: skip


@pytest.mark.parametrize("zipped", [True, False])
def test_load(tmp_path: Path, zipped: bool) -> None:
    data = (json.dumps(LINE) + "\n\n").encode()
    path = tmp_path / "dev.jsonl"
    path.write_bytes(gzip.compress(data) if zipped else data)
    (document,) = read.load(path, "test")
    assert (document.id, document.language, document.text) == ("a", "de", "Anna sagt ja.")
    (gold,) = document.gold
    assert (gold.content, gold.speaker, gold.cue) == (((10, 12),), ((0, 4),), ((5, 9),))
    assert gold.medium == {"speech", "thought"}
    assert read.written(gold, "a", 0) == {
        **LINE["statements"][0],
        "content": ((10, 12),), "source": ((0, 4),), "cue": ((5, 9),), "frame": (),
        "addressee": (),
    }  # fmt: skip


def test_sentences_with_roles(tmp_path: Path) -> None:
    path = tmp_path / "cs.jsonl"
    roles = [
        {"role": "content", "start": 5, "end": 8},
        {"role": "cue", "start": 2, "end": 4},
        {"role": "source", "start": 0, "end": 1},
    ]
    lines = [
        {"id": "1", "text": "A je tam.", "spans": roles},
        {"id": "2", "text": "B", "spans": []},
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    first, second = read.load(path, "test")
    assert first.gold == (Annotation("0", ((5, 8),), ((0, 1),), ((2, 4),)),)
    assert second.gold == ()


def test_attributions(tmp_path: Path) -> None:
    path = tmp_path / "fr.jsonl"
    line = {
        "id": "1",
        "text": "x" * 9,
        "attributions": [{"attribution": [[0, 2]], "content": [[3, 9]]}],
    }
    path.write_text(json.dumps(line))
    assert read.load(path, "test")[0].gold == (Annotation("0", content=((3, 9),), frame=((0, 2),)),)


@pytest.mark.parametrize("data", [b"{", b"[1]", b'{"text": 3}', b"\x1f\x8bnot gzip"])
def test_broken_files_say_where(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_bytes(data)
    with pytest.raises((RecordError, MissingInput), match=r"dev\.jsonl"):
        read.load(path, "test")


def test_missing_files(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        read.load(tmp_path / "none.jsonl", "test")
    with pytest.raises(MissingInput):
        read.find_folder(tmp_path / "none")
    with pytest.raises(MissingInput, match="no split 'dev'"):
        read.split_file(tmp_path, "test", "dev")


def test_the_folder_is_found_next_to_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shared" / "corpora").mkdir(parents=True)
    (tmp_path / "checkout").mkdir()
    monkeypatch.chdir(tmp_path / "checkout")
    assert read.find_folder() == tmp_path / "shared" / "corpora"


def test_plain_tokens() -> None:
    tokens = read.plain_tokens("Ja, „nein“!")
    assert list(zip(tokens.starts, tokens.ends, strict=True)) == [
        (0, 2), (2, 3), (4, 5), (5, 9), (9, 10), (10, 11),
    ]  # fmt: skip


def test_two_in_five_are_measured_on() -> None:
    # Fixed for all time: what was measured on must not become what is built with.
    share = sum(read.measured_on(str(n)) for n in range(1000))
    assert 350 < share < 450
    assert [n for n in range(10) if read.measured_on(str(n))] == [1, 3, 5, 9]


def test_debates_are_carved_out_whole() -> None:
    # Fixed for all time, as above.
    assert [n for n in range(60) if read.carved_out(str(n))] == CARVED
    share = sum(read.carved_out(str(n)) for n in range(1000))
    assert 90 < share < 150


def _write(folder: Path, name: str, lines: list[dict]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)))


def test_splits_made_anew_share_no_debate(tmp_path: Path) -> None:
    def speech(n: int, file: str) -> dict:
        return {"id": f"{file}{n}", "lang": "de", "text": "Ja.", "title": str(n % 60)}

    for file in ("train", "dev"):
        _write(tmp_path / "spkatt-2023", file, [speech(n, file) for n in range(120)])
    dev, train = (
        read.split_documents("spkatt-2023", split, tmp_path) for split in ("dev", "train")
    )
    assert {d.title for d in dev} == {str(n) for n in CARVED}
    assert not {d.title for d in dev} & {d.title for d in train}
    assert len(dev) + len(train) == 240 and len(dev) == 4 * len(CARVED)
    # Both files give to both parts.
    assert {d.id.rstrip("0123456789") for d in dev} == {"train", "dev"}
    with pytest.raises(UsageError, match="the splits dev and train"):
        read.split_documents("spkatt-2023", "test", tmp_path)


def test_parts_by_id(tmp_path: Path) -> None:
    for code in ("cs", "ru"):
        lines = [{"id": f"{code}{n}", "lang": code, "text": "x"} for n in range(50)]
        _write(tmp_path / "quotes_adaq_cs_ru", code, lines)
    measure, build = (
        read.split_documents("quotes_adaq_cs_ru", part, tmp_path) for part in ("measure", "build")
    )
    assert len(measure) + len(build) == 100
    assert all(read.measured_on(d.id) for d in measure)
    assert not any(read.measured_on(d.id) for d in build)


def test_splits_of_their_own_stay(tmp_path: Path) -> None:
    _write(tmp_path / "polnear", "dev", [{"id": "a", "text": "x"}])
    assert [d.id for d in read.split_documents("polnear", "dev", tmp_path)] == ["a"]
    with pytest.raises(MissingInput, match="no split 'train'"):
        read.split_documents("polnear", "train", tmp_path)


def test_the_real_debates(shared: Path) -> None:
    folder = shared / "corpora"
    dev, train = (read.split_documents("spkatt-2023", split, folder) for split in ("dev", "train"))
    assert (len(dev), len(train)) == (29, 166)
    assert {d.title for d in dev}.isdisjoint(d.title for d in train)
    assert sum(len(d.gold) for d in dev) == 827
