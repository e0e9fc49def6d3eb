"""What the mention finder knows of a word form, as one integer of class bits.

A form is classified once for each language and kept (bounded); the finder then runs over a
list of integers. Compounds are classified by their last part ("Regierungssprecherin" as
"Sprecherin", "EU-Kommission" as "Kommission").
"""

from __future__ import annotations

from functools import partial

from msgspec import Struct, field

from relata.knowledge import agencies, first_names, outlets, places
from relata.lang.language import FINITE, PARTICIPLE, Language, words_of
from relata.lang.schema import Flag, Role, Words
from relata.mentions.morphology.compounds import last_part, tails_of
from relata.mentions.morphology.inflections import CASES, Inflections, Reading
from relata.model.analysis import GEN
from relata.model.cache import BoundedCache

(
    CAP, LOWER, UPPER, DIGIT, DET, PREP, PRON, REL, INDEF, DEM, COORD, VERB, STOP, ADV, TITLE,
    ROLE, GROUP, MEDIA, DOC, PERS, PLACE, TIME, NUM, CLAIM, COMMA, LPAR, RPAR, OPEN, CLOSE, POSS,
    PARTICLE, AFTER, ADJ, MEASURE, COMMON, PROOF, PART, END, OUTLET, GENITIVE, CONTRACTED, NOTNOUN,
    LAND, FIRST, NATION, JOIN, ART, HANG, SUB, PLURAL, VAGUE, SAYS,
) = (1 << n for n in range(52))  # fmt: skip

#: A common noun of a known kind.
NOUN = ROLE | GROUP | MEDIA | DOC | PERS | PLACE | CLAIM | COMMON | MEASURE
#: Somebody or something that can speak.
AGENT = ROLE | GROUP | MEDIA | DOC | PERS
#: Closed classes that no noun phrase goes on through.
BLOCK = PREP | PRON | REL | COORD | VERB | STOP
CLOSED = BLOCK | DET | INDEF | DEM | ADV | NUM | TIME | PARTICLE

_FLAGS = tuple(
    (int(flag), bit) for flag, bit in (
    (Flag.ARTICLE | Flag.DETERMINER, DET), (Flag.PREPOSITION, PREP), (Flag.PRONOUN, PRON),
    (Flag.RELATIVE, REL), (Flag.INDEFINITE, INDEF), (Flag.DEMONSTRATIVE, DEM),
    (Flag.COORDINATION, COORD),
    (Flag.AUXILIARY | Flag.MODAL | Flag.SUBJUNCTIVE1 | Flag.SUBJUNCTIVE2 | Flag.FINITE, VERB),
    (Flag.SUBORDINATION | Flag.COMPLEMENTISER | Flag.QUESTION | Flag.REFLEXIVE | Flag.NEGATION
     | Flag.INFINITIVE, STOP),
    (Flag.ADVERB | Flag.CORRELATE, ADV), (Flag.TITLE, TITLE), (Flag.ROLE, ROLE),
    (Flag.GROUP, GROUP),
    (Flag.MEDIA, MEDIA), (Flag.DOCUMENT, DOC), (Flag.PERSONS, PERS), (Flag.PLACE, PLACE),
    (Flag.TIME, TIME), (Flag.NUMBER, NUM),
    )
)  # fmt: skip
_ARTICLE, _SUBORDINATION = int(Flag.ARTICLE), int(Flag.SUBORDINATION)
_NOUN_FLAGS = int(
    Flag.ROLE | Flag.GROUP | Flag.MEDIA | Flag.DOCUMENT | Flag.PERSONS | Flag.PLACE | Flag.TIME
)
_KIND_BITS = {
    "person": ROLE, "unnamed": PERS, "organisation": GROUP, "institution": GROUP, "outlet": MEDIA,
    "agency": MEDIA, "document": DOC, "place": PLACE,
}  # fmt: skip
_HEADS = {
    "any": NOUN, "noun": NOUN, "agent": AGENT, "role": ROLE | TITLE, "person": PERS,
    "group": GROUP | MEDIA, "claim": CLAIM | DOC,
}  # fmt: skip
_PUNCT = {"%": LOWER | NUM | MEASURE, ",": COMMA, "(": LPAR, "[": LPAR, ")": RPAR, "]": RPAR}
_ENDS = frozenset(".!?;:…–—-")
_KEEP = 60_000
_UNSEEN = ""
#: A word for outlets that ends a compound is one from this many letters: "zeit" ends too much.
_SURE = 6


class Tables(Struct):
    """A language's look-up tables for noun phrases."""

    language: Language
    capitals: bool
    nouns: dict[str, int]
    #: Last letters of all nouns, and of all nouns of roles: what ends otherwise is no compound.
    noun_tails: frozenset[str]
    role_tails: frozenset[str]
    articles: dict[str, tuple[Reading, ...]]
    contracted: dict[str, tuple[Reading, ...]]
    #: Preposition -> (class bits of heads, names, unknown nouns, governed names) it belongs to.
    attach: dict[str, tuple[int, bool, bool, bool]]
    owner: frozenset[str]
    verb_second: bool
    indefinite: frozenset[str]
    particles: frozenset[str]
    after_name: frozenset[str]
    possessive: frozenset[str]
    group_endings: frozenset[str]
    #: Last words of names of outlets, and those long enough to end a compound surely.
    outlet_words: frozenset[str]
    outlet_endings: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    adjective_proofs: tuple[str, ...]
    stop_endings: tuple[str, ...]
    noun_endings: dict[str, str]
    any_noun_ending: tuple[str, ...]
    #: Endings by which an adjective alone shows a genitive plural: "er" in German.
    genitive_adjectives: tuple[str, ...]
    plural_endings: tuple[str, ...]
    #: Words that join the last member of a list to it: "und", "and".
    joins: frozenset[str]
    #: Prepositions that name the agent of a passive: "by".
    agent: frozenset[str]
    #: Pronouns that stand alone.
    objects: frozenset[str]
    #: (number, case) of a reading -> endings that its noun must have.
    case_endings: dict[tuple[str, int], tuple[str, ...]]
    #: Forms of verbs of saying whose object is who hears it: "told".
    telling: frozenset[str]
    #: Whether determiners show cases.
    cases: bool
    #: What endings show, where nouns and adjectives have cases; else None.
    inflections: Inflections | None = None
    #: Class bits of a form inside a sentence.
    within: dict[str, int] = field(default_factory=dict)
    #: The same of one that opens a sentence, where a capital proves nothing.
    opening: dict[str, int] = field(default_factory=dict)
    roles: dict[str, Role | None] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    agreements: dict[tuple[str, bool, str, str, bool], tuple[str | None, str, int]] = field(
        default_factory=dict
    )
    #: Article, adjective's ending, preposition, number, gender and case endings -> the same.
    alike: dict[
        tuple[str, str, bool, str | None, str, tuple[bool, ...]], tuple[str | None, str, int]
    ] = field(default_factory=dict)

    def role(self, lower: str) -> Role | None:
        """The role noun behind a form, also as the last part of a compound; or None."""
        found = self.roles.get(lower, _UNSEEN)
        if isinstance(found, str):
            if len(self.roles) > _KEEP:
                self.roles.clear()
            part = last_part(lower, self.language.roles, self.role_tails)
            found = self.roles[lower] = self.language.roles[part] if part else None
        return found

    def gender(self, lower: str) -> str:
        """The gender that a noun's ending shows, "" for none."""
        found = self.genders.get(lower)
        if found is None:
            if len(self.genders) > _KEEP:
                self.genders.clear()
            found = ""
            if lower.endswith(self.any_noun_ending):
                endings = [e for e in self.noun_endings if lower.endswith(e)]
                found = self.noun_endings[max(endings, key=len)]
            self.genders[lower] = found
        return found


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
            for flag, bit in _FLAGS:
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


def build(language: Language) -> Tables:
    """The tables of a language."""
    phrases = language.file.phrases
    articles, nouns = _readings(phrases.articles), _noun_bits(language)
    tables = Tables(
        language=language,
        capitals=language.file.grammar.nouns_capitalised,
        nouns=nouns,
        noun_tails=tails_of(nouns),
        role_tails=tails_of(language.roles),
        articles=articles,
        contracted=_readings(phrases.contracted),
        attach={k.lower(): _heads(v) for k, v in phrases.attach.items()},
        owner=_set(phrases.owner),
        verb_second=language.file.grammar.verb_second,
        indefinite=_set(phrases.indefinite),
        particles=_set(language.file.lines.particles),
        after_name=frozenset(words_of(phrases.after_name)),
        possessive=_set(phrases.possessive),
        group_endings=_set(phrases.group_endings),
        outlet_words=frozenset(words_of(phrases.outlet_endings)),
        outlet_endings=tuple(w for w in words_of(phrases.outlet_endings) if len(w) >= _SURE),
        genitive_endings=words_of(phrases.genitive_endings),
        adjective_endings=words_of(phrases.adjective_endings),
        adjective_proofs=words_of(phrases.adjective_proofs),
        stop_endings=words_of(phrases.stop_endings),
        noun_endings=dict(phrases.noun_endings),
        any_noun_ending=tuple(phrases.noun_endings),
        genitive_adjectives=tuple(
            form[1:] for form, r in articles.items() if form[0] == "-" and ("p", "x", GEN) in r
        ),
        plural_endings=words_of(phrases.plural_endings),
        objects=frozenset(w for w, p in language.file.pronouns.items() if p.case != "g"),
        case_endings={
            (k[0], CASES[k[1]]): words_of(v)
            for k, v in phrases.case_endings.items()
            if len(k) == 2 and k[1] in CASES
        },
        agent=_set(language.file.grammar.agent),
        joins=_set(phrases.joins) or _set(language.file.words.get("coordination", ())),
        telling=frozenset(
            form
            for form, readings in language.verbs.items()
            if any("object" in r.cue.to and r.cue.act == "state" for r in readings)
        ),
        cases=len({r[2] for readings in articles.values() for r in readings}) > 1,
        inflections=Inflections(language) if phrases.noun_forms else None,
    )
    tables.within = BoundedCache(partial(_classify, tables, first=False), _KEEP)
    tables.opening = BoundedCache(partial(_classify, tables, first=True), _KEEP)
    return tables


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


def _closed(tables: Tables, lower: str) -> int:
    flags = tables.language.flags.get(lower, 0)
    bits = 0
    if flags:
        for flag, bit in _FLAGS:
            if flags & flag:
                bits |= bit
        bits |= (ART if flags & _ARTICLE else 0) | (SUB if flags & _SUBORDINATION else 0)
    if lower in tables.contracted:
        bits |= CONTRACTED | PREP
    if lower in tables.articles:
        bits |= DET
    if bits & DEM:
        bits &= ~TITLE  # former, latter
    if lower in tables.objects:
        bits |= PRON  # her, which is also a determiner
    if lower in tables.indefinite:
        bits |= VAGUE
    verbs = tables.language.verbs.get(lower)
    if verbs is not None:
        form = 0
        for reading in verbs:
            form |= reading.form
        if form & FINITE:
            bits |= VERB
        if any(not reading.cue.sep for reading in verbs):
            bits |= SAYS
        if form & PARTICIPLE:
            bits |= PART
        bits |= NOTNOUN
    return bits


def _shape(tables: Tables, word: str, lower: str) -> int:
    bits = 0
    head = word[0]
    inner = word[1:] != lower[1:]
    if head.isupper() or head.istitle():
        bits = CAP
        if inner and word.isupper():
            bits |= UPPER
    elif head.isalpha():
        # eBay, al-Arabiya: a capital inside makes a name too; z.B. is none.
        bits = CAP if inner and word[-1] != "." else LOWER
    elif head.isdigit():
        bits = CAP if inner else DIGIT
        if "-" in word and not inner and word[-1].isalpha() and tables.capitals:
            return _small(tables, word)  # "84-jährige"
    if bits & LOWER:
        bits = _small(tables, word)
    elif bits & CAP:
        whole = lower[lower.rfind("-") + 1 :] in tables.outlet_words
        if whole or (tables.capitals and lower.endswith(tables.outlet_endings)):
            bits |= OUTLET
        if lower in tables.group_endings:
            bits |= GROUP
        if lower.endswith(tables.genitive_endings):
            bits |= GENITIVE
        bits |= _known(word)
    if lower in tables.particles:
        bits |= PARTICLE
    if word[-1] == "-":
        bits |= HANG  # Such- und Rettungsdienst
    if word in tables.after_name:
        bits |= AFTER
    return bits


def _small(tables: Tables, word: str) -> int:
    """Shape bits of a word that begins with a small letter."""
    left, stop, right = word.partition(".")
    if stop and len(left) > 1 and len(right) > 1 and right.isalpha():
        return CAP | UPPER  # an address such as a site's, or a name that is written like one
    known = outlets.lookup(word) or agencies.lookup(word)
    if known is not None and not known.ambiguous:
        return CAP | UPPER | OUTLET
    bits = LOWER
    if word.endswith(tables.adjective_endings):
        proof = word.endswith(tables.adjective_proofs) or places.adjective(word) is not None
        bits |= ADJ | (PROOF if proof else 0)
        if word.endswith(tables.genitive_adjectives):
            bits |= GENITIVE
    elif word.endswith(tables.stop_endings):
        bits |= NOTNOUN
    if word.endswith(tables.plural_endings) and len(word) > 3 and word[-2:-1] not in "siu":
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


def _noun(tables: Tables, word: str, lower: str, shape: int) -> int:
    known = tables.nouns.get(lower)
    if known is not None:
        return known
    if not tables.capitals and "-" not in lower:
        return tables.nouns.get(lower[:-1], 0) if shape & PLURAL else 0
    if shape & LAND:
        return 0  # Darmstadt is no town by its name's last part
    part = last_part(lower, tables.nouns, tables.noun_tails)
    bits = tables.nouns[part] if part else 0
    if bits and len(part) < 5 and "-" not in word:
        bits &= ~(PERS | PLACE | TIME)  # Hoffmann is no man, Schwarzenberg no mountain
    proof = not bits and shape & CAP and tables.capitals and len(lower) > 5
    if proof and lower.endswith(tables.any_noun_ending):
        bits = COMMON
    return bits


def _classify(tables: Tables, word: str, *, first: bool) -> int:
    """Class bits of a form inside a sentence, or as its first word."""
    if not word:
        return 0
    if word in _PUNCT:
        return _PUNCT[word]
    lower = word.lower()
    if lower in tables.possessive:
        return POSS
    if not word[0].isalnum():
        return END if word[0] in _ENDS else 0
    shape = _shape(tables, word, lower)
    closed = _closed(tables, lower)
    noun = _noun(tables, word, lower, shape) if not shape & DIGIT else 0
    if shape & UPPER:
        closed &= ~(PRON | REL | VERB | STOP)  # the US, an IT firm, the WHO
    if not shape & CAP:
        if tables.capitals and shape & LOWER:
            noun &= MEASURE | TIME
        return shape | closed | noun
    if first:
        strong = closed & (CLOSED & ~(VERB | ADV | TIME | NUM))
        if (strong and tables.capitals) or (closed & (CLOSED | VERB) and not noun):
            return shape & ~(CAP | UPPER) | LOWER | closed
        return shape | closed | noun
    if tables.capitals:
        # Inside a sentence a capital tells a noun from a word of a closed class.
        return shape | noun | closed & (TITLE | TIME | PRON | AFTER | NUM | GENITIVE)
    keep = closed & ~(VERB | STOP | PART | NOTNOUN | ADV) if len(word) > 1 else closed & PRON
    return shape | keep | noun
