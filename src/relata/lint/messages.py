"""What the rules say, in the languages of reports: `messages.toml` of their packs."""

from __future__ import annotations

from relata.lang.compile import having, kept, section
from relata.lang.schema import RuleMessage
from relata.lint.rule import Rule, RuleHit
from relata.model.errors import UsageError
from relata.model.threads import once
from relata.present.options import Options

#: Characters of a value that is filled in.
MAX_VALUE = 80


def languages() -> tuple[str, ...]:
    """Codes of the languages in which the rules can speak, sorted."""
    return having("messages")


@kept
@once(8)
def messages(code: str) -> dict[str, RuleMessage]:
    """Rule id -> its words; the default language's where only reports have words of `code`.

    Raises UsageError that lists the languages.
    """
    if code not in languages():
        if code not in having("words"):
            known = ", ".join(languages())
            raise UsageError(f"no report language {code!r}; choose one of {known}")
        code = Options().report_lang
    table: dict[str, RuleMessage] = section(code, "messages")
    return table


def wording(rule: Rule, hit: RuleHit, code: str) -> tuple[str, str]:
    """Message and advice of a finding in the report language `code`."""
    words = messages(code)[rule.id]
    template = words.variants.get(hit.variant, words.message) if hit.variant else words.message
    values = {name: short(value) for name, value in hit.values.items()}
    return template.format(**values), words.advice.format(**values)


def short(value: str) -> str:
    """`value` on one line, cut in the middle of a long one, without characters of control."""
    line = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return line if len(line) <= MAX_VALUE else line[: MAX_VALUE - 1].rstrip() + "…"
