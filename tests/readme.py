"""The README's commands and their outputs.

A fenced block of `console` that begins with `$ relata …` holds that command's real output, for
people at a terminal of 100 columns; a file shown by `$ cat …` is shown as it is.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def output(command: str) -> str:
    """What the command prints; `relata` and `cat` only."""
    program, *arguments = shlex.split(command)
    if program == "cat":
        return "".join((ROOT / name).read_text(encoding="utf-8") for name in arguments)
    if program != "relata":
        raise ValueError(f"the README runs relata, not {program}")
    done = subprocess.run(
        [sys.executable, "-m", "relata", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
    )  # fmt: skip
    return done.stdout


def _body(block: re.Match[str]) -> str:
    commands = re.findall(r"^\$ (.+)$", block["body"], re.MULTILINE)
    parts = []
    for command in commands:
        lines = [line.rstrip() for line in output(command).strip("\n").splitlines()]
        parts.append("\n".join([f"$ {command}", *lines]))
    body = "\n\n".join(parts)
    return f"```console\n{body}\n```"


def with_outputs(text: str) -> str:
    """The README with every command's output as it is now."""
    return _BLOCK.sub(_body, text)


def commands(text: str) -> list[str]:
    """The commands whose output it shows."""
    return [c for b in _BLOCK.finditer(text) for c in re.findall(r"^\$ (.+)$", b["body"], re.M)]
