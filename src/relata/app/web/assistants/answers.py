"""What the tools answer: small enough for a model's context, with what a person would check."""

from __future__ import annotations

from typing import Any

from relata.app.web.limits import MAX_TOOL_CONTENT, MAX_TOOL_ROWS
from relata.model.record import Record
from relata.model.serial import to_json
from relata.present.options import Options
from relata.present.view import (
    Item,
    View,
    chain_steps,
    chain_text,
    checklist,
    verb,
    view,
    who,
)
from relata.present.words import Words, load


def of_record(record: Record, *, whole: bool, doubtful: bool) -> dict[str, Any]:
    """An article's statements in few words; with `whole` the record itself."""
    if whole:
        import msgspec

        found: dict[str, Any] = msgspec.json.decode(to_json(record))
        return found
    words = load(Options().report_lang)
    shown = view(record, words, doubtful)
    info = record.document
    items = shown.items[:MAX_TOOL_ROWS]
    return {
        "title": shown.title,
        "outlet": shown.outlet,
        "date": info.date,
        "language": info.language,
        "notes": list(info.notes),
        "statements": [_statement(item, shown, words) for item in items],
        "left_out": {
            "doubtful": 0 if doubtful else shown.doubtful,
            "beyond_the_limit": len(shown.items) - len(items),
        },
        "to_check": [
            {
                "what": words.of("check_kinds", check.kind),
                "about": cut(check.label),
                "note": check.note,
                "statements": list(check.statements),
            }
            for check in checklist(shown, words)[:MAX_TOOL_ROWS]
        ],
        "sourcing": {
            "statements": record.sourcing.statements,
            "speakers": record.sourcing.speakers,
            "how_the_outlet_knows": dict(record.sourcing.basis),
            "named": record.sourcing.named,
            "anonymous": record.sourcing.anonymous,
            "without_source": record.sourcing.without_source,
        },
        "read_by": f"Relata {record.producer.version}, engine {record.producer.engine}",
    }


def _statement(item: Item, shown: View, words: Words) -> dict[str, Any]:
    statement = item.statement
    steps = chain_steps(item)
    found: dict[str, Any] = {
        "id": statement.id,
        "speaker": cut(who(item.speaker, words)),
        "as_the_text_has_it": cut(item.speaker.mention) if item.speaker else None,
        "cue": cut(verb(item, shown.record.document.text)),
        "content": cut(item.content),
        "mode": statement.mode,
        "act": statement.act,
        "certainty": statement.certainty,
        "to": cut(who(item.addressee, words)) if item.addressee else None,
        "through": cut(chain_text(steps, words)) if len(steps) > 1 else None,
        "how_the_outlet_knows": statement.basis,
        "said": statement.time,
        "inside": statement.inside,
        "tier": statement.tier,
        "score": statement.score,
        "span": [statement.content[0][0], statement.content[-1][1]],
    }
    return {key: value for key, value in found.items() if value not in (None, "")}


def cut(text: str) -> str:
    """A text on one line, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= MAX_TOOL_CONTENT else text[: MAX_TOOL_CONTENT - 1] + "…"


def of_names(one: str, other: str, lang_a: str | None, lang_b: str | None) -> dict[str, Any]:
    """Whether two spellings can be one name, and why."""
    from relata.names.matching.same_name import same_name

    match = same_name(one, other, lang_a, lang_b)
    return {"score": match.score, "same": match.score >= 0.5, "reason": match.reason}


def of_spelling(name: str, language: str) -> dict[str, Any]:
    """How texts of a language write a name; `form` is null where that is unsure."""
    from relata.names.uses.spell import spell

    found = spell(name, language)
    if found is None:
        return {"form": None, "why": "neither in Cyrillic letters nor the name of a known person"}
    return {"form": found.form, "convention": found.convention, "at_home": found.source}
