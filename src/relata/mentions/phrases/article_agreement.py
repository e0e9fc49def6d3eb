"""Number, gender and cases of a phrase, as its determiner, adjective and noun leave them open."""

from __future__ import annotations

from relata.mentions.limits import MAX_FORMS
from relata.mentions.morphology.inflections import Reading
from relata.mentions.words.lexicon import MentionLexicon
from relata.model.analysis import ACC, DAT, GEN, NOM

#: Number ("sg", "pl" or None where open), genders, cases as a bit mask.
Agreement = tuple[str | None, str, int]

ALL = NOM | GEN | DAT | ACC


def agreement(
    lexicon: MentionLexicon, noun: str, known: bool, article: str, adjective: str, governed: bool
) -> Agreement:
    """What the forms allow in a language whose determiners show cases; kept for each once.

    `noun` is the head in lower case, `known` whether it is a known noun; `article` the
    determiner, or the preposition that holds one, "" for none; `adjective` the word between,
    "" for none; `governed` says that a preposition stands before the phrase.
    """
    key = (noun, known, article, adjective[-2:], governed)
    found = lexicon.agreements.get(key)
    if found is None:
        if len(lexicon.agreements) > MAX_FORMS:
            lexicon.agreements.clear()
            lexicon.alike.clear()
        found = lexicon.agreements[key] = _agreement(lexicon, *key)
    return found


def _agreement(
    lexicon: MentionLexicon, noun: str, known: bool, article: str, ending: str, governed: bool
) -> Agreement:
    role = lexicon.role(noun)
    number = None if role is None or role.number == "both" else str(role.number)
    gender = "" if role is None else role.gender
    readings = lexicon.articles.get(article) or lexicon.contracted.get(article, ())
    if not readings:
        return number, gender, ALL & ~NOM if governed else ALL
    gender = gender or lexicon.gender(noun)
    # Nouns of one number, gender and endings share what is worked out for the first of them.
    noun = noun if known else ""
    ends = tuple([noun.endswith(endings) for endings in lexicon.case_endings.values()])
    key = (article, ending, governed, number, gender, ends)
    found = lexicon.alike.get(key)
    if found is None:
        found = lexicon.alike[key] = _shown(lexicon, readings, *key[1:])
    return found


def _shown(
    lexicon: MentionLexicon, readings: tuple[Reading, ...], ending: str, governed: bool,
    number: str | None, gender: str, ends: tuple[bool, ...],
) -> Agreement:  # fmt: skip
    """What an article's readings leave open; `ends`: which of the case endings the noun has."""
    shown = dict(zip(lexicon.case_endings, ends, strict=True))
    readings = _fit(readings, number, gender, shown)
    if ending:
        strong = lexicon.articles.get("-" + ending) or ()
        readings = tuple(r for r in readings if _agrees(r, strong)) or readings
    if governed:
        readings = tuple(r for r in readings if r[2] != NOM) or readings
    return _summary(readings, gender)


def _fit(
    readings: tuple[Reading, ...],
    number: str | None,
    gender: str,
    shown: dict[tuple[str, int], bool],
) -> tuple[Reading, ...]:
    """The readings that the noun allows; all where none does."""
    fit = tuple(
        r
        for r in readings
        if (number is None or r[0] == number[0])
        and (not gender or r[0] == "p" or r[1] == "x" or r[1] in gender)
        and shown.get((r[0], r[2]), True)
    )
    return fit or readings


def _agrees(reading: Reading, others: tuple[Reading, ...]) -> bool:
    number, gender, case = reading
    return any(
        number == n and case == c and (gender == g or "x" in (gender, g)) for n, g, c in others
    )


def _summary(readings: tuple[Reading, ...], gender: str) -> Agreement:
    numbers = {r[0] for r in readings}
    case = 0
    for reading in readings:
        case |= reading[2]
    number = None if len(numbers) != 1 else ("sg" if "s" in numbers else "pl")
    if not gender:
        shown = {r[1] for r in readings}
        gender = "" if "x" in shown else "".join(g for g in "mfn" if g in shown)
    return number, gender, case
