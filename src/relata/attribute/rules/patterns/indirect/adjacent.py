"""Indirect speech where the subject stands right before its verb and C after it (English).

as      As X said, C.             a cue in a comparison clause
that …  X said (that) C. X urged Y to C. X condemned C.
after   C, X said. – C, said X.   a content before its frame
passive C was condemned by X.
"""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import clause_at
from relata.attribute.rules.limits import ADVERBS, CLAUSE_BEFORE, FRAME_PHRASE
from relata.attribute.rules.patterns.base import CueSite, Pattern
from relata.attribute.rules.roles.phrases import passive_agent
from relata.attribute.rules.roles.subject_adjacent import subject_before_verb
from relata.attribute.rules.spans.complement_start import find_complement
from relata.attribute.rules.spans.end_adjacent import complement_end
from relata.attribute.rules.spans.frames import close_of_modifiers
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    ARTICLE,
    AUXILIARY,
    DETERMINER,
    MODAL,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    TIME,
)
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range
from relata.lang.language import GERUND

#: Clauses before that of the cue that belong to its frame.
FRONTED = frozenset(("phrase", "rel", "sub"))
#: Clauses with which a content may go on after its frame.
CONTINUING = frozenset(("that", "sub", "main"))


def comparison_adjacent(context: Context, site: CueSite) -> Candidate | None:
    """A cue in a comparison clause: "As X said, C." – "C1, as X said, C2."""
    clauses, k, clause = site.clauses, site.k, site.clause
    opener = context.text.lower[clause.start]
    if opener not in context.lexicon.comparison_words or "as" not in site.cue.complements:
        return None
    if clause.start >= site.match.at:
        return None
    later = clauses[k + 1].start if k + 1 < len(clauses) else None
    content: list[Range] = [] if later is None else [(later, site.end)]
    if k:
        content.insert(0, (clauses[0].start, clauses[k - 1].end))
        frame = (clauses[k - 1].close, clause.end)
    elif later is not None:
        frame = (clause.start, later)
    else:
        return None
    score = context.weights.score["comparison-adjacent"]
    return Candidate("indirect", content, "as", score, frame=[frame])


def complement_adjacent(context: Context, site: CueSite) -> Candidate | None:
    """A complement right after its verb: "X said (that) C", "X urged Y to C", "X condemned C"."""
    match, clauses = site.match, site.clauses
    complement = find_complement(context, match, match.tokens[-1] + 1, site.end)
    if complement is None:
        return None
    start, kind = complement
    stop = complement_end(context, match, clauses, start, site.end, kind)
    if stop <= start:
        return None
    j = site.k
    while j > 0 and clauses[j - 1].kind in FRONTED and not clauses[j].coordinated:
        j -= 1
    frame = [(clauses[j].start, start)]
    if kind == "object":
        return Candidate("reported", [(start, stop)], kind, match.cue.object_strength, frame=frame)
    score = context.weights.score["complement-adjacent"]
    return Candidate("indirect", [(start, stop)], kind, score, frame=frame)


def content_first_inverted(context: Context, site: CueSite) -> Candidate | None:
    """A content before its frame with a subject after the verb: "C, said X."""
    match = site.match
    if not site.k or match.finite != site.clause.start:
        return None
    if match.cue.reporting_strength < context.weights.strength.unclear:
        return None
    subject = context.phrase_at(match.tokens[-1] + 1)
    if subject is None or context.phrases[subject].preposition is not None:
        return None
    after = context.phrases[subject].end
    if after < site.clause.end and context.text.flags[after] & (AUXILIARY | MODAL):
        return None  # "X, a mechanic, said the dam had burst"
    return content_first_adjacent(context, site)


def content_first_adjacent(context: Context, site: CueSite) -> Candidate | None:
    """A content before its frame: "C, X said." – "C1, X said, C2."""
    match, clauses = site.match, site.clauses
    if match.finite is None or not match.cue.complements & {"so", "direct"} or match.passive:
        return None
    at = _frame_clause(context, site)
    if not at or context.text.flags[clauses[at].start] & (RELATIVE | QUESTION):
        return None
    mark = clauses[at - 1].mark
    if mark is None or context.text.words[mark] in (":", ";"):
        return None
    if match.cue.reporting_strength < context.weights.strength.unclear:
        return None
    if not _only_adjuncts(context, match, site.clause.end):
        return None
    free = context.text.flags[clauses[0].start] & (RELATIVE | QUESTION)  # "Whoever waits, …"
    stated = any(clause.kind == "main" for clause in clauses[1 if free else 0 : at])
    sure = match.cue.reporting_strength >= context.weights.strength.parenthesis
    close = close_of_modifiers(clauses, site.k)
    cut = sure and not stated and _goes_on_unlisted(context, clauses, site.k + 1)
    if cut:
        close = site.k
    content: list[Range] = [(clauses[0].start, clauses[at - 1].end)]
    following = clauses[close + 1] if close + 1 < len(clauses) else None
    if following and (cut or _continues_after_frame(context, clauses[close], following, stated)):
        content.append((following.start, site.end))
    elif not stated and not (sure and at == 1 and following is None and _is_long(clauses[0])):
        return None
    score = context.weights.score["content-first-adjacent"]
    return Candidate("indirect", content, "after", score, frame=[(mark, clauses[close].end)])


def _continues_after_frame(
    context: Context, close: Clause, following: Clause, stated: bool
) -> bool:
    """Does the content go on after "X said,"? Not with the gerund of another cue."""
    semicolon = close.mark is not None and context.text.words[close.mark] == ";"
    if semicolon or following.kind not in CONTINUING:
        return False
    readings = context.language.verbs.get(context.text.lower[following.start], ())
    return not (stated and (following.coordinated or any(r.form & GERUND for r in readings)))


def _is_long(clause: Clause) -> bool:
    """A verb that no list holds leaves a clause without one; a sure cue needs none."""
    return clause.end - clause.start >= CLAUSE_BEFORE


def _goes_on_unlisted(context: Context, clauses: list[Clause], k: int) -> bool:
    """Is a clause cut by the frame, its verb after it: "Whoever waits, X said, pays twice"?"""
    if k >= len(clauses):
        return False
    following = clauses[k]
    if following.kind != "phrase" or following.coordinated or following.end - following.start < 2:
        return False
    flags = context.text.flags[following.start]
    if flags & (PREPOSITION | ADVERB | TIME):
        return False
    # A noun does not stand before an article: "harms the town".
    after = context.text.flags[following.start + 1]
    return not context.nominal[following.start] or bool(after & (ARTICLE | DETERMINER))


def _only_adjuncts(context: Context, match: CueMatch, end: int) -> bool:
    """Is the cue without an object of its own after it?"""
    first = match.tokens[-1] + 1
    for i in context.top_phrases(first, end):
        phrase = context.phrases[i]
        if phrase.preposition is not None or context.text.flags[phrase.head] & TIME:
            continue
        if phrase.start == first and match.finite == match.tokens[0]:
            continue
        return False
    return True


def _frame_clause(context: Context, site: CueSite) -> int | None:
    """Index of the clause with which ", X said" or ", said X" begins, or None."""
    match, clauses, clause = site.match, site.clauses, site.clause
    if clause.coordinated:
        return None
    first = clause.start
    if match.finite == first:
        # ", said X" - or the verb after an apposition: "X, a doctor, said".
        return _apposed_subject(context, clauses, first) or site.k
    index = context.phrase_at(first)
    if index is None:
        return None
    between = range(context.phrases[index].end, match.pivot)
    gap, flags = between.stop - between.start, context.text.flags
    if 0 <= gap <= ADVERBS and all(flags[j] & (ADVERB | TIME) for j in between):
        return site.k
    return None


def _apposed_subject(context: Context, clauses: list[Clause], verb: int) -> int | None:
    """Index of the clause that a phrase with an apposition before the verb opens, or None."""
    for i in context.phrases_in(max(clauses[0].start, verb - FRAME_PHRASE), verb):
        phrase = context.phrases[i]
        if phrase.parent is not None or phrase.preposition is not None:
            continue
        if verb - 1 <= phrase.end <= verb:
            j = clause_at(clauses, phrase.start)
            if j and clauses[j].start == phrase.start and clauses[j - 1].kind != "phrase":
                return j
    return None


def passive_subject(context: Context, site: CueSite) -> Candidate | None:
    """A passive whose subject is the object of the act: "C was condemned by X"."""
    match = site.match
    if not match.passive or "object" not in match.cue.complements or match.finite is None:
        return None
    subject = subject_before_verb(context, site.clauses, min(match.tokens))
    if subject is None or passive_agent(context, match.at, site.clause.end) is None:
        return None
    content = [(subject.start, subject.end)]
    return Candidate("reported", content, "passive", context.weights.score["passive"])


COMPARISON_ADJACENT = Pattern(("as",), comparison_adjacent)
COMPLEMENT_ADJACENT = Pattern(("that", "wh", "inf", "bare", "quote", "object"), complement_adjacent)
CONTENT_FIRST_INVERTED = Pattern(("after",), content_first_inverted)
CONTENT_FIRST_ADJACENT = Pattern(("after",), content_first_adjacent)
PASSIVE = Pattern(("passive",), passive_subject)
