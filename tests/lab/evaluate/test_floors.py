"""The floors: compared with earlier commits, compared with what is measured."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from relata.model.errors import RecordError
from relata_lab.evaluate import floors

GIT = shutil.which("git")
ROOT = Path(__file__).resolve().parents[3]


def of(joint: float, **others: float) -> floors.Floors:
    return {"c": {"dev": {"grammar": {"joint.f1": joint, **others}}}}


def fixed(joint: float) -> floors.Measure:
    def measure(corpus: str, part: str, engine: str) -> dict[str, float]:
        assert (corpus, part, engine) == ("c", "dev", "grammar")
        return {"joint.f1": joint}

    return measure


def test_a_floor_may_rise_but_not_fall_nor_go() -> None:
    assert floors.lowered(of(0.5), of(0.5), {}) == []
    assert floors.lowered(of(0.6, cue=0.1), of(0.5), {}) == []
    assert floors.lowered(of(0.4), of(0.5), {}) == [
        "c dev grammar joint.f1: the floor went down from 0.5 to 0.4"
    ]
    assert floors.lowered({}, of(0.5), {}) == ["c dev grammar joint.f1: the floor 0.5 is gone"]
    assert floors.lowered({}, of(0.5), {"c dev trained": "why"}) != []
    assert floors.lowered({}, of(0.5), {"c dev grammar": "why"}) == []


def test_what_is_measured_reaches_the_floor() -> None:
    assert floors.missed(of(0.5), fixed(0.5))[1] == []
    assert floors.missed(of(0.5), fixed(0.49999))[1] == []  # four decimals are shown
    assert len(floors.missed(of(0.5), fixed(0.4994))[1]) == 1
    (line,) = floors.missed({"c": {"dev": {"grammar": {"x.f1": 0.1}}}}, fixed(1))[1]
    assert "not measured" in line


def test_web_pages_have_floors_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from relata_lab.evaluate.pages import measure as web

    figures = {"all": {"relata": {"title": 0.9}, "direct": {"title": 0.6}}}
    monkeypatch.setattr(web, "evaluate", lambda folder: {"figures": figures})
    monkeypatch.setattr(floors, "find_folder", lambda: tmp_path)
    assert floors.measured("web_x", "all", "readers") == {"title": 0.9}


def test_pairs_of_names_have_floors_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [("Anna Meier", "Anna Meier", 1), ("Anna Meier", "Boris Johnson", 0)]
    lines = [{"a": a, "b": b, "label": y, "id": str(n)} for n, (a, b, y) in enumerate(pairs * 9)]
    for n, line in enumerate(lines):
        line["a"] = f"{line['a']} {'abcdefghijklmnopqr'[n] * 5}"
    folder = tmp_path / "names_opensanctions"
    folder.mkdir()
    (folder / "name_bench.jsonl").write_text(
        "".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8"
    )
    monkeypatch.setattr(floors, "find_folder", lambda: tmp_path)
    found = floors.measured("names_opensanctions", "measure", "names")
    assert found == {"opensanctions.f1": 1.0}
    held = {"names_opensanctions": {"measure": {"names": {"opensanctions.f1": 0.8}}}}
    assert floors.with_engines(held, ["grammar"]) == held


def test_raising_never_lowers() -> None:
    assert floors.raised(of(0.5), fixed(0.6)) == of(0.597)
    assert floors.raised(of(0.5), fixed(0.4)) == of(0.5)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"floors": 3}', b'{"floors": {"c": {"dev": 1}}}'])
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(RecordError, match=r"baseline\.json"):
        floors.load(data)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"retired": ["x"]}', b'{"retired": {"x": 1}}'])
def test_broken_retired_floors_are_refused(data: bytes) -> None:
    with pytest.raises(RecordError, match=r"baseline\.json"):
        floors.load_retired(data)


@pytest.mark.skipif(GIT is None, reason="needs git")
def test_against_earlier_commits(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run([GIT or "git", *identity, *words], cwd=tmp_path, check=True)

    def write(joint: float) -> None:
        (tmp_path / "baseline.json").write_text(json.dumps({"floors": of(joint)}))

    git("init", "-q", "-b", "main")
    write(0.5)
    git("add", ".")
    git("commit", "-q", "-m", "one")
    write(0.4)  # not committed
    wrong = floors.check(tmp_path, lambda _: fixed(1), corpora=True)[1]
    assert len(wrong) == 1 and "went down from 0.5 to 0.4" in wrong[0]
    git("commit", "-q", "-a", "-m", "two")  # committed: its parent counts
    assert len(floors.check(tmp_path, lambda _: fixed(1), corpora=True)[1]) == 1
    git("checkout", "-q", "-b", "branch", "HEAD~1")
    write(0.45)
    git("commit", "-q", "-a", "-m", "three")
    git("commit", "-q", "--allow-empty", "-m", "four")  # the parent has .45 too; main's fork .5
    wrong = floors.check(tmp_path, lambda _: fixed(0.3), corpora=True)[1]
    assert any("went down from 0.5 to 0.45" in line for line in wrong)
    assert any("0.3000, floor 0.45" in line for line in wrong)
    lines, wrong = floors.check(tmp_path, lambda _: fixed(0.3), corpora=False)
    assert "only the floors were compared" in lines[0]
    assert not any("0.3000" in line for line in wrong)


def test_outside_a_checkout_there_is_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "baseline.json").write_text(json.dumps({"floors": of(0.5)}))
    assert floors.earlier(tmp_path / "nowhere") == {}


def test_the_house_s_own_floors_do_not_go_down() -> None:
    data = (ROOT / floors.FILE).read_bytes()
    now, retired = floors.load(data), floors.load_retired(data)
    for commit, before in floors.earlier(ROOT).items():
        assert floors.lowered(now, before, retired) == [], commit
    # A floor is retired for a reason, and no figure is both.
    assert all(len(why) > 20 for why in retired.values())
    assert not {" ".join(key[:3]) for key in floors.flat(now)} & set(retired)
    assert {"wikinews-de", "polnear"} <= set(now)


def test_an_engine_without_floors_gets_those_of_the_others() -> None:
    held: floors.Floors = {
        "c": {"dev": {"grammar": {"joint.f1": 0.5}}},
        "web_x": {"all": {"readers": {"title": 0.9}}},
    }

    def measure(corpus: str, part: str, engine: str) -> dict[str, float]:
        return {} if engine == "fast" else {"joint.f1": 0.7, "title": 0.8}

    wider = floors.with_engines(held, ["encoder", "fast", "grammar"])
    assert wider["c"]["dev"]["encoder"] == {"joint.f1": 0.0}
    assert wider["web_x"] == held["web_x"]
    # "fast" has no weights there: it is not measured, and gets no floor.
    assert floors.raised(wider, measure) == {
        "c": {"dev": {"grammar": {"joint.f1": 0.697}, "encoder": {"joint.f1": 0.697}}},
        "web_x": {"all": {"readers": {"title": 0.9}}},
    }


def test_another_engine_is_not_measured_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    from relata_lab.evaluate.statements import run
    from relata_lab.evaluate.statements.figures import Figure, Scores

    report = run.Report(
        "c", "dev", "grammar", "statements", (), ("de",), 0.0,
        mapped=Scores({"joint": Figure(0.5, 0.5)}),
    )  # fmt: skip
    monkeypatch.setattr(run, "evaluate", lambda corpus, options: report)
    assert floors.measured("c", "dev", "encoder") == {}
    assert floors.measured("c", "dev", "grammar")["joint.f1"] == 0.5


def test_everything_with_a_floor_is_measured_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str, str]] = []

    def one(key: tuple[str, str, str]) -> dict[str, float]:
        asked.append(key)
        return {"joint.f1": 0.5}

    monkeypatch.setattr(floors, "_measured", one)
    monkeypatch.setattr(floors, "map_jobs", lambda call, jobs: [call(job) for job in jobs])
    measure = floors.measured_at_once(of(0.5, cue=0.1))
    assert asked == [("c", "dev", "grammar")]
    assert measure("c", "dev", "grammar") == {"joint.f1": 0.5}
