"""The page of a rule: what it looks for, why, how often it was right, its limits and examples."""

from __future__ import annotations

import textwrap

from relata.lang.compile import having, section
from relata.lint.measured import holds, judged, measured, severity_of
from relata.lint.rule import Rule, RuleExample

_WIDTH = 100


def page(rule: Rule) -> str:
    """The page in Markdown."""
    parts = [
        f"# {rule.id}: {rule.name}",
        _wrapped(rule.what),
        f"- {_standing(rule)}",
        "## Why",
        _wrapped(rule.why),
        "## Measured",
        _wrapped(_measured(rule)),
        "## Known limits",
        _wrapped(rule.limits),
        "## Examples",
    ]
    for example in examples_of(rule):
        parts += _example(example)
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _standing(rule: Rule) -> str:
    """Severity and default in a line."""
    severity = severity_of(rule)
    said = f"Severity: {severity}"
    if severity != rule.severity:
        said += f" (meant to be {rule.severity}; see below)"
    said += "; " + ("on by default" if rule.default else "off by default: select it by its id")
    return said + ("; a note on the whole article" if rule.note else "")


def _measured(rule: Rule) -> str:
    file, found = measured(), judged(rule)
    if not found.findings:
        return (
            f"It did not fire in the articles that were judged ({file.articles}), so that nothing "
            "is known of how often it is right. It is an info at most."
        )
    said = (
        f"{found.right} of {found.findings} findings that were judged by hand were right "
        f"({found.precision:.2f}), in {file.articles}."
    )
    if holds(rule) or rule.severity == "info":
        return said
    few = found.findings < file.least_findings
    reason = (
        f"fewer than {file.least_findings} findings" if few
        else f"a precision below {file.least_precision}"
    )  # fmt: skip
    return (
        f"{said} As these are {reason}, it is an info."
        if few
        else f"{said} With {reason} it is an info."
    )


def _of_packs(rule: Rule) -> list[RuleExample]:
    """Examples in other languages, from `lint.toml` of their packs."""
    return [
        RuleExample(bad=one.bad, good=one.good, at=one.at)
        for code in having("lint")
        for one in (section(code, "lint")).examples
        if one.rule == rule.id
    ]


def examples_of(rule: Rule) -> tuple[RuleExample, ...]:
    """All examples of a rule: its own, and those of the packs."""
    return (*rule.examples, *_of_packs(rule))


def _example(example: RuleExample) -> list[str]:
    parts = []
    if example.against:
        parts += ["The source:", _block(example.against)]
    if example.bad:
        parts += ["It fires in:", _block(example.bad)]
    if example.good:
        parts += ["It does not fire in:", _block(example.good)]
    return parts


def _block(text: str) -> str:
    lines = "\n".join(map(_wrapped, text.strip().splitlines()))
    return f"```text\n{lines}\n```"
