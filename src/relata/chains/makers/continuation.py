"""A hand that is named once stays for the speaker's later statements, until another is named.

"… told Reuters. The costs, she added, had doubled": the second sentence names no hand.
"""

from __future__ import annotations

from msgspec.structs import replace

from relata.chains.limits import MAX_ENCLOSING, MAX_PARAGRAPHS_CARRIED
from relata.chains.link_maker import Example, LinkMaker
from relata.chains.makers.talk import TALKED
from relata.chains.weights import weights
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, EntityDraft, ResolvedStatement

_HANDS = frozenset(("outlet", "agency", "document"))
#: Why somebody hears whom the statement's own sentence does not name.
HEARD_BEFORE = "to whom the words before were said, which go on here"
WHY = "named for an earlier statement of the same speaker"
GOES_ON = "named for the words before, which go on here"


def names_hearer(statement: ResolvedStatement) -> bool:
    """Has the statement an addressee who is not carried over from what stands before it?"""
    voice = statement.addressee
    return voice is not None and voice.why not in (HEARD_BEFORE, TALKED)


def goes_on(analysis: Analysis, statement: ResolvedStatement) -> ResolvedStatement | None:
    """The speaker's statement before, of which this one is the next part; None where it is not.

    Not one where the statement names a hand or a hearer of its own, stands in the words of another
    person, or is far away.
    """
    earlier = statement.earlier
    if earlier is None or statement.relays or names_hearer(statement):
        return None
    speakers = statement.speakers
    if _outer(statement, speakers) is not _outer(earlier, speakers):
        return None
    return earlier if _near(analysis, earlier, statement) else None


def _make(analysis: Analysis, statement: ResolvedStatement) -> list[ChainLink]:
    earlier = goes_on(analysis, statement)
    if earlier is None:
        return []
    speakers = statement.speakers
    found: list[ChainLink] = []
    for link in earlier.chain:
        if link.kind not in _HANDS or any(link.entity is one for one in speakers):
            continue
        own = link.kind == "document" and not earlier.draft.reported
        heard = own or link.why in (WHY, TALKED) or _heard(earlier, link)
        if not heard and statement.draft.cue and not earlier.draft.cited:
            continue  # who quotes one thing need not have the next one, too
        why = WHY if heard else GOES_ON
        again = link.why == why
        found.append(
            link if again else replace(link, score=link.score * weights().carried, why=why)
        )
    return found


def _heard(statement: ResolvedStatement, link: ChainLink) -> bool:
    """Were the words spoken to the entity of a link, or to one of its people?"""
    voice = statement.addressee
    return voice is not None and any(
        one is link.entity or one.works_for is link.entity for one in voice.entities
    )


def _outer(
    statement: ResolvedStatement, speakers: tuple[EntityDraft, ...]
) -> ResolvedStatement | None:
    """The nearest enclosing statement of somebody else; None where there is none.

    A part of the speaker's own words ("… had doubled" within a longer quotation) belongs where
    the whole belongs.
    """
    outer = statement.inside
    for _ in range(MAX_ENCLOSING):
        if outer is None or outer.speaker is None or outer.speaker.entities != speakers:
            return outer
        outer = outer.inside
    return outer


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
