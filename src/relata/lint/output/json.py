"""JSON: every finding with its places and its identity, suppressed ones marked."""

from __future__ import annotations

from typing import Any

import msgspec

from relata.lint.outcome.checked import CheckedFinding, Position
from relata.lint.output.check_format import CheckFormat, CheckRun
from relata.model.codes import Severity
from relata.present import clean


def render(run: CheckRun) -> str:
    """One object: what ran, the articles with their findings, and stale entries."""
    value = {
        "relata": "1",
        "version": run.version,
        "fail_on": run.fail_on,
        "rules": [rule.id for rule in run.rules],
        "articles": [
            {
                "source": article.source,
                "error": article.error,
                "findings": [_finding(one, run.fail_on) for one in article.findings],
            }
            for article in run.articles
        ],
        "stale": [msgspec.to_builtins(entry) for entry in run.stale],
    }
    encoded = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return clean.json_text(encoded) + "\n"


def _finding(one: CheckedFinding, fail_on: Severity) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(one.finding)
    found["position"] = _position(one.position)
    found["suppressed"] = one.suppressed
    found["note"], found["fails"] = one.note, one.fails(fail_on)
    return found


def _position(position: Position) -> dict[str, int]:
    found: dict[str, int] = msgspec.to_builtins(position)
    return found


FORMAT = CheckFormat("json", "all findings with their places, suppressed ones marked", render)
