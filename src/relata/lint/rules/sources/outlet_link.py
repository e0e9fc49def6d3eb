"""SRC001: an outlet is cited without a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relata.knowledge import organisations
from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import speakers
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Entity

_OUTLETS = ("outlet",)
_LETTERS = re.compile(r"\w+")


def _find(context: LintContext) -> Iterator[RuleHit]:
    links = context.document.links
    if links is None:
        return
    own = context.record.document.outlet
    seen: set[str] = set()
    for statement in context.statements:
        cited = [e for e in speakers(context, statement) if e.kind in _OUTLETS]
        cited += [
            context.entities[link.entity] for link in statement.chain
            if link.kind == "outlet" and link.entity in context.entities
        ]  # fmt: skip
        for entity in cited:
            if entity.id == own or entity.id in seen or not entity.mentions or not _known(entity):
                continue
            seen.add(entity.id)
            if not any(_leads_to(entity, text, address) for text, address in links):
                yield RuleHit(
                    entity.mentions[0].span, values={"outlet": entity.name}, key=entity.name
                )


def _known(entity: Entity) -> bool:
    """Whether it is an outlet by its name, not "the paper" or "a station"."""
    return any(organisations.outlet(form) is not None for form in entity.forms)


def _leads_to(entity: Entity, text: str, address: str) -> bool:
    """Whether a link's text or address names the outlet."""
    wanted = {_plain(form) for form in (*entity.forms, entity.name)} - {""}
    where = (_plain(text), _plain(address))
    return any(name in place for name in wanted for place in where)


def _plain(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


RULE = Rule(
    id="SRC001",
    name="outlet-without-link",
    severity="warning",
    what="A page cites another outlet and does not link to its article.",
    why="A link lets readers see what the other outlet really wrote; it is the least that one owes "
    "to a source.",
    limits="Only web pages have links. A link with another text to an address that does not name "
    "the outlet is not recognised.",
    examples=(
        RuleExample(
            name="page.html",
            bad="<html><body><article><h1>Dam has cracks</h1><p>The dam on the Orr has cracks, Le "
            "Monde reported on Monday. The owner is a bank, the paper wrote, and knew of them for "
            "two years.</p><p>Repairs begin in May, and the valley road stays shut.</p></article>"
            "</body></html>",
            good="<html><body><article><h1>Dam has cracks</h1><p>The dam on the Orr has cracks, "
            '<a href="https://www.lemonde.fr/dam">Le Monde</a> reported on Monday. The owner is '
            "a bank, the paper wrote, and knew of them for two years.</p><p>Repairs begin in May, "
            "and the valley road stays shut.</p></article></body></html>",
            at="Le Monde",
        ),
    ),
    find=_find,
)
