"""Who speaks and who is spoken to: from a draft's parties to entities."""

from __future__ import annotations

from bisect import bisect_left

from relata.model.analysis import Draft, Party
from relata.model.drafts import MentionDraft, VoiceDraft
from relata.model.record import Span, Spans
from relata.model.spans import clean_spans
from relata.resolve.anaphors import anaphors
from relata.resolve.context import CLOSED
from relata.resolve.coreference.state import CoreferenceState, PhraseLink
from relata.resolve.coreference.variation import age_in
from relata.resolve.limits import MAX_ENCLOSING, MAX_PHRASES_OF_PARTY, MAX_WORDS_OF_LABEL
from relata.resolve.naming.linking import with_antecedent
from relata.resolve.speakers.accounts import account_of
from relata.resolve.speakers.dropped_subjects import addressed, subject_dropped
from relata.resolve.speakers.impersonal import is_nobody, several_say
from relata.resolve.weights import weights


class VoiceResolver:
    """Turns parties into voices once the pass is over."""

    def __init__(self, state: CoreferenceState, drafts: list[Draft]) -> None:
        self.state = state
        self.drafts = drafts
        self.context = state.context
        #: Spans of names that are not phrases, entered once each.
        self._labels: set[Span] = set()
        self._starts = [p.start for p in self.context.phrases]
        #: Who spoke last, and where he stands.
        self._last: PhraseLink | None = None
        self._last_spans: Spans = ()

    def speaker(self, party: Party | None, draft: int) -> VoiceDraft | None:
        """The speaker of the draft with this index; asked for in the order of the drafts."""
        made = self.drafts[draft]
        if party is not None and is_nobody(self.context, party, made):
            voice = None
        elif party is None or addressed(self.context, party, made) or self._quoted(party, draft):
            voice = self._dropped(draft)
        else:
            voice = self.voice(party, draft)
        if voice is not None and len(voice.entities) == 1:
            self._last = PhraseLink(voice.entities[0], voice.score, voice.why)
            self._last_spans = voice.spans
        return voice

    def _quoted(self, party: Party, index: int) -> bool:
        """Whether a party stands in the very words that are quoted: it does not say them."""
        draft = self.drafts[index]
        if draft.mode != "direct" or not self.context.language.view(anaphors).dropped_subjects:
            return False
        return all(any(a <= c and d <= b for a, b in draft.content) for c, d in party.spans)

    def _dropped(self, index: int) -> VoiceDraft | None:
        """The last speaker, where a verb of saying has no subject: "dijo"."""
        last = self._last
        if last is None or last.entity is None or not self._last_spans:
            return None
        draft = self.drafts[index]
        if not subject_dropped(self.context, draft, self._last_spans):
            return None
        one = last.entity.kind == "person" and not last.entity.members
        if one and several_say(self.context, draft):
            return None
        why = with_antecedent(self.context, last.entity, "the verb has no subject; goes on with")
        score = last.score * weights().accounts.dropped_subject
        return VoiceDraft(self._last_spans, (last.entity,), score, why)

    def voice(self, party: Party | None, draft: int) -> VoiceDraft | None:
        """The voice of a party of the draft with this index; None where it has no span."""
        if party is None:
            return None
        spans = clean_spans(party.spans, len(self.context.text.text))
        if not spans:
            return None
        link = self._link_of(party, spans)
        if link is not None and link.person == 1:
            link = self._first_person(link, draft)
        if link is None or (link.entity is None and not link.others):
            why = _join(party.why, link.why if link is not None else "")
            return VoiceDraft(spans, (), party.score, why)
        if link.entity is None:
            return VoiceDraft(
                spans, (), party.score * link.score, _join(party.why, link.why), link.others
            )
        entities = link.entity.members or (link.entity,)
        return VoiceDraft(spans, entities, party.score * link.score, _join(party.why, link.why))

    def addressee(
        self, party: Party | None, draft: int, speaker: VoiceDraft | None
    ) -> VoiceDraft | None:
        """Who is spoken to; None where that is the speaker again, a clause's pronoun, or a noun."""
        voice = self.voice(party, draft)
        if voice is None or party is None:
            return None
        if not voice.entities and self.context.is_relative(party.phrase):
            return None
        if any(one.doubtful and one.kind == "person" for one in voice.entities):
            return None  # "forderte Konsequenzen": a noun
        if speaker is not None and (
            voice.spans == speaker.spans or (voice.entities and voice.entities == speaker.entities)
        ):
            return None
        return voice

    def _link_of(self, party: Party, spans: Spans) -> PhraseLink | None:
        links = self.state.links
        if party.phrase is not None:
            account = account_of(self.state, party.phrase, self._last)
            if account is not None:
                return account
            if party.phrase in links:
                return links[party.phrase]
        text = self.context.text
        first = bisect_left(text.ends, spans[0][0] + 1)
        last = bisect_left(text.starts, spans[-1][1])
        if first >= last:
            return None
        at = bisect_left(self._starts, first)
        for i in range(at, min(at + MAX_PHRASES_OF_PARTY, len(self._starts))):
            if self._starts[i] >= last:
                break
            if i in links:
                return links[i]
        return self._aged(first, last) or self._named(first, last)

    def _aged(self, first: int, last: int) -> PhraseLink | None:
        """A party that is not a phrase and says how old somebody is: "said the 54-year-old"."""
        age = age_in(self.context, first, last)
        if not age:
            return None
        found = [e for e in self.state.registry.entities if e.named and age in e.words]
        if len(found) != 1:
            return None
        why = with_antecedent(self.context, found[0], f"“{self.context.words(first, last)}” is")
        return PhraseLink(found[0], weights().accounts.age, why)

    def _named(self, first: int, last: int) -> PhraseLink | None:
        """A party that is not a phrase: the label of an interview, a name at a line's start."""
        words = self.context.text.words[first:last]
        if last - first == 1 and self.context.text.flags[first] & CLOSED:
            return None
        if not words or len(words) > MAX_WORDS_OF_LABEL or not words[0][:1].isupper():
            return None
        name = self.state.naming.parse_name(first, last, "person")
        entity, score, why = self.state.registry.name(name)
        entity.forms[name.form] = None
        text = self.context.text
        span = text.starts[first], text.ends[last - 1]
        reason = f"{why} “{entity.name}”" if why else "named here"
        if span not in self._labels:
            self._labels.add(span)
            entity.mentions.append(MentionDraft(*span, "name", score, reason))
        return PhraseLink(entity, score, reason)

    def _first_person(self, link: PhraseLink, draft: int) -> PhraseLink:
        """ "I" and "we" inside a quotation are the one who is quoted."""
        at = self.drafts[draft].inside
        for _ in range(MAX_ENCLOSING):
            if at is None or not 0 <= at < len(self.drafts):
                break
            party = self.drafts[at].speaker
            outer = self._link_of(party, party.spans) if party is not None and party.spans else None
            if outer is not None and outer.entity is not None:
                tuned = weights().first_person
                score = outer.score * (tuned.plural if link.plural else tuned.singular)
                name = outer.entity.name
                return PhraseLink(outer.entity, score, f"first person in what “{name}” says")
            at = self.drafts[at].inside
        return PhraseLink(None, 0.0, "first person outside any quotation: the writer, or unknown")


def _join(a: str, b: str) -> str:
    return f"{a}; {b}" if a and b else a or b
