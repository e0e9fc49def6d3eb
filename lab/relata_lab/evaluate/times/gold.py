"""The corpora of times: documents with their date and their annotated expressions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relata_lab.corpora.read import measured_on, read_lines, split_file

#: Corpus -> its files, one a language or one for all.
FILES: dict[str, tuple[str, ...]] = {
    "timex_krauts_de": ("docs",),
    "timex_meantime": ("en", "es"),
    "timex_wikiwars": ("uk",),
    "timex_extents_fr_pt_eu": ("fr", "pt"),
}
#: Corpora without values: only their extents and types are measured.
WITHOUT_VALUES = frozenset(("timex_extents_fr_pt_eu",))


@dataclass(frozen=True, slots=True)
class Timex:
    """An annotated or found expression."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimexDocument:
    """A text with its date and its gold."""

    id: str
    language: str
    text: str
    date: str | None
    gold: tuple[Timex, ...]


def documents(
    corpus: str, folder: Path, measure: bool = True, languages: frozenset[str] = frozenset()
) -> Iterator[TimexDocument]:
    """The documents to measure on (40 % by the SHA-1 of the id), or those to build with.

    Sentences without document borders are split by their block.
    """
    for name in FILES[corpus]:
        if languages and name in ("en", "es", "uk", "fr", "pt") and name not in languages:
            continue
        for line in read_lines(split_file(folder, corpus, name)):
            key = f"{line['corpus']}/{line['block']}" if "block" in line else str(line["id"])
            if measured_on(key) is not measure:
                continue
            yield TimexDocument(
                str(line["id"]),
                line["lang"],
                line["text"],
                line.get("dct"),
                tuple(
                    Timex(t["start"], t["end"], t["type"], str(t.get("value", "")))
                    for t in line["timexes"]
                ),
            )
