"""The repository speaks of the project alone: no machine's paths, no hosts, no corpus text."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: Cut in two, so that this file does not find itself.
FORBIDDEN = [
    "".join(parts)
    for parts in (
        ("/wo", "rk/"), ("/tm", "p/"), ("/ro", "ot/"), ("/op", "t/"), ("/ho", "me/"),
        ("pypi.", "org"), ("python", "hosted"), ("--find", "-links"),
        ("--index", "-url"), ("--trusted", "-host"), ("anth", "ropic"),
        ("sub", "agent"), ("co-authored", "-by"),
    )
]  # fmt: skip


@lru_cache(maxsize=1)
def _files() -> tuple[tuple[str, str], ...]:
    """Every text file that git tracks or would: (path, text)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode != 0:
        pytest.skip("needs a git checkout")
    found = []
    for name in sorted(filter(None, listed.stdout.decode().split("\0"))):
        path = ROOT / name
        if not path.is_file():
            continue
        try:
            found.append((name, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return tuple(found)


def test_no_machine_path_and_no_host_is_named() -> None:
    pattern = re.compile("|".join(map(re.escape, FORBIDDEN)), re.IGNORECASE)
    found = [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in _files()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_the_forbidden_words_would_be_found() -> None:
    """The check above can fail: every word is matched in a line that holds it."""
    pattern = re.compile("|".join(map(re.escape, FORBIDDEN)), re.IGNORECASE)
    assert all(pattern.search(f"see {word}x") for word in FORBIDDEN)


def test_pins_carry_hashes_and_nothing_but_names() -> None:
    files = sorted((ROOT / "requirements").glob("*.txt"))
    assert files
    for path in files:
        name, text = path.name, path.read_text(encoding="utf-8")
        pinned = re.findall(r"^(\S+)==(\S+) \\$", text, re.MULTILINE)
        assert pinned, name
        blocks = re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]
        assert all("--hash=sha256:" in block for block in blocks), name
        assert "WARNING" not in text, name
        fine = re.compile(r"\S+==\S+ \\$|    --hash=sha256:[0-9a-f]{64}|\s*#|$")
        odd = [line for line in text.splitlines() if not fine.match(line)]
        assert odd == [], name


#: Long enough that no two writers arrive at it by chance.
WINDOW = 60
_STEP = 15


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold()


def test_no_text_of_the_corpora_is_in_the_repository(shared: Path) -> None:
    pieces: dict[str, str] = {}
    length = WINDOW - _STEP
    for corpus in ("wikinews-de", "polnear", "spkatt-2023"):
        for path in sorted((shared / "corpora" / corpus).glob("*.jsonl.gz")):
            if path.name == "tokens.jsonl.gz":
                continue
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    text = _squeezed(json.loads(line)["text"])
                    for at in range(0, len(text) - length, _STEP):
                        pieces.setdefault(text[at : at + length], path.parent.name)
    for path in sorted((shared / "example").glob("*")):
        text = _squeezed(path.read_text(encoding="utf-8"))
        for at in range(0, len(text) - length, _STEP):
            pieces.setdefault(text[at : at + length], "example")
    found = []
    for name, text in _files():
        if name.startswith("requirements/") or name == "LICENSE":
            continue
        squeezed = _squeezed(text)
        for at in range(len(squeezed) - length + 1):
            if squeezed[at : at + length] in pieces:
                found.append((name, pieces[squeezed[at : at + length]], squeezed[at : at + WINDOW]))
                break
    assert found == []
