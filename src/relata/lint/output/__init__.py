"""The formats of `relata check`: text, JSON, SARIF and GitHub's commands, in one registry."""

from __future__ import annotations

from relata.lint.output import github, json, sarif, text
from relata.lint.output.check_format import CheckFormat, CheckRun
from relata.model.errors import UsageError

#: The formats in the order of the help; the first is the default.
FORMATS: tuple[CheckFormat, ...] = (text.FORMAT, json.FORMAT, sarif.FORMAT, github.FORMAT)


def by_name(name: str) -> CheckFormat:
    """The format called `name`. Raises UsageError that lists them."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise UsageError(f"no format {name!r}; choose {', '.join(form.name for form in FORMATS)}")


__all__ = ["FORMATS", "CheckFormat", "CheckRun", "by_name"]
