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
    adding = 0.0
    records = rewriter.records(count)
    done = 0
    while group := list(islice(records, _BATCH)):
        at = time.perf_counter()
        for _ in ar.add_all(archive, [(record, None) for record in group], batch=_BATCH):
            done += 1
        adding += time.perf_counter() - at
        if done % 2000 < _BATCH:
            rate = done / adding
            print(f"{done:7} articles, {rate:6.0f} a second", file=sys.stderr, flush=True)
    whole = time.perf_counter() - begun
    return {"articles": done, "a second": done / adding, "seconds with making": whole}


def questions(archive: ar.Archive, rng: Random) -> Iterator[tuple[str, Callable[[], object]]]:
    """The questions of the issue, each with somebody else every time."""
    routes = ar.quoted_through(archive, page=ar.Page(limit=200))
    latest = [
        one for offset in range(0, 400, 100)
        for one in ar.statements(archive, page=ar.Page(limit=100, offset=offset)).statements
    ]  # fmt: skip
    speakers = [p.entity for one in latest for p in one.speakers if p.entity]
    speakers += [route.speaker.entity for route in routes if route.speaker.entity]
    outlets = [one.outlet for one in latest if one.outlet]
    words = [word for one in latest for word in one.content.split() if len(word) > 5]
    names = [p.name for one in latest for p in one.speakers if p.entity]
    pick = rng.choice
    many = ar.Page(limit=20)
    yield (
        "said about, by dates",
        lambda: ar.said_about(
            archive, pick(speakers), pick(speakers), ar.Filters(since="2022", until="2024"), many
        ),
    )
    yield (
        "said by, by mode and certainty",
        lambda: ar.statements(
            archive,
            ar.Filters(speaker=pick(speakers), modes=("indirect",), certainties=("asserted",)),
            many,
        ),
    )
    yield (
        "said by, in an outlet",
        lambda: ar.statements(
            archive, ar.Filters(speaker=pick(speakers), outlet=pick(outlets)), many
        ),
    )
    yield "through whom, of one", lambda: ar.quoted_through(archive, speaker=pick(speakers))
    yield "through whom, of all", lambda: ar.quoted_through(archive)
    yield (
        "single source, in a month",
        lambda: ar.single_source(archive, ar.Filters(since="2023-05", until="2023-05"), many),
    )
    yield "first article with a quotation", lambda: ar.quotation(archive, pick(latest).ref)
    yield "first article, by words", lambda: ar.quotation(archive, pick(latest).content)
    yield "first hand of an outlet", lambda: ar.first_hand(archive, pick(outlets), page=many)
    yield "search, one word", lambda: ar.search(archive, pick(words), page=many)
    yield "search, two words", lambda: ar.search(archive, f"{pick(words)} {pick(words)}", page=many)
    yield "search, a name", lambda: ar.search(archive, pick(names), page=many)
    yield (
        "search, a name and a word",
        lambda: ar.search(archive, f"{pick(names).split()[-1]} {pick(words)}", page=many),
    )
    yield "search articles, one word", lambda: ar.search_articles(archive, pick(words))
    yield "who", lambda: ar.who(archive, pick(names))
    yield "page of an entity", lambda: ar.entity_page(archive, pick(speakers))
    yield "page of an outlet", lambda: ar.outlet_page(archive, pick(outlets))
    yield "an article", lambda: ar.article(archive, pick(latest).article)
    yield "the newest articles", lambda: ar.articles(archive, newest_added=True)


def measure(archive: ar.Archive, runs: int) -> dict[str, dict[str, float]]:
    """Milliseconds of every question: median and the 95th percentile."""
    found = {}
    for name, ask in questions(archive, Random(2)):  # noqa: S311
        taken = []
        for _ in range(runs):
            at = time.perf_counter()
            ask()
            taken.append(1000 * (time.perf_counter() - at))
        found[name] = {"median": median(taken), "p95": quantiles(taken, n=20)[-1]}
        print(f"{name:34} {found[name]['median']:8.1f} {found[name]['p95']:8.1f} ms", flush=True)
    return found


def main() -> None:
    """Load and measure as the options say; figures to standard output and to --out."""
    options = argparse.ArgumentParser(description=__doc__)
    add = options.add_argument
    add("--articles", type=int, default=5000)
    add("--archive", required=True, help="a file that does not exist yet, or postgresql://…")
    add("--corpora", type=Path, default=Path("../shared/corpora"))
    add("--only-measure", action="store_true")
    add("--runs", type=int, default=_RUNS)
    add("--out", type=Path)
    args = options.parse_args()
    figures: dict[str, object] = {}
    with ar.open_archive(args.archive, now) as archive:
        if not args.only_measure:
            rewriter = Rewriter(seeds(args.corpora), articles=args.articles)
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
