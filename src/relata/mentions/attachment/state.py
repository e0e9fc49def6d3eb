"""The state of attachment: chunks, how far each extends, and the rules of the language type."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from relata.mentions.chunking.chunk import Chunks
from relata.mentions.words.lexicon import MentionLexicon


class Extents(Struct):
    """How far each chunk extends; lists parallel to the chunks."""

    #: End with everything that belongs to it, and the same without an apposition after a comma.
    end: list[int]
    bare_end: list[int]
    #: The chunk in apposition, or None.
    apposition: list[int | None]
    #: The next member of a list that begins here or goes on here, or None; list length.
    next_member: list[int | None]
    list_size: list[int]
    #: True for a member that another one precedes.
    is_member: list[bool]
    #: True for what is part of a name: "Health" in "Department of Health".
    in_name: list[bool]


class AttachmentRules(Struct, frozen=True):
    """How a type of language shows what belongs to a noun; k and m are chunks."""

    #: (state, k, m): is chunk m, right after chunk k, its owner?
    is_owner: Callable[[AttachmentState, int, int], bool]
    #: (state, m): may chunk m be a genitive?
    has_genitive: Callable[[AttachmentState, int], bool]
    #: (state, k, preposition, m): is chunk m with its preposition an attribute of chunk k?
    attaches: Callable[[AttachmentState, int, int, int], bool]
    #: (state, k): join the whole to the part in chunk k ("einer der Männer").
    attach_whole: Callable[[AttachmentState, int], None]
    #: (state, i, limit): end of what stands in the brackets that open at token i, or i.
    bracket_end: Callable[[AttachmentState, int, int], int]
    #: (state, k, i, limit): does an adjective at token i with a preposition go with chunk k?
    takes_adjective: Callable[[AttachmentState, int, int, int], bool]
    #: (state, preposition, m): is chunk m the whole of a part ("some of the voters")?
    is_partitive: Callable[[AttachmentState, int, int], bool]


class AttachmentState:
    """One text with its chunks and how far they extend."""

    def __init__(
        self,
        bits: list[int],
        lower: list[str],
        chunks: Chunks,
        bounds: list[tuple[int, int]],
        lexicon: MentionLexicon,
        rules: AttachmentRules,
    ) -> None:
        self.bits = bits
        self.lower = lower
        self.chunks = chunks
        #: The sentence of each chunk.
        self.bounds = bounds
        self.lexicon = lexicon
        self.rules = rules
        n = len(chunks.start)
        self.extents = Extents(
            end=list(chunks.end),
            bare_end=list(chunks.end),
            apposition=[None] * n,
            next_member=[None] * n,
            list_size=[1] * n,
            is_member=[False] * n,
            in_name=[False] * n,
        )
