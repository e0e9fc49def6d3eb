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
    ("encoder", "relata.attribute.merge.engine"),
    ("fast", "relata.attribute.calibrated.engine"),
    ("grammar", "relata.attribute.rules.engine"),
)
#: Characters from which on an engine is taken only where it is asked for by name: the encoder
#: reads about 9,000 a second, so that a longer text would take more than twenty seconds.
LONGEST: dict[str, int] = {"encoder": 200_000}


class Choice(NamedTuple):
    """The engine that reads a text, and the identity of its weights (None: it has none)."""

    name: str
    weights: str | None
    #: A better engine that was passed over, as the text is too long for it.
    too_long_for: str | None = None


@once(8)
def _module(name: str) -> Any:
    return import_module(name)


def choose(engine: str | None, code: str, *, length: int = 0, ruled: bool = True) -> Choice:
    """Which engine reads a text of `length` characters in a language (ISO 639-1).

    `engine` is the one that is asked for, None the default: the first of `ENGINES` that has
    weights for the language and for which the text is not too long. A language without rules
    (`ruled` is False) is left to the encoder, however long the text is. An engine that is asked
    for and has no weights for the language leaves it to the next one, as `fast` leaves Czech to
    `grammar`; only the encoder, which has the same weights for all, does not.
    Raises UsageError for an unknown engine, and for the encoder where it is not installed.
    """
    names = [name for name, _ in ENGINES]
    if engine is not None and engine not in names:
        raise UsageError(f"there is no engine {engine!r}; choose one of: {', '.join(names)}")
    first = names.index(engine) if engine is not None else 0
    passed: str | None = None
    for name, module in ENGINES[first:-1]:
        identity: str | None = _module(module).weights(code)
        if identity is not None:
            if engine is None and ruled and length > LONGEST.get(name, length):
                passed = passed or name
                continue
            return Choice(name, identity, passed)
        if name == engine and name in LONGEST:
            raise UsageError(
                f"the weights of the engine {engine!r} are not installed: `make setup` installs "
                "them; without them choose another engine"
            )
    return Choice(names[-1], None, passed)


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
    from relata.attribute.clause_end import cut_contents
    from relata.attribute.merge.evidence import of_drafts
    from relata.attribute.negation import mark_negated, mark_rejected
    from relata.attribute.unspoken import mark_unspoken

    name = choose(engine, language.code, length=len(text.text), ruled=bool(language.verbs)).name
    drafts: list[Draft] = _module(dict(ENGINES)[name]).find(text, phrases, language)
    cut_contents(drafts, text, language)
    mark_unspoken(drafts, text, phrases, language)
    mark_rejected(drafts, text, language)
    mark_negated(drafts, text, language)
    add_hands(drafts, text, phrases, language)
    of_drafts(drafts)
    if document is None or not document.markup:
        return drafts
    from relata.attribute.markup import drafts as marked
    from relata.attribute.merge.markup import join

    return join(drafts, marked.find(document, text, phrases, language), document.markup)


def add_hands(
    drafts: list[Draft], text: Segmented, phrases: list[Phrase], language: Language
) -> None:
    """Add hands and addressees that the sentences of the drafts name, whichever engine found them.

    `phrases` stand in the order of the text. Linear.
    """
    from relata.attribute.addressee import add_addressees
    from relata.attribute.documents import add_documents
    from relata.attribute.hearers import turn_hearers
    from relata.attribute.outlets import add_outlets
    from relata.attribute.passive import turn_passives
    from relata.attribute.quoted_sources import add_quoted_sources

    turn_hearers(drafts, text, phrases, language)
    turn_passives(drafts, text, phrases, language)
    add_documents(drafts, text, phrases, language)
    add_quoted_sources(drafts, text, phrases, language)
    add_outlets(drafts, text, phrases, language)
    add_addressees(drafts, text, phrases, language)


__all__ = ["ENGINES", "LONGEST", "Choice", "add_hands", "choose", "find"]
