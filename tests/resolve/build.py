"""Hand-made values for the stage: phrases and drafts found by string."""

from __future__ import annotations

from dataclasses import dataclass, field

from relata.assembly import assemble
from relata.chains import add_chains
from relata.lang.language import Language, load
from relata.model.analysis import Draft, Party, Phrase, Segmented
from relata.model.document import Document, Part
from relata.model.drafts import Analysis
from relata.model.record import Entity, Producer, Record, Statement
from relata.resolve import resolve
from relata.segment import segment


def document_of(text: str, **more: object) -> Document:
    """A document whose text is one paragraph of the body."""
    parts = (Part((0, len(text)), "body"),) if text.strip() else ()
    return Document(text=text, parts=parts, **{"text_from": "input", **more})  # type: ignore[arg-type]


def record_of(
    document: Document,
    text: Segmented,
    phrases: list[Phrase],
    drafts: list[Draft],
    language: Language,
) -> Record:
    """The record of hand-made phrases and drafts: resolved, chained, assembled."""
    analysis = Analysis(document, text, phrases=phrases, drafts=drafts)
    resolve(analysis, language)
    add_chains(analysis, language)
    return assemble(analysis, Producer(version="0", engine="test"))


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
        self.cut = segment(document_of(self.text), self.language)

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

    def resolve(self) -> Record:
        document = document_of(self.text, **self.document)
        return record_of(document, self.cut, self.phrases, self.drafts, self.language)


def entity_of(found: Record, string: str, text: str, nth: int = 0) -> Entity:
    """The entity with a mention that is exactly this string."""
    hits = [
        (m.span, e)
        for e in found.entities
        for m in e.mentions
        if text[m.span[0] : m.span[1]] == string
    ]
    return sorted(hits, key=lambda hit: hit[0])[nth][1]


def chain_of(found: Record, statement: Statement) -> list[tuple[str, str]]:
    """Kind and name of each link."""
    names = {e.id: e.name for e in found.entities}
    return [(link.kind, names[link.entity]) for link in statement.chain]


def speaker_of(found: Record, statement: Statement) -> list[str]:
    """Names of the speakers."""
    names = {e.id: e.name for e in found.entities}
    return [names[e] for e in statement.speaker.entities] if statement.speaker else []
