"""The run: inputs by number, each read, checked and written within a bound of time."""

from __future__ import annotations

import random
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from msgspec import Struct, field

from relata import pipeline, readers
from relata.model.errors import InputError
from relata.model.threads import LOADING
from relata_lab.fuzz.checks import check, check_written
from relata_lab.fuzz.mutations import mutated
from relata_lab.fuzz.seeds import Seed, seeds

#: Seconds of processor time that one input may take: it has at most 20,000 bytes (more where an
#: archive unpacks to more).
MOST_SECONDS = 20.0
#: Failures that are kept.
MOST_FAILURES = 50


class Hang(Exception):
    """An input takes longer than `MOST_SECONDS`."""


class Failure(Struct, frozen=True):
    """An input that broke a promise: its number makes it again."""

    number: int
    name: str
    #: The error and its place.
    why: str


class Outcome(Struct):
    """What came of a run."""

    inputs: int = 0
    seconds: float = 0.0
    #: Format -> inputs; kind of error, or "read" -> inputs.
    formats: Counter[str] = field(default_factory=Counter)
    results: Counter[str] = field(default_factory=Counter)
    statements: int = 0
    slowest: float = 0.0
    slowest_number: int = 0
    failures: list[Failure] = field(default_factory=list)


class Case(Struct, frozen=True):
    """One input."""

    name: str
    data: bytes
    #: Language that is given, or None.
    language: str | None


def case(seed: int, number: int) -> Case:
    """Input `number` of the run with this seed: always the same."""
    rng = random.Random(f"{seed}:{number}")  # noqa: S311 - to be repeated, no secret
    known: tuple[Seed, ...] = seeds()
    base = rng.choice(known)
    name = base.name if rng.random() < 0.9 else rng.choice(known).name
    language = base.language if rng.random() < 0.5 else None
    return Case(name, mutated(base, known, rng), language)


def read(item: Case, number: int, engine: str | None) -> int:
    """Read one input and check what comes of it; the number of statements.

    Raises InputError where it cannot be read, and whatever must not be raised.
    """
    document = readers.read_bytes(item.data, name=item.name)
    record = pipeline.analyse(document, language=item.language, engine=engine)
    check(record)
    check_written(record, number)
    return len(record.statements)


@contextmanager
def _bounded() -> Iterator[None]:
    def hang(_number: int, _frame: FrameType | None) -> None:
        raise Hang(f"over {MOST_SECONDS:.0f} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, hang)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def run(
    *,
    seed: int,
    start: int = 0,
    inputs: int | None = None,
    seconds: float | None = None,
    engine: str | None = None,
    report: Callable[[Outcome], None] = lambda _: None,
) -> Outcome:
    """Read inputs from number `start` on: this many, or for this long.

    `report` is called after every thousand. The main thread only: a signal bounds each input.
    """
    outcome = Outcome()
    with LOADING:
        seeds()
    begun = time.monotonic()
    number = start
    while (inputs is None or outcome.inputs < inputs) and (
        seconds is None or time.monotonic() - begun < seconds
    ):
        _one(case(seed, number), number, engine, outcome)
        number += 1
        outcome.seconds = time.monotonic() - begun
        if outcome.inputs % 1000 == 0:
            report(outcome)
    return outcome


def _one(item: Case, number: int, engine: str | None, outcome: Outcome) -> None:
    outcome.inputs += 1
    outcome.formats[item.name.rpartition(".")[2] if "." in item.name else "none"] += 1
    used = time.process_time()
    try:
        with _bounded():
            outcome.statements += read(item, number, engine)
        outcome.results["read"] += 1
    except InputError as error:
        outcome.results[error.kind] += 1
    except Exception as error:
        outcome.results["FAILED"] += 1
        place = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__} at {place.filename}:{place.lineno}: {str(error)[:200]}"
        if len(outcome.failures) < MOST_FAILURES:
            outcome.failures.append(Failure(number, item.name, why))
    used = time.process_time() - used
    if used > outcome.slowest:
        outcome.slowest, outcome.slowest_number = used, number
