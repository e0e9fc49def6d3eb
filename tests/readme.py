"""The commands of the README and of docs/cli.md, and their outputs.

A fenced block of `console` that begins with `$ relata …` holds that command's real output, at a
terminal of 100 columns. After a comment that names an article its text stands, as a quotation.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
#: The pages whose outputs are real.
PAGES = (README, ROOT / "docs" / "cli.md")
_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_ARTICLE = re.compile(r"<!-- article: (?P<path>\S+) -->(?:\n>[^\n]*)*")
_FIGURES = re.compile(r"<!-- figures -->(?:\n\|[^\n]*)*")


def output(command: str) -> str:
    """What the command prints; `relata` only."""
    program, *arguments = shlex.split(command)
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


def _article(block: re.Match[str]) -> str:
    text = (ROOT / block["path"]).read_text(encoding="utf-8").strip()
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += [*(f"> {line}" for line in textwrap.wrap(paragraph, 96)), ">"]
    return "\n".join([f"<!-- article: {block['path']} -->", *lines[:-1]])


def _figures(_: re.Match[str]) -> str:
    """A row for each corpus of news and engine, taken from docs/accuracy.json."""
    reports = json.loads((ROOT / "docs" / "accuracy.json").read_text(encoding="utf-8"))
    parts = ("content", "speaker", "cue", "joint")
    rows = ["| measured on | content | speaker | cue | joint |", "|---|---|---|---|---|"]
    for report in reports:
        if report["corpus"] in ("wikinews-de", "polnear"):
            figures = report["mapped"]["figures"]
            values = " | ".join(f"{figures[part]['f1']:.3f}".lstrip("0") for part in parts)
            title = f"{report['corpus']}, {report['split']}, engine {report['engine']}"
            rows.append(f"| {title} | {values} |")
    return "\n".join(["<!-- figures -->", *rows])


def with_outputs(text: str) -> str:
    """The README with every article, command's output and figure as they are now."""
    for pattern, made in ((_BLOCK, _body), (_ARTICLE, _article), (_FIGURES, _figures)):
        text = pattern.sub(made, text)
    return text


def commands(text: str) -> list[str]:
    """The commands whose output it shows."""
    return [c for b in _BLOCK.finditer(text) for c in re.findall(r"^\$ (.+)$", b["body"], re.M)]
