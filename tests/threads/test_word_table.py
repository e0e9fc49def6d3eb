"""The networks' table of word forms, filled by many threads at once."""

from __future__ import annotations

import random
import threading

import numpy as np
import pytest

from relata.attribute.neural.features import words
from relata.attribute.neural.features.words import WordTable
from relata.lang.language import load
from tests.threads.test_threads import switching


@pytest.mark.parametrize("bound", [words.MOST_FORMS, 300])
def test_every_thread_finds_the_rows_of_its_words(
    bound: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "MOST_FORMS", bound)
    shared = WordTable(load("en"))
    forms = [f"word{k}ing" for k in range(700)] + [f"Aword{k}s" for k in range(700)]
    single = WordTable(load("en")).look_up(forms)
    row_of = dict(zip(forms, single.rows, strict=True))
    barrier = threading.Barrier(8)
    wrong: list[str] = []

    def run(number: int) -> None:
        order = list(forms)
        random.Random(number // 2).shuffle(order)  # two threads meet each word at once
        barrier.wait()
        for k in range(0, len(order), 20):
            text = order[k : k + 20]
            found = shared.look_up(text)
            for form, row in zip(text, found.rows, strict=True):
                same = np.array_equal(found.ids[row], single.ids[row_of[form]])
                if not same or not np.array_equal(found.dense[row], single.dense[row_of[form]]):
                    wrong.append(form)

    workers = [threading.Thread(target=run, args=(k,)) for k in range(8)]
    with switching(1e-6):
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    assert wrong == []
