"""What the tests of threads read, and what came of it: in this process or in one of its own.

`python -m tests.threads.readings` reads everything in eight threads that start at once, as the
first thing that the process does, and prints the digests of the records as JSON.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
import threading
import tomllib
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parent.parent.parent
THREADS = 8
LANGUAGES = ("de", "en", "ru", "cs")
ENGINES = ("encoder", "fast", "grammar")

J = TypeVar("J", bound=Hashable)


class Reading(NamedTuple):
    """One text or page to read."""

    text: str
    engine: str | None = None
    page: bool = False


def texts(each: int = 15) -> list[str]:
    """Short articles, `each` of a language, made of its pack's examples; languages alternate."""
    rows = []
    for code in LANGUAGES:
        file = ROOT / "src" / "relata" / "lang" / "packs" / code / "examples.toml"
        examples = tomllib.loads(file.read_text(encoding="utf-8"))["example"]
        said = [example["text"] for example in examples]
        rows.append(["\n\n".join(said[k::each][:6]) for k in range(each)])
    return [text for row in zip(*rows, strict=True) for text in row]


def pages(count: int = 8) -> list[str]:
    """Pages around these texts: with a printed date, with dates in meta data, badly nested."""
    dates = (
        "<time>March {day}, 2025</time>", "<p>am {day}. März 2025</p>",
        "<p class='date'>{day} марта 2025</p>", "<span class='published'>{day}. března 2025</span>",
    )  # fmt: skip
    found = []
    for k, text in enumerate(texts()[:count]):
        body = "".join(f"<p>{line} {line}</p>" for line in text.split("\n\n"))
        date = dates[k % 4].format(day=k + 1)
        nested = "<div>" * (3 + 100 * (k % 3)) + body
        found.append(
            f"<!doctype html><html><head><title>Page {k}</title></head><body><h1>Page {k}</h1>"
            f"{date}<div class='content'>{nested}</div></body></html>"
        )
    return found


def digest(reading: Reading) -> str:
    """The digest of a record that went to JSON and back, or the error that came instead."""
    import relata

    try:
        if reading.page:
            from relata import pipeline, readers

            document = readers.read_bytes(reading.text.encode(), name="page.html")
            record = pipeline.analyse(document, engine=reading.engine)
        else:
            record = relata.read(reading.text, engine=reading.engine)
    except relata.InputError as error:
        return f"{type(error).__name__}: {error}"
    data = relata.to_json(record)
    assert relata.to_json(relata.from_json(data)) == data
    return hashlib.sha256(data).hexdigest()


def in_threads(
    job: Callable[[J], str], jobs: Sequence[J], threads: int = THREADS
) -> list[dict[J, str]]:
    """What each thread got for every job; all begin at once, each has an order of its own."""
    barrier = threading.Barrier(threads)
    found: list[dict[J, str]] = [{} for _ in range(threads)]

    def run(number: int) -> None:
        order = list(jobs)
        random.Random(number).shuffle(order)
        barrier.wait()
        for one in order:
            try:
                found[number][one] = job(one)
            except Exception as error:
                found[number][one] = repr(error)

    workers = [threading.Thread(target=run, args=(k,), daemon=True) for k in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=100)
    assert not any(worker.is_alive() for worker in workers), "threads wait for one another"
    return found


def cold_readings() -> list[Reading]:
    """What a new process reads: every language by every engine, and pages."""
    few = texts()[:8]
    return [
        *(Reading(text, engine) for text in few for engine in ENGINES),
        *(Reading(page, page=True) for page in pages(4)),
    ]


def main(arguments: list[str]) -> None:
    """Read in threads, first of all; `--small-caches`: that are always full."""
    if "--small-caches" in arguments:
        _make_caches_small()
    jobs = cold_readings()
    found = in_threads(digest, jobs)
    print(json.dumps([[row[job] for job in jobs] for row in found]))


#: Bounds of what is remembered of forms and names, as modules have taken them over.
BOUNDS = (
    "MAX_FORMS", "_KEEP", "CACHED_WORDS", "CACHED_CONTEXTS", "CACHED_ANSWERS",
    "CACHED_GRAPHEMES",
)  # fmt: skip


def _make_caches_small() -> None:
    import relata.attribute.merge.engine
    import relata.names.uses.within_text
    import relata.pipeline  # noqa: F401

    changed = set()
    for name, module in list(sys.modules.items()):
        if name.startswith("relata."):
            for bound in BOUNDS:
                if hasattr(module, bound):
                    setattr(module, bound, 20)
                    changed.add(bound)
    assert changed == set(BOUNDS)
    sys.setswitchinterval(1e-5)


if __name__ == "__main__":
    main(sys.argv[1:])
