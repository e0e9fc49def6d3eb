"""W3C Web Annotation as JSON-LD: every passage with what it is, for tools that mark texts.

One document is an `AnnotationCollection` with one page of annotations. Each statement has one
annotation for its content (motivation `describing`; its body is the statement) and one for each
other part: quoted words, cue, frame, speaker, addressee, hands (`linking`; body: the
statement's name). Each mention of an entity has one too (`identifying`; body: the entity's
name). A part in several pieces has a target for each, in order.

Several documents are a graph of such collections, in which one that could not be read has an
entry of type `relata:Unread`. Terms: W3C, https://www.w3.org/TR/annotation-model/ and
https://www.w3.org/TR/annotation-vocab/.
"""

from __future__ import annotations

from collections.abc import Sequence

from relata.model.record import Entity, FailedRecord, Link, Record, Spans, Voice
from relata.present.linked import losses
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
from relata.present.linked.selectors import Selectors
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.view import Item, View, chain_steps, chain_text, view, who
from relata.present.words import Words, load

CONTEXT: list[str | Node] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        **TERMS,
        "document": {"@id": "relata:document", "@type": "@id"},
        "entities": {"@id": "relata:entities", "@type": "@id"},
        "chain": {"@id": "relata:chain", "@type": "@id", "@container": "@list"},
    },
]


class _Collection:
    """The annotations of one record."""

    def __init__(self, shown: View, options: Options, words: Words) -> None:
        self.shown = shown
        self.record: Record = shown.record
        self.options = options
        self.words = words
        self.text = text_name(shown.record.document)
        self.selectors = Selectors(shown.record.document.text)
        self.annotations: list[Node] = []

    def name(self, part: str) -> str:
        return part_name(self.text, part)

    def build(self) -> Node:
        """The collection with its document, its entities, and its page of annotations."""
        info = self.record.document
        kept = {item.statement.id for item in self.shown.items}
        inside = enclosing(self.record, kept)
        for item in self.shown.items:
            self.statement(item, inside[item.statement.id])
        for entity in self.record.entities:
            for number, mention in enumerate(entity.mentions, 1):
                about: Node = {"kind": mention.kind, "score": mention.score, "why": mention.why}
                name = f"{entity.id}-mention-{number}"
                self.add(name, "mention", (mention.span,), self.name(entity.id), about)
        hidden = left_out(self.record, self.options)
        document = without_empty(
            {
                **about_document(info, self.shown.title),
                "language": info.language,
                "outlet": self.name(info.outlet) if info.outlet else None,
                "author": list(info.authors),
            }
        )
        collection: Node = {
            "id": self.name("annotations"),
            "type": "AnnotationCollection",
            "label": self.shown.title,
            "generator": {
                "id": self.name("program"),
                "type": "Software",
                "name": "Relata",
                **without_empty(about_program(self.record.producer)),
            },
            "document": document,
            "doubtfulLeftOut": hidden,
            "notHeld": losses.notes(losses.ANNOTATION, hidden),
            "entities": [self.entity(entity) for entity in self.record.entities],
            "total": len(self.annotations),
        }
        first = {
            "id": self.name("annotations-1"),
            "type": "AnnotationPage",
            "partOf": self.name("annotations"),
            "startIndex": 0,
            "items": self.annotations,
        }
        return {**without_empty(collection), "first": first}

    def entity(self, entity: Entity) -> Node:
        about = about_entity(entity)
        node = {"id": self.name(entity.id), "type": "relata:Entity", "label": entity.name, **about}
        return without_empty(node)

    def add(self, part: str, kind: str, spans: Spans, body: object, about: Node) -> None:
        """Add an annotation, where there is a passage that it is about."""
        motivation = {"content": "describing", "mention": "identifying"}.get(kind, "linking")
        targets = [
            {"type": "SpecificResource", "source": self.text, "selector": self.selectors.of(span)}
            for span in spans
        ]
        if targets:
            node = {
                "id": self.name(part),
                "type": "Annotation",
                "motivation": motivation,
                "part": kind,
                **about,
                "body": body,
                "target": targets,
            }
            self.annotations.append(without_empty(node))

    def statement(self, item: Item, inside: str | None) -> None:
        statement = item.statement
        name = self.name(statement.id)
        body = [self.summary(item), self.body(item, inside)]
        self.add(f"{statement.id}-content", "content", statement.content, body, {})
        parts = {
            "quoted": statement.quoted,
            "cue": statement.cue,
            "frame": statement.frame,
            "speaker": statement.speaker.spans if statement.speaker else (),
            "addressee": statement.addressee.spans if statement.addressee else (),
        }
        for kind, spans in parts.items():
            self.add(f"{statement.id}-{kind}", kind, spans, name, {})
        for number, link in enumerate(statement.chain, 1):
            hand = f"{statement.id}-hand-{number}"
            self.add(hand, "hand", link.spans, name, {"entity": self.name(link.entity)})

    def summary(self, item: Item) -> Node:
        """A line for people: who, through whom."""
        line = who(item.speaker, self.words)
        steps = chain_steps(item)
        if len(steps) > 1:
            line = f"{line} ({chain_text(steps, self.words)})"
        return {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": f"{line}: {self.words.of('modes', item.statement.mode)}",
        }

    def body(self, item: Item, inside: str | None) -> Node:
        statement, speaker, addressee = (
            item.statement, item.statement.speaker, item.statement.addressee,
        )  # fmt: skip
        return without_empty(
            {
                "id": self.name(statement.id),
                "type": "relata:Statement",
                **about_statement(statement),
                "speaker": self.parties(speaker),
                "candidate": [
                    {"entity": self.name(candidate.entity), "score": candidate.score}
                    for candidate in (speaker.candidates if speaker else ())
                ],
                "speakerScore": speaker.score if speaker else None,
                "speakerWhy": speaker.why if speaker else None,
                "addressee": self.parties(addressee),
                "chain": [self.hand(link) for link in statement.chain],
                "inside": self.name(inside) if inside else None,
                "saidAt": date(statement.time),
            }
        )

    def parties(self, voice: Voice | None) -> list[str]:
        return [self.name(entity) for entity in voice.entities] if voice else []

    def hand(self, link: Link) -> Node:
        return {
            "type": "relata:Hand",
            "entity": self.name(link.entity),
            "kind": link.kind,
            "score": link.score,
            "why": link.why,
        }


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """A collection for one document that was read; else a graph of them, in input order.

    Raises UsageError where `options.report_lang` is not a report language.
    """
    words = load(options.report_lang)
    nodes: list[Node] = []
    for result in results:
        if isinstance(result, FailedRecord):
            nodes.append(unread(result))
        else:
            shown = view(result, words, options.doubtful)
            nodes.append(_Collection(shown, options, words).build())
    if len(nodes) == 1:
        return written({"@context": CONTEXT, **nodes[0]})
    return written({"@context": CONTEXT, "@graph": nodes})


FORMAT = OutputFormat(
    name="annotation",
    summary="every passage with what it is (W3C Web Annotation, JSON-LD)",
    suffix=".annotation.jsonld",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    shows_errors=True,
    render=render,
)
