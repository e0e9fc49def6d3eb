"""How far the rules look, in tokens unless said otherwise: bounds that keep time linear.

They also keep a rule within its sentence or clause. Tuned numbers are in `weights.toml`.
"""

from __future__ import annotations

from typing import Final

# Sentences
#: Longer token runs are not real sentences; they are processed in windows of this size.
LONGEST_SENTENCE: Final = 500
#: A sentence with more source phrases than this is not a real sentence.
MOST_SOURCES: Final = 20
#: A shorter sentence has no clause.
SHORTEST_SENTENCE: Final = 5
#: A paragraph with more tokens is not a line of speech.
LONGEST_SPEECH: Final = 400
#: Tokens between the two commas of a frame within quotation marks: «C, spiega X, C».
LONGEST_INSERTED: Final = 12
#: More quotations than this in one content are noise.
MOST_QUOTATIONS: Final = 20
#: How many earlier candidates may enclose a candidate.
ENCLOSING: Final = 40

# Verb complexes
#: How far apart the parts of one verb complex may stand.
VERB_COMPLEX: Final = 45
#: How far before a verb its auxiliaries may stand where they stand right before it.
AUXILIARIES: Final = 7
#: How far after its verb, and before it, a particle may stand where clauses are compact.
SEPARATED_AFTER: Final = 8
SEPARATED_BEFORE: Final = 4
#: A particle of more letters is not mistaken for a preposition.
SHORT_PARTICLE: Final = 5
#: How far before an adjective its article may stand.
ATTRIBUTE: Final = 8
#: How far before a word the phrase around it may begin.
PHRASE_AROUND: Final = 8
#: Length of the end of a clause in which an infinitive with its mark stands.
INFINITIVE_END: Final = 4
#: How many tokens show whether a sentence is written like a headline.
HEADLINE_WORDS: Final = 40

#: Shorter words do not show whether a sentence or quotation has capitals like a title.
LETTERS_OF_TITLES: Final = 4
#: An adverb by its ending has more letters.
SHORT_ADVERB: Final = 4
#: Letters that an infinitive has at least, and how much longer than its mark one is that
#: holds it ("an-zu-treten").
INFINITIVE_LETTERS: Final = 4
INFINITIVE_STEM: Final = 4

# Subjects and sources
#: How far before its verb a subject may begin, and over how many prepositions it may reach.
SUBJECT: Final = 45
SUBJECT_STEPS: Final = 6
#: How many tokens between a phrase and its verb are counted as distance.
DISTANCE: Final = 60
#: How far after an inverted verb its subject may begin.
INVERTED_SUBJECT: Final = 3
#: How far before and after a reporting noun its owner may begin.
OWNER_BEFORE: Final = 12
OWNER_AFTER: Final = 8
#: How far before a relative pronoun its antecedent may begin, and how far it may end.
ANTECEDENT: Final = 30
ANTECEDENT_GAP: Final = 2
#: How far an outlet may stand from the verb that says it had the text.
OUTLET: Final = 8
#: How far after a preposition its reporting noun may stand ("nach ersten Angaben").
CLAIM_NOUN: Final = 5
#: How far after a reporting noun its owner may begin in a source phrase.
CLAIM_OWNER: Final = 3
#: How long a source that is not a phrase may be.
UNANALYSED_SOURCE: Final = 8
#: How far before "zufolge" its phrase may begin.
CLOSED_SOURCE: Final = 25
#: How far around "nach" a phrase that it governs may begin.
GOVERNED_BEFORE: Final = 8
GOVERNED_AFTER: Final = 6
#: How many words of a measure stand before a preposition ("zwei lange Monate nach").
MEASURE: Final = 3
#: How many sentences before "demnach" its source may be named.
REFERENCE_SENTENCES: Final = 4

# Clauses and complements
#: How far before its apposition a phrase may begin.
APPOSITION: Final = 12
#: How many tokens of adjuncts may stand between a cue and its complement.
ADJUNCTS: Final = 14
#: How far after a cue the verb of a clause without complementiser, or its "that", may be.
COMPLEMENT: Final = 25
#: The longest parenthesis between a cue and its complement.
PARENTHESIS: Final = 12
#: How many adverbs may stand between a subject and its verb.
ADVERBS: Final = 3
#: How far after a conjunction its verb may be.
CONJUNCTION: Final = 12
#: The shortest content before a phrase of hearsay.
BEFORE_EVIDENTIAL: Final = 3
#: A shorter noun ends too many compounds.
COMPOUND_NOUN: Final = 6
#: The longest parenthesis of reporting ("X said").
REPORT: Final = 8
#: How far before a cue the modal of a claim may stand ("will gesehen haben").
CLAIM_MODAL: Final = 12
#: How far before an infinitive the content that it heads may begin ("die Mittel zu …").
INFINITIVE_CONTENT: Final = 4
#: Most tokens between the mark before a frame and its verb where word order is free.
FRAME_ADJUNCTS: Final = 9
#: How far after an opening verb its subject may begin.
SUBJECT_AFTER: Final = 6
#: How far before an inverted verb the phrase before an apposition may begin.
FRAME_PHRASE: Final = 40
#: How many tokens may follow a reporting noun in its clause.
AFTER_NOUN: Final = 3
#: A run before a sure cue of this many tokens is a clause, where word order is free of
#: fewer; a clause whose verb no list holds has at least as many.
CLAUSE_BEFORE: Final = 5
CLAUSE_BEFORE_FREE: Final = 2
UNLISTED_CLAUSE: Final = 3

# Quotations
#: How far from its quotation a reporting verb may stand.
QUOTATION_VERB: Final = 40
#: How far before a quotation its cue may stand: before whole sentences and before fragments.
BEFORE_SENTENCE: Final = 12
BEFORE_FRAGMENT: Final = 14
#: How many tokens of adjuncts may stand there where clauses are compact.
ADJACENT_SENTENCE: Final = 12
ADJACENT_FRAGMENT: Final = 8
#: How far before a quotation the phrase of its noun may begin.
QUOTATION_NOUN: Final = 8
#: How far before its noun the preposition may stand ("mit den folgenden Worten").
NOUN_PREPOSITION: Final = 3
#: Most tokens between two coordinated quotations.
COORDINATED_QUOTATIONS: Final = 4
#: A quotation that stands alone has at least this many words.
ALONE_WORDS: Final = 4
#: The longest label of a turn or headline, and the shortest statement after it.
LABEL: Final = 8
#: The same for one with the role of who speaks.
LONG_LABEL: Final = 16
#: Words of what somebody is called, and tokens before it in which a word of naming stands.
NICKNAME: Final = 4
NAMING: Final = 4
#: Tokens at the beginning of a sentence in which a noun for the words before stands.
PARTING: Final = 4
LABELLED: Final = 3
#: How many tokens of a quotation are searched for a finite verb.
QUOTATION_FINITE: Final = 40
#: A title has at most this many tokens, marks included; one that ends in a stop, fewer.
TITLE: Final = 12
TITLE_WITH_STOP: Final = 6
#: A term is not longer than this, in words.
TERM: Final = 5

#: A quotation of this many words with a capital and a finite verb is a sentence.
SENTENCE_WORDS: Final = 4
#: Where nouns have capitals: fewer words after a capital are a name or a term.
FRAGMENT_WORDS: Final = 3
#: A title after another word than a preposition has more tokens, marks included.
TITLE_ALONE: Final = 4

# Speech that goes on
#: How many sentences and paragraphs back a speaker may be who goes on speaking.
SPEAKER_SENTENCES: Final = 25
SPEAKER_PARAGRAPHS: Final = 2
#: How many sentences before hearsay its source may be named.
HEARSAY_SENTENCES: Final = 3
#: Words before the last verb of a sentence that reports hearsay by its ending.
SHORTEST_HEARSAY: Final = 2
#: Words of a subject before its comma, at most.
LONGEST_OPENING: Final = 12
#: Words before a cue in which a content's verb and who is spoken to are looked for.
ADDRESSED_WORDS: Final = 5
#: Words after an auxiliary of hearsay among which its participle stands: "aurait déjà été vu".
BETWEEN_AUXILIARIES: Final = 5
#: Words at the head of a sentence in which a subject, and the comma after it, are looked for.
LONGEST_SUBJECT = 24
#: Words of a content whose verb is a noun, at least.
NOMINALISED_WORDS = 2
