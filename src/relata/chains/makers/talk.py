"""The outlet of a talk of which the article spoke before: "In an interview with the BBC …"."""

from __future__ import annotations

from bisect import bisect_right

from relata.chains.kinds import kind_of
from relata.chains.limits import MAX_TALKS
from relata.chains.link_maker import Example, LinkMaker
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement, Talk

TALKED = "with which the speaker talked, as the article says before"
QUOTED = "which quotes the speaker, as the article says before"


def talk_of(analysis: Analysis, statement: ResolvedStatement) -> Talk | None:
    """The talk in which the words were said, by a sentence before them; None where there is none.

    None also where the statement's own sentence names a hand or a hearer.
    """
    if not analysis.talks or statement.relays:
        return None
    if statement.addressee is not None and statement.addressee.why != TALKED:
        return None
    speakers = statement.speakers
    if len(speakers) != 1:
        return None
    start = statement.content[0][0]
    before = statement.earlier.content[0][0] if statement.earlier is not None else -1
    after = bisect_right(analysis.talks, start, key=lambda talk: talk.start)
    for talk in reversed(analysis.talks[max(0, after - MAX_TALKS) : after]):
        if talk.start <= before:
            break
        if talk.person is speakers[0]:
            return None if _within(statement, talk) else talk
    return None


def _within(statement: ResolvedStatement, talk: Talk) -> bool:
    """Is the statement a part of what another one says in the talk: "Lee pressed Holm *to go*"?"""
    outer = statement.inside
    return (
        outer is not None
        and outer.content[0][0] >= talk.start
        and outer.speakers != statement.speakers
    )


def _make(analysis: Analysis, statement: ResolvedStatement) -> list[ChainLink]:
    talk = talk_of(analysis, statement)
    if talk is None:
        return []
    why = QUOTED if talk.quoted else TALKED
    return [ChainLink(talk.outlet, kind_of(talk.outlet), (talk.span,), talk.score, why)]


_TEXT = (
    "In an interview on Monday the BBC’s Emily Lee pressed Mayor Ida Holm on the dam. "
    "“The costs have doubled since the spring,” Holm said."
)

TALK = LinkMaker(
    id="talk",
    what="An outlet with which the speaker talked, as a sentence before the statement says.",
    why="What somebody is quoted with after a talk was said in it, until another hand is named.",
    make=_make,
    examples=(
        Example(
            Document(_TEXT, (Part((0, len(_TEXT)), "body"),), outlet="The Harbour Post"),
            content="“The costs have doubled since the spring,”",
            kind="outlet",
            name="BBC",
        ),
    ),
)
