"""Bounds that keep the work linear in the length of the text."""

from __future__ import annotations

from typing import Final

#: Events of one document that are kept: no article reports more, lists of thousands do.
MAX_EVENTS: Final = 500
#: Tokens before and after a cue that belong to its clause; longer clauses are cut.
MAX_CLAUSE: Final = 60
#: Tokens before and after a cue that are its sentence; longer sentences are cut.
MAX_SENTENCE: Final = 400
#: Tokens of a parenthesis that does not part a clause.
MAX_PARENTHESIS: Final = 8
#: Tokens after a noun within which a preposition that belongs to it may stand.
MAX_ATTACHED: Final = 10
#: Statements that are looked at for the innermost one around a cue.
MAX_ENCLOSING: Final = 20
#: Places of one event that are kept.
MAX_MENTIONS: Final = 100
#: Mentions of an event that a new one is compared with: the first, and the last ones.
MAX_LAST: Final = 6
#: Earlier events of one kind that a mention is compared with, the nearest first.
MAX_COMPARED: Final = 40
#: Sentences back in which a subject that is a pronoun is looked for.
MAX_BACK: Final = 2
#: Tokens of a name between commas.
MAX_APPOSED: Final = 8
#: Clauses of a sentence back in which the subject of a clause without one is looked for.
MAX_CLAUSES_BACK: Final = 4
#: Sentences between a mention without parties ("the meeting") and the event that it goes back to.
MAX_GAP: Final = 12
#: Length of the shortest word that may be a compound.
MIN_COMPOUND: Final = 7
#: Records that are merged, and contacts of one kind with which an event is compared.
MAX_BUCKET: Final = 60
#: Characters of a sentence that a time line shows.
MAX_WORDS: Final = 320
