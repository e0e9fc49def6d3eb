"""The model by ONNX Runtime: loaded when first asked for, once, and used from any thread.

One thread by default: news is read document by document, and who reads many at once has processes
or threads of his own. A session of ONNX Runtime may run in several threads at the same time.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

import numpy as np

from relata.attribute.encoder import weights
from relata.attribute.encoder.pieces import Pieces
from relata.attribute.encoder.scores import Floats, Ints, WindowInput, WordScores
from relata.model.threads import shared_lock
from relata.resources import without_telemetry

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

#: Threads of one session.
THREADS = 1


class OnnxModel:
    """`scores.Model` by two graphs."""

    def __init__(
        self, folder: Traversable, threads: int = THREADS, scheme: int | None = None
    ) -> None:
        self.card = weights.card(folder)
        self.pieces: Pieces = weights.pieces(folder)
        self.tables = weights.tables(folder)
        self._scheme = self.tables.schemes[self.card.scheme if scheme is None else scheme]
        self._encoder = _session(folder.joinpath(weights.ENCODER), threads)
        self._pair = _session(folder.joinpath(weights.PAIR), threads)

    def read(self, window: WindowInput) -> WordScores:
        """Scores of a window's words."""
        fed: dict[str, Any] = {
            "pieces": self.tables.embedded(window.ids),
            "added": self.tables.states[window.states] + self._scheme,
            "first": window.first,
            "last": window.last,
        }
        anchors, tags, facts, words = self._encoder.run(None, fed)
        return WordScores(anchors, tags, facts, words)

    def pair(
        self, words: Floats, anchors: Ints, kinds: Ints, distances: Ints, sentences: Ints
    ) -> Floats:
        """Scores of every word for every anchor."""
        fed: dict[str, Any] = {
            "words": words,
            "anchors": anchors,
            "kinds": kinds,
            "distances": distances,
            "sentences": sentences,
        }
        (scores,) = self._pair.run(None, fed)
        found: Floats = np.asarray(scores, np.float32)
        return found


def _session(file: Traversable, threads: int) -> InferenceSession:
    without_telemetry()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # windows differ in length, so that plans of memory for one length are of no use for the next
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    graph = file.read_bytes()
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


_lock = shared_lock()
_loaded: dict[str, OnnxModel] = {}


def model(folder: Traversable) -> OnnxModel:
    """The model of a folder; loaded once, whichever thread asks first."""
    found = _loaded.get(str(folder))
    if found is None:
        with _lock:
            found = _loaded.get(str(folder))
            if found is None:
                found = _loaded[str(folder)] = OnnxModel(folder)
    return found
