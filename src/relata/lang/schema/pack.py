"""A pack: all that one language adds, in the files of one folder."""

from __future__ import annotations

from typing import Any

from relata.lang.schema.convention import ConventionFile
from relata.lang.schema.core import Core
from relata.lang.schema.cues import Nouns, Verbs
from relata.lang.schema.events import EventsFile
from relata.lang.schema.knowledge import KnowledgeFile
from relata.lang.schema.lint import Examples, LintFile, RuleMessage
from relata.lang.schema.morphology import Morphology
from relata.lang.schema.sense import Sense
from relata.lang.schema.times import TimesFile

#: File of a pack, without ".toml" -> what it may say; each may be left out.
FILES: dict[str, Any] = {
    "core": Core,
    "verbs": Verbs,
    "nouns": Nouns,
    "morphology": Morphology,
    "names": ConventionFile,
    "knowledge": KnowledgeFile,
    "sense": Sense,
    "words": dict[str, Any],
    "times": TimesFile,
    "lint": LintFile,
    "messages": dict[str, RuleMessage],
    "examples": Examples,
    "events": EventsFile,
}
