"""Bounds that keep the lint's work linear, and its reports readable."""

#: Findings of one rule in one article; a text with more has another trouble.
MAX_HITS_OF_RULE = 100
#: Quotations and sentences that are compared with one another in pairs.
MAX_COMPARED = 200
#: Statements of an article that the rules look at one by one.
MAX_STATEMENTS = 1000
#: Sentences near a headline that are looked at.
MAX_NEAR = 12
#: Characters of a sentence or quotation that is compared.
MAX_COMPARED_CHARACTERS = 600
#: Characters of a headline, and of the opening paragraph that is read as one.
MAX_HEADLINE = 300
#: Names of persons that are compared in pairs.
MAX_NAMES = 300
#: Words and phrases of which something is kept in mind.
MAX_KEPT = 20_000
#: Characters before a place in which the bracket around it is looked for.
MAX_BRACKET = 200
