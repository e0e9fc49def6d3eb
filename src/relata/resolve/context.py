"""What the pass over the phrases looks at, prepared once for each text."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import itemgetter

from msgspec import Struct

from relata.lang.language import Language, words_of
from relata.lang.schema import Flag
from relata.lang.stems import Stemmer
from relata.model.analysis import Draft, Phrase, Segmented
from relata.model.drafts import Analysis
from relata.resolve.anonymity_phrases import AnonymityPhrase, anonymity_phrases
from relata.resolve.limits import MAX_CHARACTERS_TO_ANONYMITY, MAX_PRONOUNS_OF_CONTENT
from relata.resolve.parsed_name import NameConventions
from relata.resolve.places import Places
from relata.resolve.speaker_mentions.reread import reread
from relata.resolve.word_forms import is_role

DEMONSTRATIVE = int(Flag.DEMONSTRATIVE)
ARTICLE = int(Flag.ARTICLE)
RELATIVE = int(Flag.RELATIVE)
QUESTION = int(Flag.QUESTION)
TIME = int(Flag.TIME)
TITLE = int(Flag.TITLE)
VERBAL = int(Flag.AUXILIARY | Flag.MODAL | Flag.SUBJUNCTIVE1 | Flag.SUBJUNCTIVE2 | Flag.FINITE)
#: Words that narrow nothing down.
CLOSED = int(
    Flag.ARTICLE | Flag.DETERMINER | Flag.PREPOSITION | Flag.COORDINATION | Flag.PRONOUN
    | Flag.RELATIVE | Flag.AUXILIARY | Flag.ADVERB | Flag.INDEFINITE
)  # fmt: skip


class ResolutionContext(Struct):
    """One text with its phrases, and which phrases the statements ask about."""

    text: Segmented
    phrases: list[Phrase]
    language: Language
    places: Places
    #: Phrases that speak, are spoken to, or relay, with the members of their lists.
    voice_phrases: set[int]
    #: Phrase spoken to -> the phrase that speaks to it: never the same person.
    spoken_to: dict[int, int | None]
    speaker_phrases: set[int]
    #: Phrase that speaks next -> the phrase of whom a question was put to, just before.
    asked: dict[int, int]
    indefinite: frozenset[str]
    #: Prepositions that open an owner: "of", "von".
    owners: frozenset[str]
    plural_endings: tuple[str, ...]
    conventions: NameConventions
    #: Phrase that speaks -> the characters of what it says.
    own_words: dict[int, list[tuple[int, int]]]
    #: Pronoun phrase -> the innermost statement whose content it stands in.
    enclosing_draft: dict[int, Draft]
    #: Where the text says that a source is not named, and why, in order.
    anonymity: list[AnonymityPhrase]

    def stays_unnamed(self, phrase: Phrase) -> bool:
        """Whether the words right after a phrase say that it is not named.

        "чиновник, попросивший не называть его имени": in the same sentence, and near.
        """
        end = self.text.ends[phrase.end - 1]
        k = bisect_left(self.anonymity, end, key=itemgetter(0))
        if k == len(self.anonymity) or self.anonymity[k][0] - end > MAX_CHARACTERS_TO_ANONYMITY:
            return False
        token = bisect_left(self.text.starts, self.anonymity[k][0])
        sentence = self.text.sentence_of
        return token < len(sentence) and sentence[token] == sentence[phrase.head]

    def place(self, token: int) -> str:
        """Where a token stands: "line 3", or "paragraph 2" where the reader has no lines."""
        return self.places.of(self.text.starts[token])

    @property
    def stem(self) -> Stemmer:
        """Gives nouns without the ending of their case."""
        return self.language.view(Stemmer)

    def is_role(self, lower: str) -> bool:
        """Whether a noun, or the last part of a compound, is a role of the language."""
        return is_role(self.language, lower)

    def is_relative(self, phrase: int | None) -> bool:
        """Whether the phrase with this index is a relative pronoun."""
        if phrase is None or self.phrases[phrase].kind != "pronoun":
            return False
        return bool(self.text.flags[self.phrases[phrase].head] & RELATIVE)

    def words(self, start: int, end: int) -> str:
        """The words of tokens [start, end), a space wherever the text parts them."""
        if end - start == 1:
            return self.text.words[start]
        text = self.text
        found = ""
        for i in range(start, end):
            if i > start and text.starts[i] > text.ends[i - 1]:
                found += " "
            found += text.words[i]
        return found


class _Constants(Struct, frozen=True):
    """Word sets of a language, made at its first use."""

    indefinite: frozenset[str]
    owners: frozenset[str]
    #: Endings of auxiliaries in the plural.
    plural_endings: tuple[str, ...]
    after: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    possessives: tuple[str, ...]


def articles_of(language: Language) -> frozenset[str]:
    """The articles of a language in lower case."""
    return frozenset(w for w, flags in language.flags.items() if flags & ARTICLE)


def _constants(language: Language) -> _Constants:
    rules = language.file.phrases
    marks = dict.fromkeys((*words_of(rules.possessive), *words_of(rules.genitive_endings)))
    return _Constants(
        frozenset(words_of(rules.indefinite)),
        frozenset(words_of(rules.owner)),
        language.file.grammar.plural_verb_endings,
        frozenset(w.rstrip(".") for w in words_of(rules.after_name)),
        frozenset(w.lower() for w in words_of(language.file.lines.particles)),
        articles_of(language),
        tuple(sorted((w for w in marks if not w.isalpha()), key=len, reverse=True)),
    )


def _ask(phrases: list[Phrase], index: int | None, into: set[int]) -> None:
    if index is not None and 0 <= index < len(phrases) and index not in into:
        into.add(index)
        into.update(c for c in phrases[index].conjuncts if 0 <= c < len(phrases))


def prepare(analysis: Analysis, language: Language) -> ResolutionContext:
    """The scene of a text; linear in phrases and drafts."""
    text, drafts = analysis.text, analysis.drafts
    phrases = reread(text, analysis.phrases, drafts, language)
    voice_phrases: set[int] = set()
    spoken_to: dict[int, int | None] = {}
    speaker_phrases: set[int] = set()
    own_words: dict[int, list[tuple[int, int]]] = {}
    for draft in drafts:
        if draft.speaker is not None:
            _ask(phrases, draft.speaker.phrase, speaker_phrases)
            if draft.speaker.phrase is not None:
                own_words.setdefault(draft.speaker.phrase, []).extend(draft.content)
        if draft.addressee is not None:
            _ask(phrases, draft.addressee.phrase, voice_phrases)
            if draft.speaker is not None and draft.addressee.phrase is not None:
                spoken_to[draft.addressee.phrase] = draft.speaker.phrase
        for relay in draft.relays:
            _ask(phrases, relay.phrase, voice_phrases)
    voice_phrases |= speaker_phrases
    words = text.words
    constants = language.view(_constants)
    conventions = NameConventions(
        frozenset(words[p.name[1] - 1] for p in phrases if p.name is not None),
        constants.after,
        constants.particles,
        constants.articles,
        constants.possessives,
        language.file.phrases.name_endings,
        language.code,
    )
    return ResolutionContext(
        text, phrases, language, Places(analysis.document), voice_phrases, spoken_to,
        speaker_phrases, _asked(text, drafts),
        constants.indefinite, constants.owners, constants.plural_endings, conventions,
        own_words, _enclosing_drafts(text, phrases, drafts),
        anonymity_phrases(text, language),
    )  # fmt: skip


def _asked(text: Segmented, drafts: list[Draft]) -> dict[int, int]:
    """Who speaks right after a question, with whom it was put to."""
    found: dict[int, int] = {}
    for question, answer in pairwise(drafts):
        party = question.addressee
        if question.act != "ask" or party is None or party.phrase is None:
            continue
        start, end = question.content[0][0], question.content[-1][1]
        asks = "?" in text.text[max(start, end - 2) : end + 1] or bool(
            text.flags[bisect_left(text.starts, start)] & QUESTION
        )
        if asks and answer.speaker is not None and answer.speaker.phrase is not None:
            found[answer.speaker.phrase] = party.phrase
    return found


def _enclosing_drafts(
    text: Segmented, phrases: list[Phrase], drafts: list[Draft]
) -> dict[int, Draft]:
    indices = [i for i, p in enumerate(phrases) if p.kind == "pronoun"]
    offsets = [text.starts[phrases[i].start] for i in indices]
    found: dict[int, Draft] = {}
    size: dict[int, int] = {}
    for draft in drafts:
        for start, end in draft.content:
            first = bisect_left(offsets, start)
            for k in range(first, min(bisect_left(offsets, end), first + MAX_PRONOUNS_OF_CONTENT)):
                i = indices[k]
                if i not in found or end - start <= size[i]:
                    found[i], size[i] = draft, end - start
    return found
