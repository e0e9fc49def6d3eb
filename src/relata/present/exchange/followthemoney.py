"""FollowTheMoney entities, one a line: for Aleph, OpenAleph and OpenSanctions' tools.

An article is an `Article`; who speaks or passes on is a `Person`, `Organization`, `PublicBody` or
`LegalEntity`; a statement is a `Note` about each speaker, with the article as its `proof`, since
the model has no schema for reported speech. Plain JSON of the public model; the package is not
needed. Model: https://followthemoney.tech/explorer/schemata/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from relata.model.document import without_surrogates
from relata.model.record import Entity, FailedRecord, Record
from relata.present import clean
from relata.present.exchange.shared import hands, is_address, said_by, shown, speakers
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.view import Item, verb
from relata.present.words import Words, load

#: Schemata by the kind of an entity. Those without a line are not written.
_SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "institution": "PublicBody",
    "outlet": "Organization",
    "agency": "Organization",
    "unnamed": "LegalEntity",
}
#: Characters of a note's name.
_MAX_NAME = 120


class Proxy(msgspec.Struct, frozen=True):
    """An entity as FollowTheMoney writes it: every property has a list of strings."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def _proxy(key: str, schema: str, /, **properties: str | Sequence[str] | None) -> Proxy:
    lists = {
        field: [without_surrogates(one) for one in ([value] if isinstance(value, str) else value)]
        for field, value in properties.items()
        if value
    }
    return Proxy(key, schema, lists)


def _proxies(record: Record, options: Options, words: Words) -> Iterator[Proxy]:
    seen, entities = shown(record, options, words)
    info = record.document
    home = f"relata-{info.id}"
    address = info.source if is_address(info.source) else None
    yield _proxy(
        home,
        "Article",
        name=seen.title or words.ui("untitled"),
        title=seen.title,
        author=info.authors,
        publisher=seen.outlet,
        publishedAt=info.date,
        language=info.language,
        sourceUrl=address,
        fileName=None if address else info.source,
        bodyText=info.text,
    )
    used = {key for item in seen.items for key in speakers(item)}
    used |= {link.entity for item in seen.items for link in item.statement.chain}
    for entity in record.entities:
        if entity.id in used and entity.kind in _SCHEMATA:
            yield _entity(home, entity)
    for item in seen.items:
        yield from _notes(home, item, entities, record, words)


def _entity(home: str, entity: Entity) -> Proxy:
    schema = _SCHEMATA[entity.kind]
    return _proxy(
        f"{home}-{entity.id}",
        schema,
        name=entity.name,
        alias=[form for form in entity.forms if form != entity.name],
        wikidataId=entity.wikidata,
        proof=home,
        **({"position": entity.roles} if schema == "Person" else {"summary": entity.roles}),
    )


def _notes(
    home: str, item: Item, entities: dict[str, Entity], record: Record, words: Words
) -> Iterator[Proxy]:
    statement = item.statement
    who = said_by(item, words)
    said = " ".join(filter(None, (who, verb(item, record.document.text))))
    known = [
        f"{home}-{key}" for key in speakers(item)
        if key in entities and entities[key].kind in _SCHEMATA
    ]  # fmt: skip
    info = record.document
    yield _proxy(
        f"{home}-{statement.id}",
        "Note",
        name=said[:_MAX_NAME],
        description=item.content,
        summary=words.of("modes", statement.mode),
        notes=hands(item, words),
        entity=known,
        proof=home,
        sourceUrl=info.source if is_address(info.source) else None,
    )


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """One entity a line. Raises UsageError where `options.report_lang` is not a report language."""
    words = load(options.report_lang)
    lines: list[bytes] = []
    for number, result in enumerate(results, 1):
        if isinstance(result, FailedRecord):
            proxies = iter((_failed(result, number),))
        else:
            proxies = _proxies(result, options, words)
        lines += [msgspec.json.encode(proxy) for proxy in proxies]
    return "".join(clean.json_text(line.decode("utf-8")) + "\n" for line in lines)


def _failed(result: FailedRecord, number: int) -> Proxy:
    name = result.source or f"document {number}"
    return _proxy(
        f"relata-unread-{number}",
        "Document",
        name=name,
        fileName=name,
        processingStatus="error",
        processingError=result.error.message,
    )


FORMAT = OutputFormat(
    name="ftm",
    summary="entities and notes (FollowTheMoney, JSON Lines)",
    suffix=".ftm.json",
    media_type="application/x-ndjson",
    streams=True,
    shows_errors=True,
    render=render,
)
