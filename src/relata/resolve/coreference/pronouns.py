"""Pronouns: third person by the salience of earlier mentions, relative ones by adjacency.

"I" and "you" are left to the statement in which they stand (`resolve.speakers`).
"""

from __future__ import annotations

from collections.abc import Callable

from relata.lang.schema import Flag
from relata.model.analysis import PUNCT, Phrase
from relata.model.drafts import EntityDraft
from relata.resolve.anaphors import anaphors
from relata.resolve.context import ARTICLE, RELATIVE, VERBAL, ResolutionContext
from relata.resolve.coreference.descriptions import link_description
from relata.resolve.coreference.expletives import means_nobody
from relata.resolve.coreference.salience import Anaphor, antecedent
from relata.resolve.coreference.state import CoreferenceState, PhraseLink
from relata.resolve.limits import MAX_CANDIDATES, MAX_PHRASES_BACK
from relata.resolve.naming.linking import MARKS, with_antecedent
from relata.resolve.weights import weights

_PEOPLE = frozenset(("person", "unnamed"))
_GENDERS = frozenset(("m", "f", "mf", "mn", "fn"))
_BODIES = frozenset(("organisation", "institution", "outlet", "agency"))
#: Words that ask for somebody or mean anybody; words that say after a pronoun who is meant.
_ASKS = int(Flag.QUESTION | Flag.INDEFINITE)
_COMPLEMENTISER = int(Flag.COMPLEMENTISER)
_ON = int(Flag.QUESTION | Flag.RELATIVE | Flag.COMPLEMENTISER)
#: Bits of the number in a reading of a verb form (`Language.verbs`).
_SINGULAR, _PLURAL = 1, 2


def link_pronoun(state: CoreferenceState, i: int, phrase: Phrase) -> None:
    """Link a pronoun to its antecedent, or leave it open where a statement asks for it."""
    context = state.context
    is_voice = i in context.voice_phrases
    if is_voice and _link_relative(state, i, phrase):
        return
    entry = context.language.file.pronouns.get(context.text.lower[phrase.head])
    if entry is None or _is_polite(context, phrase.head):
        return
    if _points_on(context, phrase.head, speaks=is_voice) or means_nobody(context, phrase.head):
        return
    if entry.person != 3:
        if is_voice:
            plural = entry.number == "pl"
            state.links[i] = PhraseLink(None, 0.0, "", person=entry.person, plural=plural)
        return
    gender = phrase.gender or entry.gender
    # "They" may be anybody's, and a body's: "the company said they".
    for_all = entry.number == "both" and "n" in entry.gender
    number = phrase.number or entry.number
    if number not in ("sg", "pl"):
        shown = True if for_all else _has_plural_verb(context, phrase.head)
        if shown is None and not is_voice:
            return
        number = "pl" if shown else "sg"
    plural = number == "pl"
    if is_voice:
        bodies = for_all and i in context.speaker_phrases
        _link_third_person(state, i, phrase, gender, plural, bodies=bodies)
    elif not (plural or "n" in gender or not gender):
        _link_third_person(state, i, phrase, gender, plural, among_things=True)
    elif gender == "n" and not plural and not context.language.view(anaphors).gendered:
        _link_to_speaking_body(state, i, phrase)


def _link_to_speaking_body(state: CoreferenceState, i: int, phrase: Phrase) -> None:
    """Link "it" to the body that speaks, where its words begin with it.

    "The board said that it would sell", but not "said that the hall is so old that it", nor
    "called it a shame".
    """
    context = state.context
    draft = context.enclosing_draft.get(i)
    if draft is None or draft.mode == "direct" or draft.speaker is None:
        return
    link = state.links.get(draft.speaker.phrase) if draft.speaker.phrase is not None else None
    if link is None or link.entity is None or link.entity.kind not in _BODIES or link.plural:
        return
    text, before, after = context.text, phrase.start - 1, phrase.end
    if text.quote_of[phrase.start] is not None or not 0 <= before < after < len(text.words):
        return
    if text.kinds[after] == PUNCT or text.flags[after] & ARTICLE:
        return
    cued = any(end == text.ends[before] for _, end in draft.cue)
    if not cued and not text.flags[before] & _COMPLEMENTISER:
        return
    score = weights().pronouns.of_speaking_body
    why = with_antecedent(context, link.entity, f"“{text.words[phrase.head]}” goes back to")
    state.link(i, phrase, link.entity, score, why, "pronoun", (phrase.start, phrase.end))


def _is_polite(context: ResolutionContext, head: int) -> bool:
    """Whether a capital within a sentence makes it the polite "you": "wenn Sie wollen"."""
    text = context.text
    if not context.language.file.grammar.nouns_capitalised or text.words[head].islower():
        return False
    return head > text.sentences[text.sentence_of[head]][0] and text.kinds[head - 1] not in MARKS


def _link_third_person(
    state: CoreferenceState, i: int, phrase: Phrase, gender: str, plural: bool,
    *, bodies: bool = False, among_things: bool = False,
) -> None:  # fmt: skip
    """Link a pronoun to who is meant.

    `bodies` may be meant by a plural; `among_things` says that a noun between of the pronoun's
    gender, which names nobody, may be meant rather.
    """
    tuned = weights().pronouns
    anaphor = _anaphor(state, i, phrase)
    found = antecedent(state.candidates, anaphor, gender, plural, _may_speak(state), bodies=bodies)
    if found is None and bodies:
        found = antecedent(state.candidates, anaphor, "", plural=False, fits=_one_of_them(state, i))
    if found is None:
        if i in state.context.voice_phrases:
            state.links[i] = PhraseLink(None, 0.0, "nobody named before fits the pronoun")
        return
    entity, score, others = found
    word = state.context.text.words[phrase.head]
    if bodies and not entity.plural and _are_several_nearer(state, i, phrase, entity):
        why = f"“{word}” could be others between"
        state.links[i] = PhraseLink(None, score, why, [(entity, score), *others])
        return
    if among_things and (
        not _is_proven(state, entity) or _is_thing_nearer(state, i, phrase, entity, gender)
    ):
        return
    if among_things and score < tuned.sure_in_text:
        return
    if score < tuned.sure:
        others = [(entity, score), *others]
        state.links[i] = PhraseLink(None, score, f"“{word}” could be several people", others)
        return
    why = with_antecedent(state.context, entity, f"“{word}” goes back to")
    if not entity.gender and gender in ("m", "f") and score > tuned.learn_gender:
        entity.gender = gender
    state.link(i, phrase, entity, score, why, "pronoun", (phrase.start, phrase.end))
    state.links[i].others = others


def _are_several_nearer(
    state: CoreferenceState, i: int, phrase: Phrase, entity: EntityDraft
) -> bool:
    """Does a plural stand between "they" and a body or somebody alone, in the same sentence?

    "The board wants the farmers to sell their land": their own.
    """
    context = state.context
    first = context.text.sentences[context.text.sentence_of[phrase.start]][0]
    for j in range(i - 1, max(-1, i - 1 - MAX_PHRASES_BACK), -1):
        other = context.phrases[j]
        if other.start <= max(entity.recency, first - 1):
            break
        if other.number == "pl" and other.end <= phrase.start and other.kind != "pronoun":
            return True
    return False


def _one_of_them(state: CoreferenceState, i: int) -> Callable[[EntityDraft], bool]:
    """Whom "they" may mean alone: somebody without a name, or who speaks here for a side."""
    text = state.context.text
    sentence = text.sentence_of[state.context.phrases[i].start]
    first = text.sentences[max(0, sentence - 1)][0]

    def fits(entity: EntityDraft) -> bool:
        return entity.kind == "unnamed" or (id(entity) in state.spoken and entity.recency >= first)

    return fits


def _points_on(context: ResolutionContext, head: int, *, speaks: bool) -> bool:
    """Whether a pronoun means nobody before: "who", "one", "those, who did it", "this, that".

    After who speaks the sentence may go on with a comma: "fragte sie, worauf er schwieg".
    """
    text = context.text
    if text.flags[head] & _ASKS:
        return True
    return (
        not speaks
        and head + 2 < len(text.words)
        and text.words[head + 1] == ","
        and bool(text.flags[head + 2] & _ON)
    )


def _is_proven(state: CoreferenceState, entity: EntityDraft) -> bool:
    """Whether more than capitals show that an entity is somebody."""
    if any(state.context.is_role(head) for head in entity.heads.values()):
        return True
    known = entity.gender and entity.given
    return entity.named and (bool(known) or id(entity) in state.spoken)


def _named_in_own_words(state: CoreferenceState, i: int) -> frozenset[int]:
    """id() of whom the words of pronoun `i` name: "Holm, he said, was wrong"."""
    words = state.context.own_words.get(i)
    if words is None:
        return frozenset()
    starts = state.context.text.starts
    found = set()
    for candidate in reversed(state.candidates[-MAX_CANDIDATES:]):
        at = starts[candidate.start]
        if candidate.named and any(start <= at < end for start, end in words):
            found.add(id(candidate.entity))
    return frozenset(found)


def _may_speak(state: CoreferenceState) -> Callable[[EntityDraft], bool]:
    """Who may be meant: no document or sign that says nothing elsewhere ("FY20 … it said")."""

    def fits(entity: EntityDraft) -> bool:
        if id(entity) in state.spoken or entity.kind in _PEOPLE:
            return True
        return entity.kind != "document" and (bool(entity.heads) or not _has_digit(entity))

    return fits


def _has_digit(entity: EntityDraft) -> bool:
    return any(char.isdecimal() for form in entity.forms for char in form)


def _is_thing_nearer(
    state: CoreferenceState, i: int, phrase: Phrase, entity: EntityDraft, gender: str
) -> bool:
    """Does a noun for a thing, of the pronoun's gender, stand between it and its antecedent?

    "Holm mag den Film, aber er ist lang": "er" may be the film. In the pronoun's sentence and the
    one before.
    """
    context = state.context
    sentence = context.text.sentence_of[phrase.start]
    gendered = context.language.view(anaphors).gendered
    last = entity.recency
    for j in range(i - 1, max(-1, i - 1 - MAX_PHRASES_BACK), -1):
        other = context.phrases[j]
        if other.start <= last or sentence - context.text.sentence_of[other.start] > 1:
            break
        if other.kind == "pronoun" or other.number == "pl":
            continue
        linked = state.links.get(j)
        kind = other.entity if linked is None or linked.entity is None else linked.entity.kind
        if kind in _PEOPLE:
            continue
        if other.end > phrase.start or (other.preposition is not None and not other.gender):
            continue
        shown = other.gender or _gender_of_subject(context, other)
        if shown in _GENDERS:
            if not set(shown).isdisjoint(gender):
                return True
        elif gendered and kind in _BODIES:
            return True
    return False


def _gender_of_subject(context: ResolutionContext, phrase: Phrase) -> str:
    """The gender that the article shows where a phrase opens its sentence: "Der AStA klagt"."""
    text, start = context.text, phrase.start
    if start != text.sentences[text.sentence_of[start]][0]:
        return ""
    readings = context.language.file.phrases.articles.get(text.lower[start], "").split()
    shown = {r[1] for r in readings if r[0] == "s" and r[2:] == "n"}
    return "".join(gender for gender in "mfnx" if gender in shown)


def _anaphor(state: CoreferenceState, i: int, phrase: Phrase) -> Anaphor:
    """The pronoun with who speaks the words around it and who speaks to it.

    "she said she", but never "she" in her own quoted words.
    """
    context = state.context
    at = phrase.start
    anaphor = Anaphor(at, context.text.sentence_of[at], context.text.quote_of[at])
    anaphor.named = _named_in_own_words(state, i)
    draft = context.enclosing_draft.get(i)
    if draft is not None and draft.speaker is not None and draft.speaker.phrase is not None:
        link = state.links.get(draft.speaker.phrase)
        if link is not None:
            anaphor.voice, anaphor.verbatim = link.entity, draft.mode == "direct"
    voice = context.spoken_to.get(i)
    speaker = None if voice is None else state.links.get(voice)
    anaphor.other = speaker.entity if speaker is not None else None
    asked = state.links.get(context.asked.get(i, -1))
    anaphor.asked = asked.entity if asked is not None else None
    return anaphor


def _link_relative(state: CoreferenceState, i: int, phrase: Phrase) -> bool:
    """Link a relative pronoun to the phrase that ends right before it: "the man who said"."""
    context, text = state.context, state.context.text
    head = phrase.head
    if not text.flags[head] & RELATIVE or head == 0:
        return False
    end = head - 1 if text.words[head - 1] == "," else head
    speaks = i in context.speaker_phrases
    for j in range(i - 1, max(-1, i - MAX_PHRASES_BACK), -1):
        other = context.phrases[j]
        if other.end != end or other.kind == "pronoun" or not _agrees(context, phrase, j, speaks):
            continue
        j = _outermost(context, phrase, j, speaks)
        if j not in state.links and context.phrases[j].name is None:
            link_description(state, j, context.phrases[j])
        link = state.links.get(j)
        if link is None or link.entity is None:
            return False
        why = with_antecedent(context, link.entity, f"“{text.words[head]}” stands for")
        score = min(link.score, weights().pronouns.relative)
        state.link(i, phrase, link.entity, score, why, "pronoun", (phrase.start, phrase.end))
        return True
    return False


def _outermost(context: ResolutionContext, pronoun: Phrase, j: int, speaks: bool) -> int:
    """The largest phrase around phrase `j` that ends with it and agrees with the pronoun."""
    end = context.phrases[j].end
    while (outer := context.phrases[j].parent) is not None and context.phrases[outer].end == end:
        if not _agrees(context, pronoun, outer, speaks):
            break
        j = outer
    return j


def _agrees(context: ResolutionContext, pronoun: Phrase, j: int, speaks: bool) -> bool:
    """Whether a relative pronoun agrees with phrase `j` in gender and number."""
    other = context.phrases[j]
    word = context.text.lower[pronoun.head]
    readings = context.language.file.phrases.articles.get(word, "").split()
    if speaks:
        readings = [r for r in readings if r[2:] == "n"]
    if not readings or not other.gender:
        return True
    shown = {r[1] for r in readings if other.number != "pl" and r[0] == "s"}
    plural = other.number != "sg" and any(r[0] == "p" for r in readings)
    return plural or bool(shown & set(other.gender))


def _has_plural_verb(context: ResolutionContext, head: int) -> bool | None:
    """Whether the verb next to a pronoun is plural: "sie sagten"; None where there is none."""
    text = context.text
    for j in (head + 1, head - 1):
        if 0 <= j < len(text.lower) and text.sentence_of[j] == text.sentence_of[head]:
            word = text.lower[j]
            for reading in context.language.verbs.get(word, ()):
                if reading.form & _PLURAL:
                    return True
                if reading.form & _SINGULAR:
                    return False
            if text.flags[j] & VERBAL:
                # In German and Dutch the plural is the infinitive's form: "hätten".
                return word.endswith(context.plural_endings)
    return None
