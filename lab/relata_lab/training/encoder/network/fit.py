"""The training loop: one schedule, deterministic, and goes on after a stop.

Every window of every pass is drawn from the seed before the first step, and every batch has random
numbers of its own, so that a run that was stopped and resumed sees the same batches.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from relata_lab.training.encoder.data.batches import Batch, Piece, batch, cut, grouped
from relata_lab.training.encoder.data.gold import SCHEMES, Example
from relata_lab.training.encoder.network.network import Network, trained
from relata_lab.training.encoder.network.objective import Parts, objective
from relata_lab.training.encoder.network.schedules import Schedule

CHECKPOINT = "checkpoint.pt"
#: Steps between lines of the log, and between checkpoints.
LOG, SAVE = 20, 100


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run keeps its state, and how it is drawn."""

    folder: Path
    schedule: Schedule
    seed: int = 0
    #: Stop after this step; None: at the end of the schedule.
    until: int | None = None
    #: Checkpoint of an earlier run whose weights this one begins with.
    begin: Path | None = None

    @property
    def checkpoint(self) -> Path:
        """The state of the run."""
        return self.folder / CHECKPOINT


def plan(run: Run, corpora: dict[str, list[Example]]) -> list[list[Piece]]:
    """The batches of the whole run, in order."""
    rng = random.Random(run.seed)  # noqa: S311
    pieces: list[Piece] = []
    for name, passes in run.schedule.passes:
        for example in drawn(corpora.get(name, []), passes, rng):
            pieces += cut(example, rng)
    return grouped(pieces, run.schedule.batch, rng)


def drawn(examples: list[Example], passes: float, rng: random.Random) -> Iterator[Example]:
    """The examples of some passes; of a part of a pass as many as are due, drawn by chance."""
    for _ in range(int(passes)):
        yield from examples
    part = round((passes - int(passes)) * len(examples))
    if part:
        yield from rng.sample(examples, part)


def optimizer_of(network: Network, schedule: Schedule) -> torch.optim.AdamW:
    """AdamW with a rate that falls from layer to layer."""
    groups: list[dict[str, Any]] = []
    count = len(network.layers)
    for k in range(network.sizes.frozen, count):
        rate = schedule.rate * schedule.decay ** (count - 1 - k)
        groups.append({"params": list(network.layers[k].parameters()), "base": rate})
    heads = [*network.heads.parameters(), network.scheme.weight, network.state.weight]
    groups.append({"params": heads, "base": schedule.heads_rate})
    return torch.optim.AdamW(groups, lr=1e-4, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def factor(step: int, steps: int, schedule: Schedule) -> float:
    """What the learning rates are multiplied by: rises, then falls linearly."""
    rising = (step + 1) / max(1.0, schedule.warmup * steps)
    falling = schedule.least + (1 - schedule.least) * (1 - step / steps)
    return min(1.0, rising, falling) if rising < 1 else falling


def save(run: Run, network: Network, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Writes the state of the run in one go."""
    part = run.checkpoint.with_suffix(".part")
    torch.save(
        {
            "network": trained(network),
            "optimizer": optimizer.state_dict(),
            "step": step,
            "seed": run.seed,
            "random": torch.get_rng_state(),
        },
        part,
    )
    part.replace(run.checkpoint)


def load(run: Run, network: Network, optimizer: torch.optim.Optimizer) -> int:
    """Takes up the run where it stopped: the next step, 0 where there is no checkpoint."""
    if not run.checkpoint.exists():
        if run.begin is not None:
            begin(run, network)
        return 0
    state = torch.load(run.checkpoint, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"], strict=False)
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["random"])
    return int(state["step"])


def begin(run: Run, network: Network) -> None:
    """The weights of the earlier run; a new scheme begins like the one that it resembles."""
    state = torch.load(run.begin, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"], strict=False)
    with torch.no_grad():
        for scheme, model in run.schedule.like:
            vectors = network.scheme.weight
            vectors[SCHEMES.index(scheme)] = vectors[SCHEMES.index(model)]


def fit(run: Run, network: Network, corpora: dict[str, list[Example]]) -> int:
    """Trains from the last checkpoint to the end; returns the steps that the schedule has."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    run.folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(run.seed)
    batches = plan(run, corpora)
    network.to(device).train()
    optimizer = optimizer_of(network, run.schedule)
    start = load(run, network, optimizer)
    stop = len(batches) if run.until is None else min(run.until, len(batches))
    total = sum(p.size for group in batches for p in group)
    print(f"{len(batches)} steps, {total} pieces, from step {start}, on {device}", flush=True)
    log = _Log(len(batches))
    for step in range(start, stop):
        rng = random.Random(run.seed * 1_000_003 + step)  # noqa: S311
        prepared = batch(batches[step], rng).to(device)
        scale = factor(step, len(batches), run.schedule)
        parts = _step(network, optimizer, prepared, scale, device)
        log.add(step, parts, sum(p.size for p in batches[step]))
        if (step + 1) % SAVE == 0:
            save(run, network, optimizer, step + 1)
    save(run, network, optimizer, stop)
    return len(batches)


def _step(
    network: Network,
    optimizer: torch.optim.AdamW,
    prepared: Batch,
    scale: float,
    device: torch.device,
) -> Parts:
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * scale
    with torch.autocast(device.type, dtype=torch.bfloat16):
        loss, parts = objective(network, prepared)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(_parameters(optimizer), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return parts


def _parameters(optimizer: torch.optim.Optimizer) -> Iterable[Tensor]:
    return (p for group in optimizer.param_groups for p in group["params"])


class _Log:
    """Mean losses over some steps, one line each."""

    def __init__(self, steps: int) -> None:
        self.steps, self.began, self.pieces = steps, time.perf_counter(), 0
        self.parts: list[Parts] = []

    def add(self, step: int, parts: Parts, pieces: int) -> None:
        self.parts.append(parts)
        self.pieces += pieces
        if (step + 1) % LOG:
            return
        count = len(self.parts)
        anchor, tags, facts = (
            sum(getattr(p, name) for p in self.parts) / count
            for name in ("anchor", "tags", "facts")
        )
        roles = [sum(p.roles[k] for p in self.parts) / count for k in range(5)]
        speed = self.pieces / (time.perf_counter() - self.began)
        print(
            f"{step + 1}/{self.steps} anchor {anchor:.4f} tags {tags:.4f} facts {facts:.3f} "
            f"roles {' '.join(f'{r:.2f}' for r in roles)} pieces/s {speed:.0f}",
            flush=True,
        )
        self.parts = []
