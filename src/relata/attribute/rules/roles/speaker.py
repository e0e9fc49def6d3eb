"""Who speaks, and to whom: the phrases of a frame weighed for a cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relata.attribute.rules.clauses.chunk import finites
from relata.attribute.rules.clauses.sentence import segment_of
from relata.attribute.rules.roles.addressee import addressee
from relata.attribute.rules.roles.subject_adjacent import voice
from relata.attribute.rules.roles.subject_ranking import (
    SOURCES,
    VOICES,
    blocked_at,
    may_speak,
    subject,
)
from relata.attribute.rules.text.context import (
    COORDINATION,
    RELATIVE,
    Found,
    Range,
    Scene,
    Segment,
    Trigger,
    ranges,
)
from relata.attribute.rules.text.occurrences import CLOSING, OPENING
from relata.lang.language import PL, SG
from relata.model.analysis import NOM, PUNCT

#: Shapes in which the subject may follow its verb.
INVERTED = frozenset(("after", "as", "quote-after"))
#: Clauses whose phrases are not the subject of a verb outside them.
OTHER_CLAUSES = frozenset(("rel", "sub", "that", "wh", "inf"))
#: Clauses that stand between a subject and its verb.
ASIDE = frozenset(("rel", "phrase"))


def agent(scene: Scene, start: int, end: int) -> int:
    """Index of the phrase after a preposition of agency ("von", "by"), or -1."""
    other = -1
    for i in scene.top_phrases(start, end):
        phrase = scene.phrases[i]
        if phrase.preposition is not None and scene.text.lower[phrase.preposition] in scene.agent:
            near = phrase.preposition == start + 1 and scene.tight
            if may_speak(scene, phrase) and (near or phrase.entity in VOICES):
                return i
            if other < 0 and scene.grammar.verb_second and phrase.kind == "name":
                other = i  # "vom BXV": a name of nothing that is known
    return other


def shared_subject(scene: Scene, trigger: Trigger, start: int) -> int:
    """Subject of the first verb of a coordination ("X nannte … und rief … auf"), or -1."""
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    if pivot <= start or not scene.text.flags[pivot - 1] & COORDINATION:
        return -1
    verbs = finites(scene, start, pivot - 1)
    if not verbs:
        return -1
    first = Trigger(trigger.cue, verbs[0], verbs[0], (verbs[0],), 0)
    return subject(scene, first, start, pivot - 1)


def impersonal(scene: Scene, phrase: int) -> bool:
    """Is the subject a bare "es" or "it"?"""
    if phrase < 0 or scene.phrases[phrase].kind != "pronoun":
        return False
    word = scene.text.lower[scene.phrases[phrase].head]
    pronoun = scene.language.file.pronouns.get(word)
    return pronoun is not None and pronoun.gender == "n" and pronoun.person == 3


def place_of_words(scene: Scene, start: int, end: int, blocked: Sequence[Range] = ()) -> int:
    """The text or institution in which impersonal words stand ("heißt es in der Erklärung")."""
    for i in scene.top_phrases(start, end):
        phrase = scene.phrases[i]
        if phrase.preposition is None or blocked_at(phrase.start, blocked):
            continue
        if phrase.entity in SOURCES:
            return i
        by = scene.text.lower[phrase.preposition] in scene.agent
        if by and scene.grammar.verb_second and phrase.entity in VOICES:
            return i  # "hieß es vom Sprecher"
    return -1


def _written_in(
    scene: Scene, found: Found, trigger: Trigger, areas: list[Range], blocked: Sequence[Range]
) -> None:
    """The text in which something is asked or found: "in dem Bericht wird gefordert"."""
    if not trigger.passive or not scene.grammar.verb_second:
        return
    if found.speaker >= 0 or found.mode == "reported":
        return
    for i in _within(scene, areas, blocked):
        if scene.phrases[i].entity == "document":
            found.speaker, found.speaker_why = i, "where it says so"
            return


def _within(scene: Scene, areas: list[Range], blocked: Sequence[Range]) -> Iterator[int]:
    """The phrases in which something may stand: those behind "in", outside other clauses."""
    for start, end in areas:
        for i in scene.top_phrases(start, end):
            phrase = scene.phrases[i]
            if phrase.preposition is not None and not blocked_at(phrase.start, blocked):
                if scene.text.lower[phrase.preposition] in scene.within:
                    yield i


def source_of(scene: Scene, trigger: Trigger, areas: list[Range]) -> int:
    """The text or voice after the cue's own preposition ("geht aus dem Bericht hervor"), or -1."""
    for start, end in areas:
        for i in scene.top_phrases(start, end):
            phrase = scene.phrases[i]
            if (
                phrase.preposition is not None
                and scene.text.lower[phrase.preposition] in trigger.cue.prep
            ):
                if phrase.entity in SOURCES or phrase.entity in VOICES:
                    return i
    return -1


def owner(scene: Scene, noun: int) -> int:
    """Whose claim a reporting noun is: its genitive, possessor or "von" phrase; or -1."""
    best = -1
    for i in scene.phrases_in(max(0, noun - 12), noun + 8):
        phrase = scene.phrases[i]
        if phrase.start == noun + 1 or (
            phrase.start == noun + 2 and phrase.preposition == noun + 1
        ):
            # A possessor before the noun ("his criticism of the plan") is more.
            return best if best >= 0 and scene.tight else i
        if (
            phrase.parent is not None
            and phrase.end <= noun
            and scene.phrases[phrase.parent].head == noun
        ):
            best = i
    return best


def set_speaker(
    scene: Scene,
    found: Found,
    trigger: Trigger,
    areas: list[Range],
    lookback: int = -1,
    segs: Sequence[Segment] = (),
) -> None:
    """Find speaker and addressee of a cue in the areas of its frame and note them."""
    lemma = trigger.cue.lemma
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    blocked = [
        (seg.start, seg.end)
        for seg in segs
        if seg.kind in OTHER_CLAUSES and not seg.start <= pivot < seg.end
    ]
    if found.mode != "reported":
        blocked += found.content
    if scene.grammar.free_order:
        blocked += _brackets(scene, areas)
    shared = shared_subject(scene, trigger, segs[0].start) if segs and not scene.tight else -1
    if shared >= 0:
        found.speaker, found.speaker_why = shared, f"subject of the verbs before “{lemma}” too"
        found.frame = [(max(a, pivot - 1), b) if a < pivot < b else (a, b) for a, b in found.frame]
    elif segs and scene.tight and trigger.cue.kind == "verb":
        _right_before(scene, found, trigger, list(segs))
    for start, end in _with_front(scene, areas, pivot, segs):
        if found.speaker >= 0:
            break
        if trigger.cue.kind == "noun":
            found.speaker, found.speaker_why = owner(scene, trigger.at), f"whose {lemma} it is"
        elif trigger.passive:
            found.speaker = agent(scene, start, end)
            found.speaker_why = f"named as the agent of “{lemma}”"
        elif not trigger.cue.impersonal:
            found.speaker = _subject(scene, trigger, (start, end), segs, blocked)
            found.speaker_why = f"subject of “{lemma}”"
    _written_in(scene, found, trigger, areas, blocked)
    if trigger.cue.act == "quote" and not scene.tight:
        _quoted_voice(scene, found, trigger, areas, blocked)
    if found.speaker < 0 and scene.grammar.free_order and trigger.cue.kind == "verb":
        _said_in(scene, found, trigger, areas, blocked)
    if found.speaker < 0 and trigger.cue.prep and "object" not in trigger.cue.takes:
        found.speaker = source_of(scene, trigger, areas)
        found.speaker_why = f"where “{lemma}” takes it from"
    nobody = (trigger.passive or not scene.tight) and impersonal(scene, found.speaker)
    if nobody:
        _impersonal(scene, found, trigger, areas, blocked)
    if found.speaker < 0 and not (trigger.passive or nobody) and lookback >= 0:
        found.speaker = lookback
        found.speaker_why = f"subject of the verb before “{lemma}”"
        found.speaker_score = 0.7
    found.addressee = addressee(scene, trigger, areas, found.speaker, blocked)


def _with_front(
    scene: Scene, areas: list[Range], pivot: int, segs: Sequence[Segment]
) -> list[Range]:
    """The areas, with the subject that a comma parts from its verb.

    "Der Leiter des Amtes, Jan Roth, nannte …": its apposition or relative clause closes with
    the comma right before the verb in second place.
    """
    k = segment_of(list(segs), pivot)
    if not scene.grammar.verb_second or k <= 0 or segs[k].start != pivot:
        return areas
    if segs[k].coordinated or scene.text.words[pivot - 1] != ",":
        return areas
    j = k - 1
    while j > 0 and segs[j].kind in ASIDE and scene.text.words[segs[j].start - 1] == ",":
        j -= 1
    if segs[j].kind not in ASIDE or segs[j].coordinated:
        return areas
    return [(segs[j].start, b) if a == pivot else (a, b) for a, b in areas]


def _subject(
    scene: Scene, trigger: Trigger, area: Range, segs: Sequence[Segment], blocked: Sequence[Range]
) -> int:
    """Whose verb the cue is, in the area: a voice that only a relative clause parts from it, or
    the likeliest phrase."""
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    front = _fronted(scene, area[0], pivot, area[1], segs)
    return front if front >= 0 else subject(scene, trigger, *area, blocked)


def _fronted(scene: Scene, start: int, pivot: int, end: int, segs: Sequence[Segment]) -> int:
    """The voice before a relative clause that parts it from its verb, or -1.

    "Die Zeitung, die gestern erschien, nannte keine Quelle": it is the subject where it may be,
    and where no phrase behind the verb must be.
    """
    k = segment_of(list(segs), pivot)
    if k <= 0 or segs[k].start != pivot or not start < pivot:
        return -1
    if segs[k - 1].kind != "rel" or segs[k].coordinated or not scene.grammar.verb_second:
        return -1
    phrases = scene.phrases
    behind = (phrases[i] for i in scene.top_phrases(pivot + 1, end))
    if any(phrase.case == NOM and phrase.preposition is None for phrase in behind):
        return -1
    front = next(iter(scene.top_phrases(start, segs[k - 1].start)), -1)
    if front < 0 or phrases[front].preposition is not None or phrases[front].entity not in VOICES:
        return -1
    may_be = not phrases[front].case or phrases[front].case & NOM
    return front if may_be and may_speak(scene, phrases[front]) else -1


def _brackets(scene: Scene, areas: list[Range]) -> list[Range]:
    """What stands in brackets within the areas: it is no subject of a verb outside them."""
    found: list[Range] = []
    words = scene.text.words
    for start, end in areas:
        opened = -1
        for i in range(start, end):
            if words[i] in OPENING:
                opened = i
            elif words[i] in CLOSING and opened >= 0:
                found.append((opened, i + 1))
                opened = -1
    return found


def _said_in(
    scene: Scene, found: Found, trigger: Trigger, areas: list[Range], blocked: Sequence[Range]
) -> None:
    """The text or body in which it is said where nobody says it: "говорится в отчёте"."""
    if trigger.form & SG and not (trigger.form & PL or trigger.passive or trigger.cue.impersonal):
        return
    for i in _within(scene, areas, blocked):
        phrase = scene.phrases[i]
        claims = scene.text.lower[phrase.head] in scene.language.nouns
        if claims or phrase.entity in SOURCES:
            found.speaker, found.speaker_why = i, "where it says so"
            return


def _right_before(scene: Scene, found: Found, trigger: Trigger, segs: list[Segment]) -> None:
    """The subject where it stands right before its verb, or behind it in inverted frames."""
    if trigger.passive:
        stop = segs[max(0, segment_of(segs, trigger.at))].end
        found.speaker = agent(scene, trigger.at, stop)
        found.speaker_why = f"named as the agent of “{trigger.cue.lemma}”"
        return
    first = found.frame[0][0] if found.frame else trigger.tokens[0]
    opens = all(scene.text.kinds[i] == PUNCT for i in range(first, trigger.tokens[0]))
    subject_ = voice(scene, trigger, segs, found.rule in INVERTED and opens)
    if subject_ is None:
        return
    phrase = scene.phrases[subject_.phrase]
    found.speaker = subject_.phrase
    found.speaker_why = f"{subject_.why} of “{trigger.cue.lemma}”"
    if (subject_.start, subject_.end) != (phrase.start, phrase.end):
        found.speaker_range = (subject_.start, subject_.end)


def _quoted_voice(
    scene: Scene, found: Found, trigger: Trigger, areas: list[Range], blocked: Sequence[Range]
) -> None:
    """ "zitiert die Zeitung X", "wird X von der Zeitung zitiert": X speaks, the other relays."""
    by = found.speaker
    for start, end in areas:
        if trigger.passive:
            voice = subject(scene, trigger, start, end, blocked)
            by = by if by >= 0 else place_of_words(scene, start, end)
        else:
            voice = next(
                (
                    i
                    for i in scene.top_phrases(start, end)
                    if i != by and scene.phrases[i].preposition is None
                    and scene.phrases[i].entity in ("person", "unnamed")
                    and not blocked_at(scene.phrases[i].start, blocked)
                ),
                -1,
            )  # fmt: skip
        if voice >= 0 and voice != by:
            found.speaker, found.speaker_why = voice, f"whom “{trigger.cue.lemma}” quotes"
            if by >= 0:
                found.relays.append(by)
            return


def _impersonal(
    scene: Scene, found: Found, trigger: Trigger, areas: list[Range], blocked: Sequence[Range]
) -> None:
    """ "heißt es in der Erklärung": the pronoun belongs to the cue, the text is the source."""
    head = scene.phrases[found.speaker].head
    source = -1
    for start, end in areas:
        source = place_of_words(scene, start, end, blocked)
        if source >= 0:
            break
    if source >= 0 or "wh" not in trigger.cue.takes:
        found.cue = ranges(tuple(sorted({head, *trigger.tokens})))
        found.speaker = source
        found.speaker_why = "where it says so"


def is_relative(scene: Scene, index: int) -> bool:
    """Is the phrase a relative pronoun?"""
    phrase = scene.phrases[index]
    return phrase.kind == "pronoun" and bool(scene.text.flags[phrase.head] & RELATIVE)


def relative_antecedent(scene: Scene, token: int) -> int:
    """The phrase before a relative pronoun at `token`, or -1."""
    if not scene.text.flags[token] & RELATIVE:
        return -1
    for i in reversed(scene.phrases_in(max(0, token - 30), token)):
        phrase = scene.phrases[i]
        if token - 2 <= phrase.end <= token:
            while phrase.parent is not None and scene.phrases[phrase.parent].end == phrase.end:
                i, phrase = phrase.parent, scene.phrases[phrase.parent]
            return i
    return -1


__all__ = [
    "SOURCES",
    "VOICES",
    "addressee",
    "agent",
    "is_relative",
    "may_speak",
    "owner",
    "relative_antecedent",
    "set_speaker",
    "subject",
]
