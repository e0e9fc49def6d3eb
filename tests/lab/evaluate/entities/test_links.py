"""Links between mentions: which kind they are, what is drawn, and what was judged."""

from __future__ import annotations

import msgspec

import relata
from relata_lab.evaluate.entities import links as tool

TEXT = (
    "Mayor Ida Holm closed the bridge. “I am sorry,” Holm said. She said that the rain had come "
    "early. The mayor said that it would rain again."
)


def _links() -> list[tool.Link]:
    record = relata.read(TEXT, lang="en", engine="fast")
    return list(tool.links(record, "readings", "a"))


def test_each_link_has_its_kind_and_the_name_it_goes_back_to() -> None:
    found = {TEXT[slice(*link.span)]: link for link in _links()}
    kinds = {words: link.kind for words, link in found.items()}
    assert kinds["She"] == "pronoun"
    assert kinds["I"] == "first person"
    assert kinds["Holm"] == "surname"
    assert kinds["The mayor"] == "person described"
    assert kinds["Mayor"] == "role"
    assert {TEXT[slice(*link.first)] for link in found.values()} == {"Ida Holm"}


def test_a_link_is_shown_within_its_words() -> None:
    link = next(link for link in _links() if link.kind == "pronoun")
    assert "[[She]] said that" in tool.shown(link, TEXT)
    assert tool.shown(link, TEXT).endswith("=> Ida Holm")


def test_the_same_links_are_drawn_again_and_no_more_than_asked() -> None:
    many = [(link, TEXT) for link in _links() * 200]
    first = tool.drawn("pronoun", many)
    assert len(first) == tool.DRAWN
    assert first == tool.drawn("pronoun", list(reversed(many)))


def test_the_judged_links_are_offsets_and_reasons_without_words_of_a_text() -> None:
    rows = [
        msgspec.json.decode(line, type=tool.Judged)
        for line in tool.GOLD.read_text(encoding="utf-8").splitlines()
    ]
    assert {row.kind for row in rows} == set(tool.KINDS)
    assert all(row.right == (row.why == "") for row in rows)
    assert all(row.span[0] < row.span[1] and len(row.sha256) == 64 for row in rows)
    assert len({(row.set, row.id, row.kind, row.span, row.first) for row in rows}) >= 550
