"""What several pages list: ids in their addresses, and corrections in a line each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from relata.app.web.library import Library
from relata.app.web.phrases import PagePhrases
from relata.archive import CorrectionInfo

#: Characters of the words that a correction stands at.
_QUOTE = 120


class CorrectionLine(Struct, frozen=True):
    """A correction as pages list it."""

    id: int
    kind: str
    line: str
    href: str | None
    author: str
    at: str
    why: str
    undone: bool
    unplaced: bool
    can_undo: bool


def entity_id(request: Request) -> int:
    """The number in an address. Raises HTTPException 404 where it is not one."""
    text = str(request.path_params["id"])
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise HTTPException(404)
    return int(text)


def correction_lines(
    library: Library, ids: Iterable[int], say: PagePhrases
) -> list[CorrectionLine]:
    """Corrections by their ids, the newest first."""
    wanted = tuple(ids)
    return lines(library.corrections(ids=wanted), say) if wanted else []


def lines(found: Iterable[CorrectionInfo], say: PagePhrases) -> list[CorrectionLine]:
    """Corrections in a line each."""
    return [_line(one, say) for one in found]


def _line(one: CorrectionInfo, say: PagePhrases) -> CorrectionLine:
    href = f"/statements/{one.ref}" if one.ref else None
    if href is None and one.article is not None:
        href = f"/articles/{one.article}"
    if href is None and one.entity is not None:
        href = f"/people/{one.entity}"
    undone = one.status == "undone"
    return CorrectionLine(
        id=one.id,
        kind=say.of("kind_of_correction", one.kind),
        line=describe(one),
        href=href,
        author=one.author,
        at=one.made_at.replace("T", " ").rstrip("Z"),
        why=one.why,
        undone=undone,
        unplaced=one.status in ("ambiguous", "missing"),
        can_undo=not undone and one.kind != "undo",
    )


def describe(one: CorrectionInfo) -> str:
    """What it says, in the words of the article and of the editor."""
    value: dict[str, Any] = one.value
    said = value.get("text") or value.get("name") or " · ".join(value.get("forms", ()))
    quote = " ".join((one.quote or "").split())
    if len(quote) > _QUOTE:
        quote = quote[: _QUOTE - 1] + "…"
    return (
        " – ".join(part for part in (str(said or ""), f"“{quote}”" if quote else "") if part)
        or f"#{one.undoes or one.id}"
    )
