"""Auxiliaries whose mood is the hearsay: "Le suspect aurait quitté le pays"."""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.limits import BETWEEN_AUXILIARIES
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ADVERB, AUXILIARY, NEGATION, PRONOUN
from relata.lang.language import Language, words_of


class _Participles(Struct, frozen=True):
    """What the grammar of a language says of participles after an auxiliary of hearsay."""

    endings: tuple[str, ...]
    #: Participles that wish or ought: "dû".
    wishes: frozenset[str]
    #: Conjunctions of conditions: "si".
    conditions: frozenset[str]


def _compile(language: Language) -> _Participles:
    grammar = language.file.grammar
    return _Participles(
        words_of(grammar.participle_endings),
        frozenset(words_of(grammar.wishes)),
        frozenset(words_of(grammar.conditions)),
    )


def reports_by_mood(context: Context) -> bool:
    """Whether auxiliaries of hearsay in this language stand before a participle."""
    return bool(context.language.view(_compile).endings)


def participle_follows(context: Context, sentence: int, i: int) -> bool:
    """Is the auxiliary at i one of a participle that is reported: "aurait quitté le pays"?

    Not in a condition ("si … aurait"), a question, of the first person, or where the participle
    wishes or ought ("aurait dû").
    """
    text, known = context.text, context.language.view(_compile)
    start, end = text.sentences[sentence]
    words = text.lower[start:end]
    if not known.conditions.isdisjoint(words) or "?" in words:
        return False
    if context.has_first_person(start, end):
        return False
    for j in range(i + 1, min(end, i + 1 + BETWEEN_AUXILIARIES)):
        word = text.lower[j]
        if word in known.wishes:
            return False
        if text.flags[j] & (ADVERB | NEGATION | AUXILIARY | PRONOUN):
            continue
        return word.endswith(known.endings)
    return False
