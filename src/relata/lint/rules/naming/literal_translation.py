"""NAM003: a proper name translated literally, or one thing under contradicting descriptions."""

from __future__ import annotations

from collections.abc import Iterator

from relata.knowledge import places
from relata.lang.schema import set_of, words_of
from relata.lint.reading.context import LintContext
from relata.lint.reading.word_kinds import BUILDING
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span

#: Words between an event and the place of it.
_NEAR = 4


def _find(context: LintContext) -> Iterator[RuleHit]:
    words = context.words
    if not words.buildings:
        return
    found = list(_buildings(context))
    literal = set()
    for span, sort, name in found:
        original = words.calques.get(sort)
        compound = "-" in context.text[slice(*span)]
        if original and name and _foreign_name(context, name) and (
            compound or context.find_phrase((name.lower(),), (span[1], len(context.text)))
        ):  # fmt: skip
            literal.add(span)
            others = tuple(s for s, other, _ in found if s != span and other != sort)
            yield RuleHit(span, others, {"name": context.text[slice(*span)],
                      "original": f"{name} {original}"}, variant="literal")  # fmt: skip
    yield from _contradictions(context, found, literal)


def _buildings(context: LintContext) -> Iterator[tuple[Span, str, str]]:
    """Nouns for buildings: where, what it is, and the name before it ("" for none)."""
    tokens, ends = context.tokens, context.words.buildings
    for at in context.places(BUILDING):
        word = tokens.lower[at]
        end = _ending(word, ends) if len(word) > 3 else None
        if end is None:
            continue
        pair = f"{tokens.lower[at - 1]} {word}" if at else ""
        if pair in ends:
            yield (tokens.starts[at - 1], tokens.ends[at]), ends[pair], ""
            continue
        start, stop = tokens.starts[at], tokens.ends[at]
        written = context.text[start:stop]
        first = written[: -len(end)].rstrip("-") if len(written) > len(end) else ""
        if (
            not first
            and at
            and tokens.words[at - 1][:1].isupper()
            and tokens.starts[at] - tokens.ends[at - 1] <= 1
        ):
            before = tokens.words[at - 1]
            if written[:1].isupper():
                start, first = tokens.starts[at - 1], before
        if not ends[end]:
            continue
        yield (start, stop), ends[end], first if "-" in written or start < tokens.starts[at] else ""


def _ending(word: str, ends: dict[str, str]) -> str | None:
    """The entry that a word is, or that a compound ends in; of an entry of two words the last."""
    if word in ends:
        return word
    return next((end for cut in range(1, len(word) - 3) if (end := word[cut:]) in ends), None)


def _foreign_name(context: LintContext, name: str) -> bool:
    """Whether a name is neither a place, which has such a building, nor a word of the language."""
    if not name[:1].isupper() or places.lookup(name, context.language.code) is not None:
        return False
    if places.adjective(name, context.language.code):
        return False
    lower = name.lower()
    return not (lower in context.language.flags or lower in context.language.roles)


def _contradictions(
    context: LintContext, found: list[tuple[Span, str, str]], literal: set[Span]
) -> Iterator[RuleHit]:
    """Places of one kind of event that are two kinds of building: "attack on the town hall"."""
    events: dict[str, list[tuple[Span, str]]] = {}
    for span, sort, _ in found:
        event = _event_before(context, span)
        if event is not None:
            events.setdefault(event, []).append((span, sort))
    for rows in events.values():
        first, sort = rows[0]
        for span, other in rows[1:]:
            if other != sort and not {span, first} & literal:
                yield RuleHit(span, (first,), {"a": context.text[slice(*first)],
                          "b": context.text[slice(*span)]})  # fmt: skip
                break


def _event_before(context: LintContext, span: Span) -> str | None:
    """The event noun just before a place ("attack on the …"), by the ending that it has."""
    tokens = context.tokens
    at = context.token_at(span[0])
    incidents = words_of(context.words.incidents)
    prepositions = set_of(context.words.incident_prepositions)
    near = range(at - 1, max(at - 1 - _NEAR, 0), -1)
    for place in near:
        if tokens.lower[place] in prepositions and place:
            word = tokens.lower[place - 1]
            return next((end for end in incidents if word.endswith(end)), None)
    return None


RULE = Rule(
    id="NAM003",
    name="literal-translation",
    severity="warning",
    what="A proper name that was translated literally (“Crocus town hall” for a concert hall that "
    "is called City Hall), or one place under two descriptions that contradict one another.",
    why="The reader is led to another place; the literal name shows that nobody read the "
    "translation.",
    limits="Only buildings and events of the lists of the language.",
    examples=(
        RuleExample(
            bad="The attack on the concert hall in Valmont killed nine people. A year after the "
            "attack on the town hall, families of the victims met the mayor.",
            good="The attack on the concert hall in Valmont killed nine people. A year after the "
            "attack on the concert hall, families of the victims met the mayor.",
        ),
    ),
    find=_find,
)
