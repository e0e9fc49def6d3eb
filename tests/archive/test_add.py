"""Adding: once each, with history, copies and agency copy."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from relata import archive as ar
from relata.model.errors import UsageError
from relata.model.record import Record
from tests.archive.build import FERRY, Said, ferry, record

LONG = (
    "The council of Kalvik has decided to close the old bridge over the fjord for two years. "
    "Engineers found cracks in three of the five piers during an inspection in January. "
    "Mayor Ingrid Solheim said the town had no choice, because the safety of drivers came first. "
    "A ferry will run every twenty minutes from six in the morning until midnight. "
    "Shop owners on the northern side fear that customers will stay away in winter. "
)  # fmt: skip


def long(outlet: str, text: str = LONG, **options: Any) -> Record:
    """An article about a bridge."""
    return record(
        text, (Said(words="the town had no choice", by="Ingrid Solheim", cue="said"),),
        {"Ingrid Solheim": ("Ingrid Solheim",)}, outlet=outlet, **options,
    )  # fmt: skip


def test_what_is_added_is_there(archive: ar.Archive) -> None:
    added = ar.add(archive, ferry(source="ferry.html"))
    assert added.status == "new"
    stored = ar.article(archive, added.article)
    assert stored is not None
    assert stored.record == ferry(source="ferry.html")
    assert [one.key for one in stored.statements] == ["s1", "s2", "s3"]
    first = stored.statements[0]
    assert first.content == "The ferry is not for sale"
    assert [party.name for party in first.speakers] == ["Freya Holt"]
    assert [party.name for party in first.addressees] == ["Evening Tide"]
    assert [(hand.kind, hand.name, hand.relay) for hand in first.hands] == [
        ("outlet", "Lindholm Courier", False), ("outlet", "Evening Tide", True),
        ("speaker", "Freya Holt", False),
    ]  # fmt: skip
    assert FERRY[first.start : first.end] == first.content
    assert [first.passage[a:b] for a, b in first.marks] == [first.content]
    assert stored.info.outlet_name == "Lindholm Courier"


def test_the_same_article_twice_is_one(archive: ar.Archive) -> None:
    first = ar.add(archive, ferry(source="a.html"))
    again = ar.add(archive, ferry(source="https://b.example/ferry"))
    assert (again.article, again.status) == (first.article, "same")
    assert ar.articles(archive).total == 1


def test_one_text_in_two_outlets_is_two_articles(archive: ar.Archive) -> None:
    first = ar.add(archive, long("Kalvik Times"))
    other = ar.add(archive, long("Fjord Post"))
    assert other.article != first.article
    assert [link.article for link in other.versions] == [first.article]
    assert other.versions[0].similarity == 1.0


def test_a_new_reading_takes_the_place_of_the_old_one_and_keeps_it(archive: ar.Archive) -> None:
    first = ar.add(archive, ferry())
    newer = ferry(said=(Said(words="The ferry is not for sale", by="Freya Holt"),), version="0.2.0")
    again = ar.add(archive, newer)
    assert (again.article, again.status) == (first.article, "read-again")
    stored = ar.article(archive, first.article)
    assert stored is not None and len(stored.statements) == 1
    assert [reading.relata_version for reading in stored.readings] == ["0.2.0", "0.1.0"]
    old = ar.reading_record(archive, first.article, stored.readings[1].id)
    assert old == ferry()
    assert ar.check(archive).problems == ()


def test_the_same_source_read_with_another_extraction_is_the_same_article(
    archive: ar.Archive,
) -> None:
    source = ar.SourceInfo(data=b"<html>the page</html>", url="https://a.example/1")
    first = ar.add(archive, ferry(), source)
    other = ar.add(archive, ferry(text=FERRY + "A line more.\n", version="0.2.0"), source)
    assert (other.article, other.status) == (first.article, "read-again")
    kept = ar.source_of(archive, first.article)
    assert kept is not None and kept.data == source.data and kept.url == source.url
    assert ar.check(archive).problems == ()


def test_near_copies_are_versions_and_other_articles_are_not(archive: ar.Archive) -> None:
    first = ar.add(archive, long("Kalvik Times"))
    cut = LONG.replace("Shop owners on the northern side fear that", "Shop owners fear that")
    copy = ar.add(archive, long("Fjord Post", cut))
    other = ar.add(archive, ferry())
    assert [link.article for link in copy.versions] == [first.article]
    assert 0.5 < copy.versions[0].similarity < 1
    assert other.versions == ()


def test_agency_copy_is_marked_also_where_only_the_text_shows_it(archive: ar.Archive) -> None:
    before = ar.add(archive, long("Kalvik Times"))
    agency = ar.add(archive, long("NordWire", agency="NordWire"))
    after = ar.add(archive, long("Fjord Post", LONG + "And so on.\n"))
    assert agency.agency == after.agency == "NordWire"
    found = {one.id: (one.agency, one.agency_from) for one in ar.articles(archive).articles}
    assert found == {
        before.article: ("NordWire", "copy"), agency.article: ("NordWire", "credit"),
        after.article: ("NordWire", "copy"),
    }  # fmt: skip
    assert ar.articles(archive, ar.Filters(agency=False)).total == 0
    statements = ar.statements(archive).statements
    assert all(one.agency and one.roots == 1 for one in statements)


def test_people_are_one_across_articles_in_every_spelling(archive: ar.Archive) -> None:
    ar.add(archive, record(
        "Volodymyr Zelensky said the talks were over.",
        (Said(words="the talks were over", by="Volodymyr Zelensky"),),
        {"Volodymyr Zelensky": ()}, outlet="The Post",
    ))  # fmt: skip
    ar.add(archive, record(
        "Wolodymyr Selenskyj sagte, die Gespräche seien zu Ende.",
        (Said(words="die Gespräche seien zu Ende", by="Wolodymyr Selenskyj"),),
        {"Wolodymyr Selenskyj": ("Wolodymyr Selenskyj", "Selenskyj")}, outlet="Die Woche",
        language="de",
    ))  # fmt: skip
    ar.add(archive, record(
        "Hans Selensky sagte, er kenne niemanden.",
        (Said(words="er kenne niemanden", by="Hans Selensky"),), {"Hans Selensky": ()},
        language="de", outlet="Die Woche",
    ))  # fmt: skip
    found = ar.who(archive, "Zelenskyy")
    best = found[0]
    assert {one.form for one in best.spellings} >= {"Volodymyr Zelensky", "Wolodymyr Selenskyj"}
    assert (best.articles, best.said) == (2, 2)
    outlets = {one.form: one.outlet_name for one in best.spellings}
    assert outlets["Wolodymyr Selenskyj"] == "Die Woche"
    assert outlets["Volodymyr Zelensky"] == "The Post"
    assert "Hans Selensky" not in outlets


def test_a_surname_alone_is_not_everybody_with_it(archive: ar.Archive) -> None:
    for text in ("Anna Schmidt said no.", "Schmidt said yes.", "Peter Schmidt said maybe."):
        name = text.split(" said")[0]
        words = text.split("said ")[1].rstrip(".")
        ar.add(archive, record(text, (Said(words=words, by=name),), {name: ()}))
    assert len(ar.who(archive, "Schmidt")) == 3


def test_entities_keep_their_ids_over_a_reread(archive: ar.Archive) -> None:
    ar.add(archive, ferry())
    before = {one.name: one.id for name in ("Holt", "Krill") for one in ar.who(archive, name)}
    renamed = ferry(
        version="0.2.0",
        said=(Said(words="The ferry is not for sale", by="chairwoman Freya Holt"),),
        names={"chairwoman Freya Holt": ("chairwoman Freya Holt", "Holt"), "Jonas Krill": ()},
    )  # fmt: skip
    ar.add(archive, renamed)
    assert {one.id for one in ar.who(archive, "Freya Holt")} == {before["Freya Holt"]}


def test_a_bad_record_changes_nothing(archive: ar.Archive) -> None:
    ar.add(archive, ferry())
    whole = ar.check(archive)
    broken = ferry(text=FERRY + "more")
    twice = replace(broken, entities=(*broken.entities, broken.entities[0]))
    try:
        ar.add(archive, twice)
    except ar.ArchiveError:
        pass
    else:
        raise AssertionError("two entities of one id must be refused")
    assert ar.check(archive) == whole


def test_characters_that_a_database_does_not_like(archive: ar.Archive) -> None:
    text = "Ann\0Lee said the bridge\0is shut \U0001f600 and \ufffd stays so.\n"
    said = Said(words="the bridge\0is shut \U0001f600", by="Ann\0Lee")
    added = ar.add(archive, record(text, (said,), {"Ann\0Lee": ()}))
    stored = ar.article(archive, added.article)
    assert stored is not None and stored.record.document.text == text
    assert len(ar.search(archive, "bridge shut").hits.statements) == 1
    for name in ("\ud800", "a\0b"):
        found = ar.statement(archive, f"{added.article}:s1")
        assert found is not None
        try:
            ar.correct(archive, found, "note", "de\ud800sk", text=name)
        except UsageError:
            assert name == "\ud800"
    assert ar.check(archive).problems == ()
