"""What a parser makes of a text, and how its trees look from a cue.

Its states are features of every token (the implicit syntax of Yu, Zhang and Fu 2018); its trees
say over which relations one comes from a token to the cue.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.drafts import Ranges

Floats = NDArray[np.float32]

#: Columns of `paths` beside three for each relation.
_FURTHER = 6


class Syntax(Struct, frozen=True):
    """A text as the parser reads it."""

    #: (tokens, `syntax.WIDTH`)
    states: Floats
    #: The head of each token, itself for a root. What is drawn may hold circles.
    heads: list[int]
    #: Of each token what it is to its head, and how many relations there are.
    relations: list[int]
    kinds: int

    @property
    def columns(self) -> int:
        """Columns of `paths`."""
        return 3 * self.kinds + _FURTHER


def paths(syntax: Syntax, cues: list[Ranges], starts: list[int], widest: int) -> Floats:
    """Tokens seen from cues (cues, widest, columns); each window begins at its start.

    From the cue's own head word one climbs to the root; where a token's way up meets that way,
    the relation of its last step before, told apart by where they meet: in the cue, in its
    head, further up; how long the token's way is, how far up they meet, and whether it lies on
    the cue's way up itself.
    """
    x = np.zeros((len(cues), widest, syntax.columns), np.float32)
    first = 3 * syntax.kinds
    for row, cue, start in zip(x, cues, starts, strict=True):
        way = {token: up for up, token in enumerate(_way(syntax.heads, cue))}
        met: dict[int, tuple[int, int, int] | None] = {}
        for k in range(min(widest, len(syntax.heads) - start)):
            token = start + k
            if token in way:
                nearness = 1.0 / (1 + way[token])
                row[k, first + 2 :] = 1.0, nearness, nearness, 1.0
            elif found := _met(syntax, token, way, met):
                relation, steps, up = found
                row[k, min(up, 2) * syntax.kinds + relation] = 1.0
                row[k, first : first + 2] = 1.0 / steps, steps == 1
                row[k, first + 4 :] = 1.0 / (1 + up), 1.0
    return x


def _way(heads: list[int], cue: Ranges) -> list[int]:
    """From the cue's head word to the root."""
    tokens = [t for a, b in cue for t in range(a, b)]
    at = next((t for t in tokens if heads[t] == t or heads[t] not in tokens), tokens[0])
    way = [at]
    while (at := heads[at]) not in way:
        way.append(at)
    return way


def _met(
    syntax: Syntax, token: int, way: dict[int, int], met: dict[int, tuple[int, int, int] | None]
) -> tuple[int, int, int] | None:
    """(relation of the last step before the way, steps to it, how far up); kept in `met`."""
    path: list[int] = []
    at = token
    while at not in way and at not in met:
        met[at] = None  # nothing is known of roots elsewhere, and of circles
        path.append(at)
        at = syntax.heads[at]
    for below in reversed(path):
        above = syntax.heads[below]
        if above in way:
            met[below] = syntax.relations[below], 1, way[above]
        elif found := met[above]:
            met[below] = found[0], found[1] + 1, found[2]
    return met[token]
