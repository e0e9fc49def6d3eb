"""The closed classes of word forms that [words] of core.toml lists."""

from __future__ import annotations

from enum import IntFlag


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
    HEARSAY = 1 << 27  # auxiliaries and modals that report hearsay: "soll", "aurait"
    PERSONS = 1 << 28  # nouns for people in general: Mann, Zeugen, residents
    PLACE = 1 << 29  # nouns for places: Stadt, river
    CORRELATE = 1 << 30  # words that point to a clause to come: darauf, davon, es
