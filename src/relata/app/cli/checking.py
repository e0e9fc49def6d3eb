"""The run of `relata check`: what the options and the configuration ask for, findings, status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from relata import pipeline
from relata.app import sources
from relata.app.api import Given, read_source
from relata.app.check.config import FoundConfig, load_config
from relata.app.check.run import CheckSettings, excluded, run_check
from relata.app.cli import output, streams
from relata.app.cli.choices import counted
from relata.app.cli.terminal import Progress, colour
from relata.lint.messages import messages
from relata.lint.outcome.baseline import Baseline, read_baseline, write_baseline
from relata.lint.output import by_name
from relata.lint.output.check_format import CheckRun
from relata.lint.selection import RuleSelection, checked_names
from relata.model.errors import RelataError, UsageError, reason

#: Severities in the order of the summary; notes on the article after them.
_SHOWN = ("error", "warning", "info", "note")
#: Size of a baseline file in bytes.
_MAX_BASELINE = 64 * 2**20
#: Stale entries that are named one by one.
_MAX_STALE = 20


def run(args: Namespace) -> int:
    """Check what `args` asks for. 0 nothing found, 1 findings, 2 an input could not be read."""
    form = by_name(args.format)
    config = FoundConfig() if args.no_config else load_config(args.config)
    settings = _settings(args, config)
    place = _baseline_file(args, config)
    baseline = _baseline(place, new=args.write_baseline)
    items = _expand(args.inputs, config)
    with Progress() as progress:
        done = run_check(items, settings, baseline, progress.complain)
    failed = any(article.error is not None for article in done.articles)
    if args.write_baseline:
        return _write(place, done, failed=failed)
    done = replace(done, colour=colour(sys.stdout) and not args.out, fail_on=args.fail_on)
    with output.Sink(Path(args.out) if args.out else None, force=args.force) as sink:
        if text := form.render(done):
            sink.write(text)
    _summary(done)
    if failed:
        return 2
    return 1 if _say_failing(done) else 0


def _names(values: list[str]) -> tuple[str, ...]:
    return checked_names(name for value in values for name in value.split(",") if name.strip())


def _settings(args: Namespace, config: FoundConfig) -> CheckSettings:
    lint = config.lint
    given = Given(
        language=args.lang or lint.lang,
        date=args.date,
        outlet=args.outlet,
        engine=args.engine or lint.engine,
        max_megabytes=args.max_size,
    )
    lang = args.report_lang or lint.report_lang or pipeline.CHECKS.report_lang
    messages(lang)
    selection = RuleSelection(
        _names(args.select) or checked_names(lint.select),
        (*_names(args.ignore), *checked_names(lint.ignore)),
    )
    against = tuple(read_source(name, given).document.text for name in args.against)
    return CheckSettings(given, selection, config, lang, against)


def _expand(inputs: list[str], config: FoundConfig) -> list[tuple[str, RelataError | None]]:
    items: list[tuple[str, RelataError | None]] = []
    for given in inputs:
        try:
            for found in sources.expand(given):
                if found.name == given or not excluded(found.name, config):
                    items.append((found.name, found.error))
        except RelataError as error:
            items.append((given, error))
    return items


def _baseline_file(args: Namespace, config: FoundConfig) -> Path | None:
    if args.baseline:
        return Path(args.baseline)
    if config.lint.baseline is not None:
        return config.folder / config.lint.baseline
    if args.write_baseline:
        raise UsageError("--write-baseline needs a file: add --baseline FILE")
    return None


def _baseline(place: Path | None, *, new: bool) -> Baseline | None:
    """The baseline; None where there is none, or where it is yet to be written."""
    if place is None:
        return None
    try:
        if new and not place.exists():
            return None
        if place.stat().st_size > _MAX_BASELINE:
            raise UsageError(f"{place} is too large for a baseline")
        return read_baseline(place.read_bytes(), str(place))
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise UsageError(f"{place}: {why}; make it with --write-baseline") from None


def _write(place: Path | None, done: CheckRun, *, failed: bool) -> int:
    """Write the baseline anew; not after a run in which something could not be read."""
    if failed or place is None:
        streams.say("an input could not be read; the baseline was not written")
        return 2
    text = write_baseline(done.articles)
    output.write_text(place, text, force=True)
    known = sum(one.suppressed in (None, "baseline") for a in done.articles for one in a.findings)
    new = sum(len(article.counting()) for article in done.articles)
    streams.say(f"{place}: {counted(known, 'finding')}, {new} new, {len(done.stale)} gone")
    return 0


def _summary(done: CheckRun) -> None:
    """What was found and what was suppressed, on standard error."""
    counts = Counter[str](
        "note" if one.note else one.finding.severity for a in done.articles for one in a.counting()
    )
    suppressed = sum(one.suppressed is not None for a in done.articles for one in a.findings)
    parts = [counted(counts[key], key) for key in _SHOWN if counts[key]]
    said = ", ".join(parts) or "nothing found"
    if suppressed:
        said += f"; {suppressed} suppressed"
    read = sum(article.error is None for article in done.articles)
    if read:
        streams.say(f"{said} ({counted(read, 'article')})")
    for entry in done.stale[:_MAX_STALE]:
        streams.say(f"stale in the baseline: {entry.file} {entry.rule} {entry.message}")
    if len(done.stale) > _MAX_STALE:
        streams.say(f"and {len(done.stale) - _MAX_STALE} more; --write-baseline drops them")


def _say_failing(done: CheckRun) -> bool:
    """Whether a finding fails the run. Which they are is said where others do not."""
    counting = [one for article in done.articles for one in article.counting()]
    failing = [one for one in counting if one.fails(done.fail_on)]
    if failing and len(failing) < sum(not one.note for one in counting):
        rules = Counter(one.finding.rule for one in failing)
        named = ", ".join(f"{rule} ({count})" if count > 1 else rule
                          for rule, count in sorted(rules.items()))  # fmt: skip
        streams.say(f"failed by {counted(len(failing), 'finding')}: {named}")
    elif counting and not failing:
        streams.say(f"none of them fails the run (--fail-on {done.fail_on}; notes never do)")
    return bool(failing)
