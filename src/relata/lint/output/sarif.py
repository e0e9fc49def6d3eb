"""SARIF 2.1.0, as code scanning services and editors read it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec

from relata.lint.measured import judged, severity_of
from relata.lint.messages import messages
from relata.lint.outcome.baseline import BaselineEntry
from relata.lint.outcome.checked import CheckedArticle, CheckedFinding, Position
from relata.lint.output.check_format import CheckFormat, CheckRun
from relata.lint.page import page
from relata.lint.rule import Rule
from relata.model.codes import Severity
from relata.present import clean

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
#: Related places of a finding that are written: services show a hundred.
_MAX_RELATED = 50


def render(run: CheckRun) -> str:
    """One run; suppressed results are kept and marked."""
    index = {rule.id: number for number, rule in enumerate(run.rules)}
    value = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Relata",
                        "version": run.version,
                        "semanticVersion": run.version,
                        "rules": [_rule(rule, run.report_lang) for rule in run.rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(run)],
                "results": [
                    _result(article, one, index)
                    for article in run.articles
                    for one in article.findings
                    if one.finding.rule in index
                ],
            }
        ],
    }
    encoded = msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    return clean.json_text(encoded) + "\n"


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    found = judged(rule)
    properties: dict[str, Any] = {"tags": [rule.id[:3]], "judged": found.findings}
    if found.findings:
        properties["measuredPrecision"] = round(found.precision, 2)
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": messages(lang)[rule.id].title},
        "fullDescription": {"text": rule.what},
        "help": {"text": f"{rule.why} {rule.limits}", "markdown": page(rule)},
        "defaultConfiguration": {"level": _LEVELS[severity_of(rule)], "enabled": rule.default},
        "properties": properties,
    }


def _invocation(run: CheckRun) -> dict[str, Any]:
    notes = [
        {"level": "error", "message": {"text": f"{article.source}: {article.error}"}}
        for article in run.articles
        if article.error is not None
    ]
    notes += [{"level": "note", "message": {"text": _stale(entry)}} for entry in run.stale]
    failed = any(article.error is not None for article in run.articles)
    return {"executionSuccessful": not failed, "toolExecutionNotifications": notes}


def _stale(entry: BaselineEntry) -> str:
    return f"{entry.file}: the baseline's {entry.rule} ({entry.fingerprint}) is gone"


def _result(article: CheckedArticle, one: CheckedFinding, index: dict[str, int]) -> dict[str, Any]:
    finding = one.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.advice}"},
        "locations": [_location(article.source, one.position)],
        "partialFingerprints": {"relata/v1": finding.fingerprint or ""},
    }
    if one.related:
        result["relatedLocations"] = [
            {**_location(article.source, position), "id": number}
            for number, position in enumerate(one.related[:_MAX_RELATED], 1)
        ]
    if one.suppressed is not None:
        kind = "inSource" if one.suppressed == "inline" else "external"
        result["suppressions"] = [
            {"kind": kind, "status": "accepted", "justification": one.suppressed}
        ]
    return result


def _location(source: str, position: Position) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(source)},
            "region": {
                "startLine": position.line,
                "startColumn": position.column,
                "endLine": position.end_line,
                "endColumn": position.end_column,
            },
        }
    }


def _uri(source: str) -> str:
    """A path or an address as a URI reference."""
    if "://" in source:
        return quote(source, safe="/:?#[]@!$&'()*+,;=%~-._")
    if source == "-":
        return "stdin"
    return quote(source.replace("\\", "/"), safe="/~-._")


FORMAT = CheckFormat("sarif", "SARIF 2.1.0 for code scanning and editors", render)
