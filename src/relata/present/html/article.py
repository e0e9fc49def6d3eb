"""What the page's template needs of one record: names, list to check, filters, cards, details.

Nothing is escaped here: Jinja2 escapes every value, and what `marking` gives is escaped there.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from relata.model.codes import MODES
from relata.model.record import FailedRecord, Record, Sourcing
from relata.present import clean
from relata.present.clean import clipped
from relata.present.html.findings import listed, places
from relata.present.html.flow import flow
from relata.present.html.layout import groups
from relata.present.html.marking import blocks, handles
from relata.present.options import Options
from relata.present.view import (
    NOBODY,
    Check,
    Item,
    PartyView,
    Piece,
    Speaker,
    chain_steps,
    checklist,
    counts_line,
    is_open,
    joined,
    known,
    passage,
    reading_notes,
    tiers,
    verb,
    view,
    when,
    who,
)
from relata.present.words import Words

#: Items of one kind in the list to check, and statements that an item links to one by one.
MAX_CHECKS = 12
MAX_LINKS = 6
#: Characters of a content in the list to check and on a source card.
MAX_EXCERPT = 110
MAX_CARD = 220
#: Other forms of a name on a source card.
MAX_FORMS = 10
#: Characters of a name, of a reason and of the words of one statement in the list.
MAX_NAME = 200
MAX_WHY = 400
MAX_WORDS = 4000

_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


class _Page:
    """One record with its view and the handles of its statements."""

    def __init__(self, record: Record, words: Words, prefix: str) -> None:
        self.record, self.words, self.prefix = record, words, prefix
        self.shown = view(record, words, doubtful=True)
        self.at = handles(self.shown, prefix)
        self.keys = {speaker.key: f"k{n}" for n, speaker in enumerate(self.shown.speakers)}
        self.speakers = {speaker.key: speaker for speaker in self.shown.speakers}
        self.text = record.document.text

    def card(self, key: str) -> tuple[str, str, int]:
        """(id of the source card, name, statements) of a speaker."""
        speaker = self.speakers[key]
        return self.prefix + self.keys[key], clipped(speaker.name, MAX_EXCERPT), speaker.count

    def links(self, names: tuple[str, ...]) -> list[tuple[str, str]]:
        """(id, handle) of the statements called `names`."""
        return [(name, self.at[name]) for name in names if name in self.at]


def _checks(page: _Page) -> list[dict[str, Any]]:
    """The list to check, by kind."""
    found: list[dict[str, Any]] = []
    for kind, group in groupby(checklist(page.shown, page.words), key=lambda check: check.kind):
        checks = list(group)
        entries = [_check(page, check) for check in checks[:MAX_CHECKS]]
        name = page.words.of("check_kinds", kind)
        more = len(checks) - len(entries)
        found.append({"kind": kind, "name": name, "entries": entries, "more": more})
    return found


def _check(page: _Page, check: Check) -> dict[str, Any]:
    links = page.links(check.statements)
    return {
        "label": clipped(check.label, MAX_EXCERPT),
        "note": check.note,
        "links": links[:MAX_LINKS],
        "first": links[0][1],
        "set": " ".join(handle for _, handle in links),
        "more": len(links) - len(links[:MAX_LINKS]),
    }


def _filters(page: _Page) -> list[dict[str, Any]]:
    """The groups of buttons: who speaks, how sure it is, and in which mode."""
    words, shown = page.words, page.shown
    modes = dict.fromkeys(MODES, 0)
    for item in shown.items:
        modes[item.statement.mode] += not item.doubtful
    counted: list[tuple[str, str, int]] = [
        ("tier", tier, count) for tier, count in tiers(shown).items()
    ]
    counted += [("mode", mode, count) for mode, count in modes.items()]
    plain = [
        {
            "group": group,
            "key": key,
            "name": words.of(f"{group}s", key),
            "help": words.of(f"{group}_help", key),
            "count": count,
            "looks": f"m-{key}" if group == "mode" else f"m-reported t-{key}",
        }
        for group, key, count in counted
        if count
    ]
    who_speaks = [_speaker_button(page, speaker) for speaker in shown.speakers]
    groups_ = (
        ("tier", words.ui("how_sure"), [one for one in plain if one["group"] == "tier"]),
        ("who", words.ui("speakers"), who_speaks),
        ("mode", words.ui("modes"), [one for one in plain if one["group"] == "mode"]),
    )
    return [{"key": key, "name": name, "buttons": made} for key, name, made in groups_ if made]


def _speaker_button(page: _Page, speaker: Speaker) -> dict[str, Any]:
    return {
        "key": page.keys[speaker.key],
        "name": clipped(speaker.name, MAX_EXCERPT),
        "help": clipped(", ".join(_roles(speaker)[:1]), 80),
        "count": speaker.count or speaker.doubtful,
        "looks": "",
        "nobody": speaker.key == NOBODY,
        "doubtful": not speaker.count,
    }


def _roles(speaker: Speaker) -> list[str]:
    """What the text calls the speaker, but for the name itself."""
    name = speaker.name.casefold()
    return [role for role in speaker.roles if role.casefold() != name]


def _cards(page: _Page) -> list[dict[str, Any]]:
    """A source card for each speaker: who that is, how it is known, all that they say."""
    entities = {entity.id: entity for entity in page.record.entities}
    said: dict[str, list[Item]] = {}
    for item in page.shown.items:
        for key in item.keys:
            said.setdefault(key, []).append(item)
    cards: list[dict[str, Any]] = []
    for speaker in page.shown.speakers:
        items = said[speaker.key]
        entity = entities.get(speaker.key)
        forms = [form for form in entity.forms if form != speaker.name] if entity else []
        shown = [page.at[item.statement.id] for item in items if not item.doubtful]
        cards.append(
            {
                "id": page.prefix + page.keys[speaker.key],
                "name": clipped(speaker.name, MAX_WHY),
                "nobody": speaker.key == NOBODY,
                "roles": [clipped(role, MAX_EXCERPT) for role in _roles(speaker)[:4]],
                "forms": page.words.join([clipped(form, 60) for form in forms[:MAX_FORMS]]),
                "known": clipped(known(page.words, speaker), MAX_WHY),
                "wikidata": entity.wikidata if entity else None,
                "set": " ".join(shown),
                "doubtful": not shown,
                "said": [_said(page, item) for item in items],
            }
        )
    return cards


def _said(page: _Page, item: Item) -> dict[str, Any]:
    pieces = passage(item, page.shown)
    return {
        "id": item.statement.id,
        "handle": page.at[item.statement.id],
        "mode": item.statement.mode,
        "tier": item.statement.tier,
        "doubtful": item.doubtful,
        "verb": clipped(verb(item, page.text), 60),
        "words": clipped("".join(piece.text for piece in pieces), MAX_CARD),
    }


def _detail(page: _Page, item: Item) -> dict[str, Any]:
    """One entry of the list of statements."""
    words, text, at = page.words, page.text, page.at
    statement, speaker, addressee = item.statement, item.speaker, item.addressee
    steps = [
        (clipped(words.join([one.name for one in step.names]), MAX_NAME),
         words.of("chain", step.kind),
         clipped("; ".join(dict.fromkeys(one.why for one in step.names)), MAX_WHY))
        for step in chain_steps(item)
    ]  # fmt: skip
    return {
        "id": statement.id,
        "handle": at[statement.id],
        "depth": item.depth,
        "doubtful": item.doubtful,
        "voices": " ".join(page.keys[key] for key in item.keys),
        "cards": [page.card(key) for key in item.keys],
        "who": clipped(who(speaker, words), MAX_NAME),
        "open": speaker is None or is_open(speaker),
        "mention": clipped(speaker.mention, MAX_NAME) if speaker and speaker.differs else "",
        "verb": clipped(verb(item, text), 120),
        "pieces": _bounded(passage(item, page.shown)),
        "why": clipped(speaker.voice.why, MAX_WHY) if speaker else "",
        "voice_score": speaker.voice.score if speaker else None,
        "candidates": _candidates(speaker),
        "to": clipped(who(addressee, words), MAX_NAME) if addressee else "",
        "to_mention": clipped(addressee.mention, MAX_NAME)
        if addressee and addressee.differs
        else "",
        "mode_key": statement.mode,
        "mode": words.of("modes", statement.mode),
        "mode_help": words.of("mode_help", statement.mode),
        "tier_key": statement.tier or "",
        "tier": words.of("tiers", statement.tier) if statement.tier else "",
        "score": statement.score,
        "act": words.of("acts", statement.act),
        "certainty": words.of("certainties", statement.certainty),
        "medium": words.join([words.of("media", name) for name in statement.medium], "or"),
        "basis": words.of("basis", statement.basis) if statement.basis else "",
        "quoted": clipped(joined(text, statement.quoted), MAX_WHY),
        "time": when.said(statement, words),
        "time_why": clipped(statement.said.why, MAX_WHY) if statement.said is not None else "",
        "about": when.about(statement, words),
        "about_why": clipped(statement.about.why, MAX_WHY) if statement.about is not None else "",
        "place": words.ui("place_paragraph", paragraph=item.paragraph),
        "inside": (statement.inside, at[statement.inside]) if statement.inside in at else None,
        "steps": steps,
        "cite": _cite(page, item, [name for name, _, _ in steps]),
    }


def _candidates(speaker: PartyView | None) -> list[tuple[str, float]]:
    """Who it could be, where that is open."""
    if speaker is None or not is_open(speaker):
        return []
    return [(clipped(name, MAX_NAME), score) for name, score in speaker.candidates[:MAX_FORMS]]


def _bounded(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The words of a statement, cut after `MAX_WORDS` characters."""
    found: list[Piece] = []
    room = MAX_WORDS
    for piece in pieces:
        if room > 0:
            long = len(piece.text) > room
            found.append(Piece(piece.text[:room] + "…" * long, piece.content))
        room -= len(piece.text)
    return found


def _cite(page: _Page, item: Item, steps: list[str]) -> str:
    """What follows the words when they are copied: who said them, where, through whose hands."""
    words, info = page.words, page.record.document
    said = clipped(verb(item, page.text), MAX_NAME)
    name = clipped(who(item.speaker, words), MAX_NAME) + (f" ({said})" if said else "")
    parts = [clipped(page.shown.title or "", MAX_WHY), clipped(page.shown.outlet or "", MAX_NAME)]
    parts.append(words.date(info.date) if info.date else "")
    parts.append(info.source if info.source and _is_address(info.source) else "")
    source = ", ".join(clean.line(part) for part in parts if part)
    through = " ← ".join(steps) if len(steps) > 2 else ""
    return clean.line(". ".join(part for part in (name, source, through) if part))


def _is_address(source: str) -> bool:
    return source.startswith(("https://", "http://"))


def _figures(total: Sourcing, words: Words) -> list[str]:
    """How the article is sourced, in numbers; a zero is left out but for the first two."""
    counted = [
        ("n_statements", total.statements),
        ("total_first_hand", total.first_hand),
        ("total_relayed", total.basis.get("relayed", 0)),
        ("total_document", total.basis.get("document", 0)),
        ("total_unstated", total.basis.get("unstated", 0)),
        ("total_named", total.named),
        ("total_anonymous", total.anonymous),
        ("total_without", total.without_source),
        ("total_chain", total.longest_chain),
    ]
    always = ("n_statements", "total_first_hand")
    return [words.ui(key, n=count) for key, count in counted if count or key in always]


def article(record: Record, words: Words, prefix: str, options: Options) -> dict[str, Any]:
    """All that the template shows of one record; ids on the page begin with `prefix`.

    `options` say whether doubtful statements are shown as the page opens, and whether an empty
    page may be one from which statements were left out by choice.
    """
    doubtful = options.doubtful
    page = _Page(record, words, prefix)
    info, shown = record.document, page.shown
    paragraphs = blocks(shown, page.at, words, places(record, prefix))
    titles = [block for block in paragraphs if block.kind == "title"]
    # What stands before the title (a kicker, a byline) keeps its place after it.
    rest = [block for block in paragraphs if not titles or block is not titles[0]]
    details = [_detail(page, item) for item in shown.items]
    checks = _checks(page)
    said = [item for item in shown.items if not item.doubtful]
    return {
        "failed": None,
        "prefix": prefix,
        "doubtful_on": doubtful,
        "shown": shown,
        "info": info,
        "notes": reading_notes(info, words),
        "none_left": options.chosen or bool(record.sourcing.statements),
        "sourcing": record.sourcing,
        "figures": _figures(record.sourcing, words),
        "producer": record.producer,
        "title": shown.title or words.ui("untitled"),
        "title_block": titles[0] if titles else None,
        "groups": groups(rest),
        "date": words.date(info.date) if info.date else "",
        "authors": words.join(info.authors),
        "language": words.of("languages", info.language),
        "dir": "rtl" if info.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        "link": info.source if info.source and _is_address(info.source) else "",
        "counts": counts_line(said, words) if details else "",
        "checks": checks,
        "n_checks": sum(len(group["entries"]) + group["more"] for group in checks),
        "findings": listed(record, prefix, words),
        "findings_lang": words.findings_code if words.findings_code != words.code else "",
        "filters": _filters(page) if details else [],
        "flow": flow(record, shown, page.at, words),
        "cards": _cards(page),
        "details": [detail for detail in details if not detail["doubtful"]],
        "doubtful": [detail for detail in details if detail["doubtful"]],
    }


def failed(result: FailedRecord, words: Words, prefix: str) -> dict[str, Any]:
    """The same of a document that could not be read."""
    return {
        "failed": result.error.message,
        "prefix": prefix,
        "title": result.source or words.ui("untitled"),
    }
