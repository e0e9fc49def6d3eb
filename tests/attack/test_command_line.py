"""Names, files and streams: what the command writes, and what it leaves alone."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from relata.app.cli import output, streams
from relata.app.cli.terminal import Progress
from tests.app.helpers import EXAMPLES, ROOT, call

ARTICLE = (EXAMPLES / "dam.en.txt").read_text(encoding="utf-8")
NAMES = (
    "e\x1b[2J.txt",
    "a\nrelata: forged.txt",
    "c\x9b31m.txt",
    "b\u202efdp.txt",
    "t\x1b]0;x\x07.txt",
)


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """`command` in a shell, in `folder`; `relata` is this one."""
    relata = f'relata() {{ "{sys.executable}" -m relata "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", relata + command], cwd=folder, capture_output=True, text=True,
        timeout=120, check=False, env={**os.environ, "PYTHONPATH": _path()},
    )  # fmt: skip


def _path() -> str:
    return os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("there", [True, False])
def test_a_file_name_sends_nothing_to_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, there: bool
) -> None:
    path = tmp_path / name
    if there:
        path.write_bytes(b"")
    done = call(capsys, "read", str(path))
    done.one_line()
    assert all(c == "\n" or c.isprintable() for c in done.err)


def test_the_progress_line_sends_nothing_either(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(streams, "_write_error", shown.append)
    progress = Progress()
    progress._on, progress._begun = True, -10.0
    progress(1, 3, "t\x1b]0;owned\x07\u202e\x9b.txt")
    assert len(shown) == 1
    assert shown[0].removeprefix("\r\x1b[K").isprintable() and "owned" in shown[0]


def test_only_one_module_writes_to_the_streams() -> None:
    for path in (ROOT / "src" / "relata").rglob("*.py"):
        if path.name != "streams.py":
            text = path.read_text(encoding="utf-8")
            assert "stderr.write" not in text and "stdout.write" not in text, path


@pytest.mark.parametrize("command", [
    "relata read a.txt --lang en > /dev/full",
    "relata read a.txt --lang en --out /dev/full --format json",
    "relata schema > /dev/full", "relata --help > /dev/full", "relata --version > /dev/full",
])  # fmt: skip
def test_a_full_disk_is_said_plainly(article: Path, command: str) -> None:
    done = shell(command, article)
    assert done.returncode == 2
    assert "no space left" in done.stderr and "fault" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_closed_streams(article: Path) -> None:
    done = shell("relata read a.txt --lang en >&-", article)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1) and "is closed" in done.stderr
    done = shell("relata read - <&-", article)
    assert done.returncode == 2 and "standard input" in done.stderr and "closed" in done.stderr
    assert "fault" not in done.stderr
    assert shell("relata read nope.txt 2>&-", article).returncode == 2


def test_files_named_like_a_part_are_left_alone(article: Path) -> None:
    (article / "z.json.part").write_text("precious")
    (article / "v").write_text("victim")
    (article / "y.json.part").symlink_to("v")
    (article / "story.json.part").write_text(ARTICLE)
    done = shell(
        "relata read a.txt --lang en --format json --out z.json && "
        "relata read a.txt --lang en --format json --out y.json && "
        "relata read story.json.part --lang en --format json --out story.json",
        article,
    )
    assert done.returncode == 0, done.stderr
    assert (article / "z.json.part").read_text() == "precious"
    assert (article / "v").read_text() == "victim"
    assert (article / "story.json.part").read_text() == ARTICLE
    assert all((article / name).stat().st_size for name in ("z.json", "y.json", "story.json"))
    assert not [path for path in article.iterdir() if path.name.startswith(".relata-")]


def test_the_mode_of_a_file_and_a_link_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "p.json"
    target.touch(mode=0o600)
    link = tmp_path / "link.json"
    link.symlink_to(target)
    for path in (target, link):
        output.write_text(path, "new", force=True)
        assert target.read_text() == "new"
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert link.is_symlink()


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    there = tmp_path / "there.json"
    dangling = tmp_path / "dangling.json"
    dangling.symlink_to(tmp_path / "nowhere.json")
    sink = output.Sink(there, force=False)
    sink.write("late")
    there.write_text("meanwhile")
    with pytest.raises(output.UsageError, match="--force"):
        sink.__exit__(None, None, None)
    assert there.read_text() == "meanwhile"
    with pytest.raises(output.UsageError, match="--force"):
        output.write_text(dangling, "x", force=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dangling.json", "there.json"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_end_by_signal_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    script = (
        "import os, signal, sys\n"
        "from relata.app.cli import main, reading\n"
        "def read(*_):\n"
        f"    os.kill(os.getpid(), {int(number)})\n"
        "reading.read_source = read\n"
        "sys.exit(main.main(['read', 'a.txt', '--format', 'jsonl', '--out', 'o.jsonl']))\n"
    )
    (tmp_path / "a.txt").write_text(ARTICLE)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": _path()},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (128 + number, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_empty_name_is_not_the_current_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert "empty name" in call(capsys, "read", "").one_line()


def test_what_cannot_be_listed_does_not_hide_the_rest(
    capsys: pytest.CaptureFixture[str], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (article / "sub").mkdir()
    (article / "long.txt").symlink_to("a" * 300 + ".txt")
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("sub"):  # as for a user who may not: tests may run as root
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    done = call(capsys, "read", str(article), "--format", "jsonl", "--lang", "en")
    assert done.status == 2 and "permission denied" in done.err and "fault" not in done.err
    assert sum('"statements"' in line for line in done.out.splitlines()) == 1


def test_a_bug_that_one_input_shows_does_not_end_the_run(
    capsys: pytest.CaptureFixture[str], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from relata.app.cli import reading

    read = reading.read_source

    def broken(source: str, given: object) -> object:
        if source == "bad.txt":
            raise ZeroDivisionError("secret")
        return read(source, given)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_source", broken)
    done = call(
        capsys, "read", "bad.txt", str(article / "a.txt"), "--lang", "en", "--format", "jsonl"
    )
    assert done.status == 2 and "ZeroDivisionError at test_command_line.py" in done.err
    assert '"kind":"fault"' in done.out and '"statements"' in done.out and "secret" not in done.err
