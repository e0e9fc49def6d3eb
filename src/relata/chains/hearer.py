"""To whom words were said whose sentence names nobody: who asked, or who heard the words before.

"“Is it safe?” a reporter asked Holm. “Yes,” she said": Holm answers the reporter. "… she said to
Reuters. The costs, she added, had doubled": what goes on through a hand is said to it, too.
"""

from __future__ import annotations

from msgspec.structs import replace

from relata.chains.limits import MAX_PARAGRAPHS_TO_ANSWER
from relata.chains.makers.continuation import HEARD_BEFORE, WHY, goes_on
from relata.chains.makers.talk import TALKED, talk_of
from relata.chains.weights import weights
from relata.model.drafts import Analysis, ResolvedStatement, VoiceDraft

ANSWER = "who asked, just before"


def asker(
    analysis: Analysis, statement: ResolvedStatement, before: ResolvedStatement | None
) -> VoiceDraft | None:
    """Who asked the speaker in the statement before; None where nobody did, or a hearer is named.

    A journalist who speaks next asks back: to whom the words before belonged. `before` is the
    statement before in the order of the text.
    """
    speakers = statement.speakers
    if before is None or before.speaker is None or statement.addressee is not None:
        return None
    if before.addressee is None or len(speakers) != 1:
        return None
    if before.draft.act != "ask" and speakers[0].works_for is None:
        return None
    if before.addressee.entities != speakers or before is statement.inside:
        return None
    asks = before.speaker
    if not asks.entities or any(one is speakers[0] for one in asks.entities):
        return None
    between = analysis.text.text[before.content[0][0] : statement.content[0][0]]
    if between.count("\n\n") > MAX_PARAGRAPHS_TO_ANSWER:
        return None
    return replace(asks, score=asks.score * weights().carried, why=ANSWER)


def hearer_before(analysis: Analysis, statement: ResolvedStatement) -> VoiceDraft | None:
    """With whom the talk was of which the text spoke before, or who heard the words before.

    None where the chain does not go through them (this outlet heard, or a hand), or the statement
    has a hearer of its own.
    """
    if statement.addressee is not None:
        return None
    talk = talk_of(analysis, statement)
    if talk is not None and not talk.quoted:
        return VoiceDraft((talk.span,), (talk.asker or talk.outlet,), talk.score, TALKED)
    earlier = goes_on(analysis, statement)
    if earlier is None or earlier.addressee is None:
        return None
    heard = earlier.addressee
    through = {id(link.entity) for link in statement.chain if link.why in (WHY, TALKED)}
    if analysis.outlet is not None:
        through.add(id(analysis.outlet.entity))
    if not any(id(one) in through or id(one.works_for) in through for one in heard.entities):
        return None
    score = heard.score if heard.why == HEARD_BEFORE else heard.score * weights().carried
    return replace(heard, score=score, why=HEARD_BEFORE)
