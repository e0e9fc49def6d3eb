"""A small tokenizer and a model without weights."""

from __future__ import annotations

import json

import pytest

from relata.attribute.encoder.pieces import Pieces

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüß0123456789.,:;!?„“”\"'()-"


@pytest.fixture(scope="session")
def small_pieces() -> Pieces:
    """A vocabulary of single letters, and one piece for "sagte" with a space before it."""
    pytest.importorskip("tokenizers")
    vocabulary = [["<s>", 0.0], ["<pad>", 0.0], ["</s>", 0.0], ["<unk>", 0.0], ["▁", -3.0]]
    vocabulary += [[letter, -5.0] for letter in _LETTERS] + [["▁sagte", -2.0]]
    return Pieces.of(
        json.dumps(
            {
                "version": "1.0", "truncation": None, "padding": None, "added_tokens": [],
                "normalizer": None, "pre_tokenizer": None, "post_processor": None, "decoder": None,
                "model": {
                    "type": "Unigram", "unk_id": 3, "vocab": vocabulary, "byte_fallback": False,
                },
            }
        ).encode()
    )  # fmt: skip
