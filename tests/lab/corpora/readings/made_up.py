"""A made-up article and a marker's file of it."""

from __future__ import annotations

from typing import Any

from relata_lab.corpora.readings.marks import Article

TEXT = (
    "Bridge stays closed\n\n"
    "The old bridge will stay closed until May, Mayor Anna Berg said on Monday. "
    '"We cannot take the risk," she told the council.\n\n'
    "Her deputy is said to disagree. According to the ministry, the repair costs two million."
)
ARTICLE = Article("001", "traf/made-up", "en", TEXT)


def row(**changes: Any) -> dict[str, Any]:
    """The marker's line, sound unless changed."""
    statements = [
        {
            "content": "The old bridge will stay closed until May",
            "mode": "indirect", "cue": "said", "speaker": "Mayor Anna Berg",
            "names": ["Anna Berg", "Berg"], "need": "must", "note": "easy",
        },
        {
            "content": ['"We cannot take the risk,"'],
            "mode": "direct", "cue": "told", "speaker": "she",
            "names": ["Mayor Berg", "Berg"], "to": ["the Council"], "need": "must",
        },
        {
            "content": "the repair costs two million",
            "mode": "indirect", "cue": {"text": "According to"}, "speaker": "the ministry",
            "names": ["ministry"], "via": [["Bridge Gazette"]], "need": "may",
            "joint": [["ministry"], ["Ministry of Works"]],
        },
    ]  # fmt: skip
    return {"id": "001", "genre": "news", "statements": statements, **changes}
