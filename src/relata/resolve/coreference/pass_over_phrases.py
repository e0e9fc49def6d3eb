"""One pass over the phrases in the order of the text: each is tied to an entity or left open."""

from __future__ import annotations

from msgspec import Struct, field

from relata.model.analysis import NOM, Phrase
from relata.model.codes import MentionKind
from relata.resolve.context import ARTICLE, DEMONSTRATIVE, RELATIVE, VERBAL, Scene
from relata.resolve.coreference import pronouns
from relata.resolve.coreference.description_matching import Bearers, Description
from relata.resolve.coreference.descriptions import description, is_bare, upright
from relata.resolve.entities import Ent
from relata.resolve.naming.linking import Naming, back
from relata.resolve.naming.registry import Register

#: Below this a pronoun stays open.
SURE = 0.4
#: Above this a pronoun tells the gender of somebody whose name does not.
LEARN = 0.5
#: Phrases before a relative pronoun among which its antecedent is looked for.
_NEAR = 12
#: Kinds of descriptions that are worth remembering.
_DESCRIBED = frozenset(("person", "unnamed", "organisation", "institution", "outlet", "document"))


class Tie(Struct):
    """What a phrase stands for: an entity, or nobody yet with candidates."""

    entity: Ent | None
    score: float
    why: str
    others: list[tuple[Ent, float]] = field(default_factory=list)
    #: 1 or 2 for "I", "you": the statement around it decides.
    person: int = 3
    plural: bool = False


class Discourse:
    """The state of the pass; `run` fills `ties`."""

    def __init__(self, scene: Scene, register: Register, outlet: Ent | None) -> None:
        self.scene = scene
        self.register = register
        self.outlet = outlet
        #: Phrase index -> what it stands for.
        self.ties: dict[int, Tie] = {}
        self.seen: list[pronouns.Seen] = []
        self.bearers = Bearers(scene.language)
        self.naming = Naming(scene, register)
        self._lists: list[int] = []
        #: id() of the entities that speak so far.
        self.spoken: set[int] = set()
        self._subject_of = -1

    def run(self) -> dict[int, Tie]:
        """Tie every name, and every description and pronoun that matters."""
        for i, phrase in enumerate(self.scene.phrases):
            while self._lists and self.scene.phrases[self._lists[-1]].end <= phrase.start:
                self._close(self._lists.pop())
            if phrase.conjuncts:
                self._lists.append(i)
            elif phrase.name is not None and phrase.kind != "pronoun":
                self._name(i, phrase)
            elif phrase.kind == "pronoun":
                self._pronoun(i, phrase)
            elif phrase.entity in _DESCRIBED or i in self.scene.wanted:
                self._describe(i, phrase)
        while self._lists:
            self._close(self._lists.pop())
        return self.ties

    # Names

    def _name(self, i: int, phrase: Phrase) -> None:
        named = self.naming.find(i, phrase)
        if named is None:
            return
        if named.entity is None:
            self.ties[i] = Tie(None, named.score, named.why, named.others)
            return
        entity = named.entity
        self._tie(i, phrase, entity, named.score, named.why, named.kind, named.tokens)
        if named.kind == "name":
            self.bearers.add(entity)

    # Descriptions

    def _describe(self, i: int, phrase: Phrase) -> None:
        if phrase.entity == "other" and self._surname(i, phrase):
            return
        d = description(self.scene, phrase)
        if d.kind == "outlet" and self._says_this(phrase):
            # "this newspaper" is the outlet that prints the article, known or not.
            found = None
            if self.outlet is not None:
                found = self.outlet, 0.85, f"“{d.text}” with a demonstrative is the outlet itself,"
        elif d.definite or is_bare(phrase, d):
            found = self._earlier(d)
        else:
            found = None
        if found is not None:
            entity, score, why = found
            why = back(self.scene, entity, why)
            entity.words.update(d.before)
            if not entity.named:
                entity.called(d.text, d.head, self.scene.stem(d.head), upright(phrase))
        else:
            entity, score, why = self._new(d, upright(phrase)), 0.8, "described here"
        self._tie(i, phrase, entity, score, why, "description", (phrase.start, phrase.end))
        self.bearers.add(entity)

    def _surname(self, i: int, phrase: Phrase) -> bool:
        """Tie "the 84-year-old Holm", which the surname of somebody of the text heads."""
        text, head = self.scene.text, phrase.head
        if not text.words[head][:1].isupper() or not self.register.is_surname(text.lower[head]):
            return False
        name = self.naming.parse(head, head + 1, "person")
        entity, score, why = self.register.name(name)
        self._tie(i, phrase, entity, score, back(self.scene, entity, why), "name", (head, head + 1))
        return True

    def _says_this(self, phrase: Phrase) -> bool:
        flags = self.scene.text.flags[phrase.start]
        return phrase.start < phrase.head and bool(flags & DEMONSTRATIVE) and not flags & ARTICLE

    def _earlier(self, d: Description) -> tuple[Ent, float, str] | None:
        """Who was called so before."""
        found = self.bearers.find(d)
        if found is not None and not d.definite and self.scene.stem(d.head) not in found[0].heads:
            found = None
        if found is None and d.definite and d.kind == "outlet":
            entity = self.bearers.unrecognised(d, self.spoken)
            if entity is not None:
                entity.kind = "outlet"
                return entity, 0.5, f"“{d.text}” can only mean"
        return found

    def _new(self, d: Description, upright: bool) -> Ent:
        kind = d.kind
        if kind == "person" and not d.definite:
            kind = "unnamed"
        entity = self.register.new(kind)
        entity.called(d.text, d.head, self.scene.stem(d.head), upright)
        noun = d.head.partition(" ")[0]
        entity.heads.setdefault(self.scene.stem(noun), noun)
        entity.words.update((self.scene.stem(d.head), *d.before, *d.after))
        entity.gender = d.gender if kind in ("person", "unnamed") else ""
        entity.plural = d.plural
        entity.country = d.country
        return entity

    # Pronouns

    def _pronoun(self, i: int, phrase: Phrase) -> None:
        scene = self.scene
        entry = scene.language.file.pronouns.get(scene.text.lower[phrase.head])
        wanted = i in scene.wanted
        if wanted and self._relative(i, phrase):
            return
        if entry is None:
            return
        if entry.person != 3:
            if wanted:
                tie = Tie(None, 0.0, "", person=entry.person, plural=entry.number == "pl")
                self.ties[i] = tie
            return
        gender = phrase.gender or entry.gender
        number = phrase.number or entry.number
        if number not in ("sg", "pl"):
            number = "pl" if self._plural_verb(phrase.head) else "sg"
        if not wanted and (number == "pl" or "n" in gender or not gender):
            return
        text = scene.text
        at = phrase.start
        place = pronouns.Place(at, text.sentence_of[at], text.quote_of[at])
        self._around(i, place)
        voice = scene.spoken_to.get(i)
        speaker = None if voice is None else self.ties.get(voice)
        place.other = speaker.entity if speaker is not None else None
        found = pronouns.find(self.seen, place, gender, number == "pl")
        if found is None:
            if wanted:
                self.ties[i] = Tie(None, 0.0, "nobody named before fits the pronoun")
            return
        entity, score, others = found
        word = text.words[phrase.head]
        if score < SURE:
            others = [(entity, score), *others]
            self.ties[i] = Tie(None, score, f"“{word}” could be several people", others)
            return
        why = back(self.scene, entity, f"“{word}” goes back to")
        if not entity.gender and gender in ("m", "f") and score > LEARN:
            entity.gender = gender
        self._tie(i, phrase, entity, score, why, "pronoun", (phrase.start, phrase.end))
        self.ties[i].others = others

    def _relative(self, i: int, phrase: Phrase) -> bool:
        """Tie a relative pronoun to the phrase that it stands right behind."""
        scene, text = self.scene, self.scene.text
        head = phrase.head
        if not text.flags[head] & RELATIVE or head == 0:
            return False
        end = head - 1 if text.words[head - 1] == "," else head
        speaks = i in scene.speaking
        for j in range(i - 1, max(-1, i - _NEAR), -1):
            other = scene.phrases[j]
            if other.end != end or other.kind == "pronoun":
                continue
            if not self._agrees(phrase, other, speaks):
                continue
            while other.parent is not None and scene.phrases[other.parent].end == end:
                outer = scene.phrases[other.parent]
                if not self._agrees(phrase, outer, speaks):
                    break
                j, other = other.parent, outer
            if j not in self.ties and other.name is None:
                self._describe(j, other)
            tie = self.ties.get(j)
            if tie is None or tie.entity is None:
                return False
            why = back(scene, tie.entity, f"“{text.words[head]}” stands for")
            span = (phrase.start, phrase.end)
            self._tie(i, phrase, tie.entity, min(tie.score, 0.9), why, "pronoun", span)
            return True
        return False

    def _agrees(self, phrase: Phrase, other: Phrase, speaks: bool) -> bool:
        """Whether a relative pronoun may stand for a phrase: its gender and number agree."""
        text, articles = self.scene.text, self.scene.language.file.phrases.articles
        word = text.lower[phrase.head]
        readings = articles.get(word, "").split()
        if speaks:
            readings = [r for r in readings if r[2:] == "n"]
        if not readings or not other.gender:
            return True
        shown = {r[1] for r in readings if other.number != "pl" and r[0] == "s"}
        plural = other.number != "sg" and any(r[0] == "p" for r in readings)
        return plural or bool(shown & set(other.gender))

    def _around(self, i: int, place: pronouns.Place) -> None:
        """Who speaks the words around a pronoun: "she said she", never "she" in her own words."""
        draft = self.scene.around.get(i)
        if draft is None or draft.speaker is None:
            return
        spoken = draft.speaker.phrase
        tie = None if spoken is None else self.ties.get(spoken)
        if tie is not None:
            place.voice, place.verbatim = tie.entity, draft.mode == "direct"

    def _plural_verb(self, head: int) -> bool:
        """Whether the verb beside a pronoun is plural: "sie sagten", "sagten sie"."""
        text = self.scene.text
        for j in (head + 1, head - 1):
            if 0 <= j < len(text.lower) and text.sentence_of[j] == text.sentence_of[head]:
                word = text.lower[j]
                for reading in self.scene.language.verbs.get(word, ()):
                    if reading.form & 2:
                        return True
                    if reading.form & 1:
                        return False
                if text.flags[j] & VERBAL:
                    # In German and Dutch the plural is the infinitive's form: "hätten".
                    return word.endswith(self.scene.plural_endings)
        return False

    # Common

    def _close(self, i: int) -> None:
        """A list of several: one plural entity of its members."""
        phrase = self.scene.phrases[i]
        ties = [self.ties[c] for c in phrase.conjuncts if c in self.ties]
        members = tuple(dict.fromkeys(t.entity for t in ties if t.entity is not None))
        if not members:
            return
        group = Ent("other", plural=True, members=members)
        group.kind = "person" if members[0].kind == "unnamed" else members[0].kind
        group.last = phrase.start
        score = min(t.score for t in ties)
        self.ties[i] = Tie(group, score, "; ".join(t.why for t in ties if t.why), plural=True)
        self._note(i, phrase, group)

    def _tie(
        self, i: int, phrase: Phrase, entity: Ent, score: float, why: str,
        kind: MentionKind, tokens: tuple[int, int],
    ) -> None:  # fmt: skip
        text = self.scene.text
        self.ties[i] = Tie(entity, score, why, plural=entity.plural)
        if not entity.members:
            span = text.starts[tokens[0]], text.ends[tokens[1] - 1]
            entity.mentions.append((span[0], span[1], kind, score, why))
        entity.last = phrase.start
        if i in self.scene.speaking:
            self.spoken.add(id(entity))
        self._note(i, phrase, entity)

    def _note(self, i: int, phrase: Phrase, entity: Ent) -> None:
        text = self.scene.text
        sentence = text.sentence_of[phrase.start]
        subject = False
        if sentence != self._subject_of and phrase.parent is None and phrase.preposition is None:
            subject = not phrase.case or bool(phrase.case & NOM)
            if subject:
                self._subject_of = sentence
        self.seen.append(
            pronouns.Seen(
                entity, phrase.start, phrase.end, sentence, subject,
                i in self.scene.speaking, text.quote_of[phrase.start],
            )
        )  # fmt: skip
