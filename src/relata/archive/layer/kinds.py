"""The kinds of corrections and what each of them says."""

from __future__ import annotations

from typing import Any, Literal, get_args

from msgspec import Struct, convert, json
from msgspec import ValidationError as _Invalid

from relata.archive.limits import MAX_NAME, MAX_NOTE
from relata.model.codes import ACTS, CERTAINTIES, MODES
from relata.model.errors import UsageError

CorrectionKind = Literal[
    "accept", "no-statement", "speaker", "addressee", "missed", "note", "name", "merge", "split",
    "undo",
]  # fmt: skip
KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
#: Those that stand at words of an article.
OF_STATEMENTS = frozenset(("accept", "no-statement", "speaker", "addressee", "missed"))
#: Those that change who is who.
OF_ENTITIES = frozenset(("name", "merge", "split"))


class StatementTarget(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which of the statements at one place is meant, where several stand there."""

    cue: str = ""
    mode: str = ""


class Reviewed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """accept, no-statement: the statement is right, or there is none."""

    target: StatementTarget = StatementTarget()


class Reassigned(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """speaker, addressee: who it is; neither field: nobody whom the text names."""

    #: An entity of the archive.
    entity: int | None = None
    #: A name, where the archive has no such entity yet; it gets one.
    name: str | None = None
    target: StatementTarget = StatementTarget()


class Missed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """missed: there is a statement here that the reading has not."""

    entity: int | None = None
    name: str | None = None
    mode: str = "indirect"
    act: str = "state"
    certainty: str = "asserted"
    cue: str = ""


class Note(Struct, frozen=True, kw_only=True):
    """note: words of an editor, at a statement, an article or an entity."""

    text: str
    target: StatementTarget = StatementTarget()


class Renamed(Struct, frozen=True, kw_only=True):
    """name: how the archive writes an entity's name."""

    name: str


class Merged(Struct, frozen=True, kw_only=True):
    """merge: `source` is the entity at which the correction stands."""

    source: int


class Split(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """split: what is somebody else: forms of the name, or the articles that mean them."""

    #: The entity that they become.
    to: int
    forms: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()


Value = Reviewed | Reassigned | Missed | Note | Renamed | Merged | Split
_TYPES: dict[str, type[Value]] = {
    "accept": Reviewed, "no-statement": Reviewed, "speaker": Reassigned, "addressee": Reassigned,
    "missed": Missed, "note": Note, "name": Renamed, "merge": Merged, "split": Split,
}  # fmt: skip


def value_of(kind: str, raw: dict[str, Any]) -> Value:
    """The value of a correction, checked. Raises UsageError that says what is wrong."""
    if kind not in _TYPES:
        raise UsageError(f"{kind!r} is not a kind of correction; there are {', '.join(KINDS)}")
    try:
        value: Value = convert(raw, _TYPES[kind])
    except _Invalid as error:
        raise UsageError(f"a correction of the kind {kind}: {error}") from None
    _check(value)
    return value


def _check(value: Value) -> None:
    try:
        json.encode(value)
    except UnicodeEncodeError:
        raise UsageError("a correction is text that UTF-8 can carry") from None
    name = getattr(value, "name", None)
    if name is not None and not 0 < len(name.strip()) <= MAX_NAME:
        raise UsageError(f"a name has 1 to {MAX_NAME} characters")
    if isinstance(value, Note) and not 0 < len(value.text.strip()) <= MAX_NOTE:
        raise UsageError(f"a note has 1 to {MAX_NOTE:,} characters")
    if isinstance(value, Missed):
        for given, known in (
            (value.mode, MODES),
            (value.act, ACTS),
            (value.certainty, CERTAINTIES),
        ):
            if given not in known:
                raise UsageError(f"{given!r} is not one of {', '.join(known)}")
    if isinstance(value, Split) and not (value.forms or value.articles):
        raise UsageError("a split names forms or articles that are somebody else")
