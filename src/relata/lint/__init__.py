"""The sourcing lint: rules over a record, with severities that their measured precision allows.

`check` gives the findings of one article; `RULES` is the registry. The lint reads the record, not
the string: other people's words are left alone but where a rule is about them.
"""

from relata.lint.measured import severity_of
from relata.lint.registry import RULES, by_id
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.run import check
from relata.lint.selection import DEFAULT, RuleSelection

__all__ = [
    "DEFAULT",
    "RULES",
    "Rule",
    "RuleExample",
    "RuleHit",
    "RuleSelection",
    "by_id",
    "check",
    "severity_of",
]
