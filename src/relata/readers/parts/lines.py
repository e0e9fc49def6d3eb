"""Recognisers of single lines: bylines, datelines, source and picture credits.

"By Anna Berg, Daily News" is a byline, "BERLIN (Reuters) -" a dateline, "Foto: AFP" a credit. Every
function takes one line and gives offsets into it.
"""

from __future__ import annotations

import re
from itertools import takewhile

from msgspec import Struct

from relata.model.codes import CreditKind
from relata.readers.parts.byline_names import is_paper, writers_in
from relata.readers.parts.dates import find_date, place_and_date, publication_date
from relata.readers.parts.line_labels import LineLabels, label_length
from relata.readers.parts.name_shapes import host_in, is_agency, is_outlet, is_person, is_sign

#: What may be agencies, after the mark that ends a sentence.
_AGENCIES_AT_END = re.compile(r"[.!?…][\"'”“»«’)]{0,2}\s+(?P<names>[\w/, -]{2,38})\s*$")
_LONGEST_AGENCIES = 44
#: Words of a line such as "With AP wires", and how many it has at most.
_WORD_OF_CREDIT = re.compile(r"[^\s,/.—–]+")
_MOST_OF_WIRES = 7
#: An address within a line.
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
#: A byline or credit line has at most this many characters; longer ones are body text.
MAX_LINE = 240
_SEPARATOR = re.compile(r"\s*[|•·/]\s*|\s+[-–—]+\s+")
_PIECE = re.compile(r"[^,;/|+]+")
_AFTER_LABEL = re.compile(r"\s*[:：]\s*")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^()\n.!?:;\"“”„»«]{0,60}?(?:\.\s?[^()\n.!?:;\"“”„»«]{0,30}?)?)??\s*"
    r"(?:\((?P<paren>[^()\n]{2,40})\)|/(?P<slash>[^\W\d_][\w. ]{1,29})/)\s*"
    r"(?P<dash>[-–—_]{1,2}|:|\.)?\s*"
)
_PLACE_AND_DASH = re.compile(
    r"(?P<place>[^\W\d_][^()\n!?:;\"“”„»«]{1,60}?)\s*(?P<dash>\s[-–]{1,2}|—|–\s)\s*"
)
_AFTER_DATE = re.compile(r"\s*(?:[-–—]{1,2}|:)\s+(?=\S)")
_AT_END = re.compile(r"\s*[(\[](?P<name>[^()\[\]\n]{2,160})[)\]]\s*$")


class NameSpan(Struct, frozen=True):
    """A name in a line, and its offsets in the line."""

    text: str
    start: int
    end: int


class Byline(Struct, frozen=True):
    """What a byline says: authors, and where given the outlet and the date."""

    authors: tuple[str, ...]
    outlet: NameSpan | None = None
    date: str | None = None


class CreditLine(Struct, frozen=True):
    """A credit line's kind, its names, and remarks that are not names ("Handout")."""

    kind: CreditKind
    names: tuple[NameSpan, ...]
    note: str | None = None


class Dateline(Struct, frozen=True):
    """A dateline takes the first `end` characters of its paragraph."""

    end: int
    names: tuple[NameSpan, ...]
    date: str | None = None


def name_spans(line: str, start: int, end: int) -> list[NameSpan]:
    """Names separated by commas, slashes, bars, in line[start:end], without spaces at the ends."""
    found = []
    for match in _PIECE.finditer(line, start, end):
        raw = match.group()
        bare = raw.strip(" \t\u00a0.()[]©")
        if bare:
            at = match.start() + raw.index(bare)
            found.append(NameSpan(bare, at, at + len(bare)))
    return found


def agencies_alone(line: str) -> list[NameSpan]:
    """The agencies of a line that names nobody else: "AFP/Reuters", "aja/PAP"; else empty."""
    names = [piece for piece in name_spans(line, 0, len(line)) if not is_sign(piece.text)]
    return names if all(is_agency(piece.text) for piece in names) else []


def gives_address(line: str, longest: int) -> bool:
    """Whether a line holds an address and at most `longest` other characters."""
    return bool(_ADDRESS.search(line)) and len(_ADDRESS.sub("", line)) <= longest


def byline(line: str, labels: LineLabels) -> Byline | None:
    """ "By N N, Outlet", "Von N N und N N", "Autor: N N | 3. April 2024"; else None."""
    size = label_length(line, labels.by)
    if not size or len(line) > MAX_LINE:
        return None
    colon = _AFTER_LABEL.match(line, size)
    start = colon.end() if colon else size
    cut = _SEPARATOR.search(line, start)
    end = cut.start() if cut else len(line)
    found = writers_in(line[start:end], labels)
    names = tuple(takewhile(lambda name: is_person(name, labels), found.names))
    if not names or len(line[start:end].split()) > 24:
        return None
    outlet = _outlet(line, start, found.outlet, labels)
    if not outlet and len(names) < len(found.names):
        # "Von Anna Berg kam gestern": the line goes on as a sentence
        tail = found.names[len(names)]
        if not tail[:1].isupper() and not line.rstrip().endswith(tuple('"”“»?!')):
            return None
    date = publication_date(line[end:], labels)
    return Byline(names, outlet, date.iso if date else None)


def _outlet(line: str, start: int, name: str | None, labels: LineLabels) -> NameSpan | None:
    """The outlet or agency that a byline names after its authors."""
    at = line.find(name, start) if name else -1
    if name and at >= 0:
        return NameSpan(name, at, at + len(name))
    pieces = name_spans(line, start, len(line))
    return next((p for p in pieces if is_agency(p.text) or is_paper(p.text, labels)), None)


def byline_of_kind(line: str, labels: LineLabels) -> Byline | None:
    """ "Ein Bericht von N N", "Analysis by N N and N N": a whole line of names; else None."""
    first = line.split(maxsplit=3)[:3]
    if len(line) > MAX_LINE or not any(w.strip(":").lower() in labels.genres for w in first):
        return None
    found = writers_in(line, labels)
    names = found.names
    if not names or names[0] in (line, line.strip()) or line.startswith(names[0]):
        return None
    return Byline(names) if all(is_person(name, labels) for name in names) else None


def credit_line(line: str, labels: LineLabels) -> CreditLine | None:
    """ "Quelle: X", "Titelbild: Handout/AFP", "Foto: X", "Mit Material von X", "© X"."""
    if len(line) > MAX_LINE:
        return None
    bare = line.lstrip("([*_ ")
    start = len(line) - len(bare)
    kind: CreditKind
    for kind, phrases in (("photo", labels.photo), ("text", labels.source)):
        size = label_length(bare, phrases)
        colon = _AFTER_LABEL.match(bare, size) if size else None
        if colon:
            return _credit(line, start + colon.end(), kind, labels)
    return _credit_phrases(line, start, labels)


def _credit_phrases(line: str, begin: int, labels: LineLabels) -> CreditLine | None:
    """ "Mit Material von X", "(Reporting by X; Editing by Y)", "© X" from line[begin:]."""
    if len(line) - begin > 160:
        return None
    names: list[NameSpan] = []
    at = begin
    for clause in line[begin:].split(";"):
        start = at + len(clause) - len(clause.lstrip())
        bare = line[start : at + len(clause)]
        size = label_length(bare, labels.credits) or (1 if bare.startswith("©") else 0)
        if size:
            colon = _AFTER_LABEL.match(bare, size)
            names_at = start + (colon.end() if colon else size)
            found = _credit(line[: at + len(clause)], names_at, "text", labels)
            names.extend(found.names if found else ())
        elif at == begin:
            return None
        at += len(clause) + 1
    return CreditLine("text", tuple(names))


def wires(line: str, labels: LineLabels) -> CreditLine | None:
    """ "With AP wires", "From wire services": whose copy was used, and the agencies it names."""
    words = list(_WORD_OF_CREDIT.finditer(line))
    lower = [word.group().lower() for word in words]
    if not 2 < len(words) <= _MOST_OF_WIRES or lower[0] not in labels.joins | labels.places:
        return None
    named = [word for word in words[1:] if is_agency(word.group())]
    desks = [word in labels.desks for word in lower]
    if not (desks[-1] or lower[-1] in labels.genres) or not (named or any(desks)):
        return None
    return CreditLine("text", tuple(NameSpan(w.group(), w.start(), w.end()) for w in named))


def _credit(line: str, start: int, kind: CreditKind, labels: LineLabels) -> CreditLine | None:
    """The names after a credit's label. A caption before them ("… Foto: AFP") is left out."""
    start = _inner_label(line, start, labels) if kind == "photo" else start
    whole = host_in(line[start:])
    if whole:
        at = line.index(whole, start)
        return CreditLine(kind, (NameSpan(whole, at, at + len(whole)),))
    names: list[NameSpan] = []
    notes: list[NameSpan] = []
    for piece in name_spans(line, start, len(line)):
        for part in _split_joined(piece, labels):
            words = part.text.lower().split()
            if part.text.lower() in labels.remarks or all(w in labels.remarks for w in words):
                notes.append(part)
            elif _is_credit_name(part.text) and not (
                kind == "photo" and _is_caption(part.text, labels)
            ):
                names.append(part)
    if not names and notes:  # "Foto: Handout": all there is
        return CreditLine(kind, (notes[0],))
    return CreditLine(kind, tuple(names), ", ".join(n.text for n in notes) or None)


def _inner_label(line: str, start: int, labels: LineLabels) -> int:
    """Where the names begin after the last label of a picture credit in the line."""
    for word in reversed(list(re.finditer(r"(?<!\w)[^\W\d_]", line[start:]))):
        at = start + word.start()
        size = label_length(line[at:], labels.photo)
        colon = _AFTER_LABEL.match(line, at + size) if size else None
        if colon:
            return colon.end()
    return start


def _is_credit_name(text: str) -> bool:
    """Whether it is short, with letters, without digits: not a caption, not a code."""
    letters = any(c.isalpha() for c in text)
    return letters and len(text.split()) <= 6 and not any(c.isdigit() or c in ":!?" for c in text)


def _is_caption(text: str, labels: LineLabels) -> bool:
    """Whether it says whom the picture shows: after "Titelbild:" a name with an office."""
    return len(text.split()) > 3 and not is_agency(text) and not is_outlet(text, labels)


def _split_joined(piece: NameSpan, labels: LineLabels) -> list[NameSpan]:
    """ "AFP und dpa" is two names."""
    found, start = [], piece.start
    words = list(re.finditer(r"\S+", piece.text))
    for word in words:
        if word.group().lower() in labels.joins and word.start():
            found.append((start, piece.start + word.start()))
            start = piece.start + word.end()
    found.append((start, piece.end))
    result = []
    for a, b in found:
        raw = piece.text[a - piece.start : b - piece.start]
        bare = raw.strip()
        if bare:
            at = a + raw.index(bare)
            result.append(NameSpan(bare, at, at + len(bare)))
    return result


def dateline(line: str, labels: LineLabels, *, first: bool) -> Dateline | None:
    """ "BERLIN (Reuters) -", "PARIS, April 3 (AFP) -", "(dpa) –", "WASHINGTON —"; else None.

    `first`: the line opens the body. Only there a place alone counts as a dateline, and an
    unknown name in brackets as an agency.
    """
    head = line[:200]
    # The expression tries many lengths of the place; most lines have no bracket at all.
    match = _DATELINE.match(head) if "(" in head or "/" in head else None
    if match:
        found = _bracketed(match, head, labels, first)
        if found:
            return found
    dated = place_and_date(head, labels) if first else None
    if dated and _is_place(head[: dated.start].rstrip(" ,("), labels):
        after = _AFTER_DATE.match(head, dated.end)
        if after and after.end() < len(line):
            return Dateline(after.end(), (), dated.iso)
    match = _PLACE_AND_DASH.match(head) if first else None
    if match and match.end() < len(line) and _in_capitals(match["place"], labels):
        date = find_date(match["place"], labels)
        return Dateline(match.end(), (), date.iso if date else None)
    return None


def _bracketed(match: re.Match[str], head: str, labels: LineLabels, first: bool) -> Dateline | None:
    group = "paren" if match["paren"] else "slash"
    names = tuple(name_spans(head, match.start(group), match.end(group)))
    place, after = match["place"] or "", head[match.end() : match.end() + 1]
    if not names or not after or not _is_place(place, labels):
        return None
    known = all(is_agency(p.text) for p in names)
    dash = match["dash"] or ""
    if not known:
        # An unknown agency: only where the line looks like a dateline, not like
        # "Anna Berg (SPD) – seit 2019 im Amt –".
        upper = place.isupper() or bool(re.search(r"\d", place))
        if not (first and dash[:1] in tuple("-–—_") and not after.islower()):
            return None
        if not upper and len(place.split()) > 1:
            return None
    elif not dash and (not first or after.islower()):
        return None
    date = find_date(place, labels)
    return Dateline(match.end(), names, date.iso if date else None)


def _is_ordinal(word: str, labels: LineLabels) -> bool:
    return any(word.endswith(e) and word[: -len(e)].isdigit() for e in labels.ordinals)


def _is_place(text: str, labels: LineLabels) -> bool:
    """Whether it has up to seven words with capitals at the beginning, or a day and a month."""
    words = re.split(r"[\s,/]+", text.strip())
    if not text.strip():
        return True
    if len(words) > 7 or not words[0][:1].isupper():
        return False
    small = labels.particles | labels.places
    for word in words:
        bare = word.strip(".-–—").lower()
        fine = (
            not bare or word[0].isupper() or bare in small or bare in labels.months
            or bare.isdigit() or _is_ordinal(bare, labels) or bare in labels.joins
        )  # fmt: skip
        if not fine:
            return False
    return True


def _in_capitals(text: str, labels: LineLabels) -> bool:
    """ "WASHINGTON", "KYIV, Ukraine", "NEW YORK, April 3"."""
    place = text.split(",")[0].strip()
    letters = [c for c in place if c.isalpha()]
    return (
        len(letters) >= 4 and all(c.isupper() for c in letters) and len(place.split()) <= 3
        and _is_place(text, labels) and len(text.split()) <= 6
    )  # fmt: skip


def _agencies_at_end(line: str) -> tuple[int, tuple[NameSpan, ...]] | None:
    """Agencies after the last sentence of a line, in the same line: "… um 65 Prozent. dpa/AFP"."""
    match = _AGENCIES_AT_END.search(line, max(0, len(line) - _LONGEST_AGENCIES))
    if match is None:
        return None
    names = tuple(name_spans(line, match.start("names"), match.end("names")))
    if not names or not all(is_agency(piece.text) for piece in names):
        return None
    return match.start("names"), names


def credit_at_end(line: str, labels: LineLabels) -> tuple[int, tuple[NameSpan, ...]] | None:
    """ "… sagte sie. (dpa/AFP)", "… he said. (Reporting by N N)", "… sagte sie. dpa": where the
    credit begins, and the names in it. Without a bracket they are agencies alone.
    """
    start = max(0, len(line) - 170)
    closed = line.rstrip().endswith((")", "]"))
    match = _AT_END.search(line, start) if closed else None
    if not match:
        return _agencies_at_end(line)
    names = tuple(name_spans(line, match.start("name"), match.end("name")))
    agencies = tuple(p for p in names if is_agency(p.text))
    bracket = match.start() + len(match.group()) - len(match.group().lstrip())
    if agencies:
        return bracket, agencies
    found = _credit_phrases(line[: match.end("name")], match.start("name"), labels)
    return (bracket, found.names) if found else None
