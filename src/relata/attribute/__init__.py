"""Statements in a segmented text: `find` runs one of the engines.

An engine is a module; adding one is one entry in `ENGINES`. It has

- `find(text, phrases, language) -> drafts`,
- if it needs weights, `weights(code) -> str | None`: the identity of its weights for a language
  (ISO 639-1), None where it has none. It is asked for every text, so it must be cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from relata.model.errors import UsageError
from relata.model.threads import once

if TYPE_CHECKING:  # the command line's options name the engines without loading a language
    from relata.lang.language import Language
    from relata.model.analysis import Draft, Phrase, Segmented
    from relata.model.document import Document

#: Name of each engine and its module, the best first. An engine without weights for a language
#: leaves it to the next one; the last one needs no weights.
ENGINES: tuple[tuple[str, str], ...] = (
    ("trained", "relata.attribute.neural.engine"),
    ("fast", "relata.attribute.calibrated.engine"),
    ("grammar", "relata.attribute.rules.engine"),
)
#: Engines that read a text only where they are asked for by name.
ON_REQUEST: tuple[tuple[str, str], ...] = (("encoder", "relata.attribute.merge.engine"),)


class Choice(NamedTuple):
    """The engine that reads a text, and the identity of its weights (None: it has none)."""

    name: str
    weights: str | None


@once(8)
def _module(name: str) -> Any:
    return import_module(name)


def choose(engine: str | None, code: str) -> Choice:
    """Which engine reads a text in a language (ISO 639-1) when `engine` is asked for.

    None asks for the default, the first of `ENGINES`. Where an engine has no weights for the
    language, the next one reads it: German is read by `fast`, Czech by `grammar`. Raises
    UsageError for an unknown engine.
    """
    names = [name for name, _ in ENGINES]
    asked = dict(ON_REQUEST).get(engine or "")
    if asked is not None and engine is not None:
        found: str | None = _module(asked).weights(code)
        if found is None:
            raise UsageError(
                f"the weights of the engine {engine!r} are not installed: `make setup` installs "
                "them; without them choose another engine"
            )
        return Choice(engine, found)
    if engine is not None and engine not in names:
        known = ", ".join([*names, *dict(ON_REQUEST)])
        raise UsageError(f"there is no engine {engine!r}; choose one of: {known}")
    first = names.index(engine) if engine is not None else 0
    for name, module in ENGINES[first:-1]:
        identity: str | None = _module(module).weights(code)
        if identity is not None:
            return Choice(name, identity)
    return Choice(names[-1], None)


def find(
    text: Segmented,
    phrases: list[Phrase],
    language: Language,
    *,
    engine: str | None = None,
    document: Document | None = None,
) -> list[Draft]:
    """The statements of a text, in the order of their first character, enclosing ones first.

    Spans are character offsets into `text.text`; `Draft.inside` indexes the returned list.
    `engine` is chosen as `choose` says; what the markup of `document` says is joined to what it
    finds. Raises UsageError for an unknown engine.
    """
    from relata.attribute.unspoken import without_unspoken

    name = choose(engine, language.code).name
    drafts: list[Draft] = _module(dict(ENGINES + ON_REQUEST)[name]).find(text, phrases, language)
    drafts = without_unspoken(drafts, text, phrases, language)
    if document is None or not document.markup:
        return drafts
    from relata.attribute.markup import drafts as marked
    from relata.attribute.merge.markup import join

    return join(drafts, marked.find(document, text, phrases, language), document.markup)


__all__ = ["ENGINES", "ON_REQUEST", "Choice", "choose", "find"]
