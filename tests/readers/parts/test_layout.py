"""Layout: hard-wrapped texts are joined, one paragraph a line is kept."""

from __future__ import annotations

from relata.readers.parts.layout import lines_of, paragraphs, wrap_width

WRAPPED = (
    "Die Brücke über den Fluss bleibt bis auf\nweiteres gesperrt, sagte die Bürgermeisterin\n"
    "am Montag in der Stadthalle.\nVerletzt wurde niemand, wie sie vor den\nReportern hinzufügte."
)


def texts(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(text)]


def test_a_hard_wrapped_text() -> None:
    assert wrap_width(WRAPPED, lines_of(WRAPPED)) == 44
    assert [t.split("\n")[0] for t in texts(WRAPPED)] == [
        "Die Brücke über den Fluss bleibt bis auf", "Verletzt wurde niemand, wie sie vor den",
    ]  # fmt: skip


def test_one_paragraph_a_line() -> None:
    text = "Ein kurzer Satz.\nNoch ein kurzer Satz.\nUnd ein dritter Satz."
    assert wrap_width(text, lines_of(text)) is None
    assert len(texts(text)) == 3


def test_a_line_of_its_own_is_not_joined() -> None:
    found = paragraphs(WRAPPED, alone=lambda line: line.start == 0)
    assert found[0].end == WRAPPED.index("\n")


def test_lines_have_offsets_without_spaces() -> None:
    first, second = lines_of("  a \r\n\r\n b")
    assert (first.start, first.end, first.indent, first.first) == (2, 3, 2, True)
    assert (second.start, second.end, second.first) == (9, 10, True)


def test_nothing() -> None:
    assert paragraphs("") == paragraphs(" \n\n") == []
