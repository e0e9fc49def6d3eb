"""What an editor checks first in an article: the list *to check*, and the tiers, counted.

The items are computed here and worded by the report's words; a format only sets them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from msgspec import Struct

from relata.model.codes import Tier
from relata.model.record import Entity
from relata.model.sourcing import source_of
from relata.present.view.record_view import NOBODY, Item, View, quoted, unnamed_because
from relata.present.view.wording import candidates, is_open, who
from relata.present.words import Words

CheckKind = Literal["unclear", "unnamed", "no-source", "hearsay", "one-source", "variants"]
KINDS: tuple[CheckKind, ...] = get_args(CheckKind)

#: Fewer statements than this hang on one source without a word about it.
MIN_DEPENDENT = 3
#: Forms of one name that are compared, and variants that are shown.
MAX_FORMS = 12
#: Letters in which the end of a word may differ by its case: "Oelmann", "Oelmanns".
_ENDING = 2


class Check(Struct, frozen=True):
    """One item of the list.

    `label` is what it is about, in the words of the article (a name, a mention); `note` says the
    rest in the report's language, "" where the label says all; `statements` are the ids of the
    statements that it concerns, in the order of the text, at least one.
    """

    kind: CheckKind
    label: str
    note: str
    statements: tuple[str, ...]


def checklist(view: View, words: Words) -> tuple[Check, ...]:
    """What to check, by kind in the order of `KINDS`; () where nothing stands out.

    Doubtful statements raise nothing: they are hidden, and counted by `tiers`.
    """
    items = [item for item in view.items if not item.doubtful]
    entities = {entity.id: entity for entity in view.record.entities}
    return (
        *_unclear(items, words),
        *_unnamed(items, entities, view.record.document.text),
        *_without_source(items),
        *_hearsay(items),
        *_one_source(items, view, words),
        *_variants(items, view, words),
    )


def tiers(view: View) -> dict[Tier, int]:
    """How many statements of each tier the record has; {} where its engine has no tiers."""
    counts: dict[Tier, int] = {}
    for statement in view.record.statements:
        if statement.tier is not None:
            counts[statement.tier] = counts.get(statement.tier, 0) + 1
    return {tier: counts.get(tier, 0) for tier in get_args(Tier)} if counts else {}


def counts_line(items: Sequence[Item], words: Words) -> str:
    """How many statements, of whom, how sure: "13 statements by 7 speakers: 5 sure, 8 likely".

    Whoever speaks in doubtful ones alone is not counted.
    """
    voices = {key for item in items if not item.doubtful for key in item.keys if key != NOBODY}
    line = words.ui(
        "statements_by_speakers",
        statements=words.ui("n_statements", n=len(items)),
        speakers=words.ui("n_speakers", n=len(voices)),
    )
    by_tier = Counter(item.statement.tier for item in items)
    parts = [
        words.phrase("tier_counts", tier, n=by_tier[tier])
        for tier in get_args(Tier)
        if by_tier[tier]
    ]
    return words.ui("and_how_sure", counted=line, tiers=", ".join(parts)) if parts else line


def _grouped(found: Iterator[tuple[str, str, Item]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(label, note, statement ids) of rows with one label and note, in their first order."""
    groups: dict[tuple[str, str], list[str]] = {}
    for label, note, item in found:
        groups.setdefault((label, note), []).append(item.statement.id)
    for (label, note), ids in groups.items():
        yield label, note, tuple(ids)


def _unclear(items: list[Item], words: Words) -> Iterator[Check]:
    def rows() -> Iterator[tuple[str, str, Item]]:
        for item in items:
            party = item.speaker
            if party is not None and is_open(party):
                mention = party.mention if party.mention.strip() else who(party, words)
                yield mention, words.join(candidates(party), "or"), item

    for label, note, ids in _grouped(rows()):
        yield Check("unclear", label, note or words.ui("unresolved"), ids)


def _unnamed(items: list[Item], entities: dict[str, Entity], text: str) -> Iterator[Check]:
    def rows() -> Iterator[tuple[str, str, Item]]:
        for item in items:
            for key in item.keys:
                entity = entities.get(key)
                if entity is not None and (entity.kind == "unnamed" or entity.anonymity):
                    yield entity.name, quoted(unnamed_because(entity, text)), item

    for label, note, ids in _grouped(rows()):
        yield Check("unnamed", label, note, ids)


def _without_source(items: list[Item]) -> Iterator[Check]:
    for item in items:
        if item.speaker is None and item.statement.mode != "hearsay":
            yield Check("no-source", item.content, "", (item.statement.id,))


def _hearsay(items: list[Item]) -> Iterator[Check]:
    for item in items:
        if item.statement.mode == "hearsay":
            yield Check("hearsay", item.content, "", (item.statement.id,))


def _one_source(items: list[Item], view: View, words: Words) -> Iterator[Check]:
    outlet = view.record.document.outlet
    names = {entity.id: entity.name for entity in view.record.entities}
    groups: dict[str, list[Item]] = {}
    for item in items:
        root = source_of(item.statement, outlet)
        if root is not None and root in names:
            groups.setdefault(root, []).append(item)
    for root, group in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        relayed = sum(root not in item.keys for item in group)
        whole = len(group) == len(items)
        if len(group) < MIN_DEPENDENT or not (relayed or 2 * len(group) > len(items)):
            continue
        key = "all_from_one" if whole else "many_from_one"
        note = words.ui(key, n=len(group), all=len(items))
        ids = tuple(item.statement.id for item in group)
        yield Check("one-source", names[root], note, ids)


def _variants(items: list[Item], view: View, words: Words) -> Iterator[Check]:
    language = view.record.document.language
    spoken: dict[str, list[str]] = {}
    for item in items:
        for party in (item.speaker, item.addressee):
            for key in party.keys if party else (NOBODY,):
                ids = spoken.setdefault(key, [])
                if item.statement.id not in ids:
                    ids.append(item.statement.id)
    for entity in view.record.entities:
        ids = spoken.get(entity.id, [])
        found = spellings(entity, language) if ids else ()
        if found:
            note = words.ui("spelled_also", names=words.join(found))
            yield Check("variants", entity.name, note, tuple(ids))


def spellings(entity: Entity, language: str) -> tuple[str, ...]:
    """Forms that spell the name of `entity` in another way than its main form does.

    ("Soygu", "Sojgu") for Sergej Schoigu; case forms and shorter forms are not other spellings.
    """
    from relata.names.uses.within_text import same_in_text

    forms = tuple(dict.fromkeys(entity.forms))[:MAX_FORMS]
    main = set(entity.name.casefold().split())
    return tuple(
        form
        for form in forms
        if not set(form.casefold().split()) <= main
        and not _inflected(entity.name, form)
        and same_in_text(entity.name, form, language, True) is not None
    )


def _last(form: str) -> str:
    words = form.casefold().split()
    return words[-1] if words else ""


def _inflected(one: str, other: str) -> bool:
    """Whether the last words of two forms differ, and in their ending alone."""
    a, b = _last(one), _last(other)
    shorter = min(len(a), len(b))
    same = next((n for n in range(shorter) if a[n] != b[n]), shorter)
    return a != b and same >= max(len(a), len(b)) - _ENDING
