"""Bits of closed-class words as plain ints: an IntFlag operation costs a hundred times more."""

from __future__ import annotations

from relata.lang.schema import Flag

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
NEGATION = int(Flag.NEGATION)
ADVERB = int(Flag.ADVERB)
DEMONSTRATIVE = int(Flag.DEMONSTRATIVE)
TIME = int(Flag.TIME)
INFINITIVE_MARK = int(Flag.INFINITIVE)
HEARSAY = int(Flag.HEARSAY)
DOCUMENT = int(Flag.DOCUMENT)
OUTLETS = int(Flag.MEDIA)
#: A word of a closed class that may be a finite verb.
ANY_FINITE = AUXILIARY | MODAL | SUBJUNCTIVE1 | SUBJUNCTIVE2 | int(Flag.FINITE)
#: Nouns after which a quotation is a name: die Zeitung „Le Monde“.
NAMED = int(Flag.MEDIA | Flag.GROUP | Flag.PLACE)
