"""Measure an engine on a corpus: read every document as a user's text, map, pair, score."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from relata import attribute
from relata.lang.language import supported
from relata.model.document import Document, Part
from relata.model.errors import InputError, MissingInput, UsageError
from relata.model.record import Record
from relata_lab.corpora import read
from relata_lab.corpora.annotations import Annotation, CorpusDocument, CorpusTokens
from relata_lab.corpora.read import as_document, load
from relata_lab.evaluate.adapters import Adapter, plain
from relata_lab.evaluate.adapters.registry import get, names
from relata_lab.evaluate.statements.figures import Pair, Scores
from relata_lab.evaluate.statements.other_scorers import Scorer, scorer_for, second_scorer

Reader = Callable[[CorpusDocument], Document]
Analyse = Callable[[Document, str, str | None], Record]


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's outcome, for error lists."""

    document: CorpusDocument
    tokens: CorpusTokens
    record: Record | None
    system: tuple[Annotation, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What `evaluate` found: figures, mapped and raw, and the pairs of the mapped ones."""

    corpus: str
    split: str
    engine: str
    scoring: str
    #: The parts that the corpus annotates.
    parts: tuple[str, ...]
    languages: tuple[str, ...]
    seconds: float
    mapped: Scores | None = None
    raw: Scores | None = None
    notes: tuple[str, ...] = ()
    scored: tuple[Scored, ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """The figures without the texts: what baseline.json and docs/accuracy.md are made of."""
        return {
            "corpus": self.corpus,
            "split": self.split,
            "engine": self.engine,
            "scoring": self.scoring,
            "languages": list(self.languages),
            "documents": len(self.scored),
            "seconds": round(self.seconds, 2),
            "mapped": self.mapped.as_json() if self.mapped else None,
            "raw": self.raw.as_json() if self.raw else None,
            "notes": list(self.notes),
        }


def body_document(document: CorpusDocument) -> Document:
    """The corpus's text as body only, whatever its lines look like (for comparison)."""
    parts: list[Part] = []
    at = 0
    for line in document.text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped)
            parts.append(Part((start, start + len(stripped)), "body"))
        at += len(line) + 1
    return Document(text=document.text, parts=tuple(parts), source=document.id)


def _analyse(document: Document, language: str, engine: str | None) -> Record:
    from relata import pipeline

    # A file that does not name its documents' language leaves it to the text.
    return pipeline.analyse(document, language=language or None, engine=engine)


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """How a corpus is read: which part, by which engine, from which files."""

    split: str | None = None
    #: None: the default engine of each document's language.
    engine: str | None = None
    corpora_dir: Path | None = None
    #: A file of the format instead of the corpus's own part, and its tokens.
    gold: Path | None = None
    tokens: Path | None = None
    reader: Reader = as_document
    analyse: Analyse = _analyse
    #: Only documents in these languages; empty: in all.
    languages: frozenset[str] = frozenset()
    #: Only this many documents, from the first; 0 for all.
    limit: int = 0
    #: Statements with a lower score are left out.
    min_score: float = 0.0


def evaluate(corpus: str, options: EvaluationOptions | None = None) -> Report:
    """Measure `options.engine` on a corpus.

    Raises UsageError where there is no such corpus, MissingInput where its files are absent.
    """
    options = options or EvaluationOptions()
    adapter = get(corpus)
    if adapter is None:
        raise UsageError(f"no corpus {corpus!r}; there are {', '.join(names())}")
    split = options.split or adapter.split
    documents, notes = _documents(adapter, options, split)
    tokens, missing = _tokens(adapter, options, documents)
    if missing:
        notes.append(f"{missing} documents without the corpus's own tokens")
    begun = time.perf_counter()
    records = [_record(document, options) for document in documents]
    seconds = time.perf_counter() - begun
    if None in records:
        notes.append(f"{records.count(None)} documents could not be read: their gold is missed")
    used = _used(records, options.engine)
    if options.engine not in (None, used):
        notes.append(f"engine {options.engine} leaves documents to another one: {used}")
    scored, mapped, raw = _score(adapter, documents, records, tokens)
    return Report(
        corpus=corpus, split=split if options.gold is None else options.gold.name,
        engine=used, scoring=adapter.scoring, parts=adapter.parts,
        languages=tuple(sorted({d.language for d in documents})), seconds=seconds,
        mapped=mapped if documents else None, raw=raw if documents else None,
        notes=tuple(notes), scored=tuple(scored),
    )  # fmt: skip


def _used(records: list[Record | None], asked: str | None) -> str:
    """The engine that read the documents, as the records name it; several with commas."""
    used = {record.producer.engine for record in records if record is not None}
    return ", ".join(sorted(used)) or asked or attribute.ENGINES[0][0]


def _documents(
    adapter: Adapter, options: EvaluationOptions, split: str
) -> tuple[list[CorpusDocument], list[str]]:
    """The documents to measure on, and notes on those that cannot be read."""
    if options.gold is not None:
        documents = load(options.gold, adapter.corpus)
    else:
        documents = read.split_documents(adapter.corpus, split, options.corpora_dir)
    known = ("", *supported())
    unknown = Counter(d.language for d in documents if d.language not in known)
    notes = [
        f"{code}: language not supported yet ({count} documents left out)"
        for code, count in sorted(unknown.items())
    ]
    wanted = options.languages or known
    documents = [d for d in documents if d.language in known and d.language in wanted]
    return documents[: options.limit or None], notes


def _tokens(
    adapter: Adapter, options: EvaluationOptions, documents: list[CorpusDocument]
) -> tuple[list[CorpusTokens], int]:
    table = _token_table(adapter, options)
    found = [table.get(d.id) or read.plain_tokens(d.text) for d in documents]
    if adapter.scoring in ("sentences", "recall"):  # these corpora bring no tokens at all
        return found, 0
    return found, sum(d.id not in table for d in documents)


def _token_table(adapter: Adapter, options: EvaluationOptions) -> dict[str, CorpusTokens]:
    if options.tokens is not None:
        return read.load_tokens(options.tokens)
    try:
        folder = read.find_folder(options.corpora_dir)
    except MissingInput:
        return {}
    path = folder / adapter.corpus / "tokens.jsonl.gz"
    return read.load_tokens(path) if path.is_file() else {}


def _record(document: CorpusDocument, options: EvaluationOptions) -> Record | None:
    try:
        record = options.analyse(options.reader(document), document.language, options.engine)
    except InputError:  # one bad document never stops a run: it costs its gold
        return None
    if options.min_score <= 0:
        return record
    kept = tuple(s for s in record.statements if s.score >= options.min_score)
    return msgspec.structs.replace(record, statements=kept)


def _score(
    adapter: Adapter,
    documents: list[CorpusDocument],
    records: list[Record | None],
    tokens: list[CorpusTokens],
) -> tuple[list[Scored], Scores, Scores]:
    mapped = scorer_for(adapter.scoring, adapter.parts, typed=adapter.typed)
    raw = scorer_for(adapter.scoring, adapter.parts, typed=adapter.typed)
    others = second_scorer(adapter.scoring), second_scorer(adapter.scoring)
    scored = []
    for document, record, own in zip(documents, records, tokens, strict=True):
        as_read = plain(record, adapter.modes) if record is not None else []
        raw.add(raw.pair(document.gold, as_read, own), own)
        statements = adapter.mapped(record) if record is not None else []
        pairs = mapped.pair(document.gold, statements, own)
        mapped.add(pairs, own)
        for other, found in zip(others, (statements, as_read), strict=True):
            if other is not None:
                other.add(other.pair(document.gold, found, own), own)
        scored.append(Scored(document, own, record, tuple(statements), tuple(pairs)))
    return scored, _joined(mapped, others[0]), _joined(raw, others[1])


def _joined(scorer: Scorer, other: Scorer | None) -> Scores:
    scores = scorer.scores()
    if other is None:
        return scores
    return replace(scores, figures={**scores.figures, **other.scores().figures})


def predictions(report: Report) -> Iterable[bytes]:
    """The mapped predictions as lines of the corpora's format, the gold's place taken."""
    for item in report.scored:
        identities = {s.id: f"{item.document.id}#{n}" for n, s in enumerate(item.system)}
        statements = [
            read.written(
                replace(s, nested_in=identities.get(s.nested_in or "")), item.document.id, n
            )
            for n, s in enumerate(item.system)
        ]
        yield msgspec.json.encode({**item.document.line, "statements": statements}) + b"\n"
