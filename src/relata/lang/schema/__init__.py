"""What a language pack may say. A language is data: a folder `packs/<code>/` of TOML files.

Each file is decoded straight into the types of this package: an unknown key, a wrong type or
a word outside a closed list is an error that names the file and the place.
"""

from relata.lang.schema.classes import Flag
from relata.lang.schema.convention import (
    BackTransliteration,
    BearerWords,
    CompanyWords,
    ConventionFile,
    Script,
    TranscriptionRules,
)
from relata.lang.schema.core import (
    According,
    Anaphora,
    Core,
    Grammar,
    Lines,
    Mail,
    Marks,
    Pronoun,
    Segmenting,
    Support,
)
from relata.lang.schema.cues import (
    AnonymityWords,
    Complement,
    Hands,
    Noun,
    Nouns,
    Role,
    Verb,
    Verbs,
)
from relata.lang.schema.events import (
    EventExample,
    EventPart,
    EventsFile,
    EventVerb,
    EventWords,
)
from relata.lang.schema.knowledge import FirstNames, KnowledgeFile
from relata.lang.schema.lint import LintExample, LintFile, RuleMessage
from relata.lang.schema.morphology import Morphology, Phrases, Stems
from relata.lang.schema.pack import FILES, Example, Examples
from relata.lang.schema.sense import Sense
from relata.lang.schema.times import TimePattern, TimesFile
from relata.lang.schema.words import PhraseFinder, Words, any_of, set_of, words_of

__all__ = [
    "FILES",
    "According",
    "Anaphora",
    "AnonymityWords",
    "BackTransliteration",
    "BearerWords",
    "CompanyWords",
    "Complement",
    "ConventionFile",
    "Core",
    "EventExample",
    "EventPart",
    "EventVerb",
    "EventWords",
    "EventsFile",
    "Example",
    "Examples",
    "FirstNames",
    "Flag",
    "Grammar",
    "Hands",
    "KnowledgeFile",
    "Lines",
    "LintExample",
    "LintFile",
    "Mail",
    "Marks",
    "Morphology",
    "Noun",
    "Nouns",
    "PhraseFinder",
    "Phrases",
    "Pronoun",
    "Role",
    "RuleMessage",
    "Script",
    "Segmenting",
    "Sense",
    "Stems",
    "Support",
    "TimePattern",
    "TimesFile",
    "TranscriptionRules",
    "Verb",
    "Verbs",
    "Words",
    "any_of",
    "set_of",
    "words_of",
]  # fmt: skip
