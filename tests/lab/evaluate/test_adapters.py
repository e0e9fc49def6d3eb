"""Each rule of each adapter on a sentence of our own."""

from __future__ import annotations

import msgspec
import pytest

from relata.model.analysis import Draft, Party
from relata.model.document import Document
from relata.model.record import Entity, Link
from relata_lab.evaluate.adapters import gum, polnear, redewiedergabe, registry, spkatt, wikinews_de
from relata_lab.evaluate.adapters.marks import quoted, type_by_marks
from relata_lab.evaluate.adapters.spans import clip, subtract, trim, union
from tests.lab.evaluate.builders import cut, find, record, statement


def wikinews(text, *statements):
    return wikinews_de.mapped(record(text, list(statements)))


def texts(text, annotation):
    return {
        part: cut(text, annotation.part(part))
        for part in ("content", "speaker", "cue", "frame", "addressee")
        if annotation.part(part)
    }


def test_span_operations() -> None:
    assert union([(5, 8), (0, 3)], [(3, 4), (7, 9), (9, 9)]) == ((0, 4), (5, 9))
    assert subtract([(0, 10)], [(2, 4), (8, 12)]) == ((0, 2), (4, 8))
    assert clip([(0, 5), (8, 9)], (3, 8)) == ((3, 5),)
    assert trim(" a, ", [(0, 4)], ",") == ((1, 2),)
    assert trim("  ", [(0, 2)]) == ()


# wikinews-de


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


def test_wikinews_frame_behind_the_content_begins_with_its_comma() -> None:
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


def test_wikinews_a_verb_beside_a_preposition_stays_in_the_cue() -> None:
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


# polnear


def polnear_of(text, *statements):
    return polnear.mapped(record(text, list(statements), "en"))


def test_polnear_keeps_the_outermost() -> None:
    text = "Ann said Bob thinks it rains."
    found = polnear_of(
        text,
        statement(text, "Bob thinks it rains", cue="said", id="s1"),
        statement(text, "it rains", cue="thinks", id="s2", inside="s1"),
    )
    assert [s.id for s in found] == ["s1"]
    assert not found[0].medium


def test_polnear_cue_takes_auxiliaries_and_adverbs() -> None:
    text = "Ann has also said it rains."
    found = polnear_of(text, statement(text, "it rains", cue="said", speaker="Ann"))
    assert cut(text, found[0].cue) == ["has also said"]
    # The speaker stops it.
    text = "Later said Ann it rains."
    found = polnear_of(text, statement(text, "it rains", cue="said", speaker="Later"))
    assert cut(text, found[0].cue) == ["said"]


def test_polnear_cue_is_one_stretch() -> None:
    text = "Ann made it clear that she goes."
    found = polnear_of(text, statement(text, "she goes", cue=("made", "clear"), speaker="Ann"))
    assert cut(text, found[0].cue) == ["made it clear"]
    text = "Made Ann clear that she goes."
    found = polnear_of(text, statement(text, "she goes", cue=("Made", "clear"), speaker="Ann"))
    assert cut(text, found[0].cue) == ["clear"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        ("Ann bragged about rain.", "bragged", "rain", "bragged about"),
        ("Ann repeatedly denied rain.", "denied", "rain", "repeatedly denied"),
        ("Ann isn’t denying rain.", "denying", "rain", "isn’t denying"),
        ("Ann added: it rains.", "added", "it rains", "added:"),
        ("Ann told Bob it rains.", "told", "it rains", "told"),
        ("Rain, Ann said of it.", "said", "Rain", "said"),
    ],
)
def test_polnear_cue_leads_to_the_content(text, cue, content, wanted) -> None:
    (found,) = polnear_of(text, statement(text, content, cue=cue, speaker="Ann"))
    assert cut(text, found.cue) == [wanted]


def test_polnear_content_has_that_and_no_stop() -> None:
    text = "Ann said that it rains."
    found = polnear_of(text, statement(text, "it rains.", cue="said"))
    assert cut(text, found[0].content) == ["that it rains"]


def test_polnear_content_keeps_what_stands_inside_marks() -> None:
    text = 'Ann said, "It rains."'
    found = polnear_of(text, statement(text, "It rains.", cue="said", mode="direct"))
    assert cut(text, found[0].content) == ['"It rains."']
    assert found[0].type == "direct"


def test_polnear_without_a_cue_joins_or_is_left_out() -> None:
    text = 'Ann said, "It rains." "It pours." Bob came.'
    first = statement(text, '"It rains."', cue="said", speaker="Ann", mode="direct", id="s1")
    second = statement(text, '"It pours."', speaker="Ann", mode="direct", id="s2")
    found = polnear_of(text, first, second)
    assert [cut(text, s.content) for s in found] == [['"It rains."', '"It pours."']]
    assert polnear_of(text, second) == []


@pytest.mark.parametrize(
    ("text", "content", "wanted"),
    [
        ("“It rains,” Ann said.", "“It rains,”", "direct"),
        ("Ann said it “rains”.", "it “rains”", "mixed"),
        ("Ann said it rains.", "it rains", "indirect"),
        ("Ann said ''no''.", "''no''", "direct"),
        ("Ann said “no.\nIt rains.", "It rains", "indirect"),
        ("Ann said 42.", "42", None),
    ],
)
def test_types_by_marks(text: str, content: str, wanted: str | None) -> None:
    assert type_by_marks(text, find(text, content), quoted(text)) == wanted


# the others


def test_spkatt_cue_is_the_reporting_word() -> None:
    text = "Er hat das „so“ mitgeteilt."
    found = spkatt.mapped(record(text, [statement(text, "„so“", cue=("hat", "mitgeteilt"))]))
    assert texts(text, found[0]) == {"content": ["so"], "cue": ["mitgeteilt"]}


def test_redewiedergabe() -> None:
    text = "Die alte Kirche von Rom hat den Krieg verurteilt."
    found = redewiedergabe.mapped(
        record(
            text,
            [statement(text, "den Krieg", mode="reported", cue=("hat", "verurteilt"),
                       speaker="Die alte Kirche von Rom", frame="Die alte Kirche von Rom hat")],
        )
    )  # fmt: skip
    assert texts(text, found[0]) == {
        "content": [text], "speaker": ["Kirche"], "cue": ["verurteilt"],
    }  # fmt: skip


def test_gum_frame_and_type() -> None:
    text = "He thinks that it rains."
    found = gum.mapped(
        record(text, [statement(text, "that it rains", cue="thinks", speaker="He")], "en")
    )
    assert texts(text, found[0]) == {
        "content": ["that it rains."], "speaker": ["He"], "cue": ["thinks"], "frame": ["He thinks"],
    }  # fmt: skip
    assert found[0].type == "indirect"


def test_every_adapter_is_registered_once() -> None:
    names = registry.names()
    assert len(names) == len(set(names)) == 7
    assert all(registry.get(name) is not None for name in names)
    assert registry.get("nothing") is None


def test_spkatt_takes_the_engines_cues_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Wir haben den Antrag gelesen."
    document = Document(text=text, parts=())
    draft = Draft(
        mode="reported", content=(), score=0.25, cue=find(text, "Antrag"),
        speaker=Party(spans=find(text, "Wir"), score=1.0, why="test"),
    )  # fmt: skip

    def cues(given: Document, *, language: str, engine: str | None) -> list[Draft] | None:
        assert given is document and language == "de"
        return [draft] if engine == "trained" else None

    monkeypatch.setattr("relata.pipeline.cues", cues)
    (found,) = spkatt.layer(document, "de", "trained") or []
    assert texts(text, found) == {"cue": ["Antrag"], "speaker": ["Wir"]}
    assert spkatt.layer(document, "de", "grammar") is None
