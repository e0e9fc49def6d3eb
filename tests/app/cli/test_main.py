"""The command line itself: help, version, errors of one line, streams, the last resort."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

import relata
from relata.app.cli import streams
from relata.app.cli.commands import commands
from relata.app.cli.commands import read as read_command
from relata.app.cli.commands import schema as schema_command
from relata.app.cli.parser import build
from relata.model.errors import UsageError
from tests.app.helpers import EXAMPLES, ROOT, call, shell


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "--version")
    assert (done.status, done.out) == (0, f"relata {relata.__version__}\n")


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "--help")
    assert done.status == 0
    shown = " ".join(done.out.split())  # long lines are wrapped
    for command in commands():
        assert f"\n    {command.name}" in done.out
        assert f" {command.name} {command.summary} " in shown


@pytest.mark.parametrize("command", [c.name for c in commands()])
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], command: str) -> None:
    done = call(capsys, command, "--help")
    assert done.status == 0
    assert f"usage: relata {command}" in done.out


def test_help_is_fast() -> None:
    """Under 0.2 s of processor time, the best of five: other work may run on the machine."""
    times = []
    for _ in range(5):
        begun = _used_by_children()
        subprocess.run(
            [sys.executable, "-m", "relata", "--help"], check=True, capture_output=True, cwd=ROOT
        )
        times.append(_used_by_children() - begun)
    assert min(times) < 0.2


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "say what to do"),
        (["raed"], "did you mean `relata read`?"),
        (["story.txt"], "relata read story.txt"),
        (["--nonsense"], "unknown option '--nonsense'"),
        (["read"], "it needs PATH|URL|-"),
        (["read", "x.txt", "--fromat", "json"], "did you mean --format?"),
        (["read", "x.txt", "--nonsense"], "see relata read --help"),
        (["read", "x.txt", "--mode", "loud"], "choose direct, indirect"),
        (["read", "x.txt", "--min-score", "2"], "from 0 to 1"),
        (["read", "x.txt", "--date", "2024-13-01"], "YYYY-MM-DD"),
        (["read", "x.txt", "--max-size", "0"], "megabytes"),
        (["read", "x.txt", "--format", "xml"], "choose one of text, json"),
        (["read", "x.txt", "--report-lang", "xx"], "choose one of"),
        (["read", "x.txt", "--form", "json"], "unknown option '--form'"),
        (["eval"], "it needs CORPUS"),
        (["eval", "no-such-corpus"], "no-such-corpus"),
        (["eval", "wikinews-de", "--errors", "many"], "is not a number"),
    ],
)
def test_a_wrong_call_gets_one_line(
    capsys: pytest.CaptureFixture[str], argv: list[str], words: str
) -> None:
    done = call(capsys, *argv)
    assert words in done.one_line()
    assert done.out == ""


def test_a_fault_of_ours_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError("secret text\nof the input")

    monkeypatch.setattr(
        "relata.app.cli.parser.CORE", (schema_command.COMMAND._replace(run=broken),)
    )
    done = call(capsys, "schema")
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert "please report it" in done.err and "ZeroDivisionError at test_main.py:" in done.err
    assert "secret" not in done.err


@pytest.mark.parametrize(
    ("error", "status", "err"),
    [
        (KeyboardInterrupt(), 130, "\n"),
        (BrokenPipeError(), 0, ""),
        (MemoryError(), 2, "relata: there is not enough memory"),
        (UsageError("try this"), 2, "relata: try this\n"),
    ],
)
def test_ends_that_are_not_faults(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
    err: str,
) -> None:
    def ends(_: object) -> int:
        raise error

    monkeypatch.setattr(streams, "drop_output", lambda: None)
    monkeypatch.setattr("relata.app.cli.parser.CORE", (schema_command.COMMAND._replace(run=ends),))
    done = call(capsys, "schema")
    assert done.status == status
    assert done.err.startswith(err)


def test_a_reader_that_goes_away_is_not_an_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "relata", "schema"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_output_is_utf8_whatever_the_locale(locale: str) -> None:
    environment = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    done = shell("read", str(EXAMPLES / "schleuse.de.txt"), env=environment)
    assert done.status == 0
    assert "Große Seeschleuse" in done.out


def test_no_colour_in_a_pipe() -> None:
    done = shell("read", str(EXAMPLES / "snippet.en.txt"))
    assert "\x1b" not in done.out


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    import jsonschema

    done = call(capsys, "schema")
    assert done.status == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(done.out))


def test_the_formats_of_the_help_are_those_there_are() -> None:
    from relata.present import FORMATS, languages

    _, parsers = build()
    text = " ".join(parsers["read"].format_help().split())
    names = [form.name for form in FORMATS]
    assert f"{', '.join(names[:-1])} or {names[-1]}" in text
    assert all(code in text.split("--report-lang")[-1] for code in languages())


def test_every_option_is_explained() -> None:
    _, parsers = build()
    for parser in parsers.values():
        for action in parser._actions:
            assert action.help, (parser.prog, action.dest)


def test_the_registry_names_each_command_once() -> None:
    names = [command.name for command in commands()]
    assert len(set(names)) == len(names)
    assert read_command.COMMAND in commands()


def test_the_limit_of_the_help_is_the_readers() -> None:
    from relata.app.limits import DEFAULT_MEGABYTES, MEGABYTE
    from relata.readers import MAX_TEXT

    assert DEFAULT_MEGABYTES * MEGABYTE == MAX_TEXT
