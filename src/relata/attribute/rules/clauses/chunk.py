"""A sentence cut at its commas, colons, semicolons and dashes, each piece with its kind."""

from __future__ import annotations

from relata.attribute.rules.limits import APPOSITION, INFINITIVE_END, INFINITIVE_LETTERS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ANY_FINITE,
    ARTICLE,
    COMPLEMENTISER,
    COORDINATION,
    INFINITIVE_MARK,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    SUBORDINATION,
)
from relata.attribute.rules.text.occurrences import CLOSING, MARKS, OPENING, within
from relata.attribute.rules.text.quotations import is_full
from relata.attribute.rules.text.types import Clause, ClauseKind
from relata.knowledge import degrees
from relata.lang.language import INFINITIVE
from relata.model.analysis import CLOSE, NOM, OPEN, PUNCT, Segmented


def clause_marks(context: Context, start: int, end: int) -> list[int]:
    """Tokens in [start, end) that separate clauses; marks inside brackets do not."""
    words = context.text.words
    marks = within(context.occurrences.marks, start, end)
    closing = max([i for i in marks if words[i] in CLOSING], default=0)
    found: list[int] = []
    depth = 0
    for i in marks:
        word = words[i]
        if word in MARKS:
            # A hyphen inside a word („Post“-Zeitung) does not separate.
            glued = word == "-" and i > 0 and context.text.ends[i - 1] == context.text.starts[i]
            apart = not glued and not _beside_degree(context.text.words, i)
            if depth == 0 and apart and not _in_partial_quotation(context, i, start, end):
                found.append(i)
        elif word in OPENING:
            depth += closing > i
        elif word in CLOSING:
            depth = max(0, depth - 1)
    return found


def _beside_degree(words: list[str], mark: int) -> bool:
    """Is it a comma next to a degree: "Karl Lund, Ph.D., said"?"""
    if words[mark] != "," or mark + 1 >= len(words) or not mark:
        return False
    after = degrees.after()
    return any(
        word in after
        for word in (
            words[mark - 1], words[mark - 2] + words[mark - 1],
            words[mark + 1], "".join(words[mark + 1 : mark + 3]),
        )
    )  # fmt: skip


def _in_partial_quotation(context: Context, mark: int, start: int, end: int) -> bool:
    """Does the mark stand inside a quotation that is a part of a clause in [start, end)?"""
    quote = context.text.quote_at(mark)
    if quote is None or not context.grammar.verb_second:
        return False
    return start < quote.start and quote.end <= end and not is_full(context.text, quote)


def chunk_clauses(context: Context, start: int, end: int) -> list[Clause]:
    """The clauses of the sentence [start, end), in order, none empty."""
    found: list[Clause] = []
    begin = start
    for mark in [*clause_marks(context, start, end), end]:
        if mark > begin:
            found.append(
                _classified(context, begin, mark, mark if mark < end else None, bool(found))
            )
        elif found:
            found[-1].mark = mark if mark < end else None
        begin = mark + 1
        while (
            not context.grammar.verb_second and begin < end and context.text.kinds[begin] == CLOSE
        ):
            # A mark inside the quotation: “C,” X said.
            begin += 1
    return found


def finite_verbs(context: Context, start: int, end: int) -> list[int]:
    """Tokens in [start, end) that may be finite verbs, by the closed classes and the cues."""
    flags, lower, words = context.text.flags, context.text.lower, context.text.words
    known, capitals = context.lexicon.finite_cue_forms, context.grammar.nouns_capitalised
    found = []
    for i in within(context.occurrences.finite, start, end):
        if flags[i] & ANY_FINITE:
            # "…, Will Kern, …": after a comma a capital opens no clause.
            inside = i > start or (i > 0 and words[i - 1] == ",")
            capital = capitals and inside and words[i][:1].isupper()
            if not capital and not context.opens_phrase(i):
                found.append(i)
        elif lower[i] in known:
            unlikely = i > start and words[i][:1].isupper() if capitals else context.nominal[i]
            if not unlikely:
                found.append(i)
        elif not context.nominal[i] and (i == start or not words[i][:1].isupper()):
            found.append(i)  # by its ending
    return found


def first_word(text: Segmented, start: int, end: int) -> int:
    """The first token of [start, end) after opening marks and a coordinating conjunction."""
    kinds, flags = text.kinds, text.flags
    i = start
    while i < end and (kinds[i] in (OPEN, CLOSE) or text.words[i] in OPENING):
        i += 1
    if i < end - 1 and flags[i] & COORDINATION:
        i += 1
        while i < end - 1 and kinds[i] == OPEN:
            i += 1
    return min(i, end - 1)


def _classified(context: Context, start: int, end: int, mark: int | None, later: bool) -> Clause:
    flags = context.text.flags
    first = first_word(context.text, start, end)
    verbs = finite_verbs(context, start, end)
    coordinated = start < first and any(flags[i] & COORDINATION for i in range(start, first))
    kind: ClauseKind = "phrase"
    finite: int | None = None
    opener, free = flags[first], context.grammar.free_order
    if verbs:
        kind, finite = "main", verbs[0]
    if opener & COMPLEMENTISER and not (opener & ARTICLE and not verbs):
        kind = "that"
        finite = verbs[-1] if verbs else None
    elif context.grammar.verb_second and _is_infinitive(context, start, end, verbs):
        kind, finite = "inf", None
    elif verbs and later and _is_relative(context, first, end, verbs):
        kind, finite = "rel", verbs[-1]
    elif opener & QUESTION and verbs and (later or verbs[-1] >= end - 2):
        kind, finite = "wh", verbs[-1]
    elif later and verbs and verbs[0] == first and _is_particle_question(context, first, end):
        kind = "wh"
    elif opener & SUBORDINATION and (free or not (verbs and verbs[0] == first + 1)):
        kind = "sub" if verbs else "phrase"
        finite = verbs[-1] if verbs else None
    elif not context.grammar.verb_second and _is_infinitive(context, start, end, verbs):
        kind, finite = "inf", None
    return Clause(start, end, kind, finite, mark, coordinated)


def _is_particle_question(context: Context, first: int, end: int) -> bool:
    """Does a particle after its verb make a clause a question ("придёт ли он")?"""
    after = first + 1
    asks = context.grammar.free_order and after < end and context.text.flags[after] & QUESTION
    return bool(asks) and context.text.kinds[after] != PUNCT


def _is_relative(context: Context, first: int, end: int, verbs: list[int]) -> bool:
    flags = context.text.flags
    if first and context.text.words[first - 1] == ":":
        return False
    at = first + 1 if flags[first] & PREPOSITION and first + 1 < end else first
    if not flags[at] & RELATIVE:
        return False
    if not context.grammar.verb_second:
        return True
    if any(
        context.phrases[i].end > first + 1
        for i in context.phrases_in(max(0, first - APPOSITION), first)
    ):
        return False  # "Jan Roth, der Leiter des Amtes": an apposition
    # An article that opens a main clause has its verb early, a relative clause at its end.
    phrase = context.phrase_at(at)
    if phrase is not None and context.phrases[phrase].end == verbs[0] > at + 1:
        if at != first or context.phrases[phrase].case & NOM:
            return False
    last = verbs[-1]
    tail = end - 1 - last
    if tail > 1 or last <= at or verbs[0] <= at:
        return False
    # Its verbs stand together at the end: a noun between them is a main clause's.
    for i in range(last - 1, verbs[0], -1):
        if flags[i] & COORDINATION:
            break
        if context.grammar.nouns_capitalised and context.text.words[i][:1].isupper():
            return False
    return True


def _is_infinitive(context: Context, start: int, end: int, verbs: list[int]) -> bool:
    flags, lower = context.text.flags, context.text.lower
    if not context.grammar.verb_second:
        return bool(flags[start] & INFINITIVE_MARK)
    endings = context.lexicon.infinitive_endings
    while end > start + 1 and context.text.kinds[end - 1] in (PUNCT, OPEN, CLOSE):
        end -= 1
    for i in range(max(start, end - INFINITIVE_END), end):
        if flags[i] & INFINITIVE_MARK and i + 1 < end and lower[i + 1].endswith(endings):
            return not any(v < i - 1 for v in verbs)
    # Separable verbs hide the mark inside: "mitzuteilen".
    infix, last = context.grammar.infinitive_infix, lower[end - 1]
    return bool(infix) and not verbs and last.endswith(endings) and infix in last[2:-3]


def in_subjunctive(context: Context, clause: Clause) -> bool:
    """Has the clause a verb in the subjunctive?"""
    return bool(within(context.occurrences.subjunctive, clause.start, clause.end))


def resuming_clause(context: Context, clauses: list[Clause], m: int) -> int | None:
    """The clause after m with which the clause around the content goes on, or None.

    "Der Bericht, wonach C, wurde dementiert": its verb comes first, and is not in the subjunctive.
    """
    for j in range(m + 1, len(clauses)):
        clause = clauses[j]
        if clause.kind == "main" and clause.finite == clause.start and not clause.coordinated:
            return None if in_subjunctive(context, clause) else j
    return None


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
    return len(lower) >= INFINITIVE_LETTERS and lower.endswith(context.lexicon.infinitive_endings)
