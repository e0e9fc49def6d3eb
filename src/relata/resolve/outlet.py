"""The outlet of the article and the agencies of its credits, as entities."""

from __future__ import annotations

from relata.knowledge import agencies, outlets
from relata.lang.language import Language
from relata.model.document import Document
from relata.model.record import Span
from relata.resolve.chain import Hand
from relata.resolve.context import articles_of
from relata.resolve.entities import EntityDraft
from relata.resolve.naming.compare import ParsedName, key_of
from relata.resolve.naming.registry import NameRegistry

#: How sure the outlet is by where its name stands; a page's own word or the user's is sure.
_SCORE = {"given": 1.0, "last line": 0.8, "byline": 0.85, "dateline": 0.85}


def publisher(document: Document, registry: NameRegistry, language: Language) -> EntityDraft | None:
    """The entity of the document's outlet, made before the text is read; None where unknown."""
    if not document.outlet or not document.outlet.strip():
        return None
    if document.outlet_why == "agency credit" and _pictured(document):
        return None
    form = " ".join(document.outlet.split())
    entity, _, _ = registry.name(_name(form, language))
    entity.forms[form] = None
    return entity


def _pictured(document: Document) -> bool:
    """Whether the outlet is credited for a picture only ("Handout/AFP")."""
    credits = [c for c in document.credits if c.name == document.outlet]
    return bool(credits) and all(c.kind == "photo" or c.note for c in credits)


def _name(form: str, language: Language) -> ParsedName:
    known = agencies.lookup(form) or outlets.lookup(form)
    kind = known.kind if known is not None else "outlet"
    key = known.name if known is not None else key_of(form, articles_of(language))
    return ParsedName(form, key, kind, known, (), form.split()[-1].lower(), "")


def hands(
    document: Document, registry: NameRegistry, outlet: EntityDraft | None, language: Language
) -> list[Hand]:
    """Outlet, then agency, through which every statement of the article came."""
    found: list[Hand] = []
    if outlet is not None:
        why = document.outlet_why or "the article's outlet"
        score = _SCORE.get(document.outlet_why, 0.95)
        span = document.outlet_span
        if span is not None:
            _mention(outlet, span, score, why)
        found.append(Hand(outlet, (span,) if span is not None else (), score, why))
    for credit in document.credits:
        known = agencies.lookup(credit.name) or outlets.lookup(credit.name)
        if known is None and credit.kind != "agency":
            continue
        entity, _, _ = registry.name(_name(" ".join(credit.name.split()), language))
        entity.forms[credit.name] = None
        span = _inside(document.text, credit.name, credit.span)
        if span is not None:
            thing = "picture" if credit.kind == "photo" or credit.note else "text"
            _mention(entity, span, 0.95, f"credited for the {thing}")
        # A remark ("Handout", "Archiv") goes with pictures: such an agency gave no text.
        supplied = credit.kind == "agency" and not credit.note
        supplied = supplied or (credit.kind == "text" and entity.kind == "agency")
        if supplied and all(h.entity is not entity for h in found):
            spans = (span,) if span is not None else ()
            found.append(Hand(entity, spans, 0.95, "credited as the text's source"))
    return found


def _inside(text: str, name: str, span: Span | None) -> Span | None:
    """Where the name stands within its credit."""
    if span is None:
        return None
    at = text.find(name, span[0], span[1])
    return (at, at + len(name)) if at >= 0 else span


def _mention(entity: EntityDraft, span: Span, score: float, why: str) -> None:
    if all(m[1] <= span[0] or m[0] >= span[1] for m in entity.mentions):
        entity.mentions.append((*span, "name", score, why))
