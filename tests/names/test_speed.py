"""Hostile names cost no time, and comparing stays within its budget with room to spare."""

from __future__ import annotations

import time

from relata.names.matching.same_name import same_name
from relata.names.parts.parse import parse


def test_long_and_strange_names_are_fast() -> None:
    same_name("Anna", "Hanna")
    begun = time.perf_counter()
    for bad in ("a" * 300, "ab " * 100, "a." * 150, "- " * 150, "(" * 300, "a'" * 150, "аб" * 150):
        same_name(bad, bad[::-1])
        same_name(bad, "Sergej Schoigu")
    assert time.perf_counter() - begun < 3


def test_many_words_are_cut() -> None:
    assert len(parse(" ".join(f"w{chr(97 + n % 26)}x" for n in range(70))).words) <= 16
