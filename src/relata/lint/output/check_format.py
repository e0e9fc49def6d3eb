"""What a format of `relata check` is, and what it gets."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from relata.lint.outcome.baseline import BaselineEntry
from relata.lint.outcome.checked import CheckedArticle
from relata.lint.rule import Rule
from relata.model.codes import Severity


class CheckRun(Struct, frozen=True):
    """A finished run of the lint."""

    articles: tuple[CheckedArticle, ...]
    #: The rules that ran.
    rules: tuple[Rule, ...]
    #: Entries of the baseline whose finding is gone.
    stale: tuple[BaselineEntry, ...]
    #: Relata's version.
    version: str
    #: The severity from which on a finding fails the run.
    fail_on: Severity = "info"
    #: Colours in the text (ANSI sequences).
    colour: bool = False
    #: Language of titles and messages.
    report_lang: str = ""


class CheckFormat(Struct, frozen=True):
    """One format: its name, one line for people, and the function."""

    name: str
    what: str
    render: Callable[[CheckRun], str]
