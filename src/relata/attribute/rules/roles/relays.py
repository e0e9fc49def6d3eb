"""Further hands that a statement came through, as its own sentence names them.

Two patterns: an outlet or agency had the text in hand ("in einem Brief, der der dpa vorliegt",
"a memo seen by Reuters"), or the words were spoken to it ("told the BBC").
"""

from __future__ import annotations

from relata.attribute.rules.text.context import Found, Scene
from relata.model.analysis import DAT, WORD, Phrase

#: Kinds of entities that pass words on.
HANDS = frozenset(("outlet", "agency"))
#: How far the outlet may stand from the verb that says it had the text, in tokens.
REACH = 8


def add_relays(scene: Scene) -> None:
    """Note the relays of every finding that has a frame."""
    for sentence, group in scene.by_sentence.items():
        seen = _seen_by(scene, sentence)
        for found in group:
            if not found.frame:
                continue
            if seen >= 0 and seen != found.speaker and _speaks_from_text(scene, found):
                found.relays.append(seen)
            if found.addressee >= 0 and scene.phrases[found.addressee].entity in HANDS:
                found.relays.append(found.addressee)


def _speaks_from_text(scene: Scene, found: Found) -> bool:
    """Is the speaker a document, or an institution speaking through one?"""
    if found.speaker < 0:
        return True
    return scene.phrases[found.speaker].entity != "person"


def _seen_by(scene: Scene, sentence: int) -> int:
    """The outlet that had the text in hand, in this sentence or its torn-off rest; or -1."""
    start, end = scene.text.sentences[sentence]
    if sentence + 1 < len(scene.text.sentences):
        rest, rest_end = scene.text.sentences[sentence + 1]
        if scene.text.kinds[rest] == WORD and scene.text.words[rest][:1].islower():
            end = rest_end
    if scene.seen.isdisjoint(scene.text.lower[start:end]):
        return -1
    for i in range(start, end):
        if scene.text.lower[i] in scene.seen:
            for p in reversed(scene.phrases_in(max(start, i - REACH), min(end, i + REACH))):
                if _holds_text(scene, scene.phrases[p], i):
                    return p
    return -1


def _holds_text(scene: Scene, phrase: Phrase, verb: int) -> bool:
    """Is the phrase the outlet of "der dpa vorliegt", "von France24 gesehen", "seen by X"?"""
    if phrase.entity not in HANDS:
        return False
    if phrase.preposition is not None:
        return scene.text.lower[phrase.preposition] in scene.agent
    return phrase.end <= verb and (not phrase.case or bool(phrase.case & DAT))
