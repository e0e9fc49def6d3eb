"""`python -m relata_lab.archives`: load an archive of rewritten records and measure it."""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles

from relata import archive as ar
from relata.app.archives.place import now
from relata_lab.archives.rewriting import Rewriter
from relata_lab.archives.seeds import seeds

_BATCH = 100
_RUNS = 40


def load(archive: ar.Archive, rewriter: Rewriter, count: int) -> dict[str, float]:
    """Fill the archive; articles a second, of the adding alone and with the making of records."""
    begun = time.perf_counter()
    adding = cpu = 0.0
    records = rewriter.records(count)
    done = 0
    while group := list(islice(records, _BATCH)):
        at, worked = time.perf_counter(), time.process_time()
        for _ in ar.add_all(archive, [(record, None) for record in group], batch=_BATCH):
            done += 1
        adding += time.perf_counter() - at
        cpu += time.process_time() - worked
        if done % 2000 < _BATCH:
            rate = done / adding
            print(f"{done:7} articles, {rate:6.0f} a second", file=sys.stderr, flush=True)
    whole = time.perf_counter() - begun
    return {
        "articles": done, "a second": done / adding, "a second of the processor": done / cpu,
        "seconds with making": whole,
    }  # fmt: skip


Question = tuple[str, Callable[[], object]]
_MANY = ar.Page(limit=20)


class Pool:
    """Whom and what the questions are about, another one every time."""

    def __init__(self, archive: ar.Archive, rng: Random) -> None:
        routes = ar.quoted_through(archive, page=ar.Page(limit=200))
        self.latest = [
            one for offset in range(0, 400, 100)
            for one in ar.statements(archive, page=ar.Page(limit=100, offset=offset)).statements
        ]  # fmt: skip
        self.speakers = [p.entity for one in self.latest for p in one.speakers if p.entity]
        self.speakers += [route.speaker.entity for route in routes if route.speaker.entity]
        self.outlets = [one.outlet for one in self.latest if one.outlet]
        content = (one.content.split() for one in self.latest)
        self.words = [word for some in content for word in some if len(word) > 5]
        self.names = [p.name for one in self.latest for p in one.speakers if p.entity]
        self.pick = rng.choice


def questions(archive: ar.Archive, pool: Pool) -> Iterator[Question]:
    """The questions of the issue."""
    pick, speakers, outlets = pool.pick, pool.speakers, pool.outlets
    yield (
        "said about, by dates",
        lambda: ar.said_about(
            archive, pick(speakers), pick(speakers), ar.Filters(since="2022", until="2024"), _MANY
        ),
    )
    yield "said by, by mode and certainty", lambda: ar.statements(
        archive,
        ar.Filters(speaker=pick(speakers), modes=("indirect",), certainties=("asserted",)), _MANY,
    )  # fmt: skip
    yield (
        "said by, in an outlet",
        lambda: ar.statements(
            archive, ar.Filters(speaker=pick(speakers), outlet=pick(outlets)), _MANY
        ),
    )
    yield "through whom, of one", lambda: ar.quoted_through(archive, speaker=pick(speakers))
    yield "through whom, of all", lambda: ar.quoted_through(archive)
    yield (
        "single source, in a month",
        lambda: ar.single_source(archive, ar.Filters(since="2023-05", until="2023-05"), _MANY),
    )
    yield "first article with a quotation", lambda: ar.quotation(archive, pick(pool.latest).ref)
    yield "first article, by words", lambda: ar.quotation(archive, pick(pool.latest).content)
    yield "first hand of an outlet", lambda: ar.first_hand(archive, pick(outlets), page=_MANY)


def pages(archive: ar.Archive, pool: Pool) -> Iterator[Question]:
    """Searches, and what pages show."""
    pick, words, names = pool.pick, pool.words, pool.names
    yield "search, one word", lambda: ar.search(archive, pick(words), page=_MANY)
    yield (
        "search, two words",
        lambda: ar.search(archive, f"{pick(words)} {pick(words)}", page=_MANY),
    )
    yield "search, a name", lambda: ar.search(archive, pick(names), page=_MANY)
    yield (
        "search, a name and a word",
        lambda: ar.search(archive, f"{pick(names).split()[-1]} {pick(words)}", page=_MANY),
    )
    yield "search articles, one word", lambda: ar.search_articles(archive, pick(words))
    yield "who", lambda: ar.who(archive, pick(names))
    yield "page of an entity", lambda: ar.entity_page(archive, pick(pool.speakers))
    yield "page of an outlet", lambda: ar.outlet_page(archive, pick(pool.outlets))
    yield "an article", lambda: ar.article(archive, pick(pool.latest).article)
    yield "the newest articles", lambda: ar.articles(archive, newest_added=True)


def measure(archive: ar.Archive, runs: int) -> dict[str, dict[str, float]]:
    """Milliseconds of every question: median and the 95th percentile, by the clock, then of the
    processor, which is what is left where other programs run too; and the first call by the
    clock, which loads what the others find loaded.
    """
    found = {}
    pool = Pool(archive, Random(2))  # noqa: S311
    for name, ask in (*questions(archive, pool), *pages(archive, pool)):
        taken, worked = [], []
        for _ in range(runs + 1):
            at, cpu = time.perf_counter(), time.process_time()
            ask()
            taken.append(1000 * (time.perf_counter() - at))
            worked.append(1000 * (time.process_time() - cpu))
        first, taken, worked = taken[0], taken[1:], worked[1:]
        found[name] = {
            "median": median(taken), "p95": quantiles(taken, n=20)[-1],
            "processor, median": median(worked), "processor, p95": quantiles(worked, n=20)[-1],
            "first": first,
        }  # fmt: skip
        print(f"{name:34}" + "".join(f" {one:8.1f}" for one in found[name].values()), flush=True)
    return found


def main() -> None:
    """Load and measure as the options say; figures to standard output and to --out."""
    options = argparse.ArgumentParser(description=__doc__)
    add = options.add_argument
    add("--articles", type=int, default=5000)
    add("--archive", required=True, help="a file, or postgresql://…")
    add("--corpora", type=Path, default=Path("../shared/corpora"))
    add("--seed", type=int, default=1, help="another one fills an archive further")
    add("--only-measure", action="store_true")
    add("--runs", type=int, default=_RUNS)
    add("--out", type=Path)
    args = options.parse_args()
    figures: dict[str, object] = {}
    with ar.open_archive(args.archive, now) as archive:
        if not args.only_measure:
            rewriter = Rewriter(seeds(args.corpora), seed=args.seed, articles=args.articles)
            figures["load"] = load(archive, rewriter, args.articles)
            print(figures["load"])
        figures["milliseconds"] = measure(archive, args.runs)
    if "://" not in args.archive:
        figures["megabytes on disk"] = Path(args.archive).stat().st_size / 1e6
    figures["megabytes of memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print({key: value for key, value in figures.items() if key.startswith("megabytes")})
    if args.out:
        args.out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


main()
