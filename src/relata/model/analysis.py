"""What the stages hand on: tokens, sentences, quotation marks, phrases, statement drafts.

Internal, not part of the public record. Token indices count from 0; ranges are half open.
Hot loops run over parallel lists, never over token objects.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct, field

from relata.model.codes import Act, Certainty, EntityKind, Medium, MentionKind, Mode, Tier
from relata.model.record import Spans

# Kinds of tokens (Segmented.kinds)
WORD, NUMBER, PUNCT, OPEN, CLOSE, SYMBOL = range(6)

# Cases, as a bit mask; OBLIQUE is any further one (instrumental, locative)
NOM, GEN, DAT, ACC, OBLIQUE = 1, 2, 4, 8, 16


class Quote(Struct, gc=False):
    """A pair of quotation marks, or a block of several paragraphs that one voice speaks.

    `start` and `end` are token indices that include the marks. A quotation over several
    paragraphs with repeated opening marks is one Quote. An opening mark without a partner
    ends with its paragraph (`closed` false); a stray closing mark makes no Quote.
    """

    start: int
    end: int
    #: 0 for outermost, 1 for a quotation inside one.
    level: int
    closed: bool
    #: Index of the enclosing quote in `Segmented.quotes`, None where it stands in no other.
    parent: int | None
    #: Token indices of every mark that belongs to it: opening, repeated openings, closing.
    marks: tuple[int, ...] = ()


class WordForm(Struct, eq=False, gc=False):
    """A form of a language's words: one object, shared by all its places in all texts.

    What a stage asks about every token is kept here, once it has been found out: the object is at
    hand, while each large table of forms costs a look-up in cold memory.
    """

    #: The token as written, and in lower case with straight apostrophes.
    word: str
    lower: str
    #: Closed-class bits of `relata.lang.schema.Flag`.
    flags: int
    #: The rest is each stage's own; None before the stage has met the form.
    #: By `mentions`: class bits of the form inside a sentence.
    classes: int | None = None
    #: By `attribute`: what the rules look for that the form may be.
    sought: int | None = None
    #: By `times`: whether it makes a time.
    makes_time: bool | None = None
    #: By `events`: whether it may report an event.
    reports_event: bool | None = None
    #: By `lint`: what its rules look for that the form may be.
    checked: int | None = None


#: Words of a relative clause up to its verb.
_LONGEST_RELATIVE = 12


class Segmented(Struct):
    """A text cut into tokens, sentences and paragraphs. All lists over tokens are parallel."""

    text: str
    #: `text` in lower case; its offsets are those of `text` only where it is as long.
    text_lower: str
    language: str
    #: Offsets of each token into `text`.
    starts: list[int]
    ends: list[int]
    #: The token as written, NFC, without soft hyphens and zero-width characters.
    words: list[str]
    #: `words` in lower case.
    lower: list[str]
    #: The form of each token.
    forms: list[WordForm]
    #: WORD, NUMBER, PUNCT, OPEN (an opening quotation mark), CLOSE, SYMBOL.
    kinds: list[int]
    #: Closed-class bits of `relata.lang.schema.Flag`, 0 for an open-class word.
    flags: list[int]
    #: Token ranges, in order; every token belongs to exactly one sentence.
    sentences: list[tuple[int, int]]
    #: Sentence ranges of each part of the document that has tokens: (first, last + 1).
    paragraphs: list[tuple[int, int]]
    #: Index into `document.parts` of each paragraph.
    parts: list[int]
    #: Kind of each paragraph (`relata.model.document.PartKind`).
    kinds_of_parts: list[str]
    quotes: list[Quote]
    #: For each token the index of the innermost quote around it (marks included), or None.
    quote_of: list[int | None]
    #: For each token the index of its sentence.
    sentence_of: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Character span of the tokens [start, end)."""
        return self.starts[start], self.ends[end - 1]

    def in_relative_clause(self, token: int, after: int, relative: int) -> bool:
        """Does a token stand in a relative clause that begins at `after`: ", *who* said"?

        `relative` is the flag of words that open one. Without a comma before it the token follows
        right after that word.
        """
        comma = after < token and self.words[after] == ","
        at = after + comma
        if not at < token <= at + _LONGEST_RELATIVE or not self.flags[at] & relative:
            return False
        return PUNCT not in self.kinds[at:token] if comma else token == at + 1

    def quote_at(self, token: int) -> Quote | None:
        """The innermost quote around a token (marks included), None outside all quotes."""
        index = self.quote_of[token]
        return None if index is None else self.quotes[index]


class Phrase(Struct, gc=False):
    """A noun phrase that may be a mention: maximal, with its genitive, preposition, apposition.

    "Ein Sprecher der Polizei, Lars Beringer" is one Phrase; "der Polizei" in it is another,
    whose `parent` is the first. Prepositions before it are not part of it.
    """

    start: int
    end: int
    #: Token index of the head noun, name or pronoun ("Sprecher").
    head: int
    kind: MentionKind
    entity: EntityKind
    #: "sg", "pl" or None where open.
    number: str | None = None
    #: Any of "m", "f", "n" that it may be; "" where open.
    gender: str = ""
    #: Bit mask of NOM, GEN, DAT, ACC, OBLIQUE that its form allows; 0 where none is shown.
    case: int = 0
    #: Token range of the proper name in it ("Lars Beringer", without titles), or None.
    name: tuple[int, int] | None = None
    #: Token range of the description in it ("Sprecher der Polizei", no article), or None.
    role: tuple[int, int] | None = None
    #: Index in the phrase list of the phrase that encloses it, None where there is none.
    parent: int | None = None
    #: Token index of the preposition that governs it, None where there is none.
    preposition: int | None = None
    #: End of its core, before attached genitives, prepositions and appositions.
    core_end: int = 0
    #: Indices of the coordinated parts ("A und B" is one plural phrase with two), else ().
    conjuncts: tuple[int, ...] = ()


class Party(Struct, gc=False):
    """A speaker or addressee as a statement engine leaves it."""

    spans: Spans
    score: float
    why: str
    #: Index of the phrase in the phrase list, None where the text has no such phrase.
    phrase: int | None = None
    #: True where it was carried over from an earlier statement or sentence.
    carried: bool = False


class Draft(Struct):
    """A statement as an engine finds it, before entities, chains and ids."""

    mode: Mode
    content: Spans
    score: float
    act: Act = "state"
    certainty: Certainty = "asserted"
    medium: tuple[Medium, ...] = ("speech",)
    quoted: Spans = ()
    cue: Spans = ()
    frame: Spans = ()
    speaker: Party | None = None
    addressee: Party | None = None
    #: Whether it reports what nobody says: a question about words, a view of the writer's own.
    unspoken: bool = False
    #: Index of the enclosing draft in the list, None where there is none.
    inside: int | None = None
    #: Name of the rule or head that found it, for explanations and error analysis.
    rule: str = ""
    #: Lemma of the cue.
    lemma: str = ""
    #: Further voices it came through, outermost first ("heißt es in der Erklärung des X").
    relays: list[Party] = field(default_factory=list)
    #: Whether a relay says that it has the words from the speaker: "the agency said, citing X".
    cited: bool = False
    #: Whether a document reports the words with their frame: "X said, according to a report".
    reported: bool = False
    #: What its sources say of it: names and values, for the score that is fitted on them. None
    #: where the engine's own score stands.
    evidence: dict[str, float] | None = None
    #: What the score means to a reader; None where no tiers are fitted for the engine.
    tier: Tier | None = None


def indices_of(value: object, values: list[Any]) -> list[int]:
    """Where a value stands in a list, in order: fast for one that is rare."""
    found, at = [], -1
    for _ in range(values.count(value)):
        at = values.index(value, at + 1)
        found.append(at)
    return found


CueKind = Literal["verb", "noun", "preposition", "particle", "phrase"]
