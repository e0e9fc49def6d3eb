"""Which rules run: `--select` and `--ignore`, by id or by the letters that ids begin with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from relata.model.errors import UsageError
from relata.model.threads import once

if TYPE_CHECKING:
    from relata.lint.rule import Rule

#: Selects every rule.
ALL = "ALL"


class RuleSelection(Struct, frozen=True):
    """What a user selects and ignores: "NAM001", "NAM", "ALL". The longer name wins.

    Nothing selected: the rules that are on by default.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def rules(self) -> tuple[Rule, ...]:
        """The rules that run, in the order of the registry."""
        return _rules(self)

    def has(self, rule: Rule) -> bool:
        """Whether a rule runs."""
        chosen = longest(rule.id, self.select)
        if not self.select:
            chosen = 0 if rule.default else None
        left_out = longest(rule.id, self.ignore)
        return chosen is not None and (left_out is None or left_out < chosen)


DEFAULT = RuleSelection()


@once(64)
def _rules(selection: RuleSelection) -> tuple[Rule, ...]:
    from relata.lint.registry import RULES  # late: the rules are read when they run

    return tuple(rule for rule in RULES if selection.has(rule))


def longest(rule: str, names: Iterable[str]) -> int | None:
    """Letters of the longest of `names` that `rule` begins with, None where it has none."""
    found = [len(name) if name != ALL else 0 for name in names if _covers(name, rule)]
    return max(found, default=None)


def _covers(name: str, rule: str) -> bool:
    return name == ALL or rule.startswith(name)


def checked_names(names: Iterable[str]) -> tuple[str, ...]:
    """`names` in capital letters. Raises UsageError for one that no rule begins with."""
    from relata.lint.registry import RULES  # late, as above

    found = []
    for name in names:
        upper = name.strip().upper()
        if upper != ALL and not (upper and any(rule.id.startswith(upper) for rule in RULES)):
            groups = ", ".join(dict.fromkeys(rule.id[:3] for rule in RULES))
            raise UsageError(
                f"there is no rule {name.strip()!r:.60}; name one (NAM001), a group ({groups}) "
                f"or {ALL}"
            )
        found.append(upper)
    return tuple(found)
