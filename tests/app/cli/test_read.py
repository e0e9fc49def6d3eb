"""`relata read`: formats, --out, filters, and what the caller knows better."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest

import relata
from relata.attribute import ENGINES, choose
from tests.app.helpers import EXAMPLES, ROOT, call, shell

SNIPPET = str(EXAMPLES / "snippet.en.txt")
REPORT = str(EXAMPLES / "schleuse.de.txt")
DAM = str(EXAMPLES / "dam.en.txt")
KEEPER = str(EXAMPLES / "last-keeper.en.txt")
PAGE = str(EXAMPLES / "quarry.en.html")
ALL = [str(path) for path in sorted(EXAMPLES.glob("*.*"))]


def test_the_report_names_speakers_and_contents(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "read", DAM)
    assert (done.status, done.err) == (0, "")
    for words in ("Marte Haugland", "We see no sign that the structure is moving", "Kalvik"):
        assert words in done.out


def test_the_report_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    english = call(capsys, "read", REPORT).out
    german = call(capsys, "read", REPORT, "--report-lang", "de").out
    assert english != german and "Frauke Tammen" in german


@pytest.mark.parametrize("path", ALL, ids=lambda p: Path(p).name)
def test_every_sample_gives_a_valid_record(capsys: pytest.CaptureFixture[str], path: str) -> None:
    done = call(capsys, "read", path, "--format", "json")
    assert (done.status, done.err) == (0, "")
    value = json.loads(done.out)
    jsonschema.validate(value, relata.schema(), cls=jsonschema.Draft202012Validator)
    assert value["statements"]
    assert relata.to_json(relata.from_json(done.out)) == relata.to_json(relata.read_file(path))


def test_several_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    lines = call(capsys, "read", SNIPPET, REPORT, "--format", "jsonl").out.splitlines()
    listed = json.loads(call(capsys, "read", SNIPPET, REPORT, "--format", "json").out)
    assert [json.loads(line) for line in lines] == listed
    assert [item["document"]["source"] for item in listed] == [SNIPPET, REPORT]


def test_a_folder_is_read_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "read", str(EXAMPLES), "--format", "jsonl")
    sources = [json.loads(line)["document"]["source"] for line in done.out.splitlines()]
    below = sorted(path.name for path in (EXAMPLES / "verify").iterdir())
    assert [Path(source).name for source in sources] == [*(Path(path).name for path in ALL), *below]


def test_csv_has_a_row_a_statement(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "read", DAM, REPORT, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    records = [relata.read_file(path) for path in (DAM, REPORT)]
    count = sum(s.tier != "doubtful" for record in records for s in record.statements)
    assert len(rows) == count
    assert {row["document"] for row in rows} == {DAM, REPORT}


def test_standard_input() -> None:
    text = Path(REPORT).read_bytes()
    done = shell("read", "-", "--format", "json", stdin=text)
    assert done.status == 0
    assert json.loads(done.out)["document"]["text"] == text.decode("utf-8")


def test_an_option_may_stand_between_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "read", "--format", "jsonl", SNIPPET)
    assert json.loads(done.out)["document"]["source"] == SNIPPET


# --- --out ---------------------------------------------------------------------------------


def test_out_never_overwrites(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    assert call(capsys, "read", SNIPPET, "--format", "json", "--out", str(out)).status == 0
    before = out.read_bytes()
    done = call(capsys, "read", REPORT, "--format", "json", "--out", str(out))
    assert "--force" in done.one_line()
    assert out.read_bytes() == before
    done = call(capsys, "read", REPORT, "--format", "json", "--out", str(out), "--force")
    assert done.status == 0 and out.read_bytes() != before
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html", "csv"])
def test_out_gets_what_standard_output_would(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    printed = call(capsys, "read", SNIPPET, "--format", form)
    out = tmp_path / "out"
    done = call(capsys, "read", SNIPPET, "--format", form, "--out", str(out))
    assert (done.status, done.out, done.err) == (0, "", "")
    assert out.read_text(encoding="utf-8") == printed.out


def test_out_into_a_folder_that_is_not_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = call(capsys, "read", SNIPPET, "--out", str(tmp_path / "no" / "report.txt"))
    assert "cannot write" in done.one_line()


def test_a_folder_is_not_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "is a folder" in call(capsys, "read", SNIPPET, "--out", str(tmp_path)).one_line()


def test_a_run_that_breaks_leaves_no_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("relata.app.cli.reading.read_source", interrupted)
    done = call(capsys, "read", SNIPPET, "--out", str(tmp_path / "out.txt"))
    assert done.status == 130
    assert list(tmp_path.iterdir()) == []


def test_pages_for_several_inputs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    call_args = ["read", SNIPPET, PAGE, SNIPPET, "--format", "html"]
    assert "--out" in call(capsys, *call_args).one_line()
    done = call(capsys, *call_args, "--out", str(folder))
    assert (done.status, done.out, done.err) == (0, "", "")
    names = ["quarry.en.html", "snippet.en-2.html", "snippet.en.html"]
    assert sorted(path.name for path in folder.iterdir()) == names
    done = call(capsys, "read", SNIPPET, PAGE, "--format", "html", "--out", str(folder))
    assert done.status == 2
    assert done.err.count("--force") == 2
    done = call(capsys, "read", SNIPPET, PAGE, "--format", "html", "--out", str(folder), "--force")
    assert done.status == 0


# --- which statements ----------------------------------------------------------------------


def _statements(capsys: pytest.CaptureFixture[str], *argv: str) -> list[dict[str, object]]:
    done = call(capsys, "read", *argv, "--format", "json")
    assert done.status == 0
    value = json.loads(done.out)
    return list(value["statements"])


def test_mode_chooses(capsys: pytest.CaptureFixture[str]) -> None:
    every = _statements(capsys, DAM)
    direct = _statements(capsys, DAM, "--mode", "direct")
    both = _statements(capsys, DAM, "--mode", "direct", "--mode", "indirect")
    assert 0 < len(direct) < len(both) < len(every) + 1
    assert {s["mode"] for s in direct} == {"direct"}


def test_speaker_chooses(capsys: pytest.CaptureFixture[str]) -> None:
    every = {str(s["id"]) for s in _statements(capsys, DAM)}
    chosen = {str(s["id"]) for s in _statements(capsys, DAM, "--speaker", "hAUGland")}
    assert chosen and chosen < every
    assert _statements(capsys, DAM, "--speaker", "Nobody Of That Name") == []


def test_score_chooses(capsys: pytest.CaptureFixture[str]) -> None:
    scores = [float(str(s["score"])) for s in _statements(capsys, DAM)]
    middle = sorted(scores)[len(scores) // 2]
    chosen = _statements(capsys, DAM, "--min-score", str(middle))
    assert len(chosen) == sum(score >= middle for score in scores)


def _shown(form: str, out: str) -> dict[str, str | None]:
    """Id of every statement that a report shows, and what it says to be around it ("" open)."""
    if form in ("json", "jsonl"):
        return {s["id"]: s["inside"] for s in json.loads(out)["statements"]}
    if form == "csv":
        return {row["id"]: row["inside"] or None for row in csv.DictReader(io.StringIO(out))}
    pattern = r'<[^>]* id="(s\d+)"' if form == "html" else r"^ *(s\d+) +[▌▏┊]"
    return dict.fromkeys(re.findall(pattern, out, re.MULTILINE), "")


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html", "csv"])
def test_score_chooses_in_every_format(capsys: pytest.CaptureFixture[str], form: str) -> None:
    every = {str(s["id"]): s for s in _statements(capsys, KEEPER, "--engine", "fast")}
    if form not in ("json", "jsonl"):  # views leave doubtful statements out
        every = {name: s for name, s in every.items() if s.get("tier") != "doubtful"}
    for score in sorted({float(str(s["score"])) for s in every.values()}):
        kept = {name for name, s in every.items() if float(str(s["score"])) >= score}
        done = call(
            capsys, "read", KEEPER, "--format", form, "--min-score", str(score), "--engine", "fast"
        )
        assert (done.status, done.err) == (0, "")
        shown = _shown(form, done.out)
        assert set(shown) == kept, score
        for name, inside in shown.items():
            around = every[name]["inside"]
            while around is not None and around not in kept:
                around = every[str(around)]["inside"]
            assert inside in ("", around)


def test_no_statement_so_sure_is_not_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "json", "jsonl", "html", "csv"):
        done = call(capsys, "read", DAM, "--format", form, "--min-score", "1")
        assert (done.status, done.err) == (0, "")
        assert _shown(form, done.out) == {}


def test_tier_chooses(capsys: pytest.CaptureFixture[str]) -> None:
    encoder = ("--engine", "encoder")
    every = {str(s["id"]): str(s["tier"]) for s in _statements(capsys, KEEPER, *encoder)}
    assert set(every.values()) == {"sure", "likely", "doubtful"}
    shown = {"sure": {"sure"}, "likely": {"sure", "likely"}, "doubtful": set(every.values())}
    for tier, form in (("sure", "text"), ("sure", "json"), ("likely", "csv"), ("doubtful", "text")):
        done = call(capsys, "read", KEEPER, *encoder, "--format", form, "--tier", tier)
        assert (done.status, done.err) == (0, "")
        wanted = {name for name, own in every.items() if own in shown[tier]}
        assert set(_shown(form, done.out)) == wanted, (form, tier)
    default = set(_shown("text", call(capsys, "read", KEEPER, *encoder).out))
    assert default == {name for name, own in every.items() if own != "doubtful"}


def test_a_tier_that_is_not_one(capsys: pytest.CaptureFixture[str]) -> None:
    line = call(capsys, "read", DAM, "--tier", "certain").one_line()
    assert "'certain' is not a tier: choose sure, likely or doubtful" in line


def test_terse_is_a_line_a_statement_that_leads_to_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = call(capsys, "read", DAM, PAGE, "--terse")
    assert done == call(capsys, "read", DAM, PAGE, "--format", "terse")
    lines = Path(DAM).read_text(encoding="utf-8").splitlines()
    own = [line for line in done.out.splitlines() if line.startswith(DAM)]
    assert own and len(own) < len(done.out.splitlines())
    for line in own:
        place, score, *_, content = line.split("  ")
        number = int(place.removeprefix(DAM + ":").removesuffix(":"))
        assert 0 <= float(score) <= 1
        assert content.split(" … ")[0].rstrip("…") in lines[number - 1]


@pytest.mark.parametrize("score", ["-0.1", "1.1", "nan", "much", ""])
def test_a_score_that_is_not_one(capsys: pytest.CaptureFixture[str], score: str) -> None:
    line = call(capsys, "read", DAM, f"--min-score={score}").one_line()
    assert "is not a score: give a number from 0 to 1" in line


# --- what the caller knows better ----------------------------------------------------------


def test_given_date_and_outlet(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(
        capsys, "read", DAM, "--format", "json", "--date", "2025-02-18", "--outlet", "Fjord News"
    )
    value = json.loads(done.out)
    assert (value["document"]["date"], value["document"]["date_from"]) == ("2025-02-18", "given")
    outlet = next(e for e in value["entities"] if e["id"] == value["document"]["outlet"])
    assert outlet["name"] == "Fjord News"


def test_given_language(capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(call(capsys, "read", DAM, "--format", "json", "--lang", "de").out)
    assert (value["document"]["language"], value["document"]["language_from"]) == ("de", "given")
    assert "de, en" in call(capsys, "read", DAM, "--lang", "ja").one_line()


def test_an_engine_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["read", DAM], ["eval", "polnear"], ["bench"]):
        line = call(capsys, *command, "--engine", "crystal-ball").one_line()
        assert "there is no engine 'crystal-ball'; choose" in line
        assert all(name in line for name, _ in ENGINES)


@pytest.mark.parametrize("engine", [name for name, _ in ENGINES])
def test_the_record_names_its_engine(capsys: pytest.CaptureFixture[str], engine: str) -> None:
    value = json.loads(call(capsys, "read", DAM, "--format", "json", "--engine", engine).out)
    wanted = choose(engine, "en")
    producer = value["producer"]
    assert (producer["engine"], producer["weights"]) == (wanted.name, wanted.weights)


@pytest.mark.parametrize("command", ["read", "eval", "bench"])
def test_the_help_names_the_engines(capsys: pytest.CaptureFixture[str], command: str) -> None:
    shown = " ".join(call(capsys, command, "--help").out.split())
    help_of_it = shown.rsplit("--engine NAME ", 1)[1]
    assert help_of_it.startswith("statement engine: ")
    assert all(name in help_of_it.split("(default")[0] for name, _ in ENGINES)
    documented = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    section = documented.split(f"## `relata {command}`")[1].split("\n## ")[0]
    (row,) = re.findall(r"^\| `--engine NAME` \|(.*)", section, re.MULTILINE)
    assert command != "read" or all(f"`{name}`" in row for name, _ in ENGINES)
