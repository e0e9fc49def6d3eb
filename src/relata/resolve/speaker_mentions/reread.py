"""Phrases read once more, now that it is known who speaks: names, descriptions, abbreviations.

The mention finder knows the nouns of four languages; whoever speaks is a person or a body in any
language, and what stands within the mention says which.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from relata.knowledge import first_names
from relata.lang.language import Language
from relata.lang.schema import Flag
from relata.model.analysis import Draft, Party, Phrase, Segmented
from relata.resolve.limits import MAX_WORDS_OF_MENTION
from relata.resolve.speaker_mentions.abbreviations import introduced
from relata.resolve.speaker_mentions.mention_name import MentionReader, NamedMention

Range = tuple[int, int]
#: Kinds of descriptions after which a name is a body's.
_BODIES = frozenset(("organisation", "institution", "outlet", "agency"))
#: Times and prepositions, with a capital where they open a sentence, are not part of a name.
_NO_NAME = int(Flag.TIME | Flag.PREPOSITION)


def reread(
    text: Segmented, phrases: list[Phrase], drafts: list[Draft], language: Language
) -> list[Phrase]:
    """A list of the same length and order with the phrases of voices and abbreviations put right.

    The phrases that are given stay as they are. Linear in phrases and drafts.
    """
    found = _Phrases(text, list(phrases))
    found.abbreviations()
    reader = MentionReader(text, language)
    seen: set[tuple[int, int, int]] = set()
    for draft in drafts:
        for party in (draft.speaker, draft.addressee):
            if party is None or party.phrase is None or not party.spans:
                continue
            first, last = found.tokens(party)
            if (party.phrase, first, last) in seen or last - first > MAX_WORDS_OF_MENTION:
                continue
            seen.add((party.phrase, first, last))
            found.mention(party.phrase, first, last, reader)
    return found.phrases


class _Phrases:
    """The phrases of one text while they are read again."""

    def __init__(self, text: Segmented, phrases: list[Phrase]) -> None:
        self.text, self.phrases = text, phrases
        self.starts = [phrase.start for phrase in phrases]

    def tokens(self, party: Party) -> Range:
        """The tokens of the first span of a party."""
        start, end = party.spans[0]
        return bisect_right(self.text.ends, start), bisect_left(self.text.starts, end)

    def abbreviations(self) -> None:
        """Give phrases the whole name that an abbreviation in brackets stands for."""
        for (start, end), short in introduced(self.text):
            for index in self._within(start, short):
                phrase = self.phrases[index]
                if phrase.start < start - 12 or phrase.kind == "pronoun":
                    continue
                if phrase.name is not None and start <= phrase.name[0] and phrase.name[1] <= end:
                    self._name(index, (start, end))
                elif phrase.conjuncts and phrase.start <= start and end <= phrase.end:
                    self._one(index, (start, end))

    def _within(self, start: int, end: int) -> range:
        """Indices of the phrases that begin in [start, end), or a little before."""
        low = bisect_left(self.starts, start - 12)
        return range(low, bisect_left(self.starts, end))

    def _name(self, index: int, name: Range) -> None:
        phrase = self.phrases[index]
        role = phrase.role
        if role is not None and role[0] < name[1] and name[0] < role[1]:
            role = (role[0], name[0]) if role[0] < name[0] else None
        entity = "organisation" if phrase.entity in ("person", "other") else phrase.entity
        self.phrases[index] = replace(
            phrase, name=name, role=role, kind="name", entity=entity, number="sg"
        )

    def _one(self, index: int, name: Range) -> None:
        """A list that is one name: "the National Oceanic and Atmospheric Administration (NOAA)"."""
        phrase = self.phrases[index]
        before = self.text.words[phrase.start : name[0]]
        whole = len(before) < 2
        role = None if whole else (phrase.start + 1, phrase.end)
        self.phrases[index] = replace(
            phrase,
            conjuncts=(),
            number="sg",
            name=name if whole else None,
            role=role,
            kind="name" if whole else "description",
            entity="organisation" if whole else phrase.entity,
        )

    def mention(self, index: int, first: int, last: int, reader: MentionReader) -> None:
        """Read the mention of a voice, tokens [first, last), and put its phrase right."""
        phrase = self.phrases[index]
        if phrase.kind == "pronoun" or first >= last:
            return
        first, last = min(first, phrase.start), max(last, phrase.end)
        if phrase.conjuncts and not self._described(phrase):
            return
        named = reader.read(first, last)
        if named is not None:
            if not self._is_whole(phrase, named):
                self._adopt(index, named, first, last)
            return
        if phrase.conjuncts:
            self._first_member(index)
            return
        if phrase.name is not None and self._governed(phrase, first, reader):
            head = first + reader.roles(first, phrase.start)[0]
            self.phrases[index] = replace(
                phrase, head=head, name=None, role=(first, last), kind="description",
                entity="person", gender="", number="sg",
            )  # fmt: skip
        elif phrase.name is not None:
            body = reader.body(first, last)
            if body is not None and _wider(body, phrase.name):
                self._name(index, body)
            elif (end := reader.noun_after(phrase.name, last)) is not None:
                self._noun(index, phrase.name[0], end)
        elif phrase.kind == "description":
            self._beside(index, last, reader)

    def _noun(self, index: int, start: int, end: int) -> None:
        """A name that only says of what kind the noun after it is: "Facebook posts"."""
        phrase = self.phrases[index]
        document = bool(self.text.flags[end - 1] & Flag.DOCUMENT)
        self.phrases[index] = replace(
            phrase, head=end - 1, end=max(phrase.end, end), name=None, role=(start, end),
            kind="description", entity="document" if document else "other", gender="", number=None,
        )  # fmt: skip

    def _beside(self, index: int, last: int, reader: MentionReader) -> None:
        """A description of a body and its name: "der sparsame Konzern [Deutsche Euroshop]"."""
        phrase = self.phrases[index]
        if phrase.role is None or phrase.role[1] != phrase.end or phrase.end >= last:
            return
        if phrase.entity in _BODIES and phrase.number != "pl":
            name = reader.body_after(phrase.end, last)
            if name is not None:
                self.phrases[index] = replace(phrase, end=name[1], name=name, kind="name")
                for other in self._within(*name):
                    inner = self.phrases[other]
                    if other != index and inner.name is not None and _overlap(inner.name, name):
                        self.phrases[other] = replace(
                            inner, start=name[0], name=name, role=None, entity=phrase.entity
                        )

    def _first_member(self, index: int) -> None:
        """The name of a list that is a name and its descriptions, where no first name shows it."""
        phrase = self.phrases[index]
        member = self.phrases[phrase.conjuncts[0]]
        role = self.phrases[phrase.conjuncts[1]].role
        self.phrases[index] = replace(
            phrase, head=member.head, name=member.name, role=role, kind="name", entity="person",
            number="sg", gender=member.gender, conjuncts=(),
        )  # fmt: skip

    def _governed(self, phrase: Phrase, first: int, reader: MentionReader) -> bool:
        """Whether a name is what a role before it is of: "керівник ВООЗ"."""
        assert phrase.name is not None
        if phrase.start <= first or phrase.role is not None:
            return False
        return bool(reader.roles(first, phrase.start))

    def _is_whole(self, phrase: Phrase, named: NamedMention) -> bool:
        """Whether the finder's full name is right: the other adds an occupation or degrees.

        "Küster Karl Holm", "Ann Lee, Ph.D.".
        """
        if phrase.name is not None and named.name[0] < phrase.name[0]:
            if self.text.flags[named.name[0]] & _NO_NAME:
                return True  # "Christmas Lee", "Aus Paris"
        if phrase.entity != "person" or phrase.name is None or named.entity != "person":
            return False
        (start, end), words = phrase.name, self.text.words
        if end - start < 2 or not first_names.known(words[start]):
            return False
        if not _wider(named.name, phrase.name):
            return False
        return named.name[0] < start or words[end] == ","

    def _described(self, phrase: Phrase) -> bool:
        """Whether a list is one name and what its bearer is: "Ann Lee, CEO and founder of Orb"."""
        members = [self.phrases[k] for k in phrase.conjuncts if k < len(self.phrases)]
        if len(members) < 2 or members[0].kind != "name" or members[0].entity != "person":
            return False
        return all(m.kind == "description" and m.number != "pl" for m in members[1:])

    def _adopt(self, index: int, named: NamedMention, first: int, last: int) -> None:
        phrase = self.phrases[index]
        name = named.name
        if phrase.name is not None and phrase.name[0] == name[0] and phrase.name[1] > name[1]:
            return
        same = phrase.name is not None and name[0] <= phrase.name[0] and phrase.name[1] <= name[1]
        role = phrase.role
        if role is None or phrase.conjuncts or not same or role[1] > name[0] > role[0]:
            role = named.role
        entity = phrase.entity if same and phrase.entity != "other" else named.entity
        head = phrase.head if role and role[0] <= phrase.head < role[1] else name[1] - 1
        self.phrases[index] = replace(
            phrase, head=head, name=name, role=role, kind="name", entity=entity, number="sg",
            gender=phrase.gender if same else named.gender, conjuncts=(),
        )  # fmt: skip
        for other in self._within(first, last):
            inner = self.phrases[other]
            if other != index and inner.name is not None and _overlap(inner.name, name):
                self.phrases[other] = replace(inner, name=name, entity=entity, conjuncts=())


def _wider(one: Range, other: Range) -> bool:
    return one[0] <= other[0] and other[1] <= one[1] and one != other


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
