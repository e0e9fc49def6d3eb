"""Names as they are compared: parts, surname, given names, what kind of thing they name."""

from __future__ import annotations

import re

from msgspec import Struct

from relata.knowledge import first_names, organisations, world
from relata.knowledge.lookup import Known
from relata.model.codes import EntityKind

#: Names of this many letters keep their "-s" ("Hans", "Lutz").
_SHORT = 4
#: A Roman numeral of several letters.
_NUMERAL = re.compile("[IVX]{2,5}")
_PEOPLE = ("person", "unnamed")
_BODIES = ("organisation", "institution", "other")
#: The first groups of legal forms are those of companies, the others say what a body is.
_COMPANIES = 4
#: Kinds of phrases that a known but ambiguous name must have to be believed.
_AGREES: dict[EntityKind, tuple[EntityKind, ...]] = {
    "outlet": ("outlet", "agency"),
    "agency": ("outlet", "agency"),
    "institution": ("institution", "organisation"),
    "organisation": ("institution", "organisation", "other"),
    "place": ("place", "person", "other", "organisation", "institution"),
}


class NameInText(Struct, frozen=True, gc=False):
    """A name as it stands in the text, taken apart once for each form."""

    #: As written, without a possessive ending.
    form: str
    #: Key under which the same thing is found: the usual name where known, else lower case.
    key: str
    kind: EntityKind
    known: Known | None
    #: Lower-case words before the surname, its particles left out; () for one word.
    given: tuple[str, ...]
    #: Last word in lower case.
    last: str
    #: "m" or "f" as its first word usually shows, "" where open. Of a single word, which may
    #: be a surname, it proves nothing.
    gender: str
    #: Which of several bearers it is ("elder", "3"), as a word after the name says; else "".
    rank: str = ""


class NameConventions(Struct, frozen=True):
    """What a text and its language say of names."""

    #: Last words of all names of the text, as written.
    lasts: frozenset[str]
    #: Words that may follow a surname, without full stop: "Jr".
    after: frozenset[str]
    #: Small words inside names: "von".
    particles: frozenset[str]
    #: Articles, which do not distinguish two names: "The Globe", "the Globe".
    articles: frozenset[str] = frozenset()
    #: Marks of an owner, the longest first: "'s"; and plain endings, as which many names end.
    possessives: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    #: Code of the language.
    language: str = ""


def without_possessive(word: str, conventions: NameConventions, genitive: bool = False) -> str:
    """`word` without the ending of a possessive.

    A plain "-s" goes only where the grammar asks for a genitive or the text has the form
    without it, too ("Merkels" next to "Merkel"), since many names end in one.
    """
    for ending in conventions.possessives:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)]
    for ending in conventions.endings:
        stem = word.removesuffix(ending)
        if len(ending) > 1 and stem != word and stem[-1:] == "-" and len(stem) > 1:
            return stem[:-1]  # "MTI-nek"
        if stem != word and (stem in conventions.lasts or (genitive and len(word) > _SHORT)):
            return stem
    return word


def parse_name(
    form: str,
    words: list[str],
    entity: EntityKind,
    conventions: NameConventions,
    genitive: bool = False,
) -> NameInText:
    """The name that `words` write; `form` is the same as it stands in the text.

    `entity` is what the mention finder took it for; `genitive` says that its grammar can
    only be a genitive's.
    """
    last = without_possessive(words[-1], conventions, genitive)
    if last != words[-1] and form.endswith(words[-1]):
        form = form[: len(form) - len(words[-1]) + len(last)]
    words = [*words[:-1], last]
    form, known = _known(form, entity, conventions)
    if known is not None:
        return NameInText(form, known.name, known.kind, known, (), last.lower(), "")
    parts = [w for w in words if w[:1].isalnum()] or words
    rank = ""
    while len(parts) > 2 and _is_after(parts[-1], conventions):
        rank = rank or _rank(parts[-1])
        parts = parts[:-1]
    kind, given, gender = entity, tuple[str, ...](), ""
    if entity == "other" and len(parts) > 1 and first_names.known(parts[0]):
        kind = "person"
    if len(parts) > 1 and kind == "other" and parts[0].lower() in conventions.particles:
        kind = "person"  # "De Buhr" opens a sentence
    if kind in _PEOPLE:
        given = _given(parts, conventions.particles)
        gender = first_names.gender(parts[0]) or ""
    key = key_of(form, conventions.articles)
    if len(parts) > 1 and (kind in _BODIES or not _may_be_surname(parts[-1])):
        firm = _without_legal_form(key, parts[-1])
        if firm != key and kind in _PEOPLE:
            kind, given, gender = "organisation", (), ""
        key = firm
    return NameInText(form, key, kind, None, given, parts[-1].lower(), gender, rank)


def _known(form: str, entity: EntityKind, conventions: NameConventions) -> tuple[str, Known | None]:
    """What is known of a name, and the name without the endings of a case."""
    known = world.lookup(form, conventions.language)
    if known is None and entity in _AGREES["outlet"]:
        found = organisations.inflected(form, conventions.endings)
        form, known = found if found is not None else (form, None)
    if known is None or (known.ambiguous and entity not in _AGREES.get(known.kind, ())):
        return form, None
    # The look-up forgives a genitive's "-s"; so do we ("Russlands").
    for ending in conventions.endings:
        stem = form.removesuffix(ending)
        if stem == form or known.name == form:
            continue  # "Athens" ends so by itself
        if world.lookup(stem, conventions.language) == known:
            form = stem
    return known.base or form, known


def _may_be_surname(word: str) -> bool:
    """Whether a word has the form of a surname: no "LLC", "GmbH" or "Inc."."""
    return word.istitle() and not word.endswith(".")


def _without_legal_form(key: str, last: str) -> str:
    """The key of a company without the word for its legal form: "apple" for "Apple Inc."."""
    from relata.names.base.lexicon import legal_forms  # late: few names are those of companies

    group = legal_forms().get((last.rstrip(".").casefold(),))
    if group is None or group >= _COMPANIES or not key.endswith(last.casefold()):
        return key
    return key[: len(key) - len(last)].rstrip(" ,.") or key


def _is_after(word: str, conventions: NameConventions) -> bool:
    """Whether a word after a surname does not belong to it: "Jr.", "III"."""
    return word.rstrip(".") in conventions.after or _NUMERAL.fullmatch(word) is not None


def _rank(word: str) -> str:
    from relata.names.uses.within_text import rank_in_text  # late: few names have one

    return rank_in_text(word)


def key_of(form: str, articles: frozenset[str]) -> str:
    """The key of a name that is not known: lower case, without an article before it."""
    first, space, rest = form.casefold().partition(" ")
    return rest if space and first in articles else form.casefold()


def _given(parts: list[str], particles: frozenset[str]) -> tuple[str, ...]:
    """What stands before the surname: up to its first particle ("Ursula" von der Leyen)."""
    found: list[str] = []
    for word in parts[:-1]:
        if word[:1].islower() or (not found and word.lower() in particles):
            break
        found.append(word.lower())
    return tuple(found)


def same_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two lists of given names may be one person's: initials and omissions allowed."""
    if not a or not b:
        return True
    first, second = (a, b) if len(a) <= len(b) else (b, a)
    rest = list(second)
    for name in first:
        for other in rest:
            if _same_word(name, other):
                rest.remove(other)
                break
        else:
            return False
    return True


def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    short, full = (a, b) if len(a) <= len(b) else (b, a)
    initial = short.rstrip(".")
    return len(initial) == 1 and full.startswith(initial)


def initials(words: list[str]) -> str:
    """Acronym that the capitalised words of a name make: "Pakistan People's Party" -> PPP."""
    return "".join(w[0] for w in words if w[:1].isupper())
