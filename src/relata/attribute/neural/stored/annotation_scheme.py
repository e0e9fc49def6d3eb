"""What the corpora behind a set of weights annotate, and what they leave to the grammar."""

from __future__ import annotations

from msgspec import Struct


class Habits(Struct, frozen=True):
    """What the corpora behind a language's weights annotate."""

    #: Whether they mark frames and addressees.
    frames: bool
    #: Whether a reported act covers its whole clause and has no cue.
    whole_acts: bool
    #: Whether modes are marked; else they follow from the quotation marks and the clause.
    modes: bool
    #: Whether statements inside statements are marked.
    nested: bool
