"""The state of coreference resolution: links made, and what later mentions may go back to."""

from __future__ import annotations

from msgspec import Struct, field

from relata.model.analysis import NOM, Phrase
from relata.model.codes import MentionKind
from relata.model.drafts import EntityDraft, MentionDraft
from relata.resolve.context import ResolutionContext
from relata.resolve.coreference.described_entities import DescribedEntities
from relata.resolve.coreference.salience import AntecedentCandidate
from relata.resolve.naming.linking import NameLinker
from relata.resolve.naming.registry import NameRegistry


class PhraseLink(Struct):
    """What a phrase stands for: an entity, or nobody yet with candidates."""

    entity: EntityDraft | None
    score: float
    why: str
    others: list[tuple[EntityDraft, float]] = field(default_factory=list)
    #: 1 or 2 for "I", "you": the enclosing statement decides.
    person: int = 3
    plural: bool = False


class CoreferenceState:
    """What one pass over the phrases of a text collects."""

    def __init__(
        self, context: ResolutionContext, registry: NameRegistry, outlet: EntityDraft | None
    ) -> None:
        self.context = context
        self.registry = registry
        self.outlet = outlet
        #: Phrase index -> what it stands for.
        self.links: dict[int, PhraseLink] = {}
        #: Mentions in their order: what a pronoun may go back to.
        self.candidates: list[AntecedentCandidate] = []
        #: What a description may go back to.
        self.described = DescribedEntities(context.language)
        self.naming = NameLinker(context, registry)
        #: id() of the entities that speak so far.
        self.spoken: set[int] = set()
        #: The last sentence whose subject was seen.
        self._subject_of: int | None = None

    def link(
        self, i: int, phrase: Phrase, entity: EntityDraft, score: float, why: str,
        kind: MentionKind, tokens: tuple[int, int],
    ) -> None:  # fmt: skip
        """Link phrase `i` to an entity and note the mention on it."""
        text = self.context.text
        self.links[i] = PhraseLink(entity, score, why, plural=entity.plural)
        if not entity.members:
            span = text.starts[tokens[0]], text.ends[tokens[1] - 1]
            entity.mentions.append(MentionDraft(*span, kind, score, why))
        entity.last_token = phrase.start
        if i in self.context.speaker_phrases:
            self.spoken.add(id(entity))
        self._add_candidate(i, phrase, entity)

    def link_list(self, i: int, phrase: Phrase) -> None:
        """A coordination ("A and B"): one plural entity of its members."""
        links = [self.links[c] for c in phrase.conjuncts if c in self.links]
        members = tuple(dict.fromkeys(link.entity for link in links if link.entity is not None))
        if not members:
            return
        group = EntityDraft("other", plural=True, members=members)
        group.kind = "person" if members[0].kind == "unnamed" else members[0].kind
        group.last_token = phrase.start
        score = min(link.score for link in links)
        why = "; ".join(link.why for link in links if link.why)
        self.links[i] = PhraseLink(group, score, why, plural=True)
        self._add_candidate(i, phrase, group)

    def _add_candidate(self, i: int, phrase: Phrase, entity: EntityDraft) -> None:
        text = self.context.text
        sentence = text.sentence_of[phrase.start]
        subject = False
        if sentence != self._subject_of and phrase.parent is None and phrase.preposition is None:
            subject = not phrase.case or bool(phrase.case & NOM)
            if subject:
                self._subject_of = sentence
        self.candidates.append(
            AntecedentCandidate(
                entity, phrase.start, phrase.end, sentence, subject,
                i in self.context.speaker_phrases, text.quote_of[phrase.start],
                phrase.name is not None,
            )
        )  # fmt: skip
