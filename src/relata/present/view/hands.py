"""Through whose hands a statement came, and where it stands, in a few words."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from relata.present.view.record_view import Item
from relata.present.view.wording import ChainStep, chain_steps
from relata.present.words import Words


def relay_steps(
    item: Item, outlet: str | None, besides: AbstractSet[str] = frozenset()
) -> tuple[ChainStep, ...]:
    """The steps of the chain between the outlet that printed it (an entity id) and the speakers.

    `besides`: entities that are shown elsewhere, such as the paper that was spoken to.
    """
    voices = {*besides, *(item.speaker.voice.entities if item.speaker else ())}
    found: list[ChainStep] = []
    at = 0
    for step in chain_steps(item):
        links = item.statement.chain[at : at + len(step.names)]
        own = at == 0 and links[0].entity == outlet
        if not own and not all(link.entity in voices for link in links):
            found.append(step)
        at += len(links)
    return tuple(found)


def chain_text(steps: tuple[ChainStep, ...], words: Words) -> str:
    """Steps in a row: "Le Monde ← dpa and Reuters ← Ann Lee"."""
    return " ← ".join(words.join([name.name for name in step.names]) for step in steps)


def place(item: Item, words: Words) -> str:
    """The line of the content where its reader has lines, else the paragraph."""
    if item.line is not None:
        return words.ui("line", n=item.line)
    return words.ui("paragraph", n=item.paragraph)
