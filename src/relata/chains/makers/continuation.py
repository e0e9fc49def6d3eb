"""A hand that is named once stays for the later statements of the same utterance.

"… told Reuters. The costs, she added, had doubled": the second sentence names no hand.
"""

from __future__ import annotations

from msgspec.structs import replace

from relata.chains.limits import MAX_PARAGRAPHS_CARRIED
from relata.chains.link_maker import Example, LinkMaker
from relata.chains.weights import weights
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement

WHY = "named for the statement before, by the same speaker"


def _make(analysis: Analysis, statement: ResolvedStatement) -> list[ChainLink]:
    earlier = statement.earlier
    if earlier is None or statement.relays or statement.addressee is not None:
        return []
    if statement.inside is not earlier.inside or not _near(analysis, earlier, statement):
        return []
    speakers = statement.speaker.entities if statement.speaker is not None else []
    return [
        replace(link, score=link.score * weights().carried, why=WHY)
        for link in earlier.chain
        if link.kind in ("outlet", "agency", "document")
        and all(link.entity is not one for one in speakers)
    ]


def _near(analysis: Analysis, one: ResolvedStatement, other: ResolvedStatement) -> bool:
    between = analysis.text.text[one.content[-1][1] : other.content[0][0]]
    return between.count("\n\n") <= MAX_PARAGRAPHS_CARRIED


_TEXT = (
    "“The dam is safe and will stay open,” Mayor Ida Holm told Reuters on Tuesday. "
    "“The costs have doubled since the spring,” Holm added."
)

CONTINUATION = LinkMaker(
    id="continuation",
    what="An outlet, agency or document that the speaker's statement before came through.",
    why="Who is quoted on in the next sentences is quoted from the same place, until another "
    "hand or listener is named.",
    make=_make,
    examples=(
        Example(
            Document(_TEXT, (Part((0, len(_TEXT)), "body"),), outlet="The Harbour Post"),
            content="“The costs have doubled since the spring,”",
            kind="agency",
            name="Reuters",
        ),
    ),
)
