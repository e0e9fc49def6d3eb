"""`core.toml`: what a language is, its marks, small words and labels; it makes it readable."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from relata.lang.schema.cues import AnonymityWords, Hands
from relata.lang.schema.words import Words
from relata.model.codes import Certainty, SupportLevel


class Marks(Struct, frozen=True, forbid_unknown_fields=True):
    """Quotation marks: pairs (opening, closing) that this language's texts use, usual first."""

    quotes: tuple[tuple[str, str], ...]
    #: Words that begin or end with an apostrophe: 'n, o', ’s. Never quotation marks.
    apostrophe_words: Words = ()
    #: Letters after which an apostrophe marks an owner: "s x z" (Hans' Vater).
    apostrophe_after: Words = ()
    #: Letters before which a straight double mark within a word is an apostrophe: "я" (п"ять).
    double_apostrophe_before: Words = ()
    #: Letters that distinguish it from languages with similar words: "ě ř ů"; "" for none.
    letters: Words = ()
    #: Small words of languages with similar words that it does not have: "amb dels" for Spanish.
    neighbours: Words = ()
    #: Dashes that open a line of speech and part it from its frame: "— Да, — сказал он."
    dashes: Words = ()
    #: Whether such a dash stands without a comma before it: "– Tak – mówi on."
    bare_dashes: bool = False
    #: Whether a frame stands between commas within the marks: «Il ponte, spiega X, resta chiuso».
    comma_frames: bool = False


class Segmenting(Struct, frozen=True, forbid_unknown_fields=True):
    """How sentences end."""

    #: Abbreviations with their full stop, as written: "Dr.", "z. B.", "U.S.".
    abbreviations: Words
    #: Abbreviations that may also end a sentence: "usw.", "etc.", "Inc.".
    final_abbreviations: Words = ()
    #: Those of them that never stand before a name: "usw.", "Inc.", "p.m."; a name after one
    #: opens a sentence.
    closing_abbreviations: Words = ()
    #: A number with a full stop is an ordinal when followed by one of these: April, Jahrhundert.
    after_ordinal: Words = ()
    #: True where a number and a full stop write an ordinal ("3. April").
    ordinal_stop: bool = False
    #: Words that open a sentence so often that they prove one after an unclear full stop.
    openers: Words = ()
    #: Endings that are words of their own and split off: "'s 're" in English, "-il -t-elle"
    #: in French (dit-il). An ending begins with an apostrophe or a hyphen.
    clitics: Words = ()
    #: Beginnings, with their apostrophe, that are words of their own: "l' d' qu'" (qu'il).
    proclitics: Words = ()
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
    #: Reported speech without a cue is marked by the subjunctive (German).
    subjunctive_reports: bool = False
    #: Beginnings of a verb that negate it, written together with it: "ne" (nepotvrdila).
    negation_prefixes: Words = ()
    #: Forms of the auxiliary of the passive ("wird wurde worden", "is was been").
    passive: Words = ()
    #: Auxiliaries of the past perfect, in which reports say what happened before that: "hatte".
    past_perfect: Words = ()
    #: Auxiliaries that with a participle give a state, not an act: "ist" in "ist geplant".
    stative_auxiliaries: Words = ()
    #: Prepositions that give the addressee of any cue: "gegenüber".
    addressee_prepositions: Words = ()
    #: Endings of verbs made nouns that are the object of a cue after them: "ğini" (geleceğini).
    nominalised_endings: Words = ()
    #: The same before a noun that is a part of the cue: "ği" (geleceği uyarısında bulundu).
    nominalised_before_noun: Words = ()
    #: Endings of who is spoken to, where it stands between the two: "lere" (gazetecilere).
    addressee_endings: Words = ()
    #: Endings of words that cannot end the subject before such a clause: "de" (Ankara'da).
    oblique_endings: Words = ()
    #: Small words after a subject of which something new is said: "ise".
    topic_particles: Words = ()
    #: Endings of the last verb of a sentence that mark it as hearsay: "miş" (gelmiş).
    hearsay_endings: Words = ()
    #: Verb forms that with an infinitive report hearsay, and mean something else alone: "miał"
    #: (uciec). A form that is always evidential is a word of `hearsay`.
    hearsay_modals: Words = ()
    #: Infinitives of the perfect's auxiliary before its participle: "hebben" (hebben gestolen).
    perfect_infinitives: Words = ()
    #: Prepositions of the text or body in which something is said where nobody says it: "в".
    document_prepositions: Words = ()
    #: Demonstratives that stand for a whole sentence before: "das dies" (teilte X mit).
    anaphor: Words = ()
    #: Nouns that show or teach and say nothing: "erfahrung history"; and those that say nothing
    #: where nobody is named as their owner: "zahlen" (not "Zahlen des Amtes").
    voiceless: Words = ()
    voiceless_alone: Words = ()
    #: Words that open a sentence about the words before it: "so das" (So schrieb X), and forms
    #: of nouns for these words: "worten" (Mit diesen Worten ging X).
    thus: Words = ()
    word_nouns: Words = ()
    #: Words before what somebody is called: "named known himself" (calls himself “Pike”).
    naming: Words = ()
    #: Conjunctions of reasons; in the subjunctive the reason is somebody's: "weil".
    reasons: Words = ()
    #: Endings of infinitives ("n" in German), and a mark written inside them ("zu").
    infinitive_endings: Words = ()
    infinitive_infix: str = ""
    #: Endings of adverbs made from adjectives ("ly"), and of gerunds ("ing").
    adverb_endings: Words = ()
    gerund_endings: Words = ()
    #: Endings of participles: an auxiliary of hearsay reports before one ("aurait quitté"), but not
    #: before participles that wish or ought ("dû"), or with a conjunction of conditions ("si").
    participle_endings: Words = ()
    wishes: Words = ()
    #: Forms of verbs that say what somebody wants, and not that he says so: "wants", "will".
    wants: Words = ()
    #: Words for speaking of a topic without saying something of it: "referred" (to).
    topics: Words = ()
    conditions: Words = ()
    #: Prepositions that name the agent of a passive: "von durch", "by".
    agent: Words = ()
    #: Prepositions of whom words are aimed at, and who does not say them: "against".
    against: Words = ()
    #: Verbs (lemmas) of what people do and outlets do not: "sagte *der dpa*" is said to it.
    personal_verbs: Words = ()
    #: Endings of the unreal subjunctive where it stands for the reporting one, whose forms
    #: there are those of the indicative: "hätten", "würden".
    subjunctive_plural: Words = ()
    #: Subjects and objects stand before or after their verb; cases distinguish them (Russian).
    free_order: bool = False
    #: Ending of a finite verb -> the gender of its subject: "ла" = "f".
    subject_genders: dict[str, str] = field(default_factory=dict)
    #: Endings of auxiliaries and modals in the plural: "n" in German (hätten).
    plural_verb_endings: tuple[str, ...] = ()
    #: Where a form may be a verb or a noun: endings of the word before it that show a subject
    #: and so a verb, "s" (the lawyers claim), and of nouns for people, "er" (a lawyer claimed).
    plural_subject_endings: tuple[str, ...] = ()
    agent_noun_endings: tuple[str, ...] = ()
    #: Endings that show a finite verb where no list holds it, and words that only look like one.
    finite_endings: Words = ()
    no_finite: Words = ()


class Pronoun(Struct, frozen=True, forbid_unknown_fields=True):
    """A personal pronoun form; gender any of "mfn", number sg/pl, case any of n g d a."""

    number: Literal["sg", "pl", "both"]
    gender: str = ""
    case: str = ""
    person: Literal[1, 2, 3] = 3


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
    #: Verb forms that say who had a text: "das der dpa vorliegt", "seen by Reuters".
    had_text_verbs: Words = ()
    #: Prepositions before a document in which words stand: "in", "aus" (einer Mitteilung).
    in_document: Words = ()
    #: How the outlet calls itself where it was spoken to: "this newspaper", "told us".
    own_outlet: tuple[str, ...] = ()
    #: Words before such a preposition that make it one of time: "zwei Monate nach", "kurz nach".
    measures: Words = ()
    #: Words that make the source's own clause name it: "nach eigenen Angaben".
    self_source_words: Words = ()
    #: Adverbs that open a sentence and stand for the last source: "demnach".
    reference: Words = ()
    #: Adverbs of hearsay that mark a clause by themselves: "angeblich", "reportedly": certainty.
    adverbs: dict[str, Certainty] = field(default_factory=dict)
    #: Phrases without a named source: "es heißt", "is said to": certainty.
    impersonal: dict[str, Certainty] = field(default_factory=dict)


class Lines(Struct, frozen=True, forbid_unknown_fields=True):
    """What the readers look for around an article: regular expressions are not allowed here."""

    #: Words before a byline: "Von", "By".
    by: Words = ()
    #: Labels of a source line: "Quelle", "Source".
    source: Words = ()
    #: Labels of a picture credit: "Foto", "Titelbild", "Photo".
    photo: Words = ()
    #: Labels of a caption or other line that does not belong to the body: "Bildunterschrift".
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
    #: Words next to a clock time: "Uhr", "pm".
    clock: Words = ()
    #: Endings of ordinals in figures: "st nd rd th".
    ordinal_endings: Words = ()
    #: Words between day, month and year of a date: "de" in Spanish (3 de abril de 2024).
    date_joins: Words = ()
    #: Openings of a credit line without a colon: "Mit Material von", "Reporting by".
    credits: tuple[str, ...] = ()
    #: What stands in a picture credit and is not a name: "Archiv", "Handout", "Symbolbild".
    remarks: Words = ()
    #: Words that names of outlets are made with: "Zeitung", "Kurier", "Times", "News".
    outlets: Words = ()
    #: Openings of a line that points to another article: "Lesen Sie auch", "Read more".
    more: tuple[str, ...] = ()
    #: What a writer is, in a byline: "Redakteurin", "Senior Reporter"; not a part of the name.
    duties: Words = ()
    #: Words of desks and feeds, which are not authors: "Redaktion", "Newsroom".
    desks: Words = ()
    #: Kinds of articles before a byline: "Ein Bericht von", "Analysis by".
    genres: Words = ()
    #: Words between an author and the outlet: "for".
    written_for: Words = ()
    #: Labels of the date of a change, and of the first publication, as phrases.
    updated: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    #: Headings of readers' comments, and the word for one of them.
    comments: Words = ()
    comment: Words = ()
    #: Parts of phrases that consent texts address their readers with, lower case.
    consent: tuple[str, ...] = ()


class Mail(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands around the text of a mail message."""

    #: Ends of the line before a quoted message: "wrote" in "On Monday, Ann Lee wrote:".
    wrote: tuple[str, ...] = ()
    #: Lines before a quoted or forwarded message: "Original Message".
    original: tuple[str, ...] = ()
    #: Names of header fields: "From", "Betreff".
    headers: Words = ()
    #: What stands before the subject of an answer: "Re", "AW".
    replies: Words = ()
    #: Openings of the line that greets, and of the lines that end a message.
    greetings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()


class Anaphora(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a text goes back to somebody whom it named before."""

    #: Articles of a known one ("el la"), where `phrases.indefinite` does not say which are not.
    definite: Words = ()
    #: Nouns of what somebody says, which stand for the one who says it: "Angaben", "account".
    accounts: Words = ()
    #: Words that make an account the subject's own: "eigenen" (Angaben), "own", "seinen".
    own: Words = ()
    #: Genders of whom a possessive may mean, "p" for several -> the possessives: mn = "sein seine",
    #: fp = "ihr ihre" in German.
    possessors: dict[str, Words] = field(default_factory=dict)
    #: Words that make an account the outlet's: "unseren" (Informationen), "our", "naszych".
    ours: Words = ()
    #: Adjectives of what somebody was, by which a text calls a known person: "ehemalige".
    former: Words = ()
    #: Nouns for the one who holds the same office elsewhere: "Amtskollege", "counterpart".
    counterparts: Words = ()
    #: Nouns for relatives: the bearer of a surname next to one is another than who bore it before.
    relatives: Words = ()
    #: Endings of words that are made with an age: "jährige" (der 54-Jährige), "year-old".
    ages: Words = ()
    #: Verbs stand without a subject that was named before: "dijo".
    dropped_subjects: bool = False
    #: Pronouns that mean nobody ("on"), or may ("it") where a word near after them shows it:
    #: "seems", "faut"; or a participle of these, or of a cue before a clause, after an auxiliary of
    #: the passive: "il a été constaté", "it was reported that".
    nobody: Words = ()
    expletives: Words = ()
    impersonal: Words = ()
    impersonal_participles: Words = ()


class Support(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of the quality of results in this language, by part of the record.

    `measured`: against annotated text; `looked at`: by readers of the language, on news;
    `unmeasured`: neither.
    """

    #: Contents, cues and modes of statements.
    statements: SupportLevel = "unmeasured"
    #: Who speaks, and to whom.
    speakers: SupportLevel = "unmeasured"
    #: Which mentions are one person, body or place.
    entities: SupportLevel = "unmeasured"
    #: One name in several spellings.
    names: SupportLevel = "unmeasured"
    #: Through whose hands the words came.
    hands: SupportLevel = "unmeasured"
    #: Time expressions and their values.
    times: SupportLevel = "unmeasured"
    #: Contacts and other events.
    events: SupportLevel = "unmeasured"
    #: What the rules of the lint find.
    lint: SupportLevel = "unmeasured"
    #: The reports' own words: "unmeasured" where there are none, or nobody checked them.
    words: SupportLevel = "unmeasured"
    #: Whether a text is known to be in it.
    identification: SupportLevel = "unmeasured"

    def unmeasured(self) -> tuple[str, ...]:
        """The parts of a record of which nothing is known, in the order of the fields."""
        return tuple(
            name
            for name in self.__struct_fields__
            if name not in ("words", "identification") and getattr(self, name) == "unmeasured"
        )


class Core(Struct, frozen=True, forbid_unknown_fields=True):
    """`core.toml`."""

    #: ISO 639-1; the folder's name.
    code: str
    #: The English name, and the language's own name for itself.
    name: str
    own_name: str
    marks: Marks
    segmenting: Segmenting
    grammar: Grammar
    #: Flag name in lower case -> word forms in lower case.
    words: dict[str, Words]
    support: Support = Support()
    #: Whether its share counts together with others' when a text is asked for its language: of the
    #: languages that are seldom taken for one which Relata does not read.
    counts_together: bool = False
    pronouns: dict[str, Pronoun] = field(default_factory=dict)
    according: According = According()
    hands: Hands = Hands()
    anonymity: AnonymityWords = AnonymityWords()
    lines: Lines = Lines()
    anaphora: Anaphora = Anaphora()
    mail: Mail = Mail()
    #: Month names to numbers, weekdays to 1 (Monday) .. 7; relative days to offsets.
    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)
