"""Frames in languages with a free order of words and commas between clauses (Russian, Czech).

The subject may stand before or behind its verb or be left out, adjuncts may open the frame, and
a frame may part a clause: "Если так, говорит X, то …".
"""

from __future__ import annotations

from relata.attribute.rules.patterns.speech_act import FOLLOWING, frame_start
from relata.attribute.rules.roles.subject_ranking import cue_subject
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    COORDINATION,
    NEGATION,
    PREPOSITION,
    REFLEXIVE,
    TIME,
)
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range
from relata.lang.language import GERUND, INFINITIVE
from relata.model.analysis import NOM

#: Most tokens between the mark before a frame and its verb.
ADJUNCTS = 9
#: A clause whose verb no list holds has at least this many tokens.
CLAUSE = 3
#: A verb that says whatever stands behind its colon is at least this strong.
OUTRIGHT = 0.9
#: A verb that opens a parenthesis of reporting is at least this strong.
SURE = 0.7
DEPENDENT = frozenset(("that", "wh", "sub", "rel", "inf"))
#: A verb behind its content is at least this strong; so many tokens before a sure one with
#: its subject behind are a content, whether they hold a known verb or not.
WEAKEST, SHORT = 0.6, 2
#: A verb with an infinitive that reports is at least this strong.
WEAK = 0.5


def content_before_frame(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    """The shape C, сказал X: the frame stands behind its content or parts it."""
    cue, mark = match.cue, clauses[k - 1].mark if k else None
    if (
        mark is None
        or context.text.words[mark] in (":", ";")
        or not cue.takes & {"so", "bare", "direct"}
    ):
        return None
    if match.finite != clauses[k].start and not opens_with_cue(context, match, clauses[k].start):
        return None
    if cue.strength < WEAKEST or match.form & (INFINITIVE | GERUND):
        return None
    amid = interrupts_clause(context, match, clauses, k, last)
    alone = cue.strength >= SURE and "so" in cue.takes and mark - clauses[0].start >= SHORT
    stated = any(clause.kind in ("main", "that", "wh") for clause in clauses[:k])
    if not (amid or alone or stated) or has_following_complement(context, match, clauses, last):
        return None
    if not frames_content_before(context, match, clauses, k, last):
        return None
    if not amid and not stated and any(clause.kind == "sub" for clause in clauses[:k]):
        return None  # "когда он пришёл, сказал X": no content
    close = close_of_subject(context, clauses, last)
    content: list[Range] = [(clauses[0].start, clauses[k - 1].end)]
    frame_end = clauses[close].end
    following = clauses[close + 1] if close + 1 < len(clauses) else None
    if following is not None:
        if (
            amid
            or following.kind in ("that", "rel")
            or not any(s.finite is not None for s in clauses[:k])
        ):
            content.append((following.start, end))
        elif following.kind in ("sub", "inf", "wh"):
            frame_end = following.end
    return Candidate("indirect", content, "after", 0.85, frame=[(mark, frame_end)])


def opens_with_cue(context: Context, match: CueMatch, first: int) -> bool:
    """Does a clause that begins at `first` open with the cue, adverbs or an adjunct before it?"""
    if not context.grammar.free_order or match.finite is None:
        return False
    flags = context.text.flags
    j = first
    while j < match.finite and j - first < ADJUNCTS:
        if flags[j] & PREPOSITION and (phrase := context.phrase_at(j + 1)) is not None:
            j = context.phrases[phrase].end
        elif flags[j] & (ADVERB | TIME | REFLEXIVE) or j in match.tokens or _is_manner(context, j):
            j += 1
        else:
            return False
    return j == match.finite


def _is_manner(context: Context, token: int) -> bool:
    """Is it an adverb by its ending?"""
    return not context.nominal[token] and context.text.lower[token].endswith(
        context.lexicon.adverb_endings
    )


def frames_content_before(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int
) -> bool:
    """Is the cue in segment k the frame of what stands before, and no verb of its subject?

    Without a clause before it ("X, выступая в суде, сказал") it needs a subject behind.
    """
    mark = clauses[last].mark
    if mark is not None and context.text.words[mark] == ":":
        return False
    if any(clause.kind in ("main", "that", "wh") for clause in clauses[:k]) or match.passive:
        return True
    phrases = (context.phrases[i] for i in context.top_phrases(match.pivot + 1, clauses[k].end))
    return any(p.preposition is None and (not p.case or p.case & NOM) for p in phrases)


def interrupts_clause(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int
) -> bool:
    """Does the cue with its subject part a clause ("Если так, говорит X, то …")?"""
    if not context.grammar.free_order or match.cue.strength < SURE or clauses[k].coordinated:
        return False
    close = close_of_subject(context, clauses, last)
    if close + 1 >= len(clauses) or clauses[close + 1].coordinated:
        return False
    going = clauses[close + 1]
    long = going.end - going.start >= CLAUSE
    if going.kind != "main" and not (going.kind == "phrase" and (long or clauses[0].kind == "sub")):
        return False
    return all(clause.kind in ("phrase", "sub") for clause in clauses[:k])


def has_following_complement(
    context: Context, match: CueMatch, clauses: list[Clause], last: int
) -> bool:
    """Does a clause with a complementiser follow the verb: "он встал, сказал, что уходит"?"""
    if last + 1 >= len(clauses) or clauses[last + 1].kind not in ("that", "wh"):
        return False
    next_token = match.pivot + 1
    phrase = context.phrase_at(next_token)
    if phrase is not None and context.phrases[phrase].preposition is None:
        return not context.phrases[phrase].case & NOM or clauses[last + 1].kind == "that"
    return True


def introduces_after_colon(context: Context, match: CueMatch) -> bool:
    """Is it a verb behind whose colon anything is said, whether its verb is known or not?"""
    return context.grammar.free_order and match.cue.strength >= OUTRIGHT


def close_of_subject(context: Context, clauses: list[Clause], k: int) -> int:
    """Last segment of a clause whose subject has appositions and relative clauses behind it."""
    while (
        k + 1 < len(clauses) and clauses[k + 1].kind in FOLLOWING and not clauses[k + 1].coordinated
    ):
        begin = clauses[k + 1].start
        if clauses[k + 1].kind == "phrase" and not any(
            context.phrases[i].end > begin for i in context.top_phrases(clauses[k].start, begin)
        ):
            break
        k += 1
    return k


def end_before_main_clause(clauses: list[Clause], m: int, end: int) -> int:
    """Where a clause goes on behind the content of a gerund that begins with segment m."""
    for clause in clauses[m + 1 :]:
        if clause.kind == "main" and not clause.coordinated:
            return clause.start - 1
    return end


def end_before_predicate(clauses: list[Clause], m: int, end: int) -> int:
    """Where the verb follows whose subject is the noun before its content, in segment m:
    "надежда, что C, не сбылась"."""
    for clause in clauses[m + 1 :]:
        if (
            clause.kind == "main"
            and not clause.coordinated
            and clause.finite in (clause.start, clause.start + 1)
        ):
            return clause.start - 1
    return end


def gerund_controller(
    context: Context, match: CueMatch, clauses: list[Clause], k: int
) -> int | None:
    """Whose gerund stands in segment k: the subject of the clause before it, else behind."""
    blocked = [(s.start, s.end) for s in clauses if s.kind in DEPENDENT]
    blocked.append((match.tokens[0], clauses[k].end))
    for clause in (*reversed(clauses[: k + 1]), *clauses[k + 1 :]):
        if clause.kind == "main" and clause.finite is not None:
            main = CueMatch(match.cue, clause.finite, clause.finite, (clause.finite,), 0)
            found = cue_subject(context, main, clauses[0].start, clause.end, blocked)
            if found is not None:
                return found
    return None


def infinitive_complement(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    """An infinitive without a comma behind its cue: "X обещал построить мост"."""
    if not context.grammar.free_order or "inf" not in match.cue.takes or last > k:
        return None
    if match.cue.strength < WEAK or match.passive:
        return None
    text, clause = context.text, clauses[k]
    first = match.tokens[-1] + 1
    at = next((i for i in range(first, clause.end) if is_infinitive(context, i)), None)
    if at is None or any(text.flags[i] & COORDINATION for i in range(first, at)):
        return None
    begin = at
    while begin > first and text.flags[begin - 1] & (NEGATION | ADVERB | REFLEXIVE):
        begin -= 1
    start = clause.start if clause.coordinated or k == 0 else frame_start(context, clauses, k)
    return Candidate("indirect", [(begin, end)], "inf", 0.75, frame=[(start, begin)])


def is_infinitive(context: Context, token: int) -> bool:
    """Is it an infinitive, by the lists or by its ending?"""
    if token >= len(context.text.lower):
        return False
    lower = context.text.lower[token]
    readings = context.language.verbs.get(lower)
    if readings is not None:
        return any(reading.form & INFINITIVE for reading in readings)
    if context.nominal[token] or context.text.flags[token] or context.text.words[token] != lower:
        return False
    return len(lower) > 3 and lower.endswith(context.lexicon.infinitive_endings)
