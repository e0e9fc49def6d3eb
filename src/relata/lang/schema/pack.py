"""A pack: all that one language adds, in the files of one folder."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from relata.lang.schema.convention import ConventionFile
from relata.lang.schema.core import Core
from relata.lang.schema.cues import Nouns, Verbs
from relata.lang.schema.events import EventsFile
from relata.lang.schema.knowledge import KnowledgeFile
from relata.lang.schema.lint import LintFile, RuleMessage
from relata.lang.schema.morphology import Morphology
from relata.lang.schema.sense import Sense
from relata.lang.schema.times import TimesFile


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of our own with its statements; becomes a test."""

    text: str
    #: Every statement in it: {mode, content, speaker?, cue?, addressee?, quoted?, act?}, spans as
    #: they stand in `text`, several separated by " … "; what is left out is not compared.
    statements: tuple[dict[str, str], ...] = ()
    #: What it is an example of.
    why: str = ""
    #: What the engine still gets wrong in it; the test then expects it to. "" = nothing.
    limit: str = ""


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    """`examples.toml`."""

    #: The engine that reads them; "" is the default one, whose doubtful statements do not count.
    engine: str = ""
    example: tuple[Example, ...] = ()


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
    "events": EventsFile,
    "examples": Examples,
}
