"""Statements in a segmented text: `find` runs one of the engines.

An engine is a module; adding one is one entry in `ENGINES`. It has

- `find(text, phrases, language) -> drafts`,
- if it is trained, `weights(code) -> str | None`: the identity of its weights for a language
  (ISO 639-1), None where it has none. It is asked for every text, so it must be cheap,
- if it knows cues that have no content, `cues(text, phrases, language) -> drafts`: its whole
  layer of cues, where a draft's `content` may be empty. It is measured, never read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from relata.model.errors import UsageError

if TYPE_CHECKING:  # the command line's options name the engines without loading a language
    from relata.lang.language import Language
    from relata.model.analysis import Draft, Phrase, Segmented

#: Name of each engine and the module that is it, the default first. The last one needs no
#: weights: it reads every language that has no weights for the engine asked for.
ENGINES: tuple[tuple[str, str], ...] = (
    ("trained", "relata.attribute.neural.engine"),
    ("fast", "relata.attribute.calibrated.engine"),
    ("grammar", "relata.attribute.rules.engine"),
)


class Choice(NamedTuple):
    """The engine that reads a text, and the identity of its weights (None: it has none)."""

    name: str
    weights: str | None


def _module(engine: str) -> Any:
    for name, module in ENGINES:
        if name == engine:
            return import_module(module)
    known = ", ".join(name for name, _ in ENGINES)
    raise UsageError(f"there is no engine {engine!r}; choose one of: {known}")


def choose(engine: str | None, code: str) -> Choice:
    """Which engine reads a text in a language (ISO 639-1) when `engine` is asked for.

    None asks for the default, the first of `ENGINES`. Where a trained engine has no weights
    for the language, the last of `ENGINES` reads it. Raises UsageError for an unknown engine.
    """
    name = engine or ENGINES[0][0]
    weights = getattr(_module(name), "weights", None)
    if weights is None:
        return Choice(name, None)
    identity: str | None = weights(code)
    return Choice(ENGINES[-1][0], None) if identity is None else Choice(name, identity)


def find(
    text: Segmented, phrases: list[Phrase], language: Language, *, engine: str | None = None
) -> list[Draft]:
    """The statements of a text, in the order of their first character, enclosing ones first.

    Spans are character offsets into `text.text`; `Draft.inside` indexes the returned list.
    `engine` is chosen as `choose` says. Raises UsageError for an unknown engine.
    """
    chosen = _module(choose(engine, language.code).name)
    drafts: list[Draft] = chosen.find(text, phrases, language)
    return drafts


def cues(
    text: Segmented, phrases: list[Phrase], language: Language, *, engine: str | None = None
) -> list[Draft] | None:
    """The engine's layer of cues, with or without contents; None where it has no such layer."""
    layer = getattr(_module(choose(engine, language.code).name), "cues", None)
    if layer is None:
        return None
    drafts: list[Draft] = layer(text, phrases, language)
    return drafts


__all__ = ["ENGINES", "Choice", "choose", "cues", "find"]
