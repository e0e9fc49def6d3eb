"""Near copies: found in the order of the input, projected where that says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from relata import pipeline, readers
from relata.app.batch.entries import Signature
from relata.app.batch.stages.projection import can_project, passages, project
from relata.app.batch.stages.signatures import signature
from relata.app.batch.stages.twins import TwinIndex
from relata.model.document import Document
from relata.model.record import Record
from tests.app.batch.archives import ArchivePage, page, sentences, table, write_warc
from tests.app.batch.conftest import Batch


def _document(number: int, *, first: str = "", site: str = "The Harbour Post") -> Document:
    html = page(number, site=site).replace("<p>", f"<p>{first}</p><p>" if first else "<p>", 1)
    return readers.read_bytes(html.encode(), content_type="text/html")


def _read(document: Document) -> Record:
    return pipeline.analyse(document, language="en", engine="fast")


def _essence(record: Record) -> list[object]:
    """What tables show of a record's statements, by names and places."""
    names = {entity.id: (entity.name, entity.kind) for entity in record.entities}
    return [
        (
            one.id, one.mode, one.content, one.cue, one.frame, one.inside, one.basis,
            one.speaker and [names[entity] for entity in one.speaker.entities],
            [(names[link.entity], link.kind, link.spans, link.score) for link in one.chain],
        )
        for one in record.statements
    ]  # fmt: skip


def test_a_projection_is_what_the_twins_own_reading_gives() -> None:
    original, twin = _document(3), _document(3, site="Evening Tide")
    found = passages(original, twin)
    assert can_project(original, twin, found)
    made = project(_read(original), twin, found)
    own = _read(twin)
    assert _essence(made) == _essence(own)
    assert made.sourcing == own.sourcing
    assert made.document.id == own.document.id
    assert {(e.id, e.name, len(e.mentions)) for e in made.entities} == {
        (e.id, e.name, len(e.mentions)) for e in own.entities
    }
    assert [event.span for event in made.events] == [event.span for event in own.events]
    assert [time.span for time in made.times] == [time.span for time in own.times]


def test_offsets_are_the_twins_own() -> None:
    original = _document(3)
    twin = _document(3, first="This comes from an agency that sends it to a hundred papers.")
    found = passages(original, twin)
    made = project(_read(original), twin, found)
    assert made.statements
    for one in made.statements:
        for begin, end in (*one.content, *one.cue, *(one.speaker.spans if one.speaker else ())):
            assert twin.text[begin:end] in original.text
    assert [twin.text[slice(*one.content[0])] for one in made.statements] == [
        original.text[slice(*one.content[0])] for one in _read(original).statements
    ]


def test_a_passage_that_the_twin_words_otherwise_is_not_taken_over() -> None:
    original = _document(3)
    changed = structs.replace(original, text=original.text.replace("Ann Lee", "Eva Ody"))
    assert len(changed.text) == len(original.text)
    found = passages(original, changed)
    made = project(_read(original), changed, found)
    assert 0 < len(made.statements) < len(_read(original).statements)
    names = {entity.name for entity in made.entities}
    assert "Ann Lee" not in names
    used = {e for one in made.statements if one.speaker for e in one.speaker.entities}
    assert used <= {entity.id for entity in made.entities}


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2026-06-02"},
        {"outlet": "Ann Lee"},
        {"text": "x" * 2000, "parts": ()},
    ],
)
def test_a_twin_that_differs_in_what_counts_is_read_by_itself(change: dict[str, object]) -> None:
    original = _document(3)
    if "outlet" in change:
        change = {"outlet": sentences(3)[0].split(", ")[1].split(" said")[0]}
    twin = structs.replace(original, **change)
    assert not can_project(original, twin, passages(original, twin))


def _signature(entry: int, text: str, url: str = "") -> Signature:
    return signature(entry, readers.read_text(text), "en", url or f"https://a.example/{entry}")


LONG = " ".join(sentence for number in range(4) for sentence in sentences(number))


def test_twins_are_found_in_the_order_of_the_input() -> None:
    index = TwinIndex()
    other = " ".join(sentence for number in range(10, 14) for sentence in sentences(number))
    near = LONG.replace("Ida Holm", "Ida Holm", 1).replace("report 0", "the first report")
    first = index.copies(0, [_signature(0, LONG), _signature(1, other)])
    second = index.copies(1, [_signature(0, near), _signature(1, other, "https://a.example/1")])
    third = index.copies(2, [_signature(0, LONG)])
    assert first == []
    assert [(c.entry, c.kind, c.shard, c.original) for c in second] == [
        (0, "twin", 0, 0),
        (1, "duplicate", 0, 1),
    ]
    assert 0.8 <= second[0].similarity < 1.0
    # The same text under the same address as the very first one, and not its twin.
    assert [(c.kind, c.shard, c.similarity) for c in third] == [("duplicate", 0, 1.0)]


def test_a_short_text_has_no_twins_and_another_language_neither() -> None:
    index = TwinIndex()
    assert index.copies(0, [_signature(0, "Closed today, the mayor said.")]) == []
    assert index.copies(0, [_signature(1, "Closed today, the mayor said!")]) == []
    german = _signature(2, LONG)
    german.language = "de"
    assert index.copies(0, [german]) == []
    assert index.copies(0, [_signature(3, LONG)]) == []


def test_what_is_out_of_the_window_is_forgotten() -> None:
    index = TwinIndex(window=2)
    texts = [" ".join(sentences(n) + sentences(n + 50) + sentences(n + 100)) for n in range(4)]
    assert index.copies(0, [_signature(n, text) for n, text in enumerate(texts[:3])]) == []
    assert index.copies(0, [_signature(7, texts[0])]) == []  # forgotten, and now known again
    assert [copy.original for copy in index.copies(0, [_signature(8, texts[2])])] == [2]
    assert len(index._bands) <= 2 * 16


@given(st.lists(st.sampled_from(range(6)), min_size=1, max_size=12))
def test_an_original_is_never_a_copy(order: list[int]) -> None:
    texts = [" ".join(sentences(n) + sentences(n + 50) + sentences(n + 100)) for n in range(6)]
    index, originals = TwinIndex(), set()
    for entry, number in enumerate(order):
        copies = index.copies(0, [_signature(entry, texts[number])])
        if copies:
            assert copies[0].original in originals
        else:
            originals.add(entry)
    assert len(originals) == len(set(order))


def test_twins_over_shards_and_without(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    found = [
        ArchivePage("https://a.example/1", page(1)),
        ArchivePage("https://b.example/2", page(2)),
        ArchivePage("https://c.example/3", page(1, title="Report 1 taken over", site="Tide")),
        ArchivePage("https://d.example/4", page(4)),
    ]
    made = write_warc(tmp_path / "a.warc.gz", found, info=False)
    assert batch_here(made, "--out", out, "--shard-size", 1).status == 0
    documents = {row["record"]: row for row in table(out, "documents")}
    assert {n: row["twin_of"] for n, row in documents.items() if row["twin_of"]} == {
        2: documents[0]["doc"]
    }
    assert documents[2]["projected"] and documents[2]["outlet"] == "Tide"
    plain = tmp_path / "plain"
    assert batch_here(made, "--out", plain, "--shard-size", 1, "--no-twins").status == 0
    assert not any(row["twin_of"] for row in table(plain, "documents"))

    def statements(folder: Path) -> list[object]:
        return [
            (row["doc"], row["content"], row["speaker_name"], row["outlet"], row["through"])
            for row in table(folder, "statements")
        ]

    own = [one for one in statements(plain) if "taken over" not in str(one)]
    assert [one for one in statements(out) if "taken over" not in str(one)] == own
