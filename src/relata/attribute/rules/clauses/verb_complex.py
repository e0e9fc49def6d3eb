"""Verb complexes: a form of a cue with its auxiliaries, particle, negation and reflexive."""

from __future__ import annotations

from relata.attribute.rules.limits import AUXILIARIES, VERB_COMPLEX
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    AUXILIARY,
    COORDINATION,
    INFINITIVE_MARK,
    MODAL,
    NEGATION,
    REFLEXIVE,
)
from relata.attribute.rules.text.types import Clause, CueMatch
from relata.lang.language import FINITE, GERUND, INFINITIVE, PARTICIPLE, CueForm
from relata.model.analysis import CLOSE, OPEN, PUNCT, Segmented

#: Clauses that stand inside the one that an auxiliary opens.
MODIFIERS = frozenset(("rel", "phrase", "sub"))
HELPERS = AUXILIARY | MODAL


def verb_complex(
    context: Context,
    i: int,
    reading: CueForm,
    particle: tuple[int, ...],
    k: int,
    clauses: list[Clause],
) -> CueMatch | None:
    """The verb complex around the form at i: auxiliaries, participle, particle, reflexive."""
    form = reading.form
    if form & INFINITIVE and _is_marked_infinitive(context, i):
        form = INFINITIVE
    auxiliaries = _auxiliaries(context, i, form, k, clauses)
    tokens = {i, *particle}
    if auxiliaries:
        tokens.update(auxiliaries)
        finite = auxiliaries[0]
        if form & FINITE and context.grammar.free_order:
            return CueMatch(reading.cue, i, finite, tuple(sorted(tokens)), form & FINITE)
        passive = bool(form & PARTICIPLE) and any(
            context.text.lower[h] in context.lexicon.passive_auxiliaries for h in auxiliaries
        )
        return CueMatch(
            reading.cue, i, finite, tuple(sorted(tokens)), form & ~FINITE or form, passive
        )
    if form & FINITE:
        passive = False
        if (
            context.grammar.free_order
            and not particle
            and (mark := _passive_reflexive(context, i, clauses[k])) is not None
        ):
            tokens.add(mark)
            passive = True
        return CueMatch(reading.cue, i, i, tuple(sorted(tokens)), form & FINITE, passive)
    if form & GERUND:
        return CueMatch(reading.cue, i, None, tuple(sorted(tokens)), GERUND)
    if form & PARTICIPLE and context.grammar.free_order:
        # "В докладе отмечено": it stands for the present without an auxiliary.
        return CueMatch(reading.cue, i, i, tuple(sorted(tokens)), PARTICIPLE, passive=True)
    if form & PARTICIPLE and _needs_no_auxiliary(context, i, k, clauses):
        return CueMatch(reading.cue, i, None, tuple(sorted(tokens)), PARTICIPLE, passive=True)
    if form & INFINITIVE and _is_marked_infinitive(context, i):
        return CueMatch(reading.cue, i, None, tuple(sorted(tokens)), INFINITIVE)
    return None


def _passive_reflexive(context: Context, i: int, clause: Clause) -> int | None:
    """A reflexive next to a finite form that makes it a passive ("uvádí se"), or None."""
    for j in (i - 1, i + 1):
        if clause.start <= j < clause.end and context.text.flags[j] & REFLEXIVE:
            if context.text.lower[j] in context.lexicon.passive_auxiliaries:
                return j
    return None


def _needs_no_auxiliary(context: Context, i: int, k: int, clauses: list[Clause]) -> bool:
    """A participle without auxiliary: "wie berichtet", "asked about it", "quoted by"."""
    lower = context.text.lower
    first = clauses[k].start
    if any(lower[j] in context.lexicon.comparison_words for j in range(first, min(first + 2, i))):
        return True
    nearby = lower[i + 1] if i + 1 < clauses[k].end else ""
    return not context.grammar.verb_second and (
        nearby in context.lexicon.agent_prepositions or i == first
    )


def _is_marked_infinitive(context: Context, i: int) -> bool:
    """Is the infinitive at i marked ("zu sagen", "to say", "mitzuteilen")?"""
    infix = context.grammar.infinitive_infix
    before = context.text.flags[i - 1] if i else 0
    if before & INFINITIVE_MARK:
        return True
    return bool(infix) and infix in context.text.lower[i][2:-3]


def _auxiliaries(
    context: Context, i: int, form: int, k: int, clauses: list[Clause]
) -> tuple[int, ...]:
    """Auxiliaries and modals that form one complex with the non-finite form at i."""
    if context.grammar.free_order and form & FINITE:
        return _adjacent_auxiliaries(context.text, i, clauses[k])
    if not form & (PARTICIPLE | INFINITIVE | (0 if context.grammar.verb_second else GERUND)):
        return ()
    if not context.grammar.verb_second:
        return _auxiliaries_before(context, i, form, clauses[k])
    flags = context.text.flags
    clause = clauses[k]
    after = []
    j = i + 1
    while j < clause.end and flags[j] & HELPERS and context.text.words[j][:1].islower():
        after.append(j)
        j += 1
    if after:
        return tuple(reversed(after))
    # A form that is also finite ("erklärt") is a participle only at the end of its clause.
    if form & FINITE and not ends_clause(context.text, i + 1, clause.end):
        return ()
    return _second_place_auxiliary(context, i, form, k, clauses)


def _adjacent_auxiliaries(text: Segmented, i: int, clause: Clause) -> tuple[int, ...]:
    """Auxiliaries right before a finite form: "rád bych řekl", "jsem řekl", "бы сказал"."""
    flags = text.flags
    j = i
    while j > clause.start and flags[j - 1] & AUXILIARY and i - j < VERB_COMPLEX:
        j -= 1
    if j == i:
        return ()
    if j > clause.start and flags[j - 1] & MODAL:
        j -= 1
    return tuple(range(j, i))


def _second_place_auxiliary(
    context: Context, i: int, form: int, k: int, clauses: list[Clause]
) -> tuple[int, ...]:
    """The finite auxiliary in second place, its participle or infinitive at the end."""
    flags, words = context.text.flags, context.text.words
    wanted = AUXILIARY if form & PARTICIPLE else MODAL | AUXILIARY
    while k >= 0:
        clause = clauses[k]
        stop = min(clause.end, i)
        for j in range(clause.start, stop):
            if not flags[j] & wanted or context.opens_phrase(j):
                continue
            if words[j][:1].islower() or j == clause.start:
                return (j,) if i - j <= VERB_COMPLEX else ()
        if clause.kind in ("that", "sub", "wh", "rel") and clause.start <= i < clause.end:
            return ()
        if clause.coordinated or i - clause.start > VERB_COMPLEX or form & FINITE:
            return ()
        k -= 1
        while k >= 0 and clauses[k].kind in MODIFIERS and clauses[k].finite is not None:
            k -= 1
    return ()


def _auxiliaries_before(context: Context, i: int, form: int, clause: Clause) -> tuple[int, ...]:
    """English: auxiliaries, negation and adverbs right before the form."""
    flags = context.text.flags
    j = i - 1
    auxiliaries: list[int] = []
    between: list[int] = []
    while j >= clause.start and i - j <= AUXILIARIES:
        flag = flags[j]
        if flag & HELPERS and not flag & INFINITIVE_MARK:
            auxiliaries.append(j)
            auxiliaries.extend(between)
            between = []
        elif flag & (NEGATION | ADVERB) or context.text.lower[j].endswith(
            context.lexicon.adverb_endings
        ):
            between.append(j)
        elif flag & INFINITIVE_MARK and form & INFINITIVE and not auxiliaries:
            return ()
        else:
            break
        j -= 1
    if not auxiliaries:
        return ()
    auxiliaries.sort()
    return tuple(auxiliaries)


def ends_clause(text: Segmented, i: int, end: int) -> bool:
    """Does a clause end before token i? A separated particle stands at the end of its clause."""
    if i >= end:
        return True
    kind = text.kinds[i]
    return kind in (PUNCT, OPEN, CLOSE) or bool(text.flags[i] & COORDINATION)
