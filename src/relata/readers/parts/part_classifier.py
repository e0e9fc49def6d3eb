"""Paragraphs to parts: which are title, byline, dateline, credit, question, body and so on.

The recognisers run in the order of `_ORDER`; the first that knows a paragraph decides. What
nobody knows is body. Every character that is no space ends up in exactly one part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from relata.knowledge import first_names
from relata.model.document import Part, PartKind
from relata.model.record import Credit
from relata.readers.metadata import Gathered
from relata.readers.parts import dialogue, lines
from relata.readers.parts.dates import date_line
from relata.readers.parts.layout import BULLET, Paragraph
from relata.readers.parts.line_labels import Labels, labels, opening
from relata.readers.parts.name_shapes import host_in, is_agency, is_outlet, is_person

#: A title is at most this long, in characters; a heading inside the text at most that.
_LONGEST_TITLE = 200
_LONGEST_HEADING = 90
_EDGE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
_STOP = re.compile(r"[.:;,。．][\"'”“’»«)\]]*$")
_TWEET = re.compile(
    r"pic\.twitter\.com/|^[—–-]{1,2} .{1,80} \(@\w{1,30}\)|\(@\w{1,30}\) .{4,40}\d{4}$"
)
#: Format's own kinds that are final.
_FIXED = frozenset(("title", "heading", "caption", "code", "embed", "other", "list", "credit"))


class Arranger:
    """Goes once through the paragraphs of one text."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], gathered: Gathered) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.gathered = gathered
        self.labels: Labels = labels()
        self.parts: list[Part] = []
        self.has_title = any(p.kind == "title" for p in paragraphs)
        #: A paragraph of body text has been seen.
        self.in_body = False
        self.turns = dialogue.interview(text, paragraphs, self.labels)
        if not self.turns:
            self.turns = dialogue.bold_questions(text, paragraphs)
        clocks = {i: n for i, p in enumerate(paragraphs) if (n := self._clock(p))}
        self.clocks = clocks if len(clocks) > 1 else {}
        self.last_body = self._last_body()

    def _clock(self, paragraph: Paragraph) -> int:
        return dialogue.clock(self.text, paragraph, self.labels)

    def _last_body(self) -> int:
        """The last paragraph that can hold the end of the article: long, or with a stop."""
        for i in range(len(self.paragraphs) - 1, -1, -1):
            line = self.line(i)
            if line.startswith(("(", "[")) and line.rstrip().endswith((")", "]")):
                continue  # a remark behind the article
            if len(line) > lines.LONGEST or line.rstrip('"”“»«’)').endswith((".", "!", "?", "…")):
                return i
        return len(self.paragraphs) - 1

    def line(self, i: int) -> str:
        paragraph = self.paragraphs[i]
        return self.text[self.begin(i) : paragraph.end]

    def begin(self, i: int) -> int:
        """Where the words of paragraph i begin, after markup and invisible characters."""
        paragraph = self.paragraphs[i]
        start = paragraph.start + paragraph.lead
        while start < paragraph.end - 1 and self.text[start] in _EDGE:
            start += 1
        return start

    def add(
        self, start: int, end: int, kind: PartKind, label: tuple[int, int] | None = None
    ) -> None:
        """A part without its edge spaces, if anything is left of it."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.parts.append(Part((start, end), kind, label))

    def whole(self, i: int, kind: PartKind) -> None:
        self.add(self.paragraphs[i].start, self.paragraphs[i].end, kind)

    def run(self) -> list[Part]:
        for i in range(len(self.paragraphs)):
            for recognise in _ORDER:
                if recognise(self, i):
                    break
        return self.parts


def _fixed(a: Arranger, i: int) -> bool:
    kind = a.paragraphs[i].kind
    if kind not in _FIXED:
        return False
    if kind == "title":
        _set_title(a, i)
    elif kind in ("caption", "credit"):
        _credits(a, i)
    a.whole(i, kind)  # type: ignore[arg-type]
    return True


def _set_title(a: Arranger, i: int) -> None:
    start, end = a.begin(i), a.paragraphs[i].end
    while end > start and (a.text[end - 1] in _EDGE or a.text[end - 1] in "*_# "):
        end -= 1
    while start < end and a.text[start] in "*_ ":
        start += 1
    if start < end and a.gathered.title_span is None:
        a.gathered.title_span = (start, end)
        a.gathered.title = " ".join(a.text[start:end].split())
    a.has_title = True


def _turn(a: Arranger, i: int) -> bool:
    turn = a.turns.get(i)
    if not turn or _is_label_line(a, i):
        return False
    a.add(a.paragraphs[i].start, a.paragraphs[i].end, turn.kind, turn.label)
    a.in_body = True
    return True


def _is_label_line(a: Arranger, i: int) -> bool:
    return turnless(a, i) and lines.credit_line(a.line(i), a.labels) is not None


def turnless(a: Arranger, i: int) -> bool:
    """Whether no turn of a conversation with a label begins at paragraph `i`."""
    turn = a.turns.get(i)
    return turn is None or turn.label is None


def _timestamp(a: Arranger, i: int) -> bool:
    size = a.clocks.get(i)
    if not size:
        return False
    start = a.begin(i)
    end = a.paragraphs[i].start + a.paragraphs[i].lead + size
    a.add(a.paragraphs[i].start, end, "timestamp")
    if a.text[end : a.paragraphs[i].end].strip():
        a.add(max(end, start), a.paragraphs[i].end, "body")
        a.in_body = True
    return True


def _credits(a: Arranger, i: int) -> bool:
    line = a.line(i)
    found = lines.credit_line(line, a.labels)
    if not found:
        return False
    start = a.begin(i)
    for piece in found.names:
        span = (start + piece.start, start + piece.end)
        agency = found.kind == "text" and is_agency(piece.text)
        a.gathered.credits.append(
            Credit(
                kind="agency" if agency else found.kind,
                name=piece.text,
                note=found.note,
                span=span,
            )
        )
        if found.kind == "text" and (opening(line.lstrip("([*_ "), a.labels.source)):
            a.gathered.outlet(piece.text, span, "agency credit" if agency else "credit line")
    return True


def _credit(a: Arranger, i: int) -> bool:
    if not _credits(a, i):
        return False
    a.whole(i, "credit")
    return True


def _caption(a: Arranger, i: int) -> bool:
    line = a.line(i)
    size = opening(line, a.labels.caption)
    if not size or line[size : size + 1] not in tuple(":："):
        return False
    a.whole(i, "caption")
    return True


def _elsewhere(a: Arranger, i: int) -> bool:
    """ "Read more: …", consent and paywall boxes."""
    line = a.line(i)
    if len(line) > 300:
        return False
    if opening(line.lstrip("*_>[(→» "), a.labels.more) and len(line) < 160:
        a.whole(i, "other")
        return True
    lower = " ".join(line.lower().split())
    if any(map(lower.__contains__, a.labels.paywall)):
        a.gathered.note("the text has a consent or subscription notice; it may not be complete")
        a.whole(i, "other")
        return True
    return False


def _byline(a: Arranger, i: int) -> bool:
    if a.in_body and i <= a.last_body:
        return False
    line = a.line(i).strip("*_ ")
    found = lines.byline(line, a.labels)
    if not found:
        return False
    a.gathered.wrote(found.authors)
    a.gathered.dated(found.date, "text")
    if found.outlet:
        start = a.text.index(found.outlet.text, a.begin(i))
        span = (start, start + len(found.outlet.text))
        if is_agency(found.outlet.text):
            credit = Credit(kind="agency", name=found.outlet.text, span=span)
            a.gathered.credits.append(credit)
        a.gathered.outlet(found.outlet.text, span, "byline")
    a.whole(i, "byline")
    return True


def _date(a: Arranger, i: int) -> bool:
    if a.in_body and i <= a.last_body:
        return False
    found = date_line(a.line(i).strip("*_ "), a.labels)
    if not found:
        return False
    a.gathered.dated(found.iso, "text")
    a.whole(i, "timestamp")
    return True


def _title(a: Arranger, i: int) -> bool:
    """The first short line without a full stop, if more text follows."""
    if a.has_title or a.in_body or i + 1 >= len(a.paragraphs):
        return False
    line = a.line(i)
    if len(line) > _LONGEST_TITLE or _STOP.search(line) or BULLET.match(line):
        return False
    if not any(c.isalnum() for c in line) or line.count("\n") > 2:
        return False
    if lines.dateline(line, a.labels, first=True):
        return False
    _set_title(a, i)
    a.whole(i, "title")
    return True


def _last_line(a: Arranger, i: int) -> bool:
    """Lines after the text: "Mandiner.hu", "dpa", "AFP/Reuters", the author's name."""
    if i <= a.last_body or i < 1 or (i == 1 and not a.in_body):
        return False
    line = a.line(i).strip("*_()[] ")
    start = a.text.index(line, a.begin(i)) if line else 0
    if not line or len(line) > 80:
        return False
    names = lines.pieces(line, 0, len(line))
    if names and all(is_agency(p.text) for p in names):
        _agencies(a, start, names, "agency credit")
        a.whole(i, "credit")
        return True
    if host_in(line) or is_outlet(line, a.labels):
        a.gathered.outlet(line, (start, start + len(line)), "last line")
        credit = Credit(kind="text", name=line, span=(start, start + len(line)))
        a.gathered.credits.append(credit)
        a.whole(i, "credit")
        return True
    if (
        i == len(a.paragraphs) - 1
        and is_person(line, a.labels)
        and first_names.known(line.split()[0])
    ):
        a.gathered.wrote([line])
        a.whole(i, "byline")
        return True
    return False


def _named(a: Arranger, start: int, names: Sequence[lines.Piece]) -> None:
    """Credits for names at the end of the text; agencies among them may be the outlet."""
    for piece in names:
        if is_agency(piece.text):
            _agencies(a, start, [piece], "agency credit")
        else:
            span = (start + piece.start, start + piece.end)
            a.gathered.credits.append(Credit(kind="text", name=piece.text, span=span))


def _agencies(a: Arranger, start: int, names: Sequence[lines.Piece], how: str) -> None:
    for piece in names:
        span = (start + piece.start, start + piece.end)
        a.gathered.credits.append(Credit(kind="agency", name=piece.text, span=span))
        a.gathered.outlet(piece.text, span, how)


def _heading(a: Arranger, i: int) -> bool:
    """A short line without a stop between longer paragraphs."""
    if i + 1 >= len(a.paragraphs) or not a.parts:
        return False
    line = a.line(i)
    if len(line) > _LONGEST_HEADING or line[-1] in '.:;,…"”“»«’–—-' or "\n" in line:
        return False
    if not line[0].isupper() and not line[0].isdigit() and line[0] not in '„“"»«*_':
        return False
    after = a.paragraphs[i + 1]
    if after.kind or after.end - after.start < 1.5 * len(line) or BULLET.match(line):
        return False
    alone = a.paragraphs[i].first and after.first
    one_a_line = not a.paragraphs[i].first and not after.first
    if not (alone or one_a_line) or not _ends_sentence(a, i + 1):
        return False
    a.whole(i, "heading")
    return True


def _ends_sentence(a: Arranger, i: int) -> bool:
    return bool(re.search(r"[.!?…:][\"'”“’»«)\]]*$", a.line(i)))


def _list(a: Arranger, i: int) -> bool:
    def item(k: int) -> bool:
        return 0 <= k < len(a.paragraphs) and bool(BULLET.match(a.line(k)))

    if not item(i) or not (item(i - 1) or item(i + 1)):
        return False
    a.whole(i, "list")
    a.in_body = True
    return True


def _embed(a: Arranger, i: int) -> bool:
    line = a.line(i)
    if "@" not in line[-200:] and "pic.twitter" not in line[-200:]:
        return False
    if not _TWEET.search(line[-200:]):
        return False
    a.whole(i, "embed")
    return True


def _body(a: Arranger, i: int) -> bool:
    paragraph = a.paragraphs[i]
    start, end = a.begin(i), paragraph.end
    cut = paragraph.start
    found = lines.dateline(a.text[start:end], a.labels, first=not a.in_body)
    if found:
        a.add(paragraph.start, start + found.end, "dateline")
        _agencies(a, start, found.names, "dateline")
        a.gathered.dated(found.date, "text")
        cut = start + found.end
    a.in_body = True
    closing = lines.credit_at_end(a.text[start:end], a.labels) if i >= a.last_body else None
    if closing and start + closing[0] > cut:
        bracket, names = closing
        a.add(cut, start + bracket, "body")
        _named(a, start, names)
        a.add(start + bracket, end, "credit")
    else:
        a.add(cut, end, "body")
    return True


_ORDER: tuple[Callable[[Arranger, int], bool], ...] = (
    _fixed, _turn, _timestamp, _credit, _caption, _elsewhere, _byline, _date, _embed, _title,
    _last_line, _list, _heading, _body,
)  # fmt: skip


def arrange(text: str, paragraphs: Sequence[Paragraph], gathered: Gathered) -> list[Part]:
    """The parts of `text`, in order; metadata that the lines carry goes into `gathered`."""
    return Arranger(text, paragraphs, gathered).run()
