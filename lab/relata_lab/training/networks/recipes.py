"""What each set of weights is fitted on, and what its corpora annotate."""

from __future__ import annotations

from dataclasses import dataclass

from relata.attribute.neural.networks.bundle import Layer
from relata.attribute.neural.stored.annotation_scheme import Habits

#: Parts of a statement in the order of the networks' role columns.
ROLES = ("content", "cue", "speaker", "frame", "addressee")


@dataclass(frozen=True, slots=True)
class School:
    """One corpus as a teacher: its convention has an embedding row of its own."""

    corpus: str
    language: str
    #: Its names of the modes -> index into `select.KINDS`; others count as indirect.
    kinds: dict[str, int]
    #: Which of ROLES it marks.
    roles: tuple[bool, ...]
    #: Whether it marks statements inside statements.
    nested: bool = True
    #: Its reported acts have neither cue nor frame, though there is one.
    whole_acts: bool = False
    #: Statements are found by their cue, and may have no content.
    by_cue: bool = False
    licence: str = ""


_WIKINEWS = School(
    "wikinews-de", "de",
    {"direct": 0, "indirect": 1, "indirect-free-indirect": 2, "free-indirect": 3, "reported": 4},
    (True, True, True, True, True), whole_acts=True, licence="CC BY-NC-SA 4.0",
)  # fmt: skip
_SPKATT = School(
    "spkatt-2023", "de", {}, (True, True, True, False, True), by_cue=True, licence="CC BY-SA 4.0",
)  # fmt: skip
_POLNEAR = School(
    "polnear", "en", {"direct": 0, "indirect": 1, "mixed": 1},
    (True, True, True, False, False), nested=False,
    licence="none stated for the annotation; the articles are their publishers'",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recipe:
    """One set of weights."""

    name: str
    languages: tuple[str, ...]
    #: The first one's convention is the one that texts are read by.
    schools: tuple[School, ...]
    #: Encoders of the averaged networks: "both" (LSTM and convolutions) or "conv".
    networks: tuple[str, ...]
    epochs: int
    habits: Habits
    #: Least probability of a statement of each kind (`select.KINDS`), and of the grammar's own
    #: findings; chosen on the dev parts.
    least: tuple[float, ...]
    least_own: float
    #: What it finds.
    layer: Layer = "statements"
    #: Whether words and affixes are read; else only what language files say.
    lexical: bool = True
    #: Width of the windows; whether they are told the states of what they are about.
    narrow: int = 64
    about: bool = False
    #: Whether they are given what a parser reads beside the features.
    syntax: bool = False


_GERMAN = Habits(frames=True, whole_acts=True, modes=True, nested=True)
_ENGLISH = Habits(frames=False, whole_acts=False, modes=False, nested=False)
RECIPES: tuple[Recipe, ...] = (
    Recipe("de", ("de",), (_WIKINEWS,), ("both",), 6, _GERMAN, (0.6,) * 5, 0.05),
    Recipe("en", ("en",), (_POLNEAR,), ("both",), 5, _ENGLISH, (0.6,) * 5, 0.45),
    Recipe(
        "cues-de", ("de",), (_SPKATT,), ("both",) * 2, 14, _GERMAN, (0.6,) * 5, 0.6,
        layer="cues", narrow=96, about=True, syntax=True,
    ),
)  # fmt: skip
