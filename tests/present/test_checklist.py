"""What an editor checks first, and how a statement is put into words."""

from __future__ import annotations

import msgspec
import pytest

from relata.model.record import Candidate, Entity, Mention
from relata.present.view import chain_steps, checklist, passage, tiers, verb, view, who
from relata.present.view.checklist import spellings
from relata.present.words import load
from tests.present import samples
from tests.present.maker import Maker, link

WORDS = load("en")


def _items(record):
    return {item.statement.id: item for item in view(record, WORDS).items}


def _checks(record, kind):
    found = checklist(view(record, WORDS), WORDS)
    return [(c.label, c.note, c.statements) for c in found if c.kind == kind]


def _with_tier(record, tier, *names):
    statements = tuple(
        msgspec.structs.replace(s, tier=tier if s.id in names else "sure")
        for s in record.statements
    )
    return msgspec.structs.replace(record, statements=statements)


def test_the_list_says_what_is_unclear_unnamed_and_hearsay():
    record = samples.german()
    assert _checks(record, "unclear") == [("Die Fischer", "die Fischer or Ministerium", ("s10",))]
    assert _checks(record, "unnamed") == [("ein Beamter", "", ("s8",))]
    assert [ids for _, _, ids in _checks(record, "hearsay")] == [("s9",)]
    assert _checks(record, "no-source") == [], "hearsay without a source stands there already"


def test_what_hangs_on_one_source():
    record = samples.german()
    ids = ("s2", "s3", "s4", "s5", "s6", "s7")
    assert _checks(record, "one-source") == [("Marnitzer Rundschau", "6 of 10 statements", ids)]
    few = msgspec.structs.replace(record, statements=record.statements[1:3])
    assert _checks(few, "one-source") == []


def test_all_from_one_speaker():
    record = samples.german()
    outlet = link("e1", "outlet")
    spoken = tuple(
        msgspec.structs.replace(s, chain=(outlet, link("e2", "speaker")))
        for s in record.statements[1:4]
    )
    record = msgspec.structs.replace(record, statements=spoken)
    assert _checks(record, "one-source") == [
        ("Henrike Oelmann", "all 3 statements", ("s2", "s3", "s4"))
    ]


def _entity(*forms):
    mention = Mention(span=(0, 1), kind="name", score=1.0, why="")
    return Entity(id="e1", kind="person", name=forms[0], forms=forms, mentions=(mention,))


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        (("Sergej Schoigu", "Sergey Soygu", "Sojgu", "Schoigu"), ("Sergey Soygu", "Sojgu")),
        (("Henrike Oelmann", "Oelmann", "Oelmanns"), ()),
        (("Recep Erdoğan", "Erdogan"), ("Erdogan",)),
        (("European Union", "EU"), ()),
        (("The Harbour Gazette", "Harbour Gazette"), ()),
    ],
)
def test_spellings(forms, found):
    assert spellings(_entity(*forms), "de") == found


def test_variants_are_listed_for_those_who_take_part():
    record = samples.german()
    entities = tuple(
        msgspec.structs.replace(e, forms=("Tomasz Brandt", "Tomaš Bränd")) if e.id == "e5" else e
        for e in record.entities
    )
    assert _checks(msgspec.structs.replace(record, entities=entities), "variants") == []
    entities = tuple(
        msgspec.structs.replace(e, name="Tomasz Brądt", forms=("Tomasz Brądt", "Bradt"))
        if e.id == "e5"
        else e
        for e in record.entities
    )
    assert _checks(msgspec.structs.replace(record, entities=entities), "variants") == [
        ("Tomasz Brądt", "also Bradt", ("s4", "s5", "s6", "s7"))
    ]


def test_doubtful_statements_are_counted_and_raise_nothing():
    record = _with_tier(samples.german(), "doubtful", "s8", "s9", "s10")
    shown = view(record, WORDS)
    assert [item.statement.id for item in shown.items] == [f"s{n}" for n in range(1, 8)]
    assert shown.doubtful == 3
    assert shown.complete == (len(shown.items) >= record.sourcing.statements)
    assert tiers(shown) == {"sure": 7, "likely": 0, "doubtful": 3}
    assert {c.kind for c in checklist(shown, WORDS)} == {"one-source"}
    every = view(record, WORDS, doubtful=True)
    assert len(every.items) == 10
    assert {c.kind for c in checklist(every, WORDS)} == {"one-source"}
    assert [(s.name, s.count, s.doubtful) for s in every.speakers][-3:] == [
        ("ein Beamter", 0, 1),
        ("Die Fischer", 0, 1),
        ("no source named", 0, 1),
    ]


def test_no_tiers_where_the_engine_has_none():
    assert tiers(view(samples.german(), WORDS)) == {}


def test_the_articles_own_verb():
    record, items = samples.german(), _items(samples.german())
    text = record.document.text
    assert verb(items["s4"], text) == "warf … vor"
    assert verb(items["s8"], text) == "Nach Angaben"
    assert verb(items["s7"], text) == ""


def test_an_open_name_is_said_to_be_unclear():
    items = _items(samples.german())
    assert who(items["s10"].speaker, WORDS) == "unclear: die Fischer or Ministerium"
    assert who(items["s9"].speaker, WORDS) == "no source named"
    assert who(items["s4"].speaker, WORDS) == "Henrike Oelmann"


def test_the_frame_stands_with_a_content_that_needs_it():
    record = samples.german()
    shown, items = view(record, WORDS), _items(record)

    def said(name):
        return [(piece.text, piece.content) for piece in passage(items[name], shown)]

    assert said("s10") == [
        ("Die Fischer verurteilten ", False),
        ("den Umgang mit den Unterlagen", True),
    ]
    assert said("s9") == [
        ("Der frühere Amtsleiter", True),
        (" soll ", False),
        ("es im Herbst bestellt haben", True),
    ]
    assert said("s3") == [(items["s3"].content, True)]


def test_a_content_without_frame_and_cue_stands_in_its_sentence():
    m = Maker("Rules. She calls it mandatory now. More.")
    sentences = (m.span("Rules."), m.span("She calls it mandatory now."), m.span("More."))
    base = samples.english()
    statement = msgspec.structs.replace(
        base.statements[0], content=m.spans("mandatory"), cue=(), frame=(), speaker=None, chain=()
    )
    record = msgspec.structs.replace(
        base,
        document=m.document(language="en", sentences=sentences),
        statements=(statement,),
    )
    shown = view(record, WORDS)
    assert "".join(p.text for p in passage(shown.items[0], shown)) == "She calls it mandatory now."


def test_joint_speakers_are_one_step_of_the_chain():
    record = samples.german()
    statement = record.statements[4]
    voice = msgspec.structs.replace(statement.speaker, entities=("e5", "e2"))
    chain = (*statement.chain, link("e2", "speaker"))
    both = msgspec.structs.replace(statement, speaker=voice, chain=chain)
    item = view(msgspec.structs.replace(record, statements=(both,)), WORDS).items[0]
    steps = [[name.name for name in step.names] for step in chain_steps(item)]
    assert steps == [
        ["Küstenbote"], ["Marnitzer Rundschau"], ["Tomasz Brandt", "Henrike Oelmann"],
    ]  # fmt: skip


def test_open_names_show_a_few_candidates():
    record = samples.german()
    statement = record.statements[9]
    many = tuple(Candidate(entity=f"e{n}", score=0.2) for n in (2, 3, 4, 5, 7))
    voice = msgspec.structs.replace(statement.speaker, candidates=many)
    open_one = msgspec.structs.replace(statement, speaker=voice)
    item = view(msgspec.structs.replace(record, statements=(open_one,)), WORDS).items[0]
    assert who(item.speaker, WORDS) == (
        "unclear: Henrike Oelmann, Marnitzer Rundschau or Ministerium"
    )
