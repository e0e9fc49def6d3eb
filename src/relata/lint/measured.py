"""How often each rule was right on real copy: `measured.toml`, written by the laboratory.

A rule that is right too seldom, or was judged on too few findings, is an info at most.
"""

from __future__ import annotations

from msgspec import Struct

from relata.lint.rule import Rule
from relata.model.codes import Severity
from relata.model.threads import once
from relata.resources import read_toml


class JudgedFindings(Struct, frozen=True, forbid_unknown_fields=True):
    """Findings of a rule that were judged by hand, and how many of them were right."""

    findings: int
    right: int

    @property
    def precision(self) -> float:
        """Share of right findings; 0 where there are none."""
        return self.right / self.findings if self.findings else 0.0


class MeasuredFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`measured.toml`."""

    #: A rule may be a warning or an error from this precision, and from this many findings.
    least_precision: float
    least_findings: int
    #: Where the articles are from, for the rules' pages.
    articles: str
    #: Rule id -> what was judged.
    rules: dict[str, JudgedFindings]


@once(1)
def measured() -> MeasuredFile:
    """The packaged file."""
    return read_toml("relata.lint", "measured.toml", MeasuredFile)


def judged(rule: Rule) -> JudgedFindings:
    """What was judged of a rule; nothing where it is not in the file."""
    return measured().rules.get(rule.id, JudgedFindings(0, 0))


def holds(rule: Rule) -> bool:
    """Whether a rule was measured to be right often enough for a warning or an error."""
    file, found = measured(), judged(rule)
    return found.findings >= file.least_findings and found.precision >= file.least_precision


@once(128)
def severity_of(rule: Rule) -> Severity:
    """The severity of a rule's findings: its own one, or info where it was not measured to hold."""
    return rule.severity if holds(rule) else "info"
