"""What the rules look at and what they leave: one text with its phrases, and the findings.

All ranges are token ranges, half open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct, field

from relata.attribute.rules.text.lexicon import lexicon_of
from relata.attribute.rules.text.occurrences import find_occurrences
from relata.lang.language import Cue, Language
from relata.lang.schema import Flag
from relata.model.analysis import Phrase, Quote, Segmented
from relata.model.codes import Act, Certainty, Medium, Mode
from relata.model.document import READ_KINDS

Range = tuple[int, int]

# Plain ints: an IntFlag operation costs a hundred times as much as one on ints.
ARTICLE = int(Flag.ARTICLE)
DETERMINER = int(Flag.DETERMINER)
PREPOSITION = int(Flag.PREPOSITION)
PRONOUN = int(Flag.PRONOUN)
REFLEXIVE = int(Flag.REFLEXIVE)
RELATIVE = int(Flag.RELATIVE)
COORDINATION = int(Flag.COORDINATION)
SUBORDINATION = int(Flag.SUBORDINATION)
COMPLEMENTISER = int(Flag.COMPLEMENTISER)
QUESTION = int(Flag.QUESTION)
AUXILIARY = int(Flag.AUXILIARY)
MODAL = int(Flag.MODAL)
SUBJUNCTIVE1 = int(Flag.SUBJUNCTIVE1)
SUBJUNCTIVE2 = int(Flag.SUBJUNCTIVE2)
FINITE_WORD = int(Flag.FINITE)
NEGATION = int(Flag.NEGATION)
ADVERB = int(Flag.ADVERB)
TIME = int(Flag.TIME)
INFINITIVE_MARK = int(Flag.INFINITIVE)
HEARSAY = int(Flag.HEARSAY)
ANY_FINITE = AUXILIARY | MODAL | SUBJUNCTIVE1 | SUBJUNCTIVE2 | FINITE_WORD
DOCUMENT = int(Flag.DOCUMENT)
OUTLETS = int(Flag.MEDIA)
#: Nouns after which a quotation is a name: die Zeitung „Le Monde“.
NAMED = int(Flag.MEDIA | Flag.GROUP | Flag.PLACE)
#: Longer sentences are no sentences, and are looked at in stretches of this many tokens.
LONGEST = 500
SENTENCE_ENDS = frozenset((".", "!", "?"))
#: A quotation of more tokens (marks included) that ends in a full stop is no title.
SHORT_TITLE = 6
NOMINAL = ARTICLE | DETERMINER | PRONOUN


class Clause(Struct):
    """A stretch of a sentence between commas, colons, semicolons and dashes."""

    start: int
    end: int
    #: main, that, wh, sub, rel, inf, or phrase (no finite verb).
    kind: str
    #: Token of the finite verb, -1 for none.
    finite: int
    #: Token of the mark that ends it, -1 at the end of the sentence.
    mark: int
    #: It opens with a coordinating conjunction.
    coordinated: bool


class CueMatch(Struct):
    """A cue in the text: a reporting verb with what belongs to it, or a reporting noun."""

    cue: Cue
    #: The main verb form, or the noun.
    at: int
    #: The finite verb of its clause (itself, or an auxiliary); -1 for none.
    finite: int
    #: All tokens of the cue, sorted.
    tokens: tuple[int, ...]
    #: A bit of `relata.lang.language` forms: SG, PL, SUBJUNCTIVE, PARTICIPLE, INFINITIVE, GERUND.
    form: int
    passive: bool = False


class Candidate(Struct):
    """A statement in token ranges."""

    mode: Mode
    content: list[Range]
    rule: str
    score: float
    cue: list[Range] = field(default_factory=list)
    frame: list[Range] = field(default_factory=list)
    #: Phrase index of the speaker, -1 for none.
    speaker: int = -1
    #: Token range of a speaker that is no phrase, or runs further than its phrase.
    speaker_range: Range | None = None
    speaker_why: str = ""
    speaker_carried: bool = False
    speaker_score: float = 0.8
    addressee: int = -1
    lemma: str = ""
    act: Act = "state"
    certainty: Certainty = "asserted"
    medium: tuple[Medium, ...] = ("speech",)
    relays: list[int] = field(default_factory=list)
    #: Its frame is itself in the subjunctive: somebody reports that it was said.
    retold: bool = False
    #: How surely its cue reports.
    strength: float = 1.0
    #: The token around which it was found; orders findings.
    anchor: int = 0
    #: Index of the quote that is its content, -1 for none.
    quote: int = -1


class Context:
    """One text as the rules see it. Look-ups are bisections over parallel lists."""

    def __init__(self, text: Segmented, phrases: list[Phrase], language: Language) -> None:
        self.text = text
        self.phrases = phrases
        self.language = language
        lexicon = lexicon_of(language)
        self.grammar, self.according = lexicon.grammar, lexicon.according
        #: The subject stands right before its verb, the complement behind it (English).
        self.tight = not (lexicon.grammar.verb_second or lexicon.grammar.free_order)
        #: Dashes that open a line of speech and part it from its frame.
        self.dashes = lexicon.dashes
        self.passive, self.agent = lexicon.passive, lexicon.agent
        self.endings = lexicon.endings
        self.references, self.indefinite = lexicon.references, lexicon.indefinite
        self.shared = lexicon.shared
        self.finite_words = lexicon.finite_words
        self.apart = lexicon.apart
        self.within = lexicon.within
        self.towards, self.talks = lexicon.towards, lexicon.talks
        self.background, self.anaphor = lexicon.background, lexicon.anaphor
        self.states, self.reasons = lexicon.states, lexicon.reasons
        self.adverb_endings, self.gerund_endings = lexicon.adverb_endings, lexicon.gerund_endings
        self.infinitive_endings = lexicon.infinitive_endings
        self.comparison, self.relatives = lexicon.comparison, lexicon.relatives
        self.seen, self.measures, self.own = lexicon.seen, lexicon.measures, lexicon.own
        self.hearsay_openers = lexicon.hearsay_openers
        self.claims, self.openings = lexicon.claims, lexicon.openings
        self.closing_words = lexicon.closing_words
        self.paragraph_starts = [first for first, _ in text.paragraphs]
        self.quote_starts = [q.start for q in text.quotes]
        self.phrase_starts = [p.start for p in phrases]
        self.nominal = _nominal(len(text.words), phrases)
        self.occurrences = find_occurrences(text.lower, language)
        #: Of each sentence looked at, the words that may be cues.
        self.may_report: dict[int, list[int]] = {}
        self.parsed: dict[int, tuple[list[Clause], list[CueMatch]]] = {}
        self.found: list[Candidate] = []
        #: Findings by the sentence of their anchor.
        self.by_sentence: dict[int, list[Candidate]] = {}
        #: The words of the sentence that is being parsed.
        self.words_here: set[str] = set()
        #: It is written in capitals like a headline.
        self.headline = False
        #: Quote index -> the finding whose content it is.
        self.direct: dict[int, Candidate] = {}
        #: Sentences that are spoken in an interview.
        self.turns: set[int] = set()
        #: Tokens that are already part of a cue.
        self.used: set[int] = set()

    def bounds(self, sentence: int, token: int) -> Range:
        """The sentence, or the stretch around the token where it is too long to be one."""
        start, end = self.text.sentences[sentence]
        if end - start <= LONGEST:
            return start, end
        return max(start, token - LONGEST // 2), min(end, token + LONGEST // 2)

    def kind_of(self, sentence: int) -> str:
        """Kind of the part that holds the sentence."""
        return self.text.kinds_of_parts[bisect_right(self.paragraph_starts, sentence) - 1]

    def readable(self, sentence: int) -> bool:
        """Does the sentence stand in a part of the article that holds statements?"""
        return self.kind_of(sentence) in READ_KINDS

    def is_title(self, quote: Quote) -> bool:
        """Is the quotation a name or title: a media or document noun right before it?"""
        before = self.text.flags[quote.start - 1] if quote.start else 0
        if before & NAMED:
            first = self.text.words[min(quote.start + 1, quote.end - 1)]
            return not (self.grammar.free_order and first[:1].islower())
        if self.grammar.nouns_capitalised or quote.end - quote.start > 12:
            return False
        single = self.text.words[quote.start + 1] if quote.end - quote.start == 3 else ""
        if self.grammar.free_order and single[:1].isupper() and before:
            return bool(before & PREPOSITION)
        last = self.text.words[quote.end - 2 if quote.closed else quote.end - 1]
        if last in SENTENCE_ENDS and quote.end - quote.start > SHORT_TITLE:
            return False
        words = [w for w in self.text.words[quote.start : quote.end] if len(w) > 3]
        return (
            len(words) >= 1
            and all(w[:1].isupper() for w in words)
            and bool(before & PREPOSITION or quote.end - quote.start > 4)
        )

    def claim(self, noun: int) -> Cue:
        """The cue of a reporting noun, also as the last part of a compound."""
        word = self.text.lower[noun]
        readings = self.language.nouns.get(word)
        if readings:
            return readings[0].cue
        return self.language.nouns[next(f for f in self.claims if word.endswith(f))][0].cue

    def paragraph_index(self, token: int) -> int:
        """Index of the paragraph of a token."""
        return bisect_right(self.paragraph_starts, self.text.sentence_of[token]) - 1

    def paragraph_of(self, sentence: int) -> tuple[int, int]:
        """Sentence range of the paragraph that holds a sentence."""
        return self.text.paragraphs[bisect_right(self.paragraph_starts, sentence) - 1]

    def phrase_at(self, token: int) -> int:
        """Index of the largest phrase that starts at `token`, or -1."""
        i = bisect_left(self.phrase_starts, token)
        if i < len(self.phrase_starts) and self.phrase_starts[i] == token:
            return i
        return -1

    def quotes_in(self, start: int, end: int) -> range:
        """Indices of the quotes that start in [start, end)."""
        return range(bisect_left(self.quote_starts, start), bisect_left(self.quote_starts, end))

    def opens_phrase(self, token: int) -> bool:
        """Is a word that may be a verb a determiner here ("sein Mandant")?"""
        return bool(self.text.flags[token] & DETERMINER) and self.phrase_at(token) >= 0

    def phrases_in(self, start: int, end: int) -> range:
        """Indices of the phrases that start in [start, end), in order."""
        starts = self.phrase_starts
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def top_phrases(self, start: int, end: int) -> list[int]:
        """The phrases in [start, end) that no other phrase in it encloses."""
        found: list[int] = []
        last = -1
        phrases = self.phrases
        for i in self.phrases_in(start, end):
            phrase = phrases[i]
            if phrase.start >= last:
                found.append(i)
                last = phrase.end
        return found

    def earlier_speaker(self, token: int) -> int:
        """Speaker of the nearest earlier finding with a cue in the same sentence, or -1."""
        best = self.earlier(token)
        return best.speaker if best is not None else -1

    def earlier(self, token: int) -> Candidate | None:
        """The nearest earlier finding of the sentence with a cue and a speaker."""
        best = None
        for found in self.by_sentence.get(self.text.sentence_of[token], ()):
            if found.anchor < token and found.speaker >= 0 and found.cue:
                if best is None or found.anchor > best.anchor:
                    best = found
        return best

    def add(self, found: Candidate) -> Candidate:
        """Keep a finding and mark the tokens of its cue as used."""
        self.found.append(found)
        sentence = self.text.sentence_of[found.anchor]
        self.by_sentence.setdefault(sentence, []).append(found)
        for start, end in found.cue:
            self.used.update(range(start, end))
        return found

    def drop(self, found: Candidate) -> None:
        """Take a finding back."""
        self.by_sentence[self.text.sentence_of[found.anchor]].remove(found)
        found.content = []


def _nominal(size: int, phrases: list[Phrase]) -> bytearray:
    """1 for every token inside a noun phrase."""
    found = bytearray(size)
    done = 0
    for phrase in phrases:
        end = phrase.end
        if end > done:
            length = end - phrase.start
            if 0 < length <= LONGEST:
                found[phrase.start : end] = b"\x01" * length
                done = end
    return found


def as_ranges(tokens: tuple[int, ...]) -> list[Range]:
    """Sorted token indices as the fewest ranges."""
    found: list[Range] = []
    for token in tokens:
        if found and found[-1][1] == token:
            found[-1] = (found[-1][0], token + 1)
        else:
            found.append((token, token + 1))
    return found
