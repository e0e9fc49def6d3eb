"""Accounts: "nach eigenen Angaben", "den Angaben der Polizei zufolge", "his own account".

An account speaks for somebody: its owner, where the mention names one; whom the clause is about,
where it is somebody's own; else who spoke last.
"""

from __future__ import annotations

from relata.model.analysis import NOM, Phrase
from relata.model.drafts import EntityDraft
from relata.resolve.anaphors import Anaphors, anaphors
from relata.resolve.context import ResolutionContext
from relata.resolve.coreference.state import CoreferenceState, PhraseLink
from relata.resolve.limits import MAX_PHRASES_BACK
from relata.resolve.naming.linking import with_antecedent
from relata.resolve.weights import weights

_SPEAK = frozenset(("person", "unnamed", "organisation", "institution", "outlet", "agency"))
#: What may be "our information".
_THINGS = frozenset(("document", "other"))


def account_of(state: CoreferenceState, index: int, before: PhraseLink | None) -> PhraseLink | None:
    """For whom an account speaks; None where phrase `index` is not an account.

    `before` is who spoke last. The link is open where nobody is found.
    """
    context = state.context
    phrase = context.phrases[index]
    words = context.language.view(anaphors)
    if phrase.name is not None or phrase.conjuncts:
        return None
    head = _account(context, phrase, words)
    if (head is not None or phrase.entity in _THINGS) and _ours(context, phrase, words):
        return PhraseLink(None, 0.0, "the outlet's own account")
    if head is None:
        return None
    tuned, what = weights().accounts, context.words(phrase.start, phrase.end)
    owner = _owner(state, index, head)
    if owner is not None:
        return _link(context, owner, tuned.owner, f"“{what}” is of")
    if _own(context, phrase, words):
        subject = _subject(state, index, phrase)
        if subject is not None:
            return _link(context, subject, tuned.own, f"“{what}” is that of")
    possessor = _possessor(state, index, phrase, words)
    if possessor is not None:
        return _link(context, possessor, tuned.own, f"“{what}” is that of")
    if head > phrase.start or phrase.start == phrase.head:
        if before is not None and before.entity is not None and not _attributed(state, index):
            return _link(context, before, tuned.last, f"“{what}” goes on with")
    return None


def _account(context: ResolutionContext, phrase: Phrase, words: Anaphors) -> int | None:
    """The token of the account in a phrase: its head, or a first word before its owner."""
    if context.text.lower[phrase.head] in words.accounts:
        return phrase.head
    return None


def _owner(state: CoreferenceState, index: int, head: int) -> PhraseLink | None:
    """The link of what the account is of: the phrase inside it, after its head."""
    phrases = state.context.phrases
    end = phrases[index].end
    for k in range(index + 1, min(index + 1 + MAX_PHRASES_BACK, len(phrases))):
        if phrases[k].start >= end:
            break
        if phrases[k].parent == index and phrases[k].kind != "pronoun" and phrases[k].start > head:
            return state.links.get(k)
    return None


def _ours(context: ResolutionContext, phrase: Phrase, words: Anaphors) -> bool:
    """Whether an account is the outlet's, outside all quotations: "unseren Informationen"."""
    text = context.text
    if text.quote_of[phrase.head] is not None:
        return False
    first = max(phrase.start - 1, text.sentences[text.sentence_of[phrase.head]][0])
    return any(text.lower[at] in words.ours for at in range(first, phrase.head))


def _own(context: ResolutionContext, phrase: Phrase, words: Anaphors) -> bool:
    """Whether an account is somebody's own: "eigenen", "seinen"."""
    lower = context.text.lower
    return any(
        lower[at] in words.own or lower[at] in context.language.file.pronouns
        for at in range(phrase.start, phrase.head)
    )


def _subject(state: CoreferenceState, index: int, phrase: Phrase) -> PhraseLink | None:
    """Whom the sentence of an account is about: the nearest subject after it, else before it."""
    context = state.context
    sentence = context.text.sentence_of[phrase.start]
    phrases = context.phrases
    after = range(index + 1, min(index + 1 + MAX_PHRASES_BACK, len(phrases)))
    back = range(index - 1, max(-1, index - MAX_PHRASES_BACK), -1)
    for places in (after, back):
        for k in places:
            other = phrases[k]
            if context.text.sentence_of[other.start] != sentence:
                break
            if other.parent is not None or other.preposition is not None:
                continue
            if other.case and not other.case & NOM:
                continue
            link = state.links.get(k)
            if link is not None and link.entity is not None and _speaks(link.entity):
                return link
    return None


def _possessor(
    state: CoreferenceState, index: int, phrase: Phrase, words: Anaphors
) -> PhraseLink | None:
    """Whom a possessive means: the first that may be the subject, of the nearest sentence where
    one agrees with the word: "Ida Holm traf Anna Berg. Nach *ihren* Angaben …".

    Not beyond the sentence before.
    """
    context = state.context
    lower = context.text.lower
    found = (words.possessors.get(lower[at]) for at in range(phrase.start, phrase.head))
    genders = next((one for one in found if one), None)
    if genders is None:
        return None
    sentence = context.text.sentence_of[phrase.start]
    found_in, possessor = sentence, None
    for k in range(index - 1, max(-1, index - MAX_PHRASES_BACK), -1):
        other = context.phrases[k]
        at = context.text.sentence_of[other.start]
        if at < sentence - 1 or (possessor is not None and at < found_in):
            break
        if other.parent is not None or other.preposition is not None:
            continue
        if other.case and not other.case & NOM:
            continue
        link = state.links.get(k)
        if link is None or link.entity is None or not _speaks(link.entity):
            continue
        gender = "p" if link.plural or link.entity.plural else link.entity.gender
        if not gender or gender in genders:
            found_in, possessor = at, link
    return possessor


def _speaks(entity: EntityDraft) -> bool:
    return entity.kind in _SPEAK


def _attributed(state: CoreferenceState, index: int) -> bool:
    """Whether something within the phrase says whose account it is, though not who that is."""
    phrases = state.context.phrases
    following = phrases[index + 1 : index + 3]
    return any(phrase.parent == index and phrase.kind != "pronoun" for phrase in following)


def _link(context: ResolutionContext, link: PhraseLink, factor: float, why: str) -> PhraseLink:
    if link.entity is None:
        return PhraseLink(None, link.score * factor, link.why, link.others)
    reason = with_antecedent(context, link.entity, why)
    return PhraseLink(link.entity, link.score * factor, reason, plural=link.plural)
