"""What the vocabularies share: whose words they are, and the line through whose hands."""

from __future__ import annotations

from relata.model.record import Entity, Record
from relata.present.options import Options
from relata.present.view import Item, View, chain_steps, chain_text, view, who
from relata.present.words import Words


def shown(record: Record, options: Options, words: Words) -> tuple[View, dict[str, Entity]]:
    """The record as its readers see it, and its entities by their ids."""
    return view(record, words, options.doubtful), {one.id: one for one in record.entities}


def speakers(item: Item) -> tuple[str, ...]:
    """Ids of the entities that speak; () where that is open or nobody is named."""
    return item.statement.speaker.entities if item.statement.speaker else ()


def hands(item: Item, words: Words) -> str | None:
    """The hands in a line, outermost first; None where there are not two of them."""
    steps = chain_steps(item)
    return chain_text(steps, words) if len(steps) > 1 else None


def said_by(item: Item, words: Words) -> str:
    """Who speaks, as reports name them."""
    return " ".join(who(item.speaker, words).split())


def is_address(source: str | None) -> bool:
    """Whether a source is an address of the web."""
    return source is not None and source.startswith(("https://", "http://"))
