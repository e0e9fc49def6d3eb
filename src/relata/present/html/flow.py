"""Through whose hands the words came, drawn: a tree from the outlet down to the speakers, as SVG.

Drawn when the page is made, without a script: an indented tree, so that long names and twenty
speakers are readable on a phone and on paper. A line is as thick as the statements that came along
it, and is a link to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from markupsafe import Markup, escape
from msgspec import Struct, field

from relata.model.record import Record
from relata.present import clean
from relata.present.view import Item, View, chain_steps, is_open, who
from relata.present.words import Words

#: Pixels: the drawing's width (a phone's), one step to the right, the lines of a node.
WIDTH = 350
STEP = 22
NAME_LINE = 18
KIND_LINE = 16
GAP = 8
#: Pixels of a letter of a name, on average, and lines of a name at most.
LETTER = 7.4
MAX_LINES = 3
#: Pixels that the lines into the outlet are thick together, and one statement, at most.
TRUNK = 14.0
THREAD = 4.0
#: Nodes under one node, links of one chain, and characters of a name that are drawn.
MAX_CHILDREN = 24
MAX_DEPTH = 7
MAX_NAME = 120


class _Node(Struct):
    """One hand, or a speaker, on one way from the outlet."""

    name: str
    kind: str
    handles: list[str] = field(default_factory=list)
    children: dict[tuple[str, str], _Node] = field(default_factory=dict)
    #: Nodes that are left out under it.
    more: int = 0


class _Place(Struct, frozen=True):
    """A node where it is drawn: `y` is the middle of its name's first line."""

    node: _Node
    path: tuple[str, ...]
    depth: int
    y: float
    lines: tuple[str, ...]
    #: Index of its parent among the places; -1 for the outlet.
    parent: int


def _way(item: Item, outlet: str | None, words: Words) -> list[tuple[str, str]]:
    """(name, kind) of each hand of a statement, from the one next to the outlet to the speaker."""
    steps = list(chain_steps(item))
    links = item.statement.chain
    if steps and links[0].entity == outlet and len(steps[0].names) == 1:
        steps = steps[1:]
    way = [(words.join([one.name for one in step.names]), step.kind) for step in steps]
    voices = item.speaker.voice.entities if item.speaker else ()
    if item.speaker is None or is_open(item.speaker) or not links or links[-1].entity not in voices:
        way.append((who(item.speaker, words), "speaker" if item.speaker else ""))
    return [(clean.line(name)[:MAX_NAME], kind) for name, kind in way[-MAX_DEPTH:]]


def _tree(record: Record, shown: View, at: dict[str, str], words: Words) -> _Node:
    root = _Node(clean.line(shown.outlet or words.ui("article"))[:MAX_NAME], "")
    for item in shown.items:
        if item.doubtful:
            continue
        node = root
        handle = at[item.statement.id]
        node.handles.append(handle)
        for name, kind in _way(item, record.document.outlet, words):
            node = node.children.setdefault((name, kind), _Node(name, kind))
            node.handles.append(handle)
    return root


def _wrapped(name: str, room: float) -> tuple[str, ...]:
    """A name in lines of at most `room` pixels; a word too long for a line is cut up."""
    most = max(4.0, room / LETTER)
    lines: list[str] = []
    line, wide = "", 0.0
    for word in name.split():
        for part, cells in _parts(word, most):
            if line and wide + 1 + cells > most:
                lines.append(line)
                line, wide = "", 0.0
            line, wide = (f"{line} {part}", wide + 1 + cells) if line else (part, cells)
    lines.append(line)
    if len(lines) > MAX_LINES:
        lines = [*lines[: MAX_LINES - 1], lines[MAX_LINES - 1] + "…"]
    return tuple(lines)


def _cells(letter: str) -> float:
    """How wide a letter is; 1 for a small one."""
    if east_asian_width(letter) in "WF":
        return 1.9
    return 1.5 if letter.isupper() else 1.0


def _parts(word: str, most: float) -> Iterator[tuple[str, float]]:
    """A word in parts that fit a line, mostly one, with how wide each is."""
    part, wide = "", 0.0
    for letter in word:
        cells = _cells(letter)
        if part and wide + cells > most:
            yield part, wide
            part, wide = "", 0.0
        part, wide = part + letter, wide + cells
    yield part, wide


def _places(root: _Node) -> list[_Place]:
    """Every node that is drawn, from top to bottom."""
    places: list[_Place] = []
    stack: list[tuple[_Node, tuple[str, ...], int, int]] = [(root, (), 0, -1)]
    y = NAME_LINE / 2 + 2.0
    while stack:
        node, path, depth, parent = stack.pop()
        lines = _wrapped(node.name, WIDTH - depth * STEP - 20)
        number = len(places)
        path = (*path, node.name)
        places.append(_Place(node, path, depth, y, lines, parent))
        y += NAME_LINE * len(lines) + KIND_LINE * bool(parent >= 0) + GAP
        children = sorted(node.children.values(), key=lambda child: -len(child.handles))
        node.more = len(children) - MAX_CHILDREN
        y += KIND_LINE * (node.more > 0)
        stack.extend((one, path, depth + 1, number) for one in reversed(children[:MAX_CHILDREN]))
    return places


def _threads(places: list[_Place]) -> list[str]:
    """The path of each node's line up to its parent, and how thick it is; "" for the outlet."""
    used = [0.0] * len(places)
    unit = min(THREAD, TRUNK / max(1, len(places[0].node.handles)))
    found: list[str] = []
    for place in places:
        if place.parent < 0:
            found.append("")
            continue
        above = places[place.parent]
        thick = max(1.0, unit * len(place.node.handles))
        # The line that turns off first is the rightmost of the trunk, so that none crosses.
        x = above.depth * STEP + 8 + TRUNK / 2 - used[place.parent] - thick / 2
        used[place.parent] += thick
        top = above.y + NAME_LINE * (len(above.lines) - 1) + KIND_LINE * (above.parent >= 0) + 8
        left = place.depth * STEP + 12
        found.append(
            f'<path d="M{left:.1f} {place.y:.1f}H{x + 6:.1f}Q{x:.1f} {place.y:.1f} {x:.1f} '
            f'{place.y - 6:.1f}V{top:.1f}" stroke-width="{thick:.1f}"/>'
        )
    return found


def flow(record: Record, shown: View, at: dict[str, str], words: Words) -> Markup | None:
    """The drawing; None where every speaker stands next to the outlet and nothing flows.

    `at` gives the handle of each statement on the page.
    """
    root = _tree(record, shown, at, words)
    if not any(child.children for child in root.children.values()):
        return None
    places = _places(root)
    parts = [
        _drawn(place, thread, words) for place, thread in zip(places, _threads(places), strict=True)
    ]
    last = places[-1]
    high = last.y + NAME_LINE * len(last.lines) + KIND_LINE * 2
    return Markup(  # noqa: S704 - every name is escaped in _drawn
        f'<svg class="flow" width="{WIDTH}" height="{high:.0f}" viewBox="0 0 {WIDTH} {high:.0f}"'
        f' role="group" aria-label="{escape(words.ui("flow"))}">{"".join(parts)}</svg>'
    )


def _drawn(place: _Place, thread: str, words: Words) -> str:
    """One node with its line, as a link to its statements."""
    node, x = place.node, place.depth * STEP + 16
    count = words.ui("n_statements", n=len(node.handles))
    lines = "".join(
        f'<tspan x="{x}" dy="{NAME_LINE if number else 0}">{escape(line)}</tspan>'
        for number, line in enumerate(place.lines)
    )
    below = place.y + 5 + NAME_LINE * (len(place.lines) - 1)
    kind = f"{words.of('chain', node.kind)} · {count}" if node.kind else count
    text = f'<text x="{x}" y="{place.y + 5:.1f}" class="hand">{lines}</text>'
    if place.parent >= 0:
        text += f'<text x="{x}" y="{below + KIND_LINE:.1f}" class="kind">{escape(kind)}</text>'
    if node.more > 0:
        more, low = words.ui("and_more", n=node.more), below + 2 * KIND_LINE
        text += f'<text x="{x}" y="{low:.1f}" class="kind">{escape(more)}</text>'
    path = " ← ".join(place.path)
    return (
        f'<a href="#{node.handles[0]}" data-set="{" ".join(node.handles)}"'
        f' class="{"source" if not node.children else "relay"}">'
        f"<desc>{escape(path)}</desc>{thread}{text}</a>"
    )
