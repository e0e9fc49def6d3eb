"""The entities of one text by the names they bear; every look-up is a dict access."""

from __future__ import annotations

from relata.lang.name_cases import Table, nominatives
from relata.model.codes import EntityKind
from relata.model.drafts import EntityDraft
from relata.resolve.limits import MAX_BEARERS, MAX_INDEXED_WORDS
from relata.resolve.naming.case_forms import same_given_inflected
from relata.resolve.naming.spellings import SpellingIndex
from relata.resolve.parsed_name import NameInText, initials, same_given
from relata.resolve.weights import weights

#: The entity of a name, how surely, and why (without the place of the other form).
NameLink = tuple[EntityDraft, float, str]

_GROUPS: tuple[EntityKind, ...] = ("organisation", "institution", "outlet", "agency", "other")


class NameRegistry:
    """Finds or makes the entity of a name."""

    def __init__(self) -> None:
        #: In order of making.
        self.entities: list[EntityDraft] = []
        self._full: dict[str, EntityDraft] = {}
        self._last: dict[str, list[EntityDraft]] = {}
        self._inner: dict[str, list[EntityDraft]] = {}
        self._initials: dict[str, EntityDraft] = {}
        self._governments: dict[str, EntityDraft] = {}
        #: Everybody whom the last name looked up could mean, last named first; () for one.
        self.rivals: tuple[EntityDraft, ...] = ()
        self.spellings = SpellingIndex()
        #: Endings of oblique cases, and of fathers' names, in the text's language.
        self.cases: Table = {}
        self.patronymics: tuple[str, ...] = ()
        #: Lower-case nominative that a surname in an oblique case may have -> who bears it.
        self._oblique: dict[str, list[EntityDraft]] = {}

    def new(self, kind: EntityKind) -> EntityDraft:
        """A new entity without a name."""
        entity = EntityDraft(kind, language=self.spellings.lang or "")
        self.entities.append(entity)
        return entity

    def is_surname(self, word: str) -> bool:
        """Whether a person of the text has this lower-case surname and a given name."""
        return any(e.given for e in self._last.get(word, ()))

    def knows(self, name: NameInText) -> bool:
        """Whether something of exactly this name was met."""
        return name.key in self._full

    def body(self, name: NameInText) -> EntityDraft | None:
        """The body that was met under exactly this name, or None."""
        entity = self._full.get(name.key)
        known = entity is not None and entity.kind in _GROUPS and entity.kind != "other"
        return entity if known else None

    def name(
        self,
        name: NameInText,
        gender: str = "",
        alone: bool = False,
        speaks: bool = False,
        placed: bool = False,
        relative: bool = False,
    ) -> NameLink:
        """The entity called `name`.

        `gender` is what its title or role says; `alone` that no preposition stands before
        it: a place whose name somebody of the text bears is then that person. `speaks` that
        it is who speaks: a place that is somebody's name in another case is that person, too.
        `placed` that a preposition of places stands before it: "from London" is the town.
        `relative` that it is introduced as somebody's relative: nobody of another given name, or
        of the surname alone.
        """
        known = name.known
        self.rivals = ()
        if known is None:
            if name.kind in ("person", "unnamed") or self._surname_alone(name):
                return self._person(name, gender, relative and bool(name.given))
            if name.kind == "other" and name.key not in self._full and " " not in name.form:
                found = self._spelled(name, gender, full=True)
                if found is not None:
                    return found
        elif placed and known.kind == "place":
            pass
        elif self.is_surname(name.last) and (known.ambiguous or (known.kind == "place" and alone)):
            return self._person(name, gender)
        elif speaks and known.kind == "place" and name.key not in self._full:
            inflected = self._inflected(name, gender)
            if inflected is not None:
                return inflected
        entity = self._full.get(name.key)
        if entity is not None and not _is_firm_of(entity, name):
            if entity.kind == "person" and _has_legal_form(name):
                entity.kind = name.kind  # only a capital made it a person
            return entity, weights().names.same, self._same(entity, name.form)
        if name.known is None and name.kind in _GROUPS:
            found = self._group(name)
            if found is not None:
                return found
        return self._make(name, gender)

    def _surname_alone(self, name: NameInText) -> bool:
        return " " not in name.form and name.key not in self._full and self.is_surname(name.last)

    def _same(self, entity: EntityDraft, form: str) -> str:
        if form in entity.forms:
            return "same name as"
        return "another name of"

    def _make(self, name: NameInText, gender: str) -> NameLink:
        entity = self.new(name.kind if name.kind != "unnamed" else "person")
        entity.named = True
        entity.given, entity.rank = name.given, name.rank
        entity.gender = gender or name.gender
        if name.known is not None:
            entity.country, entity.sort = name.known.country, name.known.sort
        self._enter(entity, name)
        return entity, weights().names.new, ""

    def _enter(self, entity: EntityDraft, name: NameInText) -> None:
        self._full.setdefault(name.key, entity)
        words = name.form.split()
        if entity.kind == "person":
            people = self._last.setdefault(name.last, [])
            if entity not in people and len(people) < MAX_BEARERS:
                people.append(entity)
            for base in nominatives(name.last, self.cases):
                bearers = self._oblique.setdefault(base, [])
                if entity not in bearers and len(bearers) < MAX_BEARERS:
                    bearers.append(entity)
            words = [w for w in words if w.lower() != name.last]
            self.spellings.file(entity, name)
        elif len(words) > 2:
            self._initials.setdefault(initials(words), entity)
        if len(words) > 1 or entity.kind == "person":
            for word in words[:MAX_INDEXED_WORDS]:
                people = self._inner.setdefault(word.lower(), [])
                if entity not in people and len(people) < MAX_BEARERS:
                    people.append(entity)

    def _person(self, name: NameInText, gender: str, relative: bool = False) -> NameLink:
        tuned = weights().names
        entity = self._full.get(name.form.casefold() if name.known is not None else name.key)
        if entity is not None and (name.given or not self._many(name.last)):
            return entity, tuned.same, "same name as"
        fits = [e for e in self._last.get(name.last, ()) if _may_be(e, name, gender)]
        if relative:
            fits = [e for e in fits if e.given]
            if not fits:
                link = self._make(name, gender)
                link[0].relative = True
                return link
        if fits:
            best = max(fits, key=_likely_meant)
            score, why = tuned.same_surname, "same surname as"
            if len(fits) > 1:
                self.rivals = tuple(sorted(fits, key=_last_named, reverse=True))
                score, why = (
                    tuned.shared_surname,
                    f"{len(fits)} people have this surname; last named was",
                )
            self._adopt(best, name, gender)
            return best, score, why
        inflected = self._inflected(name, gender)
        if inflected is not None:
            return inflected
        spelled = self._spelled(name, gender) or self._short_form(name, gender)
        if spelled is not None:
            return spelled
        if not name.given:
            found = [e for e in self._inner.get(name.last, ()) if _agrees(e.gender, gender)]
            if len(found) == 1:
                return found[0], tuned.part_of_name, "part of the name"
        return self._make(name, gender)

    def _inflected(self, name: NameInText, gender: str) -> NameLink | None:
        """A person named in another case before, or by given and father's name alone."""
        best: EntityDraft | None = None
        usual = ""
        for base in nominatives(name.last, self.cases):
            for entity in self._last.get(base, ()):
                if self._fits(entity, entity.given, name.given, gender):
                    if best is None or entity.recency > best.recency:
                        best, usual = entity, base
        if best is None:
            for entity in self._oblique.get(name.last, ()):
                if self._fits(entity, name.given, entity.given, gender):
                    best, usual = entity, name.last
        if best is None:
            return self._by_father(name)
        best.usual = usual
        if (best.given and not name.given) or usual != name.last:
            self._enter(best, name)
        else:
            best.given = name.given
            self._adopt(best, name, gender)
        return best, weights().names.same_surname, "in another case:"

    def _fits(
        self,
        entity: EntityDraft,
        named: tuple[str, ...],
        oblique: tuple[str, ...],
        gender: str,
    ) -> bool:
        return same_given_inflected(named, oblique, self.cases) and _agrees(entity.gender, gender)

    def _by_father(self, name: NameInText) -> NameLink | None:
        """Given name and father's name, with and without the surname."""
        if not self.patronymics:
            return None
        entity: EntityDraft | None = None
        if name.last.endswith(self.patronymics) and name.given:
            whole = (*name.given, name.last)
            entity = next((e for e in self._inner.get(name.last, ()) if e.given == whole), None)
        elif len(name.given) > 1 and name.given[-1].endswith(self.patronymics):
            entity = self._full.get(" ".join(name.given))
        if entity is None or entity.kind != "person":
            return None
        self._adopt(entity, name, "")
        return entity, weights().names.same_surname, "has the same given and father's name as"

    def _spelled(self, name: NameInText, gender: str, full: bool = False) -> NameLink | None:
        """A person whose name was spelled in another way before; `full`: with a given name."""
        found = self.spellings.find(name)
        if found is None:
            return None
        entity, score, why = found
        if not _agrees(entity.gender, gender or (name.gender if name.given else "")):
            return None
        if full and not entity.given:
            return None
        entity.usual = self.spellings.usual(entity, name)
        self._adopt(entity, name, gender)
        return entity, score, why

    def _short_form(self, name: NameInText, gender: str) -> NameLink | None:
        """The one person whose given name is short for this one's, or the other way round.

        Not who is named in the same sentence, and none where two would fit.
        """
        if not name.given:
            return None
        found = None
        for entity in self._last.get(name.last, ()):
            if not entity.given or entity.recency >= self.spellings.sentence:
                continue
            if not _agrees(entity.rank, name.rank) or not _agrees(
                entity.gender, gender or name.gender
            ):
                continue
            from relata.names.uses.within_text import is_short_form  # late: few names come here

            lang = self.spellings.lang
            if is_short_form(entity.given[0], name.given[0], lang) and same_given(
                entity.given[1:], name.given[1:]
            ):
                if found is not None:
                    return None
                found = entity
        if found is None:
            return None
        self._adopt(found, name, gender)
        return found, weights().names.same_surname, "has a short form of the given name of"

    def _many(self, last: str) -> bool:
        return len(self._last.get(last, ())) > 1

    def _adopt(self, entity: EntityDraft, name: NameInText, gender: str) -> None:
        if len(name.given) > len(entity.given):
            entity.given = name.given
        entity.rank = entity.rank or name.rank
        if name.given and not gender:
            gender = name.gender
        if gender:
            entity.gender = gender
        self._enter(entity, name)

    def _group(self, name: NameInText) -> NameLink | None:
        """An organisation by its acronym or by a part of its name."""
        tuned = weights().names
        form = name.form
        if form.isupper() and form in self._initials:
            entity = self._initials[form]
            self._full.setdefault(name.key, entity)
            return entity, tuned.initials_of, "its initials are those of"
        words = form.split()
        if len(words) > 2 and initials(words).casefold() in self._full:
            entity = self._full[initials(words).casefold()]
            if entity.kind in _GROUPS:
                self._enter(entity, name)
                return entity, tuned.initials_are, "its initials are"
        if len(words) == 1:
            found = [e for e in self._inner.get(name.last, ()) if e.kind in _GROUPS]
            if len(found) == 1:
                return found[0], tuned.part_of_name, "part of the name"
        elif words[0].casefold() in self._full:
            entity = self._full[words[0].casefold()]
            if entity.kind in _GROUPS:
                self._enter(entity, name)
                return entity, tuned.begins_with_name, "begins with the name"
        return None

    def government(self, code: str) -> tuple[EntityDraft, bool]:
        """The government of a country, and whether it was there before."""
        entity = self._governments.get(code)
        if entity is not None:
            return entity, True
        entity = self._governments[code] = self.new("institution")
        entity.named, entity.country = True, code
        return entity, False


def _has_legal_form(name: NameInText) -> bool:
    return name.kind == "organisation" and not name.form.casefold().endswith(name.key)


def _is_firm_of(entity: EntityDraft, name: NameInText) -> bool:
    """Whether a body bears the name of somebody who is known to be a person: "Jens Rohde GmbH"."""
    if entity.kind != "person" or name.kind in ("person", "unnamed"):
        return False
    if not _has_legal_form(name):
        return False
    return bool(entity.given or entity.gender or entity.heads)


def _last_named(entity: EntityDraft) -> int:
    return entity.recency


def _likely_meant(entity: EntityDraft) -> tuple[bool, int]:
    """Who a bare surname means before others: no relative of somebody, and who was named last."""
    return not entity.relative, entity.recency


def _agrees(a: str, b: str) -> bool:
    return not a or not b or a == b


def _may_be(entity: EntityDraft, name: NameInText, gender: str) -> bool:
    """Whether a person and a name of the same surname can be one: known genders agree."""
    if name.given and not gender:
        gender = name.gender
    gender_known = entity.gender if entity.given or entity.heads else ""
    return (
        same_given(entity.given, name.given)
        and _agrees(gender_known, gender)
        and _agrees(entity.rank, name.rank)
    )
