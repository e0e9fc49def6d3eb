"""The stage in its order: outlet, phrases, voices, credits, then whom the record keeps."""

from __future__ import annotations

from relata.knowledge import first_names
from relata.lang.language import Language
from relata.model.drafts import Analysis, EntityDraft
from relata.resolve.article_sources import (
    materials,
    outlet_source,
    publisher,
    suppliers,
)
from relata.resolve.completion.anonymity import add_anonymity
from relata.resolve.completion.employers import add_employers
from relata.resolve.completion.first_person import add_first_person
from relata.resolve.completion.named_in_title import name_in_title
from relata.resolve.completion.named_later import name_described
from relata.resolve.completion.talks import talks
from relata.resolve.context import prepare
from relata.resolve.coreference.resolver import link_phrases
from relata.resolve.coreference.state import CoreferenceState
from relata.resolve.naming.registry import NameRegistry
from relata.resolve.speakers import VoiceResolver
from relata.resolve.statements import resolved_statements


def resolve(analysis: Analysis, language: Language) -> None:
    """Add entities, the outlet, suppliers of the text, and statements with their voices.

    Reads `document`, `text`, `phrases` and `drafts`, and changes none of them. A draft without
    content inside the text is left out; `inside` has no cycles. What cannot be decided stays
    open with candidates. Linear in phrases and drafts; deterministic.
    """
    document = analysis.document
    registry = NameRegistry()
    outlet = publisher(document, registry, language)
    context = prepare(analysis, language)
    state = CoreferenceState(context, registry, outlet)
    link_phrases(state)
    voices = VoiceResolver(state, analysis.drafts)
    analysis.statements = resolved_statements(analysis.drafts, voices, len(document.text))
    analysis.outlet = outlet_source(document, outlet)
    credited = suppliers(document, registry, outlet, language)
    analysis.suppliers = [*credited, *materials(state, credited)]
    add_first_person(state, analysis)
    add_employers(state)
    analysis.talks = talks(state)
    add_anonymity(analysis, context.anonymity)
    name_described(state, analysis)
    name_in_title(state, analysis)
    analysis.entities = _kept(registry.entities, analysis, outlet)


def _kept(
    entities: list[EntityDraft], analysis: Analysis, outlet: EntityDraft | None
) -> list[EntityDraft]:
    """Everybody with a name, who speaks or is spoken to, or is mentioned again.

    A doubtful name that does none of it is left out: it may be a common noun.
    """
    used: set[int] = set()
    for statement in analysis.statements:
        for voice in statement.voices():
            used.update(id(entity) for entity in voice.entities)
            used.update(id(entity) for entity, _ in voice.others)
    kept = [
        entity
        for entity in entities
        if id(entity) in used
        or entity is outlet
        or (_is_name(entity) if entity.named else len(entity.mentions) > 1)
    ]
    for entity in kept:
        if id(entity) not in used and _unproven(entity):
            entity.kind = "other"
    return kept


def _unproven(entity: EntityDraft) -> bool:
    """Whether only a capital makes an entity a person: one word, without title or voice."""
    if entity.kind != "person" or entity.given or entity.heads or entity.gender:
        return False
    return all(" " not in form and not first_names.known(form) for form in entity.forms)


def _is_name(entity: EntityDraft) -> bool:
    return not entity.doubtful or (entity.bare and len(entity.mentions) > 1)
