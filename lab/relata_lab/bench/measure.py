"""Speed: plain text to record, in one process and one thread, compared with a known yardstick.

Texts are those of wikinews-de's dev part, or given ones. Rates are medians over
repeated passes after a warm-up pass, in processor time, so that other programs do not count
(one thread: on an idle machine it is the waiting time). Each program's own tokenizer counts
its tokens: ours for our rate, spaCy's for spaCy's; both counts are given. Peak memory is the
process's, read before the yardstick is loaded. Cold starts are whole processes, measured from
outside by the clock. So is each engine: one process reads all texts once, with the readings and
polnear's dev part where they are, and its start and its loading count.
"""

from __future__ import annotations

import gc
import subprocess  # our own command, to measure its cold start
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, ParamSpec, TypeVar

from relata import attribute, pipeline, readers, segment
from relata.lang.language import Language
from relata.lang.language import load as language
from relata.model.drafts import Analysis
from relata.model.errors import MissingInput, RelataError
from relata_lab.bench import process
from relata_lab.corpora.read import find_folder, load, split_file
from relata_lab.corpora.readings import load as readings

P = ParamSpec("P")
R = TypeVar("R")

CORPUS, PART = "wikinews-de", "dev"
#: A corpus of longer texts, in English, that whole processes read too.
LONGER = "polnear"
#: Words of the article that a cold start reads.
ARTICLE = 600
#: Target of an engine in tokens a second.
ENGINE_TARGETS = {"encoder": 1_800, "fast": 40_000, "grammar": 25_000}
#: Target of each other figure, a floor or a ceiling.
TARGETS = {
    "peak_memory_mb": 700,
    "yardstick_ratio": 1 / 30,
    "ten_times_as_long": 12.0,
    "help_seconds": 0.2,
    "read_seconds": 1.5,
}
_BASE = 30_000


def _seconds(call: Callable[P, object], *args: P.args, **options: P.kwargs) -> float:
    start = process_time()
    call(*args, **options)
    return process_time() - start


def _waited(call: Callable[P, object], *args: P.args, **options: P.kwargs) -> float:
    start = perf_counter()
    call(*args, **options)
    return perf_counter() - start


def _analyse(text: str, engine: str | None) -> None:
    pipeline.analyse(readers.read_text(text), engine=engine)


def _readable(text: str) -> bool:
    """Whether the text is not empty, and in a supported language."""
    try:
        readers.read_text(text)
        _language(text)
    except RelataError:
        return False
    return True


def _language(text: str) -> Language:
    return language(segment.identify(text, None)[0])


def _tokens(texts: list[str]) -> int:
    return sum(
        len(segment.segment(readers.read_text(text), _language(text)).words) for text in texts
    )


def stages(texts: list[str], tokens: int, engine: str | None) -> dict[str, float]:
    """Microseconds a token that each stage takes, over one warm pass."""
    names = ("read", "identify", "segment", *(stage.id for stage in pipeline.STAGES))
    spent = dict.fromkeys(names, 0.0)

    def timed(stage: str, call: Callable[P, R], *args: P.args, **options: P.kwargs) -> R:
        start = process_time()
        value = call(*args, **options)
        spent[stage] += process_time() - start
        return value

    for text in texts:
        document = timed("read", readers.read_text, text)
        tongue = timed("identify", _language, text)
        cut = timed("segment", segment.segment, document, tongue)
        analysis = Analysis(document, cut)
        chosen = attribute.choose(engine, tongue.code).name
        for stage in pipeline.STAGES:
            timed(stage.id, stage.run, analysis, pipeline.Settings(tongue, chosen))
    return {stage: round(seconds / tokens * 1e6, 2) for stage, seconds in spent.items()}


def linear(texts: list[str], repeats: int, engine: str | None) -> float:
    """The factor of time for ten times the text (best of the passes); 10 is linear."""
    base, length = [], 0
    for text in texts:
        base.append(text)
        length += len(text)
        if length >= _BASE:
            break
    short = "\n\n".join(base)
    long = "\n\n".join([short] * 10)
    times = [
        min(_seconds(_analyse, text, engine) for _ in range(max(2, repeats)))
        for text in (short, long)
    ]
    return times[1] / times[0]


def yardstick(texts: list[str], repeats: int) -> dict[str, Any] | None:
    """spaCy's blank German tokenizer with its sentencizer on the same texts, warm; None
    where spaCy (the extra `yardstick`) is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.max_length = max(map(len, texts)) + 1
    tokens = sum(len(nlp(text)) for text in texts)
    seconds = median(_seconds(lambda: [nlp(text) for text in texts]) for _ in range(repeats))
    return {
        "name": f"spaCy {version('spacy')}, blank German tokenizer and sentencizer",
        "tokens": tokens,
        "tokens_per_second": round(tokens / seconds),
    }


def _command() -> list[str]:
    script = Path(sys.executable).with_name("relata")
    return [str(script)] if script.is_file() else [sys.executable, "-m", "relata"]


def _start(call: list[str]) -> None:
    subprocess.run(call, check=True, capture_output=True, env=process.environment())


def cold(text: str, repeats: int, engine: str | None) -> dict[str, float]:
    """Seconds of a whole process: `relata --help`, and `relata read` of one article."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(text, encoding="utf-8")
        chosen = ["--engine", engine] if engine else []
        calls = {"help_seconds": ["--help"], "read_seconds": ["read", *chosen, str(article)]}
        found = {}
        for name, arguments in calls.items():
            call = [*_command(), *arguments]

            try:
                _start(call)
                found[name] = round(median(_waited(_start, call) for _ in range(repeats)), 3)
            except subprocess.CalledProcessError as error:
                message = error.stderr.decode("utf-8", "replace").strip().splitlines()
                raise RelataError(f"{' '.join(call)} failed: {' '.join(message[-1:])}") from error
    return found


def _used(texts: list[str], engine: str | None) -> str:
    """The engines that read the texts when `engine` is asked for."""
    codes = {_language(text).code for text in texts}
    return ", ".join(sorted({attribute.choose(engine, code).name for code in codes}))


def engines(texts: list[str], tokens: int, asked: str | None) -> list[dict[str, Any]]:
    """Time and memory of each engine, or of the one asked for, as a whole process on the texts.

    Engines that leave every text to another one are skipped, unless asked for.
    """
    found = []
    for name in [asked] if asked else [name for name, _ in attribute.ENGINES]:
        measured = process.measure(name, texts)
        if asked or name in measured["engines"]:
            rate = round(tokens / measured["seconds"])
            row = {"engine": name, "tokens": tokens, "tokens_per_second": rate}
            found.append({**row, **measured})
    return found


def _texts(corpora: Path | None, given: list[str] | None) -> tuple[str, list[str]]:
    """The texts' description, and those of them that can be read."""
    if given is not None:
        name, texts = "the given texts", given
    else:
        folder, name = find_folder(corpora), f"{CORPUS} {PART}"
        texts = [d.text for d in load(split_file(folder, CORPUS, PART), CORPUS)]
    readable = [text for text in texts if _readable(text)]
    if not readable:
        raise MissingInput(f"{name}: no text in a language that Relata reads")
    return name, readable


def _more(corpora: Path | None) -> list[str]:
    """What whole processes read besides: the readings, and the longer corpus's dev part."""
    folder, found = find_folder(corpora), []
    with suppress(MissingInput):
        found += [reading.text for reading in readings.load("readings", corpora=folder).readings]
    with suppress(MissingInput):
        found += [d.text for d in load(split_file(folder, LONGER, PART), LONGER)]
    return [text for text in found if _readable(text)]


def _article(texts: list[str]) -> str:
    """The text that is nearest to an article's usual length."""
    return min(texts, key=lambda text: abs(len(text.split()) - ARTICLE))


def run(
    corpora: Path | None = None,
    repeats: int = 5,
    *,
    engine: str | None = None,
    given: list[str] | None = None,
) -> dict[str, Any]:
    """Measure everything on the texts below `corpora`, or on the given ones.

    `engine` is the one to measure; None takes the default for what is measured in this
    process, and all of them for whole processes (`engines`). Rates are per second,
    `peak_memory_mb` in MiB, `stages` in microseconds a token, `yardstick` and
    `yardstick_ratio` are None without spaCy. Raises MissingInput where the texts are not there.
    """
    name, texts = _texts(corpora, given)
    more = _more(corpora) if given is None else []

    def once() -> None:
        for text in texts:
            _analyse(text, engine)

    once()
    gc.collect()
    seconds = median(_seconds(once) for _ in range(repeats))
    memory = process.peak_memory_mb()
    tokens = _tokens(texts)
    rate = tokens / seconds
    measure: dict[str, Any] = {
        "texts": name,
        "engine": _used(texts, engine),
        "documents": len(texts),
        "tokens": tokens,
        "repeats": repeats,
        "tokens_per_second": round(rate),
        "documents_per_second": round(len(texts) / seconds, 1),
        "peak_memory_mb": round(memory),
        "stages": stages(texts, tokens, engine),
        "ten_times_as_long": round(linear(texts, min(repeats, 3), engine), 2),
        **cold(_article(texts), repeats, engine),
        "engines": engines([*texts, *more], tokens + _tokens(more), engine),
    }
    other = yardstick(texts, repeats)
    measure["yardstick"] = other
    measure["yardstick_ratio"] = round(rate / other["tokens_per_second"], 4) if other else None
    measure["targets"] = {**TARGETS, "tokens_per_second": ENGINE_TARGETS}
    return measure
