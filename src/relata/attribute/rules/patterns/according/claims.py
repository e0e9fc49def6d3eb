"""Reporting nouns in source phrases ("nach Angaben von X"): which noun it is, and whose."""

from __future__ import annotations

from relata.attribute.rules.limits import CLAIM_NOUN, CLAIM_OWNER
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import PREPOSITION
from relata.lang.language import Cue
from relata.model.analysis import CLOSE, OPEN, PUNCT


def claim_noun(context: Context, j: int, end: int) -> int | None:
    """The reporting noun of a phrase that begins at j, determiners and adjectives skipped."""
    nouns, lower, words = context.language.nouns, context.text.lower, context.text.words
    capitals = context.grammar.nouns_capitalised
    for n in range(j, min(j + CLAIM_NOUN, end)):
        readings = nouns.get(lower[n])
        if readings and (not capitals or words[n][:1].isupper()):
            return n if "according" in readings[0].cue.complements else None
        if capitals and words[n][:1].isupper() and lower[n].endswith(context.lexicon.claim_nouns):
            return n
        if context.text.kinds[n] in (PUNCT, OPEN, CLOSE) or context.text.flags[n] & PREPOSITION:
            return None
        lexicon = context.lexicon
        if capitals and words[n][:1].isupper() and lower[n - 1] not in lexicon.genitive_articles:
            # A name before the noun only as a possessor.
            if not lower[n].endswith(lexicon.genitive_endings):
                return None
    return None


def claim_owner(context: Context, j: int, noun: int) -> tuple[int | None, int]:
    """Whose claim it is, as a phrase index or None, and where the whole source phrase ends."""
    close = noun + 1
    owner: int | None = None
    for p in context.phrases_in(j, noun + CLAIM_OWNER):
        phrase = context.phrases[p]
        if phrase.start <= noun < phrase.end:
            close = max(close, phrase.end)
        if phrase.start > noun:
            gap = range(noun + 1, phrase.start)
            if not gap and context.grammar.verb_second and not _is_part_of_claim(context, p, noun):
                break  # "nach Behördenangaben 62 Menschen": no genitive
            if all(_introduces_owner(context, g) for g in gap):
                owner, close = p, max(close, phrase.end)
                break
        elif phrase.end <= noun and phrase.start >= j:
            owner = p
    return owner, close


def source_itself(context: Context, start: int, noun: int) -> int | None:
    """The noun's own phrase where it is a text, or has its owner in it ("Polizeiangaben")."""
    for p in context.phrases_in(start, noun + 1):
        phrase = context.phrases[p]
        if phrase.start <= noun < phrase.end and phrase.head == noun:
            compound = context.text.lower[noun] not in context.language.nouns
            return p if compound or phrase.entity == "document" else None
    return None


def _introduces_owner(context: Context, token: int) -> bool:
    """Is it the preposition before whose claim it is ("Angaben von X", not "Angaben im Mai")?"""
    if not context.grammar.verb_second:
        return bool(context.text.flags[token] & PREPOSITION)
    return context.text.lower[token] in context.lexicon.agent_prepositions


def _is_part_of_claim(context: Context, index: int, noun: int) -> bool:
    """Does the phrase stand inside the one whose noun it follows?"""
    parent = context.phrases[index].parent
    return parent is not None and context.phrases[parent].start <= noun


def is_claim(context: Context, n: int) -> bool:
    """Whether a noun names a claim ("claim", "Angaben"), also as the last part of a compound."""
    readings = context.language.nouns.get(context.text.lower[n])
    if not readings and context.grammar.nouns_capitalised:
        return context.text.words[n][:1].isupper() and context.text.lower[n].endswith(
            context.lexicon.claim_nouns
        )
    if not readings or "according" not in readings[0].cue.complements:
        return False
    return not context.grammar.nouns_capitalised or context.text.words[n][:1].isupper()


def claim_cue(context: Context, noun: int) -> Cue:
    """The cue of a reporting noun, also where it is the last part of a compound."""
    word, nouns = context.text.lower[noun], context.language.nouns
    readings = nouns.get(word)
    if readings:
        return readings[0].cue
    return nouns[next(form for form in context.lexicon.claim_nouns if word.endswith(form))][0].cue
