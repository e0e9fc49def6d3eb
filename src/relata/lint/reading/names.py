"""Names of persons in one article as the rules compare them."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.limits import MAX_NAMES
from relata.lint.reading.context import LintContext
from relata.model.record import Entity, Span


def places_of(context: LintContext, entity: Entity, form: str) -> tuple[Span, ...]:
    """Where the text names an entity by this form."""
    found = []
    for mention in entity.mentions:
        if mention.kind == "name":
            start = context.text.find(form, mention.span[0], mention.span[1])
            if start >= 0:
                found.append((start, start + len(form)))
    return tuple(found)


def persons(context: LintContext) -> Iterator[Entity]:
    """Persons with a name, a bounded number of them."""
    found = [e for e in context.record.entities if e.kind == "person" and e.forms]
    return iter(found[:MAX_NAMES])


def inflected(one: str, other: str, most: int = 2) -> bool:
    """Whether two words differ in their ending alone: "Lunds", "Lund"."""
    a, b = one.casefold(), other.casefold()
    shorter = min(len(a), len(b))
    same = next((n for n in range(shorter) if a[n] != b[n]), shorter)
    return a != b and same >= max(len(a), len(b)) - most
