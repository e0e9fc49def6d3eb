"""What the rules look up of a language, compiled once for each language."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from relata.lang.language import FINITE, PARTICIPLE, Language, words_of
from relata.lang.schema import According, Grammar
from relata.model.codes import Certainty

#: Words that open a source phrase, the medium they leave, and the kind of phrase.
Opening = tuple[tuple[str, ...], str, str]


class Lexicon(Struct, frozen=True):
    """Word lists of a language file as sets; see `relata.lang.schema` for their meaning."""

    grammar: Grammar
    according: According
    #: Dashes that open a line of speech and part it from its frame.
    dashes: frozenset[str]
    passive: frozenset[str]
    agent: frozenset[str]
    #: Endings of attributive adjectives, longest first.
    endings: tuple[str, ...]
    #: Endings of the unreal subjunctive where it stands for the reporting one.
    shared: tuple[str, ...]
    #: Determiners and adjectives that make a phrase indefinite.
    indefinite: frozenset[str]
    background: frozenset[str]
    states: frozenset[str]
    towards: frozenset[str]
    #: Prepositions of the text or body in which something is said.
    within: frozenset[str]
    talks: frozenset[str]
    anaphor: frozenset[str]
    reasons: frozenset[str]
    #: Adverbs that stand for the last source: "demnach".
    references: frozenset[str]
    infinitive_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    comparison: frozenset[str]
    relatives: frozenset[str]
    seen: frozenset[str]
    measures: frozenset[str]
    own: frozenset[str]
    #: Forms of nouns that stand after "nach", for compounds that end in them.
    claims: tuple[str, ...]
    #: First word -> (words, certainty, whether it is a phrase rather than an adverb).
    hearsay_openers: dict[str, tuple[tuple[tuple[str, ...], Certainty, bool], ...]]
    #: First word -> the openings that begin with it, in the order to try them.
    openings: dict[str, tuple[Opening, ...]]
    closing_words: frozenset[str]
    #: Any of these words may begin or end a source phrase.
    source_words: frozenset[str]
    #: Forms of cues that may be finite.
    finite_words: frozenset[str]
    #: Every form of a cue.
    cue_words: frozenset[str]
    #: Form of cues that all have a separated part -> the last words of these parts, which
    #: are rarer than the first ("der Ansicht").
    apart: dict[str, frozenset[str]]


@lru_cache(maxsize=32)
def lexicon_of(language: Language) -> Lexicon:
    """The tables of a language."""
    grammar, according = language.file.grammar, language.file.according
    openings = _openings(according)
    closing_words = frozenset((*according.after, *according.after_noun))
    references = frozenset(words_of(according.reference))
    return Lexicon(
        grammar=grammar,
        according=according,
        dashes=frozenset(words_of(language.file.marks.dashes)),
        passive=frozenset(words_of(grammar.passive)),
        agent=frozenset(words_of(grammar.agent)),
        endings=tuple(
            sorted(words_of(language.file.phrases.adjective_endings), key=len, reverse=True)
        ),
        shared=words_of(grammar.subjunctive_plural),
        indefinite=frozenset(words_of(language.file.phrases.indefinite)),
        background=frozenset(words_of(grammar.background)),
        states=frozenset(words_of(grammar.states)),
        references=references,
        towards=frozenset(words_of(grammar.towards)),
        within=frozenset(words_of(grammar.within)),
        talks=frozenset(words_of(grammar.talks)),
        anaphor=frozenset(words_of(grammar.anaphor)),
        reasons=frozenset(words_of(grammar.reasons)),
        adverb_endings=words_of(grammar.adverb_endings),
        gerund_endings=words_of(grammar.gerund_endings),
        infinitive_endings=words_of(grammar.infinitive_endings),
        comparison=frozenset(words_of(according.comparison)),
        relatives=frozenset(entry.split()[0] for entry in words_of(according.relative)),
        seen=frozenset(words_of(according.seen)),
        measures=frozenset(words_of(according.measures)),
        own=frozenset(words_of(according.own)),
        claims=tuple(
            form
            for form, readings in language.nouns.items()
            if "according" in readings[0].cue.takes and len(form) > 5
        ),
        hearsay_openers=_evidentials(according),
        openings=openings,
        closing_words=closing_words,
        source_words=closing_words | references | openings.keys(),
        finite_words=frozenset(
            form
            for form, readings in language.verbs.items()
            if any(r.form & (FINITE | (PARTICIPLE * grammar.free_order)) for r in readings)
        ),
        cue_words=frozenset((*language.verbs, *language.nouns)),
        apart={
            form: frozenset(part[-1] for reading in readings for part in reading.cue.sep)
            for form, readings in language.verbs.items()
            if form not in language.nouns and all(reading.cue.sep for reading in readings)
        },
    )


def _evidentials(
    according: According,
) -> dict[str, tuple[tuple[tuple[str, ...], Certainty, bool], ...]]:
    """The words of hearsay by their first, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Certainty, bool]]] = {}
    for entries, phrase in ((according.adverbs, False), (according.impersonal, True)):
        for text, certainty in entries.items():
            words = tuple(text.lower().split())
            found.setdefault(words[0], []).append((words, certainty, phrase))
    return {
        word: tuple(sorted(readings, key=lambda reading: -len(reading[0])))
        for word, readings in found.items()
    }


def _openings(according: According) -> dict[str, tuple[Opening, ...]]:
    """The words that open a source phrase by their first, by kind, each kind longest first."""
    found: dict[str, list[Opening]] = {}
    for entries, kind in (
        (according.before_noun, "noun"), (according.before, "before"),
        (according.particle, "particle"),
    ):  # fmt: skip
        openings = [(tuple(words.lower().split()), medium) for words, medium in entries.items()]
        for opening, medium in sorted(openings, key=lambda entry: -len(entry[0])):
            found.setdefault(opening[0], []).append((opening, medium, kind))
    return {word: tuple(openings) for word, openings in found.items()}
