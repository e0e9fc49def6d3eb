"""The record as a reader sees it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import relata
from relata.present.view import joined, known, view
from relata.present.words import load
from tests.present import samples
from tests.present.maker import Maker

ROOT = Path(__file__).resolve().parents[2]
WORDS = load("en")


def _items(record):
    return {item.statement.id: item for item in view(record, WORDS).items}


def test_statements_stand_in_the_order_of_the_text_inner_ones_after_theirs():
    shown = view(samples.german(), WORDS)
    assert [item.statement.id for item in shown.items] == [f"s{n}" for n in range(1, 11)]
    assert [item.depth for item in shown.items] == [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]


def test_names_instead_of_ids():
    items = _items(samples.german())
    assert items["s4"].speaker.name == "Henrike Oelmann"
    assert items["s4"].speaker.mention == "Sie"
    assert items["s4"].speaker.differs
    assert not items["s3"].speaker.differs
    assert items["s5"].addressee.name == "Marnitzer Rundschau"
    assert items["s9"].speaker is None
    assert items["s9"].keys == ("none",)
    assert items["s10"].speaker.candidates == (("die Fischer", 0.5), ("Ministerium", 0.1))


def test_relays_are_neither_outlet_nor_speaker():
    items = _items(samples.german())
    assert items["s1"].relays == ()
    assert items["s2"].relays == ("Marnitzer Rundschau", "Ministerium")
    assert items["s6"].relays == ("Marnitzer Rundschau", "Tomasz Brandt")
    assert items["s8"].relays == ()


def test_places_count_from_one():
    items = _items(samples.german())
    assert (items["s1"].paragraph, items["s1"].line) == (1, 1)
    assert (items["s3"].paragraph, items["s3"].line) == (4, 7)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_by_any_line_break(newline):
    m = Maker(newline.join(["one", "two", "three"]))
    record = samples.german()
    statement = msgspec.structs.replace(
        record.statements[8], content=m.spans("three"), cue=(), chain=()
    )
    small = msgspec.structs.replace(
        record, document=m.document(language="en"), statements=(statement,)
    )
    assert view(small, WORDS).items[0].line == 3


def test_speakers_by_frequency_the_nameless_last():
    speakers = view(samples.german(), WORDS).speakers
    assert [(s.name, s.count) for s in speakers] == [
        ("Henrike Oelmann", 5),
        ("Tomasz Brandt", 2),
        ("ein Beamter", 1),
        ("Die Fischer", 1),
        ("no source named", 1),
    ]
    oelmann = speakers[0]
    assert oelmann.first_hand == 1
    assert oelmann.through["Marnitzer Rundschau"] == 4
    assert speakers[2].anonymous


def test_a_record_with_holes_is_shown_as_far_as_it_goes():
    record = samples.german()
    inner = record.statements[5]
    filtered = msgspec.structs.replace(record, statements=(inner,), entities=())
    item = view(filtered, WORDS).items[0]
    assert item.depth == 0
    assert item.speaker.name == "e2"
    assert not view(filtered, WORDS).complete


def test_a_cycle_does_not_hang_and_loses_nothing():
    record = samples.german()
    one, two = record.statements[1:3]
    cycle = (
        msgspec.structs.replace(one, inside="s3"),
        msgspec.structs.replace(two, inside="s2"),
    )
    assert len(view(msgspec.structs.replace(record, statements=cycle), WORDS).items) == 2


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("„Ja“, sagte er, „gut.“", ("Ja", "gut."), "„Ja“ … „gut.“"),
        ("“Yes,” she said.", ("Yes,",), "“Yes,”"),
        ("“Yes”, she said.", ("Yes",), "“Yes”"),
        ("Ja sagte er", ("Ja",), "Ja"),
        ("„Eins.\n\n„Zwei.“", ("Eins.", "Zwei."), "Eins. „Zwei.“"),
    ],
)
def test_joined(text, words, shown):
    assert " ".join(joined(text, Maker(text).spans(*words), direct=True).split()) == shown


def _spoken(**change):
    """The first-hand direct statement of the German sample, changed; its one item and speaker."""
    record = samples.german()
    statement = msgspec.structs.replace(record.statements[0], **change)
    shown = view(msgspec.structs.replace(record, statements=(statement,)), WORDS)
    return shown.items[0], shown.speakers[0]


def test_who_is_not_identified_is_not_first_hand():
    plain, speaker = _spoken()
    assert plain.first_hand
    assert known(WORDS, speaker) == "first-hand"
    statement = plain.statement
    voice = msgspec.structs.replace(statement.speaker, entities=(), candidates=())
    item, speaker = _spoken(speaker=voice, chain=statement.chain[:-1], basis="unstated")
    assert not item.first_hand
    assert known(WORDS, speaker) == "not identified"


def test_an_outlet_that_speaks_is_not_first_hand():
    statement = _spoken()[0].statement
    link = msgspec.structs.replace(statement.chain[-1], kind="outlet")
    item, speaker = _spoken(chain=(*statement.chain[:-1], link), basis="relayed")
    assert not item.first_hand
    assert known(WORDS, speaker) == ""


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*.*.*")), ids=lambda p: p.name)
def test_the_report_counts_as_the_record_does(path):
    record = relata.read_file(str(path))
    items = view(record, WORDS).items
    assert sum(item.first_hand for item in items) == record.sourcing.first_hand
