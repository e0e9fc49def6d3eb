"""`python -m relata_lab.web --archive FILE`: 50 requests a second for two minutes, on loopback.

The server is a process of its own (`relata serve`). Requests are sent when they are due, whether
earlier ones have been answered or not: a server that falls back is not spared. Printed are the
median, the 95th and the 99th percentile of every kind of page, and what was not answered by 200.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from random import Random
from statistics import quantiles
from typing import Any

import httpx
from msgspec import Struct

#: Kind of a page -> its share of the requests.
SHARES = {
    "article": 25, "search by name": 20, "search by word": 15, "person": 15, "statement": 10,
    "start": 5, "to check": 5, "outlet": 5, "api search": 5, "api record": 5,
}  # fmt: skip


class Places(Struct, frozen=True):
    """What the archive has, to ask for."""

    articles: list[int]
    people: list[int]
    outlets: list[int]
    refs: list[str]
    names: list[str]
    words: list[str]


def find_places(home: str) -> Places:
    """Some articles, people and words of the archive, as the API gives them."""
    rows: list[dict[str, Any]] = []
    with httpx.Client(base_url=home, timeout=60, trust_env=False) as client:
        for offset in range(0, 1000, 200):
            page = client.get("/api/v1/search", params={"limit": 200, "offset": offset}).json()
            rows += page["statements"]
    if not rows:
        raise SystemExit("the archive is empty: load one with python -m relata_lab.archives")
    speakers = [one for row in rows for one in row["speakers"] if one["entity"]]
    return Places(
        articles=[row["article"] for row in rows],
        people=[one["entity"] for one in speakers],
        outlets=[row["outlet"] for row in rows if row["outlet"]],
        refs=[row["ref"] for row in rows],
        names=[one["name"] for one in speakers],
        words=[word for row in rows for word in re.findall(r"\w{6,}", row["content"])],
    )


def address(kind: str, places: Places, rng: Random) -> tuple[str, dict[str, str]]:
    """A page of a kind: its path and its query."""
    pick = rng.choice
    paths: dict[str, tuple[str, dict[str, str]]] = {
        "article": (f"/articles/{pick(places.articles)}", {}),
        "search by name": ("/search", {"q": pick(places.names)}),
        "search by word": ("/search", {"q": pick(places.words)}),
        "person": (f"/people/{pick(places.people)}", {}),
        "statement": (f"/statements/{pick(places.refs)}", {}),
        "start": ("/", {}),
        "to check": ("/check", {}),
        "outlet": (f"/outlets/{pick(places.outlets)}" if places.outlets else "/outlets", {}),
        "api search": ("/api/v1/search", {"q": pick(places.words)}),
        "api record": (f"/api/v1/articles/{pick(places.articles)}/record", {}),
    }
    return paths[kind]


async def load(home: str, rate: float, seconds: float, seed: int) -> dict[str, Any]:
    """Send requests at a rate; the measures."""
    rng = Random(seed)  # noqa: S311 - a choice of pages, not a secret
    places = find_places(home)
    took: dict[str, list[float]] = defaultdict(list)
    wrong: Counter[str] = Counter()
    kinds = rng.choices(list(SHARES), weights=list(SHARES.values()), k=int(rate * seconds))
    limits = httpx.Limits(max_connections=200, max_keepalive_connections=50)
    async with httpx.AsyncClient(
        base_url=home, timeout=30, trust_env=False, limits=limits
    ) as client:

        async def one(kind: str, due: float) -> None:
            path, query = address(kind, places, rng)
            try:
                status = str((await client.get(path, params=query)).status_code)
            except httpx.HTTPError as error:
                status = type(error).__name__
            # From when it was due: time in a queue counts.
            took[kind].append(time.perf_counter() - due)
            if status != "200":
                wrong[f"{kind}: {status}"] += 1

        begun = time.perf_counter()
        tasks = []
        for number, kind in enumerate(kinds):
            due = begun + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            tasks.append(asyncio.create_task(one(kind, due)))
        await asyncio.gather(*tasks)
        whole = time.perf_counter() - begun
    everything = [value for values in took.values() for value in values]
    return {
        "requests": len(everything),
        "a second": round(len(everything) / whole, 1),
        "all": _measures(everything),
        "kinds": {kind: _measures(took[kind]) for kind in SHARES if took[kind]},
        "not 200": dict(wrong),
    }


def _measures(values: list[float]) -> dict[str, float]:
    """Milliseconds."""
    times = [value * 1000 for value in values]
    cuts = quantiles(times if len(times) > 1 else 2 * times, n=100, method="inclusive")
    return {"median": round(cuts[49]), "p95": round(cuts[94]), "p99": round(cuts[98])}


def main() -> int:
    """Start the server, load it, print the measures as JSON; 1 where something was not answered."""
    parser = argparse.ArgumentParser(prog="relata_lab.web", description=__doc__)
    parser.add_argument("--archive", required=True)
    parser.add_argument("--rate", type=float, default=50.0)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, help="processes of the server")
    args = parser.parse_args()
    command = [sys.executable, "-m", "relata", "serve", "--port", "0", "--archive", args.archive]
    if args.workers:
        command += ["--workers", str(args.workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://\S+?(?=/ )", server.stdout.readline())
            if found is None:
                return 2
            result = asyncio.run(load(found[0], args.rate, args.seconds, args.seed))
        finally:
            server.terminate()
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    return 1 if result["not 200"] else 0


if __name__ == "__main__":
    sys.exit(main())
