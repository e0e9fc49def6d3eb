"""NAM002: a name spelled by another language's convention, with the expected form."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.context import LintContext
from relata.lint.names import inflected, persons, places_of
from relata.lint.rule import Hit, Rule, RuleExample
from relata.names.base.scripts import plain_latin
from relata.names.uses.spell import spell


def _find(context: LintContext) -> Iterator[Hit]:
    code = context.language.code
    for entity in persons(context):
        full = next((form for form in entity.forms if " " in form), None)
        if full is None:
            continue
        expected = spell(full, code)
        if expected is None:
            continue
        usual = {plain_latin(word.casefold()): word for word in expected.form.split()}
        surname = expected.form.split()[-1]
        for form in entity.forms:
            last = form.split()[-1]
            if plain_latin(last.casefold()) in usual or inflected(last, surname):
                continue
            found = places_of(context, entity, form)
            if found:
                wanted = expected.form if " " in form else surname
                yield Hit(found[0], found[1:], {"form": form, "expected": wanted,
                          "why": expected.why}, key=f"{entity.name} {form}")  # fmt: skip


RULE = Rule(
    id="NAM002",
    name="foreign-convention",
    severity="warning",
    what="A name in the spelling of another language's convention, where this language has its own.",
    why="The spelling shows which language the text came from, and readers who look for the usual "
    "one do not find it.",
    limits="Only people of the news whose names Relata knows in their own alphabet. An outlet may "
    "have a house style of its own.",
    examples=(
        RuleExample(
            bad="The Russian minister Sergej Schoigu spoke in Moscow. Schoigu said the talks would "
            "go on.",
            good="The Russian minister Sergei Shoigu spoke in Moscow. Shoigu said the talks would "
            "go on.",
            at="Sergej Schoigu",
        ),
    ),
    find=_find,
)
