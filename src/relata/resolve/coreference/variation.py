"""Descriptions that vary a name: "der frühere Nationalspieler" is the one who spoke before.

News calls whom it named by ever new words. A definite description of one person that answers
nobody's known description, and that speaks, is the named person who spoke before, as a pronoun
would be; where several fit about as well, it stays open.
"""

from __future__ import annotations

from relata.knowledge import offices
from relata.lang.schema import Flag
from relata.model.analysis import NOM, Phrase
from relata.model.drafts import EntityDraft
from relata.resolve.anaphors import age_of, anaphors, is_age
from relata.resolve.context import ResolutionContext
from relata.resolve.coreference.described_entities import Description
from relata.resolve.coreference.salience import Anaphor, Antecedent, antecedent
from relata.resolve.coreference.state import CoreferenceState
from relata.resolve.limits import MAX_NEWEST, MAX_PHRASES_BACK
from relata.resolve.weights import weights

_NO_PERSON = int(Flag.DOCUMENT | Flag.GROUP | Flag.MEDIA | Flag.PLACE | Flag.TIME)
_ROLE = int(Flag.ROLE)


def varied(state: CoreferenceState, i: int, phrase: Phrase, d: Description) -> Antecedent | None:
    """The named person whom a description may vary, how surely, and who else; None for nobody."""
    age = described_age(state, phrase)
    if not age and not _may_vary(state, i, phrase, d):
        return None

    text = state.context.text
    sentence = text.sentences[text.sentence_of[phrase.start]][0]

    def fits(entity: EntityDraft) -> bool:
        if not entity.named or entity.kind != "person" or entity.plural:
            return False
        known = [word for word in entity.words if is_age(word)]
        if age and known:
            return age in known
        if not (entity.given or entity.gender or entity.heads):
            return False  # only a capital makes it a person
        if not age and entity.recency >= sentence:
            return False  # "she asked, whereupon the director replied": somebody else
        return (bool(age) or id(entity) in state.spoken) and not _conflicts(entity, d)

    at = phrase.start
    anaphor = Anaphor(at, text.sentence_of[at], text.quote_of[at])
    gender = "" if state.context.language.file.phrases.masculine_for_all else d.gender
    return antecedent(state.candidates, anaphor, gender, plural=False, fits=fits)


def introduced(
    state: CoreferenceState, i: int, phrase: Phrase, d: Description
) -> Antecedent | None:
    """Whom the sentence before introduced, and whom a description that opens this one or that
    speaks in it then means.

    "Content is Martin Lechner. *Der Landwirt* leads …": one person named there for the first time.
    """
    text = state.context.text
    number = text.sentence_of[phrase.start]
    opens = phrase.start == text.sentences[number][0]
    if not number or phrase.preposition is not None:
        return None
    if not opens and i not in state.context.speaker_phrases:
        return None
    if not _is_somebody_known(state, i, phrase, d):
        return None
    start, end = (text.starts[text.sentences[number - 1][0]], text.starts[phrase.start])
    new = [
        entity
        for entity in state.registry.entities[-MAX_NEWEST:]
        if entity.named and entity.kind == "person" and entity.given and not entity.plural
        and entity.mentions and start <= entity.mentions[0].start < end
    ]  # fmt: skip
    if len(new) != 1 or _conflicts(new[0], d):
        return None
    if not opens and (
        new[0].recency >= text.sentences[number][0]  # "she asked, and the director replied"
        or not _is_subject(state, i, new[0].mentions[0].start)
    ):
        return None
    shown = "" if state.context.language.file.phrases.masculine_for_all else d.gender
    if shown and new[0].gender and new[0].gender not in shown:
        return None
    return new[0], weights().descriptions.introduced, []


def _is_subject(state: CoreferenceState, i: int, start: int) -> bool:
    """May whose name begins at a character, before phrase `i`, be the subject of the sentence?"""
    text, phrases = state.context.text, state.context.phrases
    for j in range(i - 1, max(-1, i - 1 - MAX_PHRASES_BACK), -1):
        phrase = phrases[j]
        if phrase.name is not None and text.starts[phrase.name[0]] == start:
            shown = not phrase.case or bool(phrase.case & NOM)
            return phrase.preposition is None and phrase.parent is None and shown
    return False


def described_age(state: CoreferenceState, phrase: Phrase) -> str:
    """The age that a description is made of ("der 54-Jährige"), "" for none."""
    if phrase.name is not None:
        return ""
    return age_in(state.context, phrase.start, phrase.head + 1)


def age_in(context: ResolutionContext, first: int, last: int) -> str:
    """The age that the first such word of tokens [first, last) is made with, "" for none."""
    ages = context.language.view(anaphors).ages
    if not ages:
        return ""
    lower = context.text.lower
    return next((age for at in range(first, last) if (age := age_of(lower[at], ages))), "")


def _may_vary(state: CoreferenceState, i: int, phrase: Phrase, d: Description) -> bool:
    return i in state.context.speaker_phrases and _is_somebody_known(state, i, phrase, d)


def _is_somebody_known(state: CoreferenceState, i: int, phrase: Phrase, d: Description) -> bool:
    """Whether a description may be of one person who has a name in the text before."""
    context = state.context
    if d.plural or phrase.number == "pl":
        return False
    if not _is_one_person(state, phrase, d) or _possessed(state, i, phrase):
        return False
    if context.stays_unnamed(phrase):
        return False  # who asks not to be named is not who was named before
    words, lower = context.language.view(anaphors), context.text.lower
    bare = _bare(state, phrase)
    definite = lower[phrase.start] in words.definite if words.definite else d.definite
    if not definite and not bare:
        return False
    if any(words.was(lower[at]) for at in range(phrase.start, phrase.head + 1)):
        return True
    # The bearer of an office is somebody else, unless it was said who holds it.
    code = context.language.code
    held = offices.means(d.full, code) or offices.means(lower[phrase.head], code)
    if held not in (None, "trade"):
        return False
    return not (bare and d.after)


def _is_one_person(state: CoreferenceState, phrase: Phrase, d: Description) -> bool:
    """Whether a description is of one person, as far as the language's words show it."""
    context = state.context
    flags = context.text.flags[phrase.head]
    if flags & _NO_PERSON and not flags & _ROLE:
        return False
    if phrase.parent is not None and phrase.number is None:
        return False  # "die Ansicht der Kritiker"
    if context.language.file.phrases.articles and phrase.number is None and not phrase.gender:
        if context.language.file.grammar.nouns_capitalised:
            return False  # "die Grünen"
    if not context.language.roles:
        return bool(flags & _ROLE)
    return d.kind == "person" or (d.kind == "unnamed" and _bare(state, phrase))


def _bare(state: CoreferenceState, phrase: Phrase) -> bool:
    """A noun alone, in a language without articles: "Врач добавил"."""
    return not state.context.conventions.articles and phrase.start == phrase.head


def _possessed(state: CoreferenceState, i: int, phrase: Phrase) -> bool:
    """Whether a description is somebody's: "her partner", "Lund's lawyer"."""
    phrases = state.context.phrases
    for j in range(i + 1, min(i + 4, len(phrases))):
        inner = phrases[j]
        if inner.start >= phrase.head:
            break
        if inner.parent == i and inner.end <= phrase.head:
            return True
    return False


def _conflicts(entity: EntityDraft, d: Description) -> bool:
    """Whether somebody is known to hold another office than the description names."""
    named = set(offices.groups(d.full, entity.language))
    if not named:
        return False
    known = [offices.groups(head, entity.language) for head in entity.heads.values()]
    held = {group for groups in known for group in groups}
    return bool(held) and not held & named
