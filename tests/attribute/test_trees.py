"""Trees seen from a cue: what a token's way to it tells."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from relata.attribute.neural.features.tree_paths import Syntax, paths

#: Der Deich halte, sagte die gute Edda.
WORDS = ("Der", "Deich", "halte", ",", "sagte", "die", "gute", "Edda", ".")
HEADS = [1, 2, 4, 2, 4, 7, 7, 4, 4]
DET, SUBJECT, CLAUSE, MARK, ROOT, AMOD = range(6)
RELATIONS = [DET, SUBJECT, CLAUSE, MARK, ROOT, DET, AMOD, SUBJECT, MARK]
KINDS = 6
SYNTAX = Syntax(np.zeros((len(WORDS), 2), np.float32), HEADS, RELATIONS, KINDS)


def _seen(cue: int) -> np.ndarray:
    return paths(SYNTAX, [((cue, cue + 1),)], [0], len(WORDS))[0]


def test_what_hangs_on_the_cue_has_the_relation_of_its_branch() -> None:
    seen = _seen(WORDS.index("sagte"))
    for word, relation, steps in [
        ("Edda", SUBJECT, 1), ("gute", SUBJECT, 2), ("halte", CLAUSE, 1), ("Der", CLAUSE, 3),
    ]:  # fmt: skip
        row = seen[WORDS.index(word)]
        assert np.flatnonzero(row[: 3 * KINDS]).tolist() == [relation]
        assert row[3 * KINDS] == np.float32(1 / steps)
        assert row[3 * KINDS + 1] == (steps == 1)
    cue = seen[WORDS.index("sagte")]
    assert not cue[: 3 * KINDS].any()
    assert cue[3 * KINDS + 2] == 1


def test_what_hangs_on_the_cues_head_is_told_apart() -> None:
    seen = _seen(WORDS.index("halte"))
    edda, deich = seen[WORDS.index("Edda")], seen[WORDS.index("Deich")]
    assert np.flatnonzero(edda[: 3 * KINDS]).tolist() == [KINDS + SUBJECT]
    assert np.flatnonzero(deich[: 3 * KINDS]).tolist() == [SUBJECT]
    above = seen[WORDS.index("sagte")]
    assert above[3 * KINDS + 2 :].tolist() == [1, 0.5, 0.5, 1]


@given(st.data())
def test_any_heads_can_be_climbed(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 25))
    token = st.integers(0, count - 1)
    heads = data.draw(st.lists(token, min_size=count, max_size=count))
    cue = data.draw(token)
    start = data.draw(st.integers(0, cue))
    syntax = Syntax(np.zeros((count, 1), np.float32), heads, [0] * count, 2)
    seen = paths(syntax, [((cue, cue + 1),)], [start], count)
    assert seen.shape == (1, count, syntax.columns)
    assert (seen[0, :, :6].sum(-1) <= 1).all()
    assert not seen[0, count - start :].any()
    assert seen[0, cue - start, 3 * 2 + 2] == 1
