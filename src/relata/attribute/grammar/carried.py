"""Who goes on speaking: the last voice, or somebody whom the sentence before has brought in."""

from __future__ import annotations

from relata.attribute.grammar.scene import Found, Scene
from relata.attribute.grammar.weigh import VOICES
from relata.model.text import NOM, Phrase


def subject_before(scene: Scene, sentence: int) -> int:
    """The first voice that the sentence before names without a preposition, or -1."""
    if not sentence or not scene.readable(sentence - 1):
        return -1
    for i in scene.top_phrases(*scene.text.sentences[sentence - 1]):
        phrase = scene.phrases[i]
        if (
            phrase.preposition < 0
            and phrase.entity in VOICES
            and (not phrase.case or phrase.case & NOM)
        ):
            return i
    return -1


def _is_person(scene: Scene, phrase: Phrase) -> bool:
    """Is the pronoun "he" or "she", and no "it", "this" or "they"?"""
    entry = scene.language.file.pronouns.get(scene.text.lower[phrase.head])
    return entry is not None and entry.person == 3 and entry.gender in ("m", "f")


def brought_in(scene: Scene, sentence: int, voice: Found) -> int:
    """Who takes over from an earlier voice: the subject of a sentence between them, or -1.

    "Der Dekan sieht das gelassen. Man habe nichts gewusst.": nothing in the first sentence
    reports, but the second tells what its subject says.
    """
    last = max(end for _, end in (*voice.content, *voice.frame))
    if sentence - scene.text.sentence_of[last - 1] < 2:
        return -1
    index = subject_before(scene, sentence)
    if index < 0 or scene.phrases[index].entity == "unnamed":
        return -1
    phrase = scene.phrases[index]
    if phrase.kind == "pronoun" and not _is_person(scene, phrase):
        return -1
    return index if phrase.start - scene.text.sentences[sentence - 1][0] < OPENING else -1


#: How far from the beginning of its sentence the new voice may stand, in tokens.
OPENING = 6
