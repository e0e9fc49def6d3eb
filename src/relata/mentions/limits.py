"""Bounds that keep the work linear in the length of the text, and the caches small."""

from __future__ import annotations

from typing import Final

#: Word forms that are kept, classified, for each language.
MAX_FORMS: Final = 60_000
#: Tokens before the head of a phrase, of a run of capitals or of one name.
MAX_MODIFIERS: Final = 9
MAX_NAME: Final = 12
#: Tokens of a name in quotation marks, in languages without and with cases.
MAX_QUOTED: Final = 7
MAX_QUOTED_WITH_CASES: Final = 9
#: Tokens in brackets after a name.
MAX_BRACKET: Final = 8
#: Tokens of a phrase with all that is attached to it: a chain of genitives goes on for ever, and
#: every link of it would be a mention with all the later ones in its name.
MAX_PHRASE: Final = 40
#: Attachments to one phrase, and members of one list.
MAX_ATTACHMENTS: Final = 5
MAX_LIST: Final = 12
#: Chunks inside one phrase that are looked at again, and chunks ahead among which one that
#: starts at a given token is looked for.
MAX_INSIDE: Final = 24
MAX_AHEAD: Final = 14
#: Marks before the first word of a sentence.
MAX_OPENING_MARKS: Final = 4
#: Letters of an inflectional ending, and of a compound within which its last part is looked for.
MAX_ENDING: Final = 6
MAX_COMPOUND: Final = 24
