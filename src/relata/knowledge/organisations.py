"""Organisations that speak under a name of their own: outlets, agencies, institutions.

Each kind has its file, `data/<kind>.toml`; institutions have names in the packs, too.
"""

from __future__ import annotations

from typing import Literal, get_args

from relata.knowledge.lookup import Known, compile_groups, compile_lines, look
from relata.knowledge.packs import knowledge_of, possessives, visible
from relata.lang.compile import kept
from relata.model.threads import once

Kind = Literal["outlets", "agencies", "institutions"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@once(3)
def _shared(kind: Kind) -> dict[str, Known]:
    return compile_groups(f"{kind}.toml")


@once(1)
def _picture_agencies() -> dict[str, Known]:
    return compile_groups("picture_agencies.toml")


@kept
@once(64)
def _of_language(code: str) -> dict[str, Known]:
    table = dict(_shared("institutions"))
    for pack in visible(code):
        compile_lines(table, knowledge_of(pack).institutions, "institution")
    return table


def table(kind: Kind, code: str = "") -> dict[str, Known]:
    """Every form, as written, with what is known; never changed.

    `code` is the language of the text, whose own names of institutions are then known, too.
    """
    return _of_language(code) if kind == "institutions" else _shared(kind)


def lookup(kind: Kind, name: str, code: str = "") -> Known | None:
    """What is known under `name` as written ("FAZ", "Kremls"), or None."""
    return look(table(kind, code), name, possessives(code))


def outlet(name: str) -> Known | None:
    """The paper, broadcaster, magazine or site called `name`, or None."""
    return look(_shared("outlets"), name, possessives(""))


def inflected(name: str, endings: tuple[str, ...]) -> tuple[str, Known] | None:
    """The outlet or agency of a name with the ending of a case ("az M1-en"), with its bare name."""
    for ending in endings:
        if not name.endswith(ending) or len(name) <= len(ending) + 1:
            continue
        stem = name.removesuffix(ending).rstrip("-")
        known = outlet(stem) or agency(stem)
        if known is not None and not known.ambiguous:
            return stem, known
    return None


def supplies_pictures(name: str) -> bool:
    """Whether it is an agency that sells pictures and no texts: "Getty Images"."""
    return look(_picture_agencies(), name, possessives("")) is not None


def agency(name: str) -> Known | None:
    """The news, photo or press-release agency called `name`, or None."""
    return look(_shared("agencies"), name, possessives(""))
