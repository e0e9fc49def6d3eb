"""What a rule is: its id, what it sees and why, its limits, examples, and the function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct, field

from relata.model.codes import Severity
from relata.model.record import Span, Spans, Statement

if TYPE_CHECKING:
    from relata.lint.reading.context import LintContext


class RuleHit(Struct, frozen=True):
    """One place where a rule fires, before it is worded.

    `values` fill in the message; `variant` chooses another one of the rule's messages. The finding
    is identified by `statement` where there is one, else by `key`, else by the words of `span`: not
    by its place, so that a paragraph may move.
    """

    span: Span
    related: Spans = ()
    values: dict[str, str] = field(default_factory=dict)
    variant: str = ""
    statement: Statement | None = None
    key: str = ""
    #: True where it is about the article as a whole; the span is where a line of it may stand.
    whole: bool = False


class RuleExample(Struct, frozen=True):
    """An article in which the rule fires (`bad`), and one in which it does not (`good`)."""

    bad: str
    good: str
    #: Words at which it fires; "" for anywhere.
    at: str = ""
    #: A source that it is checked against, for rules that need one.
    against: str = ""
    #: Name of the input, which gives its format: "page.html".
    name: str = "article.txt"


class Rule(Struct, frozen=True):
    """One rule. `find` gives the places where it fires, in any order."""

    #: Stable: "NAM001".
    id: str
    #: Short name for people: "one-person-several-spellings".
    name: str
    #: How grave a finding is where the rule is measured to be right; see `measured.severity_of`.
    severity: Severity
    #: One sentence: what it looks for.
    what: str
    why: str
    #: What it does not see, and where it may be wrong.
    limits: str
    examples: tuple[RuleExample, ...]
    find: Callable[[LintContext], Iterable[RuleHit]]
    #: False where it fires only when it is selected.
    default: bool = True
    #: A remark on the whole article, which is not a fault: no exit status 1.
    note: bool = False
