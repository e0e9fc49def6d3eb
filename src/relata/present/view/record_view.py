"""A record as a reader sees it: names instead of ids, statements as a tree, places, sources.

Shared by the text, HTML and CSV formats. Nothing here is escaped or cleaned: that depends on
the format. A record that is not quite whole (a filter dropped the enclosing statement, an
entity id points nowhere) is shown as far as it goes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from msgspec import Struct, field

from relata.model.record import Entity, Link, Record, Span, Spans, Statement, Voice
from relata.model.sourcing import relay_links
from relata.present.words import Words

#: Statements nested deeper than this are shown at this depth.
MAX_DEPTH = 6
#: Key of the statements that have no speaker.
NOBODY = "none"

_LINE = re.compile("\r\n?|\n")
#: Quotation marks of every convention.
MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』〝〞＂"


#: Certainties that the act says already: "denies as untrue" says it twice.
_SAID_BY_ACT = {
    "admit": "fact",
    "deny": "denied",
    "refuse": "denied",
    "suggest": "suggested",
    "ask": "open",
}


class PartyView(Struct, frozen=True):
    """A speaker or addressee: `name` resolved, `mention` as the text has it."""

    name: str
    mention: str
    #: True where the mention says something that the name does not ("he", another spelling).
    differs: bool
    keys: tuple[str, ...]
    #: Where it stays open: (name, score).
    candidates: tuple[tuple[str, float], ...]
    voice: Voice


class ChainName(Struct, frozen=True):
    """One link of a chain, with the name of its entity."""

    name: str
    kind: str
    score: float
    why: str


class Item(Struct, frozen=True):
    """A statement in its place."""

    statement: Statement
    depth: int
    speaker: PartyView | None
    addressee: PartyView | None
    content: str
    chain: tuple[ChainName, ...]
    #: Names of the relays between outlet and speaker.
    relays: tuple[str, ...]
    #: True where the article has it from the speaker directly (`relata.model.sourcing`).
    first_hand: bool
    #: Counted from 1.
    paragraph: int
    #: None where the lines of the text are not those of a file that the reader has.
    line: int | None

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of its speakers, `NOBODY` where it has no speaker."""
        return self.speaker.keys if self.speaker else (NOBODY,)

    @property
    def doubtful(self) -> bool:
        """Whether views hide it until a reader asks."""
        return self.statement.tier == "doubtful"

    @property
    def hedge(self) -> str | None:
        """The certainty, where it is not plain and the act does not say it already."""
        certainty = self.statement.certainty
        plain = certainty == "asserted" or _SAID_BY_ACT.get(self.statement.act) == certainty
        return None if plain else certainty


class Speaker(Struct):
    """One who speaks, how often, and how it is known."""

    key: str
    name: str
    roles: tuple[str, ...] = ()
    #: Statements that every view shows, and those that it hides until a reader asks.
    count: int = 0
    doubtful: int = 0
    first_hand: int = 0
    anonymous: bool = False
    #: The article's words that say why the speaker is not named.
    because: tuple[str, ...] = ()
    #: True where a mention is all that is known.
    unresolved: bool = False
    #: Relays in the order of their frequency.
    through: Counter[str] = field(default_factory=Counter)


class View(Struct, frozen=True):
    """One record, ready to be shown."""

    record: Record
    title: str | None
    outlet: str | None
    items: tuple[Item, ...]
    speakers: tuple[Speaker, ...]
    #: Doubtful statements of the record, whether they are among `items` or not.
    doubtful: int = 0

    @property
    def complete(self) -> bool:
        """False where a filter left out statements that the sourcing figures count."""
        shown = sum(not item.doubtful for item in self.items)
        return shown >= self.record.sourcing.statements


def joined(text: str, spans: Spans, direct: bool = False) -> str:
    """The words of `spans`; parts left out between them are shown by an ellipsis.

    With `direct`, quotation marks that stand right around a part are taken with it.
    """
    parts: list[str] = []
    last = -1
    for start, end in spans:
        if last >= 0:
            gap = text[last:start].strip()
            parts.append(" " if not gap.strip(MARKS + " \t\r\n") else " … ")
        last = end
        if direct and start and end < len(text) and text[start - 1] in MARKS:
            if text[end] in MARKS:
                start, end = start - 1, end + 1
            elif text[end] in ",.!?;:" and text[end + 1 : end + 2] in MARKS:
                start, end = start - 1, min(end + 2, len(text))
        parts.append(text[start:end])
    return "".join(parts)


class _Builder:
    def __init__(self, record: Record, words: Words) -> None:
        self.record = record
        self.text = record.document.text
        self.words = words
        self.entities: dict[str, Entity] = {e.id: e for e in record.entities}
        own_lines = record.document.text_from == "input"
        self.breaks = [m.end() for m in _LINE.finditer(self.text)] if own_lines else None
        self.paragraphs = [span[0] for span in record.document.paragraphs]
        self.outlet = record.document.outlet

    def name(self, entity: str) -> str:
        known = self.entities.get(entity)
        return known.name if known and known.name.strip() else entity

    def party(self, voice: Voice | None) -> PartyView | None:
        if voice is None:
            return None
        mention = joined(self.text, voice.spans)
        names = [self.name(entity) for entity in voice.entities]
        candidates = tuple((self.name(c.entity), c.score) for c in voice.candidates)
        if names:
            name = self.words.join(names)
        elif mention.strip():
            name = mention
        else:
            name = self.words.join([c[0] for c in candidates], "or") or "?"
        keys = voice.entities or ("text:" + " ".join(mention.casefold().split()),)
        said, known = _word_set(mention), _word_set(" ".join(names or [name]))
        differs = bool(said) and not (said <= known or known <= said)
        return PartyView(name, mention, differs, keys, candidates, voice)

    def link(self, link: Link) -> ChainName:
        return ChainName(self.name(link.entity), link.kind, link.score, link.why)

    def item(self, statement: Statement, depth: int) -> Item:
        start = statement.content[0][0]
        return Item(
            statement=statement,
            depth=depth,
            speaker=self.party(statement.speaker),
            addressee=self.party(statement.addressee),
            content=joined(self.text, statement.content, direct=statement.mode == "direct"),
            chain=tuple(self.link(link) for link in statement.chain),
            relays=tuple(self.name(k.entity) for k in relay_links(statement, self.outlet)),
            first_hand=statement.basis == "heard",
            paragraph=max(1, bisect_right(self.paragraphs, start)),
            line=None if self.breaks is None else bisect_right(self.breaks, start) + 1,
        )

    def items(self, doubtful: bool) -> tuple[Item, ...]:
        """Statements in the order of the text, each one's inner statements right after it."""
        shown = [s for s in self.record.statements if doubtful or s.tier != "doubtful"]
        statements = sorted(shown, key=lambda s: (s.content[0][0], _number(s.id)))
        known = {statement.id for statement in statements}
        children: dict[str | None, list[Statement]] = {}
        for statement in statements:
            parent = statement.inside if statement.inside in known else None
            children.setdefault(parent, []).append(statement)
        found: list[Item] = []
        done: set[str] = set()
        stack = [(statement, 0) for statement in reversed(children.get(None, []))]
        while stack:
            statement, depth = stack.pop()
            if statement.id in done:
                continue
            done.add(statement.id)
            found.append(self.item(statement, min(depth, MAX_DEPTH)))
            inner = children.get(statement.id, [])
            stack.extend((child, depth + 1) for child in reversed(inner))
        # A cycle of `inside` is against the contract; show its statements nonetheless.
        found.extend(self.item(s, 0) for s in statements if s.id not in done)
        return tuple(found)

    def speakers(self, items: tuple[Item, ...]) -> tuple[Speaker, ...]:
        """Most frequent first, then in the order of the text; those without a speaker last."""
        found: dict[str, Speaker] = {}
        for item in items:
            for key in item.keys:
                speaker = found.get(key)
                if speaker is None:
                    speaker = found[key] = self.speaker(key, item)
                if item.doubtful:
                    speaker.doubtful += 1
                    continue
                speaker.count += 1
                speaker.first_hand += item.first_hand
                speaker.through.update(item.relays)
        order = sorted(found.values(), key=lambda s: (not s.count, s.key == NOBODY, -s.count))
        return tuple(order)

    def speaker(self, key: str, item: Item) -> Speaker:
        if key == NOBODY:
            return Speaker(key, self.words.ui("no_speaker"))
        entity = self.entities.get(key)
        if entity is None:
            name = item.speaker.mention if item.speaker and item.speaker.mention.strip() else key
            return Speaker(key, name, unresolved=True)
        because = unnamed_because(entity, self.record.document.text)
        anonymous = entity.kind == "unnamed" or bool(because)
        return Speaker(key, self.name(key), entity.roles, anonymous=anonymous, because=because)


def _word_set(text: str) -> set[str]:
    return {word.strip(MARKS + ",;:()") for word in text.casefold().split()}


def _number(name: str) -> int:
    digits = name[1:]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def view(record: Record, words: Words, doubtful: bool = False) -> View:
    """`record` as a reader sees it, with the few words of ours in the language of `words`.

    `doubtful`: also the statements of that tier, which are only counted otherwise.
    """
    build = _Builder(record, words)
    items = build.items(doubtful)
    info = record.document
    title = info.title
    if title is None and info.title_span is not None:
        title = info.text[slice(*info.title_span)]
    outlet = build.name(info.outlet) if info.outlet else None
    hidden = sum(statement.tier == "doubtful" for statement in record.statements)
    return View(record, title, outlet, items, build.speakers(items), hidden)


def known(words: Words, speaker: Speaker) -> str:
    """How it is known what this speaker said: "first-hand 1 · through Le Monde 3"."""
    facts: list[str] = []
    if speaker.anonymous:
        because = f" ({quoted(speaker.because)})" if speaker.because else ""
        facts.append(words.ui("anonymous") + because)
    if speaker.unresolved:
        facts.append(words.ui("unresolved"))
    if speaker.first_hand:
        number = f" {speaker.first_hand}" if speaker.first_hand < speaker.count else ""
        facts.append(words.ui("first_hand") + number)
    if speaker.through:
        relays = [f"{name} {count}" for name, count in speaker.through.most_common(4)]
        facts.append(words.ui("through", names=", ".join(relays)))
    return " · ".join(facts)


def unnamed_because(entity: Entity, text: str) -> tuple[str, ...]:
    """The words of `text` that say why `entity` is not named, each once, on one line."""
    found = (" ".join(text[slice(*one.span)].split()) for one in entity.anonymity)
    return tuple(dict.fromkeys(found))


def quoted(because: tuple[str, ...]) -> str:
    """Words of the article, in quotation marks: "“for fear of”"; "" for none."""
    return ", ".join(f"“{words}”" for words in because)


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]
