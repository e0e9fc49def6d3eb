"""The grammar engine: an ordered list of passes over one text."""

from __future__ import annotations

from relata.attribute.grammar import framed, tight
from relata.attribute.grammar.according import find_according
from relata.attribute.grammar.direct import find_direct
from relata.attribute.grammar.finish import drafts
from relata.attribute.grammar.nouns import noun_statement
from relata.attribute.grammar.parse import parsed
from relata.attribute.grammar.scene import Found, Scene, Trigger
from relata.attribute.grammar.unframed import find_unframed
from relata.lang.language import Language
from relata.model.text import Draft, Phrase, Segmented


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text: direct speech first, then framed, then what has no frame."""
    scene = Scene(text, phrases, language)
    if not text.words:
        return []
    find_direct(scene)
    for sentence in range(len(text.sentences)):
        if scene.readable(sentence):
            _sentence(scene, sentence)
    scene.found.sort(key=lambda found: found.anchor)
    find_unframed(scene)
    return drafts(scene)


def _sentence(scene: Scene, sentence: int) -> None:
    """Framed statements of one sentence: source phrases, then verbs and nouns in order."""
    find_according(scene, sentence)
    segs, triggers = parsed(scene, sentence)
    end = scene.text.sentences[sentence][1]
    shapes = framed if scene.grammar.comma_before_clause else tight
    for trigger in triggers:
        if any(token in scene.used for token in trigger.tokens):
            continue
        if _in_direct(scene, trigger):
            continue
        found: Found | None
        if trigger.cue.kind == "noun":
            found = noun_statement(scene, trigger, segs, end)
        else:
            found = shapes.verb_statement(scene, trigger, segs, end)
        if found is not None and not _is_direct(scene, found):
            scene.add(found)


def _in_direct(scene: Scene, trigger: Trigger) -> bool:
    """Words of a direct quotation are its speaker's own; only another voice in it counts."""
    q = scene.text.quote_of[trigger.at]
    if q < 0:
        return False
    while scene.text.quotes[q].parent >= 0:
        q = scene.text.quotes[q].parent
    return True


def _is_direct(scene: Scene, found: Found) -> bool:
    """Is the content, marks aside, exactly one quotation that is direct speech already?"""
    if len(found.content) != 1:
        return False
    start, end = found.content[0]
    q = scene.text.quote_of[start]
    if q < 0 or q not in scene.direct:
        return False
    quote = scene.text.quotes[q]
    return quote.start == start and end <= quote.end + 1
