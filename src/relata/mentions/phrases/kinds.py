"""What a chunk mentions: its mention kind and the kind of entity, by lists and by its shape."""

from __future__ import annotations

from relata.knowledge import organisations, places, world
from relata.knowledge.organisations import KINDS
from relata.lang.language import words_of
from relata.mentions.chunking.chunk import NAME
from relata.mentions.phrases.state import PhraseState
from relata.mentions.words.word_classes import (
    ART,
    CAP,
    DOC,
    FIRST,
    GROUP,
    INDEF,
    MEDIA,
    NATION,
    NOUN,
    NUM,
    OUTLET,
    PERS,
    PLACE,
    ROLE,
    TIME,
    TITLE,
    UPPER,
)
from relata.model.codes import EntityKind, MentionKind

Kind = tuple[MentionKind, EntityKind]

#: Class bits of a noun -> kind of entity; the first that fits.
_NOUN_KINDS: tuple[tuple[int, EntityKind], ...] = (
    (ROLE | TITLE, "person"), (PERS, "person"), (MEDIA, "outlet"), (GROUP, "organisation"),
    (DOC, "document"), (PLACE, "place"), (TIME, "other"),
)  # fmt: skip
_ANY_KIND = ROLE | TITLE | PERS | MEDIA | GROUP | DOC | PLACE | TIME
#: Last words of names that are not a person's although a first name opens them.
_BODY = GROUP | MEDIA | DOC | OUTLET


def kind_of(state: PhraseState, k: int) -> Kind:
    """Mention kind and entity kind of chunk k."""
    chunks, bits = state.chunks, state.bits
    head, name = chunks.head[k], chunks.name[k]
    if chunks.kind[k] == NAME:
        assert name is not None
        kind, entity = _name_kind(state, *name)
        if _spoken_to(state, *name):
            return "name", "outlet"
        if not state.lexicon.capitals and chunks.det[k] is not None:
            if entity == "person":
                entity = _kind_with_article(state, k)
            elif entity == "document" and _paper_spoken_to(state, k):
                entity = "outlet"
        return kind, entity
    entity = noun_kind(state, head)
    if name is None:
        if entity == "person" and _is_indefinite(state, k):
            entity = "unnamed"
        return "description", entity
    if not bits[head] & NOUN:
        entity = "person"
    elif entity in ("institution", "organisation") and name[0] > head:
        known = organisations.agency(state.form(*name))
        entity = known.kind if known is not None and not known.ambiguous else entity
    last_of_several = head + 1 == name[1] > name[0] + 1
    if last_of_several and bits[head] & OUTLET and not bits[head] & _ANY_KIND:
        entity = "outlet"  # "Lindholmer Nachrichten"
    if last_of_several and bits[name[0]] & FIRST and not bits[head] & _BODY:
        entity = "person"  # "Ida Berg"
    return "name", entity


def _paper_spoken_to(state: PhraseState, k: int) -> bool:
    """Is a name with the last word of a paper's spoken to: "told the Harbour *Post*"?"""
    det, name = state.chunks.det[k], state.chunks.name[k]
    if not det or name is None or not state.bits[name[1] - 1] & OUTLET:
        return False
    hears = state.text.lower[det - 1] in state.lexicon.telling
    if hears:
        state.hearers.add(state.form(*name))
    return hears


def owner_kind(state: PhraseState, start: int, end: int) -> EntityKind:
    """The kind of entity that an owner by its name is: "BBC" in "BBC's Ann Lee"; else a person."""
    entity = _name_kind(state, start, end)[1]
    return entity if entity in ("outlet", "agency") else "person"


def _spoken_to(state: PhraseState, start: int, end: int) -> bool:
    """Is a name with a capital article spoken to: "told The Hill"?"""
    first = state.bits[start]
    if start == 0 or end - start < 2 or not first & ART or not first & CAP:
        return False
    return state.text.lower[start - 1] in state.lexicon.telling


def noun_kind(state: PhraseState, head: int) -> EntityKind:
    """The kind of entity that a common noun stands for."""
    role = state.lexicon.role(state.text.lower[head])
    if role is not None:
        return role.kind
    t = state.bits[head]
    if t & _ANY_KIND:
        for bit, kind in _NOUN_KINDS:
            if t & bit:
                return kind
    return "other"


def _name_kind(state: PhraseState, start: int, end: int) -> Kind:
    """What a proper name names: a known place or body, else by its first and last word."""
    bits, text = state.bits, state.text
    while end - start > 2 and not text.words[start][:1].isalnum():
        start, end = start + 1, end - 1  # a name in quotation marks
    last = bits[end - 1]
    name = state.form(start, end)
    known = _known_kind(name) if world.lookup(name) is not None else None
    if known is not None:
        return known
    inflected = organisations.inflected(name, state.lexicon.name_endings)
    if inflected is not None:
        return "name", inflected[1].kind
    if end - start > 1 and bits[start] & FIRST and not last & _BODY:
        return "name", "person"
    if (
        end - start > 1
        and bits[start] & UPPER
        and not last & _ANY_KIND
        and _broadcasts(state, start)
    ):
        return "name", "outlet"
    named_so = last & OUTLET and _is_of_outlets(state, start, end)
    if last & NOUN and not last & (ROLE | PERS) and not named_so:
        return "name", noun_kind(state, end - 1)
    if last & OUTLET:
        return "name", "outlet"
    if last & NATION:
        return "name", "other"
    if end - start == 1 and last & UPPER:
        return "name", "organisation"
    return "name", "person"


def _is_of_outlets(state: PhraseState, start: int, end: int) -> bool:
    """Does the last word of a name show that it is an outlet's: "Harbour Post", "the Post"?"""
    several = end - start > 1
    if not state.bits[end - 1] & _ANY_KIND:
        return several
    names = words_of(state.lexicon.language.file.phrases.outlet_names)
    article = start > 0 and state.bits[start - 1] & ART
    return bool(several or article) and state.text.lower[end - 1] in names


def _broadcasts(state: PhraseState, start: int) -> bool:
    """Does a name open with that of a known outlet, as those of its programmes do: "BBC Breakfast"?

    Not a name of a person after it: "BBC Ann Lee".
    """
    known = organisations.outlet(state.text.words[start])
    return known is not None and not known.ambiguous and not state.bits[start + 1] & FIRST


def _known_kind(name: str) -> Kind | None:
    """What a name that is on a list names; None where it is ambiguous."""
    place = places.lookup(name)
    if place is not None and not place.ambiguous:
        governs = place.sort in ("country", "capital")
        return ("place-for-government" if governs else "name"), "place"
    for kind in KINDS:
        found = organisations.lookup(kind, name)
        if found is not None and not found.ambiguous:
            return "name", found.kind
    return None


def _kind_with_article(state: PhraseState, k: int) -> EntityKind:
    """An unknown name with "the" is not a person; an outlet where something is said to it."""
    bits, lower = state.bits, state.text.lower
    det, name = state.chunks.det[k], state.chunks.name[k]
    assert det is not None and name is not None
    start, end = name
    if (
        not bits[det] & ART
        or bits[start] & (FIRST | TITLE)
        or (end - start == 1 and lower[start].endswith(state.lexicon.plural_endings))
    ):
        return "person"
    if det and lower[det - 1] in state.lexicon.telling and end - start > 1:
        state.hearers.add(state.form(start, end))
        return "outlet"
    return "organisation"


def _is_indefinite(state: PhraseState, k: int) -> bool:
    """True for "ein Beamter", "two officials", "Beobachter": people without a name."""
    det = state.chunks.det[k]
    if det is None:
        return True
    if state.bits[det] & (INDEF | NUM):
        return True
    return state.text.lower[det] in state.lexicon.indefinite
