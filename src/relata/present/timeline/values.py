"""JSON: the merged events as they are, with every telling."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from relata.model.record import RECORD_VERSION
from relata.model.timeline import TimelineEvent
from relata.present import clean
from relata.present.options import Options
from relata.present.timeline.form import TimelineForm


def render(events: Sequence[TimelineEvent], _: Options) -> str:
    """One object: `relata`, the version of the contract, and `events` in order."""
    data = msgspec.json.encode({"relata": RECORD_VERSION, "events": list(events)})
    return clean.json_text(msgspec.json.format(data, indent=2).decode("utf-8")) + "\n"


FORM = TimelineForm(
    name="json",
    summary="the events with every telling, for programs",
    suffix=".json",
    media_type="application/json",
    render=render,
)
