"""Indirect speech with its frame, in languages that part clauses by commas (German, Russian).

Four shapes, tried in this order for every verb that reports:
  as       Wie X sagte, C.           the cue stands in a comparison clause
  after    C, sagte X.               the cue opens its segment, the content stands before
  before   X sagte, (dass) C.        a complement follows the clause of the cue
  matter   X verurteilte C.          no clause, but an object: reported
"""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.clauses.sentence import clause_at, clause_of, is_reported_frame
from relata.attribute.rules.patterns.indirect.free_order import (
    close_of_subject,
    content_before_frame,
    end_before_main_clause,
    gerund_controller,
    infinitive_complement,
    introduces_after_colon,
    is_infinitive,
)
from relata.attribute.rules.patterns.indirect.subjunctive_clause import (
    infinitive_without_comma,
    subjunctive_clause,
)
from relata.attribute.rules.patterns.speech_act import (
    FOLLOWING,
    WEAK,
    anaphoric_act,
    close_of,
    frame_start,
    is_reported_act,
    speech_act,
)
from relata.attribute.rules.roles.addressee import find_addressee
from relata.attribute.rules.roles.phrases import relative_antecedent
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.roles.subject_ranking import SOURCE_KINDS, cue_subject
from relata.attribute.rules.scoring.clause_score import is_likely_report
from relata.attribute.rules.spans.boundaries import (
    end_before_quotation,
    first_clause_of,
    predicate_clause,
)
from relata.attribute.rules.spans.end_comma import content_end, end_before_inverted_clause
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    COORDINATION,
    PRONOUN,
    SUBJUNCTIVE1,
    SUBJUNCTIVE2,
    SUBORDINATION,
)
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range, as_ranges
from relata.lang.language import GERUND, INFINITIVE
from relata.model.analysis import CLOSE, DAT, NOM, OPEN, PUNCT

#: A stretch before a sure cue of this many tokens is a clause.
LONG = 5
#: Kinds of segments that can be a content on their own.
CLAUSES = frozenset(("main", "that", "wh", "inf"))
#: A verb that opens a parenthesis of reporting is at least this strong.
SURE = 0.7


def verb_statement(
    context: Context, match: CueMatch, clauses: list[Clause], end: int
) -> Candidate | None:
    """The statement that a reporting verb introduces, or None. `end` is the sentence's end."""
    pivot = match.pivot
    k = clause_at(clauses, pivot)
    last = clause_at(clauses, match.tokens[-1])
    if k is None or last is None:
        return None
    last = max(k, last)
    near = context.grammar.free_order and is_infinitive(context, match.tokens[-1] + 1)
    before_frame = content_before_frame if context.grammar.free_order else _content_before_frame
    strategies = (
        (_comparison_clause, infinitive_complement, before_frame, _content_after_frame)
        if near
        else (_comparison_clause, before_frame, _content_after_frame, infinitive_complement)
    )
    for strategy in (
        *strategies,
        anaphoric_act,
        infinitive_without_comma,
        subjunctive_clause,
        speech_act,
    ):
        found = strategy(context, match, clauses, k, last, end)
        if found is not None:
            _finish(context, found, match, clauses, k)
            if found.rule == "before" and not _is_likely(context, found, match, clauses, k):
                return None
            if found.mode == "reported" and not is_reported_act(context, found, match):
                return None
            return found
    return None


def _is_likely(
    context: Context, found: Candidate, match: CueMatch, clauses: list[Clause], k: int
) -> bool:
    m = clause_at(clauses, found.content[0][0])
    if m is None:
        return True
    if clauses[m].kind == "phrase":
        m = predicate_clause(context, clauses, m)
    mood = context.grammar.subjunctive_reports and in_subjunctive(context, clauses[m])
    return is_likely_report(context, found, match, clauses[k], clauses[m], mood)


def _finish(
    context: Context, found: Candidate, match: CueMatch, clauses: list[Clause], k: int
) -> None:  # fmt: skip
    cue = match.cue
    found.cue = found.cue or as_ranges(match.tokens)
    found.lemma, found.act, found.certainty = cue.lemma, cue.act, cue.certainty
    found.medium, found.anchor = cue.medium, match.at
    clause = clauses[k]
    found.strength = cue.strength
    found.reported_frame = is_reported_frame(context, match)
    areas: list[Range] = [(clause.start, clause.end)]
    areas += [r for r in found.frame if r != areas[0]]
    if found.mode == "reported":
        areas = [(clause.start, clause.end), *found.content, *found.frame]
    if found.rule == "anaphor":
        areas = [(match.pivot, clause.end), *((a + 1, b) for a, b in found.frame)]
    lookback = context.candidates.speaker_before(match.at)
    if match.form & GERUND and context.grammar.free_order:
        found.speaker = gerund_controller(context, match, clauses, k)
        found.speaker_why = "subject of the clause on which the gerund hangs"
        return
    if clause.kind == "inf" and match.finite is None and k > 0:
        found.speaker = _infinitive_controller(context, match, clauses, k)
        found.speaker_why = "subject of the clause on which the infinitive hangs"
        found.addressee = find_addressee(context, match, areas, found.speaker)
        return
    if clause.kind == "rel" and not match.passive:
        antecedent = relative_antecedent(context, clause.start)
        if antecedent is not None and not _has_subject(context, match, clause):
            found.speaker, found.speaker_why = antecedent, "what the relative clause is about"
            if context.grammar.verb_second:
                found.addressee = find_addressee(
                    context, match, [(clause.start + 1, clause.end)], antecedent
                )
            return
    set_speaker(context, found, match, areas, lookback, clauses)


def _infinitive_controller(
    context: Context, match: CueMatch, clauses: list[Clause], k: int
) -> int | None:
    """The subject of the nearest main clause before segment k."""
    for clause in reversed(clauses[:k]):
        if clause.kind == "main" and clause.finite is not None:
            main = CueMatch(match.cue, clause.finite, clause.finite, (clause.finite,), 0)
            return cue_subject(context, main, clause.start, clause.end)
    return None


def _has_subject(context: Context, match: CueMatch, clause: Clause) -> bool:
    """Does the relative clause have a subject besides its pronoun (", was X sagte")?"""
    for i in context.top_phrases(clause.start + 1, match.at):
        phrase = context.phrases[i]
        if phrase.preposition is None and (not phrase.case or phrase.case & 1):
            return phrase.kind != "description" or phrase.entity not in ("other", "place")
    return False


def _comparison_clause(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    if "as" not in match.cue.takes:
        return None
    first = _comparison_word(context, clauses[k])
    climbs = not context.grammar.free_order
    while (
        climbs
        and first is None
        and k
        and clauses[k - 1].kind in FOLLOWING
        and not clauses[k].coordinated
    ):
        k -= 1
        first = _comparison_word(context, clauses[k])
    clause = clauses[k]
    if first is None or first >= match.at:
        return None
    if k == 0 and context.text.lower[first] in context.lexicon.according.particle:
        return None
    close = close_of(clauses, last)
    if context.grammar.free_order:
        if any(context.text.flags[i] & COORDINATION for i in range(first + 1, match.at)):
            return None
        close = close_of_subject(context, clauses, last)
    if k == 0 and close + 1 == len(clauses):
        # What follows is the content, whether its verb is known or not.
        close = last
    if k == 0:
        content = [(clauses[close + 1].start, end)] if close + 1 < len(clauses) else []
        mark = clauses[close].mark
        frame = [(clause.start, clauses[close].end if mark is None else mark + 1)]
    else:
        content = [(clauses[0].start, clauses[k - 1].end)]
        if close + 1 < len(clauses):
            content.append((clauses[close + 1].start, end))
        frame = [(clauses[k - 1].close, clauses[close].end)]
    if not content or not _long_enough(context, content):
        return None
    found = Candidate("indirect", content, "as", 0.85, frame=frame)
    found.cue = as_ranges((first, *match.tokens))
    return found


def _comparison_word(context: Context, clause: Clause) -> int | None:
    """The word that opens a comparison clause ("wie X sagte") at its start, or None."""
    lower, first = context.text.lower, clause.start
    stop = min(first + 2, clause.end)
    if (
        lower[first] in context.lexicon.according.particle
        and clause.finite == first + 1
        and clause.kind == "main"
    ):
        return first
    return next(
        (j for j in range(first, stop) if lower[j] in context.lexicon.comparison_words), None
    )


def _long_enough(context: Context, content: list[Range]) -> bool:
    kinds = context.text.kinds
    return sum(kinds[i] not in (PUNCT, OPEN, CLOSE) for a, b in content for i in range(a, b)) >= 2


def _content_before_frame(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    clause = clauses[k]
    if k == 0 or match.finite != clause.start or not match.cue.takes & {"so", "bare", "direct"}:
        return None
    mark = clauses[k - 1].mark
    if mark is None or context.text.words[mark] in (":", ";"):
        return None
    # A verb that no list holds leaves a clause without one; a sure cue needs none.
    alone = k == 1 and last == len(clauses) - 1 and match.cue.strength >= SURE
    alone = alone and clauses[0].end - clauses[0].start >= LONG
    if not alone and not any(s.kind in ("main", "that", "wh") for s in clauses[:k]):
        if clauses[0].kind != "inf":
            return None
    if clauses[0].kind == "inf" and context.text.flags[clauses[0].start] & SUBORDINATION:
        return None  # "Um das zu klären, fragt X Y": what for, not what
    if match.cue.strength < WEAK or not _has_subject_after(context, match, clause):
        return None
    close = last
    while close + 1 < len(clauses) and clauses[close + 1].kind in FOLLOWING:
        close += 1
    content: list[Range] = [(clauses[0].start, clauses[k - 1].end)]
    if _is_conditional(clauses, k):
        return None
    frame_end = clauses[close].end
    if close + 1 < len(clauses) and _continues_after_frame(context, clauses, k, close + 1):
        content.append((clauses[close + 1].start, end))
    elif close + 1 < len(clauses) and clauses[close + 1].kind in ("sub", "inf", "wh"):
        frame_end = clauses[close + 1].end
    return Candidate("indirect", content, "after", 0.85, frame=[(mark, frame_end)])


def _has_subject_after(context: Context, match: CueMatch, clause: Clause) -> bool:
    """Has the verb that opens its segment a subject behind it ("sagte X", "heißt es")?"""
    if match.passive:
        return True
    for i in context.top_phrases(match.pivot + 1, clause.end):
        phrase = context.phrases[i]
        if phrase.preposition is None and (not phrase.case or phrase.case & NOM):
            return phrase.start - match.pivot <= 6
        if (
            phrase.preposition is not None
            and context.text.lower[phrase.preposition] in match.cue.prep
        ):
            return phrase.entity in SOURCE_KINDS  # "geht aus dem Bericht hervor"
    after = match.pivot + 1
    return after < clause.end and bool(context.text.flags[after] & PRONOUN)


def _is_conditional(clauses: list[Clause], k: int) -> bool:
    """A fronted subordinate clause alone before the verb is no content: "Als er kam, sagte er"."""
    if any(clause.kind in ("main", "that", "wh", "inf") for clause in clauses[:k]):
        return False
    return any(clause.kind == "sub" for clause in clauses[:k])


def _continues_after_frame(context: Context, clauses: list[Clause], k: int, following: int) -> bool:
    """Does the content go on behind its frame ("Die Stadt, sagte er, sei sicher.")?"""
    clause = clauses[following]
    if not any(s.finite is not None for s in clauses[:k]):
        return True
    if clause.kind in ("that", "rel"):
        return True
    flags = context.text.flags
    mood = SUBJUNCTIVE1 | SUBJUNCTIVE2
    return any(flags[i] & mood for i in range(clause.start, clause.end))


def _content_after_frame(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    takes = match.cue.takes
    m = last + 1
    while m < len(clauses):
        mark = clauses[m - 1].mark
        colon = mark is not None and context.text.words[mark] == ":"
        if colon and (_has_clause(clauses, m) or introduces_after_colon(context, match)):
            break
        if colon:
            return None
        if _is_complement(context, match, clauses, m, takes):
            break
        if clauses[m].kind in FOLLOWING and not clauses[m].coordinated:
            m += 1
            continue
        if clauses[m].kind == "sub" and m - last <= 2:
            m += 1
            continue
        return None
    else:
        return None
    start = clauses[first_clause_of(context, clauses, last, m)].start
    stop = end_before_quotation(context, clauses, m, content_end(context, clauses, m, end))
    if clauses[k].kind == "sub" or clauses[k].kind == "rel":
        stop = min(stop, end_before_inverted_clause(clauses, m, end))
    fronted = clauses[k].kind == "sub" and k == 0
    if context.grammar.free_order and (match.form & GERUND or fronted):
        stop = min(stop, end_before_main_clause(clauses, m, end))
    for q in context.quotes_in(start + 1, stop):
        # X sagte, dass C: „…“ – the same cue has a quotation of its own.
        spoken = context.candidates.by_quote.get(q)
        if spoken is not None and spoken.anchor == match.at:
            stop = min(stop, context.text.quotes[q].start - 1)
    if stop <= start:
        return None
    frame = [(frame_start(context, clauses, k), start)]
    kind = "colon" if colon else clauses[m].kind
    return Candidate(
        "indirect", [(start, stop)], "before", 0.9 if kind == "that" else 0.8, frame=frame
    )


def _has_clause(clauses: list[Clause], m: int) -> bool:
    """Is there a clause behind the colon, and no list or name?"""
    return any(clause.finite is not None and clause.kind != "rel" for clause in clauses[m:])


def _is_complement(
    context: Context, match: CueMatch, clauses: list[Clause], m: int, takes: frozenset[str]
) -> bool:
    clause = clauses[m]
    if clause.kind == "that":
        return "that" in takes or "wh" in takes
    if clause.kind == "wh":
        return "wh" in takes or "that" in takes
    if clause.kind == "inf":
        purpose = context.text.flags[clause.start] & SUBORDINATION  # "um den Weg freizumachen"
        return "inf" in takes and not clause.coordinated and not purpose
    if clause.kind == "main" and not clause.coordinated and takes & {"bare", "that"}:
        own = clause_of(clauses, match.at)
        return _is_bare(context, match, clause, own.kind == "sub" or own.finite == clauses[0].start)
    if clause.kind == "sub" and "bare" in takes and m + 1 < len(clauses):
        following = clauses[m + 1]
        return following.verb_first and in_subjunctive(context, following)
    if clause.kind == "phrase" and "bare" in takes and m + 1 < len(clauses):
        following = clauses[m + 1]
        return (
            following.kind == "main" and following.verb_first and in_subjunctive(context, following)
        )
    return False


def _is_bare(context: Context, match: CueMatch, clause: Clause, conditional: bool) -> bool:
    """A main clause after the frame: surely content in the subjunctive, else by the cue."""
    if context.grammar.free_order:
        return False
    if clause.verb_first and conditional:
        # "Falls er daran festhält, steht ihm …": the main clause, not what he says.
        return False
    if not context.grammar.subjunctive_reports or in_subjunctive(context, clause):
        return True
    if "bare" not in match.cue.takes:
        return False
    if clause.verb_first or match.passive or match.cue.strength < WEAK:
        return False
    if match.form & INFINITIVE:  # "wollte nichts wissen, jetzt …"
        return False
    return not _has_object(context, match, clause)


def _has_object(context: Context, match: CueMatch, clause: Clause) -> bool:
    """Is the cue's verb already served: an object or its own preposition before the clause?"""
    lower = context.text.lower
    for i in context.top_phrases(match.pivot + 1, clause.start):
        phrase = context.phrases[i]
        if phrase.preposition is not None:
            if lower[phrase.preposition] in match.cue.prep:
                return True
        elif phrase.case and not phrase.case & (NOM | DAT):
            return True
    return False
