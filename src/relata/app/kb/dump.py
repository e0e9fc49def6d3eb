"""Items from a Wikidata JSON dump: one item a line, an array around them.

The format is that of https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html; what
is not needed is never decoded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec
from msgspec import Struct, field

from relata.app.kb.items import HeldOffice, WikidataItem, number_of, year_of

#: The item "human", of which people are instances.
_HUMAN = "Q5"
#: Languages whose labels serve every language.
_ANY = ("mul",)


class _Text(Struct):
    value: str


class _Value(Struct):
    id: str = ""
    time: str = ""


class _DataValue(Struct):
    value: _Value


class _Snak(Struct):
    datavalue: _DataValue | None = None


class _Qualifiers(Struct):
    P580: list[_Snak] = field(default_factory=list)
    P582: list[_Snak] = field(default_factory=list)


class _Claim(Struct):
    mainsnak: _Snak
    rank: str = "normal"
    qualifiers: _Qualifiers = field(default_factory=_Qualifiers)


class _Claims(Struct):
    P31: list[_Claim] = field(default_factory=list)
    P39: list[_Claim] = field(default_factory=list)


class _Entity(Struct):
    id: str
    labels: dict[str, _Text] = field(default_factory=dict)
    aliases: dict[str, list[_Text]] = field(default_factory=dict)
    claims: _Claims = field(default_factory=_Claims)


_DECODER = msgspec.json.Decoder(_Entity)


def items(lines: Iterable[bytes], languages: Collection[str]) -> Iterator[WikidataItem | None]:
    """The items of a dump with labels in some of `languages`; None for a line that is not one."""
    wanted = (*languages, *_ANY)
    for line in lines:
        text = line.strip().rstrip(b",")
        if text in (b"", b"[", b"]"):
            continue
        try:
            entity = _DECODER.decode(text)
        except (msgspec.DecodeError, RecursionError):
            yield None
            continue
        yield _item(entity, wanted)


def _item(entity: _Entity, languages: Collection[str]) -> WikidataItem | None:
    number = number_of(entity.id)
    labels = [entity.labels[code].value for code in languages if code in entity.labels]
    if number is None or not labels:
        return None
    spellings = dict.fromkeys(labels)
    for code in languages:
        spellings.update(dict.fromkeys(alias.value for alias in entity.aliases.get(code, ())))
    kinds = [_target(claim.mainsnak) for claim in entity.claims.P31]
    offices = tuple(
        office
        for claim in entity.claims.P39
        if claim.rank != "deprecated" and (office := _office(claim)) is not None
    )
    return WikidataItem(number, _HUMAN in kinds, labels[0], tuple(spellings), offices)


def _target(snak: _Snak) -> str:
    return snak.datavalue.value.id if snak.datavalue is not None else ""


def _office(claim: _Claim) -> HeldOffice | None:
    number = number_of(_target(claim.mainsnak))
    if number is None:
        return None
    return HeldOffice(number, "", _year(claim.qualifiers.P580), _year(claim.qualifiers.P582))


def _year(snaks: list[_Snak]) -> int | None:
    for snak in snaks:
        if snak.datavalue is not None:
            return year_of(snak.datavalue.value.time)
    return None
