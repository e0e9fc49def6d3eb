"""Commands of GitHub's workflows, which show the findings at the lines of a pull request."""

from __future__ import annotations

from relata.lint.output.check_format import CheckFormat, CheckRun
from relata.model.codes import Severity
from relata.present import clean

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(run: CheckRun) -> str:
    """One command a finding that counts."""
    lines = []
    for article in run.articles:
        for one in article.counting():
            at, finding = one.position, one.finding
            properties = ",".join((
                f"file={_property(article.source)}", f"line={at.line}", f"endLine={at.end_line}",
                f"col={at.column}", f"title={_property(finding.rule)}",
            ))  # fmt: skip
            lines.append(f"::{_LEVELS[finding.severity]} {properties}::{_data(finding.message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return clean.line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = CheckFormat("github", "commands for GitHub's workflows", render)
