"""Attribution lines of quotations: "— Ann Lee, mayor of Tidewater" after the words it belongs to.

A line is one if it is marked as such by the format, begins with a dash, or is a short line of its
own that begins with a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from relata.knowledge import first_names
from relata.readers.parts.line_labels import label_length, line_labels
from relata.readers.parts.name_shapes import is_agency, is_outlet, is_person
from relata.readers.weights import weights

_DASH = re.compile(r"\s*[—–―~-]{1,2}\s*(?=[^\W\d_])")
#: A dash after the end of a sentence, with the line in the same paragraph.
_DASH_INSIDE = re.compile(r"(?<=[.!?…\"”“»’)])\s+[—–―-]{1,2}\s*(?=[^\W\d_])|(?<=[\"”“»])[—–―]\s*")
_NAME_END = re.compile(r"\s*[,;(|/:·•]|\s+[—–-]\s+|\s+(?=@)|\.(?=\s|$)")
_SENTENCE = re.compile(r"[.!?…][\"”“»’)]*$")
#: Longest short form with a full stop in a name: "Dr.", "J.", "Rep.".
_LONGEST_TITLE = 4
#: Longest attribution on a line of its own, in words: after a dash, without one.
_MOST_WORDS = 14
_MOST_WORDS_WITHOUT_DASH = 9
_EDGES = " .,;:()[]\"“”„»«'’—–-"


class Attribution(Struct, frozen=True):
    """A line that says whose words a quotation holds, and the name in it."""

    line: str
    author: str


def attribution_line(text: str) -> Attribution | None:
    """The attribution that a marked line is: its name ends at the first comma or bracket."""
    line = text.strip()
    if not line or len(line) > weights().page.longest_attribution:
        return None
    author = _name_in(_DASH.sub("", line, count=1) if _DASH.match(line) else line)
    return Attribution(line, author) if author else None


def _name_in(text: str) -> str:
    """The name at the beginning of a line: "Ann Lee, mayor" to "Ann Lee"; "" without one."""
    labels = line_labels()
    for phrases in (labels.by, labels.source):
        size = label_length(text, phrases)
        if size and len(text) > size + 2:
            text = text[size:].lstrip(" :")
            break
    segments = _segments(text)
    first = next(segments, "")
    words = first.split()  # none where marks of an odd kind stand alone
    if words and not first_names.known(words[0]):
        # "Chief Executive Officer, Robert Mosig": the name may come second.
        second = next(segments, "")
        if is_person(second, labels) and first_names.known(second.split()[0]):
            return second
    return first if _is_name(first) else _leading_name(first)


def _segments(text: str) -> Iterator[str]:
    """What stands between commas, brackets and dashes, without marks at the edges."""
    start = 0
    for match in _NAME_END.finditer(text):
        if _may_end(text, match.start()):
            yield text[start : match.start()].strip(_EDGES)
            start = match.end()
    yield text[start:].strip(_EDGES)


def _is_name(name: str) -> bool:
    labels = line_labels()
    if not name or not name[0].isupper() or len(name) > weights().page.longest_name:
        return False
    return is_person(name, labels) or is_agency(name) or is_outlet(name, labels)


def _leading_name(text: str) -> str:
    """ "Elon Musk im Telefonat" to "Elon Musk": the name ends where the small words begin."""
    words = text.split()
    leading = 0
    for word in words:
        if not (word[0].isupper() or word.lower() in line_labels().particles):
            break
        leading += 1
    name = " ".join(words[:leading])
    fits = len(name) <= weights().page.longest_name and (leading == len(words) or leading > 1)
    return name if fits else ""


def _may_end(text: str, at: int) -> bool:
    """A full stop after an initial or a title ("J.", "Dr.") does not end a name."""
    if text[at : at + 1] != ".":
        return True
    words = text[:at].split()
    return bool(words) and len(words[-1]) > _LONGEST_TITLE


def split_attribution(pieces: list[str]) -> tuple[list[str], Attribution | None]:
    """Paragraphs of a quotation without their attribution line, and that line.

    The line is the last paragraph, or stands after a dash at the end of the last one.
    """
    last = pieces[-1] if pieces else ""
    found = _own_line(last) if len(pieces) > 1 else None
    if found is not None:
        return pieces[:-1], found
    dashes = list(_DASH_INSIDE.finditer(last))
    if dashes:
        start, end = dashes[-1].span()
        found = attribution_line(last[end:])
        if found is not None and not _SENTENCE.search(last[end:].strip()):
            return [*pieces[:-1], last[:start].rstrip()], Attribution(
                last[start:].strip(), found.author
            )
    return pieces, None


def line_after(text: str) -> Attribution | None:
    """The attribution that a paragraph after a quotation is: a dash and a name, nothing more."""
    if not _DASH.match(text) or _SENTENCE.search(text) or len(text.split()) > _MOST_WORDS:
        return None
    return attribution_line(text)


def _own_line(text: str) -> Attribution | None:
    """A last paragraph that is an attribution: after a dash, or a person's name with more."""
    found = attribution_line(text)
    if found is None:
        return None
    if _DASH.match(text):
        return found if len(text.split()) <= _MOST_WORDS else None
    return (
        found
        if len(text.split()) <= _MOST_WORDS_WITHOUT_DASH and is_person(found.author, line_labels())
        else None
    )


__all__ = ["Attribution", "attribution_line", "line_after", "split_attribution"]
