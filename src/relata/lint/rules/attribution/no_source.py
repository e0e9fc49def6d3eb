"""ATT001: reported speech without a source."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lang.schema import Flag
from relata.lint.limits import MAX_STATEMENTS
from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import place_of, said_in_opening
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Statement

#: Sentences before it in which its source may stand.
_BACK = 2
#: Tokens of a phrase at the head of a sentence.
_OPENING = 14
_MODES = frozenset(("indirect", "free-indirect", "hearsay", "reported"))


def _find(context: LintContext) -> Iterator[RuleHit]:
    for statement in context.record.statements[:MAX_STATEMENTS]:
        # Hearsay has no speaker by its nature; its tier says nothing of the words that mark it.
        if statement.tier == "doubtful" and not (statement.mode == "hearsay" and statement.cue):
            continue
        if statement.mode not in _MODES or statement.speaker is not None:
            continue
        if not _sourceless(context, statement):
            continue
        if _goes_on(context, statement):
            continue
        outlet = context.record.document.outlet
        if any(link.entity != outlet for link in statement.chain):
            continue
        if not said_in_opening(context, statement) and not _where(context, statement):
            yield RuleHit(place_of(statement), statement.content, statement=statement)


def _goes_on(context: LintContext, statement: Statement) -> bool:
    """Whether somebody speaks in one of the two sentences before, whose words may go on here:
    where the cue comes after them ("…, it said"), or has no words of hearsay."""
    if statement.mode == "hearsay" and statement.cue[0][0] < statement.content[-1][1]:
        return False
    start = context.sentence_at(statement.content[0][0])[0]
    for _ in range(_BACK):
        start = context.sentence_at(max(0, start - 2))[0]
    end = statement.content[0][0]
    return any(start <= s.content[0][0] < end and s.speaker is not None for s in context.statements)


def _where(context: LintContext, statement: Statement) -> bool:
    """Whether the text says where it stands: "it says in the plan", "on its page it says"."""
    if not statement.cue:
        return False
    start, end = statement.cue[0][0], statement.cue[-1][1]
    tokens = context.tokens
    first, after = context.token_at(start), context.token_at(end)
    flags = tokens.flags[after] if after < len(tokens.flags) else 0
    if flags & Flag.PREPOSITION and not flags & Flag.INFINITIVE:
        return True
    begin = context.token_at(context.sentence_at(start)[0])
    opens = begin < first <= begin + _OPENING and bool(tokens.flags[begin] & Flag.PREPOSITION)
    return opens and not any(word == "," for word in tokens.words[begin:first])


def _sourceless(context: LintContext, statement: Statement) -> bool:
    """Whether the words leave a source open: not "is expected to", nor what the sentence or its
    paragraph gives to a document or a speaker."""
    if not statement.cue:
        return False
    words = " ".join(context.lower[a:b] for a, b in statement.cue)
    if words not in context.words.sourceless:
        return False
    start, end = context.sentence_at(statement.cue[0][0])
    first, last = context.token_at(start), context.token_at(end - 1)
    flags = context.tokens.flags
    if any(flags[at] & (Flag.DOCUMENT | Flag.MEDIA) for at in range(first, min(last, len(flags)))):
        return False
    if _near_outlet(context, start, end):
        return False
    paragraph, stop = context.paragraph_at(start)
    return not any(
        paragraph <= s.content[0][0] < stop and s.speaker is not None for s in context.statements
    )


def _near_outlet(context: LintContext, start: int, end: int) -> bool:
    """Whether an outlet is named in the sentence, the one before or the one after it."""
    first = context.sentence_at(max(0, start - 2))[0]
    last = context.sentence_at(min(end + 2, len(context.text) - 1))[1]
    return any(
        first <= mention.span[0] < last
        for entity in context.record.entities
        if entity.kind in ("outlet", "agency") and entity.forms
        for mention in entity.mentions
    )


RULE = Rule(
    id="ATT001",
    name="no-source",
    severity="warning",
    what="Reported speech without a source: the text says that something is said, not by whom.",
    why="Readers cannot judge a report of which nobody is the source, and nobody can answer for "
    "it.",
    limits="A source that is named in another paragraph may be missed. Headlines are left out: "
    "their source stands in the text.",
    examples=(
        RuleExample(
            bad="The bridge was closed on Monday. The contractor is said to have known of the "
            "cracks for two years. Work goes on.",
            good="The bridge was closed on Monday. The contractor had known of the cracks for two "
            "years, mayor Ann Lee said. Work goes on.",
            at="is said to",
        ),
    ),
    find=_find,
)
