"""ATT008: a loaded reporting verb for one side, neutral ones for the other."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lang.schema import set_of
from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import country_of, speakers
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Statement

#: Statements of each side.
MIN_STATEMENTS = 2


def _find(context: LintContext) -> Iterator[RuleHit]:
    loaded = set_of(context.words.loaded)
    neutral = set_of(context.words.neutral)
    if not loaded:
        return
    sides: dict[str, list[tuple[Statement, bool]]] = {}
    for statement in context.statements:
        lemmas = _lemmas(context, statement)
        found = speakers(context, statement)
        if not found or not lemmas & (loaded | neutral):
            continue
        side = country_of(context, found[0]) or found[0].id
        sides.setdefault(side, []).append((statement, bool(lemmas & loaded)))
    rows = [row for row in sides.values() if len(row) >= MIN_STATEMENTS]
    plain = [row for row in rows if not any(doubts for _, doubts in row)]
    doubted = [row for row in rows if 2 * sum(doubts for _, doubts in row) > len(row)]
    if (len(plain) != 1 and len(doubted) != 1) or not plain or not doubted:
        return
    for row in doubted:
        places = [statement for statement, doubts in row if doubts]
        other = speakers(context, plain[0][0][0])[0].name
        who = speakers(context, places[0])[0].name
        yield RuleHit(
            places[0].cue[0], tuple(s.cue[0] for s in places[1:]), statement=places[0],
            values={"who": who, "other": other, "verb": context.text[slice(*places[0].cue[0])]},
        )  # fmt: skip


def _lemmas(context: LintContext, statement: Statement) -> set[str]:
    """Lemmas of the verbs in a statement's cue."""
    found = set()
    for start, end in statement.cue:
        for word in context.lower[start:end].split():
            found |= {form.cue.lemma for form in context.language.verbs.get(word, ())}
    return found


RULE = Rule(
    id="ATT008",
    name="loaded-verb",
    severity="warning",
    what="A loaded reporting verb for one side, neutral ones for the other: one “claims”, the "
    "other “says”.",
    why="The verb shows readers whom to believe without a reason that they could check.",
    limits="Both sides need two statements with a verb of the lists. A doubt may be deserved; the "
    "rule only sees that it is uneven.",
    examples=(
        RuleExample(
            bad="Mayor Ann Lee said the bridge was safe. Bo Kessler claimed that it had cracks. "
            "Lee said it had been tested. Kessler claimed that nobody had looked.",
            good="Mayor Ann Lee said the bridge was safe. Bo Kessler said that it had cracks. "
            "Lee said it had been tested. Kessler said that nobody had looked.",
            at="claimed",
        ),
    ),
    find=_find,
)
