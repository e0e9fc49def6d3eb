"""The packaged weights: which network reads a language, and its model card."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from relata.attribute.neural.networks import forward, word_vectors
from relata.attribute.neural.networks.word_vectors import PACKAGE, WordVectors
from relata.model.threads import once
from relata.resources import names, read_bytes


class ModelCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`<name>.card.json`: how the weights are used, and how they were fitted."""

    #: Identity: the name and the first digits of the SHA-256 of the weights.
    id: str
    language: str
    #: File of weights.
    file: str
    #: Least probability of a statement.
    threshold: float
    #: The same for the contents of the rules' own drafts.
    threshold_own: float
    #: Weights of `selection.calibration_features`.
    calibration: tuple[float, ...]
    #: Seed, corpora with their licences, minutes.
    training: dict[str, str]


class ModelBundle(Struct, frozen=True):
    """A card with its weights loaded."""

    card: ModelCard
    network: forward.Arrays
    #: The word vectors that the network was fitted with.
    vectors: WordVectors | None


@once(1)
def cards() -> dict[str, ModelCard]:
    """Language code -> the card of its weights."""
    found: dict[str, ModelCard] = {}
    for name in names(PACKAGE, ".card.json"):
        card = msgspec.json.decode(read_bytes(PACKAGE, name), type=ModelCard)
        found[card.language] = card
    return found


def identity(code: str) -> str | None:
    """The identity of a language's weights; None where it has none."""
    card = cards().get(code)
    return card.id if card is not None else None


@once(4)
def load(code: str) -> ModelBundle | None:
    """The weights of a language; None where it has none."""
    card = cards().get(code)
    if card is None:
        return None
    network = forward.parse(read_bytes(PACKAGE, card.file))
    return ModelBundle(card, network, word_vectors.load(code))
