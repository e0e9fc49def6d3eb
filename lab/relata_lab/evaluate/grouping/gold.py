"""Documents with the mentions of their people, organisations and places, from two corpora."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relata_lab.corpora.read import find_folder, read_objects

Span = tuple[int, int]
#: Types that are grouped, as the corpora call them.
_TYPES = frozenset(("person", "organization", "place", "PERSON", "ORGANIZATION", "LOCATION"))
#: Names of the corpora on the command line.
CORPORA = ("gum_entities", "story_meantime")


@dataclass(frozen=True, slots=True)
class GroupedDocument:
    """A text and the group of each of its mentions."""

    id: str
    language: str
    text: str
    groups: dict[Span, str]


def documents(corpus: str, folder: Path | None = None) -> Iterator[GroupedDocument]:
    """The documents of a corpus: GUM's development part, or all stories of MEANTIME."""
    where = find_folder(folder)
    if corpus == "gum_entities":
        yield from _gum(where / "gum" / "dev.jsonl.gz")
    else:
        yield from _meantime(where / "story_meantime" / "docs.jsonl.gz")


def _gum(path: Path) -> Iterator[GroupedDocument]:
    for _, row in read_objects(path):
        groups = {
            (one["span"][0], one["span"][1]): str(one["chain"])
            for one in row["entities"]
            if one["type"] in _TYPES
        }
        yield GroupedDocument(row["id"], row["lang"], row["text"], groups)


def _meantime(path: Path) -> Iterator[GroupedDocument]:
    for _, row in read_objects(path):
        for language, text in row["langs"].items():
            groups = {
                (one["start"], one["end"]): one["chain"]
                for one in text["mentions"]
                if one["type"] in _TYPES and one["kind"] == "entity"
            }
            yield GroupedDocument(f"{row['id']}/{language}", language, text["text"], groups)
