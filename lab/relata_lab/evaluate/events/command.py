"""`relata eval events`: the marked events of this checkout."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from msgspec import structs

from relata import pipeline, readers
from relata.app.cli.output import write_text
from relata.model.record import Record
from relata_lab.corpora.read import measured_on
from relata_lab.evaluate.events import gold, measure


def run(args: Namespace) -> int:
    """Measure on all texts, or on a part (`--split build`, `--split measure`), and print."""
    texts, lost = gold.load(args.corpora, args.gold)
    if args.split in ("build", "measure"):
        texts = [text for text in texts if measured_on(text.id) is (args.split == "measure")]
    texts = texts[: args.limit or None]

    def read(text: gold.MarkedText) -> Record:
        document = readers.read_text(text.text, source=text.id)
        if text.date is not None:
            document = structs.replace(document, date=text.date, date_from="given")
        return pipeline.analyse(document, engine=args.engine)

    figures = measure.measure(texts, read)
    sys.stdout.write(measure.table(figures, f"events ({args.split or 'all'})"))
    if lost:
        sys.stdout.write(f"{lost} texts were not found in the corpora\n")
    for line in figures.errors[: args.errors]:
        sys.stdout.write(line + "\n")
    if args.out:
        write_text(args.out, json.dumps(as_json(figures), indent=2) + "\n", force=args.force)
    return 0


def as_json(figures: measure.Figures) -> dict[str, object]:
    """The figures as JSON has them."""
    shares = {
        name: value
        for name in figures.__slots__
        if isinstance(value := getattr(figures, name), measure.Share)
    }
    return {
        "texts": figures.texts,
        "events": figures.marked,
        **{name: {"right": one.right, "of": one.of} for name, one in shares.items()},
    }
