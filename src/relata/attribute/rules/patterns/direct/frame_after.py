"""A quotation with its frame after it: „C“, sagte X. – “C,” X said. – „C“, so X."""

from __future__ import annotations

from relata.attribute.rules.clauses.cues import cue_tokens
from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.limits import QUOTATION_VERB
from relata.attribute.rules.patterns.base import Pattern, apply_cue
from relata.attribute.rules.roles.carry_over import source_in_previous_sentence
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.spans.frames import opens_with_cue
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COORDINATION
from relata.attribute.rules.text.marks import DASHES
from relata.attribute.rules.text.quotations import is_full, is_outside
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch
from relata.model.analysis import OPEN, Quote, Segmented

#: Clauses that may follow the cue inside its frame.
MODIFIERS = frozenset(("phrase", "rel", "sub"))
FINAL_MARKS = frozenset((".", "!", "?", ":", ","))


def frame_after(context: Context, quote: Quote) -> Candidate | None:
    """A verb of saying right after a quotation: „C“, sagte X. – “C,” X said."""
    text = context.text
    begin = _frame_begin(context, quote)
    if begin is None or _is_introduced(context, quote, begin):
        return None
    clauses, matches = parse_sentence(context, text.sentence_of[begin])
    for match in matches:
        if match.at < begin or match.cue.kind != "verb":
            continue
        if match.at - begin > QUOTATION_VERB or not is_outside(context.text, quote, match.at):
            return None
        if not match.cue.complements & {"direct", "so"} and not match.passive:
            continue
        if not _opens_frame(context, match, clauses, begin):
            return None
        frame = (quote.end, _frame_end(context, match, clauses))
        candidate = Candidate(
            "direct", [(quote.start, quote.end)], "quote-after",
            context.weights.score["quote-after"], frame=[frame],
        )  # fmt: skip
        apply_cue(candidate, match)
        dropped = context.grammar.free_order and text.sentence_of[quote.start]
        before = source_in_previous_sentence(context, dropped) if dropped else None
        set_speaker(context, candidate, match, [frame], before, clauses)
        return candidate
    return None


def particle_after(context: Context, quote: Quote) -> Candidate | None:
    """A particle and a name right after a quotation: „C“, so X."""
    text = context.text
    j = _frame_begin(context, quote)
    if j is None or text.lower[j] not in context.lexicon.according.particle:
        return None
    index = context.phrase_at(j + 1)
    if index is None:
        return None
    end = _parenthesis_end(context, j, context.phrases[index].end)
    return Candidate(
        "direct", [(quote.start, quote.end)], "quote-particle",
        context.weights.score["quote-particle"], cue=[(j, j + 1)], frame=[(quote.end, end)],
        speaker=index, speaker_why=f"named after “{text.words[j]}”", lemma=text.lower[j], anchor=j,
    )  # fmt: skip


def paragraph_end(context: Context, token: int) -> int:
    """The first token after the paragraph of `token`."""
    sentence = context.text.sentence_of[token]
    return context.text.sentences[context.paragraph_of(sentence)[1] - 1][1]


def _frame_begin(context: Context, quote: Quote) -> int | None:
    """The first token after a quotation and its comma or dash, where a frame may begin."""
    text, j = context.text, quote.end
    if j >= len(text.words) or j >= paragraph_end(context, quote.start):
        return None
    while j < len(text.words) and text.words[j] in (",", *DASHES) and j < quote.end + 2:
        j += 1
    if j >= len(text.words) or not is_outside(context.text, quote, j):
        return None
    if text.sentence_of[j] != text.sentence_of[quote.end - 1]:
        return None
    if not is_full(context.text, quote) and (
        j == quote.end or not _opens_sentence(context.text, quote)
    ):
        return None
    return j


def _is_introduced(context: Context, quote: Quote, begin: int) -> bool:
    """Did a cue and a colon announce the quotation, and does a new sentence follow it at once?

    "He asked: “Who is it?” Nobody answered."
    """
    text = context.text
    if begin != quote.end or not text.words[begin][:1].isupper() or quote.start < 1:
        return False
    if text.words[quote.start - 1] != ":" or not is_full(text, quote):
        return False
    first = text.sentences[text.sentence_of[quote.start]][0]
    return bool(cue_tokens(context, max(first, quote.start - QUOTATION_VERB), quote.start - 1))


def _opens_sentence(text: Segmented, quote: Quote) -> bool:
    """Does the quotation stand first in its sentence, or after a colon?"""
    first = text.sentences[text.sentence_of[quote.start]][0]
    return quote.start == first or text.words[quote.start - 1] == ":"


def _opens_frame(context: Context, match: CueMatch, clauses: list[Clause], j: int) -> bool:
    """Does a clause of reporting begin at token j with this cue?"""
    pivot = match.pivot
    if pivot == j or match.tokens[0] == j:
        return True
    if context.text.lower[j] in context.lexicon.comparison_words:
        return True
    if context.grammar.verb_second:
        return False
    if opens_with_cue(context, match, j):
        return True
    index = context.phrase_at(j)
    if index is None or context.phrases[index].end > pivot:
        return False
    if context.text.flags[j] & COORDINATION:
        return False
    first, last = clause_at(clauses, j) or 0, clause_at(clauses, pivot) or 0
    return all(one.kind in MODIFIERS or one.finite == pivot for one in clauses[first:last])


def _introduces_next(context: Context, clause: Clause) -> bool:
    """Has the clause a cue of its own for a quotation after it: ", worauf X antwortete: „C“"?"""
    text = context.text
    mark = clause.end if clause.mark is None else clause.mark
    after = mark + 1 if mark < len(text.words) and text.words[mark] in (":", ",") else mark
    if clause.finite is None or after >= len(text.kinds) or text.kinds[after] != OPEN:
        return False
    readings = context.language.verbs.get(text.lower[clause.finite], ())
    return any("direct" in r.cue.complements for r in readings)


def _frame_end(context: Context, match: CueMatch, clauses: list[Clause]) -> int:
    """The end of the clause of a cue that stands after its quotation."""
    text = context.text
    words, quote_of = text.words, text.quote_of
    close = clause_at(clauses, match.tokens[-1])
    if close is None:
        return match.tokens[-1] + 1
    while close + 1 < len(clauses) and clauses[close + 1].kind in MODIFIERS:
        if clauses[close + 1].coordinated or _introduces_next(context, clauses[close + 1]):
            break
        close += 1
    end = clauses[close].end
    outer = quote_of[match.at]
    for i in range(match.at, end):
        if quote_of[i] == outer:
            continue
        quote = text.quote_at(i)
        if quote is not None and quote.start == i and is_full(text, quote):
            return i
    while end > match.at + 1 and words[end - 1] in FINAL_MARKS:
        end -= 1
    return end


def _parenthesis_end(context: Context, j: int, end: int) -> int:
    """The end of the clause of the particle at j, where it has no finite verb, else `end`."""
    clauses, _ = parse_sentence(context, context.text.sentence_of[j])
    k = clause_at(clauses, end - 1)
    if k is None or clauses[k].finite is not None or clauses[k].mark is None:
        return end
    return clauses[k].end


PARTICLE_AFTER = Pattern(("quote-particle",), particle_after)
FRAME_AFTER = Pattern(("quote-after",), frame_after)
