"""Prepares a training run once: the pruned vocabulary and the examples, kept in a folder."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

from relata.attribute.encoder.pieces import Pieces
from relata_lab.training.encoder import product
from relata_lab.training.encoder.convert.registry import corpus
from relata_lab.training.encoder.data import gold, source, vocabulary
from relata_lab.training.encoder.data.gold import Converted, Example, Words
from relata_lab.training.encoder.data.vocabulary import Vocabulary

#: Pieces kept of the vocabulary.
SIZE = 80_000


def vocabulary_in(folder: Path, size: int = SIZE) -> Vocabulary:
    """The pruned vocabulary; made where the folder has none yet."""
    file = folder / "vocabulary.json"
    if not file.exists():
        pretrained = source.read()
        lists = (vocabulary.frequency_list(code) for code in vocabulary.LANGUAGES)
        made = vocabulary.prune(pretrained.pieces, pretrained.scores, lists, size)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(vocabulary.saved(made))
    return vocabulary.loaded(file.read_bytes())


def examples_in(folder: Path, corpora: Path, name: str, part: str, pieces: Pieces) -> list[Example]:
    """The examples of a corpus's part; converted where the folder has none yet.

    The file is a pickle that this module alone writes and reads.
    """
    file = folder / f"{name}.{part}.pickle"
    if not file.exists():
        found = list(examples(corpus(name).read(corpora, part), pieces))
        file.write_bytes(pickle.dumps(found))
    loaded: list[Example] = pickle.loads(file.read_bytes())  # noqa: S301
    return loaded


def examples(documents: Iterable[Converted], pieces: Pieces) -> Iterator[Example]:
    """Converted documents in the words that the product cuts."""
    for document in documents:
        cut, text = product.read(document.text, document.language, pieces)
        yield gold.example(document, text, Words(cut.starts, cut.ends))
