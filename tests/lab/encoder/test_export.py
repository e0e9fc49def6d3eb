"""An exported folder is read by the product, in 8 bits, from many threads."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("onnxruntime", reason="the export needs ONNX Runtime")
pytest.importorskip("onnx", reason="the export needs ONNX")

from relata.attribute.encoder import engine, location, session, weights  # noqa: E402
from relata.attribute.encoder.candidates import candidates  # noqa: E402
from relata_lab.training.encoder.export import export, smooth  # noqa: E402
from relata_lab.training.encoder.network.torch_model import TorchModel  # noqa: E402
from tests.lab.encoder.small import PIECES, document, network, packed  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("weights")
    small = network().eval()
    torch.nn.init.constant_(small.heads.out.bias, 0.5)  # so that something is found
    blocks = packed(small.word.weight.numpy())
    with torch.no_grad():
        small.word.weight.copy_(torch.from_numpy(weights.unpacked(blocks)))
    letters = [["<s>", 0.0], ["<pad>", 0.0], ["</s>", 0.0], ["<unk>", 0.0]]
    letters += [[chr(97 + k), -3.0] for k in range(PIECES - 4)]
    tokenizer = json.dumps(
        {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [],
         "normalizer": None, "pre_tokenizer": None, "post_processor": None, "decoder": None,
         "model": {"type": "Unigram", "unk_id": 3, "vocab": letters, "byte_fallback": False}}
    )  # fmt: skip
    card = weights.Card(name="small", scheme=0, data={}, licence="none", seed=0)
    windows = [_window(k) for k in range(4)]
    scales = smooth.scales(small, "wikinews-de", windows)
    export.export(small, blocks, tokenizer.encode(), card, place, scales)
    return place


def _window(seed: int):  # type: ignore[no-untyped-def]
    from relata.attribute.encoder.scores import window_input
    from relata.attribute.encoder.windows import Window

    text = document(seed).text
    return window_input(text, Window(0, len(text), 0, len(text)))


def test_eight_bits_are_near_the_network(folder: Path) -> None:
    model = session.OnnxModel(folder)
    small = network().eval()
    with torch.no_grad():
        small.word.weight.copy_(
            torch.from_numpy(weights.unpacked(weights.tables(folder).embeddings))
        )
    theirs = TorchModel(small, "wikinews-de", half=False)
    for seed in range(4):
        one, other = model.read(_window(seed)), theirs.read(_window(seed))
        assert np.abs(one.anchors - other.anchors).max() < 0.02
        assert np.abs(one.words - other.words).max() < 0.2


def test_many_threads_read_the_same(folder: Path) -> None:
    texts = [document(k).text for k in range(24)]

    def read(text):  # type: ignore[no-untyped-def]
        return candidates(session.model(folder), text, least=0.005)

    alone = [read(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(read, texts))
    assert together == alone
    assert any(alone)
    assert session.model(folder) is session.model(folder)


def test_the_engine_reads_with_a_folder_that_was_set(folder: Path) -> None:
    from relata import readers, segment
    from relata.lang.language import load

    location.use(folder)
    try:
        assert engine.weights("de") == "small"
        language = load("de")
        text = segment.segment(readers.read_text("er sagte es. sie kam."), language)
        assert isinstance(engine.find(text, [], language), list)
    finally:
        location.use(None)
