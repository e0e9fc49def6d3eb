"""The compiled lexicon: the word lists of a language that the rules look up."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from relata.attribute.rules.limits import COMPOUND_NOUN
from relata.lang.language import FINITE, PARTICIPLE, Language, LanguageFile, words_of
from relata.lang.schema import According, Flag, Grammar
from relata.model.codes import Certainty

_ARTICLE = int(Flag.ARTICLE)
#: How a source phrase is opened: by a preposition ("laut X"), by a preposition and a reporting
#: noun ("nach Angaben von X"), or by a particle (", so X").
OpeningKind = Literal["before", "noun", "particle"]
#: The words that open a source phrase, its medium, and the kind of phrase.
Opening = tuple[tuple[str, ...], str, OpeningKind]
#: The words of an evidential, its certainty, and whether it is a phrase rather than an adverb.
Evidential = tuple[tuple[str, ...], Certainty, bool]


class Lexicon(Struct, frozen=True):
    """Word lists of a language file as sets; see `relata.lang.schema` for their meaning."""

    grammar: Grammar
    according: According
    #: The subject stands right before its verb, the complement after it (English).
    fixed_order: bool
    #: Dashes that open a line of speech and separate it from its frame.
    speech_dashes: frozenset[str]
    passive_auxiliaries: frozenset[str]
    past_perfect_auxiliaries: frozenset[str]
    #: Auxiliaries that make a participle a state: "ist geplant".
    stative_auxiliaries: frozenset[str]
    #: Prepositions that name the agent of a passive: "von", "by".
    agent_prepositions: frozenset[str]
    #: Prepositions of whoever is spoken to: "gegenüber".
    addressee_prepositions: frozenset[str]
    #: Prepositions of the text or body in which something is said.
    document_prepositions: frozenset[str]
    #: Pronouns that stand for the content: "Das teilte X mit."
    anaphors: frozenset[str]
    #: Words that open a sentence about the words before it, and forms of nouns for these.
    thus: frozenset[str]
    #: Prepositions of places.
    place_prepositions: frozenset[str]
    #: Words before a nickname.
    naming: frozenset[str]
    word_nouns: frozenset[str]
    #: Conjunctions that give a reason: "weil".
    reason_conjunctions: frozenset[str]
    #: Determiners and adjectives that make a phrase indefinite.
    indefinite: frozenset[str]
    #: Endings of attributive adjectives, longest first.
    adjective_endings: tuple[str, ...]
    #: Prepositions of who makes a claim: "of", "by", "from"; empty: any.
    maker_prepositions: frozenset[str]
    #: Marks of an owner that are words: "'s".
    owner_marks: frozenset[str]
    #: Articles that can open an owner, and endings of a name that is one: "der des", "s".
    genitive_articles: frozenset[str]
    genitive_endings: tuple[str, ...]
    #: Endings of the second subjunctive where it stands for the first: "hätten".
    plural_subjunctive_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    #: Infinitives of the perfect's auxiliary that stand before its participle.
    perfect_infinitives: frozenset[str]
    adverb_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    #: Words that open a comparison clause: "wie X sagte", "as X said".
    comparison_words: frozenset[str]
    #: Relative words that name their noun as the source: "wonach".
    relative_source_words: frozenset[str]
    #: Verbs that say that an outlet had the text: "vorliegt", "seen".
    had_text_verbs: frozenset[str]
    #: Nouns that measure time before "nach": "zwei Monate nach".
    time_measures: frozenset[str]
    #: Words that name the subject as its own source: "nach eigenen Angaben".
    self_source_words: frozenset[str]
    #: Forms of nouns that stand after "nach", for compounds that end in them.
    claim_nouns: tuple[str, ...]
    #: Adverbs that stand for the last source: "demnach".
    source_anaphors: frozenset[str]
    #: First word -> the evidentials that begin with it, longest first.
    evidentials: dict[str, tuple[Evidential, ...]]
    #: First word -> the openings that begin with it, in the order to try them.
    source_openings: dict[str, tuple[Opening, ...]]
    #: Words that end a source phrase: "zufolge".
    source_closings: frozenset[str]
    #: Any of these words may begin or end a source phrase.
    source_words: frozenset[str]
    #: Forms of cues that may be finite.
    finite_cue_forms: frozenset[str]
    #: Every form of a cue.
    cue_forms: frozenset[str]
    #: Form of cues that all have a separated part -> the last words of these parts, which
    #: are rarer than the first ("der Ansicht").
    separable_forms: dict[str, frozenset[str]]


def lexicon_of(language: Language) -> Lexicon:
    """The lexicon of a language, compiled once."""
    return language.view(_compile)


def _compile(language: Language) -> Lexicon:
    file, grammar, according = language.file, language.file.grammar, language.file.according
    openings = _openings(according)
    closings = frozenset((*according.after, *according.after_noun))
    anaphors = frozenset(words_of(according.reference))
    endings = words_of(file.phrases.adjective_endings)
    return Lexicon(
        grammar=grammar,
        according=according,
        fixed_order=not (grammar.verb_second or grammar.free_order),
        speech_dashes=frozenset(words_of(file.marks.dashes)),
        passive_auxiliaries=frozenset(words_of(grammar.passive)),
        past_perfect_auxiliaries=frozenset(words_of(grammar.past_perfect)),
        stative_auxiliaries=frozenset(words_of(grammar.stative_auxiliaries)),
        agent_prepositions=frozenset(words_of(grammar.agent)),
        addressee_prepositions=frozenset(words_of(grammar.addressee_prepositions)),
        document_prepositions=frozenset(words_of(grammar.document_prepositions)),
        anaphors=frozenset(words_of(grammar.anaphor)),
        place_prepositions=frozenset(words_of(file.phrases.before_place)),
        naming=frozenset(words_of(grammar.naming)),
        thus=frozenset(words_of(grammar.thus)),
        word_nouns=frozenset(words_of(grammar.word_nouns)),
        reason_conjunctions=frozenset(words_of(grammar.reasons)),
        indefinite=frozenset(words_of(file.phrases.indefinite)),
        adjective_endings=tuple(sorted(endings, key=len, reverse=True)),
        maker_prepositions=_makers(file),
        owner_marks=frozenset(w for w in words_of(file.phrases.possessive) if w[-1].isalpha()),
        genitive_articles=_genitive_articles(language),
        genitive_endings=words_of(file.phrases.genitive_endings),
        plural_subjunctive_endings=words_of(grammar.subjunctive_plural),
        infinitive_endings=words_of(grammar.infinitive_endings),
        perfect_infinitives=frozenset(words_of(grammar.perfect_infinitives)),
        adverb_endings=words_of(grammar.adverb_endings),
        gerund_endings=words_of(grammar.gerund_endings),
        comparison_words=frozenset(words_of(according.comparison)),
        relative_source_words=frozenset(entry.split()[0] for entry in words_of(according.relative)),
        had_text_verbs=frozenset(words_of(according.had_text_verbs)),
        time_measures=frozenset(words_of(according.measures)),
        self_source_words=frozenset(words_of(according.self_source_words)),
        claim_nouns=_claim_nouns(language),
        source_anaphors=anaphors,
        evidentials=_evidentials(according),
        source_openings=openings,
        source_closings=closings,
        source_words=closings | anaphors | openings.keys(),
        finite_cue_forms=_finite_cue_forms(language),
        cue_forms=frozenset((*language.verbs, *language.nouns)),
        separable_forms=_separable_forms(language),
    )


def _makers(file: LanguageFile) -> frozenset[str]:
    """Prepositions of who makes a claim; none where the pack names no owner's."""
    phrases, agent = file.phrases, file.grammar.agent
    if not phrases.owner:
        return frozenset()
    return frozenset((*words_of(phrases.owner), *words_of(phrases.from_whom), *words_of(agent)))


def _genitive_articles(language: Language) -> frozenset[str]:
    """Articles that can stand before an owner: "der", "des"."""
    return frozenset(
        form
        for form, readings in language.file.phrases.articles.items()
        if language.flags.get(form, 0) & _ARTICLE
        and any(reading[2:] == "g" for reading in readings.split())
    )


def _claim_nouns(language: Language) -> tuple[str, ...]:
    return tuple(
        form
        for form, readings in language.nouns.items()
        if "according" in readings[0].cue.complements and len(form) >= COMPOUND_NOUN
    )


def _finite_cue_forms(language: Language) -> frozenset[str]:
    # Where word order is free, a participle stands for the present without an auxiliary.
    finite = FINITE | (PARTICIPLE * language.file.grammar.free_order)
    return frozenset(
        form
        for form, readings in language.verbs.items()
        if any(reading.form & finite for reading in readings)
    )


def _separable_forms(language: Language) -> dict[str, frozenset[str]]:
    return {
        form: frozenset(part[-1] for reading in readings for part in reading.cue.particle)
        for form, readings in language.verbs.items()
        if form not in language.nouns and all(reading.cue.particle for reading in readings)
    }


def _evidentials(according: According) -> dict[str, tuple[Evidential, ...]]:
    """The evidentials by their first word, longest first."""
    found: dict[str, list[Evidential]] = {}
    for entries, phrase in ((according.adverbs, False), (according.impersonal, True)):
        for text, certainty in entries.items():
            words = tuple(text.lower().split())
            found.setdefault(words[0], []).append((words, certainty, phrase))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for word, entries in found.items()
    }


def _openings(according: According) -> dict[str, tuple[Opening, ...]]:
    """The words that open a source phrase by their first, by kind, each kind longest first."""
    found: dict[str, list[Opening]] = {}
    kinds: tuple[tuple[dict[str, str], OpeningKind], ...] = (
        (according.before_noun, "noun"),
        (according.before, "before"),
        (according.particle, "particle"),
    )
    for entries, kind in kinds:
        openings = [(tuple(words.lower().split()), medium) for words, medium in entries.items()]
        for words, medium in sorted(openings, key=lambda entry: -len(entry[0])):
            found.setdefault(words[0], []).append((words, medium, kind))
    return {word: tuple(entries) for word, entries in found.items()}
