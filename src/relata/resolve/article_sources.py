"""The outlet of the article and the agencies of its credit lines, as entities.

"Foto: AFP" names an agency that supplied a picture: an entity, but not a source of the text.
"""

from __future__ import annotations

from bisect import bisect_left

from relata.knowledge import organisations
from relata.lang.language import Language
from relata.lang.schema import PhraseFinder, any_of
from relata.model.document import Document
from relata.model.drafts import ArticleSource, EntityDraft, MentionDraft
from relata.model.record import Credit, Span
from relata.resolve.context import articles_of
from relata.resolve.coreference.state import CoreferenceState
from relata.resolve.limits import MAX_BEFORE_OUTLET
from relata.resolve.naming.registry import NameRegistry
from relata.resolve.parsed_name import NameInText, key_of
from relata.resolve.weights import weights

#: Evidence for the outlet that names where its text came from.
CREDITED = ("agency credit", "credit line")


def publisher(document: Document, registry: NameRegistry, language: Language) -> EntityDraft | None:
    """The entity of the document's outlet, made before the text is read; None where unknown."""
    if not document.outlet or not document.outlet.strip():
        return None
    if document.outlet_why in CREDITED:
        # "Quelle: dpa": it supplied the text; who printed it is not said.
        return None
    form = " ".join(document.outlet.split())
    entity, _, _ = registry.name(_outlet_name(form, language))
    entity.forms[form] = None
    return entity


def _outlet_name(form: str, language: Language) -> NameInText:
    known = organisations.agency(form) or organisations.outlet(form)
    kind = known.kind if known is not None else "outlet"
    key = known.name if known is not None else key_of(form, articles_of(language))
    return NameInText(form, key, kind, known, (), form.split()[-1].lower(), "")


def outlet_source(document: Document, outlet: EntityDraft | None) -> ArticleSource | None:
    """Where and how surely the document names its outlet; notes the mention on the entity."""
    if outlet is None:
        return None
    why = document.outlet_why or "the article's outlet"
    score = outlet_score(document.outlet_why)
    span = document.outlet_span
    if span is not None:
        _mention(outlet, span, score, why)
    return ArticleSource(outlet, (span,) if span is not None else (), score, why)


def outlet_score(why: str) -> float:
    """How sure the outlet is by where its name stands; what the user gives is sure."""
    tuned = weights().article_sources
    known = {
        "given": tuned.given,
        "last line": tuned.last_line,
        "byline": tuned.byline,
        "dateline": tuned.dateline,
    }
    return known.get(why, tuned.other)


def suppliers(
    document: Document, registry: NameRegistry, outlet: EntityDraft | None, language: Language
) -> list[ArticleSource]:
    """Agencies credited with the text, in the order of the credits; every credit is a mention."""
    found: list[ArticleSource] = []
    score = weights().article_sources.credit
    seen = {id(outlet)}
    if document.outlet is not None and document.outlet_why == "credit line":
        form = " ".join(document.outlet.split())
        entity, _, _ = registry.name(_outlet_name(form, language))
        entity.forms[form] = None
        spans = (document.outlet_span,) if document.outlet_span is not None else ()
        for place in spans:
            _mention(entity, place, score, "credited for the text")
        seen.add(id(entity))
        found.append(ArticleSource(entity, spans, score, "credited as the text's source"))
    for credit in document.credits:
        known = organisations.agency(credit.name) or organisations.outlet(credit.name)
        if known is None and credit.kind != "agency":
            continue
        entity, _, _ = registry.name(_outlet_name(" ".join(credit.name.split()), language))
        entity.forms[credit.name] = None
        span = _name_span(document.text, credit)
        if span is not None:
            thing = "picture" if credit.kind == "photo" or credit.note else "text"
            _mention(entity, span, score, f"credited for the {thing}")
        if _supplied_text(credit, entity) and id(entity) not in seen:
            seen.add(id(entity))
            spans = (span,) if span is not None else ()
            found.append(ArticleSource(entity, spans, score, "credited as the text's source"))
    return found


def materials(state: CoreferenceState, known: list[ArticleSource]) -> list[ArticleSource]:
    """Outlets out of which the article was made, as a sentence of it says.

    "Additional reporting by Reuters." Those in `known`, and the article's own outlet, are left
    out. Linear in the text.
    """
    context = state.context
    finder = context.language.view(_material)
    text = context.text
    said = finder.spans(text.text, text.text_lower) if finder is not None else []
    if not said:
        return []
    seen = {id(source.entity) for source in known} | {id(state.outlet)}
    starts = [context.text.starts[phrase.start] for phrase in context.phrases]
    found: list[ArticleSource] = []
    for _, end in said:
        at = bisect_left(starts, end)
        if at == len(starts) or starts[at] > end + MAX_BEFORE_OUTLET:
            continue
        link = state.links.get(at)
        entity = link.entity if link is not None else None
        if entity is None or entity.kind not in ("outlet", "agency") or id(entity) in seen:
            continue
        seen.add(id(entity))
        phrase = context.phrases[at]
        span = context.text.span(phrase.start, phrase.end)
        score = weights().article_sources.material
        found.append(ArticleSource(entity, (span,), score, "the article is made of its material"))
    return found


def _material(language: Language) -> PhraseFinder | None:
    return any_of(language.file.hands.material)


def _supplied_text(credit: Credit, entity: EntityDraft) -> bool:
    """Whether the text came from who is credited; a note ("Handout", "Archiv") marks a picture."""
    if organisations.supplies_pictures(credit.name):
        return False
    if credit.kind == "agency" and not credit.note:
        return True
    return credit.kind == "text" and entity.kind == "agency"


def _name_span(text: str, credit: Credit) -> Span | None:
    """Where the name stands within its credit."""
    if credit.span is None:
        return None
    at = text.find(credit.name, credit.span[0], credit.span[1])
    return (at, at + len(credit.name)) if at >= 0 else credit.span


def _mention(entity: EntityDraft, span: Span, score: float, why: str) -> None:
    if all(m.end <= span[0] or m.start >= span[1] for m in entity.mentions):
        entity.mentions.append(MentionDraft(*span, "name", score, why))
