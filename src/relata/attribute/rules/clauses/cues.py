"""Cues in a sentence: reporting verbs with their whole verb complex, and reporting nouns."""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.verb_complex import HELPERS, ends_clause, verb_complex
from relata.attribute.rules.limits import (
    ATTRIBUTE,
    HEADLINE_WORDS,
    LETTERS_OF_TITLES,
    PHRASE_AROUND,
    SEPARATED_AFTER,
    SEPARATED_BEFORE,
    SHORT_PARTICLE,
    VERB_COMPLEX,
)
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    ARTICLE,
    COORDINATION,
    DETERMINER,
    INFINITIVE_MARK,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
)
from relata.attribute.rules.text.occurrences import within
from relata.attribute.rules.text.types import Clause, CueMatch
from relata.lang.language import GERUND, INFINITIVE, PARTICIPLE, CueForm
from relata.model.analysis import OPEN, PUNCT, Segmented


class _Sentence(Struct, frozen=True):
    """The sentence in which cues are looked for: its tokens [start, end) and clauses."""

    start: int
    end: int
    clauses: list[Clause]
    words: set[str]
    #: Nearly all its longer words are capitalised, as in a title.
    headline: bool


def match_cues(
    context: Context, start: int, end: int, clauses: list[Clause], cues: list[int]
) -> list[CueMatch]:
    """The cues in the sentence [start, end), in order of their main token; `cues` may be some."""
    if not cues:
        return []
    lower, verbs, nouns = context.text.lower, context.language.verbs, context.language.nouns
    headline = not context.grammar.nouns_capitalised and _is_headline(
        context.text, start, end, context.weights.headline_capitals
    )
    sentence = _Sentence(start, end, clauses, set(lower[start:end]), headline)
    found: list[CueMatch] = []
    for i in cues:
        word = lower[i]
        readings = verbs.get(word)
        match = _match_verb(context, sentence, i, readings) if readings else None
        if match is None and (nominal := nouns.get(word)) and _may_be_noun(context, sentence, i):
            match = CueMatch(nominal[0].cue, i, None, (i,), 0)
        if match is not None:
            found.append(match)
    return found


def cue_tokens(context: Context, start: int, end: int) -> list[int]:
    """Tokens in [start, end) that may be cues: those that have their separated part, if any."""
    found = within(context.occurrences.cues, start, end)
    unsure = within(context.occurrences.separable, start, end)
    if unsure:
        lower, particle = context.text.lower, context.lexicon.separable_forms
        here = set(lower[start:end])
        unsure = [i for i in unsure if not here.isdisjoint(particle[lower[i]])]
    return sorted((*found, *unsure)) if unsure else found


def _is_headline(text: Segmented, start: int, end: int, share: float) -> bool:
    """Are nearly all longer words capitalised, as in a title ("Pence Announces Plans")?"""
    words = [
        w
        for w in text.words[start : min(end, start + HEADLINE_WORDS)]
        if len(w) >= LETTERS_OF_TITLES
    ]
    return len(words) > 2 and sum(w[:1].isupper() for w in words) >= share * len(words)


def _clause_with(clauses: list[Clause], i: int) -> int | None:
    for k, clause in enumerate(clauses):
        if clause.start <= i < clause.end:
            return k
    return None


def _may_be_noun(context: Context, sentence: _Sentence, i: int) -> bool:
    capital = context.text.words[i][:1].isupper()
    if context.grammar.nouns_capitalised or not capital or sentence.headline:
        return capital or not context.grammar.nouns_capitalised
    # A capital marks a name ("Yahoo News"), but for the first word.
    return context.text.sentences[context.text.sentence_of[i]][0] == i


def _match_verb(
    context: Context, sentence: _Sentence, i: int, readings: tuple[CueForm, ...]
) -> CueMatch | None:
    """The first reading of the form at i that is a cue here, with its verb complex."""
    k = _clause_with(sentence.clauses, i)
    if k is None or not _may_be_verb(context, sentence, i, readings):
        return None
    for reading in readings:
        particle = _separated_part(context, sentence, i, reading, k)
        if particle is None:
            continue
        match = verb_complex(context, i, reading, particle, k, sentence.clauses)
        if match is not None:
            return match
    return None


def _may_be_verb(
    context: Context, sentence: _Sentence, i: int, readings: tuple[CueForm, ...]
) -> bool:
    words, flags, kinds = context.text.words, context.text.flags, context.text.kinds
    start = sentence.start
    first = i == start or kinds[i - 1] == OPEN or words[i - 1] == ":"
    if context.grammar.nouns_capitalised:
        return first or not (words[i][:1].isupper() or _attributive(context, i, start))
    if context.grammar.free_order:
        return first or words[i][:1].islower()
    if i == start:
        return any(r.form & (GERUND | PARTICIPLE | INFINITIVE) for r in readings)
    if words[i][:1].isupper() and not sentence.headline:
        return False
    if _in_phrase(context, i) and not any(r.form & GERUND for r in readings):
        return False
    return not _reads_as_noun(context, i, flags[i - 1], readings)


def _attributive(context: Context, i: int, start: int) -> bool:
    """Is the form an adjective before its noun ("die oft beklagte Lücke")?"""
    words, lower = context.text.words, context.text.lower
    weak = context.language.file.phrases.weak_adjective_endings
    if i + 1 >= len(words) or not (words[i + 1][:1].isupper() or lower[i + 1].endswith(weak)):
        return False
    stem = next(
        (lower[i][: -len(e)] for e in context.lexicon.adjective_endings if lower[i].endswith(e)), ""
    )
    if not any(r.form & PARTICIPLE for r in context.language.verbs.get(stem, ())):
        return False
    for j in range(i - 1, max(start, i - ATTRIBUTE) - 1, -1):
        if context.text.flags[j] & (ARTICLE | DETERMINER | PREPOSITION):
            return True
        if words[j][:1].isupper() or context.text.kinds[j] == PUNCT:
            return False
    return False


def _in_phrase(context: Context, i: int) -> bool:
    """Does a noun phrase run over the word at i, or end with it after another word?"""
    for p in reversed(context.phrases_in(max(0, i - PHRASE_AROUND), i)):
        phrase = context.phrases[p]
        if phrase.core_end > i and not phrase.conjuncts:
            return True
    return False


def _reads_as_noun(context: Context, i: int, before: int, readings: tuple[CueForm, ...]) -> bool:
    """Where verbs and nouns share forms (English): does what stands before i open a noun?"""
    lower, words = context.text.lower, context.text.words
    previous = lower[i - 1]
    if before & (PRONOUN | RELATIVE | HELPERS | INFINITIVE_MARK) and not before & DETERMINER:
        return False
    if before & (ARTICLE | DETERMINER) or previous in context.lexicon.owner_marks:
        return True
    if before & PREPOSITION:
        return not any(r.form & (GERUND | PARTICIPLE) for r in readings)
    if i >= 2 and words[i - 1][:1].islower() and not before & ADVERB:
        opener = context.text.flags[i - 2]
        shared = lower[i] in context.language.nouns or any(r.form & INFINITIVE for r in readings)
        singular = not previous.endswith(context.grammar.plural_subject_endings)
        # "a formal request", "his latest call": article, adjective, noun.
        if opener & (ARTICLE | DETERMINER) and shared and singular:
            person = previous.endswith(context.grammar.agent_noun_endings)
            return not person and not any(r.form & PARTICIPLE for r in readings)
    return False


def _separated_part(
    context: Context, sentence: _Sentence, i: int, reading: CueForm, k: int
) -> tuple[int, ...] | None:
    """Tokens of the cue's separated part; () where it has none, None where it is missing."""
    alternatives = reading.cue.particle
    if not alternatives:
        return ()
    for part in alternatives:
        if part[-1] not in sentence.words or part[0] not in sentence.words:
            continue
        found = _find_part(context, sentence, i, part, k)
        if found is not None:
            return found
    return None


def _find_part(
    context: Context, sentence: _Sentence, i: int, part: tuple[str, ...], k: int
) -> tuple[int, ...] | None:
    """Tokens of a separated part: after its verb, at the end of the clause, else before it."""
    lower, flags, size = context.text.lower, context.text.flags, len(part)
    near = not context.grammar.verb_second
    clause = sentence.clauses[k]
    long = size > 1 or len(part[0]) > SHORT_PARTICLE
    last = min(sentence.end - size + 1, i + (SEPARATED_AFTER if near else VERB_COMPLEX))
    if context.grammar.free_order:
        last = min(last, clause.end - size + 1)
    if _main_clause_follows(context, i):
        last = i  # "Wie Holm sagte, bleibt die Tür zu": the particle of the verb after it
    if part[-1] in lower[i + 1 : last + size]:
        for j in range(i + 1, last):
            if flags[j] & COORDINATION and not near and finite_verbs(context, j + 1, j + 2):
                break
            if lower[j] == part[0] and tuple(lower[j : j + size]) == part:
                if near or long or ends_clause(context.text, j + 1, sentence.end):
                    return tuple(range(j, j + size))
    first = clause.start if not near else max(sentence.start, i - SEPARATED_BEFORE)
    if part[-1] not in lower[first:i]:
        return None
    for j in range(i - size, first - 1, -1):
        if lower[j] == part[0] and tuple(lower[j : j + size]) == part:
            if j + size == i or long:
                return tuple(range(j, j + size))
    return None


def _main_clause_follows(context: Context, i: int) -> bool:
    """Does the verb at i end a clause before the main clause, which opens with its own verb?"""
    words = context.text.words
    if not context.grammar.verb_second or i + 2 >= len(words) or words[i + 1] != ",":
        return False
    return bool(finite_verbs(context, i + 2, i + 3))
