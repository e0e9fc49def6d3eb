"""The voices of the statements around this one: "X said that Y had said …" runs X ← Y."""

from __future__ import annotations

from bisect import bisect_right

from relata.chains.kinds import employer_links, voice_links
from relata.chains.limits import MAX_ENCLOSING
from relata.chains.link_maker import Example, LinkMaker
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement

#: Acts of who turns down what others say.
_REJECTING = frozenset(("deny", "refuse", "criticise"))


def _make(analysis: Analysis, statement: ResolvedStatement) -> list[ChainLink]:
    around: list[ResolvedStatement] = []
    outer = statement.inside
    while outer is not None and len(around) < MAX_ENCLOSING:
        around.append(outer)
        outer = outer.inside
    found: list[ChainLink] = []
    for enclosing in reversed(around):
        draft = enclosing.draft
        if draft.tier == "doubtful" or _points_back(analysis, enclosing, statement):
            continue
        if draft.mode == "reported" and draft.act in _REJECTING:
            continue  # "the minister rejected the union's claim": he does not pass it on
        speaker = [enclosing.speaker] if enclosing.speaker is not None else []
        found.extend(link for link in enclosing.chain if link.kind in ("outlet", "agency"))
        for voice in (*enclosing.relays, *speaker):
            found.extend(employer_links(voice))
            found.extend(voice_links(voice))
    return found


def _points_back(
    analysis: Analysis, outer: ResolvedStatement, statement: ResolvedStatement
) -> bool:
    """Does the outer frame stand outside the sentence that reports the words: "That is right"?

    "“It rains,” says Lee. The mayor confirms that": the mayor speaks of Lee's words, and Lee's are
    not known through the mayor. They are where the outer words are a quotation around the frame.
    """
    frames = (outer.draft.cue, statement.draft.cue)
    if not all(frames):
        return False
    at = statement.draft.cue[0][0]
    marked = outer.content if outer.draft.mode == "direct" else outer.draft.quoted
    if any(start <= at < end for start, end in marked):
        return False
    text = analysis.text
    far, near = (text.sentence_of[max(bisect_right(text.starts, f[0][0]) - 1, 0)] for f in frames)
    return far != near


_TEXT = "Mayor Ida Holm told reporters on Tuesday that the builder had said that the dam was safe."

ENCLOSING = LinkMaker(
    id="enclosing",
    what="The relays and speakers of the enclosing statements come before the speaker, "
    "outermost first; before a journalist the outlet for which the text says he works.",
    why="Words inside somebody's statement are known through that person only.",
    make=_make,
    examples=(
        Example(
            Document(_TEXT, (Part((0, len(_TEXT)), "body"),)),
            content="that the dam was safe",
            kind="speaker",
            name="Ida Holm",
        ),
    ),
)
