"""A content whose verb is a noun, right before its cue: Turkish "X, bugün geleceğini söyledi".

The verb stands last, and the content's verb before it has an ending that makes it the object of the
cue ("geleceğini": that she will come). The cue's subject opens the sentence, often with a comma
after it, or is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from relata.attribute.rules.limits import (
    ADDRESSED_WORDS,
    LONGEST_OPENING,
    LONGEST_SUBJECT,
    NOMINALISED_WORDS,
)
from relata.attribute.rules.patterns.base import TextPattern, apply_cue
from relata.attribute.rules.roles.carry_over import previous_speaker
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ADVERB
from relata.attribute.rules.text.types import Candidate, CueMatch, Range, as_ranges
from relata.knowledge import world
from relata.lang.language import INFINITIVE, PARTICIPLE, CueForm, Language, words_of
from relata.lang.schema import Flag

_NO_NOUN = int(Flag.PREPOSITION | Flag.ADVERB | Flag.SUBORDINATION | Flag.TIME)


class _Forms(Struct, frozen=True):
    """What a language marks such a content and its subject with."""

    #: Endings of the content's verb, and of words in another case than a subject's.
    endings: tuple[str, ...]
    #: Endings of such a verb before a noun that is a part of the cue.
    before_noun: tuple[str, ...]
    #: Endings of who is spoken to, between the content and its cue.
    spoken_to: tuple[str, ...]
    oblique: tuple[str, ...]
    #: Particles after a new topic.
    topics: frozenset[str]


def _forms(language: Language) -> _Forms:
    grammar = language.file.grammar
    return _Forms(
        words_of(grammar.nominalised_endings),
        words_of(grammar.nominalised_before_noun),
        words_of(grammar.addressee_endings),
        words_of(grammar.oblique_endings),
        frozenset(words_of(grammar.topic_particles)),
    )


def add_nominalised(context: Context) -> None:
    """A nominalised clause before its cue: "X, C söyledi" ("Komisyon, seçim olacağını söyledi")."""
    forms = context.language.view(_forms)
    if not forms.endings:
        return
    taken = context.candidates.cue_tokens
    found: list[Candidate] = []
    verbs = context.language.verbs
    for at in sorted({*context.occurrences.cues, *context.occurrences.separable}):
        if at in taken or context.text.quote_of[at] is not None:
            continue
        for form in verbs.get(context.text.lower[at], ()):
            if form.form & (INFINITIVE | PARTICIPLE):
                continue
            candidate = _candidate(context, at, form, forms, found)
            if candidate is not None:
                found.append(context.candidates.add(candidate))
                break


def _candidate(
    context: Context, at: int, form: CueForm, forms: _Forms, earlier: Sequence[Candidate]
) -> Candidate | None:
    """The statement of the cue whose form stands at token `at`, None where it has none here.

    `earlier`: those of the cues before, in the order of the text.
    """
    lower, cue = context.text.lower, form.cue
    first, _ = context.text.sentences[context.text.sentence_of[at]]
    start = at
    if cue.particle:
        sizes = [len(one) for one in cue.particle if tuple(lower[at - len(one) : at]) == one]
        if not sizes:
            return None
        start = at - max(sizes)
    last = _last_word(context, first, start, forms, of_noun=bool(cue.particle))
    if last is None or "that" not in cue.complements:
        return None
    before = _cue_before(earlier, first, last)
    if before is not None:
        first = max(first, before.cue[-1][1])
        subject, spoken, begin = before.speaker, before.speaker_range, first
    else:
        subject, spoken, begin = _subject(context, first, last, forms)
    if last + 1 - begin < NOMINALISED_WORDS:
        return None
    scores = context.weights.score
    candidate = Candidate(
        "indirect", [(begin, last + 1)], "nominalised-alone", scores["nominalised-alone"],
        frame=[(start, at + 1)],
    )  # fmt: skip
    if spoken is not None:
        candidate.rule, candidate.score = "nominalised", scores["nominalised"]
        candidate.speaker, candidate.speaker_range = subject, spoken
        candidate.speaker_why = f"subject of “{cue.lemma}”"
        if before is None:
            candidate.frame = [(spoken[0], begin), (last + 1, at + 1)]
    else:
        _carry(context, candidate, first)
    if last + 1 < start and lower[start - 1].endswith(forms.spoken_to):
        candidate.addressee = context.phrase_at(last + 1)
    tokens = tuple(range(start, at + 1))
    match = CueMatch(cue, at, at, tokens, form.form)
    return apply_cue(candidate, match, as_ranges(tokens))


def _last_word(
    context: Context, first: int, start: int, forms: _Forms, *, of_noun: bool
) -> int | None:
    """The content's verb before the cue at `start`; None without one.

    Next to the cue, or with who is spoken to between them: "*kapanacağını* gazetecilere söyledi".
    """
    lower, flags = context.text.lower, context.text.flags
    endings = (*forms.endings, *forms.before_noun) if of_noun else forms.endings
    at = start - 1
    while at > max(first, start - ADDRESSED_WORDS):
        if lower[at].endswith(endings):
            return at
        near = at == start - 1
        if not flags[at] & ADVERB and (near and not lower[at].endswith(forms.spoken_to)):
            return None
        at -= 1
    return None


def _cue_before(earlier: Sequence[Candidate], first: int, last: int) -> Candidate | None:
    """The statement whose cue stands in the same sentence before: "C *belirterek* D ekledi"."""
    for candidate in reversed(earlier):
        if not candidate.cue:
            continue
        if first <= candidate.cue[0][0] < last:
            return candidate
        if candidate.cue[0][0] < first:
            return None
    return None


def _subject(
    context: Context, first: int, last: int, forms: _Forms
) -> tuple[int | None, Range | None, int]:
    """The cue's subject as a phrase and as tokens, each None without one; where the content begins.

    It is what stands before the first comma or particle of a new topic ("ise"), else the longest
    phrase that opens the sentence.
    """
    words, lower = context.text.words, context.text.lower
    begin = first
    for at in range(first + 1, min(last, first + LONGEST_SUBJECT)):
        if words[at] != "," and lower[at] not in forms.topics:
            continue
        if lower[at - 1].endswith(forms.endings):
            break  # the first of two clauses that are said
        if _may_end_subject(context, at - 1, forms.oblique):
            inside = [i for i in context.top_phrases(begin, at) if context.phrases[i].end >= at]
            phrase = inside[-1] if inside else None
            start = begin if phrase is None else context.phrases[phrase].start
            if at - start > LONGEST_OPENING:
                break  # a comma within the content
            return phrase, (start, at), at + 1
        begin = at + 1
    first = begin
    known = world.lookup(words[first], context.language.code)
    if known is not None and not words[first + 1].startswith(("'", "’")):
        return context.phrase_at(first), (first, first + 1), first + 1
    best: int | None = None
    for i in context.phrases_in(first, first + 1):
        opening = context.phrases[i]
        if opening.start == first and _may_end_subject(context, opening.end - 1, forms.oblique):
            if best is None or opening.end > context.phrases[best].end:
                best = i
    if best is None:
        return None, None, first
    return best, (first, context.phrases[best].end), context.phrases[best].end


def _may_end_subject(context: Context, at: int, oblique: tuple[str, ...]) -> bool:
    """Whether a word may end a subject: no ending of another case (of a name after a mark)."""
    if context.text.flags[at] & _NO_NOUN:
        return False
    return context.text.words[at][:1].isupper() or not context.text.lower[at].endswith(oblique)


def _carry(context: Context, candidate: Candidate, token: int) -> None:
    """Let the last speaker go on where the subject is left out."""
    earlier = previous_speaker(context, token)
    if earlier is not None:
        sentence_of = context.text.sentence_of
        if sentence_of[token] - sentence_of[earlier.content[-1][1] - 1] <= 1:
            candidate.rule, candidate.score = "nominalised", context.weights.score["nominalised"]
        candidate.speaker, candidate.speaker_range = earlier.speaker, earlier.speaker_range
        candidate.speaker_carried, candidate.speaker_why = True, "the last speaker goes on"


NOMINALISED = TextPattern(("nominalised", "nominalised-alone"), add_nominalised)
