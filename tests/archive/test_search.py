"""Search, who is who, and the five questions."""

from __future__ import annotations

import pytest

from relata import archive as ar
from relata.model.errors import UsageError
from tests.archive.build import Said, ferry, record


def add(archive: ar.Archive, text: str, said: Said, names: dict[str, tuple[str, ...]],
        **options: object) -> int:  # fmt: skip
    """Add an article of one statement."""
    return ar.add(archive, record(text, (said,), names, **options)).article  # type: ignore[arg-type]


@pytest.fixture
def desk(archive: ar.Archive) -> ar.Archive:
    """Five articles in three languages about two people."""
    add(
        archive, "Volodymyr Zelensky said Russia must leave Ukraine.",
        Said(words="Russia must leave Ukraine", by="Volodymyr Zelensky", basis="heard"),
        {"Volodymyr Zelensky": (), "Ukraine": (), "Russia": ()}, outlet="The Post",
        kinds={"Ukraine": "place", "Russia": "place"}, date="2024-03-01",
    )  # fmt: skip
    add(
        archive, "Wolodymyr Selenskyj habe dem Łódź-Kurier gesagt, Żółte Straßen führten zum Ziel.",
        Said(
            words="Żółte Straßen führten zum Ziel", by="Wolodymyr Selenskyj",
            through=(("outlet", "Łódź-Kurier"),), basis="relayed",
        ),
        {"Wolodymyr Selenskyj": (), "Łódź-Kurier": ()}, kinds={"Łódź-Kurier": "outlet"},
        outlet="Die Woche", language="de", date="2024-03-02",
    )  # fmt: skip
    add(
        archive, "Володимир Зеленський сказав, що Ещё не вечер.",
        Said(words="Ещё не вечер", by="Володимир Зеленський", mode="direct"),
        {"Володимир Зеленський": ()}, outlet="Вісті", language="uk", date="2024-04-03",
    )  # fmt: skip
    add(
        archive, "Sergei Lavrov denied that Russia had left Ukraine in the night.",
        Said(
            words="Russia had left Ukraine in the night", by="Sergei Lavrov", certainty="denied",
            act="deny", basis="document",
        ),
        {"Sergei Lavrov": (), "Ukraine": (), "Russia": ()}, outlet="The Post",
        kinds={"Ukraine": "place", "Russia": "place"}, date="2024-04-04",
    )  # fmt: skip
    add(
        archive, "Somebody said that Sergei Lavrov would never speak of it again.",
        Said(words="Sergei Lavrov would never speak of it again", tier="doubtful", score=0.2),
        {"Sergei Lavrov": ()}, outlet="The Post",
    )  # fmt: skip
    return archive


@pytest.mark.parametrize(
    "name", ["Zelensky", "Selenskyj", "Зеленський", "Zelenskyy", "Volodymyr Zelenskyi"]
)
def test_a_name_finds_its_bearer_in_every_spelling(desk: ar.Archive, name: str) -> None:
    found = ar.search(desk, name)
    assert {one.language for one in found.hits.statements} == {"en", "de", "uk"}
    assert len({one.entity for one in found.names}) == 1
    best = ar.who(desk, name)[0]
    written = {(one.form, one.outlet_name) for one in best.spellings}
    assert written == {
        ("Volodymyr Zelensky", "The Post"), ("Wolodymyr Selenskyj", "Die Woche"),
        ("Володимир Зеленський", "Вісті"),
    }  # fmt: skip


@pytest.mark.parametrize("word", ["zolte", "ŻÓŁTE", "strassen", "Straßen", "fuhrten"])
def test_words_are_folded(desk: ar.Archive, word: str) -> None:
    (hit,) = ar.search(desk, word).hits.statements
    assert hit.language == "de"
    assert len(hit.marks) == 1


def test_cyrillic_letters_are_folded_too(desk: ar.Archive) -> None:
    (hit,) = ar.search(desk, "еще").hits.statements
    assert [hit.passage[a:b] for a, b in hit.marks] == ["Ещё"]


def test_hits_stand_in_their_sentence_and_are_marked(desk: ar.Archive) -> None:
    (hit,) = ar.search(desk, "Zelensky leave").hits.statements
    assert hit.passage == "Volodymyr Zelensky said Russia must leave Ukraine."
    assert [hit.passage[a:b] for a, b in hit.marks] == ["Volodymyr Zelensky", "leave"]


@pytest.mark.parametrize(
    ("search", "count"),
    [
        ('"must leave"', 1), ('"leave must"', 0), ("must -leave", 0), ("rus*", 2),
        ("russia night", 1),
        ("xyzzy", 0), ("' \" ) OR (", 0), ("NEAR(a b)", 0), ("russia*", 2),
    ],
)  # fmt: skip
def test_the_language_of_searches(desk: ar.Archive, search: str, count: int) -> None:
    assert len(ar.search(desk, search).hits.statements) == count


def test_what_cannot_be_searched_is_said(desk: ar.Archive) -> None:
    with pytest.raises(UsageError, match="must be there"):
        ar.search(desk, "-leave")
    with pytest.raises(UsageError, match="at most"):
        ar.search(desk, " ".join("abcdefghijklmnopqrstuvwxyz"))
    with pytest.raises(UsageError, match="not a date"):
        ar.statements(desk, ar.Filters(since="yesterday"))


def refs(found: ar.Statements) -> list[str]:
    """Dates of statements."""
    return [one.date or "" for one in found.statements]


def test_everything_somebody_said_about_somebody(desk: ar.Archive) -> None:
    assert refs(ar.said_about(desk, "Lavrov", "Ukraine")) == ["2024-04-04"]
    assert refs(ar.said_about(desk, "Zelensky", "Ukraine")) == ["2024-03-01"]
    denied = ar.Filters(certainties=("denied",))
    assert refs(ar.said_about(desk, "Zelensky", "Ukraine", denied)) == []
    assert refs(ar.said_about(desk, "Lavrov", "Ukraine", denied)) == ["2024-04-04"]
    assert refs(ar.said_about(desk, "Lavrov", "Nobody Known")) == []


@pytest.mark.parametrize(
    ("filters", "dates"),
    [
        (ar.Filters(), ["2024-04-04", "2024-04-03", "2024-03-02", "2024-03-01"]),
        (ar.Filters(since="2024-03-02", until="2024-04-03"), ["2024-04-03", "2024-03-02"]),
        (ar.Filters(until="2024-03"), ["2024-03-02", "2024-03-01"]),
        (ar.Filters(language="uk"), ["2024-04-03"]),
        (ar.Filters(modes=("direct",)), ["2024-04-03"]),
        (ar.Filters(outlet="The Post"), ["2024-04-04", "2024-03-01"]),
        (ar.Filters(outlet="The Post", basis="heard"), ["2024-03-01"]),
        (ar.Filters(through="Łódź-Kurier"), ["2024-03-02"]),
        (ar.Filters(speaker="Selenskyj", outlet="Die Woche"), ["2024-03-02"]),
        (ar.Filters(about="Russia", speaker="Lavrov"), ["2024-04-04"]),
    ],
)
def test_filters(desk: ar.Archive, filters: ar.Filters, dates: list[str]) -> None:
    assert refs(ar.statements(desk, filters)) == dates


def test_doubtful_statements_are_shown_when_asked_for(desk: ar.Archive) -> None:
    assert len(ar.statements(desk, ar.Filters(doubtful=True)).statements) == 5


def test_who_is_quoted_through_whom(desk: ar.Archive) -> None:
    (route,) = ar.quoted_through(desk)
    assert (route.speaker.name, route.relay.name, route.times) == (
        "Volodymyr Zelensky", "Łódź-Kurier", 1,
    )  # fmt: skip
    assert ar.quoted_through(desk, "Zelensky") == ar.quoted_through(desk, relay="Lodz-Kurier")
    assert ar.quoted_through(desk, "Lavrov") == ()


def test_first_hand_of_an_outlet(desk: ar.Archive) -> None:
    assert refs(ar.first_hand(desk, "The Post")) == ["2024-03-01"]


def test_pages_of_a_list_are_whole(desk: ar.Archive) -> None:
    seen: list[str] = []
    offset: int | None = 0
    while offset is not None:
        found = ar.statements(desk, page=ar.Page(limit=3, offset=offset))
        seen += refs(found)
        offset = found.next
    assert seen == ["2024-04-04", "2024-04-03", "2024-03-02", "2024-03-01"]


QUOTE = "The bridge will not be opened before the summer of next year"


@pytest.fixture
def quoted(archive: ar.Archive) -> ar.Archive:
    """One quotation in four articles, of three outlets."""
    wordings = (
        ("The Post", "2024-03-03", QUOTE),
        ("Die Woche", "2024-03-01", QUOTE.replace("will not", "would not")),
        ("The Post", "2024-03-05", QUOTE.replace(" of next year", "")),
        ("Vesti", "2024-03-06", QUOTE),
    )
    for number, (outlet, date, words) in enumerate(wordings):
        text = f"Report {number} from the town hall.\n{words}, mayor Ann Lee said.\n"
        add(archive, text, Said(words=words, by="Ann Lee", cue="said"), {"Ann Lee": ()},
            outlet=outlet, date=date)  # fmt: skip
    ar.add(archive, ferry())
    return archive


def test_the_first_article_with_a_quotation_and_its_wordings(quoted: ar.Archive) -> None:
    found = ar.quotation(quoted, QUOTE)
    assert found is not None
    assert [w.statement.date for w in found.wordings] == [
        "2024-03-01", "2024-03-03", "2024-03-05", "2024-03-06",
    ]  # fmt: skip
    assert found.first.outlet_name == "Die Woche"
    assert found.roots == 3
    assert [(c.kind, c.first, c.here) for c in found.wordings[1].changes if c.kind != "kept"] == [
        ("changed", "would", "will")
    ]
    assert ar.quotation(quoted, found.wordings[2].statement.ref) == found
    assert ar.quotation(quoted, "nobody ever said anything like that at all") is None


def test_statements_known_from_one_source_only(quoted: ar.Archive) -> None:
    found = ar.single_source(quoted).statements
    assert {one.date for one in found} == {"2024-04-03"}
    assert len(found) == 3
    assert {
        one.roots for one in ar.statements(quoted, ar.Filters(speaker="Ann Lee")).statements
    } == {3}


def test_words_of_whole_articles(quoted: ar.Archive) -> None:
    found = ar.search_articles(quoted, "town hall", ar.Filters(outlet="Vesti"))
    assert [(one.outlet, one.passage) for one in found] == [
        ("Vesti", "Report 3 from the town hall.")
    ]
    assert [found[0].passage[a:b] for a, b in found[0].marks] == ["town", "hall"]


def test_the_page_of_an_entity(quoted: ar.Archive) -> None:
    number = ar.who(quoted, "Ann Lee")[0].id
    page = ar.entity_page(quoted, number)
    assert page is not None
    assert page.said.total == 4
    assert [(one.name, one.times) for one in page.outlets] == [
        ("The Post", 2), ("Die Woche", 1), ("Vesti", 1),
    ]  # fmt: skip
    assert page.months == (("2024-03", 4),)
    assert ar.entity_page(quoted, 999_999) is None


def test_the_page_of_an_outlet(quoted: ar.Archive) -> None:
    number = ar.who(quoted, "Lindholm Courier")[0].id
    page = ar.outlet_page(quoted, number)
    assert page is not None
    assert (page.articles, page.statements, page.agency_copy) == (1, 3, 0)
    assert dict(page.basis) == {"heard": 2, "relayed": 1}
    assert {one.name: one.times for one in page.speakers} == {"Freya Holt": 2, "Jonas Krill": 1}
    assert {one.name: one.times for one in page.first_hand} == {"Freya Holt": 1, "Jonas Krill": 1}
    assert [one.name for one in page.relays] == ["Evening Tide"]


def test_many_answers_come_month_by_month_in_the_same_order(
    quoted: ar.Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for date in ("2023-12-31", "2024", "2024-05", None):
        text = f"The mayor said the bridge of {date} was safe.\n"
        said = Said(words=f"the bridge of {date} was safe")
        add(quoted, text, said, {}, date=date)
    plain = ar.search(quoted, "bridge").hits
    assert [one.date for one in plain.statements][:3] == ["2024-05", "2024-03-06", "2024-03-05"]
    assert [one.date for one in plain.statements][-3:] == ["2024", "2023-12-31", None]
    monkeypatch.setattr("relata.archive.asking.search.MAX_SORTED", 2)
    assert ar.search(quoted, "bridge").hits == plain
    for offset in range(3):
        page = ar.Page(limit=2, offset=offset)
        found = ar.search(quoted, "bridge", page=page).hits.statements
        assert found == plain.statements[offset : offset + 2]
    only = ar.Filters(since="2024-03-04", outlet="The Post")
    assert [one.date for one in ar.search(quoted, "bridge", only).hits.statements] == ["2024-03-05"]
