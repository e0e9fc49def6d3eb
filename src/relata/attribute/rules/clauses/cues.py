"""Cues in a sentence: reporting verbs with their whole verb complex, and reporting nouns."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finites
from relata.attribute.rules.text.context import (
    ADVERB,
    ARTICLE,
    AUXILIARY,
    COORDINATION,
    DETERMINER,
    INFINITIVE_MARK,
    MODAL,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    REFLEXIVE,
    RELATIVE,
    Scene,
    Segment,
    Trigger,
)
from relata.attribute.rules.text.occurrences import within
from relata.lang.language import FINITE, GERUND, INFINITIVE, PARTICIPLE, CueForm
from relata.model.analysis import CLOSE, OPEN, PUNCT

HELPERS = AUXILIARY | MODAL
#: How far apart the parts of one verb complex may stand, in tokens.
REACH = 45


def triggers(
    scene: Scene, start: int, end: int, segs: list[Segment], cues: list[int]
) -> list[Trigger]:
    """The cues in the sentence [start, end), in order of their main token; `cues` may be some."""
    lower, verbs, nouns = scene.text.lower, scene.language.verbs, scene.language.nouns
    found: list[Trigger] = []
    if cues:
        scene.words_here = set(lower[start:end])
        scene.headline = not scene.grammar.nouns_capitalised and _is_headline(scene, start, end)
    for i in cues:
        word = lower[i]
        readings = verbs.get(word)
        trigger = None
        if readings:
            trigger = _verb(scene, i, readings, _around(segs, i), segs, start, end)
        if trigger is None and (nominal := nouns.get(word)) and _may_be_noun(scene, i):
            trigger = Trigger(nominal[0].cue, i, -1, (i,), 0)
        if trigger is not None:
            found.append(trigger)
    return found


def cues_in(scene: Scene, start: int, end: int) -> list[int]:
    """Tokens in [start, end) that may be cues: those that have their separated part, if any."""
    found = within(scene.places.cues, start, end)
    unsure = within(scene.places.apart, start, end)
    if unsure:
        lower, apart = scene.text.lower, scene.apart
        here = set(lower[start:end])
        unsure = [i for i in unsure if not here.isdisjoint(apart[lower[i]])]
    return sorted((*found, *unsure)) if unsure else found


def _is_headline(scene: Scene, start: int, end: int) -> bool:
    """Are nearly all longer words capitalised, as in a title ("Pence Announces Plans")?"""
    words = [w for w in scene.text.words[start : min(end, start + 40)] if len(w) > 3]
    return len(words) > 2 and sum(w[:1].isupper() for w in words) >= 0.7 * len(words)


def _around(segs: list[Segment], i: int) -> int:
    for k, seg in enumerate(segs):
        if seg.start <= i < seg.end:
            return k
    return -1


def _may_be_noun(scene: Scene, i: int) -> bool:
    capital = scene.text.words[i][:1].isupper()
    if scene.grammar.nouns_capitalised or not capital or scene.headline:
        return capital or not scene.grammar.nouns_capitalised
    # A capital marks a name ("Yahoo News"), but for the first word.
    return scene.text.sentences[scene.text.sentence_of[i]][0] == i


def _verb(
    scene: Scene, i: int, readings: tuple[CueForm, ...], k: int, segs: list[Segment],
    start: int, end: int,
) -> Trigger | None:  # fmt: skip
    if k < 0 or not _may_be_verb(scene, i, readings, start):
        return None
    for reading in readings:
        apart = _separated(scene, i, reading, k, segs, start, end)
        if apart is None:
            continue
        trigger = _complex(scene, i, reading, apart, k, segs)
        if trigger is not None:
            return trigger
    return None


def _may_be_verb(scene: Scene, i: int, readings: tuple[CueForm, ...], start: int) -> bool:
    words, flags, kinds = scene.text.words, scene.text.flags, scene.text.kinds
    first = i == start or kinds[i - 1] == OPEN or words[i - 1] == ":"
    if scene.grammar.nouns_capitalised:
        return first or not (words[i][:1].isupper() or _attributive(scene, i, start))
    if scene.grammar.free_order:
        return first or words[i][:1].islower()
    if i == start:
        return any(r.form & (GERUND | PARTICIPLE | INFINITIVE) for r in readings)
    if words[i][:1].isupper() and not scene.headline:
        return False
    if _in_phrase(scene, i) and not any(r.form & GERUND for r in readings):
        return False
    return not _reads_as_noun(scene, i, flags[i - 1], readings)


def _attributive(scene: Scene, i: int, start: int) -> bool:
    """Is the form an adjective before its noun ("die oft beklagte Lücke")?"""
    words, lower = scene.text.words, scene.text.lower
    if i + 1 >= len(words) or not (
        words[i + 1][:1].isupper()
        or lower[i + 1].endswith(scene.language.file.phrases.weak_adjective_endings)
    ):
        return False
    stem = next((lower[i][: -len(e)] for e in scene.endings if lower[i].endswith(e)), "")
    if not any(r.form & PARTICIPLE for r in scene.language.verbs.get(stem, ())):
        return False
    for j in range(i - 1, max(start, i - 8) - 1, -1):
        if scene.text.flags[j] & (ARTICLE | DETERMINER | PREPOSITION):
            return True
        if words[j][:1].isupper() or scene.text.kinds[j] == PUNCT:
            return False
    return False


def _in_phrase(scene: Scene, i: int) -> bool:
    """Does a noun phrase run over the word at i, or end with it after another word?"""
    for p in reversed(scene.phrases_in(max(0, i - 8), i)):
        phrase = scene.phrases[p]
        if phrase.core_end > i and not phrase.conjuncts:
            return True
    return False


def _reads_as_noun(scene: Scene, i: int, before: int, readings: tuple[CueForm, ...]) -> bool:
    """Where verbs and nouns share forms (English): does what stands before i open a noun?"""
    lower, words = scene.text.lower, scene.text.words
    previous = lower[i - 1]
    if before & (PRONOUN | RELATIVE | HELPERS | INFINITIVE_MARK) and not before & DETERMINER:
        return False
    if before & (ARTICLE | DETERMINER) or previous in scene.owner_marks:
        return True
    if before & PREPOSITION:
        return not any(r.form & (GERUND | PARTICIPLE) for r in readings)
    if i >= 2 and words[i - 1][:1].islower() and not before & ADVERB:
        further = scene.text.flags[i - 2]
        shared = lower[i] in scene.language.nouns or any(r.form & INFINITIVE for r in readings)
        singular = not previous.endswith(scene.grammar.plural_subject_endings)
        # "a formal request", "his latest call": article, adjective, noun.
        if further & (ARTICLE | DETERMINER) and shared and singular:
            return not any(r.form & PARTICIPLE for r in readings) and not previous.endswith(
                scene.grammar.agent_noun_endings
            )
    return False


def _separated(
    scene: Scene, i: int, reading: CueForm, k: int, segs: list[Segment], start: int, end: int
) -> tuple[int, ...] | None:
    """Tokens of the cue's separated part; () where it has none, None where it is missing."""
    alternatives = reading.cue.sep
    if not alternatives:
        return ()
    for part in alternatives:
        if part[-1] not in scene.words_here or part[0] not in scene.words_here:
            continue
        found = _find_part(scene, i, part, k, segs, start, end)
        if found is not None:
            return found
    return None


def _find_part(
    scene: Scene, i: int, part: tuple[str, ...], k: int, segs: list[Segment], start: int, end: int
) -> tuple[int, ...] | None:
    lower = scene.text.lower
    flags, size = scene.text.flags, len(part)
    tight = not scene.grammar.verb_second
    seg = segs[k]
    last = min(end - size + 1, i + (8 if tight else REACH))
    if scene.grammar.free_order:
        last = min(last, seg.end - size + 1)
    if part[-1] in lower[i + 1 : last + size]:
        for j in range(i + 1, last):
            if flags[j] & COORDINATION and not tight and finites(scene, j + 1, j + 2):
                break
            if lower[j] == part[0] and tuple(lower[j : j + size]) == part:
                if tight or size > 1 or len(part[0]) > 5 or _closes(scene, j + 1, end):
                    return tuple(range(j, j + size))
    first = seg.start if not tight else max(start, i - 4)
    if part[-1] not in lower[first:i]:
        return None
    for j in range(i - size, first - 1, -1):
        if lower[j] == part[0] and tuple(lower[j : j + size]) == part:
            if j + size == i or size > 1 or len(part[0]) > 5:
                return tuple(range(j, j + size))
    return None


def _closes(scene: Scene, i: int, end: int) -> bool:
    """Does a clause end before token i? A separated particle stands at the end of its clause."""
    if i >= end:
        return True
    kind = scene.text.kinds[i]
    return kind in (PUNCT, OPEN, CLOSE) or bool(scene.text.flags[i] & COORDINATION)


def _complex(
    scene: Scene, i: int, reading: CueForm, apart: tuple[int, ...], k: int, segs: list[Segment]
) -> Trigger | None:
    """The verb complex around the form at i: auxiliaries, participle, particle, reflexive."""
    form = reading.form
    if form & INFINITIVE and _marked(scene, i):
        form = INFINITIVE
    helper = _helper(scene, i, form, k, segs)
    tokens = {i, *apart}
    if helper:
        tokens.update(helper)
        finite = helper[0]
        if form & FINITE and scene.grammar.free_order:
            return Trigger(reading.cue, i, finite, tuple(sorted(tokens)), form & FINITE)
        passive = bool(form & PARTICIPLE) and any(
            scene.text.lower[h] in scene.passive for h in helper
        )
        return Trigger(
            reading.cue, i, finite, tuple(sorted(tokens)), form & ~FINITE or form, passive
        )
    if form & FINITE:
        passive = False
        if scene.grammar.free_order and not apart and (mark := _reflexive(scene, i, segs[k])) >= 0:
            tokens.add(mark)
            passive = True
        return Trigger(reading.cue, i, i, tuple(sorted(tokens)), form & FINITE, passive)
    if form & GERUND:
        return Trigger(reading.cue, i, -1, tuple(sorted(tokens)), GERUND)
    if form & PARTICIPLE and scene.grammar.free_order:
        # "В докладе отмечено": it stands for the present without an auxiliary.
        return Trigger(reading.cue, i, i, tuple(sorted(tokens)), PARTICIPLE, passive=True)
    if form & PARTICIPLE and _stands_alone(scene, i, k, segs):
        return Trigger(reading.cue, i, -1, tuple(sorted(tokens)), PARTICIPLE, passive=True)
    if form & INFINITIVE and _marked(scene, i):
        return Trigger(reading.cue, i, -1, tuple(sorted(tokens)), INFINITIVE)
    return None


def _reflexive(scene: Scene, i: int, seg: Segment) -> int:
    """A reflexive beside a finite form that makes it a passive ("uvádí se"), or -1."""
    for j in (i - 1, i + 1):
        if seg.start <= j < seg.end and scene.text.flags[j] & REFLEXIVE:
            if scene.text.lower[j] in scene.passive:
                return j
    return -1


def _stands_alone(scene: Scene, i: int, k: int, segs: list[Segment]) -> bool:
    """A participle without auxiliary: "wie berichtet", "asked about it", "quoted by"."""
    lower = scene.text.lower
    first = segs[k].start
    if any(lower[j] in scene.comparison for j in range(first, min(first + 2, i))):
        return True
    nearby = lower[i + 1] if i + 1 < segs[k].end else ""
    return not scene.grammar.verb_second and (nearby in scene.agent or i == first)


def _marked(scene: Scene, i: int) -> bool:
    """Is the infinitive at i marked ("zu sagen", "to say", "mitzuteilen")?"""
    infix = scene.grammar.infinitive_infix
    before = scene.text.flags[i - 1] if i else 0
    if before & INFINITIVE_MARK:
        return True
    return bool(infix) and infix in scene.text.lower[i][2:-3]


def _helper(scene: Scene, i: int, form: int, k: int, segs: list[Segment]) -> tuple[int, ...]:
    """Auxiliaries and modals that form one complex with the non-finite form at i."""
    if scene.grammar.free_order and form & FINITE:
        return _conditional(scene, i, segs[k])
    if not form & (PARTICIPLE | INFINITIVE | (0 if scene.grammar.verb_second else GERUND)):
        return ()
    if not scene.grammar.verb_second:
        return _helper_before(scene, i, form, segs[k])
    flags = scene.text.flags
    seg = segs[k]
    after = []
    j = i + 1
    while j < seg.end and flags[j] & HELPERS and scene.text.words[j][:1].islower():
        after.append(j)
        j += 1
    if after:
        return tuple(reversed(after))
    # A form that is also finite ("erklärt") is a participle only at the end of its clause.
    if form & FINITE and not _closes(scene, i + 1, seg.end):
        return ()
    return _helper_apart(scene, i, form, k, segs)


def _conditional(scene: Scene, i: int, seg: Segment) -> tuple[int, ...]:
    """Auxiliaries right before a finite form: "rád bych řekl", "jsem řekl", "бы сказал"."""
    flags = scene.text.flags
    j = i
    while j > seg.start and flags[j - 1] & AUXILIARY and i - j < REACH:
        j -= 1
    if j == i:
        return ()
    if j > seg.start and flags[j - 1] & MODAL:
        j -= 1
    return tuple(range(j, i))


def _helper_apart(scene: Scene, i: int, form: int, k: int, segs: list[Segment]) -> tuple[int, ...]:
    """The finite auxiliary in second place, its participle or infinitive at the end."""
    flags, words = scene.text.flags, scene.text.words
    wanted = AUXILIARY if form & PARTICIPLE else MODAL | AUXILIARY
    while k >= 0:
        seg = segs[k]
        stop = min(seg.end, i)
        for j in range(seg.start, stop):
            if not flags[j] & wanted or scene.opens_phrase(j):
                continue
            if words[j][:1].islower() or j == seg.start:
                return (j,) if i - j <= REACH else ()
        if seg.kind in ("that", "sub", "wh", "rel") and seg.start <= i < seg.end:
            return ()
        if seg.coordinated or i - seg.start > REACH or form & FINITE:
            return ()
        k -= 1
        while k >= 0 and segs[k].kind in ("rel", "phrase", "sub") and segs[k].finite >= 0:
            k -= 1
    return ()


def _helper_before(scene: Scene, i: int, form: int, seg: Segment) -> tuple[int, ...]:
    """English: auxiliaries, negation and adverbs right before the form."""
    flags = scene.text.flags
    j = i - 1
    helpers: list[int] = []
    between: list[int] = []
    while j >= seg.start and i - j <= 7:
        flag = flags[j]
        if flag & HELPERS and not flag & INFINITIVE_MARK:
            helpers.append(j)
            helpers.extend(between)
            between = []
        elif flag & (NEGATION | ADVERB) or scene.text.lower[j].endswith(scene.adverb_endings):
            between.append(j)
        elif flag & INFINITIVE_MARK and form & INFINITIVE and not helpers:
            return ()
        else:
            break
        j -= 1
    if not helpers:
        return ()
    helpers.sort()
    return tuple(helpers)
