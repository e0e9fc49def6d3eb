"""The grammar engine: an ordered list of passes over one text."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import may_report, parsed
from relata.attribute.rules.output.drafts import drafts
from relata.attribute.rules.output.quote_ownership import hand_to_outer, leave_to_outer
from relata.attribute.rules.patterns.according.phrases import find_according
from relata.attribute.rules.patterns.direct.continued import find_alone, find_coordinated
from relata.attribute.rules.patterns.direct.framed import find_direct
from relata.attribute.rules.patterns.direct.labelled_turns import find_headline, find_turns
from relata.attribute.rules.patterns.indirect import adjacent, comma
from relata.attribute.rules.patterns.indirect.continuation import find_unframed
from relata.attribute.rules.patterns.indirect.evidential import find_hearsay
from relata.attribute.rules.patterns.indirect.reporting_noun import noun_statement
from relata.attribute.rules.roles.relays import add_relays
from relata.attribute.rules.roles.speaker import VOICES
from relata.attribute.rules.text.context import Found, Scene
from relata.lang.language import INFINITIVE, Language
from relata.model.analysis import Draft, Phrase, Segmented

#: In somebody's words only a cue of this strength opens another's.
SURE = 0.8
#: How many tokens before an infinitive the content it heads may begin ("die Mittel zu …").
NEAR = 4


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text: turns, direct speech, then framed, then what has no frame."""
    return read(Scene(text, phrases, language))


def read(scene: Scene) -> list[Draft]:
    """The same on a scene, which keeps what was worked out: clauses, cues, findings."""
    text = scene.text
    if not text.words:
        return []
    find_turns(scene)
    find_direct(scene)
    find_coordinated(scene)
    for sentence in range(len(text.sentences)):
        if scene.readable(sentence):
            find_headline(scene, sentence)
            _sentence(scene, sentence)
            find_hearsay(scene, sentence)
    leave_to_outer(scene)
    if scene.grammar.verb_second:
        hand_to_outer(scene)
    scene.found.sort(key=lambda found: found.anchor)
    find_unframed(scene)
    find_alone(scene)
    add_relays(scene)
    return drafts(scene)


def _sentence(scene: Scene, sentence: int) -> None:
    """Framed statements of one sentence: source phrases, then verbs and nouns in order."""
    find_according(scene, sentence)
    if not may_report(scene, sentence):
        return
    segs, triggers = parsed(scene, sentence)
    end = scene.text.sentences[sentence][1]
    shapes = comma if scene.grammar.comma_before_clause else adjacent
    for trigger in triggers:
        if not scene.used.isdisjoint(trigger.tokens):
            continue
        inner = scene.text.quote_of[trigger.at] is not None or sentence in scene.turns
        if inner and trigger.cue.strength < SURE:
            continue
        if trigger.form == INFINITIVE and _is_said(scene, sentence, trigger.at):
            continue
        found: Found | None
        if trigger.cue.kind == "noun":
            found = noun_statement(scene, trigger, segs, end)
        else:
            found = shapes.verb_statement(scene, trigger, segs, end)
        if found is None or _is_direct(scene, found):
            continue
        if not inner or _third_person(scene, found):
            if scene.tight or not _is_double(scene, sentence, found):
                scene.add(found)


def _is_double(scene: Scene, sentence: int, found: Found) -> bool:
    """Have a noun and a verb the same clause ("gab in einem Bericht bekannt, dass")? One stays."""
    for other in scene.by_sentence.get(sentence, ()):
        if other.content[0][0] == found.content[0][0]:
            if (found.rule, other.rule) == ("noun", "before"):
                return True
            if other.rule != "noun" or found.rule not in ("noun", "before"):
                continue
            scene.drop(other)
            return False
    return False


def _is_said(scene: Scene, sentence: int, at: int) -> bool:
    """Is the infinitive at `at` itself what another cue introduces ("declined to comment")?"""
    for found in scene.by_sentence.get(sentence, ()):
        if found.mode == "indirect" and not found.content[0][0] < at - NEAR:
            if found.anchor < at < found.content[-1][1] and found.content[0][0] <= at:
                return True
    return False


def _third_person(scene: Scene, found: Found) -> bool:
    """Inside a quotation only the words of somebody else are a statement of their own."""
    if found.speaker < 0:
        return False
    phrase = scene.phrases[found.speaker]
    if phrase.kind != "pronoun":
        return phrase.entity in VOICES
    pronoun = scene.language.file.pronouns.get(scene.text.lower[phrase.head])
    return pronoun is not None and pronoun.person == 3 and pronoun.gender != "n"


def _is_direct(scene: Scene, found: Found) -> bool:
    """Is the content, marks aside, exactly one quotation that is direct speech already?"""
    if len(found.content) != 1:
        return False
    start, end = found.content[0]
    q = scene.text.quote_of[start]
    if q is None or q not in scene.direct:
        return False
    quote = scene.text.quotes[q]
    return quote.start == start and end <= quote.end + 1
