"""PROV-O as JSON-LD: how the words came, for programs that trace provenance.

The article is a `prov:Entity`. Each statement is one too, as printed; it is derived from an
earlier version for each pair of hands, down to the utterance. Each hand is one `prov:Activity`
that made its version out of the one before, with those who did it. A direct quotation, or one
with verbatim words in it, `prov:wasQuotedFrom` the version before. Hearsay has the type
`relata:Hearsay`, and what nobody is named for `relata:UnknownSource`.

The context stands in the document: nothing is fetched to read it. Several documents make one graph,
in which one that could not be read has an entry of type `relata:Unread`.
Terms: W3C, PROV-O, https://www.w3.org/TR/prov-o/.
"""

from __future__ import annotations

from collections.abc import Sequence

from relata.model.record import Entity, FailedRecord, Record
from relata.present.linked import losses
from relata.present.linked.hands import Step, steps
from relata.present.linked.resources import (
    TERMS,
    Node,
    about_document,
    about_entity,
    about_program,
    about_statement,
    date,
    enclosing,
    left_out,
    part_name,
    text_name,
    unread,
    without_empty,
    written,
)
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.view import Item, View, joined, view
from relata.present.words import load

_LINKS = (
    "wasQuotedFrom", "wasDerivedFrom", "wasAttributedTo", "wasGeneratedBy", "wasAssociatedWith",
    "used", "agent", "hadRole",
)  # fmt: skip

CONTEXT: Node = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    **TERMS,
    "label": "rdfs:label",
    "language": "dcterms:language",
    "value": "prov:value",
    "qualifiedAssociation": {"@id": "prov:qualifiedAssociation", "@type": "@id"},
    "heldIn": {"@id": "relata:heldIn", "@type": "@id"},
    **{term: {"@id": f"prov:{term}", "@type": "@id"} for term in _LINKS},
}

_AGENTS = {
    "person": "prov:Person",
    "organisation": "prov:Organization",
    "institution": "prov:Organization",
    "outlet": "prov:Organization",
    "agency": "prov:Organization",
}


class _Graph:
    """The nodes of one record."""

    def __init__(self, shown: View, options: Options) -> None:
        self.shown = shown
        self.record = shown.record
        self.options = options
        self.text = text_name(shown.record.document)
        self.entities: dict[str, Entity] = {e.id: e for e in shown.record.entities}
        #: Entity id: whether it is a document that words stood in, in the order of use.
        self.used: dict[str, bool] = {}
        self.nodes: list[Node] = []

    def name(self, part: str) -> str:
        return part_name(self.text, part)

    def use(self, entity: str, *, document: bool = False) -> str:
        """The name of an entity, which gets a node."""
        known = self.entities.get(entity)
        document = document or (known is not None and known.kind == "document")
        self.used[entity] = self.used.get(entity, False) or document
        return self.name(entity)

    def build(self) -> list[Node]:
        """All nodes: article, reading, program, statements with their hands, entities."""
        self.article()
        kept = {item.statement.id for item in self.shown.items}
        inside = enclosing(self.record, kept)
        for item in self.shown.items:
            self.statement(item, inside[item.statement.id])
        for entity, document in self.used.items():
            self.entity(entity, document)
        return [without_empty(node) for node in self.nodes]

    def article(self) -> None:
        info = self.record.document
        authors = [self.name(f"author-{n}") for n in range(1, len(info.authors) + 1)]
        outlet = [self.use(info.outlet)] if info.outlet else []
        self.nodes.append(
            {
                **about_document(info, self.shown.title),
                "type": ["prov:Entity", "relata:Article"],
                "language": info.language,
                "wasAttributedTo": outlet + authors,
            }
        )
        for name, author in zip(authors, info.authors, strict=True):
            self.nodes.append({"id": name, "type": ["prov:Agent", "prov:Person"], "label": author})
        hidden = left_out(self.record, self.options)
        self.nodes.append(
            {
                "id": self.name("reading"),
                "type": ["prov:Entity", "relata:Reading"],
                "wasDerivedFrom": self.text,
                "wasAttributedTo": self.name("program"),
                "doubtfulLeftOut": hidden,
                "notHeld": losses.notes(losses.PROV, hidden),
            }
        )
        self.nodes.append(
            {
                "id": self.name("program"),
                "type": ["prov:Agent", "prov:SoftwareAgent"],
                "label": "Relata",
                **about_program(self.record.producer),
            }
        )

    def entity(self, entity: str, document: bool) -> None:
        known = self.entities.get(entity)
        kind = known.kind if known else "other"
        types = ["prov:Entity"] if document else ["prov:Agent"]
        if not document and kind in _AGENTS:
            types.append(_AGENTS[kind])
        about = about_entity(known) if known else {}
        label = known.name if known else entity
        self.nodes.append({"id": self.name(entity), "type": types, "label": label, **about})

    def statement(self, item: Item, inside: str | None) -> None:
        statement = item.statement
        text = self.record.document.text
        hands = steps(item, self.record.document.outlet)
        verbatim = statement.mode == "direct" or bool(statement.quoted)
        names = [self.name(statement.id)]
        names += [self.name(f"{statement.id}-version-{n}") for n in range(2, len(hands) + 1)]
        addressee = statement.addressee
        for number, step in enumerate(hands):
            earlier = names[number + 1 : number + 2]
            node: Node = {"id": names[number], "type": ["prov:Entity"]}
            if number == 0:
                node["type"] += ["relata:Statement", *self.hearsay(item)]
                node |= {
                    "isPartOf": self.text,
                    "value": joined(text, statement.content),
                    **about_statement(statement),
                    "quoted": [text[start:end] for start, end in statement.quoted],
                    "saidAt": date(statement.time),
                    "inside": self.name(inside) if inside else None,
                    "addressee": [self.use(e) for e in addressee.entities] if addressee else None,
                    "addresseeText": joined(text, addressee.spans) if addressee else None,
                }
            else:
                node["type"].append("relata:EarlierVersion")
            node["wasDerivedFrom"] = list(earlier)
            node["wasQuotedFrom"] = list(earlier) if verbatim else None
            if number == len(hands) - 1:
                self.origin(node, item, step)
            self.hand(node, step, self.name(f"{statement.id}-hand-{number + 1}"), earlier)

    def hearsay(self, item: Item) -> list[str]:
        return ["relata:Hearsay"] if item.statement.mode == "hearsay" else []

    def origin(self, node: Node, item: Item, step: Step) -> None:
        """Add who said it as the text puts it, and who it may be where that is open."""
        voice = item.statement.speaker
        if not step.links and (voice is None or not voice.entities):
            node["type"].append("relata:UnknownSource")
        if voice is not None:
            node["speakerText"] = joined(self.record.document.text, voice.spans)
            node["candidate"] = [
                {
                    "type": "relata:Candidate",
                    "entity": self.use(candidate.entity),
                    "score": candidate.score,
                }
                for candidate in voice.candidates
            ]

    def hand(self, node: Node, step: Step, name: str, earlier: list[str]) -> None:
        """Add a version, and the activity of the hands that made it, where they are known."""
        self.nodes.append(node)
        if not step.links:
            return
        document = step.is_document
        used = [self.use(link.entity, document=document) for link in step.links]
        sources = [u for u, link in zip(used, step.links, strict=True) if self.used[link.entity]]
        agents = [u for u in used if u not in sources]
        node["wasGeneratedBy"] = name
        node["wasAttributedTo"] = agents
        node["wasDerivedFrom"] = [*node["wasDerivedFrom"], *sources]
        if sources:
            node["isPartOf"] = [*filter(None, [node.get("isPartOf")]), *sources]
        details = [
            {"agent" if u in agents else "entity": u, "score": link.score, "why": link.why}
            for u, link in zip(used, step.links, strict=True)
        ]
        for detail, link in zip(details, step.links, strict=True):
            if "agent" in detail:
                detail |= {"type": "prov:Association", "hadRole": f"relata:{link.kind}Role"}
        self.nodes.append(
            {
                "id": name,
                "type": ["prov:Activity", "relata:Hand"],
                "kind": step.links[0].kind,
                "used": [*earlier, *sources],
                "wasAssociatedWith": agents,
                "qualifiedAssociation": [d for d in details if "agent" in d],
                "heldIn": [d for d in details if "entity" in d],
            }
        )


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """One JSON-LD document with a graph of all results in their order."""
    graph: list[Node] = []
    words = load(options.report_lang)
    for result in results:
        if isinstance(result, FailedRecord):
            graph.append(unread(result))
        else:
            graph += _Graph(view(result, words, options.doubtful), options).build()
    return written({"@context": CONTEXT, "@graph": graph})


FORMAT = OutputFormat(
    name="prov",
    summary="provenance of each statement (PROV-O, JSON-LD)",
    suffix=".prov.jsonld",
    media_type="application/ld+json",
    shows_errors=True,
    render=render,
)
