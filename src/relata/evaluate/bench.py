"""Speed: plain text to record, in one process and one thread, beside a known yardstick.

Texts are those of wikinews-de, train and dev (speed only). Rates are medians over repeated
passes after a warm-up pass, in processor time, so that what else the machine does counts
for neither (one thread: on a quiet machine it is the time one waits). Tokens are counted by
each program's own tokenizer: ours for our rate, spaCy's for spaCy's, and both counts are
given. Peak memory is the process's, read before the yardstick is loaded. Cold starts are
whole processes, measured from outside by the clock.
"""

from __future__ import annotations

import gc
import resource
import subprocess  # our own command, to measure its cold start
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, ParamSpec, TypeVar

from relata import attribute, mentions, pipeline, readers, resolve, segment
from relata.evaluate.corpora import load, part_file
from relata.lang.language import load as language
from relata.model.errors import MissingInput, RelataError

P = ParamSpec("P")
R = TypeVar("R")

CORPUS, PARTS = "wikinews-de", ("train", "dev")
#: What issue and design ask for: the floor of each figure, or its ceiling.
ASKED = {
    "tokens_per_second": 25_000,
    "yardstick_ratio": 1 / 30,
    "ten_times_as_long": 12.0,
    "help_seconds": 0.2,
    "read_seconds": 0.8,
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


def _analyse(text: str) -> None:
    try:
        pipeline.analyse(readers.read_text(text))
    except RelataError:
        pass  # an error value is a result too


def _identify(text: str) -> None:
    try:
        segment.identify(text, None)
    except RelataError:
        pass


def _tokens(texts: list[str]) -> int:
    german = language("de")
    return sum(len(segment.segment(readers.read_text(text), german).words) for text in texts)


def stages(texts: list[str], tokens: int) -> dict[str, float]:
    """Microseconds a token that each stage takes, over one warm pass."""
    german = language("de")
    spent = dict.fromkeys(("read", "identify", "segment", "mentions", "attribute", "resolve"), 0.0)

    def timed(stage: str, call: Callable[P, R], *args: P.args, **options: P.kwargs) -> R:
        start = process_time()
        value = call(*args, **options)
        spent[stage] += process_time() - start
        return value

    for text in texts:
        document = timed("read", readers.read_text, text)
        timed("identify", _identify, text)
        cut = timed("segment", segment.segment, document, german)
        found = timed("mentions", mentions.find, cut, german)
        drafts = timed("attribute", attribute.find, cut, found, german)
        timed("resolve", resolve.resolve, document, cut, found, drafts, german)
    return {stage: round(seconds / tokens * 1e6, 2) for stage, seconds in spent.items()}


def linear(texts: list[str], repeats: int) -> float:
    """How many times as long a text takes that is ten times as long (best of the passes)."""
    base, length = [], 0
    for text in texts:
        base.append(text)
        length += len(text)
        if length >= _BASE:
            break
    short = "\n\n".join(base)
    long = "\n\n".join([short] * 10)
    times = [
        min(_seconds(_analyse, text) for _ in range(max(2, repeats))) for text in (short, long)
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
    subprocess.run(call, check=True, capture_output=True)


def cold(text: str, repeats: int) -> dict[str, float]:
    """Seconds of a whole process: `relata --help`, and `relata read` of one article."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(text, encoding="utf-8")
        calls = {"help_seconds": ["--help"], "read_seconds": ["read", str(article)]}
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


def run(corpora: Path, repeats: int = 5) -> dict[str, Any]:
    """Measure everything on the texts below `corpora`.

    Rates are per second, `peak_memory_mb` in MiB, `stages` in microseconds a token,
    `yardstick` and `yardstick_ratio` are None without spaCy. Raises MissingInput where the
    texts are not there.
    """
    texts = [
        document.text
        for part in PARTS
        for document in load(part_file(corpora, CORPUS, part), CORPUS)
    ]
    if not texts:
        raise MissingInput(f"{CORPUS} in {corpora} has no texts")

    def once() -> None:
        for text in texts:
            _analyse(text)

    once()
    gc.collect()
    seconds = median(_seconds(once) for _ in range(repeats))
    unit = 2**20 if sys.platform == "darwin" else 2**10
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    tokens = _tokens(texts)
    rate = tokens / seconds
    measure: dict[str, Any] = {
        "texts": f"{CORPUS} {' and '.join(PARTS)}",
        "documents": len(texts),
        "tokens": tokens,
        "repeats": repeats,
        "tokens_per_second": round(rate),
        "documents_per_second": round(len(texts) / seconds, 1),
        "peak_memory_mb": round(memory),
        "stages": stages(texts, tokens),
        "ten_times_as_long": round(linear(texts, min(repeats, 3)), 2),
        **cold(max(texts[:50], key=len), repeats),
    }
    other = yardstick(texts, repeats)
    measure["yardstick"] = other
    measure["yardstick_ratio"] = round(rate / other["tokens_per_second"], 4) if other else None
    measure["asked"] = ASKED
    return measure


def _judged(measure: dict[str, Any], key: str, text: str) -> str:
    """A figure with what is asked, and whether it is reached."""
    value, asked = measure[key], ASKED[key]
    if value is None:
        return f"{text} (asked: at least {asked:.3g})"
    floor = key in ("tokens_per_second", "yardstick_ratio")
    reached = value >= asked if floor else value <= asked
    number = f"{asked:,.0f}" if asked > 100 else f"{asked:.3g}"
    limit = f"at {'least' if floor else 'most'} {number}"
    return f"{text} ({limit}: {'yes' if reached else 'NO'})"


def table(measure: dict[str, Any]) -> str:
    """The measurements as lines for a person."""
    other = measure["yardstick"]
    rate, ratio = measure["tokens_per_second"], measure["yardstick_ratio"]
    if other:
        known = f"{other['tokens_per_second']:,} tokens/s of its own {other['tokens']:,} tokens"
        known = f"{other['name']}: {known}"
        share = f"{ratio:.4f}, 1/{1 / ratio:.1f} of it" if ratio else "0"
    else:
        known = "not installed (pip install 'relata-news[yardstick]')"
        share = "not known"
    rows = [
        ("texts", f"{measure['texts']}: {measure['documents']:,} documents, "
                  f"{measure['tokens']:,} of our tokens, one thread, "
                  f"median of {measure['repeats']}"),
        ("text to record", _judged(measure, "tokens_per_second", f"{rate:,} tokens/s")),
        ("", f"{measure['documents_per_second']:,} documents/s"),
        ("by stage", ", ".join(f"{k} {v:.2f}" for k, v in measure["stages"].items())
                     + " microseconds a token"),
        ("peak memory", f"{measure['peak_memory_mb']:,} MiB"),
        ("yardstick", known),
        ("our ratio to it", _judged(measure, "yardstick_ratio", share)),
        ("ten times as long", _judged(measure, "ten_times_as_long",
                                      f"takes {measure['ten_times_as_long']:.1f} times the time")),
        ("relata --help", _judged(measure, "help_seconds", f"{measure['help_seconds']:.3f} s")),
        ("relata read", _judged(measure, "read_seconds", f"{measure['read_seconds']:.3f} s")),
    ]  # fmt: skip
    width = max(len(name) for name, _ in rows) + 2
    return "\n".join(f"{name:<{width}}{value}" for name, value in rows) + "\n"
