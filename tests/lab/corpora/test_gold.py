"""The gold read as if it were our record and mapped again stays the gold: the adapters' rules
do no harm to what already follows the corpus's conventions. Needs the corpora."""

from __future__ import annotations

from pathlib import Path

import pytest

from relata.model.document import Document
from relata.model.record import DocumentInfo, Producer, Record, Statement, Voice
from relata_lab.corpora import read
from relata_lab.corpora.annotations import CorpusDocument
from relata_lab.evaluate.statements import run

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "corpora"
OURS = {
    "wikinews-de": {"indirect-free-indirect": "free-indirect", "free-indirect": "hearsay"},
    "polnear": {},
}


def as_record(document: CorpusDocument, modes: dict[str, str]) -> Record:
    def voice(spans: tuple[tuple[int, int], ...]) -> Voice | None:
        return Voice(spans=spans, score=1.0, why="gold") if spans else None

    statements = tuple(
        Statement(
            id=g.id,
            mode=modes.get(g.type or "", g.type),  # type: ignore[arg-type]
            medium=tuple(sorted(g.medium)),  # type: ignore[arg-type]
            act="state",
            certainty="asserted",
            content=g.content,
            cue=g.cue,
            frame=g.frame,
            speaker=voice(g.speaker),
            addressee=voice(g.addressee),
            inside=g.nested_in,
            score=1.0,
        )
        for g in document.gold
        if g.content
    )
    sentences = document.line.get("sentences") or [[0, len(document.text)]]
    info = DocumentInfo(
        id=document.id,
        language=document.language,
        language_from="given",
        language_score=1.0,
        text=document.text,
        sentences=tuple((a, b) for a, b in sentences),
    )
    return Record(
        producer=Producer(version="0", engine="gold"), document=info, statements=statements
    )


@pytest.mark.skipif(not FOLDER.is_dir(), reason="needs ../shared/corpora next to the checkout")
@pytest.mark.parametrize("corpus", sorted(OURS))
def test_the_gold_stays_the_gold(corpus: str) -> None:
    path = read.split_file(FOLDER, corpus, "dev")
    by_id = {document.id: document for document in read.load(path, corpus)}

    def gold(document: Document, language: str, engine: str) -> Record:
        return as_record(by_id[document.source or ""], OURS[corpus])

    options = run.EvaluationOptions(corpora_dir=FOLDER, reader=run.body_document, analyse=gold)
    report = run.evaluate(corpus, options)
    assert report.mapped is not None
    figures, exact = report.mapped.figures, report.mapped.exact
    assert figures["content"].f1 > 0.995 and figures["joint"].f1 > 0.995
    assert figures["type"].f1 > 0.99
    assert all(exact[part].f1 > 0.95 for part in ("content", "speaker", "cue"))
