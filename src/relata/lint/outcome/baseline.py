"""Baselines: findings that are known and do not count, matched by statement and rule.

An entry names the file, the rule and the fingerprint, which is that of the statement; a line that
moves changes nothing. What a run does not find again is stale, and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from relata.lint.outcome.checked import CheckedArticle
from relata.model.errors import UsageError

VERSION = "1"


class BaselineEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One finding that is known. `message` is there for people; it is not compared."""

    file: str
    rule: str
    fingerprint: str
    message: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is matched by."""
        return self.file, self.rule, self.fingerprint


class Baseline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of a baseline file."""

    version: str = field(name="relata-baseline")
    findings: tuple[BaselineEntry, ...] = ()


def read_baseline(data: bytes, name: str) -> Baseline:
    """A baseline from the bytes of its file. Raises UsageError that names the file."""
    try:
        found = msgspec.json.decode(data, type=Baseline)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{name} is not a baseline: {error}") from None
    if found.version != VERSION:
        raise UsageError(f"{name} is a baseline of version {found.version!r}; make it anew")
    return found


def write_baseline(articles: Iterable[CheckedArticle]) -> str:
    """The text of a baseline file that has every finding that counts, and those of the old one."""
    entries = sorted(
        (
            BaselineEntry(
                article.source, one.finding.rule, one.finding.fingerprint or "", one.finding.message
            )
            for article in articles
            for one in article.findings
            if one.suppressed in (None, "baseline")
        ),
        key=lambda entry: entry.key,
    )
    raw = msgspec.json.encode(Baseline(version=VERSION, findings=tuple(entries)))
    return msgspec.json.format(raw, indent=1).decode() + "\n"


def apply(article: CheckedArticle, known: Counter[tuple[str, str, str]]) -> CheckedArticle:
    """`article` with the findings that are `known` marked; they are taken out of `known`."""
    marked = []
    for one in article.findings:
        key = (article.source, one.finding.rule, one.finding.fingerprint or "")
        if one.suppressed is None and known[key] > 0:
            known[key] -= 1
            one = replace(one, suppressed="baseline")
        marked.append(one)
    return replace(article, findings=tuple(marked))


def stale(
    baseline: Baseline, left: Counter[tuple[str, str, str]], checked: set[str]
) -> tuple[BaselineEntry, ...]:
    """Entries of files that were checked whose finding is gone."""
    left = Counter(left)
    found = []
    for entry in baseline.findings:
        if entry.file in checked and left[entry.key] > 0:
            left[entry.key] -= 1
            found.append(entry)
    return tuple(found)
