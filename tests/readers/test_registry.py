"""The registry: every reader recognises and reads its own examples, and no other reader's."""

from __future__ import annotations

import pytest

from relata.readers import read_bytes, read_text
from relata.readers.detect import detect
from relata.readers.reader import Example, Reader
from relata.readers.registry import READERS

EXAMPLES = [(reader, example) for reader in READERS for example in reader.examples]
IDS = [f"{reader.id}-{example.name}" for reader, example in EXAMPLES]


@pytest.mark.parametrize(("reader", "example"), EXAMPLES, ids=IDS)
def test_a_reader_recognises_and_reads_its_example(reader: Reader, example: Example) -> None:
    data = example.data()
    assert detect(data, example.name) is reader
    document = read_bytes(data, name=example.name)
    assert example.says in document.text
    assert document.source == example.name


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.id)
def test_a_reader_describes_itself(reader: Reader) -> None:
    assert reader.examples, "each reader has an example"
    assert reader.reads and not reader.reads.endswith(".")
    assert all(suffix == suffix.lower() and "." not in suffix for suffix in reader.suffixes)
    assert all(kind == kind.lower() and "/" in kind for kind in reader.content_types)


def test_no_two_readers_claim_the_same() -> None:
    for claims in ("id", "suffixes", "content_types", "magic"):
        found = [getattr(reader, claims) for reader in READERS]
        every = found if claims == "id" else [claim for claimed in found for claim in claimed]
        assert len(every) == len(set(every)), claims


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.id)
def test_the_content_type_alone_is_enough(reader: Reader) -> None:
    for kind in reader.content_types:
        assert detect(b"text", None, f"{kind}; charset=utf-8") is reader


@pytest.mark.parametrize(("reader", "example"), EXAMPLES, ids=IDS)
def test_a_reader_that_keeps_the_text_changes_nothing(reader: Reader, example: Example) -> None:
    data = example.data()
    document = read_bytes(data, name=example.name)
    assert document.text_from == ("input" if reader.keeps_text else "extracted")
    assert not reader.keeps_text or document.text.encode() == data


def test_a_string_is_kept() -> None:
    for markdown in (False, True):
        document = read_text("# Title\n\nText.\n", markdown=markdown)
        assert (document.text, document.text_from) == ("# Title\n\nText.\n", "input")
