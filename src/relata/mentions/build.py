"""From extended chunks to `Phrase` values: kind, entity, number, gender, case, name and role."""

from __future__ import annotations

from relata.knowledge import first_names, organisations, places
from relata.knowledge.organisations import KINDS
from relata.mentions.attachment.state import Extents
from relata.mentions.chunking.chunk import NAME, OTHER, PRONOUN, Chunks
from relata.mentions.morphology.agreement import ALL, Agreement, agreement
from relata.mentions.morphology.inflections import cases
from relata.mentions.nesting import nest, order
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_classes import (
    ART,
    CAP,
    DEM,
    DET,
    DOC,
    FIRST,
    GROUP,
    INDEF,
    JOIN,
    LAND,
    LOWER,
    MEDIA,
    NATION,
    NOUN,
    NUM,
    OUTLET,
    PARTICLE,
    PERS,
    PLACE,
    POSS,
    PREP,
    ROLE,
    TIME,
    TITLE,
    UPPER,
)  # fmt: skip
from relata.model.analysis import ACC, DAT, GEN, NOM, Phrase, Segmented
from relata.model.codes import EntityKind, MentionKind

Range = tuple[int, int] | None

_CASES = {"n": NOM, "g": GEN, "d": DAT, "a": ACC}


class Describer:
    """Makes the phrases of one text."""

    def __init__(
        self,
        text: Segmented,
        bits: list[int],
        chunks: Chunks,
        extents: Extents,
        lexicon: MentionLexicon,
    ) -> None:
        self.text = text
        self.bits = bits
        self.chunks = chunks
        self.extents = extents
        self.lexicon = lexicon
        self.pronouns = lexicon.language.file.pronouns
        #: Unknown names that were told something, and so are outlets.
        self.told: set[str] = set()

    def phrases(self) -> list[Phrase]:
        """All phrases, sorted, with parents and conjuncts."""
        chunks, extents = self.chunks, self.extents
        kinds = chunks.kind
        n = len(kinds)
        apposed = {m for m in extents.apposition if m >= 0}
        of_chunk: dict[int, Phrase] = {}
        lists: list[tuple[Phrase, list[int]]] = []
        found: list[Phrase] = []
        phrase: Phrase | None
        for k in range(n):
            if kinds[k] == OTHER or extents.in_name[k]:
                continue
            if kinds[k] == PRONOUN:
                phrase = self._pronoun(chunks.head[k], chunks.start[k], extents.end[k])
            else:
                phrase = self._phrase(k) if k not in apposed else None
                self._inside(k, found)
            if phrase is not None:
                of_chunk[k] = phrase
                found.append(phrase)
            if extents.next_member[k] >= 0 and not extents.is_member[k]:
                members = self._members(k)
                lists.append((self._list(members), members))
        found += [phrase for phrase, _ in lists]
        if self.told:
            for phrase in found:
                if phrase.name is not None and self._form(*phrase.name) in self.told:
                    phrase.entity = "outlet"
        found.sort(key=order)
        kept = nest(found)
        index = {id(p): i for i, p in enumerate(kept)}
        for phrase, members in lists:
            phrase.conjuncts = tuple(
                index[id(of_chunk[m])]
                for m in members
                if m in of_chunk and id(of_chunk[m]) in index
            )
        return kept

    def _members(self, k: int) -> list[int]:
        after = self.extents.next_member
        members = [k]
        while after[k] >= 0:
            k = after[k]
            members.append(k)
        return members

    def _list(self, members: list[int]) -> Phrase:
        chunks = self.chunks
        first, last = members[0], members[-1]
        start = chunks.start[first]
        kind, entity = self._kind(first) if chunks.kind[first] != PRONOUN else ("pronoun", "person")
        case = ALL
        for m in members:
            case &= (self._agreement(m)[2] if chunks.kind[m] != PRONOUN else 0) or ALL
        case = case if self.lexicon.cases else 0
        end = self.extents.end[last]
        return Phrase(
            start, end, chunks.head[first], kind, entity, "pl", "", case,
            preposition=self._preposition(start), core_end=end,
        )  # fmt: skip

    def _preposition(self, start: int) -> int | None:
        if start and self.bits[start - 1] & PREP:
            return start - 1
        return None

    def _pronoun(self, head: int, start: int, end: int) -> Phrase:
        entry = self.pronouns.get(self.text.lower[head])
        preposition = self._preposition(start)
        if entry is None:
            unnamed = self.bits[head] & (INDEF | NUM)
            entity: EntityKind = "unnamed" if unnamed else "person"
            return Phrase(
                start, end, head, "pronoun", entity, preposition=preposition, core_end=head + 1
            )
        case = 0
        for letter in entry.case:
            case |= _CASES.get(letter, 0)
        number = None if entry.number == "both" else entry.number
        return Phrase(
            start, end, head, "pronoun", "person", number, entry.gender, case,
            preposition=preposition, core_end=head + 1,
        )  # fmt: skip

    def _inside(self, k: int, found: list[Phrase]) -> None:
        """The owner before the head: "Clinton" in "Clinton's aide", "his" in "his aide"."""
        chunks, bits = self.chunks, self.bits
        owner = chunks.owner[k]
        if owner is not None:
            start, end = owner
            head = end - 1
            role, name = self._bearer(start, end)
            entity: EntityKind = "person"
            if bits[head] & NOUN:
                entity = self._entity(head)
            kind: MentionKind = "description" if bits[head] & NOUN or name is None else "name"
            case = GEN if self.lexicon.cases else 0
            found.append(
                Phrase(start, end, head, kind, entity, None, "", case, name, role, core_end=end)
            )
        det = chunks.det[k]
        if det >= 0 and self.lexicon.inflections is not None and bits[det] & (DEM | INDEF):
            return  # "тот факт" is nobody's
        if det >= 0 and self.text.lower[det] in self.pronouns and not bits[det] & POSS:
            phrase = self._pronoun(det, det, det + 1)
            phrase.preposition = None
            phrase.case = GEN if phrase.case & GEN or self.lexicon.cases else phrase.case
            found.append(phrase)

    def _bearer(self, start: int, end: int) -> tuple[Range, Range]:
        """Description and name in an owner: "the candidate Ann Lee", "the party"."""
        bits = self.bits
        first = start + 1 if bits[start] & DET and not bits[start] & CAP else start
        if first >= end or (bits[end - 1] & NOUN and not bits[end - 1] & CAP):
            return ((first, end) if first < end else None), None
        name = first
        for j in range(end - 2, first - 1, -1):
            t = bits[j]
            if (t & (ROLE | TITLE | PERS) and not t & FIRST) or (t & LOWER and not t & PARTICLE):
                name = j + 1
                break
        if first > start and name == first:
            return (first, end), None
        return ((first, name) if name > first else None), (name, end)

    def _phrase(self, k: int) -> Phrase:
        chunks, extents = self.chunks, self.extents
        start, head = chunks.start[k], chunks.head[k]
        kind, entity = self._kind(k)
        number, gender, case = self._agreement(k)
        name: tuple[int, int] | None = None
        if chunks.name[k] >= 0:
            name = self._person(chunks.name[k], chunks.name_end[k])
            if entity == "person" and number is None:
                number = "sg"
            if not gender and entity == "person" and self.bits[name[0]] & FIRST:
                gender = first_names.gender(self.text.words[name[0]]) or ""
        role = self._role(k)
        other = extents.apposition[k]
        if other >= 0:
            if name is None and chunks.name[other] >= 0:
                name = (chunks.name[other], chunks.name_end[other])
                kind = "name"
                entity = "person" if entity == "unnamed" else entity
            elif role is None:
                role = self._role(other)
                if entity not in ("person", "unnamed"):
                    entity = self._kind(other)[1]
        return Phrase(
            start, extents.end[k], head, kind, entity, number, gender, case, name, role,
            preposition=self._preposition(start), core_end=chunks.end[k],
        )  # fmt: skip

    def _person(self, start: int, end: int) -> tuple[int, int]:
        """A name without what stands before its first name: "Whip John Cole", "CDU Ida Holm"."""
        bits = self.bits
        for j in range(start, end - 1):
            if bits[j] & FIRST and not bits[j] & NOUN:
                told = bits[start] & (NOUN | UPPER | LAND) and not bits[j - 1] & JOIN
                return (j, end) if j > start + 1 or (j > start and told) else (start, end)
        return start, end

    def _role(self, k: int) -> tuple[int, int] | None:
        chunks = self.chunks
        if chunks.kind[k] == NAME:
            return None
        det = chunks.det[k]
        start = det + 1 if det >= 0 else chunks.start[k]
        name = chunks.name[k]
        if name >= 0 and name <= chunks.head[k] < chunks.name_end[k]:
            return None  # "Erlanger Klinik" is all name
        end = self.extents.bare_end[k]
        if name >= 0:
            end = name if name > chunks.head[k] or chunks.name_end[k] <= chunks.head[k] else end
        return (start, end) if end > start else None

    def _kind(self, k: int) -> tuple[MentionKind, EntityKind]:
        chunks, bits = self.chunks, self.bits
        head = chunks.head[k]
        named = chunks.name[k] >= 0
        if chunks.kind[k] == NAME:
            kind, entity = self._named(chunks.name[k], chunks.name_end[k])
            if entity == "person" and not self.lexicon.capitals and chunks.det[k] >= 0:
                entity = self._article(k)
            return kind, entity
        entity = self._entity(head)
        if not named and entity == "person" and self._indefinite(k):
            entity = "unnamed"
        if named and not bits[head] & NOUN:
            entity = "person"
        if (
            named
            and head + 1 == chunks.name_end[k] > chunks.name[k] + 1
            and (bits[chunks.name[k]] & FIRST and not bits[head] & (GROUP | MEDIA | DOC | OUTLET))
        ):
            entity = "person"  # "Ida Berg"
        return ("name" if named else "description"), entity

    def _article(self, k: int) -> EntityKind:
        """What an unknown name with "the" is: no person, and an outlet where it is told."""
        bits, lower = self.bits, self.text.lower
        name, end, det = self.chunks.name[k], self.chunks.name_end[k], self.chunks.det[k]
        if (
            not bits[det] & ART
            or bits[name] & (FIRST | TITLE)
            or (end - name == 1 and lower[name].endswith(self.lexicon.plural_endings))
        ):
            return "person"
        if det and lower[det - 1] in self.lexicon.telling and end - name > 1:
            self.told.add(self._form(name, end))
            return "outlet"
        return "organisation"

    def _form(self, start: int, end: int) -> str:
        return " ".join(self.text.words[start:end])

    def _indefinite(self, k: int) -> bool:
        """True for "ein Beamter", "two officials", "Beobachter": people without a name."""
        chunks, bits = self.chunks, self.bits
        det = chunks.det[k]
        if det < 0:
            return True
        readings = self.text.lower[det]
        return bool(bits[det] & (INDEF | NUM)) or readings in self.lexicon.indefinite

    def _entity(self, head: int) -> EntityKind:
        t = self.bits[head]
        role = self.lexicon.role(self.text.lower[head])
        if role is not None:
            return role.kind
        if t & _TOLD:
            for bit, kind in _ENTITIES:
                if t & bit:
                    return kind
        return "other"

    def _named(self, start: int, end: int) -> tuple[MentionKind, EntityKind]:
        bits, text = self.bits, self.text
        while end - start > 2 and not text.words[start][:1].isalnum():
            start, end = start + 1, end - 1  # a name in quotation marks
        last = bits[end - 1]
        name = " ".join(text.words[start:end])
        place = places.lookup(name)
        if place is not None and not place.ambiguous:
            governs = place.sort in ("country", "capital")
            return ("place-for-government" if governs else "name"), "place"
        for kind in KINDS:
            found = organisations.lookup(kind, name)
            if found is not None and not found.ambiguous:
                return "name", found.kind
        if end - start > 1 and bits[start] & FIRST and not last & (GROUP | MEDIA | DOC | OUTLET):
            return "name", "person"
        if last & NOUN and not last & (ROLE | PERS):
            return "name", self._entity(end - 1)
        if last & OUTLET:
            return "name", "outlet"
        if last & NATION:
            return "name", "other"
        if end - start == 1 and last & UPPER:
            return "name", "organisation"
        return "name", "person"

    def _agreement(self, k: int) -> Agreement:
        """Number, gender and cases that determiner, adjective and noun leave open."""
        chunks = self.chunks
        head, det = chunks.head[k], chunks.det[k]
        lower = self.text.lower
        start, lexicon = chunks.start[k], self.lexicon
        if lexicon.inflections is not None:
            return self._shown(k)
        if not lexicon.cases:
            role = lexicon.role(lower[head])
            number = None if role is None or role.number == "both" else str(role.number)
            return self._number(k) or number, "" if role is None else role.gender, 0
        governed = start > 0 and self.bits[start - 1] & PREP > 0
        article = adjective = ""
        if det >= 0:
            article = lower[det]
            if det + 1 < head and self.bits[det + 1] & LOWER:
                adjective = lower[det + 1]
        elif governed and lower[start - 1] in lexicon.contracted:
            article = lower[start - 1]
        known = self.bits[head] & NOUN > 0
        return agreement(lexicon, lower[head], known, article, adjective, governed)

    def _shown(self, k: int) -> Agreement:
        """What the endings of the words of the phrase share."""
        readings, start = self.chunks.readings[k], self.chunks.start[k]
        if start and self.bits[start - 1] & PREP:
            readings = tuple(r for r in readings if r[2] != NOM)
        if not readings:
            return None, "", 0
        numbers = {r[0] for r in readings}
        genders = {r[1] for r in readings}
        shown = "" if "x" in genders else "".join(g for g in "mfn" if g in genders)
        number = None if len(numbers) > 1 else ("sg" if "s" in numbers else "pl")
        return number, shown if len(shown) < 3 else "", cases(readings)

    def _number(self, k: int) -> str | None:
        """Number where determiners and endings alone show it."""
        head, det = self.chunks.head[k], self.chunks.det[k]
        lower = self.text.lower
        if det >= 0:
            shown = {r[0] for r in self.lexicon.articles.get(lower[det], ())}
            if len(shown) == 1:
                return "sg" if "s" in shown else "pl"
        if self.bits[head] & LOWER and len(lower[head]) > 3:
            if lower[head].endswith(self.lexicon.not_plural_endings):
                return None
            return "pl" if lower[head].endswith(self.lexicon.plural_endings) else None
        return None


_ENTITIES: tuple[tuple[int, EntityKind], ...] = (
    (ROLE | TITLE, "person"), (PERS, "person"), (MEDIA, "outlet"), (GROUP, "organisation"),
    (DOC, "document"), (PLACE, "place"), (TIME, "other"),
)  # fmt: skip
_TOLD = ROLE | TITLE | PERS | MEDIA | GROUP | DOC | PLACE | TIME
