"""Whose verb it is, in languages that put the subject right before its verb (English).

The subject ends where the verb complex begins: its phrase, with what belongs to it in between
(prepositional phrases, appositions, relative clauses), is looked for from there backwards.
"""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.clauses.chunk import finites, first_word
from relata.attribute.rules.clauses.sentence import segment_of
from relata.attribute.rules.text.context import (
    ADVERB,
    ANY_FINITE,
    COMPLEMENTISER,
    COORDINATION,
    NEGATION,
    PREPOSITION,
    RELATIVE,
    SUBORDINATION,
    TIME,
    Scene,
    Segment,
    Trigger,
)
from relata.lang.language import GERUND, INFINITIVE
from relata.model.analysis import CLOSE, OPEN

#: How far back the parts of one subject are looked for, in tokens and in steps.
REACH = 45
STEPS = 6
ASIDE = frozenset(("phrase", "rel", "sub"))
DASHES = frozenset(("–", "—", "-", "--"))


class Subject(Struct, frozen=True):
    """A phrase and the token range of the whole subject that it heads."""

    phrase: int
    start: int
    end: int
    why: str = "subject"


def voice(scene: Scene, trigger: Trigger, segs: list[Segment], inverted: bool) -> Subject | None:
    """Whose verb the cue is, or None; `inverted` where its clause begins with it."""
    verb = min(trigger.finite, trigger.at) if trigger.finite >= 0 else trigger.at
    if trigger.finite < 0:
        if trigger.form & GERUND:
            return _of_gerund(scene, trigger.tokens[0], segs)
        if trigger.form & INFINITIVE:
            return _of_earlier(scene, trigger.tokens[0] - 1, segs)
        return None
    if inverted:
        behind = _subject_behind(scene, segs, trigger.tokens[-1] + 1)
        if behind is not None:
            return behind
    return subject_before(scene, segs, verb)


def _of_gerund(scene: Scene, token: int, segs: list[Segment]) -> Subject | None:
    """Whose gerund begins at `token`: ", saying", "by saying", "comments saying"."""
    k = segment_of(segs, token)
    if k < 0:
        return None
    if token > segs[k].start and not scene.text.flags[token - 1] & PREPOSITION:
        own = subject_before(scene, segs, token)
        if own is not None:
            return own
    if k == 0 and token <= segs[0].start + 1:
        for seg in segs[1:]:
            if seg.kind == "main":
                return subject_before(scene, segs, seg.finite)
        return None
    return _of_earlier(scene, token, segs)


def _of_earlier(scene: Scene, token: int, segs: list[Segment]) -> Subject | None:
    """The speaker of the cue before, else the subject of the verb before `token`."""
    k = segment_of(segs, token)
    verbs = finites(scene, segs[k].start, token) if k >= 0 else []
    if verbs:
        return subject_before(scene, segs, verbs[-1])
    earlier = scene.earlier(token)
    if earlier is not None:
        phrase = scene.phrases[earlier.speaker]
        start, end = earlier.speaker_range or (phrase.start, phrase.end)
        return Subject(earlier.speaker, start, end, "subject of the verb before")
    for seg in reversed(segs[: max(k, 0)]):
        if seg.kind == "main" and scene.text.quote_of[seg.finite] == scene.text.quote_of[token]:
            return subject_before(scene, segs, seg.finite)
    return None


def subject_before(scene: Scene, segs: list[Segment], verb: int) -> Subject | None:
    """The subject that ends where the verb complex that begins at `verb` does."""
    first = segs[0].start if segs else max(0, verb - REACH)
    low = max(first, verb - REACH)
    j = _skip_adverbs(scene, verb, low)
    if j <= low:
        return None
    flags, words = scene.text.flags, scene.text.words
    if flags[j - 1] & RELATIVE:
        return _antecedent(scene, segs, j - 1)
    if words[j - 1] == "," or words[j - 1] in DASHES:
        return _before_aside(scene, segs, j - 1)
    if flags[j - 1] & COORDINATION:
        return _of_verb_before(scene, segs, j - 1)
    return _ending_at(scene, j, low)


def _skip_adverbs(scene: Scene, j: int, low: int) -> int:
    """The end of what stands before adverbs, negations, helpers and times before j."""
    flags, lower = scene.text.flags, scene.text.lower
    ly = scene.adverb_endings
    while j > low:
        before = flags[j - 1]
        if before & RELATIVE:
            break
        if before & (ADVERB | NEGATION | ANY_FINITE) or (
            lower[j - 1].endswith(ly) and len(lower[j - 1]) > 4 and not scene.nominal[j - 1]
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


def _ending_at(scene: Scene, j: int, low: int) -> Subject | None:
    """The phrase that ends at j, led back over prepositions to its head."""
    end = j
    best = _phrase_to(scene, j, low)
    for _ in range(STEPS):
        if best < 0:
            return None
        phrase = scene.phrases[best]
        if scene.text.flags[phrase.head] & TIME and phrase.kind == "description":
            end = phrase.start if phrase.preposition is None else phrase.preposition
            best = _phrase_to(scene, end, low)
            continue
        governor = scene.text.flags[phrase.preposition] if phrase.preposition is not None else 0
        if phrase.preposition is None or governor & SUBORDINATION:
            return Subject(best, phrase.start, end)
        further = _phrase_to(scene, phrase.preposition, low)
        if further < 0:
            # "About 9 percent", "more than half of": the words before belong to the number.
            start = phrase.preposition
            if _opens_clause(scene, start):
                return Subject(best, start, end) if _counts(scene, best) else None
            return None
        best = further
    return None


def _counts(scene: Scene, index: int) -> bool:
    """Is it a number or a share ("9 percent", "half of voters")?"""
    phrase = scene.phrases[index]
    return any(scene.text.words[i][:1].isdigit() for i in range(phrase.start, phrase.end)) or (
        phrase.kind == "pronoun" and phrase.entity == "unnamed"
    )


def _opens_clause(scene: Scene, token: int) -> bool:
    before = token - 1
    return (
        token == 0
        or scene.text.kinds[before] != 0
        or bool(scene.text.flags[before] & (COORDINATION | COMPLEMENTISER | SUBORDINATION))
        or scene.text.sentence_of[before] != scene.text.sentence_of[token]
    )


def _phrase_to(scene: Scene, j: int, low: int) -> int:
    """Index of the largest phrase that ends at j (a closing mark or comma aside), or -1."""
    best = -1
    for i in scene.phrases_in(low, j):
        end = scene.phrases[i].end
        if end == j or (end == j - 1 and scene.text.kinds[j - 1] == CLOSE):
            best = i
            break
        if end == j + 1 and scene.text.words[j] == ",":
            best = i
            break
    return best


def _antecedent(scene: Scene, segs: list[Segment], token: int) -> Subject | None:
    """What a relative pronoun at `token` stands for."""
    low = max(segs[0].start, token - REACH)
    j = token
    while j > low and (scene.text.words[j - 1] == "," or scene.text.flags[j - 1] & PREPOSITION):
        j -= 1
    best = _phrase_to(scene, j, low)
    if best < 0:
        return None
    phrase = scene.phrases[best]
    return Subject(best, phrase.start, phrase.end, "what the relative clause is about")


def _before_aside(scene: Scene, segs: list[Segment], mark: int) -> Subject | None:
    """The subject before an apposition or other aside that closes with the mark."""
    whole = _phrase_to(scene, mark, max(segs[0].start, mark - REACH))
    k = segment_of(segs, mark)
    if whole >= 0 and scene.phrases[whole].preposition is None:
        phrase = scene.phrases[whole]
        if phrase.start < segs[k].start:
            return Subject(whole, phrase.start, phrase.end)
    found: Subject | None = None
    loose = False
    j = k
    while j >= 0 and segs[j].end >= mark - REACH:
        seg = segs[j]
        start = first_word(scene, seg.start, seg.end)
        index = scene.phrase_at(start)
        if seg.kind == "main" and (j < k or not _is_aside(scene, seg)):
            break
        if index >= 0 and not scene.text.flags[scene.phrases[index].head] & TIME:
            if not _is_gerund(scene, seg.start):
                found = Subject(index, start, seg.end if loose else mark)
                loose = False
        elif seg.kind != "rel":
            loose = True
        if seg.coordinated or seg.kind not in ASIDE | {"inf", "main"}:
            break
        j -= 1
    return found


def _is_aside(scene: Scene, seg: Segment) -> bool:
    return _is_gerund(scene, seg.start)


def _is_gerund(scene: Scene, token: int) -> bool:
    readings = scene.language.verbs.get(scene.text.lower[token], ())
    return any(r.form & GERUND for r in readings)


def _of_verb_before(scene: Scene, segs: list[Segment], token: int) -> Subject | None:
    """ "X came and said": the subject of the verb before the conjunction at `token`."""
    k = segment_of(segs, token)
    while k >= 0:
        seg = segs[k]
        verbs = finites(scene, seg.start, min(seg.end, token))
        if verbs and seg.kind in ("main", "that", "sub"):
            return subject_before(scene, segs, verbs[0])
        if seg.kind == "main":
            return None
        k -= 1
    return None


def _subject_behind(scene: Scene, segs: list[Segment], after: int) -> Subject | None:
    """The subject of an inverted verb ("said X, a lawyer who …"), with what belongs to it."""
    flags, size = scene.text.flags, len(scene.text.words)
    j = after
    while j < size and j < after + 3 and flags[j] & (ADVERB | TIME) and scene.phrase_at(j) < 0:
        j += 1
    index = scene.phrase_at(j)
    if index < 0:
        return None
    phrase = scene.phrases[index]
    if phrase.preposition is not None:
        return None
    return Subject(index, phrase.start, max(phrase.end, _with_asides(scene, segs, phrase.end)))


def _with_asides(scene: Scene, segs: list[Segment], end: int) -> int:
    """Where the appositions and relative clauses behind a subject end."""
    k = segment_of(segs, end - 1)
    if k >= 0 and end < segs[k].end and scene.text.flags[end] & RELATIVE:
        end = segs[k].end
    if k < 0 or segs[k].end > end or segs[k].mark < 0 or scene.text.words[segs[k].mark] != ",":
        return end
    stop = end
    for seg in segs[k + 1 :]:
        first = scene.text.flags[seg.start]
        phrase = scene.phrase_at(seg.start)
        belongs = seg.kind == "rel" or (
            phrase >= 0
            and not first & (PREPOSITION | TIME)
            and (seg.kind == "phrase" or _has_relative(scene, phrase, seg.end))
        )
        if not belongs or seg.coordinated or _is_gerund(scene, seg.start):
            break
        stop = seg.end
        if scene.text.kinds[seg.end - 1] == OPEN:
            break
    return stop


def _has_relative(scene: Scene, phrase: int, end: int) -> bool:
    """Does a relative clause follow the phrase without a comma ("a lawyer who …")?"""
    behind = scene.phrases[phrase].end
    return behind < end and bool(scene.text.flags[behind] & RELATIVE)
