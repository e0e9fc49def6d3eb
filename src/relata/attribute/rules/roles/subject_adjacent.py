"""Whose verb it is, in languages that put the subject right before its verb (English).

The subject ends where the verb complex begins: its phrase, with what belongs to it in between
(prepositional phrases, appositions, relative clauses), is looked for from there backwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from relata.attribute.rules.clauses.chunk import finite_verbs, first_word
from relata.attribute.rules.clauses.sentence import clause_at
from relata.attribute.rules.limits import INVERTED_SUBJECT, SHORT_ADVERB, SUBJECT, SUBJECT_STEPS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    ANY_FINITE,
    COMPLEMENTISER,
    COORDINATION,
    NEGATION,
    PREPOSITION,
    RELATIVE,
    SUBORDINATION,
    TIME,
)
from relata.attribute.rules.text.types import Clause, CueMatch
from relata.lang.language import GERUND, INFINITIVE
from relata.model.analysis import CLOSE, OPEN, Segmented

MODIFIERS = frozenset(("phrase", "rel", "sub"))
APPOSITION_DASHES = frozenset(("–", "—", "-", "--"))


class Subject(Struct, frozen=True):
    """A phrase and the token range of the whole subject that it heads."""

    phrase: int
    start: int
    end: int
    why: str = "subject"


def find_subject(
    context: Context, match: CueMatch, clauses: Sequence[Clause], inverted: bool
) -> Subject | None:
    """Whose verb the cue is, or None; `inverted` where its clause begins with it."""
    if match.finite is None:
        if match.form & GERUND:
            return _gerund_subject(context, match.tokens[0], clauses)
        if match.form & INFINITIVE:
            return _earlier_subject(context, match.tokens[0] - 1, clauses)
        return None
    if inverted:
        inverted_subject = _inverted_subject(context, clauses, match.tokens[-1] + 1)
        if inverted_subject is not None:
            return inverted_subject
    return subject_before_verb(context, clauses, min(match.finite, match.at))


def _gerund_subject(context: Context, token: int, clauses: Sequence[Clause]) -> Subject | None:
    """Whose gerund begins at `token`: ", saying", "by saying", "comments saying"."""
    k = clause_at(clauses, token)
    if k is None:
        return None
    if token > clauses[k].start and not context.text.flags[token - 1] & PREPOSITION:
        own = subject_before_verb(context, clauses, token)
        if own is not None:
            return own
    if k == 0 and token <= clauses[0].start + 1:
        for clause in clauses[1:]:
            if clause.kind == "main" and clause.finite is not None:
                return subject_before_verb(context, clauses, clause.finite)
        return None
    return _earlier_subject(context, token, clauses)


def _earlier_subject(context: Context, token: int, clauses: Sequence[Clause]) -> Subject | None:
    """The speaker of the cue before, else the subject of the verb before `token`."""
    k = clause_at(clauses, token)
    verbs = finite_verbs(context, clauses[k].start, token) if k is not None else []
    if verbs:
        return subject_before_verb(context, clauses, verbs[-1])
    earlier = context.candidates.nearest_before(token)
    if earlier is not None and earlier.speaker is not None:
        phrase = context.phrases[earlier.speaker]
        start, end = earlier.speaker_range or (phrase.start, phrase.end)
        return Subject(earlier.speaker, start, end, "subject of the verb before")
    for clause in reversed(clauses[: k or 0]):
        if (
            clause.kind == "main"
            and clause.finite is not None
            and context.text.quote_of[clause.finite] == context.text.quote_of[token]
        ):
            return subject_before_verb(context, clauses, clause.finite)
    return None


def subject_before_verb(context: Context, clauses: Sequence[Clause], verb: int) -> Subject | None:
    """The subject that ends where the verb complex that begins at `verb` does."""
    first = clauses[0].start if clauses else max(0, verb - SUBJECT)
    low = max(first, verb - SUBJECT)
    j = _skip_adverbs(context, verb, low)
    if j <= low:
        return None
    flags, words = context.text.flags, context.text.words
    if flags[j - 1] & RELATIVE:
        return _antecedent(context, clauses, j - 1)
    if words[j - 1] == "," or words[j - 1] in APPOSITION_DASHES:
        return _before_apposition(context, clauses, j - 1)
    if flags[j - 1] & COORDINATION:
        return _coordinated_subject(context, clauses, j - 1)
    return _phrase_before(context, j, low)


def _skip_adverbs(context: Context, j: int, low: int) -> int:
    """The end of what stands before adverbs, negations, helpers and times before j."""
    flags, lower = context.text.flags, context.text.lower
    ly = context.lexicon.adverb_endings
    while j > low:
        before = flags[j - 1]
        if before & RELATIVE:
            break
        if before & (ADVERB | NEGATION | ANY_FINITE) or (
            lower[j - 1].endswith(ly)
            and len(lower[j - 1]) > SHORT_ADVERB
            and not context.nominal[j - 1]
        ):
            j -= 1
            continue
        if before & TIME and not before & COMPLEMENTISER:
            j -= 1
            while j > low and flags[j - 1] & PREPOSITION:
                j -= 1
            continue
        break
    return j


def _phrase_before(context: Context, j: int, low: int) -> Subject | None:
    """The phrase that ends at j, led back over prepositions to its head."""
    end = j
    best = _phrase_to(context, j, low)
    for _ in range(SUBJECT_STEPS):
        if best is None:
            return None
        phrase = context.phrases[best]
        if context.text.flags[phrase.head] & TIME and phrase.kind == "description":
            end = phrase.start if phrase.preposition is None else phrase.preposition
            best = _phrase_to(context, end, low)
            continue
        governor = context.text.flags[phrase.preposition] if phrase.preposition is not None else 0
        if phrase.preposition is None or governor & SUBORDINATION:
            return Subject(best, phrase.start, end)
        outer = _phrase_to(context, phrase.preposition, low)
        if outer is None:
            # "About 9 percent", "more than half of": the words before belong to the number.
            start = phrase.preposition
            if _opens_clause(context.text, start):
                return Subject(best, start, end) if _is_quantity(context, best) else None
            return None
        best = outer
    return None


def _is_quantity(context: Context, index: int) -> bool:
    """Is it a number or a share ("9 percent", "half of voters")?"""
    phrase = context.phrases[index]
    return any(context.text.words[i][:1].isdigit() for i in range(phrase.start, phrase.end)) or (
        phrase.kind == "pronoun" and phrase.entity == "unnamed"
    )


def _opens_clause(text: Segmented, token: int) -> bool:
    before = token - 1
    return (
        token == 0
        or text.kinds[before] != 0
        or bool(text.flags[before] & (COORDINATION | COMPLEMENTISER | SUBORDINATION))
        or text.sentence_of[before] != text.sentence_of[token]
    )


def _phrase_to(context: Context, j: int, low: int) -> int | None:
    """Index of the largest phrase that ends at j (a closing mark or comma apart), or None."""
    best: int | None = None
    for i in context.phrases_in(low, j):
        end = context.phrases[i].end
        if end == j or (end == j - 1 and context.text.kinds[j - 1] == CLOSE):
            best = i
            break
        if end == j + 1 and context.text.words[j] == ",":
            best = i
            break
    return best


def _antecedent(context: Context, clauses: Sequence[Clause], token: int) -> Subject | None:
    """What a relative pronoun at `token` stands for."""
    low = max(clauses[0].start, token - SUBJECT)
    j = token
    while j > low and (context.text.words[j - 1] == "," or context.text.flags[j - 1] & PREPOSITION):
        j -= 1
    best = _phrase_to(context, j, low)
    if best is None:
        return None
    phrase = context.phrases[best]
    return Subject(best, phrase.start, phrase.end, "what the relative clause is about")


def _before_apposition(context: Context, clauses: Sequence[Clause], mark: int) -> Subject | None:
    """The subject before an apposition or other parenthesis that closes with the mark."""
    whole = _phrase_to(context, mark, max(clauses[0].start, mark - SUBJECT))
    k = clause_at(clauses, mark)
    if k is None:
        return None
    if whole is not None and context.phrases[whole].preposition is None:
        phrase = context.phrases[whole]
        if phrase.start < clauses[k].start:
            return Subject(whole, phrase.start, phrase.end)
    found: Subject | None = None
    loose = False
    j = k
    while j >= 0 and clauses[j].end >= mark - SUBJECT:
        clause = clauses[j]
        start = first_word(context.text, clause.start, clause.end)
        index = context.phrase_at(start)
        if clause.kind == "main" and (j < k or not _is_gerund(context, clause.start)):
            break
        if index is not None and not context.text.flags[context.phrases[index].head] & TIME:
            if not _is_gerund(context, clause.start):
                found = Subject(index, start, clause.end if loose else mark)
                loose = False
        elif clause.kind != "rel":
            loose = True
        if clause.coordinated or clause.kind not in MODIFIERS | {"inf", "main"}:
            break
        j -= 1
    return found


def _is_gerund(context: Context, token: int) -> bool:
    readings = context.language.verbs.get(context.text.lower[token], ())
    return any(r.form & GERUND for r in readings)


def _coordinated_subject(context: Context, clauses: Sequence[Clause], token: int) -> Subject | None:
    """ "X came and said": the subject of the verb before the conjunction at `token`."""
    k = clause_at(clauses, token)
    for clause in reversed(clauses[: 0 if k is None else k + 1]):
        verbs = finite_verbs(context, clause.start, min(clause.end, token))
        if verbs and clause.kind in ("main", "that", "sub"):
            return subject_before_verb(context, clauses, verbs[0])
        if clause.kind == "main":
            return None
    return None


def _inverted_subject(context: Context, clauses: Sequence[Clause], after: int) -> Subject | None:
    """The subject of an inverted verb ("said X, a lawyer who …"), with what belongs to it."""
    flags, size = context.text.flags, len(context.text.words)
    j = after
    while (
        j < size
        and j < after + INVERTED_SUBJECT
        and flags[j] & (ADVERB | TIME)
        and context.phrase_at(j) is None
    ):
        j += 1
    index = context.phrase_at(j)
    if index is None:
        return None
    phrase = context.phrases[index]
    if phrase.preposition is not None:
        return None
    return Subject(
        index, phrase.start, max(phrase.end, _with_modifiers(context, clauses, phrase.end))
    )


def _with_modifiers(context: Context, clauses: Sequence[Clause], end: int) -> int:
    """Where the appositions and relative clauses after a subject end."""
    k = clause_at(clauses, end - 1)
    if k is None:
        return end
    if end < clauses[k].end and context.text.flags[end] & RELATIVE:
        end = clauses[k].end
    mark = clauses[k].mark
    if clauses[k].end > end or mark is None or context.text.words[mark] != ",":
        return end
    stop = end
    for clause in clauses[k + 1 :]:
        first = context.text.flags[clause.start]
        phrase = context.phrase_at(clause.start)
        belongs = clause.kind == "rel" or (
            phrase is not None
            and not first & (PREPOSITION | TIME)
            and (clause.kind == "phrase" or _has_relative(context, phrase, clause.end))
        )
        if not belongs or clause.coordinated or _is_gerund(context, clause.start):
            break
        stop = clause.end
        if context.text.kinds[clause.end - 1] == OPEN:
            break
    return stop


def _has_relative(context: Context, phrase: int, end: int) -> bool:
    """Does a relative clause follow the phrase without a comma ("a lawyer who …")?"""
    after = context.phrases[phrase].end
    return after < end and bool(context.text.flags[after] & RELATIVE)
