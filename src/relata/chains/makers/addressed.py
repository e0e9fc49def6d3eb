"""Outlets and agencies to whom the words were spoken, where only the addressee says so."""

from __future__ import annotations

from relata.chains.kinds import employer_links, voice_links
from relata.chains.link_maker import Example, LinkMaker
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement


def _make(_: Analysis, statement: ResolvedStatement) -> list[ChainLink]:
    voice = statement.addressee
    if voice is None:
        return []
    links = [link for link in voice_links(voice) if link.kind in ("outlet", "agency")]
    colleagues = [one.works_for for one in statement.speakers]
    links += [link for link in employer_links(voice) if link.entity not in colleagues]
    return links


_TEXT = "Mayor Ida Holm told Reuters on Tuesday that the dam was safe and would stay open."
_ITS_PEOPLE = (
    "CNN’s Emily Lee visited the valley on Tuesday. Mayor Ida Holm said to Lee that the dam was "
    "safe and would stay open."
)

ADDRESSED = LinkMaker(
    id="addressed",
    what="An outlet or agency to whom, or to whose people, the words were spoken comes before the "
    "speaker.",
    why="The article has the words from whom they were spoken to, unless that is its own outlet.",
    make=_make,
    examples=(
        Example(
            Document(_TEXT, (Part((0, len(_TEXT)), "body"),), outlet="The Harbour Post"),
            content="that the dam was safe and would stay open",
            kind="agency",
            name="Reuters",
        ),
        Example(
            Document(
                _ITS_PEOPLE, (Part((0, len(_ITS_PEOPLE)), "body"),), outlet="The Harbour Post"
            ),
            content="that the dam was safe and would stay open",
            kind="outlet",
            name="CNN",
        ),
    ),
)
