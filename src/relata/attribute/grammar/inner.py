"""Quotations inside somebody's reported words: whose they are is known once all is found."""

from __future__ import annotations

from relata.attribute.grammar.scene import Found, Scene

#: Rules that take the nearest verb for the frame of a quotation.
BY_VERB = frozenset(("quote-before", "quote-held"))
#: Inside reported words a verb of this strength quotes somebody else.
QUOTING = 0.85


def leave_to_outer(scene: Scene) -> None:
    """Drop direct speech that is only a part of an indirect statement around it.

    "X kritisiert, die Aktion erinnere „an …“": what the verb inside X's words seems to say
    are X's own words, unless it is a verb of saying or stands before a colon.
    """
    dropped = [q for q, found in scene.direct.items() if _is_weak(found) and _is_part(scene, found)]
    for q in dropped:
        found = scene.direct.pop(q)
        found.content = []
        scene.by_sentence[scene.text.sentence_of[found.anchor]].remove(found)
    if dropped:
        scene.found = [found for found in scene.found if found.content]


def _is_weak(found: Found) -> bool:
    return found.rule in BY_VERB and found.strength < QUOTING


def _is_part(scene: Scene, found: Found) -> bool:
    start, end = found.content[0]
    if len(found.content) > 1 or (start and scene.text.words[start - 1] == ":"):
        return False
    return any(
        other.mode == "indirect"
        and other.cue
        and any(a <= start and end <= b and a <= found.anchor < b for a, b in other.content)
        for other in scene.by_sentence.get(scene.text.sentence_of[found.anchor], ())
    )
