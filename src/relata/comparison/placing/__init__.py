"""Quotations and indirect statements of an article, placed in its sources.

`place(record, sources)` gives a `Verification`: for every quotation its place and a verdict.
"""

from relata.comparison.placing.engine import compared, place
from relata.comparison.placing.placer import Placer
from relata.comparison.placing.speakers import ReadAround, SourceReading
from relata.comparison.placing.types import (
    VERDICTS,
    WRONG,
    Change,
    ComparedText,
    PlacedQuotation,
    PlacedStatement,
    Verdict,
    Verification,
)

__all__ = [
    "VERDICTS", "WRONG", "Change", "ComparedText", "PlacedQuotation", "PlacedStatement", "Placer",
    "ReadAround", "SourceReading", "Verdict", "Verification", "compared", "place",
]  # fmt: skip
