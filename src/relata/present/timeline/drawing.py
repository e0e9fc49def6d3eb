"""The drawing as SVG: parts side by side, lanes by party, marks by kind, soft bars for vague times.

Only presentation attributes and classes: the page's security policy allows no style attributes.
"""

from __future__ import annotations

from collections.abc import Iterator

from relata.model.codes import EventKind
from relata.present import clean
from relata.present.timeline import wording
from relata.present.timeline.layout import LABEL, TOP, Gap, TimelineLayout, TimelineMark
from relata.present.words import Words

#: Outline of each kind around (0, 0): kinds differ in shape, not only in colour.
SHAPES: dict[EventKind, str] = {
    "call": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z",
    "meeting": "M-7-7H7V7H-7Z",
    "visit": "M0-8L8 7H-8Z",
    "letter": "M-8-5H8V5H-8ZM-8-5L0 1L8-5",
    "talks": "M0-8L8 0L0 8L-8 0Z",
    "summit": "M-4-8H4L8 0L4 8H-4L-8 0Z",
    "attack": "M-7-4L-4-7L0-3L4-7L7-4L3 0L7 4L4 7L0 3L-4 7L-7 4L-3 0Z",
    "election": "M-7-7H7V7H-7ZM-4 0L-1 3L4-4",
    "arrest": "M-8-7H8L0 8Z",
    "agreement": "M-8-4H0V4H-8ZM0-4H8V4H0Z",
    "statement": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
    "other": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
}
#: Letters of a lane's name that fit next to the drawing, and room for them.
NAME = 18
NAMES_WIDTH = 136
_DAYS_MONTH, _DAYS_YEAR = 61, 730


def attribute(text: str) -> str:
    """A text as the value of an attribute, or between tags."""
    kept = clean.page(clean.line(text))
    for sign, escape in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        kept = kept.replace(sign, escape)
    return kept


def names(layout: TimelineLayout, words: Words) -> str:
    """The column of the lanes' names, which stays where it is while the drawing scrolls."""
    height = layout.height
    rows = [
        f'<svg class="names" width="{NAMES_WIDTH}" height="{height:g}" data-w="{NAMES_WIDTH}" '
        f'data-h="{height:g}" viewBox="0 0 {NAMES_WIDTH} {height:g}" aria-hidden="true">'
    ]
    for number, lane in enumerate(layout.lanes):
        rows.append(
            f'<text x="{NAMES_WIDTH - 8}" y="{layout.y(number) + 4:g}" text-anchor="end">'
            f"<title>{attribute(_name(lane, words))}</title>"
            f"{attribute(clean.clipped(_name(lane, words), NAME))}</text>"
        )
    return "\n".join([*rows, "</svg>"])


def parts(layout: TimelineLayout, words: Words) -> Iterator[str]:
    """The drawing's parts, from left to right."""
    for start, width in layout.parts:
        yield _part(layout, start, width, words)


def _part(layout: TimelineLayout, start: float, width: float, words: Words) -> str:
    end, height = start + width, layout.height
    rows = [
        f'<svg class="part" width="{width:g}" height="{height:g}" data-w="{width:g}" '
        f'data-h="{height:g}" viewBox="{start:g} 0 {width:g} {height:g}" role="group" '
        f'aria-label="{attribute(words.ui("lanes"))}">'
    ]
    for number, lane in enumerate(layout.lanes):
        y = layout.y(number)
        rows.append(f'<path class="lane" d="M{start:g} {y:g}H{end:g}"/>')
        rows.append(
            f'<text class="paper" x="{start + 4:g}" y="{y - 10:g}">'
            f"{attribute(clean.clipped(_name(lane, words), NAME))}</text>"
        )
    rows += [_gap(gap, layout, words) for gap in layout.gaps if gap.start < end and gap.end > start]
    for x, day in layout.ticks:
        if x < end and x + LABEL > start:
            rows.append(
                f'<path class="tick" d="M{x:g} {TOP - 10}V{height:g}"/>'
                f'<text class="day" x="{x + 3:g}" y="{TOP - 16}">{day}</text>'
            )
    if layout.undated is not None and layout.undated - 2 < end and layout.undated + LABEL > start:
        rows.append(
            f'<path class="undated" d="M{layout.undated:g} {TOP - 10}V{height:g}"/>'
            f'<text class="day" x="{layout.undated + 4:g}" y="{TOP - 16}">'
            f"{attribute(words.ui('undated'))}</text>"
        )
    for mark in layout.marks:
        left = min(mark.x - 10, mark.bar.start if mark.bar else mark.x)
        right = max(mark.x + 10, mark.bar.end if mark.bar else mark.x)
        if left < end and right > start:
            rows.append(_mark(mark, layout, words))
    return "\n".join([*rows, "</svg>"])


def _gap(gap: Gap, layout: TimelineLayout, words: Words) -> str:
    middle = (gap.start + gap.end) / 2
    return (
        f'<rect class="gap" x="{gap.start + 3:g}" y="{TOP - 8}" '
        f'width="{max(2.0, gap.end - gap.start - 6):g}" height="{layout.height - TOP:g}"/>'
        f'<text class="gap-length" x="{middle:g}" y="{TOP - 30:g}" text-anchor="middle">'
        f"{attribute(_length(gap.days, words))}</text>"
    )


def _length(days: int, words: Words) -> str:
    if days >= _DAYS_YEAR:
        return words.ui("gap_years", n=round(days / 365.25))
    if days >= _DAYS_MONTH:
        return words.ui("gap_months", n=round(days / 30.44))
    return words.ui("gap", n=days)


def _mark(mark: TimelineMark, layout: TimelineLayout, words: Words) -> str:
    event = mark.event
    status = "disputed" if event.disputed else event.status
    rows = [
        f'<a class="mark k-{event.kind} s-{status}" href="#{event.id}">'
        f"<title>{attribute(label(mark, words))}</title>"
    ]
    if mark.bar is not None:
        bar = mark.bar
        soft = "both" if bar.soft_start and bar.soft_end else "start" if bar.soft_start else "end"
        for lane in mark.lanes:
            rows.append(
                f'<rect class="bar" x="{bar.start:g}" y="{layout.y(lane) - 5:g}" rx="5" '
                f'width="{max(4.0, bar.end - bar.start):g}" height="10" fill="url(#soft-{soft})"/>'
            )
    if len(mark.lanes) > 1:
        top, bottom = layout.y(mark.lanes[0]), layout.y(mark.lanes[-1])
        rows.append(f'<path class="join" d="M{mark.x:g} {top:g}V{bottom:g}"/>')
    for lane in mark.lanes:
        rows.append(
            f'<path class="sign" transform="translate({mark.x:g} {layout.y(lane):g})" '
            f'd="{SHAPES[event.kind]}"/>'
        )
        if event.disputed or event.status == "denied":
            y = layout.y(lane)
            rows.append(
                f'<path class="strike" d="M{mark.x - 9:g} {y + 9:g}L{mark.x + 9:g} {y - 9:g}"/>'
            )
    return "".join([*rows, "</a>"])


def label(mark: TimelineMark, words: Words) -> str:
    """A mark in words: for a pointer that rests on it, and for those who do not see it."""
    event = mark.event
    status = words.ui("disputed") if event.disputed else words.of("event_status", event.status)
    who = wording.parties(event, words)
    found = [words.of("event_kinds", event.kind), who, wording.when(event, words), status]
    return ", ".join(filter(None, found))


#: Fills of bars with soft ends; once a page.
GRADIENTS = (
    '<svg class="vh" width="0" height="0" aria-hidden="true"><defs>'
    '<linearGradient id="soft-both"><stop class="clear" offset="0"/>'
    '<stop class="full" offset=".3"/>'
    '<stop class="full" offset=".7"/><stop class="clear" offset="1"/></linearGradient>'
    '<linearGradient id="soft-start"><stop class="clear" offset="0"/>'
    '<stop class="full" offset="1"/></linearGradient>'
    '<linearGradient id="soft-end"><stop class="full" offset="0"/>'
    '<stop class="clear" offset="1"/></linearGradient></defs></svg>'
)


def _name(lane: str | None, words: Words) -> str:
    if lane is None:
        return words.ui("no_party")
    return lane or words.ui("other_parties")


def sign(kind: EventKind) -> str:
    """A kind's sign alone, for the legend."""
    return (
        f'<svg class="key k-{kind} s-happened" width="20" height="20" viewBox="-10 -10 20 20" '
        f'aria-hidden="true"><path class="sign" d="{SHAPES[kind]}"/></svg>'
    )


__all__ = ["GRADIENTS", "SHAPES", "attribute", "label", "names", "parts", "sign"]
