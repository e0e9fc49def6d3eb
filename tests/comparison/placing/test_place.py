"""A whole article against its sources: speakers, indirect statements, several sources."""

from __future__ import annotations

import pytest

import relata
from relata.app.verifying import SourceReader
from relata.comparison.placing import ComparedText, Verification, place

TRANSCRIPT = """CHAIR: We come to the ferry.

LINDQVIST: We will not close the ferry before summer. The repairs may cost 4.2 million crowns.

OKAFOR: This timetable is an insult to everybody on the island. We will see you in court.

LINDQVIST: Nobody wants that. I can offer a third boat.

OKAFOR: We will see.
"""
RELEASE = """Harbour, 12 March. “The third boat sails from Monday on,” mayor Eva Lindqvist said.

According to the port authority's report, the pilot reportedly said that 14 people were on board.

“We welcome the boat and we thank the mayor,” said Ann Okafor of the Island Party.
"""


def verified(article: str, *sources: str, lang: str = "en") -> Verification:
    texts = [
        ComparedText(name=f"source{n}", language=lang, text=text) for n, text in enumerate(sources)
    ]
    record = relata.read(article, lang, engine="fast")
    return place(record, texts, read_around=SourceReader(texts))


def verdicts(found: Verification) -> list[str]:
    return [one.verdict for one in found.quotations]


def test_a_label_says_who_speaks() -> None:
    right = verified("“This timetable is an insult,” Okafor said.", TRANSCRIPT)
    wrong = verified("“This timetable is an insult,” Lindqvist said.", TRANSCRIPT)
    assert verdicts(right) == ["exact"] and right.quotations[0].speaker == "Okafor"
    assert verdicts(wrong) == ["elsewhere"]
    assert "Okafor says it" in wrong.quotations[0].why and wrong.is_wrong and not right.is_wrong


def test_a_press_release_is_read_around_the_words() -> None:
    assert verdicts(
        verified("“The third boat sails from Monday on,” Lindqvist said.", RELEASE)
    ) == ["exact"]
    found = verified("“The third boat sails from Monday on,” Ann Okafor said.", RELEASE)
    assert verdicts(found) == ["elsewhere"]
    assert found.quotations[0].changes[-1].kind == "speaker"


def test_what_is_turned_stays_so_whoever_says_it() -> None:
    assert verdicts(
        verified("“We will close the ferry before summer,” Okafor said.", TRANSCRIPT)
    ) == ["reversed"]


def test_the_same_words_in_two_mouths() -> None:
    source = TRANSCRIPT + "\nLINDQVIST: We will see you in court.\n"
    assert verdicts(verified("“We will see you in court,” Okafor said.", source)) == ["exact"]
    assert verdicts(verified("“We will see you in court,” Lindqvist said.", source)) == ["exact"]
    assert verdicts(verified("“We will see you in court,” Hansen said.", source)) == ["elsewhere"]


def test_several_verdicts_are_ambiguous() -> None:
    source = "The bridge will open in the month of May. The bridge may open in the month of May."
    found = verified("“The bridge shall open in the month of May,” he said.", source)
    assert verdicts(found) == ["ambiguous"] and "2 places" in found.quotations[0].why
    source = "He says that boats are slow. He never says that boats are slow."
    found = verified("“says that boats are slow,” he said.", source)
    assert verdicts(found) == ["ambiguous"] and "2 places" in found.quotations[0].why


def test_the_best_of_several_sources() -> None:
    article = "“The third boat sails from Monday on,” Lindqvist said. “We will see,” said Okafor."
    found = verified(article, TRANSCRIPT, RELEASE)
    assert verdicts(found) == ["exact", "exact"]
    assert [one.source for one in found.quotations] == [1, 0]


def test_parts_of_mixed_statements_are_placed_one_by_one() -> None:
    found = verified(
        "Okafor called the timetable “an insult to everybody” and said the mayor was “a coward and "
        "a liar”.", TRANSCRIPT,
    )  # fmt: skip
    by_words = {one.verdict for one in found.quotations}
    assert by_words == {"exact", "not-found"}


def test_a_source_in_another_language_is_said_to_be_one() -> None:
    texts = [ComparedText(name="s", language="de", text="Die Fähre bleibt, sagte sie.")]
    record = relata.read("“The ferry stays,” she said.", "en", engine="fast")
    (found,) = place(record, texts).quotations
    assert found.verdict == "not-found" and "another language" in found.why


@pytest.mark.parametrize(
    ("article", "kinds"),
    [
        ("The repairs would cost 4.8 million crowns, Lindqvist said.", {"number", "hedge"}),
        ("The repairs may cost 4.2 million crowns, Lindqvist said.", set()),
        ("Lindqvist said the council would close the ferry before summer.", {"negation"}),
    ],
)
def test_indirect_statements(article: str, kinds: set[str]) -> None:
    found = verified(article, TRANSCRIPT)
    (one,) = found.indirect
    assert one.source == 0 and one.spans
    assert {change.kind for change in one.changes} >= kinds
    assert bool(one.changes) == bool(kinds)


HANDS = "Laut dem Bericht der Polizei hat der Lotse gesagt, das Schiff sei wohl um 14 Uhr gesunken."


def test_a_hand_and_a_hedge_that_were_dropped() -> None:
    found = verified("Der Lotse sagte, das Schiff sei um 14 Uhr gesunken.", HANDS, lang="de")
    kinds = {change.kind: change.source_words for change in found.indirect[0].changes}
    assert "Polizei" in kinds["hand"] and kinds["hedge"] == "wohl"
    article = "Laut Polizei sagte der Lotse, das Schiff sei wohl um 14 Uhr gesunken."
    named = verified(article, HANDS, lang="de")
    assert {change.kind for one in named.indirect for change in one.changes} == set()


@pytest.mark.parametrize(
    ("article", "source", "kind", "words"),
    [
        # The speaker of a long frame, and one of the same description.
        (
            "Martin Callahan, a mechanic who recorded the long protest on his phone, said the "
            "conflict had been stoked by both sides.",
            "Joan Puig, a mechanic who recorded the long protest on his phone, said the conflict "
            "had been stoked by both sides.",
            "speaker", "Joan Puig",
        ),
        (
            "Olympic diver Helen Brandt says the sport gave him the motivation to go on.",
            "Olympic diver Tom Daley says the sport gave him the motivation to go on.",
            "speaker", "Tom Daley",
        ),
        # An agency that reports the whole sentence.
        (
            "Joe Smith said that total sales growth of restaurants was 2.7 per cent in July.",
            "Joe Smith said that total sales growth of restaurants was 2.7 per cent in July, the "
            "news agency AFP reported.",
            "hand", "AFP",
        ),
        # A hedge next to a modal verb that stays, and in a clause with a long frame.
        (
            "The carmaker said border delays could cost many jobs in the end.",
            "The carmaker said border delays could perhaps cost many jobs in the end.",
            "hedge", "perhaps",
        ),
        (
            "Ford testified before the committee of the Senate under oath last week that the man "
            "assaulted her.",
            "Ford testified before the committee of the Senate under oath last week that the man "
            "allegedly assaulted her.",
            "hedge", "allegedly",
        ),
        # A number that stands near by in the source, and a second negation.
        (
            "Ann Lee said that 40 boats in the harbour have two masts.",
            "Ann Lee said that 20 boats in the harbour have two masts. Of them 40 boats belong "
            "to the town.",
            "number", "20",
        ),
        (
            "Ann Lee said that the court has no power over land and that it will hear them.",
            "Ann Lee said that the court has no power over land and that it will not hear them.",
            "negation", "not",
        ),
        # A name that only its place shows to be one.
        (
            "Callahan showed no remorse in the days after the attack, according to court papers.",
            "Saipov showed no remorse in the days after the attack, according to court papers.",
            "name", "Saipov",
        ),
    ],
)  # fmt: skip
def test_what_an_indirect_statement_lost(article: str, source: str, kind: str, words: str) -> None:
    changes = [change for one in verified(article, source).indirect for change in one.changes]
    assert (kind, words) in {(change.kind, change.source_words) for change in changes}
    # Another person is a name where she is part of a content, and a speaker where she says it.
    persons = {"name", "speaker"}
    assert {change.kind for change in changes} - {kind} <= (persons if kind in persons else set())
    same = [change for one in verified(source, source).indirect for change in one.changes]
    assert same == []


def test_a_name_that_the_source_spells_otherwise() -> None:
    found = verified(
        "Der Sprecher sagte, Verteidigungsminister Sergej Schoigu sei in Nürnberg angekommen.",
        "Der Sprecher teilte mit: Verteidigungsminister Sergey Soygu ist in Nürnberg angekommen.",
        lang="de",
    )
    kinds = {change.kind for one in found.indirect for change in one.changes}
    assert "name-spelling" in kinds and "name" not in kinds


def test_what_no_sentence_is_like() -> None:
    found = verified("Experts said that whales sing at night.", TRANSCRIPT)
    assert [one.source for one in found.indirect] == [None]
    assert not found.is_wrong


def test_the_result_is_the_same_every_time() -> None:
    article = "“We will see,” Okafor said. The repairs would cost 4.8 million, Lindqvist said."
    assert verified(article, TRANSCRIPT, RELEASE) == verified(article, TRANSCRIPT, RELEASE)
