"""Direct speech: quotations with their frame after, before, around or without one."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import (
    clause_at,
    clause_of,
    is_reported_frame,
    parse_sentence,
)
from relata.attribute.rules.patterns.direct.by_noun import quote_by_noun
from relata.attribute.rules.patterns.direct.dialogue import find_dialogue, quote_around_frame
from relata.attribute.rules.patterns.direct.embedded import (
    before_fragment,
    embedded_quote,
    is_name,
    least_strength_before,
    own_preposition,
)
from relata.attribute.rules.patterns.indirect.free_order import opens_with_cue
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.roles.subject_ranking import may_speak
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    COMPLEMENTISER,
    COORDINATION,
    INFINITIVE_MARK,
    PREPOSITION,
    RELATIVE,
    SUBORDINATION,
)
from relata.attribute.rules.text.quotations import is_full, is_title, is_verbatim, words_in
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range, as_ranges
from relata.lang.language import GERUND
from relata.model.analysis import CLOSE, NUMBER, WORD, Quote

DEPENDENT = frozenset(("rel", "sub", "wh"))
DASHES = frozenset(("-", "–", "—", "―"))
#: How far from its quotation a reporting verb may stand, in tokens.
REACH = 40


def find_direct(context: Context) -> None:
    """Add a finding for every line of speech and every quotation that is no title."""
    find_dialogue(context)
    for q, quote in enumerate(context.text.quotes):
        if quote.level and quote.parent in context.candidates.by_quote:
            continue
        if (
            q in context.candidates.by_quote
            or words_in(context, quote) == 0
            or is_title(context, quote)
        ):
            continue
        found = quote_around_frame(context, quote) or _frame_after(context, quote)
        found = found or _frame_before(context, quote) or embedded_quote(context, quote)
        found = found or _signed(context, quote) or _alone(context, quote)
        if found is None:
            continue
        shared = found.cue if _complement_between(context, quote, found) else []
        context.candidates.assign_quote(q, found)
        context.candidates.add(found)
        context.candidates.release_cue(shared)
        _continue_after_frame(context, q, quote, found)


def _complement_between(context: Context, quote: Quote, found: Candidate) -> bool:
    """ "X sagte, dass C: „…“": is the quotation's cue that of a clause before the colon too?"""
    if found.rule != "quote-before" or context.text.words[quote.start - 1] != ":":
        return False
    clauses, _ = parse_sentence(context, context.text.sentence_of[found.anchor])
    k, m = clause_at(clauses, found.anchor), clause_at(clauses, quote.start - 1)
    if k is None or m is None:
        return False
    return any(
        clause.finite is not None and clause.kind != "rel" for clause in clauses[k + 1 : m + 1]
    )


def _is_outside(context: Context, quote: Quote, token: int) -> bool:
    return context.text.quote_of[token] == quote.parent


def _paragraph_end(context: Context, token: int) -> int:
    """The first token behind the paragraph of `token`."""
    sentence = context.text.sentence_of[token]
    return context.text.sentences[context.paragraph_of(sentence)[1] - 1][1]


def _frame_after(context: Context, quote: Quote) -> Candidate | None:
    """„C“, sagte X. – “C,” X said. – „C“, so X."""
    text = context.text
    j = quote.end
    if j >= len(text.words) or j >= _paragraph_end(context, quote.start):
        return None
    start = j
    while j < len(text.words) and text.words[j] in (",", *DASHES) and j < start + 2:
        j += 1
    if j >= len(text.words) or not _is_outside(context, quote, j):
        return None
    if text.sentence_of[j] != text.sentence_of[quote.end - 1]:
        return None
    if not is_full(context, quote) and (j == start or not _opens_sentence(context, quote)):
        return None
    particle = _particle(context, quote, start, j)
    if particle is not None:
        return particle
    clauses, matches = parse_sentence(context, text.sentence_of[j])
    for match in matches:
        if match.at < j or match.cue.kind != "verb":
            continue
        if match.at - j > REACH or not _is_outside(context, quote, match.at):
            break
        if not match.cue.takes & {"direct", "so"} and not match.passive:
            continue
        if not _opens_frame(context, match, clauses, j):
            break
        return _with_frame_after(context, quote, match, clauses, start)
    return None


def _opens_sentence(context: Context, quote: Quote) -> bool:
    """Does the quotation stand first in its sentence, or behind a colon?"""
    first = context.text.sentences[context.text.sentence_of[quote.start]][0]
    return quote.start == first or context.text.words[quote.start - 1] == ":"


def _opens_frame(context: Context, match: CueMatch, clauses: list[Clause], j: int) -> bool:
    """Does a clause of reporting begin at token j with this cue?"""
    pivot = match.pivot
    if pivot == j or match.tokens[0] == j:
        return True
    lower, flags = context.text.lower, context.text.flags
    if lower[j] in context.lexicon.comparison_words:
        return True
    if context.grammar.verb_second:
        return False
    if opens_with_cue(context, match, j):
        return True
    phrase = context.phrase_at(j)
    if phrase is None or context.phrases[phrase].end > pivot or flags[j] & COORDINATION:
        return False
    first, last = clause_at(clauses, j) or 0, clause_at(clauses, pivot) or 0
    return all(
        one.kind in ("phrase", "rel", "sub") or one.finite == pivot for one in clauses[first:last]
    )


def _with_frame_after(
    context: Context, quote: Quote, match: CueMatch, clauses: list[Clause], start: int
) -> Candidate:
    end = _frame_end(context, match, clauses)
    found = _candidate(quote, match, [(start, end)], "quote-after", 0.95)
    set_speaker(context, found, match, [(start, end)], clauses=clauses)
    return found


def _frame_end(context: Context, match: CueMatch, clauses: list[Clause]) -> int:
    """The end of the clause of a cue that stands behind its quotation."""
    words, quote_of = context.text.words, context.text.quote_of
    k = clause_at(clauses, match.tokens[-1])
    if k is None:
        return match.tokens[-1] + 1
    close = k
    while close + 1 < len(clauses) and clauses[close + 1].kind in ("phrase", "rel", "sub"):
        if clauses[close + 1].coordinated:
            break
        close += 1
    end = clauses[close].end
    outer = quote_of[match.at]
    for i in range(match.at, end):
        quote = context.text.quote_at(i)
        if (
            quote is not None
            and quote_of[i] != outer
            and quote.start == i
            and is_full(context, quote)
        ):
            return i
    while end > match.at + 1 and words[end - 1] in (".", "!", "?", ":", ","):
        end -= 1
    return end


def _candidate(
    quote: Quote, match: CueMatch, frame: list[Range], rule: str, score: float
) -> Candidate:
    cue = match.cue
    return Candidate(
        "direct", [(quote.start, quote.end)], rule, score, cue=as_ranges(match.tokens),
        frame=frame, lemma=cue.lemma, act=cue.act, certainty=cue.certainty, medium=cue.medium,
        strength=cue.strength, anchor=match.at,
    )  # fmt: skip


def _particle(context: Context, quote: Quote, start: int, j: int) -> Candidate | None:
    """„C“, so X."""
    if context.text.lower[j] not in context.lexicon.according.particle:
        return None
    phrase = context.phrase_at(j + 1)
    if phrase is None:
        return None
    end = context.phrases[phrase].end
    return Candidate(
        "direct", [(quote.start, quote.end)], "quote-particle", 0.95, cue=[(j, j + 1)],
        frame=[(start, _particle_end(context, j, end))], speaker=phrase,
        speaker_why=f"named after “{context.text.words[j]}”", lemma=context.text.lower[j], anchor=j,
    )  # fmt: skip


def _particle_end(context: Context, j: int, end: int) -> int:
    """A short parenthesis runs to the end of its segment when nothing finite follows."""
    clauses, _ = parse_sentence(context, context.text.sentence_of[j])
    k = clause_at(clauses, end - 1)
    if k is None or clauses[k].finite is not None or clauses[k].mark is None:
        return end
    return clauses[k].end


def _frame_before(context: Context, quote: Quote) -> Candidate | None:
    """X sagte: „C“ – X said, “C” – X nannte es „C“."""
    text = context.text
    i = quote.start - 1
    if i < 0 or not _is_outside(context, quote, i):
        return None
    colon = text.words[i] == ":"
    if not colon and text.sentence_of[i] != text.sentence_of[quote.start]:
        return None
    clauses, matches = parse_sentence(context, text.sentence_of[i])
    full = is_full(context, quote)
    for match in _introducing(context, quote, clauses, matches):
        if not colon and not _may_quote(context, quote, match):
            continue
        if match.cue.strength < least_strength_before(context, quote, match, full=full):
            continue
        if colon or _reaches_quotation(context, quote, match, clauses):
            return _with_frame_before(context, quote, match, clauses)
        break
    noun = quote_by_noun(context, quote)
    if noun is not None or not (colon and is_full(context, quote)):
        return noun
    return _after_colon(context, quote, clauses, i)


def _may_quote(context: Context, quote: Quote, match: CueMatch) -> bool:
    """Does the cue introduce quotations, or hold one as its object ("bezeichnete ihn als „…“")?"""
    if context.grammar.free_order:
        return is_verbatim(context, quote)
    if is_name(context, quote, match):
        return False
    if "direct" in match.cue.takes:
        # "in einem Interview mit der „Post“": a name after another preposition.
        before = before_fragment(context, quote)
        if before is None or not context.grammar.nouns_capitalised:
            return True
        named = before > match.at and context.text.flags[before] & PREPOSITION
        other = named and own_preposition(context, quote, match) is None
        return not other or is_verbatim(context, quote)
    fitting = context.grammar.nouns_capitalised and "object" in match.cue.takes
    return fitting and is_verbatim(context, quote)


def _introducing(
    context: Context, quote: Quote, clauses: list[Clause], matches: list[CueMatch]
) -> list[CueMatch]:
    """Verbs before the quotation that may introduce it: main clauses first, nearest first."""
    near = [
        t
        for t in reversed(matches)
        if t.at < quote.start
        and t.cue.kind == "verb"
        and quote.start - t.at <= REACH
        and _is_outside(context, quote, t.at)
    ]
    if near and context.grammar.free_order and context.text.words[quote.start - 1] == ":":
        if clause_at(clauses, near[0].at) == clause_at(clauses, quote.start - 1):
            return near
    main = [match for match in near if clause_of(clauses, match.at).kind not in DEPENDENT]
    return main or near


def _reaches_quotation(
    context: Context, quote: Quote, match: CueMatch, clauses: list[Clause]
) -> bool:
    """No complementiser or other clause between the cue and its quotation?"""
    text = context.text
    last = max((t for t in match.tokens if t < quote.start), default=match.at)
    if any(text.flags[i] & COMPLEMENTISER for i in range(last + 1, quote.start)):
        return False
    k, m = clause_at(clauses, match.at), clause_at(clauses, quote.start)
    later = k is not None and m is not None and m > k
    if k is not None and any(clause.kind == "main" for clause in clauses[k + 1 : m]):
        return False
    full = is_full(context, quote)
    if context.lexicon.fixed_order and not _only_adjuncts_between(
        context, last + 1, quote.start, full
    ):
        return False
    if later and quote.start - clause_of(clauses, quote.start).start > 1:
        # The quotation is part of a clause that is itself the content.
        return False
    if not full and text.words[quote.start - 1] == "," and later:
        return False
    if full and quote.start - last <= 12:
        return True
    # A fragment must close its clause: "nannte den Plan „Unsinn“."
    j = quote.end
    if j >= len(text.words) or j in match.tokens:
        return True
    finite = None if m is None else clauses[m].finite
    if finite is not None and finite > quote.start and text.quote_of[finite] == quote.parent:
        return False
    closing = text.kinds[j] not in (WORD, NUMBER) or text.flags[j] & COORDINATION
    between = quote.start - last - 1
    if not closing or between > 14:
        return False
    phrase = context.phrase_at(quote.start)
    return phrase is None or context.phrases[phrase].end <= j


def _only_adjuncts_between(context: Context, start: int, end: int, full: bool) -> bool:
    """Does nothing but an addressee or adjunct stand between a cue and its quotation?"""
    flags = context.text.flags
    other = COORDINATION | INFINITIVE_MARK | RELATIVE | SUBORDINATION
    if any(flags[i] & other and not flags[i] & PREPOSITION for i in range(start, end)):
        return False
    return not finite_verbs(context, start, end) and end - start <= (12 if full else 8)


def _with_frame_before(
    context: Context, quote: Quote, match: CueMatch, clauses: list[Clause]
) -> Candidate:
    k = clause_at(clauses, match.at) or 0
    start = clauses[k].start
    while k > 0 and clauses[k - 1].kind in ("phrase", "sub", "rel") and not clauses[k].coordinated:
        k -= 1
        start = clauses[k].start
    frame: list[Range] = [(start, quote.start)]
    found = _candidate(quote, match, frame, "quote-before", 0.9)
    found.reported_frame = context.text.words[quote.start - 1] != ":" and is_reported_frame(
        context, match
    )
    preposition = own_preposition(context, quote, match)
    if preposition is not None and preposition > match.at:
        found.cue = as_ranges(tuple(sorted({preposition, *match.tokens})))
    before = context.candidates.speaker_before(match.at)
    if match.form & GERUND and match.finite is None:
        frame_area: list[Range] = [(clauses[0].start, match.at)]
    else:
        frame_area = [*frame, (clauses[0].start, quote.start)]
    set_speaker(context, found, match, frame_area, before, clauses)
    return found


def _after_colon(context: Context, quote: Quote, clauses: list[Clause], i: int) -> Candidate | None:
    """A clause with a colon and no verb of saying: "Der Minister wurde deutlich: „…“"."""
    k = clause_at(clauses, i)
    if k is None:
        return None
    for p in context.top_phrases(clauses[0].start, i):
        phrase = context.phrases[p]
        if (
            phrase.preposition is None
            and phrase.entity in ("person", "unnamed")
            and may_speak(context, phrase)
        ):
            return Candidate(
                "direct", [(quote.start, quote.end)], "quote-colon", 0.7,
                frame=[(clauses[0].start, quote.start)], speaker=p, speaker_score=0.6,
                speaker_why="subject of the sentence before the colon", anchor=i,
            )  # fmt: skip
    return None


def _signed(context: Context, quote: Quote) -> Candidate | None:
    """“C” – X: a quotation with its speaker behind a dash, alone on the line."""
    text = context.text
    j = quote.end
    if j + 1 >= len(text.words) or text.words[j] not in DASHES or not is_full(context, quote):
        return None
    phrase = context.phrase_at(j + 1)
    if phrase is None or context.phrases[phrase].kind != "name":
        return None
    if context.phrases[phrase].end < _paragraph_end(context, j):
        return None
    return Candidate(
        "direct", [(quote.start, quote.end)], "quote-signed", 0.85, speaker=phrase,
        frame=[(j, context.phrases[phrase].end)], speaker_why="named behind the dash", anchor=j,
    )  # fmt: skip


def _alone(context: Context, quote: Quote) -> Candidate | None:
    """A full quotation of its own that carries on the direct speech before it."""
    if not is_full(context, quote) or words_in(context, quote) < 4 or quote.level:
        return None
    text = context.text
    first = text.sentences[text.sentence_of[quote.start]][0]
    if first != quote.start and text.kinds[quote.start - 1] in (WORD, NUMBER, CLOSE):
        return None
    if quote.end < len(text.words) and text.words[quote.end].islower():
        # “C” that goes on is a part of a clause.
        if text.sentence_of[quote.end] == text.sentence_of[quote.end - 1]:
            return None
    previous = context.candidates.all[-1] if context.candidates.all else None
    if previous is None or previous.speaker is None:
        return None
    here = context.paragraph_index(quote.start)
    there = context.paragraph_index(previous.content[-1][1] - 1)
    if here - there > 1:
        return None
    return Candidate(
        "direct", [(quote.start, quote.end)], "quote-alone", 0.6, speaker=previous.speaker,
        speaker_carried=True, speaker_score=0.6, speaker_why="goes on speaking",
        anchor=quote.start,
    )  # fmt: skip


def _continue_after_frame(context: Context, q: int, quote: Quote, found: Candidate) -> None:
    """“C,” X said, “C.” – a frame in the middle: the next quotation belongs to it."""
    text = context.text
    if found.rule not in ("quote-after", "quote-particle") or not found.frame:
        return
    j = found.frame[-1][1]
    size = len(text.words)
    stop = text.words[j] if j < size else ""
    while j < size and text.words[j] in (",", ".", ";", *DASHES) and j <= found.frame[-1][1] + 1:
        j += 1
    if j < size and stop == "," and text.flags[j] & (COORDINATION | PREPOSITION):
        j += 1
    following = q + 1
    while following < len(text.quotes) and text.quotes[following].start < quote.end:
        following += 1
    if following >= len(text.quotes) or text.quotes[following].start != j:
        return
    second = text.quotes[following]
    if second.parent != quote.parent or j >= _paragraph_end(context, quote.start):
        return
    if stop == "." and context.grammar.verb_second:
        return
    if not _has_frame_after(context, second):
        found.content.append((second.start, second.end))
        context.candidates.assign_quote(following, found)


def _has_frame_after(context: Context, quote: Quote) -> bool:
    """Has the second quotation a frame of its own behind it?"""
    after = _frame_after(context, quote)
    return after is not None and after.frame[0][0] >= quote.end


__all__ = ["find_direct"]
