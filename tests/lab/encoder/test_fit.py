"""The loop learns, goes on after a stop, and exports what it learned."""

from __future__ import annotations

import random
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch")

from relata.attribute.encoder.candidates import candidates, chosen  # noqa: E402
from relata_lab.training.encoder.data.gold import SCHEMES  # noqa: E402
from relata_lab.training.encoder.network import fit  # noqa: E402
from relata_lab.training.encoder.network.schedules import Schedule  # noqa: E402
from relata_lab.training.encoder.network.torch_model import TorchModel  # noqa: E402
from tests.lab.encoder.small import document, network  # noqa: E402

_SCHEDULE = Schedule((("wikinews-de", 12),), rate=2e-3, heads_rate=5e-3, batch=256)


def _run(folder: Path, until: int | None = None) -> fit.Run:
    return fit.Run(folder, _SCHEDULE, seed=1, until=until)


@pytest.fixture(scope="module")
def corpora():  # type: ignore[no-untyped-def]
    return {"wikinews-de": [document(k) for k in range(60)]}


def test_learns_who_says_what(tmp_path: Path, corpora) -> None:  # type: ignore[no-untyped-def]
    trained = network()
    fit.fit(_run(tmp_path), trained, corpora)
    unseen = document(999)
    model = TorchModel(trained.eval(), "wikinews-de", half=False)
    (one,) = chosen(candidates(model, unseen.text))
    gold = unseen.statements[0]
    assert one.mode == "indirect"
    assert one.anchor == gold.anchor[0]
    assert one.tokens() == set(gold.roles[0].inside)
    assert one.speaker.ranges == ((gold.anchor[0] - 1, gold.anchor[0]),)
    assert one.addressee.present < 0.1


def test_a_stopped_run_ends_like_one_that_was_not(tmp_path: Path, corpora) -> None:  # type: ignore[no-untyped-def]
    whole, first, second = network(), network(), network(seed=7)
    fit.fit(_run(tmp_path / "whole", until=12), whole, corpora)
    fit.fit(_run(tmp_path / "parts", until=5), first, corpora)
    for frozen in ("word.weight", "position.weight", "layers.0.q.weight"):
        assert torch.equal(whole.state_dict()[frozen], first.state_dict()[frozen])
    second.load_state_dict(network().state_dict())
    fit.fit(_run(tmp_path / "parts", until=12), second, corpora)
    for name, value in whole.state_dict().items():
        assert torch.allclose(value, second.state_dict()[name], atol=1e-5), name


def test_the_graphs_answer_like_torch(tmp_path: Path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime", reason="the export needs ONNX Runtime")
    pytest.importorskip("onnx", reason="the export needs ONNX")
    from relata.attribute.encoder.scores import pair_scores, window_input
    from relata.attribute.encoder.windows import Window
    from relata_lab.training.encoder.export import export

    small = network().eval()
    torch.nn.init.normal_(small.kind)
    text = document(5).text
    given = window_input(text, Window(0, len(text), 0, len(text)))
    model = TorchModel(small, "wikinews-de", half=False)
    expected = model.read(given)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        export.encoder_graph(small, tmp_path / "e.onnx")
        export.pair_graph(small, tmp_path / "p.onnx")
    encoder = onnxruntime.InferenceSession(str(tmp_path / "e.onnx"))
    with torch.no_grad():
        pieces = small.word.weight[given.ids] + small.position.weight[: len(given.ids)] + small.kind
        added = small.state.weight[given.states] + small.scheme.weight[0]
    found = encoder.run(
        None,
        {"pieces": pieces.numpy(), "added": added.numpy(), "first": given.first,
         "last": given.last},
    )  # fmt: skip
    for name, value in zip(("anchors", "tags", "facts", "words"), found, strict=True):
        assert np.abs(value - getattr(expected, name)).max() < 1e-4, name
    pair = onnxruntime.InferenceSession(str(tmp_path / "p.onnx"))

    class Graph:
        def pair(self, words, anchors, kinds, distances, sentences):  # type: ignore[no-untyped-def]
            fed = {"words": words, "anchors": anchors, "kinds": kinds, "distances": distances,
                   "sentences": sentences}  # fmt: skip
            return pair.run(None, fed)[0]

    asked = np.array([3, 17]), np.array([2, 8])
    ours = pair_scores(Graph(), expected.words, *asked, text.sentence_of())  # type: ignore[arg-type]
    theirs = pair_scores(model, expected.words, *asked, text.sentence_of())
    assert np.abs(ours - theirs).max() < 1e-3


def test_a_part_of_a_pass_takes_a_part_of_the_documents() -> None:
    examples = [document(k) for k in range(10)]
    found = list(fit.drawn(examples, 2.3, random.Random(1)))
    assert found[:20] == examples * 2
    assert len(found) == 23 and len({id(one) for one in found[20:]}) == 3


def test_a_run_begins_with_the_weights_of_another(tmp_path: Path, corpora) -> None:  # type: ignore[no-untyped-def]
    before, after = network(), network(seed=7)
    first = _run(tmp_path / "1", until=1)
    fit.fit(first, before, corpora)
    schedule = replace(_SCHEDULE, like=(("readings", "wikinews-de"),))
    fit.begin(fit.Run(tmp_path / "2", schedule, begin=first.checkpoint), after)
    vectors = after.state_dict()["scheme.weight"]
    assert torch.equal(vectors[0], before.state_dict()["scheme.weight"][0])
    assert torch.equal(vectors[SCHEMES.index("readings")], vectors[0])
