"""The word classes of a form: by the language's lists, its shape, and what the world knows.

A form is classified once for each language and kept (bounded). Compounds are classified by
their last part ("Regierungssprecherin" as "Sprecherin", "EU-Kommission" as "Kommission").
"""

from __future__ import annotations

from relata.knowledge import first_names, organisations, places, world
from relata.lang.language import FINITE, PARTICIPLE
from relata.lang.schema import Flag
from relata.mentions.morphology.compounds import last_part
from relata.mentions.weights import weights
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_classes import (
    ADJ,
    ADV,
    AFTER,
    ART,
    CAP,
    CLOSED,
    COMMA,
    COMMON,
    CONTRACTED,
    DEM,
    DET,
    DIGIT,
    END,
    FIRST,
    FLAG_BITS,
    GENITIVE,
    GROUP,
    HANG,
    LAND,
    LOWER,
    LPAR,
    MEASURE,
    NATION,
    NOTNOUN,
    NUM,
    OUTLET,
    PART,
    PARTICLE,
    PERS,
    PLACE,
    PLURAL,
    POSS,
    PREP,
    PRON,
    PROOF,
    REL,
    RPAR,
    SAYS,
    STOP,
    SUB,
    TIME,
    TITLE,
    UPPER,
    VAGUE,
    VERB,
)  # fmt: skip

_ARTICLE, _SUBORDINATION = int(Flag.ARTICLE), int(Flag.SUBORDINATION)
_PUNCT = {"%": LOWER | NUM | MEASURE, ",": COMMA, "(": LPAR, "[": LPAR, ")": RPAR, "]": RPAR}
_ENDS = frozenset(".!?;:…–—-")


def _closed(lexicon: MentionLexicon, lower: str) -> int:
    flags = lexicon.language.flags.get(lower, 0)
    bits = 0
    if flags:
        for flag, bit in FLAG_BITS:
            if flags & flag:
                bits |= bit
        bits |= (ART if flags & _ARTICLE else 0) | (SUB if flags & _SUBORDINATION else 0)
    if lower in lexicon.contracted:
        bits |= CONTRACTED | PREP
    if lower in lexicon.articles:
        bits |= DET
    if bits & DEM:
        bits &= ~TITLE  # former, latter
    if lower in lexicon.objects:
        bits |= PRON  # her, which is also a determiner
    if lower in lexicon.indefinite:
        bits |= VAGUE
    verbs = lexicon.language.verbs.get(lower)
    if verbs is not None:
        form = 0
        for reading in verbs:
            form |= reading.form
        if form & FINITE:
            bits |= VERB
        if any(not reading.cue.particle for reading in verbs):
            bits |= SAYS
        if form & PARTICIPLE:
            bits |= PART
        bits |= NOTNOUN
    return bits


def _shape(lexicon: MentionLexicon, word: str, lower: str) -> int:
    bits = 0
    head = word[0]
    inner = word[1:] != word.lower()[1:]
    if head.isupper() or head.istitle():
        bits = CAP
        if inner and word.isupper():
            bits |= UPPER
    elif head.isalpha():
        # eBay, al-Arabiya: a capital inside makes a name too; "z.B." is not one.
        bits = CAP if inner and word[-1] != "." else LOWER
    elif head.isdigit():
        bits = CAP if inner else DIGIT
        if "-" in word and not inner and word[-1].isalpha() and lexicon.capitals:
            return _small(lexicon, word)  # "84-jährige"
    if bits & LOWER:
        bits = _small(lexicon, word)
    elif bits & CAP:
        whole = lower[lower.rfind("-") + 1 :] in lexicon.outlet_words
        if whole or (lexicon.capitals and lower.endswith(lexicon.outlet_endings)):
            bits |= OUTLET
        if lower in lexicon.group_endings:
            bits |= GROUP
        if lower.endswith(lexicon.genitive_endings):
            bits |= GENITIVE
        bits |= _known(word)
    if lower in lexicon.particles:
        bits |= PARTICLE
    if word[-1] == "-":
        bits |= HANG  # Such- und Rettungsdienst
    if word in lexicon.after_name:
        bits |= AFTER
    return bits


def _small(lexicon: MentionLexicon, word: str) -> int:
    """Shape bits of a word that begins with a small letter."""
    left, stop, right = word.partition(".")
    if stop and len(left) > 1 and len(right) > 1 and right.isalpha():
        return CAP | UPPER  # an address such as a site's, or a name that is written like one
    known = world.lookup(word)  # most words are on no list
    if known is not None:
        known = organisations.outlet(word) or organisations.agency(word)
    if known is not None and not known.ambiguous:
        return CAP | UPPER | OUTLET
    bits = LOWER
    if word.endswith(lexicon.adjective_endings):
        proof = word.endswith(lexicon.adjective_proofs) or places.adjective(word) is not None
        bits |= ADJ | (PROOF if proof else 0)
        if word.endswith(lexicon.genitive_adjectives):
            bits |= GENITIVE
    elif word.endswith(lexicon.stop_endings):
        bits |= NOTNOUN
    elif not lexicon.adjective_endings and places.adjective(word, lexicon.language.code):
        bits |= ADJ
    if (
        word.endswith(lexicon.plural_endings)
        and len(word) > weights().letters.plural_after
        and not word.endswith(lexicon.unclear_endings)
    ):
        bits |= PLURAL
    return bits


def _known(word: str) -> int:
    """What the world knows under a capitalised word: a place, a people, a first name."""
    bits = 0
    place = places.lookup(word)
    if place is not None and not place.ambiguous:
        bits |= LAND
    if places.people(word) is not None:
        bits |= PERS
    elif places.adjective(word) is not None:
        bits |= NATION
    if first_names.known(word):
        bits |= FIRST
    return bits


def _noun(lexicon: MentionLexicon, word: str, lower: str, shape: int) -> int:
    known = lexicon.nouns.get(lower)
    if known is not None:
        return known
    if not lexicon.capitals and "-" not in lower:
        return lexicon.nouns.get(lower[:-1], 0) if shape & PLURAL else 0
    if shape & LAND:
        return 0  # "Darmstadt" is not a compound of "Stadt"
    letters = weights().letters
    part = last_part(lower, lexicon.nouns, lexicon.noun_tails)
    bits = lexicon.nouns[part] if part else 0
    if bits and len(part) < letters.compound_kind and "-" not in word:
        bits &= ~(PERS | PLACE | TIME)  # not a man: Hoffmann; not a mountain: Schwarzenberg
    proof = not bits and shape & CAP and not shape & FIRST and lexicon.capitals
    proof = proof and len(lower) > letters.noun_ending_after
    if proof and lower.endswith(lexicon.any_noun_ending):
        bits = COMMON
    return bits


def classify_form(lexicon: MentionLexicon, word: str, *, first: bool) -> int:
    """Class bits of a form inside a sentence, or as its first word."""
    if not word:
        return 0
    if word in _PUNCT:
        return _PUNCT[word]
    lower = word.lower()
    if "’" in lower and lower not in lexicon.nouns and lower not in lexicon.language.flags:
        lower = lower.replace("’", "'")  # "l’", "C’", "aujourd’hui"
    if lower in lexicon.possessive:
        return POSS
    if word[0] == "-" and lower in lexicon.objects:
        return PRON  # an enclitic: "-il"
    if not word[0].isalnum():
        return END if word[0] in _ENDS else 0
    shape = _shape(lexicon, word, lower)
    closed = _closed(lexicon, lower)
    noun = _noun(lexicon, word, lower, shape) if not shape & DIGIT else 0
    if shape & UPPER:
        closed &= ~(PRON | REL | VERB | STOP)  # the US, an IT firm, the WHO
    if not shape & CAP:
        if closed & (REL | PRON):
            noun = 0  # "who" is not the WHO
        if lexicon.capitals and shape & LOWER:
            noun &= MEASURE | TIME
        return shape | closed | noun
    if first:
        strong = closed & (CLOSED & ~(VERB | ADV | TIME | NUM))
        if (strong and lexicon.capitals) or (closed & (CLOSED | VERB) and not noun):
            return shape & ~(CAP | UPPER) | LOWER | closed
        return shape | closed | noun
    if lexicon.capitals:
        # Inside a sentence a capital distinguishes a noun from a word of a closed class.
        return shape | noun | closed & (TITLE | TIME | PRON | AFTER | NUM | GENITIVE)
    keep = closed & ~(VERB | STOP | PART | NOTNOUN | ADV) if len(word) > 1 else closed & PRON
    return shape | keep | noun
