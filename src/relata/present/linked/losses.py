"""What a format cannot hold, or does not: fields of the record, each with the reason.

An export lists them itself, as `notHeld`. A test demands that every field of the record is
exported or stands here.
"""

from __future__ import annotations

from collections.abc import Mapping

_BOTH: Mapping[str, str] = {
    "Record.relata": "the terms' namespace names the version of the record",
    "Record.events": "events are not statements",
    "Record.times": "time expressions are not statements",
    "Record.findings": "findings of checks are about the text, not about statements",
    "Record.sourcing": "counts can be made from the statements",
    "Entity.anonymity": "why a source is not named has no term",
    "Statement.said": "its day is held; bounds and reasons have no term",
    "Statement.about": "the time that words are about has no term",
    "DocumentInfo.language_from": "a note on the reading, not on the article",
    "DocumentInfo.language_score": "a note on the reading, not on the article",
    "DocumentInfo.support": "a note on the reading, not on the article",
    "DocumentInfo.date_from": "a note on the reading, not on the article",
    "DocumentInfo.notes": "a note on the reading, not on the article",
    "DocumentInfo.credits": "credit lines of pictures and texts have no term",
    "DocumentInfo.text": "the text itself is left out: its name is its hash",
    "DocumentInfo.text_from": "a note on the reading, not on the article",
    "DocumentInfo.paragraphs": "the structure of the text has no term",
    "DocumentInfo.sentences": "the structure of the text has no term",
    "DocumentInfo.layout": "the structure of the text has no term",
    "DocumentInfo.title_span": "the title is given in words",
}

PROV: Mapping[str, str] = {
    **_BOTH,
    "Statement.cue": "places in the text: see --format annotation",
    "Statement.frame": "places in the text: see --format annotation",
    "Statement.content": "its words are given, its place in the text is not",
    "Voice.spans": "places in the text: see --format annotation",
    "Link.spans": "places in the text: see --format annotation",
    "Entity.mentions": "places in the text: see --format annotation",
    "Voice.score": "held for a speaker who is decided, as the hand's score",
    "Voice.why": "held for a speaker who is decided, as the hand's reason",
}

ANNOTATION: Mapping[str, str] = {
    **_BOTH,
    "Voice.candidates": "held for the speaker, not for an addressee",
    "Voice.why": "held for the speaker, not for an addressee",
    "Voice.score": "held for the speaker, not for an addressee",
}

_TITLES = {
    "Record": "record",
    "DocumentInfo": "document",
    "Statement": "statement",
    "Voice": "speaker and addressee",
    "Link": "chain",
    "Entity": "entity",
}


def notes(lost: Mapping[str, str], doubtful: int) -> list[str]:
    """A line for each field, and one where doubtful statements are left out."""
    lines = []
    for place, why in lost.items():
        owner, _, field = place.partition(".")
        lines.append(f"{_TITLES[owner]}.{field}: {why}")
    if doubtful:
        lines.append(f"statements: {doubtful} doubtful left out; --tier doubtful adds them")
    return lines
