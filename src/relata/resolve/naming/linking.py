"""A named phrase and the entity it names: what belongs to the name, and whose name it is."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct, field

from relata.knowledge import degrees, offices, world
from relata.lang.language import words_of
from relata.lang.name_cases import name_cases
from relata.lang.schema import Flag
from relata.model.analysis import CLOSE, GEN, OPEN, PUNCT, SYMBOL, Phrase
from relata.model.codes import EntityKind, MentionKind
from relata.model.drafts import EntityDraft, MentionDraft
from relata.resolve.anaphors import age_of, anaphors, is_age
from relata.resolve.context import TIME, TITLE, ResolutionContext
from relata.resolve.limits import MAX_BEARERS_SHOWN, MAX_NARROWING, MAX_WORDS_OF_BODY
from relata.resolve.naming.base_forms import nominative
from relata.resolve.naming.registry import NameRegistry
from relata.resolve.naming.roles import BODIES, RoleOfName, gender_of_noun, role_next_to
from relata.resolve.parsed_name import NameInText, parse_name
from relata.resolve.weights import weights
from relata.resolve.word_forms import country_of, office_at

#: Kinds of tokens that no name begins or ends with.
MARKS = frozenset((OPEN, CLOSE, PUNCT, SYMBOL))
#: A determiner that is not an article says whose something is.
_DETERMINER = int(Flag.DETERMINER)
_DETERMINED = int(Flag.DETERMINER | Flag.ARTICLE | Flag.INDEFINITE)
_BEFORE_AGE = (",", "(")
#: A word of time, a pronoun, or an adverb in a headline is not a name by itself ("US" is one).
_NO_NAME = TIME | int(Flag.ADVERB | Flag.PRONOUN)
#: How a word ends that lost its vowel before the next one: "C’", "d'".
_ELIDED = ("’", "'")
_STATES = ("country", "capital")
_CREDITS = ("credit", "caption", "byline", "dateline")
Tokens = tuple[int, int]


def with_antecedent(context: ResolutionContext, entity: EntityDraft, why: str) -> str:
    """The reason with the entity's name and the place of its last mention."""
    name = entity.name or " and ".join(member.name for member in entity.members)
    if entity.last_token is None:
        return f"{why} “{name}”"
    return f"{why} “{name}” ({context.place(entity.last_token)})"


class NameReference(Struct):
    """What a named phrase names; `entity` is None where `others` stay open."""

    entity: EntityDraft | None
    score: float
    why: str
    kind: MentionKind = "name"
    #: The tokens of the name alone.
    tokens: Tokens = (0, 0)
    others: list[tuple[EntityDraft, float]] = field(default_factory=list)


class NameLinker:
    """Names of one text, in its order."""

    def __init__(self, context: ResolutionContext, registry: NameRegistry) -> None:
        self.context = context
        self.registry = registry
        registry.spellings.lang = context.language.code
        registry.cases = context.language.view(name_cases)
        registry.patronymics = context.language.file.phrases.patronymic_endings
        self.places = frozenset(words_of(context.language.file.phrases.before_place))
        self.capitals = context.language.file.grammar.nouns_capitalised
        self._slashed = "/" in context.text.text
        self._names: dict[tuple[str, EntityKind], NameInText] = {}

    def parse_name(
        self, start: int, end: int, entity: EntityKind, genitive: bool = False, gender: str = ""
    ) -> NameInText:
        """The name that the tokens write; taken apart once for each form.

        `gender` is that of the phrase's noun, "" where open.
        """
        written = form = self.context.words(start, end)
        name = self._names.get((form, entity))
        if name is None:
            words = self.context.text.words[start:end]
            before = self.context.text.lower[start - 1] if start else ""
            base = nominative(words, entity, before, gender, self.context.language)
            if base[-1] != words[-1]:
                genitive = False  # its ending is off
            for word, other in zip(words, base, strict=True):
                form = form.replace(word, other, 1) if word != other else form
            name = parse_name(form, base, entity, self.context.conventions, genitive)
            self._names[form, entity] = name
            # Also where no article shows the case: "der Sparkasse und *Hessischen Landesbank*".
            self._names[written, entity] = name
        return name

    def find(self, i: int, phrase: Phrase) -> NameReference | None:
        """What phrase `i` names; None where it is not a name after all."""
        tokens = self._tokens(i, phrase)
        if tokens is None:
            return None
        name = self.parse_name(*tokens, phrase.entity, phrase.case == GEN, phrase.gender)
        if not self._believed(i, phrase, name, tokens[0]):
            return None
        if self._governs(i, name):
            assert name.known is not None
            entity, before = self.registry.government(name.known.country)
            score, why = (
                weights().names.government,
                "government of the same country as" if before else "",
            )
            kind: MentionKind = "place-for-government"
        else:
            self._note_context(phrase, tokens[0])
            titled = tokens[0] > 0 and bool(self.context.text.flags[tokens[0] - 1] & TITLE)
            role = role_next_to(self.context, i, phrase, name)
            gender_known = (role is not None or titled) and phrase.gender in ("m", "f")
            gender = phrase.gender if gender_known else ""
            if not gender and role is not None:
                gender = gender_of_noun(self.context, role)
            entity, score, why = self.registry.name(
                name,
                gender,
                phrase.preposition is None,
                i in self.context.voice_phrases,
                self._placed(phrase),
                self._relative(phrase),
            )
            kind = "name"
            if self._together():
                return self._open(name)
            if not why and self.capitals and name.known is None and " " not in name.form:
                entity.doubtful = not name.form.isupper()
            self._title(entity, tokens[0])
            self._age(entity, phrase, tokens)
            if role is not None:
                self._role(entity, phrase, role)
                self._body_in_role(i, role)
            elif phrase.role is None and entity.kind in ("institution", "organisation", "outlet"):
                self._head(entity, phrase, tokens)
        reason = with_antecedent(self.context, entity, why) if why else "named here"
        self._enter(i, phrase, entity, name, tokens)
        return NameReference(entity, score, reason, kind, tokens)

    def _placed(self, phrase: Phrase) -> bool:
        """Whether a preposition of places stands before a phrase."""
        if phrase.preposition is None:
            return False
        return self.context.text.lower[phrase.preposition] in self.places

    def _relative(self, phrase: Phrase) -> bool:
        """Whether the description of a person, or what encloses it, is a noun for a relative."""
        if phrase.entity not in ("person", "unnamed", "other"):
            return False
        context = self.context
        relatives, lower = context.language.view(anaphors).relatives, context.text.lower
        start, end = phrase.role or (phrase.start, phrase.start)
        if phrase.parent is not None:
            outer = context.phrases[phrase.parent]
            start, end = min(start, outer.start), max(end, min(phrase.start, outer.end))
        flags = context.text.flags
        return any(
            lower[at] in relatives
            # "Frau Holm" is a title, "seine Frau Ida Holm" is not.
            and (not flags[at] & TITLE or (at > 0 and flags[at - 1] & _DETERMINED == _DETERMINER))
            for at in range(start, min(end, start + MAX_NARROWING))
        )

    def _note_context(self, phrase: Phrase, start: int) -> None:
        """Set what the index of spellings considers next to the name: sentence and country."""
        text, spellings = self.context.text, self.registry.spellings
        spellings.sentence = text.sentences[text.sentence_of[start]][0]
        role = phrase.role
        spellings.country = (
            ""
            if role is None
            else country_of(text.words[role[0] : role[1]], self.context.language.code)
        )

    def _enter(
        self, i: int, phrase: Phrase, entity: EntityDraft, name: NameInText, tokens: Tokens
    ) -> None:
        if name.form not in entity.forms:
            entity.forms[name.form] = None
            entity.words.update(map(self.context.stem, self.context.text.lower[slice(*tokens)]))
        if entity.doubtful and (
            phrase.role is not None or i in self.context.voice_phrases or name.given
        ):
            entity.doubtful = False
        if phrase.preposition is None:
            entity.bare = True

    def _tokens(self, i: int, phrase: Phrase) -> Tokens | None:
        """The name's tokens without marks and titles; None where nothing is left of it."""
        assert phrase.name is not None
        start, end = phrase.name
        flags, kinds = self.context.text.flags, self.context.text.kinds
        words = self.context.text.words
        while start < end and (kinds[end - 1] in MARKS or words[end - 1].endswith(_ELIDED)):
            end -= 1
        while end - start > 1 and (flags[start] & TITLE or kinds[start] in MARKS):
            if flags[start] & TITLE and self._is_known(start, end):
                break  # "General Motors"
            start += 1
        if start >= end or kinds[start] in MARKS:
            return None
        if end - start == 1 and flags[start] & _NO_NAME:
            if flags[start] & TIME or not words[start].isupper():
                return None
        if self._credited(start, end):
            return None
        if self._rank_at(end):
            return start, end + 2
        if end - start == 1 and self._rank_at(start - 1):
            return None
        if end - start == 2 and i in self.context.speaker_phrases and phrase.entity == "person":
            end = self._two_people(start, end)
        return start, end

    def _is_known(self, start: int, end: int) -> bool:
        """Whether the tokens are the name of a known body."""
        context = self.context
        return world.lookup(context.words(start, end), context.language.code) is not None

    def _rank_at(self, at: int) -> bool:
        """Whether a comma here and the next word say which bearer of a name it is: ", Sr."."""
        words = self.context.text.words
        if not 0 <= at < len(words) - 1 or words[at] != "," or words[at + 1] in degrees.after():
            return False  # a degree is nobody's rank: "Ann Lee, Ph.D."
        return words[at + 1].rstrip(".") in self.context.conventions.after

    def _credited(self, start: int, end: int) -> bool:
        """Whether it is like "Handout/AFP" in a credit line: the credits are read elsewhere."""
        if not self._slashed:
            return False
        text = self.context.text
        if "/" not in "".join(text.words[start:end]) or not text.paragraphs:
            return False
        at = bisect_right(text.paragraphs, (text.sentence_of[start], 1 << 60)) - 1
        return at >= 0 and text.kinds_of_parts[at] in _CREDITS

    def _believed(self, i: int, phrase: Phrase, name: NameInText, start: int) -> bool:
        """Whether a common word is an outlet's name here: it speaks, is quoted, or is called so."""
        known = name.known
        if known is None or not known.ambiguous or known.kind not in ("outlet", "agency"):
            return True
        if i in self.context.voice_phrases or phrase.role is not None:
            return True
        return start > 0 and self.context.text.kinds[start - 1] == OPEN

    def _governs(self, i: int, name: NameInText) -> bool:
        """Whether a place speaks, or is spoken to, for its government."""
        known = name.known
        if known is None or known.sort not in _STATES or name.kind != "place":
            return False
        return i in self.context.voice_phrases and not self.registry.is_surname(name.last)

    def _together(self) -> bool:
        """Whether the surname just looked up is that of two last named in one sentence."""
        rivals = self.registry.rivals
        if len(rivals) < 2:
            return False
        first, second = rivals[0].last_token, rivals[1].last_token
        if first is None or second is None:
            return False
        sentence_of = self.context.text.sentence_of
        return sentence_of[first] == sentence_of[second]

    def _open(self, name: NameInText) -> NameReference:
        rivals = self.registry.rivals
        why = f"{len(rivals)} people are called “{name.form}”; two were named together"
        score = weights().names.named_together
        others = [(entity, score) for entity in rivals[:MAX_BEARERS_SHOWN]]
        return NameReference(None, score, why, others=others)

    def _two_people(self, start: int, end: int) -> int:
        """End of the first name where two stand side by side: "versicherte Holm Tamm, dass".

        Only where the verb may stand before both, a clause follows, and the first is the
        surname of somebody whose given name is known; the second is entered by itself.
        """
        text = self.context.text
        if not self.context.language.file.grammar.verb_second or text.words[end : end + 1] != [","]:
            return end
        if not self.registry.is_surname(text.lower[start]):
            return end
        if self.registry.knows(self.parse_name(start, end, "person")):
            return end
        other = self.parse_name(end - 1, end, "person")
        entity, score, why = self.registry.name(other)
        entity.forms[other.form] = None
        reason = with_antecedent(self.context, entity, why) if why else "named here"
        span = text.starts[end - 1], text.ends[end - 1]
        entity.mentions.append(
            MentionDraft(*span, "name", score * weights().names.second_of_two, reason)
        )
        entity.last_token = end - 1
        return end - 1

    def _head(self, entity: EntityDraft, phrase: Phrase, tokens: Tokens) -> None:
        """Keep the common noun in a name, by which the text may call it again."""
        lower = self.context.text.lower[phrase.head]
        if tokens[0] <= phrase.head < tokens[1] and self.context.text.flags[phrase.head]:
            entity.heads.setdefault(self.context.stem(lower), lower)

    def _title(self, entity: EntityDraft, start: int) -> None:
        """Keep an office that stands before a name as a title: "Governor Ann Lee"."""
        if entity.kind in BODIES:
            return  # "General Assembly"
        text, context = self.context.text, self.context
        before = start - 1
        if before >= 0 and text.flags[before] & TITLE and context.is_role(text.lower[before]):
            lower = text.lower[before]
            entity.describe(text.words[before], lower, context.stem(lower), True)

    def _age(self, entity: EntityDraft, phrase: Phrase, tokens: Tokens) -> None:
        """Keep an age that stands by a name, by which the text may call its bearer again."""
        text = self.context.text
        ages = self.context.language.view(anaphors).ages
        after = tokens[1]
        found = [
            text.lower[at + 1]
            for at in range(after, min(after + 1, len(text.lower) - 1))
            if text.words[at] in _BEFORE_AGE and is_age(text.lower[at + 1])
        ]
        if phrase.role is not None and phrase.entity in ("person", "unnamed"):
            words = text.lower[slice(*phrase.role)]
            found += [age for word in words if (age := age_of(word, ages))]
            found += [word for word in words if is_age(word)]
        entity.words.update(found)

    def _body_in_role(self, i: int, role: RoleOfName) -> None:
        """Note the mention of a body that opens a role: "Boeing spokesman Ole Lund".

        One that the text named before; where common nouns have capitals it is part of a compound.
        """
        text, start = self.context.text, role.start
        if self.capitals or role.head == start or not text.words[start][:1].isupper():
            return
        following = self.context.phrases[i + 1 : i + MAX_NARROWING]
        if any(other.start == start and other.name is not None for other in following):
            return
        for end in range(min(role.head, start + MAX_WORDS_OF_BODY), start, -1):
            entity = self.registry.body(self.parse_name(start, end, "organisation"))
            if entity is not None:
                why = with_antecedent(self.context, entity, "same name as")
                span = text.starts[start], text.ends[end - 1]
                entity.mentions.append(MentionDraft(*span, "name", weights().names.same, why))
                return

    def _role(self, entity: EntityDraft, phrase: Phrase, role: RoleOfName) -> None:
        """Keep the description that stands by a name."""
        assert phrase.name is not None
        start, end, head = role.start, role.end, role.head
        context = self.context
        lower = context.text.lower[head]
        last = context.text.words[phrase.name[1] - 1]
        owned = self.capitals and last.endswith(context.conventions.endings)
        if owned and phrase.entity == "person" and not context.is_role(lower):
            # "die Wahl Ida Holms": a genitive, no title.
            return
        if role.kind in BODIES and entity.kind == "person" and not (entity.given or entity.heads):
            entity.kind = role.kind
        office = office_at(context.text.lower, head, end, context.language.code) or lower
        entity.describe(context.words(start, end), office, context.stem(office), True)
        entity.heads.setdefault(context.stem(lower), lower)
        entity.words.update(map(context.stem, context.text.lower[start:end]))
        if entity.kind == "outlet" and not entity.sort:
            entity.sort = offices.means(lower, context.language.code) or ""
        if not entity.country:
            entity.country = country_of(context.text.words[start:end], context.language.code)
