"""Complements that follow their verb (English): where one begins, of which kind, where it ends."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finites
from relata.attribute.rules.text.context import (
    ADVERB,
    ARTICLE,
    COMPLEMENTISER,
    COORDINATION,
    DETERMINER,
    INFINITIVE_MARK,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    TIME,
    Scene,
    Trigger,
)
from relata.model.analysis import CLOSE, NUMBER, OPEN, PUNCT

#: How many tokens of adjuncts may stand between a cue and its complement.
ADJUNCTS = 14
#: A cue of this strength that takes a clause has one where anything but a phrase follows.
SAYS = 0.9
#: Marks around a parenthesis between a cue and its complement.
PARENTHESES = frozenset((",", "—", "–", "-"))
LONGEST_PARENTHESIS = 12
#: How far its verb may be.
REACH = 25


def find_complement(scene: Scene, trigger: Trigger, j: int, end: int) -> tuple[int, str]:
    """Where the complement of a cue begins at or after token j, and its kind; (-1, "")."""
    text, takes = scene.text, trigger.cue.takes
    stop = min(end, j + ADJUNCTS)
    near = j
    given = -1
    while j < stop:
        flag = text.flags[j]
        if flag & COMPLEMENTISER and not flag & INFINITIVE_MARK and "that" in takes:
            return j, "that"
        if flag & QUESTION and "wh" in takes and (j == near or trigger.cue.act == "ask"):
            return j, "wh"
        if flag & INFINITIVE_MARK and "inf" in takes and verb_follows(scene, j + 1, end):
            return (given if given >= 0 else j), "inf"
        quote = text.quote_at(j) if text.kinds[j] == OPEN else None
        if quote is not None and scene.is_title(quote) and j > near:
            j = quote.end
            continue
        if text.kinds[j] == OPEN and takes & {"that", "bare", "direct"}:
            return j, "quote"
        phrase = scene.phrase_at(j)
        if phrase >= 0 and "bare" in takes and _clause_follows(scene, phrase, end):
            return j, "bare"
        step = _adjunct(scene, j, near, phrase)
        if step <= j:
            break
        if phrase >= 0 and j == near:
            given = j
        if phrase >= 0 and j == near and "object" not in trigger.cue.to and "inf" not in takes:
            break
        j = step
    further = _said_further(scene, trigger, near, end)
    return further if further[0] >= 0 else _object(scene, trigger, near, end)


def _said_further(scene: Scene, trigger: Trigger, near: int, end: int) -> tuple[int, str]:
    """Where a clause begins behind a strong cue whatever stands between; (-1, "")."""
    takes = trigger.cue.takes
    if trigger.cue.strength >= SAYS and "that" in takes:
        further = _that_further(scene, near, min(end, near + REACH))
        if further >= 0:
            return further, "that"
    colon = near + 1 < end and scene.text.words[near] == ":" and scene.text.kinds[near + 1] != OPEN
    if colon and "direct" in takes:
        return near + 1, "bare"
    if "bare" in takes and trigger.cue.strength >= SAYS and not trigger.passive:
        begin = _bare_start(scene, near, end)
        if begin >= 0:
            return begin, "bare"
    return -1, ""


def _that_further(scene: Scene, j: int, end: int) -> int:
    """The "that" behind adjuncts of any shape, before any other verb; or -1."""
    flags = scene.text.flags
    for i in range(j, end - 1):
        if flags[i] & COMPLEMENTISER and not flags[i] & INFINITIVE_MARK:
            return -1 if finites(scene, i + 1, i + 2) else i
        if finites(scene, i, i + 1):
            return -1
    return -1


def _bare_start(scene: Scene, j: int, end: int) -> int:
    """Where a clause of an unclear shape begins behind a strong cue, or -1."""
    text = scene.text
    while j < end and text.flags[j] & TIME:
        j += 1
    if j >= end or text.kinds[j] in (PUNCT, CLOSE) or text.flags[j] & (PREPOSITION | COORDINATION):
        return -1
    stop = min(end, j + REACH)
    for i in range(j, stop):
        if text.kinds[i] == PUNCT and text.words[i] not in (",", "-"):
            return -1
        if finites(scene, i, i + 1) or (i > 0 and _open_verb(scene, i) and scene.nominal[i - 1]):
            return j
    return -1


def verb_follows(scene: Scene, j: int, end: int) -> bool:
    """Whether the word at `j`, adverbs and negations skipped, may be a verb before `end`."""
    flags = scene.text.flags
    while j + 1 < end and flags[j] & (ADVERB | NEGATION):
        if flags[j] & (ARTICLE | DETERMINER | PRONOUN | PREPOSITION):
            return False
        j += 1
    if j >= end or flags[j] & (ARTICLE | DETERMINER | PRONOUN | PREPOSITION):
        return False
    if scene.phrase_at(j) >= 0 and not scene.language.verbs.get(scene.text.lower[j]):
        return False
    return scene.text.words[j][:1].islower()


def _clause_follows(scene: Scene, phrase: int, end: int) -> bool:
    """Is the phrase the subject of a finite verb right behind it?"""
    found = scene.phrases[phrase]
    j = found.end
    flags = scene.text.flags
    while j < end and flags[j] & (ADVERB | NEGATION) and j < found.end + 3:
        j += 1
    if j >= end:
        return False
    return bool(finites(scene, j, j + 1)) or _open_verb(scene, j)


def _open_verb(scene: Scene, j: int) -> bool:
    """Behind a noun phrase: is this a word of no closed class, which can only be its verb?"""
    word = scene.text.words[j]
    if scene.text.flags[j] or scene.nominal[j] or not word.isalpha() or not word.islower():
        return False
    return not word.endswith((*scene.gerund_endings, *scene.adverb_endings))


def _adjunct(scene: Scene, j: int, near: int, phrase: int) -> int:
    """The token behind an adjunct or addressee that begins at j; j where there is none."""
    flags = scene.text.flags
    if flags[j] & (ADVERB | TIME) or scene.text.kinds[j] == NUMBER:
        return j + 1
    if phrase >= 0 and (j == near or flags[scene.phrases[phrase].head] & TIME):
        return scene.phrases[phrase].end
    if scene.text.words[j] in PARENTHESES:
        return _parenthesis(scene, j)
    if flags[j] & PREPOSITION:
        following = scene.phrase_at(j + 1)
        if following >= 0:
            return scene.phrases[following].end
        if j + 1 < len(flags) and flags[j + 1] & TIME:
            return j + 2
    return j


def _parenthesis(scene: Scene, j: int) -> int:
    """The token behind a short parenthesis that begins with the mark at j and leads to "that"."""
    words, flags = scene.text.words, scene.text.flags
    for i in range(j + 2, min(j + LONGEST_PARENTHESIS, len(words) - 1)):
        if words[i] == words[j]:
            return i + 1 if flags[i + 1] & COMPLEMENTISER else j
    return j


def _object(scene: Scene, trigger: Trigger, j: int, end: int) -> tuple[int, str]:
    """A noun phrase or a prepositional object right behind the cue."""
    takes, text = trigger.cue.takes, scene.text
    if j >= end or trigger.passive:
        return -1, ""
    if "ing" in takes and text.lower[j].endswith(scene.gerund_endings):
        return j, "ing"
    if "object" not in takes:
        return -1, ""
    if text.lower[j] in trigger.cue.prep and j + 1 < end:
        return (-1, "") if text.flags[j + 1] & TIME else (j + 1, "object")
    if text.flags[j] & ADVERB and j + 1 < end:
        return _object(scene, trigger, j + 1, end)
    if trigger.cue.prep and not scene.phrase_at(j) >= 0:
        return -1, ""
    return (j, "object") if scene.phrase_at(j) >= 0 else (-1, "")
