"""One line a finding, as linters print: `file:line:column ID message`."""

from __future__ import annotations

from relata.lint.output.check_format import CheckFormat, CheckRun
from relata.model.codes import Severity
from relata.present import clean

_COLOURS: dict[Severity, str] = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def render(run: CheckRun) -> str:
    """The lines of all findings that count, in the order of the files."""
    lines = []
    for article in run.articles:
        for one in article.counting():
            at = one.position
            rule, place = one.finding.rule, f"{clean.line(article.source)}:{at.line}:{at.column}"
            if run.colour:
                rule = f"{_COLOURS[one.finding.severity]}{rule}{_PLAIN}"
                place = f"{_BOLD}{place}{_PLAIN}"
            lines.append(f"{place} {rule} {clean.line(one.finding.message)}\n")
    return "".join(lines)


FORMAT = CheckFormat("text", "one line a finding: file:line:column ID message", render)
