"""How a statement is put into words: who, the article's own verb, the words that explain it.

Shared by the views, so that the terminal and the page say the same. Nothing is escaped here.
"""

from __future__ import annotations

from msgspec import Struct

from relata.model.document import UNMEASURED
from relata.model.record import DocumentInfo, Link, Span, Spans
from relata.present.view.record_view import ChainName, Item, PartyView, View, joined
from relata.present.words import Words

#: A content with fewer characters than this ("them", "mandatory") is shown with its frame.
SHORT_CONTENT = 24
#: A passage is at most this long; a longer one is shown as its marked parts.
MAX_PASSAGE = 420
#: Candidates of an open name that are shown.
MAX_CANDIDATES = 3


class Piece(Struct, frozen=True):
    """A stretch of the text in a passage; `content` where it is what is reported."""

    text: str
    content: bool


class ChainStep(Struct, frozen=True):
    """One step of a chain: those who speak or pass on together are one step."""

    names: tuple[ChainName, ...]

    @property
    def kind(self) -> str:
        """The part it has: that of the first of them."""
        return self.names[0].kind


def reading_notes(info: DocumentInfo, words: Words) -> tuple[str, ...]:
    """The notes on how an article was read; what was not measured is said in the words' language.

    The other notes stand in English, as the record has them.
    """
    opening, _, rest = UNMEASURED.partition("%s")
    end = rest.rpartition("%s")[2]
    notes: list[str] = []
    for note in info.notes:
        if note.startswith(opening) and note.endswith(end):
            named = note.removesuffix(end).partition(": ")[2].split(", ")
            parts = ", ".join(words.of("parts", part) for part in named)
            language = words.of("languages", info.language)
            notes.append(words.ui("not_measured", language=language, parts=parts))
        else:
            notes.append(note)
    return tuple(notes)


def is_open(party: PartyView) -> bool:
    """True where the record does not decide who it is."""
    return not party.voice.entities


def who(party: PartyView | None, words: Words) -> str:
    """The displayed name: "Ann Lee", "unclear: Ann Lee or Bo Lee", "no source named"."""
    if party is None:
        return words.ui("no_speaker")
    if is_open(party) and party.candidates:
        return words.ui("open_speaker", names=words.join(candidates(party), "or"))
    return party.name


def candidates(party: PartyView) -> list[str]:
    """The names of those it may be, a few of them; [] where nobody comes into question."""
    return [name for name, _ in party.candidates[:MAX_CANDIDATES]]


def verb(item: Item, text: str) -> str:
    """The article's own words that introduce the content ("warf … vor", "laut"); "" for none."""
    return " ".join(joined(text, item.statement.cue).split())


def needs_frame(item: Item) -> bool:
    """Whether the content says little without the words that introduce it."""
    mode = item.statement.mode
    if mode in ("reported", "hearsay"):
        return True
    return mode != "direct" and len(item.content) < SHORT_CONTENT


def passage(item: Item, view: View) -> tuple[Piece, ...]:
    """What is reported, with the frame's words around it where it needs them.

    "Die Fischer verurteilten **den Umgang mit den Unterlagen**": two pieces, the second of them
    content. A content that speaks for itself is one piece.
    """
    statement, text = item.statement, view.record.document.text
    if not needs_frame(item):
        return (Piece(item.content, True),)
    around = (*statement.frame, *statement.cue) or _sentence(statement.content[0][0], view)
    whole = (*around, *statement.content)
    start, end = min(span[0] for span in whole), max(span[1] for span in whole)
    if end - start > MAX_PASSAGE:
        return (Piece(item.content, True),)
    return _pieces(text, (start, end), statement.content)


def _sentence(at: int, view: View) -> Spans:
    """The sentence around the character `at`, as one span; () for none."""
    from bisect import bisect_right

    sentences = view.record.document.sentences
    number = bisect_right(sentences, (at, len(view.record.document.text)))
    found = sentences[number - 1 : number]
    return found if found and found[0][0] <= at < found[0][1] else ()


def _pieces(text: str, whole: Span, content: Spans) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = whole[0]
    for start, end in content:
        if start > at:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:end], True))
        at = end
    if at < whole[1]:
        pieces.append(Piece(text[at : whole[1]], False))
    return tuple(pieces)


def chain_steps(item: Item) -> tuple[ChainStep, ...]:
    """The chain as steps, outermost first; joint speakers, and hands named together, are one."""
    statement = item.statement
    voices = frozenset(statement.speaker.entities) if statement.speaker else frozenset()
    steps: list[list[ChainName]] = []
    last: Link | None = None
    for link, name in zip(statement.chain, item.chain, strict=True):
        together = last is not None and (
            (link.entity in voices and last.entity in voices)
            or (bool(link.spans) and link.spans == last.spans)
        )
        if together:
            steps[-1].append(name)
        else:
            steps.append([name])
        last = link
    return tuple(ChainStep(tuple(step)) for step in steps)
