"""Acts reported without a clause, and contents outside the sentence of their cue.

object         X verurteilte C.      no clause, but an object: a reported act
anaphor        C. Das teilte X mit.  a pronoun stands for the content
next-sentence  X sagte C             a cue ends its line without a stop, C follows
"""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.patterns.base import CueSite, Pattern
from relata.attribute.rules.spans.frames import FOLLOWING, close_of, frame_start
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COORDINATION, PREPOSITION
from relata.attribute.rules.text.marks import STOPS
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch
from relata.lang.language import GERUND
from relata.model.analysis import Segmented

#: Clauses that belong to an object: "lobte den Plan, der …, weil …".
OBJECT_CLAUSES = frozenset(("sub", "that", "inf", "wh"))


def anaphoric_act(context: Context, site: CueSite) -> Candidate | None:
    """ "Das teilte X mit.": the content is the sentence before, or the clause ("…, das …")."""
    text, match, clauses = context.text, site.match, site.clauses
    first = _anaphor(context, site)
    if first is None or text.quote_of[first] is not None:
        return None
    # "Das teilte die Sprecherin, Jana Kern, mit.": only appositions stand between.
    if any(clause.kind not in FOLLOWING for clause in clauses[site.k + 1 : site.last + 1]):
        return None
    strengths, score = context.weights.strength, context.weights.score["anaphor"]
    if match.cue.reporting_strength < strengths.unclear or not match.cue.complements & {
        "that",
        "object",
        "so",
    }:
        return None
    if any(clause.kind in ("that", "inf") for clause in clauses[site.k + 1 :]):
        return None
    if site.k:
        if match.cue.reporting_strength < strengths.anaphor:
            return None
        if not any(_is_assertion(context.text, clause) for clause in site.before):
            return None
        content = (clauses[0].start, clauses[site.k - 1].end)
        frame = (clauses[site.k - 1].close, clauses[close_of(clauses, site.k)].end)
        return Candidate("indirect", [content], "anaphor", score, frame=[frame])
    sentence = text.sentence_of[first] - 1
    if sentence < 0 or not context.readable(sentence):
        return None
    content = text.sentences[sentence]
    return Candidate("indirect", [content], "anaphor", score, frame=[(first, site.end)])


def _anaphor(context: Context, site: CueSite) -> int | None:
    """The token of the pronoun next to the cue that opens the clause, or None."""
    text, match, clause = context.text, site.match, site.clause
    first = clause.start
    adjacent = match.finite == first + 1
    if context.grammar.free_order:
        if text.flags[first] & PREPOSITION and first + 1 < clause.end:
            first += 1  # "Об этом сообщил X"
        if match.tokens[0] == first:
            first = match.tokens[-1] + 1  # "Řekla to mluvčí"
            adjacent = first < clause.end
        else:
            adjacent = match.finite == first + 1
    return first if adjacent and text.lower[first] in context.lexicon.anaphors else None


def _is_assertion(text: Segmented, clause: Clause) -> bool:
    """A main clause; "seit" before it may be taken for a conjunction."""
    fronted = clause.kind == "sub" and text.flags[clause.start] & PREPOSITION
    return clause.kind == "main" or bool(fronted)


def object_act(context: Context, site: CueSite) -> Candidate | None:
    """A verb with an object and no clause: "X verurteilte C."; C is narrowed to it later."""
    match, clauses = site.match, site.clauses
    if (
        "object" not in match.cue.complements
        or match.cue.reporting_strength < context.weights.strength.unclear
    ):
        return None
    start = frame_start(context.text, clauses, site.k)
    if context.grammar.subjunctive_reports and _is_in_brackets(context.text, start, match.at):
        return None
    if context.grammar.free_order and match.form & GERUND:
        start = site.clause.start
    close = close_of(clauses, site.last)
    stop = clauses[close].end
    if close + 1 >= len(clauses):
        stop = site.end
    elif clauses[close + 1].kind in OBJECT_CLAUSES:
        coordinated = any(clause.coordinated for clause in clauses[close + 1 :])
        stop = clauses[close + 1].end if coordinated else site.end
    stop = _end_before_next_verb(context, match, stop)
    score = context.weights.score["object-factor"] * match.cue.reporting_strength
    return Candidate("reported", [(start, stop)], "object", score, frame=[(start, stop)])


def _is_in_brackets(text: Segmented, start: int, at: int) -> bool:
    """Does the verb stand in brackets, within a clause that is not its own ("(X berichtete)")?"""
    words = text.words[start:at]
    return words.count("(") > words.count(")")


def _end_before_next_verb(context: Context, match: CueMatch, stop: int) -> int:
    """The end of a clause whose subject goes on with another verb ("lobte X und forderte …")."""
    flags = context.text.flags
    for i in range(match.tokens[-1] + 1, stop - 1):
        if flags[i] & COORDINATION and finite_verbs(context, i + 1, i + 2):
            return i
    return stop


def content_in_next_sentence(context: Context, site: CueSite) -> Candidate | None:
    """A cue that ends a line without a stop, its content on the next: "X sagte" / "C"."""
    text, match = context.text, site.match
    if site.last != len(site.clauses) - 1 or match.tokens[-1] < site.end - 2:
        return None
    if text.words[site.end - 1] in STOPS or not match.cue.complements & {"bare", "direct"}:
        return None
    following = text.sentence_of[site.end - 1] + 1
    if following >= len(text.sentences) or not context.readable(following):
        return None
    if match.cue.reporting_strength < context.weights.strength.unclear:
        return None
    start, stop = text.sentences[following]
    quote = text.quote_of[start]
    if quote is not None and quote in context.candidates.by_quote:
        return None
    frame = [(frame_start(context.text, site.clauses, site.k), site.end)]
    score = context.weights.score["next-sentence"]
    return Candidate("indirect", [(start, stop)], "next-sentence", score, frame=frame)


ANAPHOR = Pattern(("anaphor",), anaphoric_act)
NEXT_SENTENCE = Pattern(("next-sentence",), content_in_next_sentence)
OBJECT_ACT = Pattern(("object",), object_act)
