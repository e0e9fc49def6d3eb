"""From statement drafts to resolved statements: voices, nesting, order of the text."""

from __future__ import annotations

from relata.model.analysis import Draft
from relata.model.drafts import ResolvedStatement, VoiceDraft
from relata.model.record import Spans
from relata.model.spans import clean_spans
from relata.resolve.limits import MAX_ENCLOSING
from relata.resolve.speakers import VoiceResolver

_PEOPLE = frozenset(("person", "unnamed"))
_BODIES = frozenset(("document", "institution", "organisation", "outlet", "agency"))


def nesting(drafts: list[Draft], keep: list[bool]) -> list[int | None]:
    """For each draft the nearest kept draft that encloses it, or None; without cycles."""
    count = len(drafts)
    inside: list[int | None] = [None] * count
    for i, draft in enumerate(drafts):
        at, passed = draft.inside, {i}
        while at is not None and at not in passed and 0 <= at < count and not keep[at]:
            passed.add(at)
            at = drafts[at].inside
        if at is not None and at not in passed and 0 <= at < count:
            inside[i] = at
    for i in range(count):
        at, passed = i, set[int]()
        while at is not None and at not in passed:
            passed.add(at)
            at = inside[at]
        if at is not None:
            # The draft at which a cycle closes is taken for its outermost.
            inside[at] = None
    return inside


def order(drafts: list[Draft], contents: list[Spans], inside: list[int | None]) -> list[int]:
    """Indices of the drafts that have content in the order of the text, outer before inner."""

    def place(i: int) -> tuple[int, int, int]:
        spans = (*contents[i], *drafts[i].frame)
        return min(s for s, _ in spans), -max(e for _, e in spans), i

    done: dict[int, None] = {}
    for i in sorted((i for i in range(len(drafts)) if contents[i]), key=place):
        path = [i]
        while (outer := inside[path[-1]]) is not None and outer not in done:
            path.append(outer)
        done.update(dict.fromkeys(reversed(path)))
    return list(done)


def _same_words(
    contents: list[Spans], speakers: list[VoiceDraft | None], inside: list[int | None]
) -> None:
    """Let a document, body or outlet enclose the person whose very words it reports.

    "Holm warned, the release says, that …" has one content and two voices: the release is outer.
    """
    first: dict[tuple[int, int], int] = {}
    for i, spans in enumerate(contents):
        if not spans:
            continue
        other = first.setdefault((spans[0][0], spans[-1][1]), i)
        if other == i:
            continue
        for outer, inner in ((other, i), (i, other)):
            if not _kinds(speakers[outer]) <= _BODIES or not _kinds(speakers[inner]) <= _PEOPLE:
                continue
            if inside[outer] == inner:
                inside[outer] = inside[inner]
            elif inside[inner] not in (None, inside[outer]) or _reaches(outer, inner, inside):
                continue
            inside[inner] = outer


def _reaches(inner: int, outer: int, inside: list[int | None]) -> bool:
    """Is the one inside the other, over others between them? Also where the way is too long."""
    at: int | None = inner
    for _ in range(MAX_ENCLOSING):
        if at is None or at == outer:
            return at is not None
        at = inside[at]
    return True


def _kinds(voice: VoiceDraft | None) -> frozenset[str]:
    """Kinds of the entities of a voice; one that belongs nowhere where it has none."""
    if voice is None or not voice.entities:
        return frozenset(("",))
    return frozenset(entity.kind for entity in voice.entities)


def resolved_statements(
    drafts: list[Draft], resolver: VoiceResolver, size: int
) -> list[ResolvedStatement]:
    """The drafts with content inside the text of `size` characters, in its order."""
    contents = [clean_spans(draft.content, size) for draft in drafts]
    inside = nesting(drafts, [bool(content) for content in contents])
    # All speakers first: the order in which voices are resolved is that of new entities.
    speakers = [resolver.speaker(draft.speaker, i) for i, draft in enumerate(drafts)]
    addressees = [
        resolver.addressee(draft.addressee, i, speakers[i]) for i, draft in enumerate(drafts)
    ]
    relays = [
        [voice for party in draft.relays if (voice := resolver.voice(party, i)) is not None]
        for i, draft in enumerate(drafts)
    ]
    _same_words(contents, speakers, inside)
    made: dict[int, ResolvedStatement] = {}
    for i in order(drafts, contents, inside):
        outer = inside[i]
        made[i] = ResolvedStatement(
            draft=drafts[i],
            content=contents[i],
            speaker=speakers[i],
            addressee=addressees[i],
            relays=relays[i],
            inside=made[outer] if outer is not None else None,
        )
    return list(made.values())
