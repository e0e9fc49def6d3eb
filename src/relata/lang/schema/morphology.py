"""`morphology.toml`: how noun phrases are built, and what endings show."""

from __future__ import annotations

from msgspec import Struct, field

from relata.lang.schema.words import Words


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
    #: Endings of plural nouns: "s"; endings that look like one and are not: "ss" (boss); and
    #: endings that leave it open: "us is" (virus, tennis).
    plural_endings: Words = ()
    not_plural_endings: tuple[str, ...] = ()
    open_number_endings: tuple[str, ...] = ()
    #: Endings of adjectives that agree with any noun after an article: "en" in German.
    weak_adjective_endings: tuple[str, ...] = ()
    #: Gender, or "p" for the plural -> ending of such an adjective in the nominative, without an
    #: article: m = "er" in German.
    nominative_endings: dict[str, str] = field(default_factory=dict)
    #: Ending of a noun whose genitive is longer than by one letter -> its ending without it, the
    #: longest first: tes = "t" in German ("Amtes").
    long_genitives: dict[str, str] = field(default_factory=dict)
    #: Words that follow a name and belong to it: "Jr", "Sr.", "II".
    after_name: Words = ()
    #: Endings that a name takes as an owner before or after its noun: "s" in German.
    genitive_endings: Words = ()
    #: Endings of a name that go where the text has the name without it, too: "s" (Merkels).
    name_endings: tuple[str, ...] = ()
    #: Masculine nouns for people name women, too: "министр Анна Орлова".
    masculine_for_all: bool = False
    #: Ending of a first name in the genitive or accusative -> endings of the nominative, "-"
    #: for none: "а" = "- й" (Ивана, Николая).
    first_name_genitives: dict[str, str] = field(default_factory=dict)
    #: Ending of a name in an oblique case -> endings of the nominative, "-" for none:
    #: "ой" = "а ая" (Ложкиной, Белой), "em" = "-" (Sokolem).
    name_cases: dict[str, str] = field(default_factory=dict)
    #: Endings of a father's name, which follows a given name and is not a surname: "ович".
    patronymic_endings: tuple[str, ...] = ()
    #: Marks of the owner that are tokens of their own: "'s", "’s", "'".
    possessive: Words = ()
    #: Tokens after a name that show an oblique case: "'te" in "Üsküp'te"; it is not a subject.
    oblique_marks: Words = ()
    #: Endings of a noun that shows to whom something is said: "nak nek" (Reutersnek).
    hearer_endings: Words = ()
    #: Endings of a noun that show an object and nothing else: "kat ket" (lakosokat).
    object_endings: Words = ()
    #: Preposition -> heads to which a phrase with it belongs, of: any, noun (every common noun),
    #: agent (people, institutions, outlets, documents), role, person, group, claim, name,
    #: governed (a name after a preposition). Before
    #: the finite verb a phrase belongs to the noun that opens the sentence for every entry;
    #: "subject" says that it does there alone. With cases (`noun_forms`) a phrase belongs to
    #: the heads named if it is a place, a body or a name; "noun" says that any may follow.
    attach: dict[str, str] = field(default_factory=dict)
    #: Prepositions that open the owner of a noun where there is no genitive: "von", "of".
    owner: Words = ()
    #: Further prepositions of whom a noun of saying comes from: "a warning *from* the police".
    from_whom: Words = ()
    #: Prepositions, alone or with an article, that join a body to what it is of, as one name: "de"
    #: (Banco de Portugal, Cour des comptes).
    body_owner: Words = ()
    #: Last words (or parts of a word) of names of outlets: "Zeitung", "Times", "News".
    outlet_endings: Words = ()
    #: Those of them that as the last word of a name are an outlet's, although they mean something
    #: else in small letters: "post" (the Harbour Post).
    outlet_names: Words = ()
    #: Last words of names of institutions and companies: "Inc", "GmbH", "Committee".
    group_endings: Words = ()
    #: Words that join the last member of a list: "und oder", "and or"; coordination if empty.
    joins: Words = ()
    #: Determiners and adjectives that make a phrase indefinite: "ein eine", "a an some".
    indefinite: Words = ()
    #: Adjectives that often open a sentence and are not names there: "herzliche", "kind".
    opening_adjectives: Words = ()
    #: Words before a time, where a name may follow it without a comma: "am seit letzten".
    before_time: Words = ()
    #: Prepositions of places: "aus in bei", "from in at".
    before_place: Words = ()
    #: Nouns of measure that a noun follows without a preposition: "Millionen", "Prozent".
    measures: Words = ()
    #: Where nouns and adjectives show cases by their endings (Russian, Czech): ending -> what a
    #: word with it may be, written as in `articles`, o standing for every further case; "" is
    #: a word with none of them, "-" a short one (a genitive plural such as "стран").
    noun_forms: dict[str, str] = field(default_factory=dict)
    adjective_forms: dict[str, str] = field(default_factory=dict)
    #: The same for names, where they end otherwise; "" for endings that show nothing.
    name_forms: dict[str, str] = field(default_factory=dict)


class Stems(Struct, frozen=True, forbid_unknown_fields=True):
    """How forms of one noun are found to be one: "Ministers" and "Minister"."""

    #: Endings of cases, in the order to try them; the first that leaves `shortest` letters goes.
    endings: Words = ()
    #: Ending -> what stands instead, tried first: "innen" = "in", "ek" = "k" (náměstek, náměstka).
    replaced: dict[str, str] = field(default_factory=dict)
    shortest: int = 5


class Morphology(Struct, frozen=True, forbid_unknown_fields=True):
    """`morphology.toml`."""

    phrases: Phrases = Phrases()
    stems: Stems = Stems()
