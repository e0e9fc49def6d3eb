"""Hand-made values for the stage: a text cut into tokens, phrases and drafts found by string."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from relata.lang.language import Language, load
from relata.model.analysis import NUMBER, PUNCT, WORD, Draft, Party, Phrase, Segmented
from relata.model.document import Document, Part
from relata.model.record import Entity, Statement
from relata.resolve import Resolved, resolve

_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
_STOPS = (".", "!", "?")


def cut(text: str, language: Language) -> Segmented:
    """A plain cut: good enough for the clean sentences of these tests."""
    found = list(_TOKEN.finditer(text))
    words = [m[0] for m in found]
    kinds = [NUMBER if w.isdigit() else WORD if w[0].isalnum() else PUNCT for w in words]
    sentences: list[tuple[int, int]] = []
    start = 0
    for i, word in enumerate(words):
        if word in _STOPS:
            sentences.append((start, i + 1))
            start = i + 1
    if start < len(words):
        sentences.append((start, len(words)))
    sentence_of = [n for n, (a, b) in enumerate(sentences) for _ in range(a, b)]
    quote_of, inside = [], False
    for word in words:
        if word in "„«":
            inside = True
        quote_of.append(0 if inside else -1)
        if word in "“»":
            inside = False
    return Segmented(
        text=text, language=language.code,
        starts=[m.start() for m in found], ends=[m.end() for m in found],
        words=words, lower=[w.lower() for w in words], kinds=kinds,
        flags=[language.flags.get(w.lower(), 0) for w in words],
        sentences=sentences, paragraphs=[(0, len(sentences))] if sentences else [],
        parts=[0] if sentences else [], kinds_of_parts=["body"] if sentences else [],
        quotes=[], quote_of=quote_of, sentence_of=sentence_of,
    )  # fmt: skip


@dataclass
class Story:
    """A text with phrases and statements, each given by the string that it is."""

    text: str
    code: str = "de"
    phrases: list[Phrase] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    document: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.language = load(self.code)
        self.cut = cut(self.text, self.language)

    def at(self, string: str, nth: int = 0) -> tuple[int, int]:
        """Characters of the nth occurrence of a string."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(string, start + 1)
        return start, start + len(string)

    def tokens(self, string: str, nth: int = 0) -> tuple[int, int]:
        """Tokens of the nth occurrence of a string."""
        start, end = self.at(string, nth)
        return self.cut.starts.index(start), self.cut.ends.index(end) + 1

    def phrase(
        self,
        string: str,
        *,
        nth: int = 0,
        kind: str = "name",
        entity: str = "person",
        name: str = "",
        role: str = "",
        head: str = "",
        **more: object,
    ) -> int:
        """Add a phrase; gives its place, which `sort` keeps up to date."""
        start, end = self.tokens(string, nth)

        def part(inner: str) -> tuple[int, int] | None:
            if not inner:
                return None
            offset = self.at(string, nth)[0] + string.index(inner)
            first = self.cut.starts.index(offset)
            return first, self.cut.ends.index(offset + len(inner)) + 1

        if kind == "name" and not name:
            name = string
        head_range = part(head or role.split()[0] if role else head or name or string)
        assert head_range is not None
        at = head_range[1] - 1 if not role else head_range[0]
        self.phrases.append(
            Phrase(
                start, end, at, kind, entity, name=part(name), role=part(role),
                core_end=end, **more,
            )  # type: ignore[arg-type]
        )  # fmt: skip
        assert all(
            (p.start, -p.end) <= (q.start, -q.end)
            for p, q in zip(self.phrases, self.phrases[1:], strict=False)
        ), "phrases are added in the order of the text"
        return len(self.phrases) - 1

    def party(self, phrase: int, score: float = 0.9, why: str = "subject") -> Party:
        p = self.phrases[phrase]
        return Party((self.cut.span(p.start, p.end),), score, why, phrase)

    def says(
        self,
        content: str,
        speaker: int | None = None,
        *,
        nth: int = 0,
        mode: str = "indirect",
        addressee: int | None = None,
        inside: int | None = None,
        relays: tuple[int, ...] = (),
    ) -> int:
        """Add a statement; gives its place among the drafts."""
        self.drafts.append(
            Draft(
                mode=mode, content=(self.at(content, nth),), score=0.9,  # type: ignore[arg-type]
                speaker=self.party(speaker) if speaker is not None else None,
                addressee=self.party(addressee) if addressee is not None else None,
                inside=inside, relays=[self.party(r, why="named in the frame") for r in relays],
            )
        )  # fmt: skip
        return len(self.drafts) - 1

    def resolve(self) -> Resolved:
        document = Document(
            text=self.text,
            parts=(Part((0, len(self.text)), "body"),),
            **self.document,  # type: ignore[arg-type]
        )
        return resolve(document, self.cut, self.phrases, self.drafts, self.language)


def entity_of(found: Resolved, string: str, text: str, nth: int = 0) -> Entity:
    """The entity with a mention that is exactly this string."""
    hits = [
        (m.span, e)
        for e in found.entities
        for m in e.mentions
        if text[m.span[0] : m.span[1]] == string
    ]
    return sorted(hits, key=lambda hit: hit[0])[nth][1]


def chain_of(found: Resolved, statement: Statement) -> list[tuple[str, str]]:
    """Kind and name of each link."""
    names = {e.id: e.name for e in found.entities}
    return [(link.kind, names[link.entity]) for link in statement.chain]


def speaker_of(found: Resolved, statement: Statement) -> list[str]:
    """Names of the speakers."""
    names = {e.id: e.name for e in found.entities}
    return [names[e] for e in statement.speaker.entities] if statement.speaker else []
