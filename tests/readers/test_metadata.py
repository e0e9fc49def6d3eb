"""Metadata: the surest evidence wins, of equals the first."""

from __future__ import annotations

from relata.readers.metadata import Metadata, OutletEvidence


def test_surer_evidence_replaces_weaker() -> None:
    metadata = Metadata()
    metadata.propose_outlet("Reuters", (0, 7), OutletEvidence.AGENCY_CREDIT)
    metadata.propose_outlet("Kurier", None, OutletEvidence.META, "og:site_name")
    metadata.propose_outlet("Bote", None, OutletEvidence.BYLINE)
    metadata.propose_outlet("Blatt", None, OutletEvidence.META)
    document = metadata.to_document("", [], "a.txt")
    assert (document.outlet, document.outlet_span) == ("Kurier", None)
    assert document.outlet_why == "og:site_name"


def test_the_first_date_stays() -> None:
    metadata = Metadata()
    metadata.propose_date(None, "text")
    metadata.propose_date("2024-04-03", "meta")
    metadata.propose_date("2024-04-04", "text")
    assert (metadata.date, metadata.date_from) == ("2024-04-03", "meta")


def test_authors_and_notes_are_there_once() -> None:
    metadata = Metadata()
    metadata.add_authors(["Anna Berg", "Tom Reed"])
    metadata.add_authors(["Anna Berg"])
    metadata.add_note("x")
    metadata.add_note("x")
    assert metadata.authors == ["Anna Berg", "Tom Reed"]
    assert metadata.notes == ["x"]


def test_evidence_has_words() -> None:
    assert OutletEvidence.CREDIT_LINE.label == "credit line"
