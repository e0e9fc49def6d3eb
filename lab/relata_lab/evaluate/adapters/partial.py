"""Corpora that annotate sentences or single clauses: the record goes in as it is.

quotes_adaq_cs_ru: Czech and Russian sentences with source, cue and content; half of them
hold no attribution. attrib_disrpt: attributing clauses and what they attribute in French and
Russian discourse treebanks, not exhaustive: recall alone. story_cstnews_pt: the same in Brazilian
news, whole events on one side of the split. None has parts of its own: see `corpora.RESPLITS`.
"""

from __future__ import annotations

from relata.model.record import Record
from relata_lab.corpora.annotations import Annotation
from relata_lab.evaluate.adapters import Adapter, plain


def mapped(record: Record) -> list[Annotation]:
    """The record's statements as they are: these corpora's roles are ours."""
    return plain(record, {})


ADAQ = Adapter(
    "quotes_adaq_cs_ru", ("content", "speaker", "cue"), {}, mapped, scoring="sentences",
    typed=False, split="measure",
)  # fmt: skip
DISRPT = Adapter(
    "attrib_disrpt", ("content", "frame"), {}, mapped, scoring="recall",
    typed=False, split="measure",
)  # fmt: skip
CSTNEWS = Adapter(
    "story_cstnews_pt", ("content", "frame"), {}, mapped, scoring="recall",
    typed=False, split="measure",
)  # fmt: skip
