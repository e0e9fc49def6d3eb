"""A twin's record out of its original's: the same statements, at the twin's own offsets.

Only passages that both texts have to the letter are taken over. Where the two differ in anything
else that a record depends on (date, credits, an outlet that the text itself names), there is no
projection, and the twin is read by itself.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import TypeVar

from msgspec import Struct, structs

from relata.app.batch.stages.numbering import numbered
from relata.app.batch.stages.weights import weights
from relata.knowledge import organisations
from relata.model.document import READ_KINDS, Document
from relata.model.record import (
    DocumentInfo,
    Entity,
    Event,
    Finding,
    Link,
    Record,
    Span,
    Spans,
    Statement,
    Time,
    Voice,
)
from relata.model.sourcing import summarise
from relata.resolve.article_sources import CREDITED, outlet_score

#: Above every offset.
_LAST = 1 << 60


class Passages(Struct, frozen=True):
    """Paragraphs that both texts have: (begin and end in the original, shift, block)."""

    #: Sorted; paragraphs of one block follow one another in both texts.
    places: tuple[tuple[int, int, int, int], ...]
    #: Share of the twin's text that is read which they hold.
    share: float

    def map(self, span: Span) -> Span | None:
        """A span of the original in the twin; None where the twin does not have it."""
        first, last = self._place(span[0]), self._place(max(span[0], span[1] - 1))
        if first is None or last is None or first[3] != last[3]:
            return None
        begin, end = span[0] + first[2], span[1] + last[2]
        return (begin, end) if end - begin == span[1] - span[0] else None

    def map_all(self, spans: Spans) -> Spans | None:
        """Several spans; None where the twin does not have one of them."""
        found = [self.map(span) for span in spans]
        return None if None in found else tuple(span for span in found if span is not None)

    def _place(self, offset: int) -> tuple[int, int, int, int] | None:
        at = bisect_right(self.places, (offset, _LAST, 0, 0)) - 1
        if at < 0:
            return None
        place = self.places[at]
        return place if place[0] <= offset < place[1] else None


def passages(original: Document, twin: Document) -> Passages:
    """The paragraphs that two texts have in common, in the same order."""
    theirs = [original.text[slice(*part.span)] for part in original.parts]
    own = [twin.text[slice(*part.span)] for part in twin.parts]
    places: list[tuple[int, int, int, int]] = []
    covered = 0
    matcher = SequenceMatcher(None, theirs, own, autojunk=False)
    for number, block in enumerate(matcher.get_matching_blocks()):
        for step in range(block.size):
            begin, end = original.parts[block.a + step].span
            part = twin.parts[block.b + step]
            places.append((begin, end, part.span[0] - begin, number))
            if part.kind in READ_KINDS:
                covered += end - begin
    read = sum(part.span[1] - part.span[0] for part in twin.parts if part.kind in READ_KINDS)
    return Passages(tuple(places), covered / read if read else 0.0)


def can_project(original: Document, twin: Document, found: Passages) -> bool:
    """Whether the original's record says of the twin what its own reading would."""
    if found.share < weights().projection.same_text or original.date != twin.date:
        return False
    if [credit.name for credit in original.credits] != [credit.name for credit in twin.credits]:
        return False
    names = {original.outlet, twin.outlet}
    if len(names) == 1:
        return True
    # An outlet that the text names is a hand of its own, and may be whom the speaker spoke to.
    text = twin.text.casefold() + "\n" + original.text.casefold()
    return not any(name.casefold() in text for name in names if name)


def project(record: Record, twin: Document, found: Passages) -> Record:
    """The record of the twin, with what the passages in common hold of `record`."""
    entities, outlet = _outlets(record, twin)
    statements: dict[str, Statement] = {}
    for statement in record.statements:
        moved = _statement(statement, found)
        if moved is not None:
            chain = _chain(moved.chain, record.document.outlet, outlet, twin)
            statements[statement.id] = structs.replace(moved, chain=chain)
    made = structs.replace(
        record,
        document=_document(record.document, twin, outlet),
        entities=tuple(_entity(entity, found, twin.text) for entity in entities),
        statements=_nested(record.statements, statements),
        events=tuple(_events(record.events, found)),
        times=tuple(_moved(record.times, found)),
        findings=tuple(_moved(record.findings, found)),
    )
    made = numbered(made)
    size, printed = len(twin.text), made.document.outlet
    sourcing = summarise(made.statements, made.entities, size, printed)
    return structs.replace(made, sourcing=sourcing)


_Placed = TypeVar("_Placed", Time, Finding)


def _moved(values: Iterable[_Placed], found: Passages) -> Iterator[_Placed]:
    for value in values:
        place = found.map(value.span)
        if place is None:
            continue
        if isinstance(value, Finding):
            related = found.map_all(value.related)
            if related is not None:
                yield structs.replace(value, span=place, related=related)
        else:
            yield structs.replace(value, span=place)


def _events(events: Iterable[Event], found: Passages) -> Iterator[Event]:
    for event in events:
        place = found.map(event.span)
        if place is not None:
            yield structs.replace(event, span=place)


def _document(info: DocumentInfo, twin: Document, outlet: str | None) -> DocumentInfo:
    return structs.replace(
        info,
        id=hashlib.sha256(twin.text.encode("utf-8", "replace")).hexdigest(),
        source=twin.source,
        title=twin.title,
        title_span=twin.title_span,
        date_from=twin.date_from,
        outlet=outlet,
        authors=twin.authors,
        credits=twin.credits,
        notes=twin.notes,
        text=twin.text,
        text_from=twin.text_from,
        paragraphs=tuple(part.span for part in twin.parts),
        sentences=(),
        layout=(),
    )


#: Id of the twin's outlet until the entities are numbered anew.
_OUTLET = "e0"


def _outlets(record: Record, twin: Document) -> tuple[tuple[Entity, ...], str | None]:
    """The entities with the twin's outlet, and its id; None where its outlet is unknown."""
    earlier = record.document.outlet
    if twin.outlet is None or twin.outlet_why in CREDITED:
        return record.entities, None
    name = " ".join(twin.outlet.split())
    for entity in record.entities:
        if entity.id == earlier and name in entity.forms:
            return record.entities, earlier
    known = organisations.agency(name) or organisations.outlet(name)
    kind = known.kind if known is not None else "outlet"
    made = Entity(id=_OUTLET, kind=kind, name=name, forms=(name,))
    return (*record.entities, made), _OUTLET


def _chain(
    chain: tuple[Link, ...], earlier: str | None, outlet: str | None, twin: Document
) -> tuple[Link, ...]:
    """The chain, opened by the outlet that printed the twin."""
    rest = tuple(
        link for position, link in enumerate(chain)
        if not (position == 0 and link.kind == "outlet" and link.entity == earlier)
    )  # fmt: skip
    if outlet is None:
        return rest
    spans = (twin.outlet_span,) if twin.outlet_span is not None else ()
    why = twin.outlet_why or "the article's outlet"
    score = outlet_score(twin.outlet_why)
    return (Link(entity=outlet, kind="outlet", spans=spans, score=score, why=why), *rest)


def _statement(statement: Statement, found: Passages) -> Statement | None:
    """The statement at the twin's offsets; None where the twin does not have all of it."""
    spans = {
        name: found.map_all(getattr(statement, name))
        for name in ("content", "quoted", "cue", "frame")
    }
    if None in spans.values():
        return None
    voices = {}
    for name in ("speaker", "addressee"):
        voice: Voice | None = getattr(statement, name)
        if voice is not None:
            places = found.map_all(voice.spans)
            if places is None:
                return None
            voice = structs.replace(voice, spans=places)
        voices[name] = voice
    chain = tuple(
        structs.replace(link, spans=found.map_all(link.spans) or ()) for link in statement.chain
    )
    return structs.replace(statement, **spans, **voices, chain=chain)


def _nested(every: tuple[Statement, ...], kept: dict[str, Statement]) -> tuple[Statement, ...]:
    """The statements that are left; `inside` names the nearest enclosing one of them."""
    around = {statement.id: statement.inside for statement in every}
    found = []
    for statement in kept.values():
        inside = statement.inside
        while inside is not None and inside not in kept:
            inside = around[inside]
        found.append(structs.replace(statement, inside=inside))
    return tuple(found)


def _entity(entity: Entity, found: Passages, text: str) -> Entity:
    """The entity with the mentions, names and descriptions that the twin has."""
    mentions = tuple(
        structs.replace(mention, span=place)
        for mention in entity.mentions
        if (place := found.map(mention.span)) is not None
    )
    if not entity.mentions or len(mentions) == len(entity.mentions):
        return structs.replace(entity, mentions=mentions)
    forms = tuple(form for form in entity.forms if form in text)
    roles = tuple(role for role in entity.roles if role in text)
    name = entity.name
    if forms and name not in forms:
        name = max(forms, key=len)
    return structs.replace(entity, name=name, mentions=mentions, forms=forms, roles=roles)
