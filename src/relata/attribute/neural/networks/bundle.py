"""The packaged sets of weights: which networks read a language, and by which habits."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec
from msgspec import Struct

from relata.attribute.neural.networks import dependency_parser as syntax
from relata.attribute.neural.networks import forward
from relata.attribute.neural.stored import word_vectors as contexts
from relata.attribute.neural.stored.annotation_scheme import Habits
from relata.attribute.neural.stored.files import PACKAGE
from relata.attribute.neural.stored.word_vectors import Contexts
from relata.resources import names, read_bytes

Layer = Literal["statements", "cues"]


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """What stands in `<set>.card.json` beside the weights: how to use them, and what they are."""

    #: Identity: the set's name and the first digits of the SHA-256 of its files.
    id: str
    #: Languages that it reads (ISO 639-1).
    languages: tuple[str, ...]
    #: What it finds: statements, or cues with or without contents (which are only measured).
    layer: Layer
    #: Files of weights, averaged.
    files: tuple[str, ...]
    #: Row of the convention whose labels are used.
    school: int
    #: Least probability of a statement of each kind, in the order of `select.KINDS`.
    least: tuple[float, ...]
    #: The same for the grammar engine's own findings.
    least_own: float
    #: Weights of `select.evidence` that make a score of it.
    calibration: tuple[float, ...]
    habits: Habits
    #: Whether words and affixes are read.
    lexical: bool
    #: Seed, corpora with their licences and sizes, when it was fitted: for the model card.
    training: dict[str, str]
    #: Whether the networks are given what a parser reads (`syntax`) beside the features.
    syntax: bool = False


class Set(Struct, frozen=True):
    """A card with its networks read."""

    card: Card
    networks: tuple[forward.Arrays, ...]
    #: The vectors that they were fitted with.
    contexts: Contexts | None
    #: The parser that they were fitted with, if any.
    syntax: forward.Arrays | None = None

    @property
    def habits(self) -> Habits:
        return self.card.habits


@lru_cache(maxsize=2)
def cards(layer: Layer = "statements") -> dict[str, Card]:
    """Language code -> the card of its weights."""
    found: dict[str, Card] = {}
    for name in names(PACKAGE, ".card.json"):
        card = msgspec.json.decode(read_bytes(PACKAGE, name), type=Card)
        if card.layer == layer:
            found.update(dict.fromkeys(card.languages, card))
    return found


def name_of(code: str) -> str | None:
    """The identity of a language's weights; None where it has none."""
    card = cards().get(code)
    return card.id if card is not None else None


@lru_cache(maxsize=4)
def load(code: str, layer: Layer = "statements") -> Set | None:
    """The weights of a language; None where it has none."""
    card = cards(layer).get(code)
    if card is None:
        return None
    networks = tuple(forward.load(PACKAGE, name) for name in card.files)
    parser = syntax.load(code) if card.syntax else None
    return Set(card, networks, contexts.load(code), parser)
