"""How far a run is, and when it will be ready: by what its stages cost in this run."""

from __future__ import annotations

from collections.abc import Callable

from relata.app.batch.tasks import StageName

#: Cost of a record in a stage against extraction, until it is measured: on web pages, engine fast.
_GUESS: dict[StageName, float] = {"extract": 1.0, "read": 0.35, "write": 0.05}
#: The encoder reads this many times as slowly as the rules.
_ENCODER = 15.0
#: Records by which a guess counts against what is measured.
_TRUST = 20


class Estimate:
    """Records that are done and to do, stage by stage; the time left, in seconds."""

    def __init__(self, clock: Callable[[], float], *, engine: str) -> None:
        self._clock = clock
        self._guess = dict(_GUESS)
        if engine == "encoder":
            self._guess["read"] *= _ENCODER
        self.total: dict[StageName, int] = {}
        self.done: dict[StageName, int] = {}
        self._began: dict[StageName, float] = {}
        self._spent: dict[StageName, float] = {}
        #: Records of each stage that this run itself did: what an earlier one did took no time.
        self._own: dict[StageName, int] = {}

    def begin(self, stage: StageName, total: int, done: int) -> None:
        """A stage begins; `done` of its records were done by an earlier run."""
        self.total[stage], self.done[stage] = total, done
        self._began[stage], self._own[stage] = self._clock(), 0

    def add(self, stage: StageName, records: int) -> None:
        """Records of a stage are done."""
        self.done[stage] += records
        self._own[stage] += records
        self._spent[stage] = self._clock() - self._began[stage]

    def rate(self, stage: StageName) -> float | None:
        """Records a second in a stage; None before any is done."""
        own, spent = self._own.get(stage, 0), self._spent.get(stage, 0.0)
        return own / spent if own and spent > 0 else None

    def left(self, total: int) -> float | None:
        """Seconds until all stages are done with `total` records each; None while unknown."""
        known = {stage: 1 / rate for stage in self._guess if (rate := self.rate(stage))}
        if not known:
            return None
        # A guess is scaled by what the stages that were measured cost in truth.
        unit = sum(known.values()) / sum(self._guess[stage] for stage in known)
        seconds = 0.0
        for stage, guess in self._guess.items():
            cost = known.get(stage)
            own = self._own.get(stage, 0)
            if cost is None:
                cost = unit * guess
            elif own < _TRUST:
                cost = (own * cost + (_TRUST - own) * unit * guess) / _TRUST
            seconds += cost * (total - self.done.get(stage, 0))
        # Time that passed since the last task ended is time less to wait.
        latest = max(self._began[stage] + self._spent.get(stage, 0.0) for stage in self._began)
        return max(0.0, seconds - (self._clock() - latest))


def duration(seconds: float) -> str:
    """Seconds for people: "40 s", "12 min", "3 h 20 min", "12 d 4 h"."""
    whole = round(seconds)
    if whole < 90:
        return f"{whole} s"
    minutes = round(seconds / 60)
    if minutes < 90:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min"
    days, hours = divmod(hours, 24)
    return f"{days} d {hours} h"
