"""The description next to a name: its head noun, and whether it describes what the name names.

"Glas Minze" is not a person called Minze who is a glass: a role of a person is a noun for people,
that of a body a noun for bodies. What fits nobody is left out; the name stays.
"""

from __future__ import annotations

from msgspec import Struct

from relata.knowledge import first_names, offices
from relata.lang.schema import Flag
from relata.model.analysis import PUNCT, WORD, Phrase
from relata.model.codes import EntityKind
from relata.resolve.context import TITLE, ResolutionContext
from relata.resolve.limits import MAX_NARROWING
from relata.resolve.parsed_name import NameInText
from relata.resolve.word_forms import role_noun

_PEOPLE = ("person", "unnamed")
#: What a name that only looked like a person's may be by the noun next to it.
BODIES: tuple[EntityKind, ...] = ("organisation", "institution", "outlet")
_BREAKS = int(Flag.PREPOSITION | Flag.ARTICLE | Flag.DETERMINER | Flag.COORDINATION | Flag.RELATIVE)
_PREPOSITION = int(Flag.PREPOSITION)
_JOINS = int(Flag.COORDINATION)
#: Flags of a noun that show what it is a noun for; the first that fits.
_KINDS: tuple[tuple[int, EntityKind], ...] = (
    (int(Flag.TITLE | Flag.ROLE | Flag.PERSONS), "person"),
    (int(Flag.MEDIA), "outlet"),
    (int(Flag.GROUP), "organisation"),
    (int(Flag.PLACE), "place"),
    (int(Flag.DOCUMENT), "document"),
)


class RoleOfName(Struct, frozen=True):
    """A description next to a name, as tokens, with its head noun."""

    start: int
    end: int
    head: int
    #: What the head is a noun for, None where no list has it.
    kind: EntityKind | None


def role_next_to(
    context: ResolutionContext, i: int, phrase: Phrase, name: NameInText
) -> RoleOfName | None:
    """The description that stands next to the name of phrase `i`, None where none describes it."""
    if phrase.role is None or phrase.name is None:
        return None
    start, end = phrase.role
    head = _head(context, phrase)
    kind = _noun_kind(context, head)
    if phrase.number == "pl" and start < head and _number(context, head) == "sg":
        start = head  # the words before do not agree with it: "allen voran Rektorin Ida Holm"
    role = RoleOfName(start, end, head, kind)
    if (
        _is_owner(context, phrase, name)
        or _is_joined(context, phrase)
        or (_number(context, head) == "pl" and not _heads_list(context, phrase, name))
    ):
        return None
    if _other_noun_is_nearer(context, phrase, role):
        return None
    if name.known is not None and name.kind == "place":
        fits = kind in ("place", "institution")
    elif name.kind in (*_PEOPLE, "other"):
        fits = _fits_person(context, i, phrase, name, role)
    else:
        fits = phrase.number != "pl" and kind is not None and kind not in _PEOPLE
    return role if fits else None


def gender_of_noun(context: ResolutionContext, role: RoleOfName) -> str:
    """The gender that a noun for people shows: "sister"; "" for none."""
    noun = role_noun(context.language, context.text.lower[role.head])
    return noun.gender if noun is not None and noun.gender in ("m", "f") else ""


def _head(context: ResolutionContext, phrase: Phrase) -> int:
    """The head noun of a description: "head of the school" is a head, "szef partii" a szef."""
    assert phrase.role is not None
    start, end = phrase.role
    if start <= phrase.head < end:
        return phrase.head
    text = context.text
    last = end
    for at in range(start + 1, min(end, start + MAX_NARROWING)):
        if text.kinds[at] != WORD or text.flags[at] & _BREAKS:
            last = at
            break
    for at in range(start, last):
        if _noun_kind(context, at) in _PEOPLE:
            return at
    return last - 1


def _noun_kind(context: ResolutionContext, at: int) -> EntityKind | None:
    """What a noun is a noun for, None where no list has it."""
    noun = role_noun(context.language, context.text.lower[at])
    if noun is not None:
        return noun.kind
    flags = context.text.flags[at]
    return next((kind for bits, kind in _KINDS if flags & bits), None)


def _number(context: ResolutionContext, at: int) -> str:
    noun = role_noun(context.language, context.text.lower[at])
    return noun.number if noun is not None else ""


def _heads_list(context: ResolutionContext, phrase: Phrase, name: NameInText) -> bool:
    """Whether a plural before a name speaks of it and the next: "actors Ann Lee and Bo Lund"."""
    assert phrase.role is not None and phrase.name is not None
    after = phrase.name[1]
    if phrase.role[1] != phrase.name[0] or not _has_first_name(name):
        return False
    if after >= len(context.text.words):
        return False
    return context.text.words[after] == "," or bool(context.text.flags[after] & _JOINS)


def _has_first_name(name: NameInText) -> bool:
    """Whether one of its words is a first name; in some languages it is the last."""
    if not name.given:
        return False
    return any(first_names.known(word.capitalize()) for word in (name.given[0], name.last))


def _is_owner(context: ResolutionContext, phrase: Phrase, name: NameInText) -> bool:
    """Whether the name has the ending of a genitive, which it is without elsewhere in the text:
    "Unterstützer Lunds"."""
    assert phrase.name is not None and phrase.role is not None
    if not context.language.file.grammar.nouns_capitalised or phrase.role[1] != phrase.name[0]:
        return False
    written = context.text.words[slice(*phrase.name)]
    return name.known is None and " " not in name.form and name.form not in written


def _is_joined(context: ResolutionContext, phrase: Phrase) -> bool:
    """Whether the description is another party: "Lund and his team"."""
    assert phrase.role is not None and phrase.name is not None
    between = range(phrase.name[1], min(phrase.role[0], phrase.name[1] + MAX_NARROWING))
    return any(context.text.flags[at] & _JOINS for at in between)


def _other_noun_is_nearer(context: ResolutionContext, phrase: Phrase, role: RoleOfName) -> bool:
    """Whether another noun right before the name may be described by it instead of the head.

    "A paper published in the journal Tide", "supporters, among them Mayor Holm". After a comma
    the name belongs to the head.
    """
    assert phrase.name is not None
    if role.end != phrase.name[0]:
        return False
    nearer = range(role.head + 1, min(role.end, role.head + MAX_NARROWING))
    if role.kind in _PEOPLE:
        marks = any(context.text.kinds[at] == PUNCT for at in nearer)
        return marks and any(_noun_kind(context, at) in _PEOPLE for at in nearer)
    lower, flags = context.text.lower, context.text.flags
    if any(flags[at] & _PREPOSITION and lower[at] not in context.owners for at in nearer):
        return True
    return any(
        context.text.kinds[at] == WORD
        and role_noun(context.language, context.text.lower[at]) is not None
        for at in nearer
    )


def _fits_person(
    context: ResolutionContext, i: int, phrase: Phrase, name: NameInText, role: RoleOfName
) -> bool:
    """Whether a description is that of a person: a noun for people, or any with a first name."""
    assert phrase.role is not None
    text, kind = context.text, role.kind
    if kind in _PEOPLE and not name.given and name.kind == "unnamed":
        # "unserer Zeit, eines Juristen": with an article of anybody it does not name a noun.
        return not context.language.file.grammar.nouns_capitalised
    if kind in _PEOPLE:
        return bool(name.given) or not _is_in_name(context, phrase, role.head)
    if any(text.flags[at] & TITLE for at in range(*phrase.role)):
        return True
    given = _has_first_name(name)
    if kind is not None:
        return not given and phrase.number != "pl" and kind in BODIES
    if given:
        return not _shared(context, i, phrase)
    # "Osi Tamm, a voter": a name of two words, and words after a comma with small letters.
    assert phrase.name is not None
    apart = phrase.role[0] >= phrase.name[1]
    small = not context.language.file.grammar.nouns_capitalised
    return apart and small and bool(name.given) and name.kind == "person"


def _is_in_name(context: ResolutionContext, phrase: Phrase, head: int) -> bool:
    """Whether a noun for people is a word of a body's or thing's name: "Gaza Refugee Camp".

    Where common nouns have small letters; an office keeps its capital, too.
    """
    assert phrase.role is not None and phrase.name is not None
    text, code = context.text, context.language.code
    if context.language.file.grammar.nouns_capitalised or phrase.role[1] != phrase.name[0]:
        return False
    if head != phrase.role[1] - 1 or not text.words[head][:1].isupper():
        return False
    first = head == text.sentences[text.sentence_of[head]][0]
    return not (first or text.flags[head] & TITLE or offices.means(text.lower[head], code))


def _shared(context: ResolutionContext, i: int, phrase: Phrase) -> bool:
    """Whether a phrase around this one or in it has the same name, which it may describe."""
    phrases = context.phrases
    if phrase.parent is not None and phrases[phrase.parent].name == phrase.name:
        return True
    for inner in phrases[i + 1 : i + MAX_NARROWING]:
        if inner.start >= phrase.end:
            break
        if inner.name == phrase.name and inner.role is not None:
            return True
    return False
