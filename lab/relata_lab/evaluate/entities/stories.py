"""News texts for kinds of links that few articles have: build and development parts, no tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from relata_lab.corpora.read import find_folder, read_objects
from relata_lab.corpora.readings.model import Reading

#: Files of one text a line, with its language; and of one story in several languages.
_FILES = (
    "wikinews-de/dev", "wikinews-de/train", "polnear/dev", "polnear/train", "story_newswcl50/docs",
)  # fmt: skip
_STORIES = "story_meantime/docs"


def stories(folder: Path | None = None) -> Iterator[Reading]:
    """The texts in the order of their files. Raises MissingInput where one is absent."""
    corpora = find_folder(folder)
    for file in _FILES:
        for _, line in read_objects(corpora / f"{file}.jsonl.gz"):
            yield _text(line["id"], line["lang"], line["text"])
    for _, line in read_objects(corpora / f"{_STORIES}.jsonl.gz"):
        for language, part in line["langs"].items():
            yield _text(f"{line['id']}/{language}", language, part["text"])


def _text(identity: str, language: str, text: str) -> Reading:
    return Reading(identity, language, "news", text, ())


__all__ = ["stories"]
