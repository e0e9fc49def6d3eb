"""Articles read and checked in the tests of the lint."""

from __future__ import annotations

from relata import pipeline, readers
from relata.lint.rule import Rule
from relata.lint.selection import RuleSelection
from relata.model.record import Finding, Record


def record_of(
    text: str, *rules: str, name: str = "article.txt", against: str = "", engine: str = "fast",
    lang: str | None = None, report_lang: str = "en",
) -> Record:  # fmt: skip
    """The record of an article, with the findings of some rules; of all where none is named."""
    document = readers.read_bytes(text.encode(), name=name)
    checks = pipeline.Checks(
        RuleSelection(select=rules or ("ALL",)), report_lang, (against,) if against else ()
    )
    return pipeline.analyse(document, language=lang, engine=engine, checks=checks)


def findings(text: str, *rules: str, **options: str) -> tuple[Finding, ...]:
    """The findings of some rules in an article."""
    return record_of(text, *rules, **options).findings  # type: ignore[arg-type]


def fires(rule: Rule, text: str, at: str = "", **options: str) -> bool:
    """Whether a rule fires in an article, at these words where some are given."""
    record = record_of(text, rule.id, **options)  # type: ignore[arg-type]
    if not at:
        return bool(record.findings)
    words = record.document.text
    return any(
        at in words[slice(*f.span)] or words[slice(*f.span)] in at
        for f in record.findings
    )  # fmt: skip
