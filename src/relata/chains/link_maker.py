"""What a link maker is: its id, what it sees, an example, and the function that makes links."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from relata.model.codes import ChainKind
from relata.model.document import Document
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement

MakeLinks = Callable[[Analysis, ResolvedStatement], Iterable[ChainLink]]


class Example(Struct, frozen=True):
    """A document in which the link maker gives a link to the statement with this content."""

    document: Document
    #: The words of the statement's content.
    content: str
    #: The kind of the link and the name of its entity.
    kind: ChainKind
    name: str


class LinkMaker(Struct, frozen=True):
    """One kind of evidence for a link of a statement's chain.

    `make` gives links outermost first, and none where the evidence is missing. Entities that
    stay open (a voice with candidates only) make no link.
    """

    id: str
    #: One sentence: from which evidence to which link.
    what: str
    why: str
    make: MakeLinks
    examples: tuple[Example, ...]
    #: True where its links keep their place in front, even where the statement names the same
    #: entity again; otherwise an entity keeps the place nearest to the speaker.
    keeps_place: bool = False
