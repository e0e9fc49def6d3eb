"""Acts reported without their words ("X verurteilte den Angriff"), and the bounds of clauses."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finites
from relata.attribute.rules.clauses.sentence import STOPS
from relata.attribute.rules.roles.speaker import VOICES, may_speak
from relata.attribute.rules.text.context import (
    COORDINATION,
    MODAL,
    PREPOSITION,
    TIME,
    Found,
    Range,
    Scene,
    Segment,
    Trigger,
)
from relata.lang.language import GERUND, Cue
from relata.model.analysis import ACC, GEN, NOM

#: Below this strength a cue needs a complement that leaves no doubt.
WEAK = 0.6
#: Below this a reported act is left out.
KEPT = 0.25
#: What makes a reported act less of a statement, each by this factor.
WITHOUT_AGENT, BACKGROUND, POSSIBLE, BARE, SHORT = 0.6, 0.7, 0.7, 0.7, 0.6
#: So do a thing as its subject and an auxiliary of a state ("sind gefordert").
THING, STANDING = 0.8, 0.6
#: A matter of many words tells more than that somebody spoke, one of few words less.
LONG, LONGER, SHORTER = 12, 1.15, 0.9
#: How surely the act of a noun is a statement ("drückte sein Beileid aus").
NOMINAL = 0.4
#: A cue behind "das" at the end of its sentence is at least this strong.
REPORTING = 0.85
FOLLOWING = frozenset(("rel", "phrase"))


def matters(scene: Scene, found: Found, trigger: Trigger) -> bool:
    """Narrow a reported act to its matter, and weigh it: is it surely enough a statement?

    The weight begins with how often the verb is one with an object alone (`Verb.matter`).
    A passive without agent, what lies further back ("hatte gefordert"), a modal, a missing
    or a very short matter speak against it, words in quotation marks for it.
    """
    flags, lower = scene.text.flags, scene.text.lower
    start, end = found.content[0]
    noun = _narrow(scene, found, trigger)
    if scene.grammar.subjunctive_reports and not _hears(scene, found.addressee):
        found.addressee = -1
    cue = trigger.cue
    if scene.grammar.free_order and found.content == [(start, end)]:
        return False
    weight = cue.matter if noun is None else max(cue.matter, NOMINAL)
    if any(lower[i] in cue.unless for i in range(start, end)):
        return False
    if found.speaker < 0:
        weight *= WITHOUT_AGENT
    elif scene.grammar.subjunctive_reports and scene.phrases[found.speaker].entity == "other":
        weight *= THING
    if trigger.finite != trigger.at and trigger.finite >= 0:
        if flags[trigger.finite] & MODAL:
            weight *= POSSIBLE
        elif not trigger.passive and lower[trigger.finite] in scene.background:
            weight *= BACKGROUND
        elif lower[trigger.finite] in scene.states:
            weight *= STANDING
    if found.content == [(start, end)]:
        weight *= BARE
    size = sum(b - a for a, b in found.content)
    if size < 2 and _is_small(scene, found.content[0][0]):
        weight *= SHORT
    elif scene.grammar.subjunctive_reports and weight >= KEPT:
        weight = min(1.0, weight * (LONGER if size >= LONG else SHORTER if size < 4 else 1.0))
    found.score = round(weight, 3)
    return weight >= KEPT


def _hears(scene: Scene, index: int) -> bool:
    """Is it somebody, and no thing ("berichtete von lautem Krach")?"""
    phrase = scene.phrases[index] if index >= 0 else None
    return phrase is None or phrase.kind != "description" or phrase.entity in VOICES


def _is_small(scene: Scene, token: int) -> bool:
    """A pronoun or an adverb, no noun."""
    return not (scene.grammar.nouns_capitalised and scene.text.words[token][:1].isupper())


def close_of(segs: list[Segment], k: int) -> int:
    """Last segment that still belongs to the clause of segment k: appositions, relatives."""
    while k + 1 < len(segs) and segs[k + 1].kind in FOLLOWING and not segs[k + 1].coordinated:
        k += 1
    return k


def frame_start(scene: Scene, segs: list[Segment], k: int) -> int:
    """Where the clause of the cue in segment k begins: fronted clauses belong to it."""
    seg = segs[k]
    if seg.kind in ("sub", "rel", "wh", "that") or seg.coordinated:
        return seg.start
    if seg.finite == seg.start and any(s.kind == "main" for s in segs[:k]):
        return seg.start
    j = k
    while j > 0:
        mark = segs[j - 1].mark
        previous = segs[j - 1]
        if mark >= 0 and scene.text.words[mark] in (";", ":"):
            break
        if previous.kind == "main" and (previous.finite < seg.finite and _complete(segs, j)):
            break
        j -= 1
        if segs[j].coordinated and segs[j].kind == "main":
            break
    return segs[j].start


def _complete(segs: list[Segment], j: int) -> bool:
    """Is the clause before segment j a main clause of its own?"""
    return segs[j].kind == "main" and segs[j].finite > segs[j].start


def anaphor(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    """ "Das teilte X mit.": the content is the sentence before, or the clause ("…, das …")."""
    text = scene.text
    first = segs[k].start
    if scene.grammar.free_order and text.flags[first] & PREPOSITION and first + 1 < segs[k].end:
        first += 1  # "Об этом сообщил X"
    if scene.grammar.free_order and trigger.tokens[0] == first:
        first = trigger.tokens[-1] + 1  # "Řekla to mluvčí"
        behind = first < segs[k].end
    else:
        behind = trigger.finite == first + 1
    if not behind or text.lower[first] not in scene.anaphor:
        return None
    # "Das teilte die Sprecherin, Jana Kern, mit.": only appositions stand between.
    if any(seg.kind not in FOLLOWING for seg in segs[k + 1 : last + 1]):
        return None
    if trigger.cue.strength < WEAK or not trigger.cue.takes & {"that", "object", "so"}:
        return None
    if (
        any(seg.kind in ("that", "inf") for seg in segs[k + 1 :])
        or text.quote_of[first] is not None
    ):
        return None
    if k:
        content = (segs[0].start, segs[k - 1].end)
        whole = trigger.cue.strength >= REPORTING and any(_is_told(scene, s) for s in segs[:k])
        frame = (segs[k - 1].mark, segs[close_of(segs, k)].end)
        return Found("indirect", [content], "anaphor", 0.75, frame=[frame]) if whole else None
    sentence = text.sentence_of[first] - 1
    if sentence < 0 or not scene.readable(sentence):
        return None
    start, stop = text.sentences[sentence]
    return Found("indirect", [(start, stop)], "anaphor", 0.75, frame=[(first, end)])


def _is_told(scene: Scene, seg: Segment) -> bool:
    """A main clause; "seit" before it may be taken for a conjunction."""
    fronted = seg.kind == "sub" and scene.text.flags[seg.start] & PREPOSITION
    return seg.kind == "main" or bool(fronted)


def matter(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    """What a reported act is about: the objects of the trigger, a verb without a clause."""
    torn = _torn(scene, trigger, segs, k, last, end)
    if torn is not None:
        return torn
    if "object" not in trigger.cue.takes or trigger.cue.strength < WEAK:
        return None
    start = frame_start(scene, segs, k)
    if scene.grammar.subjunctive_reports and _bracketed(scene, start, trigger.at):
        return None
    if scene.grammar.free_order and trigger.form & GERUND:
        start = segs[k].start
    stop = segs[close_of(segs, last)].end
    close = close_of(segs, last)
    if close + 1 < len(segs) and segs[close + 1].kind in ("sub", "that", "inf", "wh"):
        stop = end if not any(s.coordinated for s in segs[close + 1 :]) else segs[close + 1].end
    if close + 1 >= len(segs):
        stop = end
    stop = _before_next_verb(scene, trigger, stop)
    return Found(
        "reported", [(start, stop)], "matter", 0.6 * trigger.cue.strength, frame=[(start, stop)]
    )


def _bracketed(scene: Scene, start: int, at: int) -> bool:
    """Does the verb stand in brackets, within a clause that is not its own ("(X berichtete)")?"""
    words = scene.text.words[start:at]
    return words.count("(") > words.count(")")


def _before_next_verb(scene: Scene, trigger: Trigger, stop: int) -> int:
    """The end of a clause whose subject goes on with another verb ("lobte X und forderte …")."""
    flags = scene.text.flags
    for i in range(trigger.tokens[-1] + 1, stop - 1):
        if flags[i] & COORDINATION and finites(scene, i + 1, i + 2):
            return i
    return stop


def _torn(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    """A cue that ends its sentence without a full stop: what follows is its content."""
    text = scene.text
    if last != len(segs) - 1 or trigger.tokens[-1] < end - 2 or text.words[end - 1] in STOPS:
        return None
    if not trigger.cue.takes & {"bare", "direct"} or trigger.cue.strength < WEAK:
        return None
    following = text.sentence_of[end - 1] + 1
    if following >= len(text.sentences) or not scene.readable(following):
        return None
    start, stop = text.sentences[following]
    if text.quote_of[start] in scene.direct and text.quote_of[start] is not None:
        return None
    frame = [(frame_start(scene, segs, k), end)]
    return Found("indirect", [(start, stop)], "torn", 0.7, frame=frame)


def _narrow(scene: Scene, found: Found, trigger: Trigger) -> Cue | None:
    """Narrow the content of a reported act from its clause to what the act is about.

    That is the phrase with the cue's own preposition, else the object; both run to the end
    of the clause, without the cue's own words. Where the object is a reporting noun
    ("drückte sein Beileid aus"), the act is the noun's, and its cue is returned.
    """
    start, end = found.content[0]
    while end > start and (
        end - 1 in trigger.tokens or scene.text.lower[end - 1] == scene.grammar.infinitive_infix
    ):
        end -= 1
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    # Behind a verb in second place, else before it.
    begin, noun = _matter_from(scene, found, trigger, pivot if pivot < end else start, end)
    if begin < 0 and pivot < end:
        begin, noun = _matter_from(scene, found, trigger, start, pivot)
    if noun is not None:
        found.act, found.certainty = noun.act, noun.certainty
    if begin >= 0:
        found.content = _without(scene, found, trigger, begin, end)
    return noun


def _matter_from(
    scene: Scene, found: Found, trigger: Trigger, start: int, end: int
) -> tuple[int, Cue | None]:
    """Where the matter begins in [start, end), or -1, and the reporting noun that heads it."""
    begin = -1
    for i in scene.top_phrases(start, end):
        phrase = scene.phrases[i]
        if i == found.speaker or i == found.addressee or scene.text.flags[phrase.head] & TIME:
            continue
        if phrase.preposition is None and phrase.case and not phrase.case & (NOM | ACC | GEN):
            # A dative is to whom, not what.
            if found.addressee < 0 and "object" in trigger.cue.to and may_speak(scene, phrase):
                found.addressee = i
            continue
        if (
            phrase.preposition is not None
            and scene.text.lower[phrase.preposition] in trigger.cue.prep
        ):
            return phrase.preposition, None
        if begin < 0 and phrase.preposition is None:
            begin = phrase.start
            readings = scene.language.nouns.get(scene.text.lower[phrase.head])
            if readings and phrase.kind == "description":
                return begin, readings[0].cue
    return begin, None


def _without(scene: Scene, found: Found, trigger: Trigger, start: int, end: int) -> list[Range]:
    """[start, end) without the tokens of the cue and of the speaker."""
    spoken = scene.phrases[found.speaker] if found.speaker >= 0 else None
    kept: list[Range] = []
    for i in range(start, end):
        if i in trigger.tokens or (spoken is not None and spoken.start <= i < spoken.end):
            continue
        if kept and kept[-1][1] == i:
            kept[-1] = (kept[-1][0], i + 1)
        else:
            kept.append((i, i + 1))
    return kept or [(start, end)]
