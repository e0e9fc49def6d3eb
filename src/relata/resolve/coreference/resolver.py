"""One pass over the phrases in the order of the text: each is tied to an entity or left open."""

from __future__ import annotations

from msgspec import Struct, field

from relata.model.analysis import NOM, Phrase
from relata.model.codes import MentionKind
from relata.model.drafts import EntityDraft, MentionDraft
from relata.resolve.context import ARTICLE, DEMONSTRATIVE, RELATIVE, VERBAL, ResolutionContext
from relata.resolve.coreference import pronouns
from relata.resolve.coreference.description_matching import DescribedEntities, Description
from relata.resolve.coreference.descriptions import description, is_bare_group, may_be_nominative
from relata.resolve.naming.linking import Naming, with_antecedent
from relata.resolve.naming.registry import NameRegistry
from relata.resolve.word_forms import stem

#: Below this a pronoun stays open.
SURE = 0.4
#: Above this a pronoun tells the gender of somebody whose name does not.
LEARN = 0.5
#: Phrases before a relative pronoun among which its antecedent is looked for.
_NEAR = 12
#: Kinds of descriptions that are worth remembering.
_DESCRIBED = frozenset(("person", "unnamed", "organisation", "institution", "outlet", "document"))


class PhraseLink(Struct):
    """What a phrase stands for: an entity, or nobody yet with candidates."""

    entity: EntityDraft | None
    score: float
    why: str
    others: list[tuple[EntityDraft, float]] = field(default_factory=list)
    #: 1 or 2 for "I", "you": the statement around it decides.
    person: int = 3
    plural: bool = False


class CoreferenceResolver:
    """The state of the pass; `run` fills `ties`."""

    def __init__(
        self, context: ResolutionContext, registry: NameRegistry, outlet: EntityDraft | None
    ) -> None:
        self.context = context
        self.registry = registry
        self.outlet = outlet
        #: Phrase index -> what it stands for.
        self.links: dict[int, PhraseLink] = {}
        self.candidates: list[pronouns.AntecedentCandidate] = []
        self.described = DescribedEntities()
        self.naming = Naming(context, registry)
        self._lists: list[int] = []
        #: id() of the entities that speak so far.
        self.spoken: set[int] = set()
        self._subject_of = -1

    def run(self) -> dict[int, PhraseLink]:
        """Tie every name, and every description and pronoun that matters."""
        for i, phrase in enumerate(self.context.phrases):
            while self._lists and self.context.phrases[self._lists[-1]].end <= phrase.start:
                self._close(self._lists.pop())
            if phrase.conjuncts:
                self._lists.append(i)
            elif phrase.name is not None and phrase.kind != "pronoun":
                self._name(i, phrase)
            elif phrase.kind == "pronoun":
                self._pronoun(i, phrase)
            elif phrase.entity in _DESCRIBED or i in self.context.voice_phrases:
                self._describe(i, phrase)
        while self._lists:
            self._close(self._lists.pop())
        return self.links

    # Names

    def _name(self, i: int, phrase: Phrase) -> None:
        named = self.naming.find(i, phrase)
        if named is None:
            return
        if named.entity is None:
            self.links[i] = PhraseLink(None, named.score, named.why, named.others)
            return
        entity = named.entity
        self._link(i, phrase, entity, named.score, named.why, named.kind, named.tokens)
        if named.kind == "name":
            self.described.add(entity)

    # Descriptions

    def _describe(self, i: int, phrase: Phrase) -> None:
        if phrase.entity == "other" and self._surname(i, phrase):
            return
        d = description(self.context, phrase)
        if d.kind == "outlet" and self._says_this(phrase):
            # "this newspaper" is the outlet that prints the article, known or not.
            found = None
            if self.outlet is not None:
                found = self.outlet, 0.85, f"“{d.text}” with a demonstrative is the outlet itself,"
        elif d.definite or is_bare_group(phrase, d):
            found = self._earlier(d)
        else:
            found = None
        if found is not None:
            entity, score, why = found
            why = with_antecedent(self.context, entity, why)
            entity.words.update(d.before)
            if not entity.named:
                entity.describe(d.text, d.head, stem(d.head), may_be_nominative(phrase))
        else:
            entity, score, why = self._new(d, may_be_nominative(phrase)), 0.8, "described here"
        self._link(i, phrase, entity, score, why, "description", (phrase.start, phrase.end))
        self.described.add(entity)

    def _surname(self, i: int, phrase: Phrase) -> bool:
        """Tie "the 84-year-old Holm", which the surname of somebody of the text heads."""
        text, head = self.context.text, phrase.head
        if not text.words[head][:1].isupper() or not self.registry.is_surname(text.lower[head]):
            return False
        name = self.naming.parse_name(head, head + 1, "person")
        entity, score, why = self.registry.name(name)
        self._link(
            i,
            phrase,
            entity,
            score,
            with_antecedent(self.context, entity, why),
            "name",
            (head, head + 1),
        )
        return True

    def _says_this(self, phrase: Phrase) -> bool:
        flags = self.context.text.flags[phrase.start]
        return phrase.start < phrase.head and bool(flags & DEMONSTRATIVE) and not flags & ARTICLE

    def _earlier(self, d: Description) -> tuple[EntityDraft, float, str] | None:
        """Who was called so before."""
        found = self.described.find(d)
        if found is not None and not d.definite and stem(d.head) not in found[0].heads:
            found = None
        if found is None and d.definite and d.kind == "outlet":
            entity = self.described.unrecognised(d, self.spoken)
            if entity is not None:
                entity.kind = "outlet"
                return entity, 0.5, f"“{d.text}” can only mean"
        return found

    def _new(self, d: Description, may_be_nominative: bool) -> EntityDraft:
        kind = d.kind
        if kind == "person" and not d.definite:
            kind = "unnamed"
        entity = self.registry.new(kind)
        entity.describe(d.text, d.head, stem(d.head), may_be_nominative)
        entity.words.update((stem(d.head), *d.before, *d.after))
        entity.gender = d.gender if kind in ("person", "unnamed") else ""
        entity.plural = d.plural
        entity.country = d.country
        return entity

    # Pronouns

    def _pronoun(self, i: int, phrase: Phrase) -> None:
        context = self.context
        entry = context.language.file.pronouns.get(context.text.lower[phrase.head])
        voice_phrases = i in context.voice_phrases
        if voice_phrases and self._relative(i, phrase):
            return
        if entry is None:
            return
        if entry.person != 3:
            if voice_phrases:
                link = PhraseLink(None, 0.0, "", person=entry.person, plural=entry.number == "pl")
                self.links[i] = link
            return
        gender = phrase.gender or entry.gender
        number = phrase.number or entry.number
        if number not in ("sg", "pl"):
            number = "pl" if self._plural_verb(phrase.head) else "sg"
        if not voice_phrases and (number == "pl" or "n" in gender or not gender):
            return
        text = context.text
        at = phrase.start
        anaphor = pronouns.Anaphor(at, text.sentence_of[at], text.quote_of[at])
        self._set_enclosing_voice(i, anaphor)
        voice = context.spoken_to.get(i)
        speaker = None if voice is None else self.links.get(voice)
        anaphor.other = speaker.entity if speaker is not None else None
        found = pronouns.find(self.candidates, anaphor, gender, number == "pl")
        if found is None:
            if voice_phrases:
                self.links[i] = PhraseLink(None, 0.0, "nobody named before fits the pronoun")
            return
        entity, score, others = found
        word = text.words[phrase.head]
        if score < SURE:
            others = [(entity, score), *others]
            self.links[i] = PhraseLink(None, score, f"“{word}” could be several people", others)
            return
        why = with_antecedent(self.context, entity, f"“{word}” goes back to")
        if not entity.gender and gender in ("m", "f") and score > LEARN:
            entity.gender = gender
        self._link(i, phrase, entity, score, why, "pronoun", (phrase.start, phrase.end))
        self.links[i].others = others

    def _relative(self, i: int, phrase: Phrase) -> bool:
        """Tie a relative pronoun to the phrase that it stands right behind."""
        context, text = self.context, self.context.text
        head = phrase.head
        if not text.flags[head] & RELATIVE or head == 0:
            return False
        end = head - 1 if text.words[head - 1] == "," else head
        speaks = i in context.speaker_phrases
        for j in range(i - 1, max(-1, i - _NEAR), -1):
            other = context.phrases[j]
            if other.end != end or other.kind == "pronoun":
                continue
            if not self._agrees(phrase, other, speaks):
                continue
            while other.parent is not None and context.phrases[other.parent].end == end:
                outer = context.phrases[other.parent]
                if not self._agrees(phrase, outer, speaks):
                    break
                j, other = other.parent, outer
            if j not in self.links and other.name is None:
                self._describe(j, other)
            link = self.links.get(j)
            if link is None or link.entity is None:
                return False
            why = with_antecedent(context, link.entity, f"“{text.words[head]}” stands for")
            span = (phrase.start, phrase.end)
            self._link(i, phrase, link.entity, min(link.score, 0.9), why, "pronoun", span)
            return True
        return False

    def _agrees(self, phrase: Phrase, other: Phrase, speaks: bool) -> bool:
        """Whether a relative pronoun may stand for a phrase: its gender and number agree."""
        text, articles = self.context.text, self.context.language.file.phrases.articles
        word = text.lower[phrase.head]
        readings = articles.get(word, "").split()
        if speaks:
            readings = [r for r in readings if r[2:] == "n"]
        if not readings or not other.gender:
            return True
        shown = {r[1] for r in readings if other.number != "pl" and r[0] == "s"}
        plural = other.number != "sg" and any(r[0] == "p" for r in readings)
        return plural or bool(shown & set(other.gender))

    def _set_enclosing_voice(self, i: int, anaphor: pronouns.Anaphor) -> None:
        """Who speaks the words around a pronoun: "she said she", never "she" in her own words."""
        draft = self.context.enclosing_draft.get(i)
        if draft is None or draft.speaker is None:
            return
        spoken = draft.speaker.phrase
        link = None if spoken is None else self.links.get(spoken)
        if link is not None:
            anaphor.voice, anaphor.verbatim = link.entity, draft.mode == "direct"

    def _plural_verb(self, head: int) -> bool:
        """Whether the verb beside a pronoun is plural: "sie sagten", "sagten sie"."""
        text = self.context.text
        for j in (head + 1, head - 1):
            if 0 <= j < len(text.lower) and text.sentence_of[j] == text.sentence_of[head]:
                word = text.lower[j]
                for reading in self.context.language.verbs.get(word, ()):
                    if reading.form & 2:
                        return True
                    if reading.form & 1:
                        return False
                if text.flags[j] & VERBAL:
                    # In German and Dutch the plural is the infinitive's form: "hätten".
                    return word.endswith(self.context.plural_endings)
        return False

    # Common

    def _close(self, i: int) -> None:
        """A list of several: one plural entity of its members."""
        phrase = self.context.phrases[i]
        links = [self.links[c] for c in phrase.conjuncts if c in self.links]
        members = tuple(dict.fromkeys(t.entity for t in links if t.entity is not None))
        if not members:
            return
        group = EntityDraft("other", plural=True, members=members)
        group.kind = "person" if members[0].kind == "unnamed" else members[0].kind
        group.last_token = phrase.start
        score = min(t.score for t in links)
        self.links[i] = PhraseLink(
            group, score, "; ".join(t.why for t in links if t.why), plural=True
        )
        self._note(i, phrase, group)

    def _link(
        self, i: int, phrase: Phrase, entity: EntityDraft, score: float, why: str,
        kind: MentionKind, tokens: tuple[int, int],
    ) -> None:  # fmt: skip
        text = self.context.text
        self.links[i] = PhraseLink(entity, score, why, plural=entity.plural)
        if not entity.members:
            span = text.starts[tokens[0]], text.ends[tokens[1] - 1]
            entity.mentions.append(MentionDraft(*span, kind, score, why))
        entity.last_token = phrase.start
        if i in self.context.speaker_phrases:
            self.spoken.add(id(entity))
        self._note(i, phrase, entity)

    def _note(self, i: int, phrase: Phrase, entity: EntityDraft) -> None:
        text = self.context.text
        sentence = text.sentence_of[phrase.start]
        subject = False
        if sentence != self._subject_of and phrase.parent is None and phrase.preposition is None:
            subject = not phrase.case or bool(phrase.case & NOM)
            if subject:
                self._subject_of = sentence
        self.candidates.append(
            pronouns.AntecedentCandidate(
                entity, phrase.start, phrase.end, sentence, subject,
                i in self.context.speaker_phrases, text.quote_of[phrase.start],
            )
        )  # fmt: skip
