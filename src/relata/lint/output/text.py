"""One line a finding, as linters print: `file:line:column ID message [severity]`.

The severity stands at the end, as mypy's codes do: what reads place, id and message goes on reading
them. A remark on the whole article is `[note]`.
"""

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
            finding = one.finding
            rule: str = finding.rule
            place = f"{clean.line(article.source)}:{at.line}:{at.column}"
            word: str = "note" if one.note else finding.severity
            if run.colour:
                colour = _COLOURS[finding.severity]
                rule, word = f"{colour}{rule}{_PLAIN}", f"{colour}{word}{_PLAIN}"
                place = f"{_BOLD}{place}{_PLAIN}"
            lines.append(f"{place} {rule} {clean.line(finding.message)} [{word}]\n")
    return "".join(lines)


FORMAT = CheckFormat("text", "one line a finding: file:line:column ID message [severity]", render)
