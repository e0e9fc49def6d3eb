"""NAM006: diacritics dropped against the same name elsewhere in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from relata.lang.language import Language
from relata.lint.limits import MAX_KEPT
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleHit
from relata.model.analysis import WORD
from relata.model.cache import BoundedCache
from relata.model.record import Span
from relata.names.base.scripts import plain_latin

MIN_LETTERS = 4


def _find(context: LintContext) -> Iterator[RuleHit]:
    if context.text.isascii():
        return
    written = _written(context)
    for forms in written.values():
        marked = [form for form in forms if not form.isascii() and not _plural(context, form)]
        plain = [form for form in forms if form.isascii()]
        if (
            not marked
            or not plain
            or not any(_in_name(context, s) for f in forms for s in forms[f])
        ):
            continue
        if _other_bearer(context, forms[marked[0]], forms[plain[0]]):
            continue
        dropped = plain[0]
        places = forms[dropped]
        yield RuleHit(places[0], (*places[1:], *forms[marked[0]][:1]),
                  {"form": dropped, "name": marked[0]}, key=marked[0])  # fmt: skip


def _plural(context: LintContext, form: str) -> bool:
    """Whether a form has no other signs than the language's own words have: where common nouns have
    capitals, it may be another form of one ("Wagen", "Wägen")."""
    if not context.language.file.grammar.nouns_capitalised:
        return False
    own = context.language.view(_letters)
    return all(char.isascii() or char in own for char in form.lower())


def _letters(language: Language) -> frozenset[str]:
    """The letters beyond ASCII of the language's own words."""
    return frozenset(char for word in language.flags for char in word if not char.isascii())


def _written(context: LintContext) -> dict[str, dict[str, list[Span]]]:
    """Capitalised words by their letters without diacritics: those of which one has some."""
    tokens = context.tokens
    forms = {
        word: plain
        for word in context.vocabulary
        if not word.isascii() and (plain := _plain_keys[word]) is not None
    }
    marked = frozenset(forms.values())
    for word in context.vocabulary if marked else ():
        if word.isascii() and (key := word.lower()) in marked and _may_be_name(word):
            forms[word] = key
    several = {key for key, count in Counter(forms.values()).items() if count > 1}
    found: dict[str, dict[str, list[Span]]] = {}
    if not several:
        return found
    for at, word in enumerate(tokens.words):
        key = forms.get(word, "")
        if key in several and tokens.kinds[at] == WORD:
            row = found.setdefault(key, {})
            row.setdefault(word, []).append((tokens.starts[at], tokens.ends[at]))
    return found


def _plain_key(word: str) -> str | None:
    """A capitalised word without its diacritics; None for one that is not a name."""
    return plain_latin(word.casefold()) if _may_be_name(word) else None


_plain_keys = BoundedCache(_plain_key, MAX_KEPT)


def _may_be_name(word: str) -> bool:
    return (
        len(word) >= MIN_LETTERS
        and word[0].isupper()
        and not word.isupper()
        and word.replace("-", "").isalpha()
    )


def _other_bearer(context: LintContext, one: list[Span], other: list[Span]) -> bool:
    """Whether other names follow the two forms: José Ramos, Jose Guterres."""
    tokens = context.tokens

    def following(spans: list[Span]) -> set[str]:
        after = (context.token_at(span[1]) for span in spans)
        return {tokens.lower[at] for at in after if at < len(tokens.words)
                and tokens.words[at][:1].isupper()}  # fmt: skip

    first, second = following(one), following(other)
    return bool(first and second) and not first & second


def _in_name(context: LintContext, span: Span) -> bool:
    """Whether a word stands in the name of a person or place."""
    at = bisect_left(context.named, (span[1], -1))
    return any(
        start <= span[0] and span[1] <= end for start, end in context.named[max(0, at - 6) : at]
    )


RULE = Rule(
    id="NAM006",
    name="dropped-diacritics",
    severity="warning",
    what="Diacritics dropped: a name stands with them at one place and without them at another.",
    why="One of the two is not the name. Searches find half of the article's mentions.",
    limits="A name that is written without diacritics throughout is not seen.",
    examples=(),
    find=_find,
)
