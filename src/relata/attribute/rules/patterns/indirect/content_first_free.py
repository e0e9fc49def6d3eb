"""A content before or around its frame, where word order is free (Russian, Czech).

The subject may stand before or after its verb or be left out, adjuncts may open the frame, and
a frame may interrupt a clause: "Если так, говорит X, то …".
"""

from __future__ import annotations

from relata.attribute.rules.limits import CLAUSE_BEFORE_FREE, UNLISTED_CLAUSE
from relata.attribute.rules.patterns.base import CueSite, Pattern
from relata.attribute.rules.spans.frames import close_of_subject, opens_with_cue
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate, Range
from relata.lang.language import GERUND, INFINITIVE
from relata.model.analysis import NOM

#: Clauses that can be a content on their own.
CONTENTS = frozenset(("main", "that", "wh"))
#: Clauses after a frame that belong to it rather than to the content.
FRAME_CLAUSES = frozenset(("sub", "inf", "wh"))


def content_first_free(context: Context, site: CueSite) -> Candidate | None:
    """A content before its frame: "C, сказал X." – "Если C1, говорит X, то C2." """
    match, clauses, k, last = site.match, site.clauses, site.k, site.last
    mark = clauses[k - 1].mark if k else None
    if not context.grammar.free_order or mark is None or context.text.words[mark] in (":", ";"):
        return None
    if match.finite != site.clause.start and not opens_with_cue(context, match, site.clause.start):
        return None
    cue, strengths = match.cue, context.weights.strength
    if cue.reporting_strength < strengths.unclear or match.form & (INFINITIVE | GERUND):
        return None
    if not cue.complements & {"so", "bare", "direct"}:
        return None
    amid = _interrupts_clause(context, site)
    alone = cue.reporting_strength >= strengths.parenthesis and "so" in cue.complements
    alone = alone and mark - clauses[0].start >= CLAUSE_BEFORE_FREE
    stated = any(clause.kind in CONTENTS for clause in site.before)
    if not (amid or alone or stated) or _has_following_complement(context, site):
        return None
    closing = clauses[last].mark
    alone_amid = closing is not None and context.text.words[closing] != ":"
    alone_amid = alone_amid and amid and len(match.tokens) == site.clause.end - site.clause.start
    if not alone_amid and not _frames_content_before(context, site):
        return None  # "Za deset let, dodal, bude": a frame that is its verb alone
    if not amid and not stated and any(clause.kind == "sub" for clause in site.before):
        return None  # "если он придёт, сказал X": this is not a content
    close = close_of_subject(context, clauses, last)
    content: list[Range] = [(clauses[0].start, clauses[k - 1].end)]
    frame_end = clauses[close].end
    following = clauses[close + 1] if close + 1 < len(clauses) else None
    if following is not None:
        verbless = all(clause.finite is None for clause in site.before)
        if amid or following.kind in ("that", "rel") or verbless:
            content.append((following.start, site.end))
        elif following.kind in FRAME_CLAUSES:
            frame_end = following.end
    score = context.weights.score["content-first"]
    return Candidate("indirect", content, "after", score, frame=[(mark, frame_end)])


def _frames_content_before(context: Context, site: CueSite) -> bool:
    """Is the cue the frame of what stands before, rather than a verb of its subject?

    Without a clause before it ("X, выступая в суде, сказал") it needs a subject after it.
    """
    match, clauses = site.match, site.clauses
    mark = clauses[site.last].mark
    if mark is not None and context.text.words[mark] == ":":
        return False
    if match.passive or any(clause.kind in CONTENTS for clause in site.before):
        return True
    later = context.top_phrases(match.pivot + 1, site.clause.end)
    phrases = (context.phrases[i] for i in later)
    return any(p.preposition is None and (not p.case or p.case & NOM) for p in phrases)


def _interrupts_clause(context: Context, site: CueSite) -> bool:
    """Does the cue with its subject interrupt a clause ("Если так, говорит X, то …")?"""
    clauses = site.clauses
    if (
        site.cue.reporting_strength < context.weights.strength.parenthesis
        or site.clause.coordinated
    ):
        return False
    close = close_of_subject(context, clauses, site.last)
    if close + 1 >= len(clauses) or clauses[close + 1].coordinated:
        return False
    going = clauses[close + 1]
    long = going.end - going.start >= UNLISTED_CLAUSE
    if going.kind != "main" and not (going.kind == "phrase" and (long or clauses[0].kind == "sub")):
        return False
    return all(clause.kind in ("phrase", "sub") for clause in site.before)


def _has_following_complement(context: Context, site: CueSite) -> bool:
    """Does a clause with a complementiser follow the verb: "он встал, сказал, что уходит"?"""
    following = site.clauses[site.last + 1] if site.last + 1 < len(site.clauses) else None
    if following is None or following.kind not in ("that", "wh"):
        return False
    index = context.phrase_at(site.match.pivot + 1)
    if index is None or context.phrases[index].preposition is not None:
        return True
    return not context.phrases[index].case & NOM or following.kind == "that"


CONTENT_FIRST_FREE = Pattern(("after",), content_first_free)
