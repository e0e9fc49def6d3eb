"""Which outlet people work for, as the text says: "CNN's Ann Lee", "CNN anchor Ann Lee"."""

from __future__ import annotations

from relata.knowledge import organisations
from relata.model.drafts import EntityDraft
from relata.resolve.coreference.state import CoreferenceState

_OUTLETS = frozenset(("outlet", "agency"))


def add_employers(state: CoreferenceState) -> None:
    """Set `works_for` of people whose phrase holds an outlet of the text; linear in phrases."""
    phrases = state.context.phrases
    for index, link in state.links.items():
        outlet, parent = link.entity, phrases[index].parent
        if outlet is None or outlet.kind not in _OUTLETS or parent is None:
            continue
        owned = state.links.get(parent)
        if owned is not None and owned.entity is not None and owned.entity.kind == "person":
            owned.entity.works_for = owned.entity.works_for or outlet
    outlets = {e.name: e for e in state.registry.entities if e.named and e.kind in _OUTLETS}
    if not outlets:
        return
    for entity in state.registry.entities:
        if entity.kind == "person" and entity.named and entity.works_for is None:
            entity.works_for = _by_role(entity, outlets)


def _by_role(entity: EntityDraft, outlets: dict[str, EntityDraft]) -> EntityDraft | None:
    """The outlet of the text that a role of a person begins with: "CNN anchor"."""
    for role in entity.roles:
        words = role.split()
        for end in range(len(words) - 1, 0, -1):
            name = " ".join(words[:end])
            known = organisations.outlet(name) or organisations.agency(name)
            found = outlets.get(name) or (outlets.get(known.name) if known is not None else None)
            if found is not None:
                return found
    return None


__all__ = ["add_employers"]
