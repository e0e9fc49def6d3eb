"""The record in the conventions of wikinews-de."""

from __future__ import annotations

import msgspec
import pytest

from relata.model.record import Entity, Link
from relata_lab.evaluate.adapters import wikinews_de
from tests.lab.builders import cut, find, record, statement, texts


def wikinews(text, *statements):
    return wikinews_de.mapped(record(text, list(statements)))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("indirect", "indirect"),
        ("mixed", "indirect"),
        ("free-indirect", "indirect-free-indirect"),
        ("hearsay", "free-indirect"),
        ("reported", "reported"),
        ("direct", "direct"),
    ],
)
def test_wikinews_modes(ours: str, theirs: str) -> None:
    text = "Er sei krank."
    assert [s.type for s in wikinews(text, statement(text, "Er sei krank", mode=ours))] == [theirs]


def test_wikinews_stops() -> None:
    text = "Er soll krank sein. Er sei müde."
    kept = wikinews(text, statement(text, "Er soll krank sein", mode="hearsay"))
    assert cut(text, kept[0].content) == ["Er soll krank sein."]
    cut_off = wikinews(text, statement(text, "Er sei müde.", mode="indirect"))
    assert cut(text, cut_off[0].content) == ["Er sei müde"]


def test_wikinews_frame_takes_the_comma_or_colon_before_the_content() -> None:
    text = "Die Ministerin teilte mit, dass sie gehe. Sie rief: „Halt!“"
    first = statement(
        text, "dass sie gehe", frame="Die Ministerin teilte mit", cue=("teilte", "mit"),
        speaker="Die Ministerin",
    )  # fmt: skip
    second = statement(text, "„Halt!“", mode="direct", frame="Sie rief", cue="rief", speaker="Sie")
    found = wikinews(text, first, second)
    assert cut(text, found[0].frame) == ["Die Ministerin teilte mit,"]
    assert cut(text, found[1].frame) == ["Sie rief:"]


def test_wikinews_frame_after_the_content_begins_with_its_comma() -> None:
    text = "Sie gehe, sagte die Ministerin."
    found = wikinews(text, statement(text, "Sie gehe", frame="sagte die Ministerin.", cue="sagte"))
    assert cut(text, found[0].frame) == [", sagte die Ministerin"]


def test_wikinews_verbatim_parts_are_nested_statements() -> None:
    text = "Der Wirt sagte, das Bier sei „flüssiges Brot“ und „gut“."
    outer = statement(
        text, "das Bier sei „flüssiges Brot“ und „gut“", mode="mixed", speaker="Der Wirt",
        cue="sagte", frame="Der Wirt sagte,", quoted=("flüssiges Brot", "„gut“"),
    )  # fmt: skip
    whole, *parts = wikinews(text, outer)
    assert whole.type == "indirect"
    assert [(p.type, p.nested_in, cut(text, p.content)) for p in parts] == [
        ("direct", "s1", ["„flüssiges Brot“"]),
        ("direct", "s1", ["„gut“"]),
    ]
    for part in parts:
        assert (part.speaker, part.cue, part.frame) == (whole.speaker, whole.cue, whole.frame)


def test_wikinews_verbatim_parts_of_a_continuation_take_the_earlier_frame() -> None:
    text = "Der Wirt sagte, er bleibe. Das Bier sei „gut“."
    first = statement(
        text, "er bleibe", speaker="Der Wirt", cue="sagte", frame="Der Wirt sagte,", id="s1"
    )
    second = statement(
        text, "Das Bier sei „gut“", mode="free-indirect", speaker="Der Wirt", quoted="„gut“",
        id="s2",
    )  # fmt: skip
    found = wikinews(text, first, second)
    assert found[1].frame == found[1].cue == ()
    assert texts(text, found[2]) == {
        "content": ["„gut“"], "speaker": ["Der Wirt"], "cue": ["sagte"],
        "frame": ["Der Wirt sagte,"],
    }  # fmt: skip


def test_wikinews_pieces_of_a_direct_statement_count_each() -> None:
    text = "„Nein“, sagte Anna, „nie.“"
    found = wikinews(
        text,
        statement(text, ("Nein", "nie."), mode="direct", speaker="Anna", cue="sagte",
                  frame="sagte Anna"),
    )  # fmt: skip
    assert [cut(text, s.content) for s in found] == [["„Nein“"], ["„nie.“"]]
    assert [s.id for s in found] == ["s1", "s1.1"]
    assert {s.cue for s in found} == {find(text, "sagte")}


def test_wikinews_who_is_quoted_and_who_quotes_both_speak() -> None:
    text = "„Nein“, zitiert die Post Anna."
    relay = Link(entity="e1", kind="outlet", spans=find(text, "die Post"), score=1.0, why="test")
    voice = Link(entity="e2", kind="speaker", spans=find(text, "Anna"), score=1.0, why="test")
    quoting = statement(
        text, "Nein", mode="direct", speaker="Anna", cue="zitiert", frame="zitiert die Post Anna",
        chain=(relay, voice),
    )  # fmt: skip
    assert len(wikinews(text, quoting)) == 1
    found = wikinews(text, msgspec.structs.replace(quoting, act="quote"))
    assert [cut(text, s.speaker) for s in found] == [["Anna"], ["die Post"]]
    assert [s.id for s in found] == ["s1", "s1.by"]


def test_wikinews_reported_swallows_its_clause() -> None:
    text = "Am Montag verurteilte der Rat die Tat scharf. Mehr nicht."
    found = wikinews(
        text,
        statement(text, "die Tat", mode="reported", cue="verurteilte", speaker="der Rat",
                  frame="Am Montag verurteilte der Rat"),
    )  # fmt: skip
    assert texts(text, found[0]) == {
        "content": ["Am Montag verurteilte der Rat die Tat"], "speaker": ["der Rat"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "wanted"),
    [
        ("Nach Angaben der Polizei starb er.", "Nach Angaben", "der Polizei", "Nach"),
        ("Angaben der Polizei zufolge starb er.", ("Angaben", "zufolge"), "der Polizei", "zufolge"),
        ("Laut der Polizei starb er.", "Laut", "der Polizei", "Laut"),
    ],
)
def test_wikinews_the_noun_goes_to_the_speaker(text, cue, speaker, wanted) -> None:
    found = wikinews(text, statement(text, "starb er", cue=cue, speaker=speaker))[0]
    assert cut(text, found.cue) == [wanted]
    noun = "Angaben " if "Angaben" in text else ""
    assert cut(text, found.speaker) == [noun + "der Polizei"]


@pytest.mark.parametrize(
    ("text", "cue", "frame", "speaker"),
    [
        ("Nach ersten Angaben starb er.", "Nach ersten Angaben", None, "ersten Angaben"),
        ("Nach ersten Angaben starb er.", ("Nach", "Angaben"), None, "ersten Angaben"),
        ("Einem Bericht zufolge starb er.", ("Bericht", "zufolge"), "Einem Bericht zufolge",
         "Einem Bericht"),
    ],
)  # fmt: skip
def test_wikinews_the_noun_brings_its_attributes(text, cue, frame, speaker) -> None:
    found = wikinews(text, statement(text, "starb er", cue=cue, frame=frame))[0]
    assert cut(text, found.speaker) == [speaker]


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "wanted"),
    [
        ("Nach Angaben von Ida Holm starb er.", "Nach Angaben", "Ida Holm", "Angaben von Ida Holm"),
        ("Demnach starb er.", "Demnach", None, "Demnach"),
        ("„Tagblatt“ sagte: starb er.", "sagte", "Tagblatt", "„Tagblatt“"),
    ],
)
def test_wikinews_what_the_speaker_takes(text, cue, speaker, wanted) -> None:
    found = wikinews(text, statement(text, "starb er", cue=cue, speaker=speaker))[0]
    assert cut(text, found.speaker) == [wanted]


def test_wikinews_a_relative_adverb_is_the_cue() -> None:
    text = "Es gibt Berichte der Polizei, wonach er starb."
    said = statement(
        text, "wonach er starb", cue="Berichte", speaker="der Polizei",
        frame="Es gibt Berichte der Polizei,",
    )  # fmt: skip
    assert texts(text, wikinews(text, said)[0]) == {
        "content": ["er starb"], "speaker": ["Berichte der Polizei"], "cue": ["wonach"],
        "frame": ["Es gibt Berichte der Polizei, wonach"],
    }  # fmt: skip


def test_wikinews_a_continuation_has_the_same_mention() -> None:
    text = "Nach Angaben der Polizei starb er. Er sei krank gewesen."
    first = statement(text, "starb er", cue="Nach Angaben", speaker="der Polizei", id="s1")
    second = statement(
        text, "Er sei krank gewesen", mode="free-indirect", speaker="der Polizei", id="s2"
    )
    found = wikinews(text, first, second)
    assert [cut(text, s.speaker) for s in found] == [["Angaben der Polizei"]] * 2


def test_wikinews_a_continuation_of_a_source_without_a_name_has_its_noun() -> None:
    text = "Nach ersten Angaben starb er. Er sei krank gewesen."
    first = statement(text, "starb er", cue="Nach ersten Angaben", id="s1")
    second = statement(text, "Er sei krank gewesen", mode="free-indirect", id="s2")
    found = wikinews(text, first, second)
    assert [cut(text, s.speaker) for s in found] == [["ersten Angaben"]] * 2


def test_wikinews_a_verb_next_to_a_preposition_stays_in_the_cue() -> None:
    text = "Laut Müller kam er, wie er schreibt."
    found = wikinews(text, statement(text, "kam er", cue=("Laut", "wie", "schreibt")))[0]
    assert cut(text, found.cue) == ["Laut", "wie", "schreibt"]


@pytest.mark.parametrize(
    ("ours", "kind", "theirs"),
    [
        (("speech", "writing"), "person", {"speech"}),
        (("speech", "writing"), "outlet", {"writing"}),
        (("speech", "writing"), "institution", {"speech", "writing"}),
        (("writing",), "person", {"writing"}),
        (("thought",), "person", {"speech", "thought"}),
        ((), "person", {"speech"}),
        ((), None, {"speech", "writing"}),
    ],
)
def test_wikinews_medium(ours, kind, theirs) -> None:
    text = "Anna sagt, er gehe."
    entities = (Entity(id="e1", kind=kind, name="Anna"),) if kind else ()
    said = statement(text, "er gehe", medium=ours, speaker="Anna", entities=("e1",) if kind else ())
    (found,) = wikinews_de.mapped(record(text, [said], entities=entities))
    assert found.medium == theirs


@pytest.mark.parametrize(
    ("mode", "ours", "theirs"),
    [
        ("direct", ("thought",), {"speech", "writing"}),
        ("hearsay", ("speech",), {"speech", "writing"}),
        ("hearsay", ("thought",), {"speech", "thought"}),
    ],
)
def test_wikinews_medium_by_mode(mode, ours, theirs) -> None:
    text = "Er gehe bald."
    said = statement(text, "Er gehe bald", mode=mode, medium=ours)
    assert wikinews(text, said)[0].medium == theirs


def test_wikinews_the_noun_of_the_cue_leaves_the_medium_open() -> None:
    text = "Nach Medienberichten starb er."
    said = statement(
        text, "starb er", medium=("speech", "writing"), cue="Nach Medienberichten",
        speaker="Medienberichten", entities=("e1",),
    )  # fmt: skip
    berichte = Entity(id="e1", kind="document", name="Medienberichte")
    (found,) = wikinews_de.mapped(record(text, [said], entities=(berichte,)))
    assert found.medium == {"speech", "writing"}
