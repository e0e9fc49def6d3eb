"""Statements in a segmented text: `find` runs one of the engines.

An engine is a function (text, phrases, language) -> drafts; adding one is one entry below.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from relata.lang.language import Language
from relata.model.errors import UsageError
from relata.model.text import Draft, Phrase, Segmented

Engine = Callable[[Segmented, list[Phrase], Language], list[Draft]]

#: Name of each engine and the module whose `find` is it, the default first.
ENGINES: tuple[tuple[str, str], ...] = (("grammar", "relata.attribute.grammar.engine"),)


def find(
    text: Segmented, phrases: list[Phrase], language: Language, *, engine: str = "grammar"
) -> list[Draft]:
    """The statements of a text, in the order of their first character, enclosing ones first.

    Spans are character offsets into `text.text`; `Draft.inside` indexes the returned list.
    Raises UsageError for an unknown engine.
    """
    for name, module in ENGINES:
        if name == engine:
            run: Engine = import_module(module).find
            return run(text, phrases, language)
    known = ", ".join(name for name, _ in ENGINES)
    raise UsageError(f"there is no engine {engine!r}; choose one of: {known}")
