"""What the lint needs of a pack: `lint.toml` (words, examples), `messages.toml`; `examples.toml`.

Every list may be left out: a rule that finds no words of a language is silent in it.
"""

from __future__ import annotations

from msgspec import Struct, field

from relata.lang.schema.words import Words


class LintExample(Struct, frozen=True, forbid_unknown_fields=True):
    """An example of a rule in this language: a text in which it fires, or stays silent."""

    rule: str
    #: An article in which the rule fires, and one in which it does not; either may be left out.
    bad: str = ""
    good: str = ""
    #: Words of the text at which it fires; "" for anywhere.
    at: str = ""


class LintFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`lint.toml`. Entries are lower case where nothing else is said."""

    #: Nouns for people who are not said to be anybody: "experts observers".
    vague_people: Words = ()
    #: Nouns for media that are not named: "media reports".
    vague_media: Words = ()
    #: Words that make a vague source a definite one: "these two".
    vague_exceptions: Words = ()
    #: Cues of hearsay that should have a source: "is said to", "reportedly".
    sourceless: tuple[str, ...] = ()
    #: Nouns of unnamed sources: "source insider official".
    unnamed: Words = ()
    #: Unnamed sources, several and one: "sources" "source".
    sources: tuple[tuple[str, str], ...] = ()
    #: Words that say why a source is not named, as phrases: "on condition of anonymity".
    unnamed_reasons: tuple[str, ...] = ()
    #: Phrases that say that somebody was asked and did not answer: "declined to comment".
    unanswered: tuple[str, ...] = ()
    #: Lemmas of verbs that doubt what they report ("claim"), and of neutral ones ("say").
    loaded: Words = ()
    neutral: Words = ()
    #: Phrases that say that the text is a translation: "translated from".
    translated: tuple[str, ...] = ()
    #: Nobody writes single marks of a keyboard ('so') but within another quotation.
    no_plain_single_marks: bool = False
    #: Words of distance before quoted words: "so-called".
    distance: tuple[str, ...] = ()
    #: Words and phrases that make a claim less than certain: "reportedly", "may".
    hedges: tuple[str, ...] = ()
    #: Those of them that doubt what they stand by, wherever they stand: "reportedly", not "may".
    doubts: tuple[str, ...] = ()
    #: Words that make a headline as unsure as a doubt does: "may", "could".
    softeners: tuple[str, ...] = ()
    #: Ends of nouns for buildings and halls -> what it is: "rathaus" -> "town hall".
    buildings: dict[str, str] = field(default_factory=dict)
    #: Those of them that a literal translation of a proper name has: "town hall" -> "City Hall".
    calques: dict[str, str] = field(default_factory=dict)
    #: Nouns for what happens at a place; two with one ending are one event: "anschlag".
    incidents: Words = ()
    #: Prepositions between the event and its place: "auf in".
    incident_prepositions: Words = ()
    #: Remarks of a picture credit that say the picture was handed out: "Handout".
    handout: Words = ()
    #: Words that make two roles one after the other: "former", "then".
    formerly: Words = ()
    #: Offices that one person does not hold at once with another: a line is a set of them.
    exclusive_offices: tuple[Words, ...] = ()
    #: What is counted in the news: each entry has the words of one thing, "dead killed died".
    quantities: tuple[Words, ...] = ()
    #: Numbers in words: "three" -> 3.
    numbers: dict[str, int] = field(default_factory=dict)
    #: Marks and words for percent, and what stands between two amounts: "from" "to".
    percent: Words = ()
    rise_from: Words = ()
    rise_to: Words = ()
    #: Kinds of people, a line each, men first and women second; "a", "one".
    kinds_of_people: tuple[Words, ...] = ()
    one: Words = ()
    #: Nouns for what is counted one by one: "people members countries".
    counted: Words = ()
    #: "of", as in "45 of the 60 members"; "of them", which goes back to a number before.
    of: Words = ()
    of_them: tuple[str, ...] = ()
    #: What says that parts are not all: "including", "at least".
    some_of_them: tuple[str, ...] = ()
    #: What sets amounts and their share equal: "or", "that is".
    that_is: tuple[str, ...] = ()
    #: "of the vote", of which nobody gets more than all; "together", before a sum.
    votes: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    #: What compares percentages with others, so that they have no sum: "compared", "turnout".
    compared: tuple[str, ...] = ()
    #: What stands before the beginning and before the end of a stretch of time: "from" "to".
    ranges: tuple[tuple[str, str], ...] = ()
    #: Words that put two events in an order, and in the other one: "before" "after".
    sequences: tuple[tuple[str, str], ...] = ()
    #: Words that count time back from the day of the article: "yesterday ago last".
    relative_times: tuple[str, ...] = ()
    #: Words between a preposition and a number that make it less exact: "about".
    approximately: tuple[str, ...] = ()
    #: Words before a number that is a limit, or not exact: "over least about".
    bounds: Words = ()
    #: Words that add to a number before: "another more", "weitere".
    more: Words = ()
    #: Words of antonym pairs, which swap what is said: each line has two.
    opposites: tuple[tuple[str, str], ...] = ()
    #: Words that stand twice in a row in right sentences: "that had die".
    doubled: Words = ()
    #: Words of machine output that stand in no article: "as an ai language model".
    residue: tuple[str, ...] = ()
    examples: tuple[LintExample, ...] = ()


class RuleMessage(Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule says in a language of reports; `{names}` are filled in."""

    title: str
    message: str
    advice: str
    #: Other messages of the rule, by the name that its findings give.
    variants: dict[str, str] = field(default_factory=dict)
