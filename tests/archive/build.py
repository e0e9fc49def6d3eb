"""Records made by hand, in which every span is found by its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct

from relata.model.record import (
    Credit,
    DocumentInfo,
    Entity,
    Link,
    Mention,
    Producer,
    Record,
    Span,
    Statement,
    Voice,
)

MOMENT = "2024-04-05T06:07:08Z"


class Said(Struct, frozen=True, kw_only=True):
    """A statement to be made: its words, and names of entities."""

    words: str | Sequence[str]
    by: str | None = None
    to: str | None = None
    cue: str = ""
    #: (kind, entity) of hands between the outlet and the speaker.
    through: tuple[tuple[str, str], ...] = ()
    mode: str = "indirect"
    act: str = "state"
    certainty: str = "asserted"
    basis: str = "unstated"
    tier: str = "sure"
    score: float = 0.95


def span(text: str, words: str, after: int = 0) -> Span:
    """Where words stand in a text."""
    at = text.find(words, after)
    assert at >= 0, words
    return at, at + len(words)


def everywhere(text: str, words: str) -> list[Span]:
    """All places of words in a text."""
    found = []
    at = text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences by their full stops and line ends."""
    found, at = [], 0
    for n, letter in enumerate(text):
        if letter in ".\n":
            if text[at : n + 1].strip():
                start = at + len(text[at:]) - len(text[at:].lstrip())
                found.append((start, n + 1))
            at = n + 1
    if text[at:].strip():
        found.append((at, len(text)))
    return tuple(found)


def record(
    text: str,
    said: Iterable[Said] = (),
    names: dict[str, Sequence[str]] | None = None,
    *,
    kinds: dict[str, str] | None = None,
    outlet: str | None = None,
    date: str | None = "2024-04-03",
    language: str = "en",
    version: str = "0.1.0",
    agency: str | None = None,
    source: str | None = None,
) -> Record:
    """A record; `names`: name of an entity -> its forms in the text; `kinds`: its kind."""
    names = {name: tuple(forms) or (name,) for name, forms in (names or {}).items()}
    if outlet is not None:
        names.setdefault(outlet, (outlet,))
    kinds = {**({outlet: "outlet"} if outlet else {}), **(kinds or {})}
    keys = {name: f"e{n}" for n, name in enumerate(names, 1)}
    entities = tuple(
        Entity(
            id=keys[name], kind=kinds.get(name, "person"), name=name, forms=forms,  # type: ignore[arg-type]
            mentions=tuple(
                Mention(span=place, kind="name", score=0.9, why="it is written")
                for place in sorted({p for form in forms for p in everywhere(text, form)})
            ),
        )
        for name, forms in names.items()
    )  # fmt: skip
    statements = tuple(
        _statement(f"s{n}", text, one, keys, outlet) for n, one in enumerate(said, 1)
    )
    document = DocumentInfo(
        id=sha256(text.encode()).hexdigest(), source=source, language=language,
        language_from="given", language_score=1.0, title=text.split("\n")[0][:80], date=date,
        date_from="given" if date else None, outlet=keys.get(outlet or ""), text=text,
        credits=(Credit(kind="agency", name=agency),) if agency else (),
        sentences=sentences(text),
    )  # fmt: skip
    producer = Producer(version=version, engine="fast")
    return Record(producer=producer, document=document, entities=entities, statements=statements)


def _statement(
    key: str, text: str, one: Said, keys: dict[str, str], outlet: str | None
) -> Statement:
    parts = [one.words] if isinstance(one.words, str) else list(one.words)
    chain = [Link(entity=keys[outlet], kind="outlet", score=1.0, why="")] if outlet else []
    chain += [
        Link(entity=keys[name], kind=kind, score=0.9, why="")  # type: ignore[arg-type]
        for kind, name in one.through
    ]
    if one.by in keys:
        chain.append(Link(entity=keys[one.by], kind="speaker", score=0.9, why=""))
    content = [span(text, part) for part in parts]
    return Statement(
        id=key, mode=one.mode, act=one.act, certainty=one.certainty,  # type: ignore[arg-type]
        content=tuple(sorted(content)), basis=one.basis, tier=one.tier, score=one.score,  # type: ignore[arg-type]
        cue=(span(text, one.cue),) if one.cue else (), speaker=_voice(text, one.by, keys),
        addressee=_voice(text, one.to, keys), chain=tuple(chain),
    )  # fmt: skip


def _voice(text: str, name: str | None, keys: dict[str, str]) -> Voice | None:
    if name is None:
        return None
    known: Any = (keys[name],) if name in keys else ()
    at = text.find(name)
    spans = ((at, at + len(name)),) if at >= 0 else ()
    return Voice(spans=spans, entities=known, score=0.9, why="")


FERRY = (
    "Ferry not for sale\n"
    "The ferry is not for sale, chairwoman Freya Holt told the Evening Tide on Monday. "
    "Jonas Krill, a former member, said the letter bears the signature of Holt. "
    "Holt denied that there had been any talks with the shipping company from abroad.\n"
)


def ferry(**changes: Any) -> Record:
    """An article with three statements of two people."""
    options: dict[str, Any] = {
        "said": (
            Said(
                words="The ferry is not for sale", by="Freya Holt", to="Evening Tide",
                cue="told", through=(("outlet", "Evening Tide"),), basis="relayed",
            ),
            Said(
                words="the letter bears the signature of Holt", by="Jonas Krill", cue="said",
                basis="heard",
            ),
            Said(
                words="there had been any talks with the shipping company from abroad",
                by="Freya Holt", cue="denied", act="deny", certainty="denied", basis="heard",
            ),
        ),
        "names": {
            "Freya Holt": ("Freya Holt", "Holt"), "Jonas Krill": ("Jonas Krill",),
            "Evening Tide": ("Evening Tide",),
        },
        "kinds": {"Evening Tide": "outlet"}, "outlet": "Lindholm Courier",
    }  # fmt: skip
    return record(**{"text": FERRY, **options, **changes})
