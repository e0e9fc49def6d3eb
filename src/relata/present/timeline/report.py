"""Text: the events in order, each with who reports it and who denies it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from relata.model.timeline import Telling, TimelineEvent
from relata.present.clean import line
from relata.present.options import Options
from relata.present.timeline import wording
from relata.present.timeline.form import TimelineForm
from relata.present.words import Words, load

#: Tellings that one event shows; the rest are counted.
MOST = 6
_INDENT = "    "
_WIDEST = 100


def render(events: Sequence[TimelineEvent], options: Options) -> str:
    """The events for a terminal; plain text, no colours."""
    words = load(options.report_lang)
    width = min(options.width, _WIDEST)
    if not events:
        return words.ui("no_events") + "\n"
    blocks = [wording.title(events, words)]
    blocks += [_block(event, words, width) for event in events]
    return "\n\n".join(blocks) + "\n"


def _block(event: TimelineEvent, words: Words, width: int) -> str:
    kind = words.of("event_kinds", event.kind)
    facts = [wording.when(event, words), kind]
    if event.status != "happened":
        facts.append(words.of("event_status", event.status))
    if event.disputed:
        facts.append(words.ui("disputed").upper())
    head = "  ·  ".join(facts)
    who = wording.parties(event, words)
    place = words.ui("in_place", place=line(event.place)) if event.place else ""
    rows = [*_wrapped(head, width, ""), *_wrapped(" ".join(filter(None, (who, place))), width)]
    rows += _wrapped(wording.order(event, words), width)
    reports, denies = wording.by_stance(event)
    rows += _tellings("reported_by", reports, words, width)
    rows += _tellings("denied_by", denies, words, width)
    if len(event.times) > 1:
        given = words.join([wording.clock(one, words) for one in event.times])
        rows += _wrapped(words.ui("times_differ", times=given), width)
    return "\n".join([*rows, *_wrapped(wording.counts(event, words), width)])


def _tellings(key: str, tellings: list[Telling], words: Words, width: int) -> list[str]:
    if not tellings:
        return []
    names = list(dict.fromkeys(wording.reported_by(one, words) for one in tellings))
    shown = "; ".join(names[:MOST])
    if len(names) > MOST:
        shown += " " + words.ui("and_more", n=len(names) - MOST)
    rows = _wrapped(f"{words.ui(key)} {shown}", width)
    return [*rows, *_wrapped(f"“{line(tellings[0].words)}”", width)]


def _wrapped(text: str, width: int, indent: str = _INDENT) -> list[str]:
    if not text.strip():
        return []
    return textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=indent or _INDENT,
        break_on_hyphens=False,
    )  # fmt: skip


FORM = TimelineForm(
    name="text",
    summary="the events in order, for the terminal",
    suffix=".txt",
    media_type="text/plain",
    render=render,
)
