"""Prunes the vocabulary to the pieces that news in the supported languages needs.

Pieces are counted over frequency lists (package `wordfreq`, words as they are, capitalised and in
capitals) and over texts; the most needed ones are kept, with every single character among the
lists' words and all special pieces. A word whose piece is gone is cut into smaller ones.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from relata.attribute.encoder.pieces import SPACE, Pieces

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "ru", "uk", "hu", "tr")
#: Words taken of each language's list.
MOST_FREQUENT = 60_000
#: What a word counts inside another one, without a space before it.
_UNSPACED = 0.1
#: The special pieces at the head of the vocabulary.
SPECIAL = 4


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The kept pieces: ids in the source vocabulary, in their order, and the tokenizer's JSON."""

    kept: NDArray[np.int64]
    tokenizer: bytes

    def pieces(self) -> Pieces:
        """The tokenizer."""
        return Pieces.of(self.tokenizer)


def tokenizer_of(pieces: Iterable[tuple[str, float]]) -> bytes:
    """The JSON of a Unigram tokenizer over pieces with their log probabilities."""
    from tokenizers import Tokenizer, models

    return Tokenizer(models.Unigram(list(pieces), unk_id=3, byte_fallback=False)).to_str().encode()


def counted(
    pieces: Pieces, words: Iterable[tuple[str, float]], counts: dict[int, float]
) -> dict[int, float]:
    """Adds the pieces of words with their weights."""
    for word, weight in words:
        for spaced in (True, False):
            for piece in pieces.word(word, spaced=spaced):
                counts[piece] += weight if spaced else weight * _UNSPACED
    return counts


def frequency_list(language: str) -> list[tuple[str, float]]:
    """Words of a language with weights per million, in three spellings."""
    from wordfreq import top_n_list, word_frequency

    found: list[tuple[str, float]] = []
    for word in top_n_list(language, MOST_FREQUENT, wordlist="best"):
        weight = word_frequency(word, language) * 1e6
        found += [(word, weight), (word[:1].upper() + word[1:], weight * 0.5)]
        found.append((word.upper(), weight * 0.02))
    return found


def prune(
    names: tuple[str, ...],
    scores: NDArray[np.float32],
    texts: Iterable[Iterable[tuple[str, float]]],
    size: int,
) -> Vocabulary:
    """The `size` most needed pieces. `names` and `scores` are the source's vocabulary."""
    whole = Pieces.of(tokenizer_of(zip(names, scores.tolist(), strict=True)))
    counts: dict[int, float] = defaultdict(float)
    for words in texts:
        counted(whole, words, counts)
    characters = {c for piece in counts for c in names[piece]}
    kept = set(range(SPECIAL))
    kept |= {k for k, name in enumerate(names) if len(name) == 1 and name in characters}
    kept |= {k for k, name in enumerate(names) if name == SPACE}
    for piece in sorted(counts, key=lambda k: (-counts[k], k)):
        if len(kept) >= size:
            break
        kept.add(piece)
    order = np.array(sorted(kept), np.int64)
    chosen = ((names[k], float(scores[k])) for k in order.tolist())
    return Vocabulary(order, tokenizer_of(chosen))


def saved(vocabulary: Vocabulary) -> bytes:
    """The vocabulary as JSON."""
    return json.dumps(
        {"kept": vocabulary.kept.tolist(), "tokenizer": vocabulary.tokenizer.decode()}
    ).encode()


def loaded(data: bytes) -> Vocabulary:
    """What `saved` wrote."""
    raw = json.loads(data)
    return Vocabulary(np.array(raw["kept"], np.int64), raw["tokenizer"].encode())
