"""Indirect speech with its frame, in languages whose complements follow the verb (English).

Shapes, in this order: as (as X said, C), complement (X said (that) C; X urged Y to C),
after (C, X said; C, said X), matter (X condemned C).
"""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import clause_at
from relata.attribute.rules.roles.addressee import find_addressee
from relata.attribute.rules.roles.phrases import noun_owner, passive_agent
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.roles.subject_adjacent import subject_before_verb
from relata.attribute.rules.spans.complement_start import (
    ComplementKind,
    find_complement,
    verb_follows,
)
from relata.attribute.rules.spans.end_adjacent import complement_end
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    COMPLEMENTISER,
    INFINITIVE_MARK,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    TIME,
)
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range, as_ranges
from relata.lang.language import GERUND
from relata.model.codes import Mode

#: Complements that many verbs take: with them a cue must be at least REPORTED strong.
WEAK = frozenset(("object", "ing", "inf", "passive"))
LEAST_STRENGTH = 0.34
#: A noun needs at least this strength.
NOUN = 0.4
#: And this much with a mere phrase for its matter.
OBJECT = 0.5
#: Shapes in which the subject may follow its verb.
INVERTED = frozenset(("after", "as"))
#: A cue behind its content must be at least this strong.
SURE = 0.6


def verb_statement(
    context: Context, match: CueMatch, clauses: list[Clause], end: int
) -> Candidate | None:
    """The statement that a reporting verb introduces, or None. `end` is the sentence's end."""
    pivot = match.pivot
    k = clause_at(clauses, pivot)
    if k is None:
        return None
    follows = context.phrase_at(match.tokens[-1] + 1)
    inverted = k > 0 and match.finite == clauses[k].start and match.cue.strength >= SURE
    inverted = inverted and follows is not None and context.phrases[follows].preposition is None
    shapes = (
        (_comparison_clause, _content_before_frame, _complement, _passive_subject)
        if inverted
        else (_comparison_clause, _complement, _content_before_frame, _passive_subject)
    )
    for shape in shapes:
        found = shape(context, match, clauses, k, end)
        if found is not None and _too_weak(match, found.rule):
            return None
        if found is not None:
            _finish(context, found, match, clauses, k)
            return found
    return None


def _too_weak(match: CueMatch, rule: str) -> bool:
    """Is it a complement that many verbs take, behind one that seldom reports with it?"""
    weight = match.cue.strength if rule == "inf" else match.cue.matter
    return rule in WEAK and weight < LEAST_STRENGTH


def _finish(
    context: Context, found: Candidate, match: CueMatch, clauses: list[Clause], k: int
) -> None:
    cue = match.cue
    found.cue = found.cue or as_ranges(match.tokens)
    found.lemma, found.act, found.certainty = cue.lemma, cue.act, cue.certainty
    found.medium, found.anchor = cue.medium, match.at
    pivot = match.pivot
    lookback = context.candidates.speaker_before(match.at)
    end = pivot if found.rule not in INVERTED else clauses[k].end
    areas: list[Range] = [(_subject_area(clauses, k), end)]
    areas += [(a, min(b, end)) for a, b in found.frame if a < end]
    set_speaker(context, found, match, areas, lookback, clauses)
    after = match.tokens[-1] + 1
    limit = min((a for a, _ in found.content if a >= after), default=clauses[k].end)
    if found.addressee is None and limit > after:
        found.addressee = find_addressee(context, match, [(after, limit)], found.speaker)


def _subject_area(clauses: list[Clause], k: int) -> int:
    """A subject with appositions begins some segments before its verb."""
    j = k
    while j > 0 and clauses[j - 1].kind in ("phrase", "rel"):
        j -= 1
    return clauses[max(0, j - 1)].start


def _comparison_clause(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, end: int
) -> Candidate | None:
    clause = clauses[k]
    lower = context.text.lower
    if lower[clause.start] not in context.lexicon.comparison_words or "as" not in match.cue.takes:
        return None
    if clause.start >= match.at:
        return None
    if k == 0 and k + 1 < len(clauses):
        return Candidate(
            "indirect", [(clauses[1].start, end)], "as", 0.8,
            frame=[(clause.start, clauses[1].start)],
        )  # fmt: skip
    if k == 0:
        return None
    content: list[Range] = [(clauses[0].start, clauses[k - 1].end)]
    if k + 1 < len(clauses):
        content.append((clauses[k + 1].start, end))
    frame = (clauses[k - 1].close, clause.end)
    return Candidate("indirect", content, "as", 0.8, frame=[frame])


def _complement(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, end: int
) -> Candidate | None:
    last = match.tokens[-1]
    complement = find_complement(context, match, last + 1, end)
    if complement is None:
        return None
    start, kind = complement
    stop = complement_end(context, match, clauses, start, end, kind)
    if stop <= start:
        return None
    mode: Mode = "reported" if kind in ("object", "ing") else "indirect"
    begin = clauses[_frame_segment(clauses, k)].start
    score = match.cue.matter if mode == "reported" else 0.85
    return Candidate(mode, [(start, stop)], kind, score, frame=[(begin, start)])


def _frame_segment(clauses: list[Clause], k: int) -> int:
    j = k
    while j > 0 and clauses[j - 1].kind in ("phrase", "rel", "sub") and not clauses[j].coordinated:
        j -= 1
    return j


def _content_before_frame(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, end: int
) -> Candidate | None:
    if match.finite is None or not match.cue.takes & {"so", "direct"} or match.passive:
        return None
    at = _frame_clause(context, match, clauses, k)
    if not at or context.text.flags[clauses[at].start] & (RELATIVE | QUESTION):
        return None
    mark = clauses[at - 1].mark
    if mark is None or context.text.words[mark] in (":", ";"):
        return None
    stated = any(clause.kind == "main" for clause in clauses[:at])
    if match.cue.strength < SURE:
        return None
    if not _only_adjuncts(context, match, clauses[k].end):
        return None
    close = k
    while close + 1 < len(clauses) and clauses[close + 1].kind in ("phrase", "rel"):
        close += 1
    content: list[Range] = [(clauses[0].start, clauses[at - 1].end)]
    if close + 1 < len(clauses) and _continues_after_frame(
        context, clauses[close], clauses[close + 1], stated
    ):
        content.append((clauses[close + 1].start, end))
    elif not stated:
        return None
    return Candidate("indirect", content, "after", 0.8, frame=[(mark, clauses[close].end)])


def _continues_after_frame(
    context: Context, close: Clause, following: Clause, stated: bool
) -> bool:
    """Does the content go on behind "X said,"? Not with the gerund of another cue."""
    semicolon = close.mark is not None and context.text.words[close.mark] == ";"
    if semicolon or following.kind not in ("that", "sub", "main"):
        return False
    readings = context.language.verbs.get(context.text.lower[following.start], ())
    return not (stated and (following.coordinated or any(r.form & GERUND for r in readings)))


def _only_adjuncts(context: Context, match: CueMatch, end: int) -> bool:
    """Is the cue without an object of its own behind it?"""
    first = match.tokens[-1] + 1
    for i in context.top_phrases(first, end):
        phrase = context.phrases[i]
        if phrase.preposition is not None or context.text.flags[phrase.head] & TIME:
            continue
        if phrase.start == first and match.finite == match.tokens[0]:
            continue
        return False
    return True


def _frame_clause(context: Context, match: CueMatch, clauses: list[Clause], k: int) -> int | None:
    """Index of the segment with which ", X said" or ", said X" begins, or None."""
    if clauses[k].coordinated:
        return None
    first = clauses[k].start
    if match.finite == first:
        # ", said X" - or the verb after an apposition: "X, a doctor, said".
        for i in context.phrases_in(max(clauses[0].start, first - 40), first):
            phrase = context.phrases[i]
            if (
                phrase.parent is None
                and phrase.preposition is None
                and first - 1 <= phrase.end <= first
            ):
                j = clause_at(clauses, phrase.start)
                if j and clauses[j].start == phrase.start and clauses[j - 1].kind != "phrase":
                    return j
        return k
    phrase_index = context.phrase_at(first)
    if phrase_index is None:
        return None
    between = range(context.phrases[phrase_index].end, match.pivot)
    gap, flags = between.stop - between.start, context.text.flags
    return k if 0 <= gap <= 3 and all(flags[j] & (ADVERB | TIME) for j in between) else None


def _passive_subject(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, _end: int
) -> Candidate | None:
    """A passive or a verb whose matter is its subject: "The plan was criticised by X"."""
    if not match.passive or "object" not in match.cue.takes or match.finite is None:
        return None
    subject = subject_before_verb(context, clauses, min(match.tokens))
    if subject is None:
        return None
    if passive_agent(context, match.at, clauses[k].end) is None:
        return None
    return Candidate("reported", [(subject.start, subject.end)], "passive", 0.4)


def noun_statement(
    context: Context, match: CueMatch, clauses: list[Clause], end: int
) -> Candidate | None:
    """The statement that a reporting noun introduces: "the claim that C", "calls for C"."""
    text, takes, at = context.text, match.cue.takes, match.at
    k = clause_at(clauses, at)
    j = at + 1
    if k is None or j >= clauses[k].end or match.cue.strength < NOUN:
        return None
    owner_phrase = noun_owner(context, at)
    if owner_phrase is not None and context.phrases[owner_phrase].start > at:
        j = context.phrases[owner_phrase].end
    if j >= clauses[k].end:
        return None
    flag = text.flags[j]
    kind: ComplementKind
    if flag & COMPLEMENTISER and "that" in takes:
        kind = "that"
    elif flag & INFINITIVE_MARK and "inf" in takes and verb_follows(context, j + 1, end):
        kind = "inf"
    elif _takes_object_phrase(context, match, owner_phrase, j):
        kind, j = "object", j + 1
    else:
        return None
    object_phrase = context.phrase_at(j)
    if kind == "object" and object_phrase is not None:
        stop = context.phrases[object_phrase].end
    else:
        stop = complement_end(context, match, clauses, j, end, kind)
    mode: Mode = "reported" if kind == "object" else "indirect"
    found = Candidate(mode, [(j, stop)], "noun", 0.6 * match.cue.strength + 0.2)
    found.cue = [(at, at + 1)]
    cue = match.cue
    found.lemma, found.act, found.certainty = cue.lemma, cue.act, cue.certainty
    found.medium, found.anchor = cue.medium, at
    found.speaker, found.speaker_why = owner_phrase, f"whose {cue.lemma} it is"
    return found


def _takes_object_phrase(
    context: Context, match: CueMatch, owner_phrase: int | None, j: int
) -> bool:
    """ "his criticism of the plan": an owner before the noun, its matter with a preposition."""
    if (
        owner_phrase is None
        or context.phrases[owner_phrase].start > match.at
        or context.phrase_at(j + 1) is None
    ):
        return False
    strong = "object" in match.cue.takes and match.cue.strength >= OBJECT
    return strong and bool(context.text.flags[j] & PREPOSITION)


__all__ = ["noun_statement", "verb_statement"]
