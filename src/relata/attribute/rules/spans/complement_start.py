"""Complements that follow their verb (English): where one begins, of which kind, where it ends."""

from __future__ import annotations

from typing import Literal, NamedTuple

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.limits import ADJUNCTS, ADVERBS, COMPLEMENT, PARENTHESIS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    ARTICLE,
    COMPLEMENTISER,
    COORDINATION,
    DETERMINER,
    INFINITIVE_MARK,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    TIME,
)
from relata.attribute.rules.text.quotations import is_title
from relata.attribute.rules.text.types import CueMatch
from relata.model.analysis import CLOSE, NUMBER, OPEN, PUNCT, Segmented

#: A clause with a complementiser or question word, an infinitive, a quotation, a clause that
#: nothing opens, a noun phrase.
ComplementKind = Literal["that", "wh", "inf", "quote", "bare", "object"]
#: Marks around a parenthesis between a cue and its complement.
PARENTHESES = frozenset((",", "—", "–", "-"))


class ComplementStart(NamedTuple):
    """Where a complement begins, and its kind."""

    start: int
    kind: ComplementKind


def find_complement(context: Context, match: CueMatch, j: int, end: int) -> ComplementStart | None:
    """Where the complement of a cue begins at or after token j, and its kind."""
    text, complements = context.text, match.cue.complements
    stop = min(end, j + ADJUNCTS)
    near = j
    given: int | None = None
    while j < stop:
        flag = text.flags[j]
        if flag & COMPLEMENTISER and not flag & INFINITIVE_MARK and "that" in complements:
            return ComplementStart(j, "that")
        if flag & QUESTION and "wh" in complements and (j == near or match.cue.act == "ask"):
            return ComplementStart(j, "wh")
        if flag & INFINITIVE_MARK and "inf" in complements and verb_follows(context, j + 1, end):
            return ComplementStart(j if given is None else given, "inf")
        quote = text.quote_at(j) if text.kinds[j] == OPEN else None
        if quote is not None and is_title(context, quote) and j > near:
            j = quote.end
            continue
        if text.kinds[j] == OPEN and complements & {"that", "bare", "direct"}:
            return ComplementStart(j, "quote")
        phrase = context.phrase_at(j)
        if (
            phrase is not None
            and "bare" in complements
            and _is_clause_subject(context, phrase, end)
        ):
            return ComplementStart(j, "bare")
        step = _adjunct(context, j, near, phrase)
        if step <= j:
            break
        if phrase is not None and j == near:
            given = j
        if (
            phrase is not None
            and j == near
            and not match.cue.takes_hearer
            and "inf" not in complements
        ):
            break
        j = step
    later = _after_adjuncts(context, match, near, end)
    return later if later is not None else _object(context, match, near, end)


def _after_adjuncts(
    context: Context, match: CueMatch, near: int, end: int
) -> ComplementStart | None:
    """Where a clause begins after a strong cue whatever stands between."""
    complements = match.cue.complements
    if match.cue.reporting_strength >= context.weights.strength.outright and "that" in complements:
        later = _complementiser_after_adjuncts(context, near, min(end, near + COMPLEMENT))
        if later is not None:
            return ComplementStart(later, "that")
    colon = (
        near + 1 < end and context.text.words[near] == ":" and context.text.kinds[near + 1] != OPEN
    )
    if colon and "direct" in complements:
        return ComplementStart(near + 1, "bare")
    if (
        "bare" in complements
        and match.cue.reporting_strength >= context.weights.strength.outright
        and not match.passive
    ):
        begin = _unmarked_clause_start(context, near, end)
        if begin is not None:
            return ComplementStart(begin, "bare")
    return None


def _complementiser_after_adjuncts(context: Context, j: int, end: int) -> int | None:
    """The "that" after adjuncts of any shape, before any other verb; or None."""
    flags = context.text.flags
    for i in range(j, end - 1):
        if flags[i] & COMPLEMENTISER and not flags[i] & INFINITIVE_MARK:
            return None if finite_verbs(context, i + 1, i + 2) else i
        if finite_verbs(context, i, i + 1):
            return None
    return None


def _unmarked_clause_start(context: Context, j: int, end: int) -> int | None:
    """Where a clause of an unclear shape begins after a strong cue, or None."""
    text = context.text
    while j < end and text.flags[j] & TIME:
        j += 1
    if j >= end or text.kinds[j] in (PUNCT, CLOSE) or text.flags[j] & (PREPOSITION | COORDINATION):
        return None
    stop = min(end, j + COMPLEMENT)
    for i in range(j, stop):
        if text.kinds[i] == PUNCT and text.words[i] not in (",", "-"):
            return None
        if finite_verbs(context, i, i + 1) or (
            i > 0 and _is_unlisted_verb(context, i) and context.nominal[i - 1]
        ):
            return j
    return None


def verb_follows(context: Context, j: int, end: int) -> bool:
    """Whether the word at `j`, adverbs and negations skipped, may be a verb before `end`."""
    flags = context.text.flags
    while j + 1 < end and flags[j] & (ADVERB | NEGATION):
        if flags[j] & (ARTICLE | DETERMINER | PRONOUN | PREPOSITION):
            return False
        j += 1
    if j >= end or flags[j] & (ARTICLE | DETERMINER | PRONOUN | PREPOSITION):
        return False
    if context.phrase_at(j) is not None and not context.language.verbs.get(context.text.lower[j]):
        return False
    return context.text.words[j][:1].islower()


def _is_clause_subject(context: Context, phrase: int, end: int) -> bool:
    """Is the phrase the subject of a finite verb right after it?"""
    found = context.phrases[phrase]
    j = found.end
    flags = context.text.flags
    while j < end and flags[j] & (ADVERB | NEGATION) and j < found.end + ADVERBS:
        j += 1
    if j >= end:
        return False
    return bool(finite_verbs(context, j, j + 1)) or _is_unlisted_verb(context, j)


def _is_unlisted_verb(context: Context, j: int) -> bool:
    """After a noun phrase: is this a word of no closed class, which can only be its verb?"""
    word = context.text.words[j]
    if context.text.flags[j] or context.nominal[j] or not word.isalpha() or not word.islower():
        return False
    return not word.endswith((*context.lexicon.gerund_endings, *context.lexicon.adverb_endings))


def _adjunct(context: Context, j: int, near: int, phrase: int | None) -> int:
    """The token after an adjunct or addressee that begins at j; j where there is none."""
    flags = context.text.flags
    if flags[j] & (ADVERB | TIME) or context.text.kinds[j] == NUMBER:
        return j + 1
    if phrase is not None and (j == near or flags[context.phrases[phrase].head] & TIME):
        return context.phrases[phrase].end
    if context.text.words[j] in PARENTHESES:
        return _parenthesis(context.text, j)
    if flags[j] & PREPOSITION:
        following = context.phrase_at(j + 1)
        if following is not None:
            return context.phrases[following].end
        if j + 1 < len(flags) and flags[j + 1] & TIME:
            return j + 2
    return j


def _parenthesis(text: Segmented, j: int) -> int:
    """The token after a short parenthesis that begins with the mark at j and leads to "that"."""
    words, flags = text.words, text.flags
    for i in range(j + 2, min(j + PARENTHESIS, len(words) - 1)):
        if words[i] == words[j]:
            return i + 1 if flags[i + 1] & COMPLEMENTISER else j
    return j


def _object(context: Context, match: CueMatch, j: int, end: int) -> ComplementStart | None:
    """A noun phrase or a prepositional object right after the cue."""
    complements, text = match.cue.complements, context.text
    if j >= end or match.passive:
        return None
    if "object" not in complements:
        return None
    if text.lower[j] in match.cue.prep and j + 1 < end:
        return None if text.flags[j + 1] & TIME else ComplementStart(j + 1, "object")
    if text.flags[j] & ADVERB and j + 1 < end:
        return _object(context, match, j + 1, end)
    return None if context.phrase_at(j) is None else ComplementStart(j, "object")
