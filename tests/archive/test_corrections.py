"""Corrections: made, taken back, kept over a re-read or refused and listed."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from relata import archive as ar
from relata.archive import schema as db
from relata.model.errors import UsageError
from tests.archive.build import FERRY, Said, ferry, record

ME = "desk"


def one(archive: ar.Archive, key: str) -> ar.StoredStatement:
    """A statement of the only article."""
    found = ar.statement(archive, f"1:{key}")
    assert found is not None
    return found


def speakers(archive: ar.Archive, key: str) -> list[str]:
    """Who speaks in a statement of the only article."""
    return [party.name for party in one(archive, key).speakers]


@pytest.fixture
def corrected(archive: ar.Archive) -> ar.Archive:
    """The article of the ferry, with one correction of each kind at its statements."""
    ar.add(archive, ferry())
    ar.correct(archive, one(archive, "s1"), "speaker", ME, name="Jonas Krill")
    ar.correct(archive, one(archive, "s2"), "no-statement", ME)
    ar.correct(archive, one(archive, "s3"), "accept", ME)
    ar.correct(archive, one(archive, "s3"), "note", ME, text="ask her again")
    start = FERRY.index("a former member")
    ar.mark_missed(archive, 1, start, start + len("a former member"), ME, name="Somebody New")
    return archive


def state(archive: ar.Archive) -> list[tuple[str, str, list[str]]]:
    """(content, review, speakers) of all statements."""
    stored = ar.article(archive, 1)
    assert stored is not None
    return [(s.content, s.review, [p.name for p in s.speakers]) for s in stored.statements]


EXPECTED = [
    ("The ferry is not for sale", "corrected", ["Jonas Krill"]),
    ("a former member", "missed", ["Somebody New"]),
    ("the letter bears the signature of Holt", "rejected", ["Jonas Krill"]),
    ("there had been any talks with the shipping company from abroad", "accepted", ["Freya Holt"]),
]


def test_corrections_hold(corrected: ar.Archive) -> None:
    assert state(corrected) == EXPECTED
    shown = ar.statements(corrected).statements
    assert "the letter bears the signature of Holt" not in {s.content for s in shown}
    found = ar.search(corrected, "signature").hits.statements
    assert [s.content for s in found] == ["a former member"], "which stands in the same sentence"
    assert ar.who(corrected, "Somebody New")[0].said == 1
    assert ar.check(corrected).problems == ()


@pytest.mark.parametrize("version", ["0.2.0", "0.3.0"])
def test_corrections_survive_a_reread(corrected: ar.Archive, version: str) -> None:
    added = ar.add(corrected, ferry(version=version))
    assert added.status == "read-again" and added.unplaced == ()
    assert state(corrected) == EXPECTED


def test_corrections_move_with_their_words(corrected: ar.Archive) -> None:
    moved = "An editor's note stands first.\n" + FERRY.replace("  ", " ")
    source = ar.SourceInfo(data=b"page")
    ar.add(corrected, ferry(version="0.2.0"), source)
    ar.add(corrected, ferry(text=moved, version="0.3.0"), source)
    assert state(corrected) == EXPECTED
    assert one(corrected, "s1").start == moved.index("The ferry is")


def test_what_has_no_place_is_refused_and_listed(corrected: ar.Archive) -> None:
    source = ar.SourceInfo(data=b"page")
    ar.add(corrected, ferry(version="0.2.0"), source)
    text = FERRY.replace("there had been any talks with", "she had met").replace(
        "The ferry is not for sale,", "It is not for sale,"
    )
    other = ferry(text=text, version="0.3.0", said=(
        Said(words="It is not for sale", by="Freya Holt"),
    ))  # fmt: skip
    added = ar.add(corrected, other, source)
    listed = {c.id: (c.kind, c.status) for c in ar.corrections(corrected, status="unplaced")}
    assert set(added.unplaced) == set(listed)
    assert sorted(listed.values()) == [
        ("accept", "missing"), ("no-statement", "missing"), ("note", "missing"),
        ("speaker", "missing"),
    ]  # fmt: skip
    ar.add(corrected, ferry(version="0.4.0"), source)
    assert state(corrected) == EXPECTED, "they have their place again as soon as the words have"
    assert ar.corrections(corrected, status="unplaced") == ()


def test_words_that_stand_twice_in_like_surroundings_are_ambiguous(archive: ar.Archive) -> None:
    text = "The bridge stays shut, she said.\nLater: The bridge stays shut, she said.\n"
    words = "The bridge stays shut"
    first = record(text, (Said(words=words, by="Ann Lee"),), {"Ann Lee": ()})
    ar.add(archive, first, ar.SourceInfo(data=b"page"))
    ar.correct(archive, one(archive, "s1"), "accept", ME)
    doubled = "x\n" + "The bridge stays shut, she said. And more of it here, he said.\n" * 3
    again = record(doubled, (Said(words=words, by="Ann Lee"),), {"Ann Lee": ()}, version="0.2.0")
    added = ar.add(archive, again, ar.SourceInfo(data=b"page"))
    assert len(added.unplaced) == 1
    (listed,) = ar.corrections(archive, status="unplaced")
    assert listed.status == "ambiguous" and "3 times" in listed.why


def test_an_undone_correction_leaves_nothing(corrected: ar.Archive) -> None:
    for correction in range(1, 6):
        ar.undo(corrected, correction, "another")
    assert [review for _, review, _ in state(corrected)] == ["none"] * 3
    assert speakers(corrected, "s1") == ["Freya Holt"]
    with pytest.raises(UsageError, match="already"):
        ar.undo(corrected, 1, ME)
    undone = ar.corrections(corrected, status="undone")
    assert {c.id for c in undone} == {1, 2, 3, 4, 5}
    assert {c.author for c in ar.corrections(corrected, kind="undo")} == {"another"}


def test_an_undoing_can_be_undone(corrected: ar.Archive) -> None:
    undoing = ar.undo(corrected, 1, ME)
    ar.undo(corrected, undoing, ME)
    assert state(corrected) == EXPECTED


def test_corrections_are_only_added(corrected: ar.Archive) -> None:
    for change in (sa.update(db.correction).values(author="x"), sa.delete(db.correction)):
        with pytest.raises(ar.ArchiveError, match="only added"), corrected.writing() as connection:
            connection.execute(change)


def test_merged_entities_are_one_until_it_is_undone(archive: ar.Archive) -> None:
    ar.add(archive, ferry())
    holt, krill = (ar.who(archive, name)[0].id for name in ("Freya Holt", "Jonas Krill"))
    made = ar.merge(archive, holt, krill, ME)
    assert speakers(archive, "s2") == ["Freya Holt"]
    assert {b.id for b in ar.who(archive, "Krill")} == {holt}
    assert ar.statements(archive, ar.Filters(speaker="Krill")).total == 3
    page = ar.entity_page(archive, krill)
    assert page is not None and page.bearer.id == holt and page.merged == (krill,)
    with pytest.raises(UsageError, match="one already"):
        ar.merge(archive, krill, holt, ME)
    ar.undo(archive, made, ME)
    assert speakers(archive, "s2") == ["Jonas Krill"]
    assert ar.statements(archive, ar.Filters(speaker="Krill")).total == 1


def test_a_merge_holds_for_articles_that_come_later(archive: ar.Archive) -> None:
    ar.add(archive, ferry())
    holt, krill = (ar.who(archive, name)[0].id for name in ("Freya Holt", "Jonas Krill"))
    ar.merge(archive, holt, krill, ME)
    said = Said(words="no to it", by="Jonas Krill")
    ar.add(archive, record("Jonas Krill said no to it.", (said,), {"Jonas Krill": ()}))
    assert ar.statements(archive, ar.Filters(speaker=holt)).total == 4


def test_what_is_split_off_is_somebody_else_also_later(archive: ar.Archive) -> None:
    def text(n: int) -> ar.Added:
        said = Said(words=f"number {n} is right", by="Ann Lee")
        return ar.add(archive, record(f"Ann Lee said number {n} is right.", (said,),
                                      {"Ann Lee": ()}))  # fmt: skip

    first, second = text(1), text(2)
    entity = ar.who(archive, "Ann Lee")[0].id
    made, new = ar.split(
        archive, entity, ME, articles=(second.article,), name="Ann Lee the younger"
    )
    assert ar.statements(archive, ar.Filters(speaker=entity)).total == 1
    assert ar.statements(archive, ar.Filters(speaker=new)).statements[0].article == second.article
    ar.add(archive, record("Ann Lee said number 2 is right.", (), {"Ann Lee": ()}, version="0.2.0"))
    assert {b.id for b in ar.who(archive, "Ann Lee")} == {entity, new}
    ar.undo(archive, made, ME)
    assert [b.id for b in ar.who(archive, "Ann Lee")] == [entity]
    made, new = ar.split(archive, entity, ME, forms=("Ann Lee",))
    text(3)
    assert ar.statements(archive, ar.Filters(speaker=new)).total == 2
    assert ar.who(archive, "Ann Lee")[0].id == new
    assert first.article in {
        s.article for s in ar.statements(archive, ar.Filters(speaker=new)).statements
    }


def test_a_name_is_given_and_taken_back(archive: ar.Archive) -> None:
    ar.add(archive, ferry())
    holt = ar.who(archive, "Holt")[0].id
    made = ar.rename(archive, holt, "Freya M. Holt", ME)
    assert speakers(archive, "s1") == ["Freya M. Holt"]
    ar.undo(archive, made, ME)
    assert speakers(archive, "s1") == ["Freya Holt"]


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("speaker", {"entity": 4711}, "no entity 4711"),
        ("speaker", {"name": " "}, "a name has"),
        ("note", {"text": ""}, "a note has"),
        ("note", {}, "missing required field"),
        ("merge", {"source": 1}, "not a correction of a statement"),
        ("sing", {}, "not a kind"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(
    file_archive: ar.Archive, kind: str, value: dict[str, object], says: str
) -> None:
    ar.add(file_archive, ferry())
    with pytest.raises(UsageError, match=says):
        ar.correct(file_archive, one(file_archive, "s1"), kind, ME, **value)
    assert ar.corrections(file_archive) == ()


def test_the_export_is_gold_for_the_laboratory(corrected: ar.Archive) -> None:
    ((labels, text),) = ar.export(corrected)
    assert text["text"] == FERRY and text["id"] == labels["id"]
    assert labels["checked"] is True
    rows = labels["statements"]
    assert [(r["content"], r["names"][0], r["need"]) for r in rows] == [
        ("The ferry is not for sale", "Jonas Krill", "must"),
        ("a former member", "Somebody New", "must"),
        (EXPECTED[3][0], "Freya Holt", "must"),
    ]
    assert rows[0]["to"] == ["Evening Tide"] and rows[0]["via"] == [["Evening Tide"]]
    assert rows[2]["names"] == ["Freya Holt", "Holt"]
    json.dumps(labels)


def test_the_layer_can_be_made_again_in_another_archive(
    corrected: ar.Archive, file_archive: ar.Archive
) -> None:
    holt = ar.who(corrected, "Freya Holt")[0].id
    tide = ar.who(corrected, "Evening Tide")[0].id
    ar.merge(corrected, tide, holt, ME)
    lines = list(ar.layer(corrected))
    ar.add(file_archive, record("Other.", (), {"Zed Zee": ()}))
    ar.add(file_archive, ferry())
    done, refused = ar.replay(file_archive, lines)
    assert (done, refused) == (6, ())
    stored = ar.article(file_archive, 2)
    assert stored is not None
    assert [(s.content, s.review) for s in stored.statements] == [row[:2] for row in EXPECTED]
    assert ar.who(file_archive, "Freya Holt")[0].name == "Evening Tide"
