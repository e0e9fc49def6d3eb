"""What the language packs know of the world: `knowledge.toml`."""

from __future__ import annotations

from relata.lang.compile import having, kept, section
from relata.lang.schema import KnowledgeFile, words_of
from relata.model.threads import once


@kept
@once(64)
def possessives(code: str) -> tuple[str, ...]:
    """Endings with which names stand as owners in texts of language `code`."""
    endings = (words_of(knowledge_of(pack).possessives) for pack in visible(code))
    return tuple(dict.fromkeys(ending for row in endings for ending in row))


def knowledge_of(code: str) -> KnowledgeFile:
    """The knowledge of a pack; an empty one where it has none."""
    found: KnowledgeFile | None = section(code, "knowledge")
    return found if found is not None else KnowledgeFile()


@kept
@once(64)
def visible(code: str) -> tuple[str, ...]:
    """The packs whose names of places and offices a text of language `code` may have in it.

    Its own first, then those that are met in texts of every language.
    """
    packs = having("knowledge")
    own = (code,) if code in packs else ()
    return (*own, *(pack for pack in packs if pack != code and knowledge_of(pack).everywhere))
