"""What the networks see of a text: arrays over tokens, one code path for training and reading.

`ids` are rows of embedding tables (word form, endings, beginning, lemma of the cue); `dense`
are numbers: the language file's view of the word, where it stands, and what the grammar
engine made of it. A delexicalised network reads `dense` alone, the same in every language.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from relata.attribute.grammar.scene import Scene
from relata.attribute.trained.findings import FINDINGS, Finding, findings, mark
from relata.attribute.trained.lexicon import LEXICAL, lexicon
from relata.attribute.trained.surroundings import SURROUNDINGS, surroundings
from relata.model.text import Draft

#: Width of `Features.dense`.
DENSE = LEXICAL + SURROUNDINGS + FINDINGS


@dataclass(slots=True)
class Features:
    """One text as arrays; each has one row a token."""

    ids: NDArray[np.int32]
    dense: NDArray[np.float32]
    #: The grammar engine's drafts over the tokens.
    findings: list[Finding]

    def cut(self, low: int, high: int) -> Features:
        """The rows [low, high), with the findings that lie inside; those are not shifted."""
        inside = [f for f in self.findings if low <= f.content[0][0] and f.content[-1][1] <= high]
        return Features(self.ids[low:high], self.dense[low:high], inside)


def features(scene: Scene, drafts: list[Draft]) -> Features:
    """The arrays of a text that the grammar engine has read. The text must have tokens."""
    ids, lexical = lexicon(scene.language.code).look_up(scene.text.words)
    found = findings(scene.text, drafts)
    marked = mark(found, len(scene.text.words))
    return Features(ids, np.hstack([lexical, surroundings(scene), marked]), found)
