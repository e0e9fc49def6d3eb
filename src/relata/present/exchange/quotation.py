"""schema.org as JSON-LD: an article with its quotations and claims, for pages and search engines.

Verbatim words are a `Quotation` (https://schema.org/Quotation) with `spokenByCharacter`; what the
article reports in its own words is a `Claim` (https://schema.org/Claim) with its `author`: to
give it as a quotation would put words into somebody's mouth. Who denies or asks something is not
its author. Both are parts (`hasPart`) of the
`NewsArticle`. Several documents are a `@graph`.
"""

from __future__ import annotations

from collections.abc import Sequence

from relata.model.record import Entity, FailedRecord, Record
from relata.present.exchange.shared import hands, is_address, said_by, shown, speakers
from relata.present.linked.resources import (
    NAMESPACE,
    Node,
    left_out,
    part_name,
    text_name,
    unread,
    without_empty,
    written,
)
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.view import Item, joined
from relata.present.words import Words, load

CONTEXT: list[str | Node] = ["https://schema.org", {"relata": NAMESPACE}]
#: Types of schema.org by the kind of an entity; all others are things.
_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "institution": "GovernmentOrganization",
    "outlet": "NewsMediaOrganization",
    "agency": "NewsMediaOrganization",
    "place": "Place",
    "document": "CreativeWork",
    "event": "Event",
}
#: Who denies, doubts or asks something is not the author of that claim.
_NOT_HELD = frozenset(("denied", "doubted", "open"))


class _Article:
    """The nodes of one record."""

    def __init__(self, record: Record, options: Options, words: Words) -> None:
        self.record, self.words, self.options = record, words, options
        self.shown, self.entities = shown(record, options, words)
        self.text = text_name(record.document)

    def build(self) -> Node:
        info = self.record.document
        outlet = self.entities.get(info.outlet or "")
        return without_empty(
            {
                "@type": "NewsArticle",
                "@id": self.text,
                "headline": self.shown.title,
                "url": info.source if is_address(info.source) else None,
                "datePublished": info.date,
                "inLanguage": info.language,
                "publisher": self.party(outlet) if outlet else None,
                "author": [{"@type": "Person", "name": name} for name in info.authors],
                "relata:doubtfulLeftOut": left_out(self.record, self.options),
                "hasPart": [part for item in self.shown.items for part in self.parts(item)],
            }
        )

    def parts(self, item: Item) -> list[Node]:
        """The statement; its verbatim parts, where it has some but is not one as a whole."""
        statement, text = item.statement, self.record.document.text
        if statement.mode == "direct":
            return [self.quotation(item, joined(text, statement.content), statement.id)]
        quoted = [
            self.quotation(item, text[start:end], f"{statement.id}-quoted-{number}")
            for number, (start, end) in enumerate(statement.quoted, 1)
        ]
        claim = self.work(item, item.content, statement.id)
        held = statement.certainty not in _NOT_HELD
        claim |= {
            "@type": "Claim",
            "appearance": {"@id": self.text},
            "author" if held else "relata:speaker": self.parties(item),
        }
        return [without_empty(claim), *quoted]

    def quotation(self, item: Item, words: str, name: str) -> Node:
        node = self.work(item, words, name) | {
            "@type": "Quotation",
            "spokenByCharacter": self.parties(item),
            "isPartOf": {"@id": self.text},
        }
        return without_empty(node)

    def work(self, item: Item, words: str, name: str) -> Node:
        """What a quotation and a claim have in common."""
        return {
            "@type": "CreativeWork",
            "@id": part_name(self.text, name),
            "identifier": name,
            "text": " ".join(words.split()),
            "inLanguage": self.record.document.language,
            "dateCreated": item.statement.time,
            "creditText": hands(item, self.words),
            "relata:mode": item.statement.mode,
            "relata:certainty": item.statement.certainty,
            "relata:score": item.statement.score,
        }

    def parties(self, item: Item) -> list[Node]:
        """Who speaks. A name that is open, or nobody's, is given as the text has it."""
        known = [self.party(self.entities[key]) for key in speakers(item) if key in self.entities]
        if known or item.speaker is None:
            return known
        return [{"@type": "Thing", "name": said_by(item, self.words)}]

    def party(self, entity: Entity) -> Node:
        item = entity.wikidata
        node: Node = {
            "@type": _TYPES.get(entity.kind, "Thing"),
            "@id": part_name(self.text, entity.id),
            "name": entity.name,
            "alternateName": [form for form in entity.forms if form != entity.name],
            "sameAs": f"http://www.wikidata.org/entity/{item}" if item else None,
        }
        if entity.kind == "person":
            node["jobTitle"] = list(entity.roles)
        return without_empty(node)


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """One article; of several documents a graph, in their order.

    Raises UsageError where `options.report_lang` is not a report language.
    """
    words = load(options.report_lang)
    nodes = [
        _failed(result) if isinstance(result, FailedRecord)
        else _Article(result, options, words).build()
        for result in results
    ]  # fmt: skip
    if len(nodes) == 1:
        return written({"@context": CONTEXT, **nodes[0]})
    return written({"@context": CONTEXT, "@graph": nodes})


def _failed(result: FailedRecord) -> Node:
    node = unread(result)
    return {
        "@type": node["type"],
        **{f"relata:{key}": value for key, value in node.items() if key != "type"},
    }


FORMAT = OutputFormat(
    name="quotation",
    summary="quotations and claims (schema.org, JSON-LD)",
    suffix=".quotation.jsonld",
    media_type="application/ld+json",
    shows_errors=True,
    render=render,
)
