"""What a language file holds, and how it is checked. A language is data: `data/<code>.toml`.

The file is decoded straight into `LanguageFile` (an unknown key, a wrong type or a word
outside a closed list is an error that names the place), then compiled once by
`relata.lang.language` into the look-up tables that the stages use.
Word lists may be written as one string, words parted by white space, or as a TOML list
(needed where an entry has a space in it).
"""

from __future__ import annotations

from enum import IntFlag
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from relata.model.codes import Act, Certainty, EntityKind

Words = str | tuple[str, ...]

#: Complements that a cue may take.
Complement = Literal[
    "direct",  # verbatim words in quotation marks or after a colon
    "that",    # a clause with a complementiser: dass, that, что
    "bare",    # a clause without one: "er sagte, er komme", "she said he came"
    "wh",      # an indirect question: ob, whether, wer, why
    "inf",     # an infinitive with zu/to
    "object",  # a noun phrase or prepositional object: "condemned the attack"
    "ing",     # a gerund: "denied taking money"
    "so",      # may stand in a parenthesis: ", sagte X", ", X said"
    "as",      # may stand in a comparison clause: "wie X berichtet", "as X put it"
    "according",  # a noun that stands in "nach Angaben von", "in the words of"
]  # fmt: skip


class Flag(IntFlag):
    """Closed-class bits of a word form; a form may have several. Names are keys of [words]."""

    ARTICLE = 1 << 0  # der, ein, the, a
    DETERMINER = 1 << 1  # dieser, mein, alle, mehrere: words that open a noun phrase
    PREPOSITION = 1 << 2
    PRONOUN = 1 << 3  # personal pronouns that can stand for a speaker: er, she, wir
    REFLEXIVE = 1 << 4
    RELATIVE = 1 << 5  # der, welcher, who, which
    INDEFINITE = 1 << 6  # man, jemand, niemand, someone
    DEMONSTRATIVE = 1 << 7  # dies, das, this, that as pronouns
    COORDINATION = 1 << 8  # und, oder, aber, and, or, but
    SUBORDINATION = 1 << 9  # weil, wenn, obwohl, because, although
    COMPLEMENTISER = 1 << 10  # dass, ob, that, whether
    QUESTION = 1 << 11  # wer, was, wann, who, what, why
    AUXILIARY = 1 << 12  # forms of haben, sein, werden; have, be, do, will
    MODAL = 1 << 13
    SUBJUNCTIVE1 = 1 << 14  # sei, habe, werde, könne: reports another's words
    SUBJUNCTIVE2 = 1 << 15  # wäre, hätte, würde, könnte
    FINITE = 1 << 16  # any other form that is (nearly) always a finite verb
    NEGATION = 1 << 17
    ADVERB = 1 << 18  # adverbs and particles that may stand between cue and speaker
    TITLE = 1 << 19  # Herr, Dr., Mr, President: before a name
    ROLE = 1 << 20  # nouns for people by office or trade: Sprecher, minister
    GROUP = 1 << 21  # nouns for institutions and groups: Polizei, government
    MEDIA = 1 << 22  # nouns for outlets: Zeitung, broadcaster
    DOCUMENT = 1 << 23  # nouns for texts that speak: Bericht, statement, study
    TIME = 1 << 24  # weekdays, months, heute, yesterday
    NUMBER = 1 << 25  # zwei, dozen
    INFINITIVE = 1 << 26  # the mark of the infinitive: zu, to
    HEARSAY = 1 << 27  # forms of evidential soll
    PERSONS = 1 << 28  # nouns for people in general: Mann, Zeugen, residents
    PLACE = 1 << 29  # nouns for places: Stadt, river
    CORRELATE = 1 << 30  # words that point to a clause to come: darauf, davon, es


class Marks(Struct, frozen=True, forbid_unknown_fields=True):
    """Quotation marks: pairs (opening, closing) that this language's texts use, usual first."""

    quotes: tuple[tuple[str, str], ...]
    #: Words that begin or end with an apostrophe: 'n, o', ’s. Never quotation marks.
    apostrophe_words: Words = ()
    #: Letters of its own that tell it from languages with like words: "ě ř ů"; "" for none.
    letters: Words = ()
    #: Dashes that open a line of speech and part it from its frame: "— Да, — сказал он."
    dashes: Words = ()


class Segmenting(Struct, frozen=True, forbid_unknown_fields=True):
    """How sentences end."""

    #: Abbreviations with their full stop, as written: "Dr.", "z. B.", "U.S.".
    abbreviations: Words
    #: Abbreviations that may also end a sentence: "usw.", "etc.", "Inc.".
    final_abbreviations: Words = ()
    #: A number with a full stop is an ordinal when followed by one of these: April, Jahrhundert.
    after_ordinal: Words = ()
    #: True where a number and a full stop write an ordinal ("3. April").
    ordinal_stop: bool = False
    #: Words that open a sentence so often that they prove one after an unclear full stop.
    openers: Words = ()
    #: Endings with an apostrophe that are words of their own and split off: "'s 're" in English.
    clitics: Words = ()
    #: Endings that a colon, star or the like joins to a word: ":in :innen *innen".
    suffixes: Words = ()


class Grammar(Struct, frozen=True, forbid_unknown_fields=True):
    """Traits that the engine's rules ask for."""

    #: The finite verb is second in a main clause, last in a subordinate one (German, Dutch).
    verb_second: bool = False
    #: Common nouns are written with a capital.
    nouns_capitalised: bool = False
    #: A comma stands before every subordinate clause (German, Russian, Czech).
    comma_before_clause: bool = False
    #: The subject may be left out (Russian past, Czech, Hungarian, Italian).
    drops_subject: bool = False
    #: Reported speech without a cue is marked by the subjunctive (German).
    subjunctive_reports: bool = False
    #: Forms of the auxiliary of the passive ("wird wurde worden", "is was been").
    passive: Words = ()
    #: Auxiliaries of the past perfect, in which reports tell what lies further back: "hatte".
    background: Words = ()
    #: Auxiliaries that with a participle tell a state and no act: "ist" in "ist geplant".
    states: Words = ()
    #: Prepositions that give the addressee of any cue: "gegenüber".
    towards: Words = ()
    #: Prepositions of the text or body in which something is said where nobody says it: "в".
    within: Words = ()
    #: Nouns of talks; with whom they were is the addressee: "Interview" (mit X).
    talks: Words = ()
    #: Demonstratives that stand for a whole sentence before: "das dies" (teilte X mit).
    anaphor: Words = ()
    #: Conjunctions of reasons; in the subjunctive the reason is somebody's: "weil".
    reasons: Words = ()
    #: Endings of infinitives ("n" in German), and a mark written inside them ("zu").
    infinitive_endings: Words = ()
    infinitive_infix: str = ""
    #: Endings of adverbs made from adjectives ("ly"), and of gerunds ("ing").
    adverb_endings: Words = ()
    gerund_endings: Words = ()
    #: Prepositions that name the agent of a passive: "von durch", "by".
    agent: Words = ()
    #: Endings of verb forms that are subjunctive I in the third person ("-e" in German).
    subjunctive_endings: Words = ()
    #: Endings of the unreal subjunctive where it stands for the reporting one, whose forms
    #: there are those of the indicative: "hätten", "würden".
    subjunctive_plural: Words = ()
    #: Subjects and objects stand before or behind their verb; cases tell them apart (Russian).
    free_order: bool = False
    #: Ending of a finite verb -> the gender of its subject: "ла" = "f".
    subject_genders: dict[str, str] = field(default_factory=dict)
    #: Endings that show a finite verb where no list holds it, and words that only look like one.
    finite_endings: Words = ()
    no_finite: Words = ()


class Verb(Struct, frozen=True, forbid_unknown_fields=True):
    """A reporting verb, its key in [verbs] being the lemma ("mitteilen", "gehen davon aus")."""

    act: Act
    #: Complements it may take, words of `Complement`.
    takes: Annotated[str, Meta(min_length=1)] | tuple[Complement, ...]
    certainty: Certainty = "asserted"
    #: speech, writing, thought; several where open.
    medium: str = "speech"
    #: Finite forms, singular and plural. A separable verb has them without its part ("teilte")
    #: and with it ("mitteilte"); a form that begins with `sep` does not ask for it again.
    sg: Words = ()
    pl: Words = ()
    #: Forms that are subjunctive ("teile"), all numbers.
    sub: Words = ()
    #: Participles with which a perfect or passive is built: "mitgeteilt", "said".
    part: Words = ()
    #: Infinitives: "mitteilen mitzuteilen", "say".
    inf: Words = ()
    #: Gerunds and present participles: "saying", "сказав".
    ger: Words = ()
    #: What stands apart from the verb in its clause and must be there: "mit", "bekannt",
    #: "zum Ausdruck", "out". Alternatives parted by " | ".
    sep: str = ""
    #: Preposition of the matter: "vor" in "warnt vor", "for" in "called for".
    prep: Words = ()
    #: How the addressee is given: preposition(s) or "object" ("told him", "teilte ihm mit").
    to: Words = ()
    #: From 0 to 1: how surely a form of it reports something when the complement is unclear.
    strength: float = 0.8
    #: From 0 to 1: how surely it is a statement with an object alone ("forderte Neuwahlen");
    #: counted in annotated news where that is possible.
    matter: float = 0.35
    #: Nobody is its subject: "говорится в отчёте".
    impersonal: bool = False
    #: Prepositions with which it reports nothing: "zu" for "verurteilen" (zu zwei Jahren).
    unless: Words = ()


class Noun(Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that reports ("Angaben", "claim"), its key in [nouns] being the lemma."""

    act: Act
    forms: Words
    takes: Words = "that"
    certainty: Certainty = "asserted"
    medium: str = "speech"
    strength: float = 0.6


class According(Struct, frozen=True, forbid_unknown_fields=True):
    """Prepositions and particles that give a source, each with a medium or "" ("open")."""

    #: Before a noun phrase: "laut", "according to".
    before: dict[str, str] = field(default_factory=dict)
    #: Before a noun of [nouns] that takes "according" and its owner: "nach" (Angaben der Polizei).
    before_noun: dict[str, str] = field(default_factory=dict)
    #: After a noun phrase: "zufolge".
    after: dict[str, str] = field(default_factory=dict)
    #: After a phrase with such a noun: "nach" (seiner Meinung nach).
    after_noun: dict[str, str] = field(default_factory=dict)
    #: Particle of a parenthesis: ", so X".
    particle: dict[str, str] = field(default_factory=dict)
    #: Opens a comparison clause with a reporting verb: "wie X berichtet", "as X said".
    comparison: Words = ()
    #: Opens a relative clause that holds the content of a noun: "wonach", "demzufolge".
    relative: Words = ()
    #: Verb forms that tell who had a text in hand: "das der dpa vorliegt", "seen by Reuters".
    seen: Words = ()
    #: Words before such a preposition that make it one of time: "zwei Monate nach", "kurz nach".
    measures: Words = ()
    #: Words that make the source's own clause name it: "nach eigenen Angaben".
    own: Words = ()
    #: Adverbs that open a sentence and stand for the last source: "demnach".
    reference: Words = ()
    #: Adverbs of hearsay that mark a clause by themselves: "angeblich", "reportedly": certainty.
    adverbs: dict[str, Certainty] = field(default_factory=dict)
    #: Phrases without a named source: "es heißt", "is said to": certainty.
    impersonal: dict[str, Certainty] = field(default_factory=dict)


class Pronoun(Struct, frozen=True, forbid_unknown_fields=True):
    """A personal pronoun form; gender any of "mfn", number sg/pl, case any of n g d a."""

    number: Literal["sg", "pl", "both"]
    gender: str = ""
    case: str = ""
    person: Literal[1, 2, 3] = 3


class Role(Struct, frozen=True, forbid_unknown_fields=True):
    """Forms of nouns for people, institutions, outlets and documents, with their gender."""

    forms: Words
    gender: str = ""
    number: Literal["sg", "pl", "both"] = "both"
    kind: EntityKind = "person"
    #: What the forms may be, as words of number (s p) and case (n g d a o): "sg sa pn".
    case: str = ""


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """How noun phrases are built, where flags and roles do not say it."""

    #: Article or determiner -> what it may be, as words of number (s p), gender (m f n x for
    #: any) and case (n g d a, o for another, - for none): "smn sfg sfd pxg" for German "der".
    articles: dict[str, str] = field(default_factory=dict)
    #: Prepositions that hold an article, written the same way: "vom", "im", "beim".
    contracted: dict[str, str] = field(default_factory=dict)
    #: Endings that an attributive adjective must have: "e en er es em"; empty: any word may be.
    adjective_endings: Words = ()
    #: Endings that prove an attributive adjective without an article before it: "ische liche".
    adjective_proofs: Words = ()
    #: Ending of a common noun -> its gender: "ung" = "f", "ismus" = "m".
    noun_endings: dict[str, str] = field(default_factory=dict)
    #: Endings of lower-case words that end a noun phrase where nouns are not capitalised: "ly".
    stop_endings: Words = ()
    #: Number and case of a reading -> endings that a noun must then have: pd = "n s" in German.
    case_endings: dict[str, str] = field(default_factory=dict)
    #: Endings of plural nouns: "s".
    plural_endings: Words = ()
    #: Words that follow a name and belong to it: "Jr", "Sr.", "II".
    after_name: Words = ()
    #: Endings that a name takes as an owner before or after its noun: "s" in German.
    genitive_endings: Words = ()
    #: Marks of the owner that are tokens of their own: "'s", "’s", "'".
    possessive: Words = ()
    #: Preposition -> heads to which a phrase with it belongs, of: any, noun (every common noun),
    #: agent (people, institutions, outlets, documents), role, person, group, claim, name,
    #: governed (a name after a preposition). Before
    #: the finite verb a phrase belongs to the noun that opens the sentence for every entry;
    #: "subject" says that it does there alone. With cases (`noun_forms`) a phrase belongs to
    #: the heads named if it is a place, a body or a name; "noun" says that any may follow.
    attach: dict[str, str] = field(default_factory=dict)
    #: Prepositions that open the owner of a noun where there is no genitive: "von", "of".
    owner: Words = ()
    #: Last words (or parts of a word) of names of outlets: "Zeitung", "Times", "News".
    outlet_endings: Words = ()
    #: Last words of names of institutions and companies: "Inc", "GmbH", "Committee".
    group_endings: Words = ()
    #: Words that join the last member of a list: "und oder", "and or"; coordination if empty.
    joins: Words = ()
    #: Determiners and adjectives that make a phrase indefinite: "ein eine", "a an some".
    indefinite: Words = ()
    #: Nouns of measure that a noun follows without a preposition: "Millionen", "Prozent".
    measures: Words = ()
    #: Where nouns and adjectives show cases by their endings (Russian, Czech): ending -> what a
    #: word with it may be, written as in `articles`, o standing for every further case; "" is
    #: a word with none of them, "-" a short one (a genitive plural such as "стран").
    noun_forms: dict[str, str] = field(default_factory=dict)
    adjective_forms: dict[str, str] = field(default_factory=dict)
    #: The same for names, where they end otherwise; "" for endings that tell nothing.
    name_forms: dict[str, str] = field(default_factory=dict)


class Lines(Struct, frozen=True, forbid_unknown_fields=True):
    """What the readers look for around an article: regular expressions are not allowed here."""

    #: Words before a byline: "Von", "By".
    by: Words = ()
    #: Labels of a source line: "Quelle", "Source".
    source: Words = ()
    #: Labels of a picture credit: "Foto", "Titelbild", "Photo".
    photo: Words = ()
    #: Labels of a caption or other line that is no body text: "Bildunterschrift".
    caption: Words = ()
    #: Words of consent and paywall boxes, lower case, as phrases.
    paywall: tuple[str, ...] = ()
    #: Labels in interviews: "Frage", "Antwort", "Q", "A".
    question: Words = ()
    answer: Words = ()
    #: Words between two authors of a byline: "und", "and". And before where they write: "in".
    joins: Words = ()
    places: Words = ()
    #: Small words inside names: "von", "van", "de".
    particles: Words = ()
    #: Labels before a date line: "Stand", "Published", "Aktualisiert am".
    date: Words = ()
    #: Words beside a clock time: "Uhr", "pm".
    clock: Words = ()
    #: Openings of a credit line without a colon: "Mit Material von", "Reporting by".
    credits: tuple[str, ...] = ()
    #: What stands in a picture credit and is no name: "Archiv", "Handout", "Symbolbild".
    remarks: Words = ()
    #: Words that names of outlets are made with: "Zeitung", "Kurier", "Times", "News".
    outlets: Words = ()
    #: Openings of a line that points to another article: "Lesen Sie auch", "Read more".
    more: tuple[str, ...] = ()


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of our own with its statements; becomes a test."""

    text: str
    #: Every statement in it: {mode, content, speaker?, cue?, addressee?, quoted?, act?}, spans as
    #: they stand in `text`, several parted by " … "; what is left out is not compared.
    statements: tuple[dict[str, str], ...] = ()
    #: What it is an example of.
    why: str = ""
    #: What the grammar engine still gets wrong in it; the test then expects it to. "" = nothing.
    limit: str = ""


class LanguageFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One language, as its file says."""

    code: str
    name: str
    #: The language's own name for itself.
    own_name: str
    marks: Marks
    segmenting: Segmenting
    grammar: Grammar
    #: Flag name in lower case -> word forms in lower case.
    words: dict[str, Words]
    pronouns: dict[str, Pronoun]
    #: Nouns for people and institutions by a name of the group ("offices-m"): see Role.
    roles: dict[str, Role]
    verbs: dict[str, Verb]
    nouns: dict[str, Noun]
    according: According
    phrases: Phrases = Phrases()
    lines: Lines = Lines()
    #: Month names to numbers, weekdays to 1 (Monday) .. 7; relative days to offsets.
    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)
    example: tuple[Example, ...] = ()
