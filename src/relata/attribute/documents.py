"""Documents in which the words stand: "said in the release", "in einer Mitteilung der Polizei".

They are hands (`Draft.relays`), whichever engine found the statement. A speaker's own statement
("said in a statement", "in her letter") is not one: a document needs an owner of its own, here or
where it was named before ("a release by the county", then "the release").
"""

from __future__ import annotations

from collections.abc import Sequence

from relata.attribute.merge.pairing import common
from relata.attribute.near_frame import MAX_PHRASES, governed_by, is_party, phrases_near
from relata.knowledge import organisations
from relata.lang.language import Language, words_of
from relata.model.analysis import Draft, Party, Phrase, Segmented

#: How sure it is that such a document is a hand; set by hand on the articles of tests/gold.
_SCORE = 0.8
#: Kinds of owners that stand after a preposition: "a release from the county". Not an outlet:
#: "an interview with the BBC", "a memo seen by Reuters".
_BODIES = frozenset(("organisation", "institution"))
#: Kinds of owners that issue nothing.
_THINGS = frozenset(("document", "event", "other"))
#: Drafts before and after one that are looked at.
_NEAR = 6
#: Words between the determiner and the head in which a body is looked for.
_BEFORE_HEAD = 4


def _releases(language: Language) -> frozenset[str]:
    """Nouns for papers of a body in which others are quoted: "release"."""
    return frozenset(words_of(language.file.hands.releases))


def add_documents(
    drafts: list[Draft], text: Segmented, phrases: list[Phrase], language: Language
) -> None:
    """Add to each draft the documents that its sentence names as the place of its words.

    `phrases` stand in the order of the text. Linear: each draft looks at a bounded part.
    """
    prepositions = language.file.according.in_document
    if not prepositions:
        return
    releases = language.view(_releases)
    owned: dict[str, int] = {}
    documents = [index for index, phrase in enumerate(phrases) if phrase.entity == "document"]
    if not documents:
        return
    for index in documents:
        phrase = phrases[index]
        head = text.lower[phrase.head]
        if head in releases or _has_owner(text, phrases, index, language):
            owned.setdefault(head, index)
    for draft in drafts:
        for index, phrase in phrases_near(draft, text, phrases):
            if phrase.entity != "document" or is_party(draft, index):
                continue
            if not governed_by(text, phrase, prepositions):
                continue
            before = owned.get(text.lower[phrase.head], len(phrases)) < index
            if before or _has_owner(text, phrases, index, language):
                span = text.span(phrase.start, phrase.end)
                why = "the document in which the words stand"
                draft.relays = [*draft.relays, Party((span,), _SCORE, why, index)]
    _make_hands(drafts, phrases)


def _make_hands(drafts: list[Draft], phrases: Sequence[Phrase]) -> None:
    """Make a document a hand where what it is said to say is what somebody says in it.

    "“The dam holds,” Holm said, according to a statement": Holm speaks, and no view shows that the
    statement does. Each draft looks at a bounded number of others.
    """
    for index, outer in enumerate(drafts):
        paper = outer.speaker
        if paper is None or paper.phrase is None or outer.mode == "direct":
            continue
        if phrases[paper.phrase].entity != "document":
            continue
        for draft in drafts[max(0, index - _NEAR) : index + _NEAR]:
            if draft is outer or not draft.cue or draft.speaker is None:
                continue
            if common(draft.speaker.spans, paper.spans):
                continue
            framed = common(draft.cue, outer.content) and common(draft.speaker.spans, outer.content)
            begins = draft.content[0][0] == outer.content[0][0]
            if draft.content == outer.content or (framed and begins):
                outer.unspoken = True
                if not any(common(paper.spans, relay.spans) for relay in draft.relays):
                    draft.relays, draft.reported = [*draft.relays, paper], True


def _has_owner(text: Segmented, phrases: Sequence[Phrase], index: int, language: Language) -> bool:
    """Has the phrase an owner with words of its own: a genitive, or a body before or after it?

    Not one: a possessive ("her letter"), a person after a preposition ("a letter to Holm"), a thing
    ("the last video of the series").
    """
    document = phrases[index]
    for later in phrases[index + 1 : index + 1 + MAX_PHRASES]:
        if later.start >= document.end:
            break
        if later.parent == index and later.kind != "pronoun" and later.entity not in _THINGS:
            if later.preposition is None or later.entity in _BODIES:
                return True
    return _body_before(text, document, language.code)


def _body_before(text: Segmented, document: Phrase, code: str) -> bool:
    """Whether a body that Relata knows stands before the head: "a NASA statement"."""
    words = text.words[max(document.start, document.head - _BEFORE_HEAD) : document.head]
    words += text.words[document.head].split("-")[:-1]
    for first in range(len(words)):
        known = organisations.lookup("institutions", " ".join(words[first:]), code)
        if known is not None and known.kind in _BODIES and not known.ambiguous:
            return True
    return False
