"""The `Verification` as JSON, as `relata schema verification` describes it."""

from __future__ import annotations

import msgspec

from relata.comparison.placing import Verification
from relata.present import clean


def render(found: Verification) -> str:
    """One object, with a line break after it."""
    text = msgspec.json.format(msgspec.json.encode(found), indent=2).decode("utf-8")
    return clean.json_text(text) + "\n"
