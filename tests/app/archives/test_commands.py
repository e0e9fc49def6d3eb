"""The commands of the archive, as a person gives them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from relata.model.errors import ArchiveError
from tests.app.archives.site import served
from tests.app.helpers import EXAMPLES, Done, call

FERRY = str(EXAMPLES / "snippet.en.txt")
KEEPER = str(EXAMPLES / "last-keeper.en.txt")


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An archive of the test's own, named by the environment."""
    path = tmp_path / "data" / "archive.sqlite"
    monkeypatch.setenv("RELATA_ARCHIVE", str(path))
    yield path


Capture = pytest.CaptureFixture[str]


@pytest.fixture
def filled(capsys: Capture) -> None:
    """Two articles in the archive."""
    assert call(capsys, "add", FERRY, KEEPER, "--engine", "fast").status == 0


def found(done: Done) -> dict[str, str]:
    """The first statement of `search --format json`."""
    return json.loads(done.out)["hits"]["statements"][0]  # type: ignore[no-any-return]


def test_an_article_comes_in_and_is_found(filled: None, capsys: Capture, archive: Path) -> None:
    assert archive.exists()
    done = call(capsys, "search", "buyer")
    assert done.status == 0
    assert "Freya Holt, to Evening Tide  through Evening Tide" in done.out
    assert "There is no *buyer* and there are no talks" in done.out
    done = call(capsys, "who", "holt")
    assert done.status == 0 and "Freya Holt" in done.out and "The Lindholm Courier (1)" in done.out
    page = call(capsys, "who", "Freya Holt", "--page")
    assert "said: 1" in page.out and "to: Evening Tide (1)" in page.out


def test_what_add_says(capsys: Capture, tmp_path: Path) -> None:
    done = call(capsys, "add", FERRY, str(tmp_path / "missing.txt"), "--engine", "fast")
    assert done.status == 2
    assert done.out.startswith("added  [article 1]  Lindholm ferry not for sale")
    assert "no such file" in done.err and done.err.count("\n") == 1
    again = call(capsys, "add", FERRY, "--engine", "fast", "--format", "json")
    assert [row["status"] for row in json.loads(again.out)] == ["same"]


def test_records_that_were_read_before_come_in(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    call(capsys, "read", FERRY, KEEPER, "--engine", "fast", "--format", "jsonl", "--out", str(out))
    out.write_text(out.read_text() + '{"relata": "1"}\n', encoding="utf-8")
    done = call(capsys, "add", str(out))
    assert done.status == 2 and done.out.count("added") == 2
    assert "records.jsonl:3: not a Relata record" in done.err


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r["statements"][0].update(content=[[0, 999_999]]),
        lambda r: r["statements"][0]["speaker"].update(entities=["e999"]),
        lambda r: r["entities"].append(r["entities"][0]),
        lambda r: r["statements"].append(r["statements"][0]),
    ],
)
def test_a_record_that_does_not_hold_together_is_refused(
    capsys: Capture, tmp_path: Path, spoil: object
) -> None:
    raw = json.loads(call(capsys, "read", FERRY, "--engine", "fast", "--format", "jsonl").out)
    spoil(raw)  # type: ignore[operator]
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(raw), encoding="utf-8")
    done = call(capsys, "add", str(path))
    assert done.status == 2 and done.out == ""
    assert "records.jsonl:1: " in done.one_line()


def test_a_feed_gives_its_articles(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relata.app.addresses.is_public", lambda _: True)
    with served() as site:
        site.articles(2)
        site.put("/feed", site.rss(["/1", "/2", "/gone"]), "application/rss+xml")
        done = call(capsys, "add", f"{site.address}/feed", "--engine", "fast")
    assert done.status == 2 and done.out.count("added") == 2
    assert "the server answered 404" in done.err


def test_watch_once(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("relata.app.addresses.is_public", lambda _: True)
    with served() as site:
        site.articles(1)
        site.put("/feed", site.rss(["/1"]), "application/rss+xml")
        (tmp_path / "feeds.txt").write_text(f"{site.address}/feed\n")
        arguments = ("watch", str(tmp_path / "feeds.txt"), "--once", "--delay", "0")
        done = call(capsys, *arguments, "--engine", "fast")
        assert done.status == 0 and "The feed: 1 new" in done.out and "added" in done.out
        assert call(capsys, *arguments).out == ""


def test_the_questions_of_a_desk(filled: None, capsys: Capture) -> None:
    tide = call(capsys, "search", "--through", "Evening Tide", "--format", "json")
    assert found(tide)["content"] == "“There is no buyer and there are no talks,”"
    assert call(capsys, "search", "--speaker", "Holt", "--mode", "direct").status == 0
    assert call(capsys, "search", "--speaker", "Holt", "--mode", "hearsay").status == 1
    assert call(capsys, "search", "--outlet", "Lindholm Courier", "--single-source").status == 0
    assert "Freya Holt" in call(capsys, "who", "--through").out
    same = call(capsys, "search", "--quotation", "There is no buyer and there are no talks")
    assert same.status == 0 and "1 article, independent sources: 1" in same.out
    assert call(capsys, "search", "letter", "--in", "articles").status == 0


def test_corrections_are_made_listed_and_taken_back(
    filled: None, capsys: Capture, tmp_path: Path
) -> None:
    ref = found(call(capsys, "search", "buyer", "--format", "json"))["ref"]
    done = call(capsys, "corrections", "speaker", ref, "--is", "Jonas Krill", "--by", "me")
    assert done.out == "correction 1\n"
    assert "Jonas Krill" in call(capsys, "search", "buyer").out
    listed = call(capsys, "corrections", "list")
    assert listed.out.startswith("1  speaker  article 1  me, ")
    folder = tmp_path / "gold"
    assert call(capsys, "corrections", "export", str(folder)).status == 0
    labels = json.loads((folder / "labels.jsonl").read_text(encoding="utf-8"))
    must = [one for one in labels["statements"] if one["need"] == "must"]
    assert [one["names"][0] for one in must] == ["Jonas Krill"]
    layer = tmp_path / "layer.jsonl"
    assert call(capsys, "corrections", "layer", str(layer)).out.startswith("1 correction in")
    assert call(capsys, "corrections", "undo", "1").status == 0
    assert "Freya Holt, to" in call(capsys, "search", "buyer").out
    assert call(capsys, "corrections", "replay", str(layer)).out == "1 correction made\n"
    assert "Jonas Krill" in call(capsys, "search", "buyer").out


@pytest.mark.parametrize("with_spans", [True, False])
def test_the_readings_own_check_accepts_the_export(
    filled: None, capsys: Capture, tmp_path: Path, shared: Path, with_spans: bool
) -> None:
    call(capsys, "add", str(EXAMPLES / "bauhof.de.txt"), "--engine", "fast")
    hits = json.loads(call(capsys, "search", "--limit", "500", "--format", "json").out)["hits"]
    refs = [one["ref"] for one in hits["statements"]]
    assert len(refs) > 10
    for n, ref in enumerate(refs[:8]):
        action = (("accept",), ("no-statement",), ("speaker",), ("addressee",))[n % 4]
        who = ("--is", "Ann Lee") if action[0] in ("speaker", "addressee") else ()
        assert call(capsys, "corrections", *action, ref, *who).status == 0
    assert call(capsys, "corrections", "missed", "1", "letter of intent", "--nobody").status == 0
    folder = tmp_path / "gold"
    assert call(capsys, "corrections", "export", str(folder)).status == 0
    labels = folder / "labels.jsonl"
    if not with_spans:  # then the check looks for every quotation in the text
        rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            row["statements"] = [
                {key: value for key, value in one.items() if key != "spans"}
                for one in row["statements"]
            ]
        labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    check = shared / "corpora" / "readings" / "score.py"
    if not check.exists():
        pytest.skip("needs the readings of ../shared")
    done = subprocess.run(
        [sys.executable, str(check), "--check", str(labels), str(folder / "texts.jsonl")],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" 0 problems\n") and "2 documents" in done.stdout


def test_every_kind_of_correction(filled: None, capsys: Capture) -> None:
    holt = json.loads(call(capsys, "who", "Freya Holt", "--format", "json").out)[0]["id"]
    baird = json.loads(call(capsys, "who", "Dougal Baird", "--format", "json").out)[0]["id"]
    for arguments in (
        ("accept", "1:s1"), ("no-statement", "1:s2"), ("addressee", "1:s3", "--nobody"),
        ("missed", "1", "letter of intent", "--is", "Somebody"), ("note", "1:s1", "why"),
        ("note", "about", "it", "--in-article", "1"), ("name", str(holt), "Freya M. Holt"),
        ("merge", str(holt), str(baird)), ("split", str(holt), "--form", "Dougal Baird"),
    ):  # fmt: skip
        done = call(capsys, "corrections", *arguments)
        assert done.status == 0, (arguments, done.err)
    assert call(capsys, "archive", "check").out.endswith("the archive is whole\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("search", "x"), "there is no archive here; relata add makes one"),
        (("add",), "say what to add"),
        (("who",), "give a name"),
        (("archive", "burn"), "there are check, backup, restore, upgrade"),
        (("archive", "backup"), "needs the file"),
        (("corrections", "sing"), "there are list, accept"),
        (("corrections", "undo"), "is about 1 thing, 0 given"),
        (("search", "--limit", "0", "x"), "from 1 on"),
        (("search", "--mode", "loud"), "not a mode"),
        (("search", "--archive", "mysql://x/y", "z"), "begins with postgresql://"),
        (("search", "--archive", ".", "z"), "this is a folder"),
        (("watch", "nothing.opml"), "no such file"),
        (("watch", "x", "--every", "0"), "give 1 to 10080 minutes"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    capsys: Capture, arguments: tuple[str, ...], says: str
) -> None:
    assert says in call(capsys, *arguments).one_line()


def test_reading_again_keeps_corrections(filled: None, capsys: Capture) -> None:
    ref = found(call(capsys, "search", "buyer", "--format", "json"))["ref"]
    call(capsys, "corrections", "speaker", ref, "--is", "Jonas Krill")
    done = call(capsys, "add", "--again", "--engine", "grammar")
    assert done.status == 0 and done.out.count("read again") == 2
    assert "Jonas Krill" in call(capsys, "search", "buyer").out
    assert call(capsys, "add", "--again", "--engine", "grammar").out == ""


def test_backup_restore_and_upgrade(
    filled: None, capsys: Capture, tmp_path: Path, archive: Path
) -> None:
    copy = tmp_path / "backup.sqlite"
    assert call(capsys, "archive", "backup", str(copy)).status == 0
    assert "exists" in call(capsys, "archive", "backup", str(copy)).one_line()
    other = str(tmp_path / "other.sqlite")
    assert call(capsys, "archive", "restore", str(copy), "--archive", other).status == 0
    before = call(capsys, "search", "buyer").out
    assert before == call(capsys, "search", "buyer", "--archive", other).out != ""
    assert "up to date" in call(capsys, "archive", "upgrade").out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["backup.sqlite", "data", "other.sqlite"]
    assert [p.name for p in archive.parent.iterdir()] == ["archive.sqlite"]


def test_a_restoration_that_fails_leaves_no_archive(
    filled: None, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, new = tmp_path / "backup.sqlite", tmp_path / "new.sqlite"
    assert call(capsys, "archive", "backup", str(copy)).status == 0
    junk = tmp_path / "junk.sqlite"
    junk.write_text("not an archive" * 100)
    done = call(capsys, "archive", "restore", str(junk), "--archive", str(new))
    assert done.status == 2 and "not an archive" in done.one_line() and not new.exists()

    def full(*_: object) -> None:
        raise ArchiveError("the disk is full")

    monkeypatch.setattr("relata.archive.care.backup._copy_table", full)
    done = call(capsys, "archive", "restore", str(copy), "--archive", str(new))
    assert done.status == 2 and "disk is full" in done.one_line()
    assert sorted(p.name for p in tmp_path.glob("new*")) == []


@pytest.mark.parametrize(
    "action", [["check"], ["backup", "copy.sqlite"], ["restore", FERRY], ["upgrade"]]
)
def test_without_the_extra_one_line_says_so(
    action: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "relata.archive", None)  # as where a module is missing
    done = call(capsys, "archive", *action)
    assert done.status == 2 and "pip install 'relata-news[archive]'" in done.one_line()


def test_an_upgrade_shows_no_password(
    filled: None, capsys: Capture, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from relata.archive.store import connect

    file = connect.engine_of(str(archive), create_new=False)
    monkeypatch.setattr(connect, "engine_of", lambda *_, **__: file)
    address = "postgresql://desk:hidden-word@db.example/news"
    done = call(capsys, "archive", "upgrade", "--archive", address)
    assert done.status == 0 and "desk:***@db.example/news is up to date" in done.out
    assert "hidden-word" not in done.out + done.err


def test_nothing_hostile_reaches_a_terminal(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Title \x1b]0;evil\x07\n\nThe \x1b[31mbridge\u202e is shut, Ann Lee said.\n")
    out = call(capsys, "add", str(path), "--engine", "fast").out
    out += call(capsys, "search", "bridge").out + call(capsys, "who", "Ann Lee").out
    out += call(capsys, "search", "bridge", "--format", "json").out
    assert "\x1b" not in out and "\u202e" not in out and "\x07" not in out
