"""What the script of an article's page must know: the statements' states, the people, the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, get_args

import msgspec
from msgspec import Struct

from relata.app.web.corrected import statement_ids
from relata.app.web.pages.listing import describe
from relata.app.web.phrases import PagePhrases
from relata.archive import CorrectionInfo, StoredArticle, StoredStatement
from relata.archive.values import Review
from relata.present import clean

_UNSAFE = re.compile("[<>&\ufdd0-\ufdef\ufffe\uffff]")
_PEOPLE = 40
_REVIEWS: tuple[str, ...] = get_args(Review)
_REASONS = ("no-source", "unclear", "unnamed", "hearsay", "low-score")


class Desk(Struct, frozen=True):
    """An article's work: how far it is, and the data of the script."""

    checked: int
    checkable: int
    #: JSON, harmless inside a script element.
    data: str


def desk(
    stored: StoredArticle, shown: dict[str, Any], made: Iterable[CorrectionInfo], say: PagePhrases
) -> Desk:
    """The desk of an article whose report is `shown`."""
    handles = {one["id"]: one["handle"] for one in (*shown["details"], *shown["doubtful"])}
    by_id = {one.id: one for one in made if one.status == "placed"}
    ids = statement_ids(stored)
    statements = {
        handles[ids[one.key]]: _statement(one, by_id, say)
        for one in stored.statements if ids[one.key] in handles
    }  # fmt: skip
    checked = sum(one.review != "none" for one in stored.statements)
    waiting = sum(bool(one.to_check) for one in stored.statements)
    data = {
        "article": stored.info.id,
        "statements": statements,
        "people": _people(stored),
        "words": _words(say),
    }
    text = clean.json_text(msgspec.json.encode(data).decode("utf-8"))
    safe = _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return Desk(checked, checked + waiting, safe)


def _statement(
    one: StoredStatement, by_id: dict[int, CorrectionInfo], say: PagePhrases
) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "key": one.key,
        "review": one.review,
        "check": list(one.to_check),
        "speakers": [{"entity": who.entity, "name": who.name} for who in one.speakers],
        "corrections": [
            {"id": number, "line": correction_line(by_id[number], say)}
            for number in one.corrections if number in by_id
        ],
    }  # fmt: skip


def correction_line(one: CorrectionInfo, say: PagePhrases) -> str:
    """A correction in a line: what, who, when."""
    said = describe(one) if one.kind in ("note",) else ""
    what = say.of("kind_of_correction", one.kind)
    return " · ".join(filter(None, (what, said, one.author, one.made_at[:10])))


def _people(stored: StoredArticle) -> list[dict[str, Any]]:
    """Who may speak in the article: those with a name first, by how often they speak."""
    counts: dict[tuple[int | None, str], int] = {}
    for one in stored.statements:
        for party in (*one.speakers, *one.addressees):
            if party.entity is not None:
                key = (party.entity, party.name)
                counts[key] = counts.get(key, 0) + (one.tier != "doubtful")
    spoken = {entity for entity, _ in counts}
    ranked = sorted(counts, key=lambda key: -counts[key])
    for entity in stored.record.entities:
        number = stored.entities.get(entity.id)
        if number is not None and number not in spoken and entity.kind != "place":
            spoken.add(number)
            ranked.append((number, entity.name))
    return [{"entity": number, "name": clean.line(name)} for number, name in ranked[:_PEOPLE]]


def _words(say: PagePhrases) -> dict[str, Any]:
    """The phrases of the script."""
    plain = (
        "failed", "undo", "permalink", "open_one", "all_checked", "nothing_to_undo", "undone",
        "saved", "select_first", "nobody",
    )  # fmt: skip
    return {
        **{key: say(f"js_{key}" if key in ("failed", "nobody") else key) for key in plain},
        "all_by": say("all_by", name="{name}"),
        "review": {key: say.of("review", key) for key in _REVIEWS},
        "reasons": {key: say.of("reason", key) for key in _REASONS},
    }
