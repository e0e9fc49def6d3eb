"""The figures of the coverage cards: each measured part of each language, on its corpora.

`measure` runs the evaluations that give a figure by language; nothing here is tuned. The figures
are kept in `docs/languages/figures.json`, from which the pages are made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from relata.lang.language import supported
from relata_lab.corpora.read import find_folder, read_objects, split_file


class CoverageFigure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One figure of a part in a language."""

    language: str
    #: A field of `relata.lang.schema.Support`.
    part: str
    corpus: str
    #: What the value is: "precision of lines", "F1 of values".
    what: str
    value: float
    #: How many things it was counted on: "34 musts in 4 articles".
    of: str


def measure(
    only: str = "", before: Sequence[CoverageFigure] = (), corpora: Path | None = None
) -> list[CoverageFigure]:
    """Every figure, sorted by language and part. Raises MissingInput without the corpora.

    `only` names one of `MEASURES`: the figures of the others are those of `before`.
    """
    folder = find_folder(corpora)
    found = [one for name, make in MEASURES.items() if only in ("", name) for one in make(folder)]
    new = {(one.part, one.corpus) for one in found}
    kept = [one for one in before if only and (one.part, one.corpus) not in new]
    parts = {part: at for at, part in enumerate(PARTS)}
    return sorted(
        kept + found, key=lambda one: (one.language, parts[one.part], one.corpus, one.what)
    )


#: The parts in the order of the cards.
PARTS = (
    "statements", "speakers", "entities", "names", "hands", "times", "events", "lint", "words",
    "identification",
)  # fmt: skip
#: Corpora of times with the languages that each is measured in.
_TIMES = ("timex_krauts_de", "timex_meantime", "timex_wikiwars", "timex_extents_fr_pt_eu")


def _readings(folder: Path) -> Iterator[CoverageFigure]:
    return _statements(folder, "readings")


def _ntrex(folder: Path) -> Iterator[CoverageFigure]:
    return _statements(folder, "ntrex")


#: Texts of a corpus of names that are read at most.
_MOST_TEXTS = 400


def _statements(folder: Path, corpus: str) -> Iterator[CoverageFigure]:
    """Lines right in content and name, the musts found, and names where the content is right."""
    from relata_lab.corpora.readings.load import load
    from relata_lab.evaluate.readings.figures import figures
    from relata_lab.evaluate.readings.rule import Verdict
    from relata_lab.evaluate.readings.run import judged, with_engine

    found = figures(list(judged(load(corpus, corpora=folder).readings, with_engine(None))))
    for code, row in found.languages.items():
        articles = f"{row.documents} articles"
        yield CoverageFigure(
            code, "statements", corpus, "precision of lines", round(row.precision, 3),
            f"{row.shown} lines in {articles}",
        )  # fmt: skip
        yield CoverageFigure(
            code, "statements", corpus, "recall of musts", round(row.recall, 3),
            f"{row.musts} musts in {articles}",
        )  # fmt: skip
        right, wrong = row.verdicts[Verdict.RIGHT], row.verdicts[Verdict.SPEAKER]
        yield CoverageFigure(
            code, "speakers", corpus, "name right where the content is",
            round(right / max(right + wrong, 1), 3), f"{right + wrong} lines in {articles}",
        )  # fmt: skip


def _hands(folder: Path) -> Iterator[CoverageFigure]:
    """Hands on our own marked articles of the languages in which they were fitted and counted."""
    from relata_lab.corpora.readings.load import load
    from relata_lab.evaluate.readings.figures import figures
    from relata_lab.evaluate.readings.run import judged, with_engine

    loaded = load("gold", corpora=folder)
    for code in ("de", "en"):
        own = loaded.in_languages([code]).readings
        hands = figures(list(judged(own, with_engine(None)))).hands
        of = f"{hands.shown} shown, {hands.marked} marked in {len(own)} articles"
        yield CoverageFigure(
            code, "hands", "gold", "of those shown right",
            round(hands.right / max(hands.shown, 1), 3), of,
        )  # fmt: skip
        yield CoverageFigure(
            code, "hands", "gold", "of those marked found",
            round(hands.found / max(hands.marked, 1), 3), of,
        )  # fmt: skip


def _names(folder: Path) -> Iterator[CoverageFigure]:
    """Pairs of names with one side written in the language."""
    from relata_lab.evaluate.names.measure import figures, ours, sets

    codes = supported()
    pairs = [pair for every in sets(folder, "slavicner").values() for pair in every]
    scores = list(map(ours, pairs))
    for code in codes:
        own = [k for k, pair in enumerate(pairs) if code in (pair.lang_a, pair.lang_b)]
        if own:
            f1 = figures([scores[k] for k in own], [pairs[k].label for k in own]).f1
            yield CoverageFigure(
                code, "names", "slavicner", "F1 of pairs", round(f1, 3), f"{len(own)} pairs"
            )


def _names_in_text(folder: Path) -> Iterator[CoverageFigure]:
    """People, organisations and places that a record names, where they overlap with the gold."""
    from itertools import islice

    from relata import pipeline, readers
    from relata_lab.evaluate.entities import gold
    from relata_lab.evaluate.entities import measure as entities

    for corpus in gold.CORPORA:
        report = entities.evaluate(
            islice(gold.texts(corpus, folder), _MOST_TEXTS),
            lambda text: pipeline.analyse(
                readers.read_text(text.text), language=text.language, engine="fast"
            ),
        )
        for code, number in report.texts.items():
            scores = report.scores[code, "all"]
            yield CoverageFigure(
                code, "names", corpus, "F1 of names in text, overlapping",
                round(scores.figures("overlapping")[2], 3),
                f"{scores.gold} names in {number} texts",
            )  # fmt: skip


def _times(folder: Path) -> Iterator[CoverageFigure]:
    """Strict extents and their values, mapped to the corpus's conventions."""
    from relata_lab.evaluate.times import measure as times
    from relata_lab.evaluate.times.gold import WITHOUT_VALUES

    for corpus in _TIMES:
        report = times.evaluate(corpus, folder, yardstick=False)
        for (code, system), scores in report.scores.items():
            if system != "relata, mapped" or code not in supported():
                continue
            names = ("extent",) if corpus in WITHOUT_VALUES else ("extent", "value")
            for name in names:
                yield CoverageFigure(
                    code, "times", corpus, f"F1 of {name}s", round(scores.figures(name)[2], 3),
                    f"{scores.gold} times in {report.documents[code]} texts",
                )  # fmt: skip


def _events(folder: Path) -> Iterator[CoverageFigure]:
    """Events right in their kind, in the corpora of one language."""
    from relata import pipeline, readers
    from relata_lab.evaluate.events import gold
    from relata_lab.evaluate.events import measure as events

    texts, _ = gold.load(folder)
    for code, begins in (("de", "wn-"), ("en", "pn-")):
        own = [text for text in texts if text.id.startswith(begins)]
        found = events.measure(
            own, lambda text: pipeline.analyse(readers.read_text(text.text), engine="fast")
        )
        of = f"{found.marked} events in {found.texts} texts"
        for what, share in (
            ("precision of kinds", found.kind_precision), ("recall of kinds", found.kind_recall),
        ):  # fmt: skip
            yield CoverageFigure(code, "events", "events", what, round(share.value or 0.0, 3), of)


def _lint(_: Path) -> Iterator[CoverageFigure]:
    """Findings judged by hand."""
    from relata_lab.lint.precision import GOLD

    all_of, right = Counter[str](), Counter[str]()
    languages = {"wikinews-de": "de", "polnear": "en"}
    for _number, row in read_objects(GOLD):
        code = languages.get(row["corpus"])
        if code is not None:
            all_of[code] += 1
            right[code] += bool(row["right"])
    for code, number in sorted(all_of.items()):
        yield CoverageFigure(
            code, "lint", "lint", "precision of findings", round(right[code] / number, 3),
            f"{number} findings judged",
        )  # fmt: skip


def _identification(folder: Path) -> Iterator[CoverageFigure]:
    """Whole stories of NTREX that are recognised as what they are."""
    from relata.model.errors import UnsupportedLanguage
    from relata.segment import identify
    from relata_lab.evaluate.versions.parallel import NTREX

    right, of = Counter[str](), Counter[str]()
    for _, line in read_objects(split_file(folder, "multi_ntrex", "docs")):
        for three, segments in line["text"].items():
            code = NTREX.get(three)
            if code is None:
                continue
            of[code] += 1
            try:
                right[code] += identify("\n".join(segments), None)[0] == code
            except UnsupportedLanguage:
                continue
    for code, number in sorted(of.items()):
        yield CoverageFigure(
            code, "identification", "multi_ntrex", "stories recognised",
            round(right[code] / number, 3), f"{number} stories",
        )  # fmt: skip


#: What is measured, by the name of the run.
MEASURES: dict[str, Callable[[Path], Iterator[CoverageFigure]]] = {
    "readings": _readings,
    "ntrex": _ntrex,
    "hands": _hands,
    "names": _names,
    "names-in-text": _names_in_text,
    "times": _times,
    "events": _events,
    "lint": _lint,
    "identification": _identification,
}
