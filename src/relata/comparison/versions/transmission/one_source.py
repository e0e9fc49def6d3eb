"""Which names and descriptions of sources mean one source, so that none is counted twice.

Rules in their order, each joins sources: the same statement in another language, one name in two
spellings, a spokesperson or a description with the body that it speaks for, a description that
is somebody's role, those who only ever speak together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from relata.comparison.versions.changes.attribution import others_by_name
from relata.comparison.versions.joining import SAME
from relata.comparison.versions.transmission.origins import (
    BODIES,
    Origin,
    OriginKey,
    Sourced,
    by_key,
)
from relata.knowledge import offices
from relata.names.matching.same_name import same_name

#: Sources of a story that are compared with one another by name and words.
_MAX_ORIGINS = 200


class OneSource:
    """Sources that are one (union-find): `of` gives the key that stands for all of them."""

    def __init__(self, groups: Sequence[Sequence[Sourced]]) -> None:
        self._parent: dict[OriginKey, OriginKey] = {}
        known = by_key(sourced for group in groups for sourced in group)
        for key in known:
            self._parent[key] = key
        self._versions_of_a_statement(groups)
        flat = [one for origins in known.values() for one in origins][:_MAX_ORIGINS]
        self._same_names(flat)
        self._bodies(flat)
        self._roles(flat)
        #: Sources that say something alone, those among them that are one by now.
        self.alone: frozenset[OriginKey] = frozenset()
        self._together(groups)

    def of(self, key: OriginKey) -> OriginKey:
        """The key that stands for a source; itself for one that was not joined."""
        top = key
        while self._parent.get(top, top) != top:
            top = self._parent[top]
        self._parent[key] = top
        return top

    def _join(self, one: Origin, other: Origin) -> None:
        """Joins two sources; the first one stands for both."""
        first, second = self.of(one.key), self.of(other.key)
        if first != second:
            self._parent[second] = first

    def _versions_of_a_statement(self, groups: Sequence[Sequence[Sourced]]) -> None:
        """Who says one statement in several versions, each alone, and cannot be two."""
        for group in groups:
            alone = [one.speakers[0] for one in group if len(one.speakers) == 1]
            for one, other in combinations(alone, 2):
                if self.of(one.key) != self.of(other.key) and _may_be_one(one, other):
                    first, second = sorted((one, other), key=lambda origin: not origin.named)
                    self._join(first, second)

    def _together(self, groups: Sequence[Sequence[Sourced]]) -> None:
        """Those who only ever speak together are one source."""
        every = [sourced.speakers for group in groups for sourced in group if sourced.speakers]
        alone = {self.of(one[0].key) for one in every if len({self.of(o.key) for o in one}) == 1}
        for speakers in every:
            if not any(self.of(one.key) in alone for one in speakers):
                for other in speakers[1:]:
                    self._join(speakers[0], other)
                alone.add(self.of(speakers[0].key))
        self.alone = frozenset(alone)

    def _same_names(self, origins: Sequence[Origin]) -> None:
        persons = [one for one in origins if one.named and one.entity == "person"]
        for one, other in combinations(persons, 2):
            if self.of(one.key) != self.of(other.key) and _one_name(one, other):
                self._join(one, other)

    def _bodies(self, origins: Sequence[Origin]) -> None:
        """A body with who speaks for it, and with the word that stands for it: "the agency"."""
        bodies = [one for one in origins if one.words and one.entity in BODIES]
        for other in origins:
            ours = [
                one for one in bodies if one.language == other.language and one.key != other.key
            ]
            named = [_named_words(other, one) for one in ours]
            most = max(named, default=(False, 0))
            near = [one for one, row in zip(ours, named, strict=True) if most[1] and row == most]
            if not other.named and other.entity in BODIES and len(other.words) == 1:
                near = [one for one in ours if other.words < one.words]
            best = {self.of(one.key): one for one in near}
            if len(best) == 1:
                self._join(next(iter(best.values())), other)

    def _roles(self, origins: Sequence[Origin]) -> None:
        """A description that is the role of exactly one person with a name: "the president"."""
        for other in origins:
            if other.named or not other.words or other.entity not in ("person", "unnamed"):
                continue
            people = {
                self.of(one.key): one
                for one in origins
                if one.named
                and one.language == other.language
                and any(_is_role(other.words, role, one.language) for role in one.roles)
            }
            if len(people) == 1:
                self._join(next(iter(people.values())), other)


def _may_be_one(one: Origin, other: Origin) -> bool:
    """Whether two sources of the same statement, in two versions, are one by another name."""
    across = one.language != other.language
    if one.named and other.named:
        if one.entity == other.entity == "person":
            return not others_by_name(one.name, other.name, across=across)
        return across and "person" not in (one.entity, other.entity)
    if one.named or other.named:
        named = one if one.named else other
        return named.entity in BODIES
    return True


def _one_name(one: Origin, other: Origin) -> bool:
    """Whether two names are one, of which at least one is a single word: "Doseba", "Dosebas".

    Full names were joined before, as far as no version has both.
    """
    if one.name.casefold() == other.name.casefold():
        return True
    if one.language == other.language and len(one.name.split()) != len(other.name.split()):
        return False
    return same_name(one.name, other.name, one.language, other.language).score >= SAME


def _named_words(other: Origin, body: Origin) -> tuple[bool, int]:
    """(whether somebody's description or role names a body as a whole, words of it that it has).

    "a police officer" names "the police"; of a spokesperson a part of the name is enough: "a police
    spokesman", "the police of Lindholm".
    """
    if other.entity in BODIES:
        return False, 0
    if other.named:
        whole = other.spokesperson and any(body.words <= role for role in other.roles)
        return whole, len(body.words) if whole else 0
    whole = body.words <= other.words
    return whole, len(body.words & other.words) if whole or other.spokesperson else 0


def _is_role(words: frozenset[str], role: frozenset[str], language: str) -> bool:
    """Whether a description is a role, or names the office in it alone."""
    if words == role or (len(role) > 1 and role < words):
        return True
    return len(words) == 1 and words < role and _is_office(next(iter(words)), language)


def _is_office(key: str, language: str) -> bool:
    return offices.means(key, language) == "office"


def rank(one: Origin) -> int:
    """How exactly a source is known: 3 a person by name, 2 a body, 1 a description."""
    if one.named:
        return 3 if one.entity == "person" else 2
    return 2 if one.entity in BODIES else 1


def joined_names(origins: Iterable[Origin]) -> tuple[str, ...]:
    """The names and descriptions of one source, the best one first: a person's, a body's, …

    Those of earlier versions come before those of later ones.
    """
    ranked = sorted(
        dict.fromkeys(origins),
        key=lambda one: (-rank(one), not one.named, one.version, -len(one.name.split())),
    )
    unique: dict[str, str] = {}
    for one in ranked:
        unique.setdefault(one.name.casefold(), one.name)
    return tuple(unique.values())
