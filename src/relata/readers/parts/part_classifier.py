"""Part classifier: which paragraphs are title, byline, dateline, credit, question, body.

A decision list: the recognisers run in the order of `_RECOGNISERS`, and the first that recognises a
paragraph decides; the last one takes everything as body. "By Anna Berg" is a byline before the
text and body inside it. Every character that is not a space ends up in exactly one part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from relata.knowledge import first_names
from relata.model.document import Part, PartKind
from relata.model.record import Credit
from relata.readers.metadata import Metadata, OutletEvidence
from relata.readers.parts import dialogue, lines
from relata.readers.parts.dates import date_line, place_and_date
from relata.readers.parts.layout import BULLET, Paragraph
from relata.readers.parts.line_labels import label_length, line_labels
from relata.readers.parts.name_shapes import host_in, is_agency, is_outlet, is_person
from relata.readers.weights import weights

#: Invisible characters that may precede a paragraph's words.
_EDGE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
_STOP = re.compile(r"[.:;,。．][\"'”“’»«)\]]*$")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”“’»«)\]]*$")
_TWEET = re.compile(
    r"pic\.twitter\.com/|^[—–-]{1,2} .{1,80} \(@\w{1,30}\)|\(@\w{1,30}\) .{4,40}\d{4}$"
)
#: Kinds that are final where the format itself gives them.
_FIXED = frozenset(("title", "heading", "caption", "code", "embed", "other", "list", "credit"))


class PartClassifier:
    """The state of one pass over the paragraphs of a text."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], metadata: Metadata) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.metadata = metadata
        self.labels = line_labels()
        self._lines = [text[self.begin(i) : p.end] for i, p in enumerate(paragraphs)]
        self.parts: list[Part] = []
        self.has_title = any(p.kind == "title" for p in paragraphs)
        #: Whether a paragraph of body text has been seen.
        self.in_body = False
        self.turns = dialogue.labelled_turns(text, paragraphs, self.labels)
        if not self.turns:
            self.turns = dialogue.bold_questions(text, paragraphs)
        length = dialogue.clock_time_length
        clocks = {i: n for i, p in enumerate(paragraphs) if (n := length(text, p, self.labels))}
        self.clocks = clocks if len(clocks) > 1 else {}
        self.last_body = self._last_body()

    def _last_body(self) -> int:
        """The last paragraph that may end the article: long, or with a full stop."""
        for i in range(len(self.paragraphs) - 1, -1, -1):
            line = self.line(i)
            if line.startswith(("(", "[")) and line.rstrip().endswith((")", "]")):
                continue  # a remark after the article
            if lines.gives_address(line, weights().parts.longest_heading):
                continue  # "Published at https://…"
            if len(line) > lines.MAX_LINE or line.rstrip('"”“»«’)').endswith((".", "!", "?", "…")):
                return i
        return len(self.paragraphs) - 1

    def line(self, i: int) -> str:
        return self._lines[i]

    def begin(self, i: int) -> int:
        """Offset at which the words of paragraph i begin, after markup and invisible characters."""
        paragraph = self.paragraphs[i]
        start = paragraph.start + paragraph.markup
        while start < paragraph.end - 1 and self.text[start] in _EDGE:
            start += 1
        return start

    def add(
        self, start: int, end: int, kind: PartKind, label: tuple[int, int] | None = None
    ) -> None:
        """Add a part without spaces at its ends, if anything is left of it."""
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
            for recognise in _RECOGNISERS:
                if recognise(self, i):
                    break
        return self.parts


def _given_by_format(a: PartClassifier, i: int) -> bool:
    kind = a.paragraphs[i].kind
    if kind is None or kind == "bold" or kind not in _FIXED:
        return False
    if kind == "title":
        _set_title(a, i)
    elif kind in ("caption", "credit"):
        _credits(a, i)
    a.whole(i, kind)
    return True


def _set_title(a: PartClassifier, i: int) -> None:
    start, end = a.begin(i), a.paragraphs[i].end
    while end > start and (a.text[end - 1] in _EDGE or a.text[end - 1] in "*_# "):
        end -= 1
    while start < end and a.text[start] in "*_ ":
        start += 1
    if start < end and a.metadata.title_span is None:
        a.metadata.title_span = (start, end)
        a.metadata.title = " ".join(a.text[start:end].split())
    a.has_title = True


def _interview_turn(a: PartClassifier, i: int) -> bool:
    turn = a.turns.get(i)
    if not turn or _is_label_line(a, i):
        return False
    a.add(a.paragraphs[i].start, a.paragraphs[i].end, turn.kind, turn.label)
    a.in_body = True
    return True


def _is_label_line(a: PartClassifier, i: int) -> bool:
    return _starts_no_turn(a, i) and lines.credit_line(a.line(i), a.labels) is not None


def _starts_no_turn(a: PartClassifier, i: int) -> bool:
    """Whether no labelled turn of an interview begins at paragraph `i`."""
    turn = a.turns.get(i)
    return turn is None or turn.label is None


def _timestamp(a: PartClassifier, i: int) -> bool:
    size = a.clocks.get(i)
    if not size:
        return False
    start = a.begin(i)
    end = a.paragraphs[i].start + a.paragraphs[i].markup + size
    a.add(a.paragraphs[i].start, end, "timestamp")
    if a.text[end : a.paragraphs[i].end].strip():
        a.add(max(end, start), a.paragraphs[i].end, "body")
        a.in_body = True
    return True


def _credits(a: PartClassifier, i: int) -> bool:
    line = a.line(i)
    found = lines.credit_line(line, a.labels)
    if not found:
        return False
    start = a.begin(i)
    for piece in found.names:
        span = (start + piece.start, start + piece.end)
        agency = found.kind == "text" and is_agency(piece.text)
        a.metadata.credits.append(
            Credit(
                kind="agency" if agency else found.kind,
                name=piece.text,
                note=found.note,
                span=span,
            )
        )
        if found.kind == "text" and (label_length(line.lstrip("([*_ "), a.labels.source)):
            a.metadata.propose_outlet(
                piece.text,
                span,
                OutletEvidence.AGENCY_CREDIT if agency else OutletEvidence.CREDIT_LINE,
            )
    return True


def _credit(a: PartClassifier, i: int) -> bool:
    if not _credits(a, i):
        return False
    a.whole(i, "credit")
    return True


def _caption(a: PartClassifier, i: int) -> bool:
    line = a.line(i)
    size = label_length(line, a.labels.caption)
    if not size or line[size : size + 1] not in tuple(":："):
        return False
    a.whole(i, "caption")
    return True


def _teaser_or_paywall(a: PartClassifier, i: int) -> bool:
    """ "Read more: …", consent and paywall boxes."""
    line = a.line(i)
    tuned = weights().parts
    if len(line) > tuned.longest_notice:
        return False
    if label_length(line.lstrip("*_>[(→» "), a.labels.more) and len(line) < tuned.longest_teaser:
        a.whole(i, "other")
        return True
    lower = " ".join(line.lower().split())
    if any(map(lower.__contains__, a.labels.paywall)):
        a.metadata.add_note("the text has a consent or subscription notice; it may not be complete")
        a.whole(i, "other")
        return True
    return False


def _byline(a: PartClassifier, i: int) -> bool:
    if a.in_body and i <= a.last_body:
        return False
    line = a.line(i).strip("*_ ")
    found = lines.byline(line, a.labels)
    if found is None and a.has_title:
        found = lines.byline_of_kind(line, a.labels)
    if not found:
        return False
    a.metadata.add_authors(found.authors)
    a.metadata.propose_date(found.date, "text")
    if found.outlet:
        start = a.text.index(found.outlet.text, a.begin(i))
        span = (start, start + len(found.outlet.text))
        if is_agency(found.outlet.text):
            credit = Credit(kind="agency", name=found.outlet.text, span=span)
            a.metadata.credits.append(credit)
        a.metadata.propose_outlet(found.outlet.text, span, OutletEvidence.BYLINE)
    a.whole(i, "byline")
    return True


def _date_line(a: PartClassifier, i: int) -> bool:
    if a.in_body and i <= a.last_body:
        return False
    line = a.line(i).strip("*_ ")
    found = date_line(line, a.labels)
    if not found and a.has_title:
        dated = place_and_date(line, a.labels)
        found = dated if dated and dated.end >= len(line) - 1 else None
    if not found:
        return False
    a.metadata.propose_date(found.iso, "text")
    a.whole(i, "timestamp")
    return True


def _title(a: PartClassifier, i: int) -> bool:
    """The title: the first short line without a full stop, if more text follows."""
    if a.has_title or a.in_body or i + 1 >= len(a.paragraphs):
        return False
    line = a.line(i)
    if len(line) > weights().parts.longest_title or _STOP.search(line) or BULLET.match(line):
        return False
    if not any(c.isalnum() for c in line) or line.count("\n") > 2:
        return False
    if lines.dateline(line, a.labels, first=True):
        return False
    _set_title(a, i)
    a.whole(i, "title")
    return True


def _closing_line(a: PartClassifier, i: int) -> bool:
    """Lines after the text: "Mandiner.hu", "dpa", "AFP/Reuters", the author's name."""
    if i <= a.last_body or i < 1 or (i == 1 and not a.in_body):
        return False
    line = a.line(i).strip("*_()[] ")
    start = a.text.index(line, a.begin(i)) if line else 0
    if not line or len(line) > weights().parts.longest_closing_line:
        return False
    if (wires := lines.wires(line, a.labels)) is not None:
        for piece in wires.names:
            span = (start + piece.start, start + piece.end)
            a.metadata.credits.append(Credit(kind="agency", name=piece.text, span=span))
        a.whole(i, "credit")
        return True
    if names := lines.agencies_alone(line):
        _credit_agencies(a, start, names, OutletEvidence.AGENCY_CREDIT)
        a.whole(i, "credit")
        return True
    if host_in(line) or is_outlet(line, a.labels):
        a.metadata.propose_outlet(line, (start, start + len(line)), OutletEvidence.LAST_LINE)
        credit = Credit(kind="text", name=line, span=(start, start + len(line)))
        a.metadata.credits.append(credit)
        a.whole(i, "credit")
        return True
    if (
        i == len(a.paragraphs) - 1
        and is_person(line, a.labels)
        and first_names.known(line.split()[0])
    ):
        a.metadata.add_authors([line])
        a.whole(i, "byline")
        return True
    return False


def _credit_names(a: PartClassifier, start: int, names: Sequence[lines.NameSpan]) -> None:
    """Credits for names at the end of the text; agencies among them may be the outlet."""
    for piece in names:
        if is_agency(piece.text):
            _credit_agencies(a, start, [piece], OutletEvidence.AGENCY_CREDIT)
        else:
            span = (start + piece.start, start + piece.end)
            a.metadata.credits.append(Credit(kind="text", name=piece.text, span=span))


def _credit_agencies(
    a: PartClassifier, start: int, names: Sequence[lines.NameSpan], evidence: OutletEvidence
) -> None:
    for piece in names:
        span = (start + piece.start, start + piece.end)
        a.metadata.credits.append(Credit(kind="agency", name=piece.text, span=span))
        a.metadata.propose_outlet(piece.text, span, evidence)


def _heading(a: PartClassifier, i: int) -> bool:
    """A heading: a short line without a full stop between longer paragraphs."""
    if i + 1 >= len(a.paragraphs) or not a.parts:
        return False
    line = a.line(i)
    if len(line) > weights().parts.longest_heading or line[-1] in '.:;,…"”“»«’–—-' or "\n" in line:
        return False
    if not line[0].isupper() and not line[0].isdigit() and line[0] not in '„“"»«*_':
        return False
    after = a.paragraphs[i + 1]
    if (
        after.kind
        or after.end - after.start < weights().parts.paragraph_per_heading * len(line)
        or BULLET.match(line)
    ):
        return False
    alone = a.paragraphs[i].first and after.first
    one_a_line = not a.paragraphs[i].first and not after.first
    if not (alone or one_a_line) or not _ENDS_SENTENCE.search(a.line(i + 1)):
        return False
    a.whole(i, "heading")
    return True


def _list_item(a: PartClassifier, i: int) -> bool:
    def item(k: int) -> bool:
        return 0 <= k < len(a.paragraphs) and bool(BULLET.match(a.line(k)))

    if not item(i) or not (item(i - 1) or item(i + 1)):
        return False
    a.whole(i, "list")
    a.in_body = True
    return True


def _embed(a: PartClassifier, i: int) -> bool:
    tail = a.line(i)[-200:]
    if ("@" not in tail and "pic.twitter" not in tail) or not _TWEET.search(tail):
        return False
    a.whole(i, "embed")
    return True


def _body(a: PartClassifier, i: int) -> bool:
    paragraph = a.paragraphs[i]
    start, end = a.begin(i), paragraph.end
    cut = paragraph.start
    found = lines.dateline(a.text[start:end], a.labels, first=not a.in_body)
    if found:
        a.add(paragraph.start, start + found.end, "dateline")
        _credit_agencies(a, start, found.names, OutletEvidence.DATELINE)
        a.metadata.propose_date(found.date, "text")
        cut = start + found.end
    a.in_body = True
    closing = lines.credit_at_end(a.text[start:end], a.labels) if i >= a.last_body else None
    if closing and start + closing[0] > cut:
        bracket, names = closing
        a.add(cut, start + bracket, "body")
        _credit_names(a, start, names)
        a.add(start + bracket, end, "credit")
    else:
        a.add(cut, end, "body")
    return True


_RECOGNISERS: tuple[Callable[[PartClassifier, int], bool], ...] = (
    _given_by_format, _interview_turn, _timestamp, _credit, _caption, _teaser_or_paywall, _byline,
    _date_line, _embed, _title, _closing_line, _list_item, _heading, _body,
)  # fmt: skip


def classify_parts(text: str, paragraphs: Sequence[Paragraph], metadata: Metadata) -> list[Part]:
    """The parts of `text`, in order; metadata that the lines carry goes into `metadata`."""
    return PartClassifier(text, paragraphs, metadata).run()
