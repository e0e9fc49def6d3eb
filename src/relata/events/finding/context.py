"""One text as the stage asks for it: phrases by place, entities of phrases, statements around."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct, field, structs

from relata.events.finding.lexicon import EventLexicon
from relata.events.limits import MAX_CLAUSE, MAX_ENCLOSING, MAX_PARENTHESIS, MAX_SENTENCE
from relata.lang.language import Language
from relata.lang.schema import Flag
from relata.lang.stems import Stemmer
from relata.model.analysis import CLOSE, OPEN, PUNCT, Phrase, Segmented
from relata.model.drafts import Analysis, EntityDraft, MentionDraft, ResolvedStatement
from relata.model.record import Span, Time

#: Marks between clauses.
_MARKS = frozenset(",;:–—()[]…")
#: Kinds of phrases that become entities where they take part in an event.
_MADE = frozenset(("organisation", "institution"))
#: Kinds of phrases that may have another phrase in apposition.
_HOSTS = frozenset(("person", "organisation", "institution", "unnamed"))
_MADE_SCORE = 0.8
#: Score from which a pronoun's antecedent is taken.
SURE_PRONOUN = 0.75
_WHY = "takes part in an event"
_OPENING = int(Flag.SUBORDINATION | Flag.COMPLEMENTISER)
_PREPOSITION = int(Flag.PREPOSITION)
_RELATIVE = int(Flag.RELATIVE)
_ARTICLE = int(Flag.ARTICLE | Flag.DETERMINER)
_ONLY_ARTICLE = int(Flag.ARTICLE)
_INDEFINITE = int(Flag.INDEFINITE)
#: Kinds of entities that never take part.
_NO_PARTY = frozenset(("document", "event"))


class EventClause(Struct, frozen=True):
    """The tokens around a cue up to the next marks, and the sentence that they stand in."""

    start: int
    end: int
    sentence: int
    first: int
    last: int


class EventContext(Struct):
    """What the finders look at; look-ups are made at the first cue of a text."""

    analysis: Analysis
    text: Segmented
    language: Language
    lexicon: EventLexicon
    phrases: list[Phrase]
    #: First token of every phrase, in order.
    phrase_starts: list[int]
    #: Token -> the entity whose narrowest mention stands there, with the mention's length.
    entity_at: dict[int, tuple[int, EntityDraft]]
    #: Contents: (start, end, statement) in order, and their starts.
    contents: list[tuple[int, int, ResolvedStatement]]
    content_starts: list[int]
    time_starts: list[int]
    #: Bodies that take part and are not yet entities of the record, by the stem of their head.
    made: dict[str, EntityDraft]
    #: Tokens whose forms may report an event, in order.
    hit_tokens: list[int]
    #: Tokens of short parentheses and appositions, with their marks: "Ann Lee (SPD) met Bo Roe"
    #: and "Ann Lee, the mayor, met Bo Roe" are one clause.
    bridged: frozenset[int]
    #: Tokens of time expressions: "three months" is nobody.
    timed: frozenset[int]
    #: Tokens that say by whose words something is known: "laut X", "Behörden zufolge".
    voiced: frozenset[int]
    #: Tokens of a frame between the words that it introduces: "X, sagte Y, traf Z".
    inserted: frozenset[int]
    stem: Stemmer
    #: Name in lower case -> entity; filled when it is asked for.
    by_name: dict[str, EntityDraft] = field(default_factory=dict)

    def clause(self, token: int) -> EventClause:
        """The clause of a token: up to a comma, colon, dash or quotation mark on each side.

        A comma inside a noun phrase ("A, B and C") is not one.
        """
        text = self.text
        sentence = text.sentence_of[token]
        first, last = text.sentences[sentence]
        bridged: frozenset[int] = self.bridged if token not in self.bridged else frozenset()
        start = token
        while start > max(first, token - MAX_CLAUSE) and (
            start - 1 in bridged or not self._breaks(start - 1)
        ):
            start -= 1
        end = token + 1
        while end < min(last, token + MAX_CLAUSE) and (end in bridged or not self._breaks(end)):
            end += 1
        # A list without a full stop is one sentence: only what is near is gone through.
        first, last = max(first, token - MAX_SENTENCE), min(last, token + MAX_SENTENCE)
        return EventClause(start, end, sentence, first, last)

    def _breaks(self, token: int) -> bool:
        kind = self.text.kinds[token]
        flags = self.text.flags[token]
        if flags & _OPENING and not flags & _PREPOSITION and token > 0:
            return not self._inside_phrase(token) and not self._in_office(token)
        if kind in (OPEN, CLOSE):
            return True
        if kind != PUNCT or self.text.words[token] not in _MARKS:
            return False
        return not self._inside_phrase(token) and not self._in_date(token)

    def _in_office(self, token: int) -> bool:
        """Whether a conjunction only names an office: "als Bundespräsident besuchte sie …"."""
        if not self.language.file.grammar.nouns_capitalised:
            return False
        at = bisect_left(self.phrase_starts, token + 1)
        if at >= len(self.phrases):
            return False
        phrase = self.phrases[at]
        office = phrase.start == token + 1 == phrase.head and phrase.kind == "description"
        return office and phrase.number == "sg" and phrase.entity in ("person", "unnamed")

    def _in_date(self, token: int) -> bool:
        """Whether a comma belongs to a date: "am Montag, den 3. Mai, in Dorfheim"."""
        if self.text.words[token] != ",":
            return False
        start = self.text.starts[token]
        at = bisect_right(self.time_starts, start) - 1
        if at < 0:
            return False
        low, high = self.analysis.times[at].span
        return start < high or (start - high <= 1 and "," in self.text.text[low:high])

    def _inside_phrase(self, token: int) -> bool:
        """Whether a list of names goes on over this mark."""
        at = bisect_right(self.phrase_starts, token) - 1
        for index in range(at, max(-1, at - 6), -1):
            phrase = self.phrases[index]
            if phrase.conjuncts and phrase.start < token < phrase.end:
                return True
        return False

    def opens_relative(self, token: int) -> bool:
        """Whether a relative pronoun stands here: not an article, not at the sentence's start."""
        text = self.text
        if not text.flags[token] & _RELATIVE:
            return False
        if token == text.sentences[text.sentence_of[token]][0]:
            return False
        phrase = self.phrase_at(token)
        if phrase is None or phrase.head == token:
            return True
        if phrase.start == token and not text.flags[token] & _ONLY_ARTICLE:
            return True  # "the fund, whose members met"
        # ", der Lee vorsteht": a person's name alone has no article.
        if text.words[token - 1] != "," or phrase.start != token:
            return False
        if phrase.name is not None:
            return phrase.name[0] == token + 1 and phrase.entity == "person"
        known = self.named(text.lower[token + 1]) if phrase.end == token + 2 else None
        return known is not None and known.kind == "person"

    def phrases_in(self, start: int, end: int) -> list[Phrase]:
        """Phrases that begin in [start, end), in order, outer before inner.

        Those of a parenthesis are left out where the range begins outside of it.
        """
        low = bisect_left(self.phrase_starts, start)
        found = self.phrases[low : bisect_left(self.phrase_starts, end, low)]
        if start in self.bridged:
            return found
        return [phrase for phrase in found if phrase.start not in self.bridged]

    def phrase_at(self, token: int) -> Phrase | None:
        """The narrowest phrase with this head, else the narrowest one around the token."""
        at = bisect_right(self.phrase_starts, token) - 1
        around: Phrase | None = None
        for index in range(at, max(-1, at - 8), -1):
            phrase = self.phrases[index]
            if phrase.start <= token < phrase.end and not phrase.conjuncts:
                if phrase.head == token:
                    return phrase
                if around is None or phrase.end - phrase.start < around.end - around.start:
                    around = phrase
        return around

    def entities_of(self, phrase: Phrase) -> list[EntityDraft]:
        """The parties that a phrase stands for; [] where the record keeps none of them."""
        if phrase.conjuncts:
            parts = (self.phrases[index] for index in phrase.conjuncts)
            return [one for part in parts for one in self.entities_of(part)]
        tokens = [phrase.head]
        if phrase.name is not None:
            tokens.append(phrase.name[1] - 1)
        for token in tokens:
            found = self.entity_at.get(token)
            if found is not None and found[1].kind not in _NO_PARTY:
                entity = found[1]
                if found[0] > phrase.end - phrase.start and phrase.parent is not None:
                    continue  # of the phrase around it: "the wife of [a man]"
                if entity.kind == "place" and phrase.entity in _MADE:
                    continue  # where the body is: "die Ärztekammer Westfalen"
                return list(entity.members) or [entity]
        return []

    def made_of(self, phrase: Phrase) -> list[EntityDraft]:
        """A new entity for a body that the record does not have, the same for the same words."""
        if phrase.kind == "pronoun" or phrase.entity not in _MADE or phrase.conjuncts:
            return []
        text = self.text
        flags = text.flags[phrase.start]
        opened = flags & _ARTICLE and not flags & _INDEFINITE
        if phrase.number == "pl" and not opened and phrase.name is None:
            named = not self.language.file.grammar.nouns_capitalised and any(
                text.words[token][0].isupper() and not text.flags[token] & _ARTICLE
                for token in range(phrase.start, phrase.head)
            )
            if not named:
                return []  # "all political parties" are nobody in particular
        start, end = text.span(phrase.start, phrase.core_end or phrase.end)
        low, high = phrase.name or phrase.role or (phrase.start, phrase.core_end or phrase.end)
        for token in range(phrase.head + 1, high):
            if text.flags[token] & _PREPOSITION and text.lower[token] not in self.lexicon.of:
                high = token
                break
        name = text.text[slice(*text.span(low, high))]
        key = self.stem(text.lower[phrase.head])
        entity = self.made.get(key)
        if entity is None:
            entity = EntityDraft(kind=phrase.entity, language=self.language.code)
            if phrase.name is not None:
                entity.forms[name] = None
                entity.named = True
            else:
                entity.roles[name] = True
            self.made[key] = entity
        entity.mentions.append(MentionDraft(start, end, phrase.kind, _MADE_SCORE, _WHY))
        return [entity]

    def statement_at(self, start: int, end: int) -> ResolvedStatement | None:
        """The innermost shown statement whose content holds these characters."""
        at = bisect_right(self.content_starts, start) - 1
        for index in range(at, max(-1, at - MAX_ENCLOSING), -1):
            _, stop, statement = self.contents[index]
            if end <= stop and statement.draft.tier != "doubtful":
                return statement
        return None

    def named(self, lower: str) -> EntityDraft | None:
        """The entity with a name of exactly these words, in lower case."""
        if not self.by_name:
            for entity in self.analysis.entities:
                if entity.named:
                    for form in entity.forms:
                        self.by_name.setdefault(form.lower(), entity)
        return self.by_name.get(lower)

    def times_in(self, start: int, end: int) -> list[Time]:
        """The time expressions between two characters, in order."""
        low = bisect_left(self.time_starts, start)
        return self.analysis.times[low : bisect_left(self.time_starts, end, low)]


def context_of(
    analysis: Analysis, language: Language, lexicon: EventLexicon, hit_tokens: list[int]
) -> EventContext:
    """The look-ups of one text; linear in phrases, mentions and statements."""
    contents = sorted(
        (
            (start, end, statement)
            for statement in analysis.statements
            for start, end in statement.content
        ),
        key=lambda item: (item[0], -item[1]),
    )
    voiced = _tokens(_frames(analysis, by_preposition=True), analysis.text)
    return EventContext(
        analysis=analysis,
        text=analysis.text,
        language=language,
        lexicon=lexicon,
        phrases=_governed(analysis.phrases, voiced),
        phrase_starts=[phrase.start for phrase in analysis.phrases],
        entity_at=_entities(analysis),
        contents=contents,
        content_starts=[start for start, _, _ in contents],
        time_starts=[time.span[0] for time in analysis.times],
        made={},
        hit_tokens=hit_tokens,
        bridged=_parentheses(analysis.text) | _appositions(analysis),
        timed=_tokens((time.span for time in analysis.times), analysis.text),
        voiced=voiced,
        inserted=_tokens(_frames(analysis, by_preposition=False), analysis.text),
        stem=language.view(Stemmer),
    )


def _parentheses(text: Segmented) -> frozenset[int]:
    """The tokens of parentheses of a few words."""
    if "(" not in text.text:
        return frozenset()
    found: set[int] = set()
    opened: int | None = None
    for token, word in enumerate(text.words):
        if word == "(":
            opened = token
        elif word == ")" and opened is not None:
            if token - opened <= MAX_PARENTHESIS:
                found.update(range(opened, token + 1))
            opened = None
    return frozenset(found)


def _appositions(analysis: Analysis) -> frozenset[int]:
    """The tokens of a name after a description, or a description after a name, between commas."""
    text = analysis.text
    hosts = {
        phrase.end: phrase
        for phrase in analysis.phrases
        if phrase.entity in _HOSTS and not phrase.conjuncts and phrase.kind != "pronoun"
    }
    found: set[int] = set()
    for phrase in analysis.phrases:
        before, end = phrase.start - 1, phrase.end
        host = hosts.get(before)
        if host is None or end >= len(text.words) or phrase.conjuncts or phrase.parent is not None:
            continue
        if text.words[before] != "," or text.words[end] != "," or phrase.entity not in _HOSTS:
            continue
        if (phrase.name is None) != (host.name is None):
            found.update(range(before, end + 1))
    return frozenset(found)


def _governed(phrases: list[Phrase], voiced: frozenset[int]) -> list[Phrase]:
    """Phrases without the prepositions that stand after their own: "X zufolge [Briefe] erhielt"."""
    return [
        structs.replace(phrase, preposition=None)
        if phrase.preposition in voiced and phrase.head not in voiced
        else phrase
        for phrase in phrases
    ]


def _frames(analysis: Analysis, *, by_preposition: bool) -> Iterator[Span]:
    """The frames that a preposition opens, or those that stand between the words reported."""
    text = analysis.text
    for statement in analysis.statements:
        draft = statement.draft
        if draft.tier == "doubtful" or not draft.frame:
            continue
        if by_preposition:
            cue = min(_tokens(draft.cue, text), default=None)
            chosen = cue is not None and bool(text.flags[cue] & _PREPOSITION)
        else:
            low, high = draft.content[0][0], draft.content[-1][1]
            chosen = low < draft.frame[0][0] and draft.frame[-1][1] < high
        if chosen:
            yield from draft.frame


def _tokens(spans: Iterable[Span], text: Segmented) -> frozenset[int]:
    """The tokens that begin in spans of characters."""
    return frozenset(
        token
        for start, end in spans
        for token in range(bisect_left(text.starts, start), bisect_left(text.starts, end))
    )


def _entities(analysis: Analysis) -> dict[int, tuple[int, EntityDraft]]:
    starts = analysis.text.starts
    found: dict[int, tuple[int, EntityDraft]] = {}
    for entity in analysis.entities:
        for mention in entity.mentions:
            low = bisect_left(starts, mention.start)
            high = bisect_left(starts, mention.end, low)
            length = high - low
            if mention.kind == "pronoun" and (mention.score < SURE_PRONOUN or entity.doubtful):
                continue
            for token in range(low, min(high, low + MAX_CLAUSE)):
                known = found.get(token)
                if known is None or length < known[0]:
                    found[token] = (length, entity)
    return found
