"""Word classes as bits of one integer: what the mention finder knows of a word form.

The finder runs over a list of integers; a test is one `&`. `words.compile` compiles a language,
`words.classification` gives the bits of a form.
"""

from __future__ import annotations

from relata.lang.schema import Flag

(
    CAP, LOWER, UPPER, DIGIT, DET, PREP, PRON, REL, INDEF, DEM, COORD, VERB, STOP, ADV, TITLE,
    ROLE, GROUP, MEDIA, DOC, PERS, PLACE, TIME, NUM, CLAIM, COMMA, LPAR, RPAR, OPEN, CLOSE, POSS,
    PARTICLE, AFTER, ADJ, MEASURE, COMMON, PROOF, PART, END, OUTLET, GENITIVE, CONTRACTED, NOTNOUN,
    LAND, FIRST, NATION, JOIN, ART, HANG, SUB, PLURAL, VAGUE, SAYS,
    DEGREE,
) = (1 << n for n in range(53))  # fmt: skip  # fmt: skip

#: A common noun of a known kind.
NOUN = ROLE | GROUP | MEDIA | DOC | PERS | PLACE | CLAIM | COMMON | MEASURE
#: Somebody or something that can speak.
AGENT = ROLE | GROUP | MEDIA | DOC | PERS
#: Closed classes that no noun phrase goes on through.
BLOCK = PREP | PRON | REL | COORD | VERB | STOP
CLOSED = BLOCK | DET | INDEF | DEM | ADV | NUM | TIME | PARTICLE

#: Flags of a language's closed classes and kinds of nouns -> class bits.
FLAG_BITS = tuple(
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
)  # fmt: skip  # fmt: skip
