"""Relays that the statement's own sentence names: "told the BBC", "in a memo seen by Reuters".

The attribution stage finds them (`Draft.relays`): outlets that had a text in hand or to which
the words were spoken, and papers that quote somebody.
"""

from __future__ import annotations

from relata.chains.kinds import voice_links
from relata.chains.link_maker import Example, LinkMaker
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, EntityDraft, ResolvedStatement


def _make(_: Analysis, statement: ResolvedStatement) -> list[ChainLink]:
    speakers = statement.speakers
    return [
        link
        for voice in statement.relays
        for link in voice_links(voice)
        if not (link.kind == "document" and _is_by(link.entity, speakers))
    ]


def _is_by(document: EntityDraft, speakers: tuple[EntityDraft, ...]) -> bool:
    """Is one of the speakers named in the document's own name: "Holm's tweet", said Holm?"""
    words = {word for role in (*document.roles, *document.forms) for word in role.split()}
    return any(form.split()[-1] in words for one in speakers for form in one.forms if form.strip())


_SPOKEN_TO = "Mayor Ida Holm told Reuters on Tuesday that the dam was safe and would stay open."
_STANDS_IN = (
    "Der Deich ist sicher, sagte Bürgermeisterin Ida Holm in einer Mitteilung des Landkreises."
)
_SEEN = "The dam will stay open all winter, according to a memo seen by Reuters on Tuesday."

RELAY = LinkMaker(
    id="relay",
    what="An outlet or agency that the sentence names between the words and the reader.",
    why="The words were spoken to it or lay before it; the article has them from there.",
    make=_make,
    examples=(
        Example(
            Document(_SPOKEN_TO, (Part((0, len(_SPOKEN_TO)), "body"),), outlet="The Harbour Post"),
            content="that the dam was safe and would stay open",
            kind="agency",
            name="Reuters",
        ),
        Example(
            Document(_STANDS_IN, (Part((0, len(_STANDS_IN)), "body"),)),
            content="Der Deich ist sicher",
            kind="document",
            name="Mitteilung des Landkreises",
        ),
        Example(
            Document(_SEEN, (Part((0, len(_SEEN)), "body"),)),
            content="The dam will stay open all winter",
            kind="agency",
            name="Reuters",
        ),
    ),
)
