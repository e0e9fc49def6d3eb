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

import msgspec

from relata.attribute.trained import contexts, network
from relata.attribute.trained.select import CONSTANT
from relata.attribute.trained.sets import Card, Set
from relata.evaluate import corpora
from relata.model.errors import MissingInput, UsageError
from relata.training.quick import quick
from relata.training.recipes import RECIPES, Recipe
from relata.training.texts import STATEMENTS

SEED = 1
#: Name of the fast engine's regressions among the sets.
FAST = "fast"
#: What the names of sets of word vectors begin with; the language follows.
CONTEXTS = "contexts-"


@dataclass(frozen=True, slots=True)
class Job:
    """One network to fit."""

    recipe: str
    number: int
    folder: Path
    seed: int = SEED


def everything() -> list[str]:
    """The names of all sets, in the order in which they are fitted."""
    return [*(CONTEXTS + code for code in sorted(STATEMENTS)), *(r.name for r in RECIPES), FAST]


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

    from relata.training import examples as ex
    from relata.training.export import exported
    from relata.training.fit import Fitter, hide_seldom, word_rows
    from relata.training.model import loud

    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    made = recipe(job.recipe)
    _use_new_contexts(made, job.folder)
    taught = [
        e
        for number, school in enumerate(made.schools)
        for e in ex.examples(school, number, "train")
        if made.layer == "cues" or not ex.kept_apart(e.id)  # cues get no calibrated scores
    ]
    hide_seldom(taught)
    words = contexts.load(made.languages[0])
    context = loud(words) if words is not None else None
    model = Fitter(
        made, taught, made.networks[job.number], job.seed + job.number, _say, context
    ).fit()
    path = job.folder / f"{made.name}{job.number}.npz"
    path.write_bytes(exported(model, word_rows(taught)))
    return path


def _readable(card: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n"


def _use_new_contexts(made: Recipe, folder: Path) -> None:
    """Read with the vectors that were fitted before, where there are any."""
    for code in made.languages:
        path = folder / contexts.file_name(code)
        if path.is_file():
            contexts.give(code, path.read_bytes())


def fit_contexts(job: Job) -> Path:
    """Fit the word vectors of the language that the job's recipe stands for."""
    import torch

    from relata.training.texts import TERMS, texts
    from relata.training.vectors import packed, split, vectors

    torch.set_num_threads(1)
    code = job.recipe.removeprefix(CONTEXTS)
    words = [split(text) for text in texts(code)]
    forms, found = vectors(words, job.seed)
    data = packed(forms, found)
    identity = f"{job.recipe}-{hashlib.sha256(data).hexdigest()[:12]}"
    count = sum(map(len, words))
    making = contexts.Making(identity, TERMS[code], count, len(forms), job.seed)
    path = job.folder / contexts.file_name(code)
    path.write_bytes(data)
    path.with_suffix(".json").write_bytes(_readable(making))
    return path


def card(name: str, folder: Path, *, seconds: float, seed: int = SEED) -> Card:
    """The card of a recipe's fitted networks, scores calibrated on what was kept apart."""
    from relata.training import examples as ex
    from relata.training.calibrate import calibrated

    made = recipe(name)
    _use_new_contexts(made, folder)
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
        habits=made.habits, lexical=made.lexical, training=training,
    )  # fmt: skip
    if made.layer == "cues":
        return plain
    models = Set(plain, tuple(network.read(d) for d in data), contexts.load(made.languages[0]))
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
    chosen = [recipe(n) for n in wanted if n != FAST and n not in words]
    if (chosen or words) and find_spec("torch") is None:
        raise MissingInput(
            "training needs torch: install the extra with pip install 'relata-news[train]'"
        )
    corpora.find_folder()
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.perf_counter()
    jobs = [Job(r.name, k, folder) for r in chosen for k in range(len(r.networks))]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        paths = list(pool.map(fit_contexts, [Job(n, 0, folder) for n in words]))
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
