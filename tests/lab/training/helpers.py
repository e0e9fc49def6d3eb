"""A small annotated document of our own."""

from __future__ import annotations

from relata_lab.corpora.annotations import Annotation, CorpusDocument

TEXT = "The ferry will stay in port, said Edda Brugg on Monday. “We check everything,” she said."


def _spans(*parts: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(p), TEXT.index(p) + len(p)) for p in parts)


DOCUMENT = CorpusDocument(
    "x1", "made-up", "en", TEXT, None,
    (
        Annotation(
            "1", _spans("The ferry will stay in port"), _spans("Edda Brugg"), _spans("said"),
            type="indirect",
        ),
        Annotation(
            "2", _spans("“We check everything,”"), _spans("she"),
            ((TEXT.rindex("said"), TEXT.rindex("said") + 4),), type="direct",
        ),
    ),
    {},
)  # fmt: skip
