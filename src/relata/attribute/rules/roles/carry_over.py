"""Who goes on speaking: the last voice, or somebody whom the sentence before has brought in."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parsed
from relata.attribute.rules.roles.subject_ranking import VOICES, Verb, subject_of
from relata.attribute.rules.text.context import Found, Scene
from relata.model.analysis import NOM, Phrase

#: Clauses whose phrases are not the subject of the main verb.
OTHER = frozenset(("rel", "sub", "that", "wh", "inf"))


def subject_before(scene: Scene, sentence: int) -> int:
    """The first voice in particular that the sentence before names without a preposition, or -1."""
    if not sentence or not scene.readable(sentence - 1):
        return -1
    for i in scene.top_phrases(*scene.text.sentences[sentence - 1]):
        phrase = scene.phrases[i]
        if (
            phrase.preposition is None
            and phrase.entity in VOICES
            and phrase.entity != "unnamed"
            and (not phrase.case or phrase.case & NOM)
        ):
            return i
    return -1


def brought_in(scene: Scene, sentence: int, voice: Found) -> int:
    """Who takes over from an earlier voice: the subject of a sentence between them, or -1.

    "Die Trainerin bleibt ruhig. Man habe genug Zeit.": nothing in the first sentence
    reports, but the second tells what its subject says. So does "In dem Bericht werden
    Beispiele genannt."
    """
    last = max(end for _, end in (*voice.content, *voice.frame))
    if sentence - scene.text.sentence_of[last - 1] < 2 or not scene.readable(sentence - 1):
        return -1
    index = _main_subject(scene, sentence - 1)
    if index >= 0 and _takes_over(scene, scene.phrases[index]):
        return index
    return _text_in(scene, sentence - 1)


def _main_subject(scene: Scene, sentence: int) -> int:
    """The subject of the sentence's first main clause, or -1."""
    segs, _ = parsed(scene, sentence)
    blocked = [(seg.start, seg.end) for seg in segs if seg.kind in OTHER]
    for seg in segs:
        if seg.kind == "main":
            return subject_of(scene, Verb(seg.finite), segs[0].start, seg.end, blocked)
    return -1


def _takes_over(scene: Scene, phrase: Phrase) -> bool:
    """Is it somebody in particular, and no "it", "this" or "they"?"""
    if phrase.entity not in VOICES or phrase.entity == "unnamed":
        return False
    if phrase.kind != "pronoun":
        return True
    entry = scene.language.file.pronouns.get(scene.text.lower[phrase.head])
    return entry is not None and entry.person == 3 and entry.gender in ("m", "f")


def _text_in(scene: Scene, sentence: int) -> int:
    """The text of which the sentence tells ("In dem Bericht werden …"), or -1."""
    for i in scene.top_phrases(*scene.text.sentences[sentence]):
        phrase = scene.phrases[i]
        if phrase.entity == "document" and phrase.preposition is not None:
            if scene.text.lower[phrase.preposition] in scene.within:
                return i
    return -1
