"""Roles and families of quotation marks."""

from __future__ import annotations

from enum import Enum


class MarkRole(Enum):
    """What a mark does, or may do by the spacing around it."""

    OPENS = "opens"
    CLOSES = "closes"
    UNCLEAR = "unclear"


class Family(Enum):
    """Marks that close one another: „…“ and "…" are DOUBLE, «…» is ANGLE."""

    DOUBLE = "double"
    ANGLE = "angle"
    SINGLE = "single"
    SINGLE_ANGLE = "single angle"
    CORNER = "corner"
