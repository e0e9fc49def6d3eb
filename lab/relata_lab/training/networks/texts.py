"""Raw English text of the corpora: what the word vectors are made of. Never their dev splits."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from relata_lab.corpora import read
from relata_lab.training.networks.recipe import LANGUAGE

#: What is read, with the terms that each states.
TERMS = (
    "polnear (train; none stated), gum (train; by text, CC BY to CC BY-NC-SA), UD English "
    "(CC BY-SA 3.0 and 4.0, CC BY-NC-SA 4.0), NTREX (CC BY-SA 4.0), WMT news 2021 to 2024 "
    "(for research, with citation)"
)
#: The language's code in `multi_ntrex` (ISO 639-3).
_NTREX = "eng"
#: Corpora of statements whose training splits are read.
_STATEMENTS = ("polnear", "gum")
#: Translations of one document that are read, references not counted.
_SYSTEMS = 3
_TEXT = "# text = "


def texts() -> Iterator[str]:
    """The texts, documents or sentences, in a fixed order.

    Raises MissingInput where a corpus is missing.
    """
    folder = read.find_folder()
    for corpus in _STATEMENTS:
        for document in read.split_documents(corpus, "train"):
            yield document.text
    for path in sorted((folder / "ud").glob(f"{LANGUAGE}_*.conllu.gz")):
        yield from _treebank(path)
    yield from _translations(folder)
    for _, line in read.read_objects(folder / "multi_ntrex" / "docs.jsonl.gz"):
        yield "\n".join(line["text"][_NTREX])


def _treebank(path: Path) -> Iterator[str]:
    """The sentences of a CoNLL-U file (https://universaldependencies.org/format.html)."""
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        if line.startswith(_TEXT):
            yield line.removeprefix(_TEXT)


def _translations(folder: Path) -> Iterator[str]:
    """News of the WMT tasks: sources once, references, some systems' output."""
    seen: set[str] = set()
    for _, line in read.read_objects(folder / "mt_wmt_news" / "docs.jsonl.gz"):
        source, _, target = line["pair"].partition("-")
        versions = [line["src"]] if source == LANGUAGE else []
        if target == LANGUAGE:
            versions += [*line["refs"].values(), *list(line["mt"].values())[:_SYSTEMS]]
        for segments in versions:
            text = "\n".join(segments)
            if text not in seen:
                seen.add(text)
                yield text
