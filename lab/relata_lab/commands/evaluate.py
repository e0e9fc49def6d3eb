"""`relata eval`: accuracy on a corpus, by the research notes' rule."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from relata.app.cli.command import Command
from relata.app.cli.engines import add_engine

if TYPE_CHECKING:
    from relata.model.record import Record
    from relata_lab.evaluate.statements.run import Report

_EPILOG = """\
examples:
  relata eval wikinews-de
  relata eval polnear --errors 20
  relata eval polnear --engine grammar --calibration
  relata eval readings --errors 5
  relata eval ntrex --lang cs --engine fast
  relata eval web_trafilatura
  relata eval names_sanctions
  relata eval attrib_disrpt --lang fr
  relata eval story_cstnews_pt
  relata eval names_nerkor_hu
  relata eval uner_ru
  relata eval gum_entities
  relata eval timex_krauts_de --errors 20
  relata eval verify --errors 5
  relata eval verify_indirect --errors 5
  relata eval multi_ntrex --lang de,en --errors 3
  relata eval story_edits --engine fast
  relata eval events --engine fast --errors 20
  relata eval wikinews-de --gold blind.jsonl.gz --predictions out.jsonl
"""


#: What the comparison of versions is measured on.
_VERSIONS = (
    "multi_ntrex", "mt_wmt_news", "story_newswcl50", "story_ecbplus", "support_fnc1", "story_edits",
    "verify_indirect",
)  # fmt: skip


def _count(value: str) -> int:
    if not value.isascii() or not value.isdigit():
        raise ArgumentTypeError(f"{value!r} is not a number; give one like 20")
    return int(value)


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("corpus", metavar="CORPUS", help="for example wikinews-de, polnear, web_trafilatura")
    add("--corpora", metavar="FOLDER", type=Path, help="where the corpora are (../shared/corpora)")
    add("--lang", metavar="CODES", help="only these languages (de,cs)")
    add("--split", metavar="NAME", help="which part (default: dev)")
    add("--gold", metavar="FILE", type=Path, help="a file of the corpora's format instead")
    add("--tokens", metavar="FILE", type=Path, help="that file's tokens")
    add_engine(parser)
    add("--limit", metavar="N", type=_count, default=0, help="only the first N documents")
    add("--errors", metavar="N", type=_count, default=0, help="show the N worst errors too")
    add(
        "--seed",
        metavar="N",
        type=_count,
        help="verify, verify_indirect, story_edits: which sample is drawn",
    )
    add("--calibration", action="store_true", help="how often statements of each score are right")
    add(
        "--pages", choices=("markup", "plain"),
        help="gold: only web pages whose markup sets words apart, read with or without it",
    )  # fmt: skip
    add("--json", action="store_true", help="readings, ntrex, gold: print the figures as JSON")
    add("--out", metavar="FILE", type=Path, help="write the figures there, as JSON")
    add("--predictions", metavar="FILE", type=Path, help="write the mapped predictions there")
    add("--force", action="store_true", help="overwrite files that are there")


def run(args: Namespace) -> int:
    """Measure, print the table, write what was asked for."""
    if args.corpus in ("readings", "ntrex", "gold"):
        from relata_lab.evaluate.readings import command

        return command.run(args)
    if args.corpus == "verify":
        return _verify(args)
    if args.corpus == "events":
        from relata_lab.evaluate.events import command as events

        return events.run(args)
    if args.corpus in _VERSIONS:
        from relata_lab.evaluate.versions import command as versions

        return versions.run(args)
    if args.corpus in ("gum_entities", "story_meantime"):
        return _grouping(args)
    if args.corpus.startswith("timex_"):
        return _times(args)
    if args.corpus.startswith("web_"):
        return _web(args)
    if args.corpus in ("names_nerkor_hu", "names_meantime") or args.corpus.startswith("uner_"):
        return _entities(args)
    if args.corpus.startswith("names_") or args.corpus == "slavicner":
        return _names(args)
    from relata_lab.evaluate.statements import calibration, errors, report
    from relata_lab.evaluate.statements import run as runs

    options = runs.EvaluationOptions(
        split=args.split,
        engine=args.engine,
        corpora_dir=args.corpora,
        gold=args.gold,
        tokens=args.tokens,
        languages=frozenset(args.lang.split(",")) if args.lang else frozenset(),
        limit=args.limit,
    )
    found = runs.evaluate(args.corpus, options)
    sys.stdout.write(report.table(found).rstrip("\n") + "\n")
    if args.calibration:
        sys.stdout.write("\n" + calibration.shown(found) + "\n")
    if args.errors:
        sys.stdout.write("\n" + errors.listing(found, args.errors).rstrip("\n") + "\n")
    _write(args, found)
    return 0


def _write(args: Namespace, found: Report) -> None:
    import json

    from relata.app.cli.output import write_text
    from relata_lab.evaluate.statements.run import predictions

    if args.out:
        figures = json.dumps(found.as_json(), ensure_ascii=False, indent=2) + "\n"
        write_text(args.out, figures, force=args.force)
    if args.predictions:
        lines = b"".join(predictions(found)).decode("utf-8")
        write_text(args.predictions, lines, force=args.force)


def _grouping(args: Namespace) -> int:
    """Which mentions are one entity, next to a plain baseline."""
    from itertools import islice

    from relata import pipeline, readers
    from relata_lab.evaluate.grouping import gold, measure

    wanted = set(args.lang.split(",")) if args.lang else set()
    found = (
        one for one in gold.documents(args.corpus, args.corpora)
        if not wanted or one.language in wanted
    )  # fmt: skip

    def analyse(document: gold.GroupedDocument) -> Record:
        read = readers.read_text(document.text, source=document.id)
        return pipeline.analyse(read, language=document.language, engine=args.engine)

    reports = measure.measure(islice(found, args.limit or None), analyse)
    sys.stdout.write(measure.table(args.corpus, reports))
    return 0


def _times(args: Namespace) -> int:
    """A corpus of time expressions: Relata, raw and mapped, next to a public tagger.

    `--split build` reads the 60 % to build with, without the public tagger.
    """
    import json

    from relata.app.cli.output import write_text
    from relata.model.errors import UsageError
    from relata_lab.corpora.read import find_folder
    from relata_lab.evaluate.times import gold, measure

    if args.corpus not in gold.FILES:
        raise UsageError(f"no corpus {args.corpus!r} of times; there are {', '.join(gold.FILES)}")
    building = args.split == "build"
    found = measure.evaluate(
        args.corpus,
        find_folder(args.corpora),
        measure=not building,
        languages=frozenset(args.lang.split(",")) if args.lang else frozenset(),
        limit=args.limit,
        yardstick=not building,
    )
    sys.stdout.write(measure.table(args.corpus, found))
    if args.errors:
        sys.stdout.write("\n" + measure.errors(found, args.errors) + "\n")
    if args.out:
        write_text(args.out, json.dumps(measure.as_json(found), indent=2) + "\n", force=args.force)
    return 0


def _verify(args: Namespace) -> int:
    """Quotations of the corpora, changed by a script: the verdict on each kind of change."""
    import json

    from relata.app.cli.output import write_text
    from relata_lab.corpora.read import find_folder
    from relata_lab.evaluate.placing import measure

    seed = measure.SEED if args.seed is None else args.seed
    found = measure.evaluate(
        find_folder(args.corpora), args.limit or 200, seed=seed, engine=args.engine
    )
    sys.stdout.write(measure.table(found))
    if args.errors:
        sys.stdout.write("\n" + measure.listing(found, args.errors))
    if args.out:
        write_text(args.out, json.dumps(measure.as_json(found), indent=2) + "\n", force=args.force)
    return 0


def _entities(args: Namespace) -> int:
    """Names in running text, by language and kind."""
    import json
    from itertools import islice

    from relata import pipeline, readers
    from relata.app.cli.output import write_text
    from relata_lab.evaluate.entities import gold, measure

    wanted = set(args.lang.split(",")) if args.lang else set()
    texts = (
        one for one in gold.texts(args.corpus, args.corpora, args.split != "build")
        if not wanted or one.language in wanted
    )  # fmt: skip

    def analyse(text: gold.NamedText) -> Record:
        read = readers.read_text(text.text, source=text.id)
        return pipeline.analyse(read, language=text.language, engine=args.engine or "fast")

    report = measure.evaluate(islice(texts, args.limit or None), analyse)
    wide = gold.CORPORA[args.corpus].wide
    sys.stdout.write(measure.table(args.corpus, report, wide=wide))
    if args.out:
        found = json.dumps(measure.as_json(report), indent=2) + "\n"
        write_text(args.out, found, force=args.force)
    return 0


def _web(args: Namespace) -> int:
    """A corpus of web pages, and the same figures of the library called directly."""
    import json

    from relata.app.cli.output import write_text
    from relata_lab.corpora.read import find_folder
    from relata_lab.evaluate.pages import measure

    found = measure.evaluate(find_folder(args.corpora) / args.corpus)
    sys.stdout.write(measure.table(found).rstrip("\n") + "\n")
    if args.out:
        write_text(args.out, json.dumps(found, indent=2) + "\n", force=args.force)
    return 0


def _names(args: Namespace) -> int:
    """A corpus of pairs of names: ours compared with the installed public yardsticks."""
    import json

    from relata.app.cli.output import write_text
    from relata_lab.corpora.read import find_folder
    from relata_lab.evaluate.names import measure

    found = measure.evaluate(
        find_folder(args.corpora), args.corpus, args.split != "build", args.limit
    )
    sys.stdout.write(measure.table(found))
    if args.out:
        write_text(args.out, json.dumps(measure.as_json(found), indent=2) + "\n", force=args.force)
    return 0


COMMAND = Command(
    name="eval",
    summary="measure accuracy on a corpus",
    description="Measure accuracy on a corpus of ../shared/corpora, or on files of its format: "
    "raw and mapped to the corpus's conventions, by role and by mode.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
