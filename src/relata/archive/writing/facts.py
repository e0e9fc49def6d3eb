"""What is known of an article as a whole, and of a statement at a glance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from hashlib import blake2b

from msgspec import Struct

from relata.archive.folding import folded
from relata.archive.layer.overlay import Held
from relata.archive.limits import MAX_PASSAGE
from relata.archive.weights import weights
from relata.model.record import Entity, Record, Span, Statement


class ArticleFacts(Struct, frozen=True, kw_only=True):
    """What the rows of an article repeat of it."""

    id: int
    language: str
    date: str | None
    outlet: int | None
    #: The agency whose copy it is.
    agency: str | None
    #: Who it comes from where a statement names no agency.
    root: str
    #: The archive's entity of the record's entities.
    entities: dict[str, int]


def outlet_name(record: Record) -> str | None:
    """The name of the outlet that printed it."""
    for entity in record.entities:
        if entity.id == record.document.outlet:
            return entity.name
    return None


def outlet_key(record: Record) -> str:
    """By what outlets differ: the folded name; "" where it is unknown."""
    return folded(outlet_name(record) or "")


def credited_agency(record: Record) -> str | None:
    """The agency that the article is credited to as a whole: a credit line, or its own outlet."""
    for credit in record.document.credits:
        # "Handout", "Archiv": the credit of a picture.
        if credit.kind == "agency" and credit.note is None:
            return credit.name
    for entity in record.entities:
        if entity.id == record.document.outlet and entity.kind == "agency":
            return entity.name
    return None


def root_of(agency: str | None, outlet: str, group: int) -> str:
    """Who an article comes from in the end: its agency, its outlet, or itself."""
    if agency:
        return f"a:{folded(agency)}"
    return f"o:{outlet}" if outlet else f"g:{group}"


def statement_root(statement: Statement, by_key: dict[str, Entity], article_root: str) -> str:
    """Who a statement comes from: the outermost agency in its chain, or the article's root."""
    for link in statement.chain:
        if link.kind == "agency" and link.entity in by_key:
            return f"a:{folded(by_key[link.entity].name)}"
    return article_root


def whole(statement: Statement) -> Span:
    """From the first to the last character of the content."""
    return statement.content[0][0], statement.content[-1][1]


def content_of(text: str, statement: Statement) -> str:
    """The words reported; parts are joined by an ellipsis."""
    return " … ".join(text[start:end] for start, end in statement.content)


def passage(record: Record, statement: Statement) -> Span:
    """The sentences around a statement and its frame, cut at `MAX_PASSAGE` characters."""
    spans = (*statement.content, *statement.frame, *statement.cue)
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    content = whole(statement)
    if end - start > MAX_PASSAGE:
        start, end = content
    sentences = record.document.sentences
    first = bisect_right(sentences, (start, len(record.document.text))) - 1
    last = bisect_left(sentences, (end, -1)) - 1
    left = min(start, sentences[first][0]) if first >= 0 else start
    right = max(end, sentences[last][1]) if last >= 0 else end
    if right - left > MAX_PASSAGE:
        left, right = start, min(end, start + MAX_PASSAGE)
    return left, right


def reasons_to_check(one: Held, by_key: dict[str, Entity]) -> str:
    """Why an editor should look at a statement, as names with spaces between; "" for nothing."""
    statement = one.statement
    if one.review != "none" or statement.tier == "doubtful":
        return ""
    found = []
    if statement.speaker is None:
        if statement.mode != "hearsay":
            found.append("no-source")
    elif not statement.speaker.entities:
        found.append("unclear")
    elif any(by_key[key].kind == "unnamed" for key in statement.speaker.entities if key in by_key):
        found.append("unnamed")
    if statement.mode == "hearsay":
        found.append("hearsay")
    if statement.score < weights().low_score:
        found.append("low-score")
    return " ".join(found)


def reference(document: str, content: str, cue: str, occurrence: int) -> str:
    """The permanent name of a statement: of the article's text and of its own words."""
    words = f"{document}\0{content}\0{cue}\0{occurrence}"
    return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()
