"""German Wikinews quotations (wikinews-de): our record in that corpus's conventions.

In this order, each rule fixed and read off the training part:

1. Modes: free-indirect is the corpus's indirect-free-indirect, hearsay its free-indirect,
   mixed its indirect. Nested statements count.
2. A statement that is not direct but has `quoted` parts also counts as one nested direct
   statement for each part, with the same roles. A direct statement in several pieces
   ("…", said X, "…") is one statement for each piece. A direct statement without a frame of
   its own, and the nested parts of a continuation, take the cue and frame of the latest
   earlier statement with the same speaker mention.
3. "nach Angaben der Polizei", "Angaben der Polizei zufolge", "Berichte, wonach …": the noun
   belongs to the speaker, not to the cue (`according`), also where it is neither's, where that
   speaker goes on, or where the noun is all there is of one; "Demnach" is both. A speaker that
   is all in quotation marks takes them.
4. Frames take the comma or colon between them and the content, never a closing stop;
   a frame after the content begins with its comma.
5. Content: direct with its quotation marks; indirect without the sentence's closing stop;
   continued, hearsay and reported with it (reported only if it opens its sentence).
6. reported: the content is the whole clause, from the first to the last character of frame,
   cue, content and speaker within the sentence; no cue and no frame. hearsay has no frame
   and no cue, nor has a continuation.
7. Medium: where ours is open between speech and writing, a person speaks and a document or
   an outlet writes, unless it is the noun of the cue ("Medienberichten zufolge"); where we
   have none, and for hearsay, it is open; thought is always "speech or thought", but what is
   direct was uttered.
8. Hearsay with a frame ("…, heißt es") is indirect; hearsay by an adverb ("angeblich") is
   not marked.
9. Acts reported without their words are marked sparingly: those below a score (`PROBABLE`) are
   left out, and only their quoted parts stay.
10. Of a voice in a voice ("wie X erfährt, räumte Y ein, dass …") the corpus marks one: where a
   framed statement holds another with its cue, and neither is direct, the surer one stays.
11. "X zitiert Y": the corpus marks the words twice, once as Y's and once as X's: a statement
   with a verb of quoting and a relay in its frame counts for each of the two.
12. "Die Brücke ist gesperrt. Dies teilte X mit.": the demonstrative that stands for the sentence
    before belongs to the content, not to the frame, and the sentence keeps its stop.
"""

from __future__ import annotations

from dataclasses import replace

from relata.lang.language import load, words_of
from relata.model.codes import EntityKind
from relata.model.record import Record, Statement
from relata_lab.corpora.annotations import PARTS, Annotation, Span, Spans
from relata_lab.evaluate.adapters import Adapter, annotation
from relata_lab.evaluate.adapters.according import Nouns
from relata_lab.evaluate.adapters.spans import around, clip, hull, subtract, trim, union

MODES = {
    "mixed": "indirect",
    "free-indirect": "indirect-free-indirect",
    "hearsay": "free-indirect",
}
#: Rule 9: least scores by mode, read off the training split.
PROBABLE = {"reported": 0.55}
_MARKS = "„“\"»«‚‘'›‹”"
_OPEN = frozenset(("speech", "writing"))
_WITHOUT_FRAME = frozenset(("reported", "free-indirect", "indirect-free-indirect"))


def mapped(record: Record) -> list[Annotation]:
    """The record's statements as this corpus would annotate them."""
    text, sentences = record.document.text, record.document.sentences
    language = load(record.document.language)
    nouns, anaphors = Nouns(text, language), words_of(language.file.grammar.anaphor)
    kinds = {entity.id: entity.kind for entity in record.entities}
    found: list[Annotation] = []
    scored = any(statement.tier is not None for statement in record.statements)
    doubled = _doubled(record) if scored else frozenset()
    for statement in record.statements:
        if statement.id in doubled:
            continue
        unsure = statement.score < PROBABLE.get(statement.mode, 0.0)
        if unsure and not statement.quoted:
            continue
        if statement.mode == "hearsay" and statement.cue and not statement.frame:
            continue
        plain = replace(annotation(statement, MODES), medium=_medium(statement, kinds))
        if statement.mode == "hearsay" and statement.frame:
            plain = replace(plain, type="indirect")
        with_frame = _frame(text, _quoted_name(text, nouns.moved(plain)))
        if statement.mode == "direct":
            found += _pieces(text, _continued(with_frame, found), with_frame.content)
            found += _relayed(text, statement, with_frame)
            continue
        if not unsure:
            bare = _bare(_content(text, sentences, with_frame))
            found.append(_anaphor(text, sentences, bare, anaphors))
        if statement.quoted:
            outer = None if unsure else with_frame.id
            inner = replace(_continued(with_frame, found), nested_in=outer, type="direct")
            found += _pieces(text, inner, statement.quoted, nested=True)
    return found


def _doubled(record: Record) -> frozenset[str]:
    """Rule 10: ids of the less sure of each voice in a voice; scores must be probabilities."""
    by_id = {s.id: s for s in record.statements}
    found = set()
    for inner in record.statements:
        outer = by_id.get(inner.inside or "")
        if outer is None or not inner.cue or not outer.cue:
            continue
        if "direct" in (inner.mode, outer.mode) or inner.id in found or outer.id in found:
            continue
        held = all(any(a <= c and d <= b for a, b in outer.content) for c, d in inner.cue)
        if held:
            found.add(inner.id if inner.score < outer.score else outer.id)
    return frozenset(found)


def _relayed(text: str, statement: Statement, with_frame: Annotation) -> list[Annotation]:
    """Rule 11."""
    if statement.act != "quote" or not with_frame.speaker:
        return []
    relays = [
        link.spans
        for link in statement.chain
        if link.kind != "speaker" and link.spans and link.spans != with_frame.speaker
        and all(_inside(a, with_frame.frame) for a, _ in link.spans)
    ]  # fmt: skip
    if not relays:
        return []
    twin = replace(with_frame, id=f"{with_frame.id}.by", speaker=relays[0])
    return _pieces(text, twin, with_frame.content)


def _medium(statement: Statement, kinds: dict[str, EntityKind]) -> frozenset[str]:
    """Rule 7."""
    medium = frozenset[str](statement.medium) or _OPEN
    unheard = statement.mode == "hearsay" and medium == {"speech"}
    if unheard or (statement.mode == "direct" and "thought" in medium):
        medium = _OPEN
    if medium == {"thought"}:
        return medium | {"speech"}
    voice = statement.speaker
    if medium != _OPEN or voice is None:
        return medium
    if any(a < d and c < b for a, b in voice.spans for c, d in statement.cue):
        return medium
    speakers = {kinds.get(entity) for entity in voice.entities}
    if speakers & {"person", "unnamed"}:
        return frozenset(["speech"])
    return frozenset(["writing"]) if speakers & {"document", "outlet"} else medium


def _frame(text: str, statement: Annotation) -> Annotation:
    """Rule 4: the marks between frame and content belong to the frame."""
    frame: list[Span] = []
    for start, end in statement.frame:
        while end > start and text[end - 1] in ".!?…" and not _inside(end - 1, statement.speaker):
            end -= 1
        following = text[end : end + 1]
        if following and following in ",:" and _parts(statement.content, end):
            end += 1
        before = len(text[:start].rstrip())
        if before and text[before - 1] == "," and _begun(statement.content, start):
            start = before - 1
        frame.append((start, end))
    spans = union(frame)
    content = subtract(statement.content, spans) if statement.type != "reported" else ()
    return replace(statement, frame=spans, content=trim(text, content) or statement.content)


def _inside(at: int, spans: Spans) -> bool:
    return any(a <= at < b for a, b in spans)


def _parts(content: Spans, end: int) -> bool:
    """Whether a content span begins right after `end` (its mark and a space between)."""
    return any(0 <= a - end <= 3 for a, _ in content)


def _begun(content: Spans, start: int) -> bool:
    """Whether a content span ends just before `start`."""
    return any(0 <= start - b <= 3 for _, b in content)


def _content(text: str, sentences: Spans, statement: Annotation) -> Annotation:
    """Rules 5 and 6: where the content begins and ends."""
    content = statement.content
    if statement.type == "reported":
        content = (_clause(sentences, statement),)
    start, end = content[-1]
    if statement.type in _WITHOUT_FRAME:
        opens = statement.type != "reported" or any(a == content[0][0] for a, _ in sentences)
        if opens and text[end : end + 1] == ".":
            end += 1
    else:
        closing = {b for _, b in sentences}
        if end in closing and text[end - 1] == "." and end - start > 1:
            end -= 1
    return replace(statement, content=(*content[:-1], (start, end)))


def _anaphor(
    text: str, sentences: Spans, statement: Annotation, words: tuple[str, ...]
) -> Annotation:
    """Rule 12."""
    content, frame = statement.content, statement.frame
    if statement.type != "indirect" or not frame or content[-1][1] >= frame[0][0]:
        return statement
    start, end = frame[0]
    word = text[start:end].partition(" ")[0]
    if word.lower() not in words or all(start != a for a, _ in sentences):
        return statement
    after = start + len(word)
    last = content[-1]
    if text[last[1] : last[1] + 1] == ".":
        last = last[0], last[1] + 1
    frame = trim(text, ((after, end), *frame[1:]))
    return replace(statement, content=(*content[:-1], last, (start, after)), frame=frame)


def _marked(text: str, span: Span) -> Span:
    """The span with the quotation marks that stand right around it."""
    start, end = span
    if start and end < len(text) and text[start - 1] in _MARKS and text[end] in _MARKS:
        return start - 1, end + 1
    return span


def _quoted_name(text: str, statement: Annotation) -> Annotation:
    """Rule 3: a speaker whose whole name is quoted has its quotation marks."""
    speaker = tuple(_marked(text, span) for span in statement.speaker)
    return replace(statement, speaker=speaker) if speaker != statement.speaker else statement


def _clause(sentences: Spans, statement: Annotation) -> Span:
    """Frame, cue, content and speaker within the content's sentences, as one stretch."""
    bounds = around(sentences, statement.content) or hull(statement.content)
    near = clip((*statement.frame, *statement.cue, *statement.speaker), bounds)
    return hull((*statement.content, *near))


def _bare(statement: Annotation) -> Annotation:
    """Rule 6: modes that have no frame here."""
    if statement.type in _WITHOUT_FRAME:
        return replace(statement, cue=(), frame=())
    return statement


def _continued(statement: Annotation, earlier: list[Annotation]) -> Annotation:
    """Rule 2: a continuation borrows the cue and frame its speaker was introduced with."""
    if statement.type in ("reported", "free-indirect"):
        return replace(statement, cue=(), frame=())
    if statement.cue or statement.frame or not statement.speaker:
        return statement
    for other in reversed(earlier):
        if other.frame and other.speaker == statement.speaker:
            return replace(statement, cue=other.cue, frame=other.frame)
    return statement


def _pieces(
    text: str, statement: Annotation, content: Spans, *, nested: bool = False
) -> list[Annotation]:
    """Rule 2: one direct statement for each piece; only the first keeps the id."""
    return [
        replace(
            statement,
            id=f"{statement.id}.{number}" if number or nested else statement.id,
            content=(_marked(text, piece),),
        )
        for number, piece in enumerate(content)
    ]


ADAPTER = Adapter("wikinews-de", PARTS, MODES, mapped)
