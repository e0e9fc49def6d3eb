"""The search of the archive, as a tool gives it."""

from __future__ import annotations

from typing import Any

from relata.app.web.assistants.answers import cut
from relata.app.web.assistants.server import Search
from relata.archive import Archive, Filters, Page, StoredStatement, search


def search_in(archive: Archive) -> Search:
    """A search of one archive."""

    def find(words: str, given: dict[str, Any]) -> dict[str, Any]:
        limit = int(given["limit"])
        fields = {name: value for name, value in given.items() if value and name != "limit"}
        found = search(archive, words, Filters(**fields), Page(limit=limit))
        return {
            "names": [
                {"words": one.words, "name": one.name, "spellings": list(one.forms[:12])}
                for one in found.names
            ],
            "total": found.hits.total,
            "total_is_a_lower_bound": found.hits.more,
            "statements": [_statement(one) for one in found.hits.statements],
        }

    return find


def _statement(one: StoredStatement) -> dict[str, Any]:
    found = {
        "ref": one.ref,
        "speakers": [party.name for party in one.speakers],
        "to": [party.name for party in one.addressees],
        "cue": cut(one.cue),
        "content": cut(one.content),
        "passage": cut(one.passage),
        "mode": one.mode,
        "certainty": one.certainty,
        "how_the_outlet_knows": one.basis,
        "through": " ← ".join(hand.name for hand in one.hands) if len(one.hands) > 1 else None,
        "tier": one.tier,
        "score": one.score,
        "checked_by_an_editor": one.review in ("accepted", "corrected", "missed"),
        "independent_sources": one.roots,
        "article": {
            "title": one.title,
            "outlet": one.outlet_name,
            "date": one.date,
            "language": one.language,
            "agency_copy": one.agency,
        },
    }
    return {key: value for key, value in found.items() if value not in (None, [], "")}
