"""NAM002: a name spelled by another language's convention, with the expected form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from relata.lint.reading.context import LintContext
from relata.lint.reading.names import inflected, persons, places_of
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.names.base.conventions import convention_for_language
from relata.names.base.scripts import LATIN, plain_latin
from relata.names.uses.news_keys import key_of, news_keys
from relata.names.uses.spell import spell
from relata.names.uses.transcription import Spelling


def _find(context: LintContext) -> Iterator[RuleHit]:
    code = context.language.code
    for entity in persons(context):
        full = next((form for form in entity.forms if " " in form), None)
        if full is None or key_of(full) not in news_keys():
            continue
        expected = _expected(full, code)
        if expected is None:
            continue
        usual = {plain_latin(word.casefold()): word for word in expected.form.split()}
        surname = expected.form.split()[-1]
        if not _own_letters(expected.form, code):
            continue
        for form in entity.forms:
            last = form.split()[-1]
            if plain_latin(last.casefold()) in usual or inflected(last, surname):
                continue
            found = places_of(context, entity, form)
            if found:
                wanted = expected.form if " " in form else surname
                yield RuleHit(found[0], found[1:], {"form": form, "expected": wanted,
                          "why": expected.convention}, key=f"{entity.name} {form}")  # fmt: skip


@lru_cache(maxsize=4096)
def _expected(name: str, code: str) -> Spelling | None:
    return spell(name, code)


def _own_letters(form: str, code: str) -> bool:
    """Whether the expected form needs no letter that the language does not have."""
    own = convention_for_language(LATIN, code)
    return form.isascii() or (own is not None and all(
        letter.isascii() or letter in own.letters for letter in form.lower()
    ))  # fmt: skip


RULE = Rule(
    id="NAM002",
    name="foreign-convention",
    severity="warning",
    what="A name in the spelling of another language's convention, where this language has its "
    "own.",
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
