"""The summary in numbers, from statements made by hand."""

from __future__ import annotations

from relata.model.codes import Basis, ChainKind, EntityKind
from relata.model.record import Entity, Link, Statement, Voice
from relata.model.sourcing import relay_links, summarise

OUTLET = "e1"


def statement(
    *chain: tuple[str, ChainKind],
    speakers: tuple[str, ...] | None = ("e2",),
    basis: Basis = "unstated",
) -> Statement:
    voice = None
    if speakers is not None:
        voice = Voice(spans=((0, 1),), entities=speakers, score=0.9, why="subject")
    links = tuple(
        Link(entity=e, kind=kind, spans=((n, n + 1),), score=0.9, why="w")
        for n, (e, kind) in enumerate(chain)
    )
    return Statement(
        id="s1", mode="indirect", act="state", certainty="asserted", content=((0, 4),),
        speaker=voice, chain=links, score=0.9, basis=basis,
    )  # fmt: skip


def entity(name: str, kind: EntityKind, *forms: str) -> Entity:
    return Entity(id=name, kind=kind, name=forms[0] if forms else "role", forms=forms)


def test_the_outlet_is_a_relay_only_where_another_prints_it() -> None:
    made = statement(("e1", "outlet"), ("e2", "speaker"))
    assert relay_links(made, OUTLET) == ()
    assert [link.entity for link in relay_links(made, "e9")] == ["e1"]


def test_the_summary_counts_each_statement_once() -> None:
    entities = (
        entity("e1", "outlet", "Post"), entity("e2", "person", "Holm"),
        entity("e3", "unnamed"), entity("e4", "institution"),
    )  # fmt: skip
    made = (
        statement(("e1", "outlet"), ("e2", "speaker"), basis="heard"),
        statement(
            ("e1", "outlet"),
            ("e2", "speaker"),
            ("e3", "anonymous"),
            speakers=("e3",),
            basis="relayed",
        ),
        statement(("e1", "outlet"), ("e4", "institution"), speakers=("e4",)),
        statement(("e1", "outlet"), speakers=None),
        statement(("e1", "outlet"), speakers=()),
    )
    total = summarise(made, entities, 40)
    assert (total.statements, total.speakers, total.first_hand) == (5, 3, 1)
    assert (total.named, total.anonymous, total.without_source) == (2, 2, 1)
    assert total.longest_chain == 3
    assert total.basis == {"heard": 1, "relayed": 1, "unstated": 3}
    assert total.reported_share == 0.1
    assert total.by_speaker == {"e2": 1, "e3": 1, "e4": 1}


def test_speakers_who_speak_together_are_one_link() -> None:
    links = tuple(
        Link(entity=e, kind="speaker", spans=((3, 9),), score=0.9, why="w") for e in ("e2", "e3")
    )
    made = statement(("e1", "outlet"), speakers=("e2", "e3"))
    from msgspec.structs import replace

    made = replace(made, chain=(*made.chain, *links))
    entities = tuple(entity(e, "person", e) for e in ("e1", "e2", "e3"))
    assert summarise((made,), entities).longest_chain == 2


def test_what_hangs_on_one_source_and_which_side_speaks() -> None:
    from msgspec.structs import replace

    holm = replace(entity("e2", "person", "Holm"), country="NO")
    entities = (entity("e1", "outlet", "Post"), holm, entity("e3", "agency", "dpa"))
    made = (
        statement(("e1", "outlet"), ("e3", "agency"), ("e2", "speaker")),
        statement(("e1", "outlet"), ("e2", "speaker")),
        statement(("e1", "outlet"), ("e3", "agency"), speakers=None),
    )
    total = summarise(made, entities, outlet="e1")
    assert total.by_source == {"e3": 2, "e2": 1}
    assert total.by_side == {"NO": 2}
