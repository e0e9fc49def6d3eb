"""The lint's run: every rule over one article, findings wording and in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable

from relata.lang.language import Language
from relata.lint.fingerprint import fingerprint, identity
from relata.lint.limits import MAX_HITS_OF_RULE
from relata.lint.measured import severity_of
from relata.lint.messages import wording
from relata.lint.reading.context import LintContext
from relata.lint.rule import RuleHit
from relata.lint.selection import DEFAULT, RuleSelection
from relata.model.drafts import Analysis
from relata.model.record import Finding, Record
from relata.model.spans import clean_spans


def check(
    analysis: Analysis,
    record: Record,
    language: Language,
    *,
    report_lang: str,
    selection: RuleSelection = DEFAULT,
    sources: tuple[str, ...] = (),
) -> tuple[Finding, ...]:
    """The findings of the selected rules in one article, in the order of the text.

    `record` is the one that `assembly` made of `analysis`. `sources` are texts that quotations are
    checked against. Deterministic.
    """
    context = LintContext(analysis, record, language, sources)
    found: list[Finding] = []
    for rule in selection.rules():
        hits = list(rule.find(context))
        if not hits:
            continue
        severity, met = severity_of(rule), list[str]()
        for hit in _ordered(hits, len(context.text)):
            words = identity(hit, record, context.names)
            message, advice = wording(rule, hit, report_lang)
            found.append(
                Finding(
                    rule=rule.id,
                    severity=severity,
                    span=hit.span,
                    related=hit.related,
                    message=message,
                    advice=advice,
                    fingerprint=fingerprint(rule.id, words, met.count(words)),
                    scope="article" if hit.whole else "words",
                )
            )
            met.append(words)
    found.sort(key=lambda finding: (finding.span, finding.rule))
    return tuple(found)


def _ordered(hits: Iterable[RuleHit], size: int) -> list[RuleHit]:
    """Hits in the order of the text, one a place, with spans inside the text."""
    rows: dict[tuple[int, int], RuleHit] = {}
    for hit in hits:
        start, end = hit.span
        if 0 <= start < end <= size:
            clean = clean_spans(tuple(sorted(s for s in hit.related if s != hit.span)), size)
            rows.setdefault(hit.span, RuleHit(
                hit.span, clean, hit.values, hit.variant, hit.statement, hit.key, hit.whole,
            ))  # fmt: skip
    ordered = sorted(rows.values(), key=lambda hit: hit.span)
    return ordered[:MAX_HITS_OF_RULE]
