"""The findings of a record on its page: a list, and marks at the words that they concern."""

from __future__ import annotations

from typing import Any

from markupsafe import escape
from msgspec import Struct

from relata.model.record import Finding, Record, Span
from relata.present import clean
from relata.present.words import Words

#: Findings that are listed and marked, and characters of a message.
MAX_FINDINGS = 100
MAX_MESSAGE = 300
_GRAVEST = {"error": 0, "warning": 1, "info": 2}


class MarkedFinding(Struct, frozen=True):
    """A finding's words: where they are, the element around them, and the anchor before them."""

    span: Span
    tag: str
    anchor: str


def shown_findings(record: Record) -> tuple[Finding, ...]:
    """The findings that a page shows: the gravest first where there are too many, then by place."""
    kept = sorted(record.findings, key=lambda finding: _GRAVEST[finding.severity])[:MAX_FINDINGS]
    return tuple(sorted(kept, key=lambda finding: (finding.span, finding.rule)))


def places(record: Record, prefix: str) -> list[MarkedFinding]:
    """The places of the findings on words that are shown, in their order; what is about the article
    as a whole stands in the list alone."""
    found = []
    for number, finding in enumerate(shown_findings(record), 1):
        if finding.scope == "article":
            continue
        title = escape(clean.line(f"{finding.rule}: {finding.message}")[:MAX_MESSAGE])
        tag = f'<span class="finding v-{finding.severity}" title="{title}">'
        anchor = f'<span class="found" id="{escape(prefix)}v{number}"></span>'
        found.append(MarkedFinding(finding.span, tag, anchor))
    return found


def listed(record: Record, prefix: str, words: Words) -> list[dict[str, Any]]:
    """The entries of the list of findings: those on the article as a whole first."""
    text = record.document.text
    rows = [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "severity_word": words.of("severities", finding.severity),
            "message": clean.line(finding.message)[:MAX_MESSAGE],
            "advice": clean.line(finding.advice)[:MAX_MESSAGE],
            "words": clean.line(text[slice(*finding.span)])[:80],
            "handle": f"{prefix}v{number}",
            "whole": finding.scope == "article",
        }
        for number, finding in enumerate(shown_findings(record), 1)
    ]
    return sorted(rows, key=lambda row: not row["whole"])
