"""`relata train`: the shipped weights from the corpora, with their cards."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec

from relata.attribute.neural.networks import dependency_parser, forward
from relata.attribute.neural.networks.bundle import Card, Set
from relata.attribute.neural.selection import CONSTANT
from relata.attribute.neural.stored import word_vectors
from relata.attribute.neural.stored.files import Making, Shelf
from relata.model.errors import MissingInput, UsageError
from relata_lab.corpora import read
from relata_lab.training.calibrated_engine import quick
from relata_lab.training.networks.recipes import RECIPES, Recipe
from relata_lab.training.networks.texts import STATEMENTS
from relata_lab.training.networks.treebanks import TREEBANKS

SEED = 1
#: Name of the fast engine's regressions among the sets.
FAST = "fast"
#: What the names of sets of word vectors and of parsers begin with; the language follows.
CONTEXTS, SYNTAX = "contexts-", "syntax-"


@dataclass(frozen=True, slots=True)
class Job:
    """One network to fit."""

    recipe: str
    number: int
    folder: Path
    seed: int = SEED


def everything() -> list[str]:
    """The names of all sets, in the order in which they are fitted."""
    words = [CONTEXTS + code for code in sorted(STATEMENTS)]
    return [
        *words,
        *(SYNTAX + code for code in sorted(TREEBANKS)),
        *(r.name for r in RECIPES),
        FAST,
    ]


def recipe(name: str) -> Recipe:
    """The recipe with this name. Raises UsageError, naming the others."""
    for one in RECIPES:
        if one.name == name:
            return one
    known = ", ".join(everything())
    raise UsageError(f"no weights {name!r}; there are {known}")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def fit(job: Job) -> Path:
    """Fit one network and write its file; returns where it lies."""
    import torch

    from relata_lab.training.networks import examples as ex
    from relata_lab.training.networks.export import exported
    from relata_lab.training.networks.fit import Fitter, hide_seldom, word_rows
    from relata_lab.training.networks.model import loud

    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    made = recipe(job.recipe)
    _use_new(made.languages, job.folder)
    taught = [
        e
        for number, school in enumerate(made.schools)
        for e in ex.examples(school, number, "train")
        if made.layer == "cues" or not ex.kept_apart(e.id)  # cues get no calibrated scores
    ]
    words = word_vectors.load(made.languages[0])
    if made.syntax:
        ex.add_syntax(taught, made.languages[0])
    tables = [e.arrays.ids for e in taught]
    hide_seldom(tables)
    context = loud(words) if words is not None else None
    model = Fitter(
        made, taught, made.networks[job.number], job.seed + job.number, _say, context
    ).fit()
    path = job.folder / f"{made.name}{job.number}.npz"
    path.write_bytes(exported(model, word_rows(tables)))
    return path


def _readable(card: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n"


def _use_new(languages: Iterable[str], folder: Path) -> None:
    """Read with the vectors and the parsers that were fitted before, where there are any."""
    shelves: tuple[Shelf[Any], ...] = (word_vectors.SHELF, dependency_parser.SHELF)
    for code in languages:
        for shelf in shelves:
            path = folder / shelf.file_name(code)
            if path.is_file():
                shelf.give(code, path.read_bytes())


def fit_contexts(job: Job) -> Path:
    """Fit the word vectors of the language that the job's recipe stands for."""
    import torch

    from relata_lab.training.networks.texts import TERMS, texts
    from relata_lab.training.networks.vectors import packed, split, vectors

    torch.set_num_threads(1)
    begun = time.process_time()
    code = job.recipe.removeprefix(CONTEXTS)
    words = [split(text) for text in texts(code)]
    forms, found = vectors(words, job.seed)
    count = sum(map(len, words))
    making = Making("", TERMS[code], count, len(forms), job.seed, _minutes(begun))
    return _shelve(job, word_vectors.SHELF, packed(forms, found), making)


def fit_syntax(job: Job) -> Path:
    """Fit the parser of the language that the job's recipe stands for."""
    import torch

    from relata_lab.training.networks import parser
    from relata_lab.training.networks.export import exported
    from relata_lab.training.networks.fit import hide_seldom, word_rows
    from relata_lab.training.networks.model import loud
    from relata_lab.training.networks.treebanks import trees

    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    begun = time.process_time()
    code = job.recipe.removeprefix(SYNTAX)
    _use_new([code], job.folder)
    found, names = trees(read.find_folder() / "ud", code)
    tables = [t.ids for t in found]
    hide_seldom(tables)
    words = word_vectors.load(code)
    context = loud(words) if words is not None else None
    model = parser.fit(found, names, context, job.seed, _say)
    count = sum(len(t.ids) for t in found)
    making = Making("", TREEBANKS[code], count, len(found), job.seed, _minutes(begun))
    return _shelve(
        job, dependency_parser.SHELF, exported(model, word_rows(tables), parser.KEPT), making
    )


def _minutes(begun: float) -> int:
    return max(1, round((time.process_time() - begun) / 60))


def _shelve(job: Job, shelf: Shelf[Any], data: bytes, making: Making) -> Path:
    """Write the file of a language's shared arrays, and the note of its making."""
    identity = f"{job.recipe}-{hashlib.sha256(data).hexdigest()[:12]}"
    path = job.folder / shelf.file_name(job.recipe.removeprefix(shelf.name + "-"))
    path.write_bytes(data)
    note = msgspec.structs.replace(making, id=identity)
    path.with_suffix(".json").write_bytes(_readable(note))
    return path


def card(name: str, folder: Path, *, seconds: float, seed: int = SEED) -> Card:
    """The card of a recipe's fitted networks, scores calibrated on what was kept apart."""
    from relata_lab.training.networks import examples as ex
    from relata_lab.training.networks.calibrate import calibrated

    made = recipe(name)
    _use_new(made.languages, folder)
    files = tuple(f"{made.name}{k}.npz" for k in range(len(made.networks)))
    data = [(folder / file).read_bytes() for file in files]
    identity = hashlib.sha256(b"".join(data)).hexdigest()[:12]
    training = {
        "seed": str(seed),
        "minutes": f"{seconds / 60:.0f}",
        "corpora": "; ".join(f"{s.corpus} (train; {s.licence})" for s in made.schools),
    }
    plain = Card(
        id=f"{made.name}-{identity}", languages=made.languages, files=files, school=0,
        layer=made.layer, least=made.least, least_own=made.least_own, calibration=CONSTANT,
        habits=made.habits, lexical=made.lexical, training=training, syntax=made.syntax,
    )  # fmt: skip
    if made.layer == "cues":
        return plain
    models = Set(plain, tuple(forward.read(d) for d in data), word_vectors.load(made.languages[0]))
    school = made.schools[0]
    kept = [e for e in ex.examples(school, 0, "train") if ex.kept_apart(e.id)]
    return msgspec.structs.replace(plain, calibration=calibrated(kept, models))


def train(
    names: Iterable[str], folder: Path, *, workers: int = 2, say: Callable[[str], None] = _say
) -> list[Path]:
    """Fit the named sets (all of them if none is named) into a folder; returns the files.

    One network takes one process and one core. Raises MissingInput where the corpora or
    torch are missing, UsageError for an unknown name.
    """
    wanted = list(names) or everything()
    words = [n for n in everything() if n in wanted and n.startswith(CONTEXTS)]
    parsers = [n for n in everything() if n in wanted and n.startswith(SYNTAX)]
    chosen = [recipe(n) for n in wanted if n not in (FAST, *words, *parsers)]
    if (chosen or words or parsers) and find_spec("torch") is None:
        raise MissingInput(
            "training needs torch: install the extra with pip install 'relata-news[train]'"
        )
    read.find_folder()
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.perf_counter()
    jobs = [Job(r.name, k, folder) for r in chosen for k in range(len(r.networks))]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        paths = list(pool.map(fit_contexts, [Job(n, 0, folder) for n in words]))
        paths += pool.map(fit_syntax, [Job(n, 0, folder) for n in parsers])
        paths += pool.map(fit, jobs)
    for one in chosen:
        made = card(one.name, folder, seconds=time.perf_counter() - begun)
        path = folder / f"{one.name}.card.json"
        path.write_bytes(_readable(made))
        paths.append(path)
        say(f"{one.name}: {made.id}")
    if FAST in wanted:
        paths.append(folder / "fast.json")
        regressions = msgspec.json.encode(quick(), order="sorted")
        paths[-1].write_bytes(msgspec.json.format(regressions, indent=1) + b"\n")
    return paths
