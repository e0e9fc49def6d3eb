"""What a form of the time line is: its name and its renderer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from relata.model.timeline import TimelineEvent
from relata.present.options import Options

RenderTimeline = Callable[[Sequence[TimelineEvent], Options], str]


class TimelineForm(Struct, frozen=True):
    """A form by its name on the command line. It prints UTF-8."""

    name: str
    #: One line for `--help`.
    summary: str
    #: File name suffix, and media type (RFC 6838).
    suffix: str
    media_type: str
    #: The text of some events in their order; ends with a line break where it is not empty.
    render: RenderTimeline
