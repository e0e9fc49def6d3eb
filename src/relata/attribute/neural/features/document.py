"""What the networks see of a text: arrays over tokens, one code path for training and reading.

`ids` are rows of embedding tables (word form, endings, beginning, lemma of the cue); `dense`
are numbers: the language file's view of the word, where it stands, and what the grammar
engine made of it. A delexicalised network reads `dense` alone, the same in every language.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.drafts import FINDINGS, Finding, findings, mark, shifted
from relata.attribute.neural.features.tokens import SURROUNDINGS, surroundings
from relata.attribute.neural.features.words import LEXICAL, Forms, lexicon
from relata.attribute.rules.text.context import Context
from relata.model.analysis import Draft

#: Width of `Features.dense`.
DENSE = LEXICAL + SURROUNDINGS + FINDINGS


class View(Struct):
    """Some tokens of a text as arrays with one row a token, and the findings among them."""

    ids: NDArray[np.int32]
    #: (tokens, DENSE)
    dense: NDArray[np.float32]
    findings: list[Finding]
    #: Index of each of them in the text's own list.
    numbers: list[int]


class Features(Struct):
    """One text; what follows from its word forms is laid out only where it is looked at."""

    forms: Forms
    #: (tokens, SURROUNDINGS)
    around: NDArray[np.float32]
    #: The grammar engine's drafts over the tokens.
    findings: list[Finding]

    def cut(self, low: int, high: int) -> View:
        """The tokens [low, high), with the findings that lie inside, shifted to them."""
        numbers = [
            k
            for k, f in enumerate(self.findings)
            if low <= f.content[0][0] and f.content[-1][1] <= high
        ]
        inside = [shifted(self.findings[k], -low) for k in numbers]
        rows = self.forms.rows[low:high]
        marked = mark(inside, high - low)
        dense = np.hstack([self.forms.dense[rows], self.around[low:high], marked])
        return View(self.forms.ids[rows], dense, inside, numbers)

    def whole(self) -> View:
        """All of it."""
        return self.cut(0, len(self.around))


def features(scene: Context, drafts: list[Draft]) -> Features:
    """The arrays of a text that the grammar engine has read. The text must have tokens."""
    forms = lexicon(scene.language.code).look_up(scene.text.words)
    return Features(forms, surroundings(scene), findings(scene.text, drafts))
