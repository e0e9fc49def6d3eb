"""NAM001: one person in several spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from relata.knowledge import first_names
from relata.lang.schema import Flag
from relata.lint.reading.context import LintContext
from relata.lint.reading.names import inflected, persons, places_of
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.analysis import NUMBER
from relata.model.record import Entity
from relata.present.view.checklist import spellings

#: Letters of a surname from which one other letter is a slip, not another name.
MIN_LETTERS = 5


def _find(context: LintContext) -> Iterator[RuleHit]:
    people = list(persons(context))
    for entity in people:
        if len(entity.forms) < 2:
            continue
        for form in spellings(entity, context.language.code):
            found = places_of(context, entity, form)
            if found and not _same_letters(form, entity.name):
                related = (*found[1:], *places_of(context, entity, entity.name)[:1])
                values = {"form": form, "name": entity.name}
                yield RuleHit(found[0], related, values, key=f"{entity.name} {form}")
    yield from _slips(context, people)
    yield from _unknown_words(context, people)


def _same_letters(form: str, name: str) -> bool:
    """Whether two forms differ in signs alone, such as two kinds of apostrophe."""
    wanted = "".join(filter(str.isalpha, form.casefold()))
    return wanted in "".join(filter(str.isalpha, name.casefold()))


def _slips(context: LintContext, people: list[Entity]) -> Iterator[RuleHit]:
    """Two persons for the reader, whose names differ in one letter: a slip of the pen."""
    by_given: dict[str, list[tuple[str, str, Entity]]] = {}
    surnames: dict[str, Entity] = {}
    for entity in people:
        words = entity.name.split()
        if len(words) > 1:
            by_given.setdefault(words[0], []).append((words[-1], entity.name, entity))
            surnames.setdefault(words[-1], entity)
    for rows in by_given.values():
        for number, (last, name, entity) in enumerate(rows):
            for other_last, other_name, other in rows[:number]:
                if _slip(last, other_last):
                    yield from _hit(context, entity, name, other, other_name)
    for entity in people:
        if " " in entity.name:
            continue
        for last, other in surnames.items():
            if other is not entity and entity.name not in surnames and _slip(entity.name, last):
                yield from _hit(context, entity, entity.name, other, other.name)


def _unknown_words(context: LintContext, people: list[Entity]) -> Iterator[RuleHit]:
    """A word with two letters exchanged, or one too many, of a surname that the text has: nobody
    else is called so, and it stands once."""
    surnames: dict[tuple[str, str], list[str]] = {}
    voices = {e for s in context.statements if s.speaker is not None for e in s.speaker.entities}
    for entity in people:
        last = entity.name.split()[-1]
        if not (entity.roles or first_names.known(entity.name.split()[0]) or entity.id in voices):
            continue  # a title or a thing that was taken for a person
        if " " in entity.name and len(last) >= MIN_LETTERS and last.isalpha():
            surnames.setdefault((last[0], last[-1]), []).append(last)
    if not surnames:
        return
    tokens = context.tokens
    named = {word for entity in context.record.entities for form in entity.forms
             for word in form.split()}  # fmt: skip
    counts = Counter(tokens.words)
    once = {
        word
        for word, count in counts.items()
        if count == 1
        and len(word) >= MIN_LETTERS
        and word[0].isupper()
        and (word[0], word[-1]) in surnames
    }
    for at in [at for at, word in enumerate(tokens.words) if word in once] if once else ():
        word = tokens.words[at]
        for last in surnames[word[0], word[-1]]:
            if abs(len(word) - len(last)) <= 1 and _slip(word, last):
                exchanged = sorted(word) == sorted(last) and counts[last] > 1
                if (
                    _common(context, at)
                    or tokens.flags[at]
                    or word.lower() in counts
                    or (word in named and not exchanged)
                ):
                    continue
                yield RuleHit((tokens.starts[at], tokens.ends[at]), values={"form": word,
                              "name": last}, key=f"{last} {word}")  # fmt: skip


def _common(context: LintContext, at: int) -> bool:
    """Whether a word with a capital is a common noun where those have one: after an article or a
    number."""
    before = context.tokens.flags[at - 1] if at else 0
    figure = bool(at) and context.tokens.kinds[at - 1] == NUMBER
    small = Flag.ARTICLE | Flag.DETERMINER | Flag.NUMBER
    return context.language.file.grammar.nouns_capitalised and (figure or bool(before & small))


def _hit(
    context: LintContext, entity: Entity, name: str, other: Entity, known: str
) -> Iterator[RuleHit]:
    found = places_of(context, entity, name)
    if found and not _common(context, context.token_at(found[0][0])):
        related = (*found[1:], *places_of(context, other, known)[:1])
        yield RuleHit(found[0], related, {"form": name, "name": known}, key=f"{known} {name}")


def _slip(one: str, other: str) -> bool:
    """Whether two surnames differ by one letter, or by two neighbours that are exchanged."""
    a, b = ("".join(filter(str.isalpha, word.casefold())) for word in (one, other))
    if min(len(a), len(b)) < MIN_LETTERS or a[0] != b[0] or a == b or inflected(a, b, 1):
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1


RULE = Rule(
    id="NAM001",
    name="several-spellings",
    severity="warning",
    what="One person in several spellings: two transcriptions of one name, or a slip of the pen.",
    why="Readers take two spellings for two people, and nobody finds the article under the other "
    "one. Two conventions in one text show that it was put together from several.",
    limits="Two people whose names differ in one letter may be taken for one. Case endings are not "
    "another spelling.",
    examples=(
        RuleExample(
            bad="Defence minister Sergei Shoigu spoke in Moscow. Sergej Schoigu said the talks "
            "would go on.",
            good="Defence minister Sergei Shoigu spoke in Moscow. Shoigu said the talks would go "
            "on.",
        ),
        RuleExample(
            bad="Mayor Ann Kessler opened the bridge. Ann Kesster said it was safe.",
            good="Mayor Ann Kessler opened the bridge. Ann Kessler said it was safe.",
        ),
    ),
    find=_find,
)
