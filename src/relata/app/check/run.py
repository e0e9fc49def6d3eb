"""One run of the lint: inputs read and checked one by one, exceptions and baselines applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from relata import pipeline
from relata._version import __version__
from relata.app import sources
from relata.app.api import Given, read_opened
from relata.app.check.config import FoundConfig
from relata.lint.outcome.baseline import Baseline, BaselineEntry, apply, stale
from relata.lint.outcome.checked import CheckedArticle, CheckedFinding, SourceLines, Suppression
from relata.lint.outcome.exceptions import InlineException, inline_exceptions
from relata.lint.output.check_format import CheckRun
from relata.lint.registry import by_id
from relata.lint.selection import RuleSelection, longest
from relata.model.codes import Severity
from relata.model.errors import RelataError
from relata.model.record import Finding, Record
from relata.readers.decode import decode

#: Endings of formats whose bytes are text with the article's words in it.
_TEXTS = (".html", ".htm", ".xhtml", ".eml")


class CheckSettings(Struct, frozen=True):
    """Everything that a run needs to know but its inputs."""

    given: Given
    selection: RuleSelection
    config: FoundConfig
    report_lang: str
    against: tuple[str, ...] = ()


def check_source(name: str, settings: CheckSettings) -> tuple[CheckedArticle, Record]:
    """The findings of one file, address or standard input. Raises InputError."""
    opened = sources.open_source(name, max_size=settings.given.max_size)
    checks = pipeline.Checks(settings.selection, settings.report_lang, settings.against)
    record = read_opened(opened, settings.given, checks)
    keeps = record.document.text_from == "input"
    raw = record.document.text if keeps else _raw(opened)
    article = checked(record, file_name(sources.shown(name)), raw, settings)
    return article, record


def _raw(opened: sources.Source) -> str | None:
    """The decoded source where it is text; None for PDF, DOCX and the like."""
    name = (opened.url or opened.name).lower().partition("?")[0]
    page = "html" in (opened.content_type or "") or name.endswith(_TEXTS)
    if not page and opened.data.lstrip()[:1] != b"<":
        return None
    try:
        return decode(opened.data, None)[0]
    except RelataError:
        return None


def checked(
    record: Record, source: str, raw: str | None, settings: CheckSettings
) -> CheckedArticle:
    """A record's findings at the lines of its source, with those marked that are excepted."""
    lines = SourceLines(record, raw)
    inline = inline_exceptions(raw, record) if raw is not None else ()
    left_out = _ignored_in(source, settings.config)
    overridden = settings.config.lint.severity
    found = []
    for finding in record.findings:
        finding = _with_severity(finding, overridden)
        found.append(
            CheckedFinding(
                finding,
                lines.position(finding.span),
                tuple(map(lines.position, finding.related)),
                _suppression(finding, inline, left_out),
                by_id(finding.rule).note,
            )
        )
    return CheckedArticle(source, tuple(found))


def _with_severity(finding: Finding, overridden: dict[str, Severity]) -> Finding:
    severity = overridden.get(finding.rule)
    return finding if severity is None else replace(finding, severity=severity)


def _suppression(
    finding: Finding, inline: tuple[InlineException, ...], left_out: tuple[str, ...]
) -> Suppression | None:
    if any(one.covers(finding.rule, finding.span[0]) for one in inline):
        return "inline"
    return "file" if longest(finding.rule, left_out) is not None else None


def file_name(name: str) -> str:
    """A source as results name it: a path with forward slashes, relative where it was."""
    return name if sources.is_url(name) or name == "-" else Path(name).as_posix()


def _relative(source: str, folder: Path) -> str:
    """A path relative to the folder of the configuration, where it is below it."""
    if sources.is_url(source) or source == "-":
        return source
    try:
        return Path(source).absolute().relative_to(folder.absolute()).as_posix()
    except ValueError:
        return source


def _matches(source: str, pattern: str, folder: Path) -> bool:
    name = _relative(source, folder)
    return fnmatchcase(name, pattern) or fnmatchcase(name.rpartition("/")[2], pattern)


def _ignored_in(source: str, config: FoundConfig) -> tuple[str, ...]:
    return tuple(
        rule.upper()
        for pattern, rules in config.lint.per_file_ignores.items()
        if _matches(source, pattern, config.folder)
        for rule in rules
    )


def excluded(source: str, config: FoundConfig) -> bool:
    """Whether the configuration leaves a file of a folder out."""
    return any(_matches(source, pattern, config.folder) for pattern in config.lint.exclude)


def run_check(
    items: Iterable[tuple[str, RelataError | None]],
    settings: CheckSettings,
    baseline: Baseline | None,
    complain: Callable[[str, RelataError], None],
) -> CheckRun:
    """Check every input in turn; one that cannot be read has its error in its place."""
    known = Counter(entry.key for entry in baseline.findings) if baseline is not None else Counter()
    articles: list[CheckedArticle] = []

    def read(item: tuple[str, RelataError | None]) -> Record:
        name, error = item
        if error is not None:
            raise error
        article, record = check_source(name, settings)
        articles.append(apply(article, known))
        return record

    for result in pipeline.run(items, read):
        if result.error is not None:
            name = file_name(sources.shown(result.item[0]))
            complain(name, result.error)
            articles.append(CheckedArticle(name, error=str(result.error)))
    gone: tuple[BaselineEntry, ...] = ()
    if baseline is not None:
        gone = stale(baseline, known, {a.source for a in articles if a.error is None})
    return CheckRun(
        tuple(articles), settings.selection.rules(), gone, __version__,
        report_lang=settings.report_lang,
    )  # fmt: skip
