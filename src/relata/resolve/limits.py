"""Bounds that keep the work linear in the length of the text."""

from __future__ import annotations

from typing import Final

#: Enclosing statements that are looked at for "I" and "we", from the innermost outward.
MAX_ENCLOSING: Final = 20
#: Pronouns in one content that are looked at.
MAX_PRONOUNS_OF_CONTENT: Final = 40
#: Earlier mentions and sentences among which the antecedent of a pronoun is looked for.
MAX_CANDIDATES: Final = 60
MAX_SENTENCES_BACK: Final = 12
#: Sentences back to a body that "they" may mean.
MAX_SENTENCES_TO_BODY: Final = 2
#: Phrases before a relative pronoun among which its antecedent is looked for.
MAX_PHRASES_BACK: Final = 12
#: Words after "it" among which those that show that it means nobody are looked for.
MAX_AFTER_EXPLETIVE: Final = 5
#: Words of a body's name that opens somebody's role.
MAX_WORDS_OF_BODY: Final = 4
#: Statements of a headline, and after it, that are compared.
MAX_STATEMENTS_OF_HEADLINE: Final = 8
#: Candidates that are kept where a pronoun stays open, and people of one name.
MAX_OTHERS: Final = 3
MAX_BEARERS_SHOWN: Final = 4
#: Earlier entities to which a description may go back.
MAX_DESCRIBED: Final = 80
#: Words before or after a head that narrow it.
MAX_NARROWING: Final = 12
#: People of one surname, given name or initials that are kept apart.
MAX_BEARERS: Final = 24
#: Words of a name under which its entity is found.
MAX_INDEXED_WORDS: Final = 8
#: Forms under one blocking key that are compared with a new one.
MAX_FORMS_OF_KEY: Final = 12
#: Phrases that are looked at for a party without one, and words of a name that is not a phrase.
MAX_PHRASES_OF_PARTY: Final = 8
MAX_WORDS_OF_LABEL: Final = 12
#: Letters of a compound within which its last part is looked for.
MAX_COMPOUND: Final = 40
#: Words of a mention that is read for a name, and of the long form of an abbreviation.
MAX_WORDS_OF_MENTION: Final = 40
MAX_WORDS_OF_LONG_FORM: Final = 12
MAX_LETTERS_OF_ABBREVIATION: Final = 10
#: Characters from a description to the words that say why it is not named.
MAX_CHARACTERS_TO_ANONYMITY: Final = 30
#: Characters from the last speaker within which a verb without a subject goes on with him.
MAX_CHARACTERS_GOING_ON: Final = 1500
#: Characters between the words for what an article is made of and the outlet's name.
MAX_BEFORE_OUTLET: Final = 20
#: Words from a verb of quoting to whom it quotes: "citing the regional health commission".
MAX_AFTER_QUOTING: Final = 3
#: The newest entities among which who was introduced in the sentence before is looked for.
MAX_NEWEST: Final = 16
