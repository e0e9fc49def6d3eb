"""Compiled packs on disk: made once, made again when a source changes, never needed to be there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from relata.lang.compile import FILES, contents, packs_in, section
from relata.lang.language import load, supported
from relata.model.errors import DataError
from tests.lang.helpers import PACKS

SOURCE = PACKS.parents[2]


def copy_of_the_product(place: Path) -> Path:
    """A copy of the source tree without compiled packs, as a fresh checkout has it."""
    shutil.copytree(
        SOURCE, place / "src", ignore=shutil.ignore_patterns("*.msgpack", "__pycache__", "*.npz")
    )
    return place / "src"


SHOW = "print(load('de').verbs['bestätigte'][0].cue.lemma)"


def start(source: Path, cache: Path, code: str = SHOW) -> str:
    done = subprocess.run(
        [sys.executable, "-c", f"from relata.lang.language import load\n{code}"],
        env={"PYTHONPATH": str(source), "XDG_CACHE_HOME": str(cache), "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_first_start_compiles_and_a_changed_source_compiles_again(tmp_path: Path) -> None:
    source = copy_of_the_product(tmp_path)
    stored = source / "relata/lang/packs/de.msgpack"
    assert not stored.exists()
    assert start(source, tmp_path / "cache") == "bestätigen"
    first = stored.read_bytes()
    assert start(source, tmp_path / "cache") == "bestätigen"
    assert stored.read_bytes() == first
    verbs = source / "relata/lang/packs/de/verbs.toml"
    verbs.write_text(verbs.read_text("utf-8").replace("'bestätigen' =", "'bestaetigen' ="), "utf-8")
    assert start(source, tmp_path / "cache") == "bestaetigen"
    assert stored.read_bytes() != first
    assert not (tmp_path / "cache").exists()


def test_a_broken_compiled_file_is_made_again(tmp_path: Path) -> None:
    source = copy_of_the_product(tmp_path)
    stored = source / "relata/lang/packs/de.msgpack"
    stored.write_bytes(b"\x82\xa3key")
    assert start(source, tmp_path / "cache") == "bestätigen"
    assert len(stored.read_bytes()) > 100_000


def test_processes_that_start_at_once_all_read_it(tmp_path: Path) -> None:
    source = copy_of_the_product(tmp_path)
    command = "from relata.lang.language import load; print(load('en').verbs['said'][0].cue.lemma)"
    env = {"PYTHONPATH": str(source)}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", command], env=env, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    assert [process.communicate()[0].strip() for process in running] == ["say"] * 4
    assert not list(source.rglob("*.part"))


def test_an_installation_that_cannot_be_written_to(tmp_path: Path) -> None:
    source = copy_of_the_product(tmp_path)
    code = (
        "import relata.lang.compile as c\n"
        "write = c.store\n"
        "c.store = lambda place, *what: 'relata/lang' not in str(place) and write(place, *what)\n"
        + SHOW
    )
    assert start(source, tmp_path / "cache", code) == "bestätigen"
    (stored,) = (tmp_path / "cache/relata/packs").iterdir()
    assert stored.name.startswith("de-")
    assert not (source / "relata/lang/packs/de.msgpack").exists()
    (tmp_path / "file").write_text("no folder")
    assert start(source, tmp_path / "file", code) == "bestätigen"


def test_a_wheel_has_compiled_packs_only(tmp_path: Path) -> None:
    """What the build hook writes serves an installation without the TOML files."""
    source = copy_of_the_product(tmp_path)
    packs = source / "relata/lang/packs"
    write = (
        "from pathlib import Path\n"
        "from relata.lang.compile import compiled_files\n"
        f"for name, data in compiled_files(): Path({str(tmp_path)!r}, name).write_bytes(data)"
    )
    start(source, tmp_path / "cache", write)
    shutil.rmtree(packs)
    packs.mkdir()
    for path in tmp_path.glob("*.msgpack"):
        path.rename(packs / path.name)
    code = (
        "from relata.lang.compile import contents\n"
        "print(load('ru').name, len(contents()), *contents()['sv'])"
    )
    assert start(source, tmp_path / "cache", code) == f"Russian {len(contents())} names"


def test_another_folder_of_packs(tmp_path: Path) -> None:
    shutil.copytree(PACKS / "en", tmp_path / "xx")
    core = tmp_path / "xx/core.toml"
    core.write_text(core.read_text("utf-8").replace("code = 'en'", "code = 'xx'"), "utf-8")
    before = load("de")
    with packs_in(tmp_path):
        assert "xx" in supported() and "de" in supported()
        assert load("xx").verbs["said"][0].cue.lemma == "say"
        core.write_text("code = 3", "utf-8")
    with packs_in(tmp_path), pytest.raises(DataError, match=r"xx/core\.toml"):
        load("xx")
    assert "xx" not in supported()
    assert load("de").verbs.keys() == before.verbs.keys()


def test_sections_are_the_files() -> None:
    assert set(contents()["de"]) == set(FILES)
    assert contents()["sv"] == ("names",)
    assert section("sv", "core") is None and section("tlh", "core") is None
