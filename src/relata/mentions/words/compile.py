"""Compiles a language for the mention finder, once a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from relata.lang.language import Language, words_of
from relata.lang.schema import Flag, Words
from relata.mentions.limits import MAX_FORMS
from relata.mentions.morphology.compounds import tails_of
from relata.mentions.morphology.inflections import CASES, Inflections, Reading
from relata.mentions.weights import weights
from relata.mentions.words.classification import classify_form
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_classes import (
    AGENT,
    CLAIM,
    COMMON,
    DOC,
    FLAG_BITS,
    GROUP,
    MEASURE,
    MEDIA,
    NOUN,
    PERS,
    PLACE,
    ROLE,
    TITLE,
)  # fmt: skip
from relata.model.analysis import GEN
from relata.model.cache import BoundedCache

_NOUN_FLAGS = int(
    Flag.ROLE | Flag.GROUP | Flag.MEDIA | Flag.DOCUMENT | Flag.PERSONS | Flag.PLACE | Flag.TIME
)
_KIND_BITS = {
    "person": ROLE, "unnamed": PERS, "organisation": GROUP, "institution": GROUP, "outlet": MEDIA,
    "agency": MEDIA, "document": DOC, "place": PLACE,
}  # fmt: skip  # fmt: skip
_HEADS = {
    "any": NOUN, "noun": NOUN, "agent": AGENT, "role": ROLE | TITLE, "person": PERS,
    "group": GROUP | MEDIA, "claim": CLAIM | DOC,
}  # fmt: skip  # fmt: skip


def _readings(table: dict[str, str]) -> dict[str, tuple[Reading, ...]]:
    return {
        form.lower(): tuple(
            (r[0], r[1], CASES[r[2]])
            for r in text.split()
            if len(r) == 3 and r[0] in "sp" and r[1] in "mfnx" and r[2] in CASES
        )
        for form, text in table.items()
    }


def _noun_bits(language: Language) -> dict[str, int]:
    """Lower-case form -> noun class bits, from flags, roles and reporting nouns."""
    nouns: dict[str, int] = {}
    for form, flags in language.flags.items():
        if flags & _NOUN_FLAGS:
            bits = 0
            for flag, bit in FLAG_BITS:
                if flags & flag & _NOUN_FLAGS:
                    bits |= bit
            nouns[form] = bits
    for form, role in language.roles.items():
        nouns[form] = nouns.get(form, 0) | _KIND_BITS.get(role.kind, COMMON)
    for form in language.nouns:
        nouns[form] = nouns.get(form, 0) | CLAIM
    for word in words_of(language.file.phrases.measures):
        nouns[word.lower()] = nouns.get(word.lower(), 0) | MEASURE
    return nouns


def compile_lexicon(language: Language) -> MentionLexicon:
    """The tables of a language."""
    phrases = language.file.phrases
    articles, nouns = _readings(phrases.articles), _noun_bits(language)
    outlet_part = weights().letters.outlet_part
    lexicon = MentionLexicon(
        language=language,
        capitals=language.file.grammar.nouns_capitalised,
        nouns=nouns,
        noun_tails=tails_of(nouns),
        role_tails=tails_of(language.roles),
        articles=articles,
        contracted=_readings(phrases.contracted),
        attach={k.lower(): _heads(v) for k, v in phrases.attach.items()},
        owner=_set(phrases.owner),
        body_owner=_set(phrases.body_owner),
        verb_second=language.file.grammar.verb_second,
        indefinite=_set(phrases.indefinite),
        particles=_set(language.file.lines.particles),
        after_name=frozenset(words_of(phrases.after_name)),
        possessive=_set(phrases.possessive),
        group_endings=_set(phrases.group_endings),
        outlet_words=frozenset(words_of(phrases.outlet_endings)),
        outlet_endings=tuple(w for w in words_of(phrases.outlet_endings) if len(w) >= outlet_part),
        genitive_endings=words_of(phrases.genitive_endings),
        hearer_endings=words_of(phrases.hearer_endings),
        adjective_endings=words_of(phrases.adjective_endings),
        adjective_proofs=words_of(phrases.adjective_proofs),
        stop_endings=words_of(phrases.stop_endings),
        noun_endings=dict(phrases.noun_endings),
        any_noun_ending=tuple(phrases.noun_endings),
        genitive_adjectives=_genitive_adjectives(articles),
        plural_endings=words_of(phrases.plural_endings),
        not_plural_endings=phrases.not_plural_endings,
        unclear_endings=(*phrases.not_plural_endings, *phrases.open_number_endings),
        objects=frozenset(w for w, p in language.file.pronouns.items() if p.case != "g"),
        case_endings=_case_endings(phrases.case_endings),
        agent=_set(language.file.grammar.agent),
        joins=_set(phrases.joins) or _set(language.file.words.get("coordination", ())),
        telling=_telling(language),
        name_endings=phrases.name_endings,
        cases=len({r[2] for readings in articles.values() for r in readings}) > 1,
        before_time=_set(phrases.before_time),
        opening_adjectives=_set(phrases.opening_adjectives),
        before_place=_set(phrases.before_place),
        months=frozenset(month.lower() for month in language.file.months),
        plural_verbs=language.file.grammar.plural_verb_endings,
        inflections=Inflections(language) if phrases.noun_forms else None,
    )
    return _with_caches(lexicon)


def _genitive_adjectives(articles: Mapping[str, tuple[Reading, ...]]) -> tuple[str, ...]:
    """Endings by which an adjective alone shows a genitive plural."""
    return tuple(
        form[1:] for form, r in articles.items() if form[0] == "-" and ("p", "x", GEN) in r
    )


def _with_caches(lexicon: MentionLexicon) -> MentionLexicon:
    lexicon.within = BoundedCache(partial(classify_form, lexicon, first=False), MAX_FORMS)
    lexicon.opening = BoundedCache(partial(classify_form, lexicon, first=True), MAX_FORMS)
    return lexicon


def _case_endings(table: Mapping[str, Words]) -> dict[tuple[str, int], tuple[str, ...]]:
    """(number, case) -> endings, from keys such as "sg"."""
    return {
        (key[0], CASES[key[1]]): words_of(endings)
        for key, endings in table.items()
        if len(key) == 2 and key[1] in CASES
    }


def _telling(language: Language) -> frozenset[str]:
    """Forms of verbs whose object is who hears the words: "told"."""
    return frozenset(
        form
        for form, readings in language.verbs.items()
        if any(r.cue.takes_hearer and r.cue.act == "state" for r in readings)
    )


def _heads(text: str) -> tuple[int, bool, bool, bool]:
    """The heads that an entry of [phrases.attach] names."""
    names = text.split()
    bits = 0
    for name in names:
        bits |= _HEADS.get(name, 0)
    every = "any" in names
    return bits, every or "name" in names, every or "noun" in names, "governed" in names


def _set(words: Words) -> frozenset[str]:
    return frozenset(w.lower() for w in words_of(words))
