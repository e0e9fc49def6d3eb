"""Where words that are reported without marks end: not in the speaker's next clause.

"Holm told Berg that the dam was safe | *and said* it would hold": the second verb of saying has the
same subject and begins a statement of its own. "… that the dam was safe; | *the river* rises": what
stands after a semicolon without a complementiser does not belong to the clause.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from relata.lang.language import Language
from relata.lang.schema import Flag
from relata.model.analysis import Draft, Segmented

_AND = int(Flag.COORDINATION)
_SMALL = int(Flag.ADVERB | Flag.NEGATION)
_OPENS = int(Flag.COMPLEMENTISER | Flag.COORDINATION | Flag.INFINITIVE)
_MODES = frozenset(("indirect", "mixed"))
_THOUGHTS = frozenset(("believe", "estimate"))
#: Drafts after one that are looked at; words between the conjunction and the verb.
_NEXT, _BETWEEN = 4, 2


def cut_contents(drafts: list[Draft], text: Segmented, language: Language) -> None:
    """Cut contents that run into the speaker's next clause; their offsets stay inside the text.

    Each draft looks at a bounded number of the drafts after it, and at the words and drafts of its
    own content.
    """
    for index, draft in enumerate(drafts):
        if draft.mode not in _MODES or not draft.cue:
            continue
        after = drafts[index + 1 : index + 1 + _NEXT]
        ends = [_before_next_verb(draft, later, text, language) for later in after]
        ends.append(_before_semicolon(draft, text))
        found = [end for end in ends if end is not None]
        if found:
            stop = draft.content[-1][1]
            _cut(draft, min(found))
            _move_out(drafts, index, stop)


def _before_next_verb(
    draft: Draft, later: Draft, text: Segmented, language: Language
) -> int | None:
    """Where the content ends before "and said", with which the same person goes on."""
    if not later.cue or later.speaker is None or draft.speaker is None:
        return None
    if later.mode == "reported":
        return None  # "… that the dam was safe and demanded respect": what he wants, maybe
    if "speech" not in later.medium or "thought" in later.medium or later.act in _THOUGHTS:
        return None  # "… that the dam was safe and expected no flood"
    start, stop = draft.content[-1]
    cue = later.cue[0][0]
    if not start < cue < stop or later.content[0][0] < cue:
        return None
    same = later.speaker.phrase is not None and later.speaker.phrase == draft.speaker.phrase
    if not same and later.speaker.spans != draft.speaker.spans:
        return None
    at = bisect_left(text.starts, cue)
    last = bisect_left(text.starts, later.cue[0][1])
    if all(word not in language.verbs for word in text.lower[at:last]):
        return None
    for before in range(at - 1, max(0, at - 2 - _BETWEEN), -1):
        if text.flags[before] & _AND:
            first = bisect_left(text.starts, start)
            before -= 1 + (text.words[before - 1] == ",")
            return text.ends[before] if before > first else None
        if not text.flags[before] & _SMALL:
            return None
    return None


def _before_semicolon(draft: Draft, text: Segmented) -> int | None:
    """Where a clause with a complementiser ends before a semicolon; None where it goes on."""
    start, stop = draft.content[-1]
    first, last = bisect_left(text.starts, start), bisect_right(text.starts, stop - 1)
    if not text.flags[first] & Flag.COMPLEMENTISER:
        return None
    marks = [
        at
        for at in range(first + 2, last - 1)  # something stands after "that"
        if text.words[at] == ";" and text.quote_of[at] is None
    ]
    # A list of clauses goes on: "...; the pumps were broken; and the road was closed".
    if not marks or any(text.flags[at + 1] & _OPENS for at in marks):
        return None
    return text.ends[marks[0] - 1]


def _move_out(drafts: list[Draft], index: int, stop: int) -> None:
    """Take what the content of draft `index` no longer has, up to its old end, out of it."""
    draft = drafts[index]
    for at in range(index + 1, len(drafts)):
        later = drafts[at]
        if later.content[0][0] >= stop:
            return
        if later.inside == index and later.content[0][0] >= draft.content[-1][1]:
            later.inside = draft.inside


def _cut(draft: Draft, end: int) -> None:
    start = draft.content[-1][0]
    draft.content = (*draft.content[:-1], (start, end))
    quoted = [(a, min(b, end)) for a, b in draft.quoted if a < end]
    draft.quoted = tuple(quoted)
    if draft.mode == "mixed" and not quoted:
        draft.mode = "indirect"


__all__ = ["cut_contents"]
