"""`relata eval` of the comparison of versions: the corpora, and the edits by a script."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict
from functools import cache, partial
from itertools import islice

from relata.app.api import compare_records
from relata.model.record import Record
from relata_lab.evaluate.versions import agreement, edited, headlines, parallel, same_story

#: Edits of each kind; `--limit` sets another number.
_EACH = 200
#: Languages of multi_ntrex that are compared, all of them; `--lang` sets others.
_LANGUAGES = ",".join(sorted(parallel.NTREX.values()))


@cache
def _read(engine: str | None, text: str, language: str) -> Record:
    from relata import pipeline, readers

    return pipeline.analyse(readers.read_text(text), language=language, engine=engine)


def run(args: Namespace) -> int:
    """Measure, print, and write the figures where `--out` says so."""
    measures = {
        "multi_ntrex": _translations, "mt_wmt_news": _systems, "story_newswcl50": _same_story,
        "story_ecbplus": _same_story, "support_fnc1": _headlines, "story_edits": _edits,
        "verify_indirect": _indirect,
    }  # fmt: skip
    shown, figures = measures[args.corpus](args)
    sys.stdout.write(shown)
    if args.out:
        import json

        from relata.app.cli.output import write_text

        write_text(args.out, json.dumps(figures, indent=2) + "\n", force=args.force)
    return 0


def _split(args: Namespace) -> bool:
    """Whether to measure on the part for measuring, and not on the one to build with."""
    return bool(args.split != "build")


def _translations(args: Namespace) -> tuple[str, object]:
    languages = set((args.lang or _LANGUAGES).split(","))
    documents = parallel.ntrex(args.corpora, languages, measure=_split(args))
    read = parallel.read_all(islice(documents, args.limit or None), args.engine)
    found = agreement.measure(
        read, compare_records, lambda one, other: f"{one.language}-{other.language}"
    )
    shown = agreement.table(found) + agreement.by_language(found)
    return shown + _examples(found, args.errors), agreement.as_json(found)


def _systems(args: Namespace) -> tuple[str, object]:
    documents = parallel.wmt(args.corpora, measure=_split(args))
    read = parallel.read_all(islice(documents, args.limit or None), args.engine)
    found = agreement.measure(read, compare_records, _kind)
    return agreement.table(found) + _examples(found, args.errors), agreement.as_json(found)


def _kind(one: parallel.ParallelText, other: parallel.ParallelText) -> str:
    kinds = sorted("reference" if t.label.startswith("ref-") else "system" for t in (one, other))
    return f"{one.language} {' and '.join(kinds)}"


def _examples(found: dict[str, agreement.Agreement], count: int) -> str:
    lines = [
        f"{name}: {kind}: {before!r} -> {after!r}"
        for name, one in sorted(found.items())
        for kind, before, after in one.examples[:count]
    ]
    return "".join(line + "\n" for line in lines)


def _same_story(args: Namespace) -> tuple[str, object]:
    texts = same_story.documents(args.corpus, args.corpora)
    pairs = same_story.chosen_pairs(texts, args.limit)
    found = same_story.measure(pairs, partial(_read, args.engine), compare_records)
    return same_story.table(args.corpus, found), asdict(found)


def _headlines(args: Namespace) -> tuple[str, object]:
    found = headlines.measure(args.corpora, args.limit)
    return headlines.table(found), asdict(found)


def _articles(args: Namespace, languages: set[str]) -> list[tuple[str, str]]:
    """Texts to edit, with their languages: multi_ntrex, and first references of mt_wmt_news."""
    measure = _split(args)
    found = [
        (text.text, text.language)
        for document in parallel.ntrex(args.corpora, languages, measure=measure)
        for text in document.texts
    ]
    found += [
        (document.texts[0].text, document.texts[0].language)
        for document in parallel.wmt(args.corpora, measure=measure, systems=0)
        if document.texts[0].language in languages
    ]
    return list(dict.fromkeys(found))


def _edits(args: Namespace) -> tuple[str, object]:
    read = partial(_read, args.engine)
    languages = set((args.lang or "de,en").split(","))
    records = [read(text, language) for text, language in _articles(args, languages)]
    seed = edited.SEED if args.seed is None else args.seed
    found = edited.measure(records, read, compare_records, each=args.limit or _EACH, seed=seed)
    shown = edited.table(found)
    for kind, before, after in found.false_reports[: args.errors]:
        shown += f"wrong: {kind}: {before!r} -> {after!r}\n"
    for edit in found.missed[: args.errors]:
        sentence = edit.before[slice(*edit.sentence_before)]
        shown += f"missed: {edit.kind}: {sentence} -> {edit.after[slice(*edit.sentence_after)]}\n"
    return shown, {"made": found.made, "found": found.found, "untouched": found.untouched,
                   "false_pairs": found.false_pairs}  # fmt: skip


def _indirect(args: Namespace) -> tuple[str, object]:
    """Indirect statements of all these texts; another reference is a source in other words.

    No number of the placing was fitted on either part; `--split` takes one of them.
    """
    from relata_lab.evaluate.placing import indirect

    languages = set((args.lang or "de,en").split(","))
    parts = (True, False) if args.split is None else (_split(args),)
    texts: list[tuple[parallel.ParallelText, str | None]] = [
        (text, None)
        for part in parts
        for document in parallel.ntrex(args.corpora, languages, measure=part)
        for text in document.texts
    ]
    for part in parts:
        for document in parallel.wmt(args.corpora, measure=part, systems=0):
            one, other = document.texts[:2]
            texts += [(one, other.text)] if one.language in languages else []
    read = [
        indirect.Text(_read(args.engine, text.text, text.language), other) for text, other in texts
    ]
    seed = indirect.SEED if args.seed is None else args.seed
    found = indirect.measure(read, each=args.limit or _EACH, seed=seed, engine=args.engine)
    shown = indirect.table(found)
    return shown + indirect.listing(found, args.errors), indirect.as_json(found)
