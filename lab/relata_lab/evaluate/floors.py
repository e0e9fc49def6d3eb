"""Floors of accuracy that never go down: `python -m relata_lab.evaluate.floors`.

baseline.json holds, for each corpus, split and engine, the figures that must be reached
("joint.f1"). Two things are checked: no floor is lower than, or missing against, the same
file in an earlier commit; and what is measured now reaches every floor. What can no longer be
measured is listed under `retired`, with the reason. `--set` raises the floors to what is
measured, less a margin, and never lowers one; an engine without floors gets those that the
corpus's other engines have.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from relata.attribute import ENGINES
from relata.model.errors import MissingInput, RecordError, RelataError
from relata_lab.corpora.name_pairs import SETS
from relata_lab.corpora.read import find_folder
from relata_lab.evaluate.parallel import map_jobs

#: corpus -> split -> engine -> figure -> floor
Floors = dict[str, dict[str, dict[str, dict[str, float]]]]
#: (corpus, split, engine) -> figure -> measured
Measure = Callable[[str, str, str], dict[str, float]]
#: "corpus split engine" -> why its floors are gone.
Retired = dict[str, str]
#: Whole articles, measured by the editor's rule; their floors are set by hand.
READINGS = ("readings", "ntrex")
#: Makes the measure for some floors.
Measuring = Callable[[Floors], Measure]

FILE = "baseline.json"
#: Below what is measured, so that an honest change elsewhere does not stop the line.
MARGIN = 0.003


def load(data: bytes | str, where: str = FILE) -> Floors:
    """The floors of a baseline file. Raises RecordError where it is not one."""
    try:
        return msgspec.convert(msgspec.json.decode(data)["floors"], Floors)
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError, TypeError) as error:
        raise RecordError(f"{where} holds no floors: {error}") from error


def load_retired(data: bytes | str, where: str = FILE) -> Retired:
    """The retired floors of a baseline file. Raises RecordError where it is not one."""
    try:
        return msgspec.convert(msgspec.json.decode(data).get("retired", {}), Retired)
    except (msgspec.DecodeError, msgspec.ValidationError, AttributeError) as error:
        raise RecordError(f"{where} holds no retired floors: {error}") from error


def flat(floors: Floors) -> dict[tuple[str, str, str, str], float]:
    """The floors by (corpus, split, engine, figure)."""
    return {
        (corpus, part, engine, figure): floor
        for corpus, parts in floors.items()
        for part, engines in parts.items()
        for engine, figures in engines.items()
        for figure, floor in figures.items()
    }


def lowered(now: Floors, before: Floors, retired: Retired) -> list[str]:
    """Floors that are lower than before or gone without being retired, a line each."""
    current = flat(now)
    found = []
    for key, floor in sorted(flat(before).items()):
        if " ".join(key[:3]) in retired:
            continue
        name = " ".join(key)
        if key not in current:
            found.append(f"{name}: the floor {floor} is gone")
        elif current[key] < floor:
            found.append(f"{name}: the floor went down from {floor} to {current[key]}")
    return found


def missed(floors: Floors, measure: Measure) -> tuple[list[str], list[str]]:
    """The measured figures and their floors: (all lines, the lines of floors not reached)."""
    lines, failed = [], []
    for corpus, parts in floors.items():
        for part, engines in parts.items():
            for engine, figures in engines.items():
                now = measure(corpus, part, engine)
                for figure, floor in figures.items():
                    value = now.get(figure)
                    shown = "not measured" if value is None else f"{value:.4f}"
                    line = f"{corpus} {part} {engine} {figure}: {shown}, floor {floor}"
                    lines.append(line)
                    if value is None or round(value, 4) < floor:
                        failed.append(line)
    return lines, failed


def raised(floors: Floors, measure: Measure) -> Floors:
    """Every floor set to the measured figure less the margin, none lower than it was.

    An engine that gives no figure at all and has no floor yet gets none.
    """
    return {
        corpus: {
            part: {
                engine: {
                    figure: max(floor, round(now.get(figure, 0.0) - MARGIN, 3))
                    for figure, floor in figures.items()
                }
                for engine, figures in engines.items()
                for now in (measure(corpus, part, engine),)
                if now or any(figures.values())
            }
            for part, engines in parts.items()
        }
        for corpus, parts in floors.items()
    }


def with_engines(floors: Floors, engines: Sequence[str]) -> Floors:
    """The floors, and for an engine that has none on a corpus floors of 0 for the same figures.

    Web pages measure the readers, pairs of names the module `names`: they have no engines.
    """
    found: Floors = {}
    for corpus, parts in floors.items():
        found[corpus] = {}
        for part, held in parts.items():
            names = dict.fromkeys(name for figures in held.values() for name in figures)
            own = corpus.startswith(("web_", "timex_")) or corpus in (*SETS, *READINGS)
            added = () if own else engines
            new = {e: dict.fromkeys(names, 0.0) for e in added if e not in held}
            found[corpus][part] = {**held, **new}
    return found


def measured_at_once(floors: Floors) -> Measure:
    """`measured` for everything that has a floor, measured beforehand in a few processes."""
    keys = list(dict.fromkeys(key[:3] for key in flat(floors)))
    keys.sort(key=lambda key: not key[0].startswith("web_"))  # the longest first
    found = dict(zip(keys, map_jobs(_measured, keys), strict=True))

    def measure(corpus: str, part: str, engine: str) -> dict[str, float]:
        return found[corpus, part, engine]

    return measure


def _measured(key: tuple[str, str, str]) -> dict[str, float]:
    return measured(*key)


def measured(corpus: str, part: str, engine: str) -> dict[str, float]:
    """The mapped figures of a corpus: "joint.f1", "content.p", "speaker.exact" …

    Of whole articles (`READINGS`) those of the editor's rule; of a corpus of web pages the
    readers' own figures, by their names there; of pairs of names the best F1 of each set. Empty
    where the engine has no weights for the corpus's language, so that another one would be
    measured.
    """
    from relata_lab.evaluate.statements.run import EvaluationOptions, evaluate

    if corpus.startswith("web_"):
        from relata_lab.evaluate.pages import measure as web

        return dict(web.evaluate(find_folder() / corpus)["figures"][part]["relata"])
    if corpus.startswith("timex_"):
        return _times(corpus, part)
    if corpus in READINGS:
        return _by_the_editors_rule(corpus, engine)
    if corpus in SETS:
        from relata_lab.evaluate.names import measure as names

        return {f"{name}.f1": f1 for name, f1 in names.best_f1(find_folder(), corpus).items()}
    report = evaluate(corpus, EvaluationOptions(split=part, engine=engine))
    scores = report.mapped
    if scores is None or report.engine != engine:
        return {}
    found: dict[str, float] = {}
    for name, figure in scores.figures.items():
        found |= {f"{name}.p": figure.p, f"{name}.r": figure.r, f"{name}.f1": figure.f1}
    return found | {f"{name}.exact": figure.f1 for name, figure in scores.exact.items()}


def _times(corpus: str, language: str) -> dict[str, float]:
    """F1 of strict extents and of their values, mapped, in a language of a corpus of times."""
    from relata_lab.evaluate.times import measure as times

    found = times.evaluate(corpus, find_folder(), languages=frozenset((language,)), yardstick=False)
    scores = found.scores[language, "relata, mapped"]
    return {f"{name}.f1": scores.figures(name)[2] for name in ("extent", "value")}


def _by_the_editors_rule(corpus: str, engine: str) -> dict[str, float]:
    """The figures of whole articles: precision, recall, what is sure, hands and addressees.

    The calibration error is given as its complement, so that it may have a floor. Empty where
    the engine is not installed.
    """
    from relata.model.errors import UsageError
    from relata_lab.corpora.readings.load import load as read
    from relata_lab.evaluate.readings.figures import figures
    from relata_lab.evaluate.readings.run import judged, with_engine

    try:
        found = figures(list(judged(read(corpus).readings, with_engine(engine))))
    except UsageError:
        return {}
    measured = {
        "precision": found.all.precision,
        "recall": found.all.recall,
        "calibrated": 1.0 - found.calibration,
        "sure.recall": found.sure_recall,
    }
    if "sure" in found.tiers:
        measured["sure.precision"] = found.tiers["sure"].precision
    return measured


def earlier(root: Path, name: str = FILE) -> dict[str, Floors]:
    """The file in earlier commits, by the commit's name; commits without it are left out.

    Looked at: HEAD (for a change not committed yet), its parents, and where it left main.
    Empty outside a checkout, or where the clone does not reach back so far.
    """
    found: dict[str, Floors] = {}
    commits = _git(root, "rev-parse", "HEAD", "HEAD^@").split()
    for main in ("origin/HEAD", "origin/main", "main"):
        commits += _git(root, "merge-base", "HEAD", main).split()
    for commit in dict.fromkeys(commits):
        data = _git(root, "show", f"{commit}:{name}")
        if data.strip():
            found[commit[:10]] = load(data, f"{name} of {commit[:10]}")
    return found


def _git(root: Path, *words: str) -> str:
    """What git prints; empty where it fails or is not there."""
    try:
        done = subprocess.run(
            ["git", *words], cwd=root, capture_output=True, text=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def check(root: Path, measuring: Measuring, *, corpora: bool) -> tuple[list[str], list[str]]:
    """Both checks on the checkout at `root`: (lines to print, what is wrong)."""
    data = (root / FILE).read_bytes()
    floors, retired = load(data), load_retired(data)
    wrong = [
        f"{line} (against {commit})"
        for commit, before in earlier(root).items()
        for line in lowered(floors, before, retired)
    ]
    if not corpora:
        return ["no corpora at ../shared/corpora: only the floors were compared"], wrong
    lines, failed = missed(floors, measuring(floors))
    return lines, wrong + failed


def main(arguments: list[str] | None = None) -> int:
    """0 when all floors hold, 1 when one does not, 2 when it could not measure."""
    parser = argparse.ArgumentParser(
        prog="python -m relata_lab.evaluate.floors", description=__doc__
    )
    parser.add_argument("--set", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout")
    given = parser.parse_args(arguments)
    try:
        if given.set:
            return _set(given.root / FILE)
        lines, wrong = check(given.root, measured_at_once, corpora=_there())
    except (RelataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(lines))
    for line in wrong:
        print(f"FLOOR: {line}", file=sys.stderr)
    return 1 if wrong else 0


def _set(path: Path) -> int:
    content: dict[str, Any] = msgspec.json.decode(path.read_bytes())
    floors = with_engines(load(path.read_bytes()), [name for name, _ in ENGINES])
    content["floors"] = raised(floors, measured_at_once(floors))
    path.write_bytes(msgspec.json.format(msgspec.json.encode(content)) + b"\n")
    print(f"wrote {path}")
    return 0


def _there() -> bool:
    try:
        find_folder()
    except MissingInput:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
