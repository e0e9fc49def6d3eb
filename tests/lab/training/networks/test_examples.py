"""Label targets of training examples."""

from __future__ import annotations

from dataclasses import replace

from relata.attribute.neural.features.span_proposals import KINDS
from relata_lab.training.networks import examples as ex
from tests.lab.training.networks.helpers import DOCUMENT


def test_labels_begin_and_go_on() -> None:
    made = ex.example(DOCUMENT)
    assert made is not None and made.size == len(made.labels)
    first, second = made.gold
    outer = made.labels[:, 0]
    assert outer[0] == 1 + 2 * first.kind
    assert (outer[1:6] == 2 + 2 * first.kind).all()
    assert outer[6] == 0
    ((a, b),) = second.content
    assert KINDS[second.kind] == "direct" and outer[a:b].tolist() == [1, 2, 2, 2, 2, 2]
    cue, speaker = made.labels[:, 2], made.labels[:, 3]
    assert cue.tolist().count(1) == speaker.tolist().count(1) == 2
    assert speaker.tolist().count(2) == 1


def test_nested_contents_are_not_taught() -> None:
    outer, inner = DOCUMENT.gold
    nested = replace(inner, content=((4, 9),))
    made = ex.example(replace(DOCUMENT, gold=(outer, nested)))
    assert made is not None
    assert (made.labels[:, 1] == ex.IGNORED).all()
    assert made.labels[:, 0].tolist().count(1 + 2 * made.gold[0].kind) == 1


def test_a_twelfth_or_so_of_the_documents_is_held_out() -> None:
    share = sum(ex.held_out(str(k)) for k in range(2000)) / 2000
    assert abs(share - ex.HELD_OUT / 100) < 0.02
