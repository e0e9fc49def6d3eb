"""Joins what an engine found with what the markup says, so that nothing is there twice."""

from __future__ import annotations

from collections.abc import Iterable

from relata.attribute.merge.pairing import common, size
from relata.model.analysis import Draft
from relata.model.document import MarkedSpan
from relata.model.record import Span, Spans

#: Two contents are the same where so much of the longer one is in both.
_SAME = 0.85


def join(drafts: list[Draft], markup: list[Draft], marks: Iterable[MarkedSpan] = ()) -> list[Draft]:
    """The engine's drafts with those of the markup among them, in the order of the text.

    A draft that both have stays the engine's; the markup completes its speaker and score. Direct
    speech without a frame inside a marked content is a piece of it and goes; other drafts in it
    are nested. What an engine found in a pull quotation that repeats the body goes where the body
    has it too. `Draft.inside` indexes the returned list.
    """
    pulled = [mark for mark in marks if mark.repeats is not None]
    if not markup and not pulled:
        return drafts
    dropped = {i for i, draft in enumerate(drafts) if _is_repeated(draft, drafts, pulled)}
    added: list[Draft] = []
    for found in markup:
        same = _same(drafts, dropped, found)
        if same is not None:
            _complete(drafts[same], found)
            dropped |= _pieces(drafts, found, same)
        else:
            dropped |= _pieces(drafts, found, None)
            added.append(found)
    return _renumbered(drafts, dropped, added)


def _within(inner: Spans, outer: Span) -> bool:
    return outer[0] <= inner[0][0] and inner[-1][1] <= outer[1]


def _extent(spans: Spans) -> Span:
    return spans[0][0], spans[-1][1]


def _is_repeated(draft: Draft, drafts: list[Draft], pulled: list[MarkedSpan]) -> bool:
    """Does the draft stand in a pull quotation whose words are another draft's in the body?"""
    if not draft.content:
        return False
    for mark in pulled:
        if mark.repeats is None or not _within(draft.content, _extent(mark.spans)):
            continue
        body = (mark.repeats,)
        if any(other is not draft and common(other.content, body) for other in drafts):
            return True
    return False


def _same(drafts: list[Draft], dropped: set[int], found: Draft) -> int | None:
    """Index of the engine's draft with the same content, the most alike one."""
    best, best_share = None, _SAME
    for index, draft in enumerate(drafts):
        if index in dropped or not draft.content:
            continue
        longer = max(size(draft.content), size(found.content))
        share = common(draft.content, found.content) / longer
        if share >= best_share:
            best, best_share = index, share
    return best


def _complete(draft: Draft, found: Draft) -> None:
    """Take over what the markup knows better: the speaker, where it is surer, and the score."""
    if len(found.content) > len(draft.content):
        draft.content = found.content  # without the marks of the lines between its pieces
    theirs, ours = draft.speaker, found.speaker
    if ours is not None and (theirs is None or theirs.carried or ours.score >= theirs.score):
        draft.speaker = ours
        draft.frame = draft.frame or found.frame
    draft.score = max(draft.score, found.score)
    if found.medium != ("speech",):
        draft.medium = found.medium


def _pieces(drafts: list[Draft], found: Draft, same: int | None) -> set[int]:
    """Direct speech inside a marked content that has no frame of its own."""
    around = _extent(found.content)
    return {
        index
        for index, draft in enumerate(drafts)
        if index != same
        and draft.mode == "direct"
        and draft.content
        and not draft.cue
        and _within(draft.content, around)
        and (not draft.frame or not _within(draft.frame, around))
    }


def _renumbered(drafts: list[Draft], dropped: set[int], added: list[Draft]) -> list[Draft]:
    """The kept drafts and the added ones sorted, enclosing ones first, `inside` kept right."""
    kept = [draft for index, draft in enumerate(drafts) if index not in dropped]
    outer = {id(draft): _outer(drafts, dropped, draft) for draft in kept}
    whole = sorted(
        [*kept, *added],
        key=lambda one: (min(a for a, _ in (*one.content, *one.frame)), -size(one.content)),
    )
    place = {id(draft): index for index, draft in enumerate(whole)}
    for draft in kept:
        around = outer[id(draft)]
        if around is None:
            around = _marked_around(draft, added)
        draft.inside = None if around is None else place[id(around)]
    return whole


def _outer(drafts: list[Draft], dropped: set[int], draft: Draft) -> Draft | None:
    around, passed = draft.inside, set[int]()
    while around is not None and around in dropped and around not in passed:
        passed.add(around)
        around = drafts[around].inside
    return None if around is None or around in dropped else drafts[around]


def _marked_around(draft: Draft, added: list[Draft]) -> Draft | None:
    """The markup's draft whose content holds this one with its frame."""
    spans = tuple(sorted((*draft.content, *draft.frame)))
    for one in added:
        if spans and _within(spans, _extent(one.content)) and one is not draft:
            return one
    return None


__all__ = ["join"]
