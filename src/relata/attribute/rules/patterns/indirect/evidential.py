"""Hearsay by a word or a phrase: "reportedly", "angeblich", "is said to", "it is alleged that".

Nobody is named; the certainty comes from the language file. (German "soll" is in `unframed`.)
"""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parsed, segment_of
from relata.attribute.rules.roles.subject_adjacent import subject_before
from relata.attribute.rules.text.context import COMPLEMENTISER, Found, Range, Scene, Segment
from relata.attribute.rules.text.occurrences import within
from relata.model.analysis import PUNCT
from relata.model.codes import Certainty

#: What stands as certain or is asked is no hearsay.
REPORTS: frozenset[Certainty] = frozenset(("asserted", "suggested", "doubted"))
#: Its words, its certainty, and whether it is a phrase rather than an adverb.
Entry = tuple[tuple[str, ...], Certainty, bool]
#: A sentence shorter than this, in tokens, has no clause.
SHORTEST = 5
#: Other adverbs go on with a source named before ("demnach").
DOUBTS: frozenset[Certainty] = frozenset(("suggested", "doubted"))


def find_hearsay(scene: Scene, sentence: int) -> None:
    """Add the hearsay of one sentence, and turn framed findings without a source into it."""
    _reread(scene, sentence)
    openers = scene.hearsay_openers
    start, end = scene.bounds(sentence, scene.text.sentences[sentence][0])
    lower = scene.text.lower
    free = start
    for i in within(scene.places.hearsay, start, end):
        if i >= free:
            free = i + _at(scene, sentence, i, openers[lower[i]])


def _reread(scene: Scene, sentence: int) -> None:
    """ "It is said that C", "X is said to C": found as indirect, but nobody says it."""
    lower = scene.text.lower
    for found in scene.by_sentence.get(sentence, ()):
        if found.mode != "indirect" or found.speaker >= 0 or found.speaker_range or not found.cue:
            continue
        first = found.cue[0][0]
        for at in (first, first - 1):
            for words, certainty, phrase in scene.hearsay_openers.get(lower[at], ()):
                if (
                    not phrase
                    or certainty not in REPORTS
                    or tuple(lower[at : at + len(words)]) != words
                ):
                    continue
                found.mode, found.certainty = "hearsay", certainty
                _with_subject(scene, sentence, found, at)
                return


def _with_subject(scene: Scene, sentence: int, found: Found, at: int) -> None:
    """The content of "X is said to C" begins with X."""
    segs, _ = parsed(scene, sentence)
    subject = subject_before(scene, segs, at)
    if found.rule == "inf" and subject is not None and segs[0].start <= subject.start < at:
        found.content.insert(0, (subject.start, subject.end))


def _at(scene: Scene, sentence: int, i: int, entries: tuple[Entry, ...]) -> int:
    """Look at the entries that begin with the word at i; how many tokens were used."""
    for words, certainty, phrase in entries:
        size = len(words)
        if size > 1 and tuple(scene.text.lower[i : i + size]) != words:
            continue
        if scene.text.quote_of[i] is not None:
            continue
        if certainty not in (REPORTS if phrase else DOUBTS) or _taken(scene, sentence, i):
            continue
        found = (_phrase if phrase else _adverb)(scene, sentence, i, size)
        if found is not None:
            found.certainty, found.lemma = certainty, " ".join(words)
            scene.add(found)
            return size
    return 1


def _taken(scene: Scene, sentence: int, i: int) -> bool:
    """Is the token part of another statement already?"""
    return i in scene.used or any(
        a <= i < b
        for found in scene.by_sentence.get(sentence, ())
        for a, b in (*found.content, *found.frame)
    )


def _adverb(scene: Scene, sentence: int, i: int, size: int) -> Found | None:
    """ "He reportedly fled": the clause around the adverb, without it."""
    segs, _ = parsed(scene, sentence)
    k = segment_of(segs, i)
    if k < 0 or (size == 1 and scene.nominal[i]) or segs[-1].end - segs[0].start < SHORTEST:
        return None
    content = _without(_clause(segs, k), i, i + size)
    return Found("hearsay", content, "hearsay-adverb", 0.5, cue=[(i, i + size)], anchor=i)


def _clause(segs: list[Segment], k: int) -> Range:
    """The main clause with the segment k: up to the next main clause."""
    first = last = k
    while first > 0 and segs[first].kind != "main" and not segs[first].coordinated:
        first -= 1
    while last + 1 < len(segs) and segs[last + 1].kind != "main":
        last += 1
    return segs[first].start, segs[last].end


def _phrase(scene: Scene, sentence: int, i: int, size: int) -> Found | None:
    """ "It is alleged that C": what follows the phrase, else what stands before it."""
    segs, _ = parsed(scene, sentence)
    end = segs[-1].end
    j = i + size
    while j < end and scene.text.kinds[j] == PUNCT:
        j += 1
    if end - j >= 2 and (scene.text.flags[j] & COMPLEMENTISER or j > i + size or size > 1):
        content = [(j, end)]
    elif i - segs[0].start >= 3:
        content = [(segs[0].start, i)]
    else:
        return None
    frame = [(i, j)]
    return Found("hearsay", content, "hearsay-phrase", 0.5, [(i, i + size)], frame, anchor=i)


def _without(whole: Range, start: int, end: int) -> list[Range]:
    return [(a, b) for a, b in ((whole[0], start), (end, whole[1])) if b > a]
