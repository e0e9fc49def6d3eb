"""Features of a line as it is displayed: the evidence of its sources, who is named, its page.

They are known after `resolve` and are what `confidence` weighs.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from msgspec import Struct

from relata.attribute.merge.evidence import Evidence
from relata.model.drafts import Analysis, ResolvedStatement
from relata.model.record import Span

#: Links of this score and more are sure.
_SURE_LINK = 0.8
#: The first sentence of a paragraph.
_FIRST = itemgetter(0)
#: Log odds of a candidate that the encoder did not find.
_UNREAD = -3.0
#: An average page, half as long: its tokens, its statements, how many of them are probable, in how
#: many the sources agree, and the sum of their log odds.
_USUAL_WORDS, _USUAL_STATEMENTS = 300, 10
_USUAL_PROBABLE, _USUAL_AGREED, _USUAL_LIKELY = 5.0, 4.4, 1.7
_OPENING, _STOPS = "\"'“”„«»‘’‚‹› ", frozenset(".!?…\"'“”»«’›")
#: Characters of the two ends of a content that are looked at.
_EDGE = 3
#: Lines at most this many characters apart are neighbours.
_BESIDE = 150
#: Lengths and distances are taken as logarithms, and divided so that they are about 0 to 2.
_SCALE = 5.0
#: Middle of the logarithms of lengths, in characters.
_MIDDLE = 4.0


class PageFeatures(Struct, frozen=True):
    """What all lines of a page share, and what stands next to each."""

    found: Evidence
    #: Of each statement, by its identity.
    beside: dict[int, Evidence]


def page(analysis: Analysis) -> PageFeatures:
    """The features of a page: how dense its statements are, and how well its sources agree.

    A page counts as if it were followed by an average one, so that a short text is not extreme.
    """
    evidence = [made.draft.evidence or {} for made in analysis.statements]
    likely = [one.get("encoder: likely", _UNREAD) for one in evidence]
    if not likely:
        return PageFeatures({}, {})
    count = len(likely) + _USUAL_STATEMENTS
    words = len(analysis.text.words) + _USUAL_WORDS
    probable = sum(value > 0 for value in likely) + _USUAL_PROBABLE
    agreed = sum(one.get("both", 0.0) for one in evidence) + _USUAL_AGREED
    return PageFeatures(
        {
            "page: density": math.log(probable / words * 100),
            "page: agree": agreed / count,
            "page: likely": (sum(likely) + _USUAL_LIKELY) / count,
        },
        _neighbours(analysis.statements),
    )


def _neighbours(statements: Sequence[ResolvedStatement]) -> dict[int, Evidence]:
    """Whether the line before and the one after have the same speaker, and how likely they are.

    Keyed by the identity of the statements, which stand in the order of the text.
    """
    found: dict[int, Evidence] = {id(made): {} for made in statements}
    for one, other in itertools.pairwise(statements):
        if not 0 <= other.content[0][0] - one.content[-1][1] <= _BESIDE:
            continue
        same = bool(one.speakers) and one.speakers == other.speakers
        whose = "same" if same else "other"
        for made, near, side in ((one, other, "after"), (other, one, "before")):
            beside = found[id(made)]
            beside[f"{side}: {whose} speaker"] = 1.0
            if same:
                evidence = near.draft.evidence or {}
                beside[f"{side}: same speaker, likely"] = evidence.get("encoder: likely", 0.0)
    return found


def features(analysis: Analysis, made: ResolvedStatement, shared: PageFeatures) -> Evidence:
    """The evidence of a statement, with what is known of its speaker and of its page now."""
    draft = made.draft
    evidence = draft.evidence or {}
    found: Evidence = {"": 1.0, **evidence, **shared.found, f"mode: {draft.mode}": 1.0}
    mention, name = _mention(analysis, made), _name(made)
    found[f"mention: {mention}"] = found[f"name: {name}"] = 1.0
    found[f"mention: {mention}, name: {name}"] = 1.0
    source = _source(evidence)
    found[f"{source}: {draft.mode}"] = found[f"{source}: mention: {mention}"] = 1.0
    if draft.speaker is not None and draft.speaker.carried:
        found[f"carried: {draft.mode}"] = 1.0
    found |= _linked(made)
    found |= _placed(analysis, made)
    found |= _nested(made)
    found |= shared.beside[id(made)]
    kind = analysis.text.kinds_of_parts[_part(analysis, made)] if analysis.text.paragraphs else ""
    found[f"part: {kind}"] = 1.0
    return found


def _source(evidence: Evidence) -> str:
    if evidence.get("both"):
        return "both"
    return "only encoder" if evidence.get("only encoder") else "only rules"


def _mention(analysis: Analysis, made: ResolvedStatement) -> str:
    party = made.draft.speaker
    phrase = analysis.phrases[party.phrase] if party and party.phrase is not None else None
    return phrase.kind if phrase is not None else "none"


def _name(made: ResolvedStatement) -> str:
    if made.speaker is None:
        return "none"
    return made.speaker.entities[0].kind if made.speaker.entities else "open"


def _linked(made: ResolvedStatement) -> Evidence:
    """How the speaker's mention is tied to the entity whose name is displayed."""
    voice = made.speaker
    if voice is None or not voice.entities:
        return {}
    entity = voice.entities[0]
    return {
        "name: named": float(entity.named),
        "name: doubtful": float(entity.doubtful),
        "name: link": voice.score,
        "name: unsure link": float(voice.score < _SURE_LINK),
        "name: several": float(len(voice.entities) > 1),
    }


def _nested(made: ResolvedStatement) -> Evidence:
    """Whether the line stands in one of somebody else.

    A part of the speaker's own words is as likely as the whole, and adds nothing to it.
    """
    outer = made.inside
    if outer is None or outer.speakers == made.speakers:
        return {}
    return {"inside: other": 1.0, f"inside: other, {made.draft.mode}": 1.0}


def _placed(analysis: Analysis, made: ResolvedStatement) -> Evidence:
    """Edges and length of the content, and where its cue and its speaker's mention stand."""
    text = analysis.text.text
    start, end = made.content[0][0], made.content[-1][1]
    length = math.log(max(1, end - start))
    head, tail = text[start : start + _EDGE].lstrip(_OPENING), text[end - 2 : end + 1].strip()
    found = {
        "begins with a capital": float(head[:1].isupper()),
        "ends with a stop": float(tail[-1:] in _STOPS),
        "length": length / _SCALE,
        "odd length": (length - _MIDDLE) ** 2 / _SCALE,
    }
    if made.draft.cue:
        found["cue: distance"] = _distance((start, end), made.draft.cue[0])
    voice = made.speaker
    if voice is not None and voice.spans:
        span = voice.spans[0]
        low, high = min(span[0], start), max(span[1], end)
        mention = text[span[0] : span[1]]
        names = [entity.name for entity in voice.entities]
        found["speaker: distance"] = _distance((start, end), span)
        found["speaker: other paragraph"] = float(
            _paragraph(analysis, low) != _paragraph(analysis, high - 1)
        )
        found["speaker: after"] = float(span[0] >= end)
        found["speaker: in content"] = float(any(a <= span[0] < b for a, b in made.content))
        found["name: in mention"] = float(any(name and name in mention for name in names))
        found["name: is mention"] = float(any(name == mention for name in names))
    return found


def _distance(one: Span, other: Span) -> float:
    return math.log1p(max(other[0] - one[1], one[0] - other[1], 0)) / _SCALE


def _part(analysis: Analysis, made: ResolvedStatement) -> int:
    """Number of the paragraph in which the content begins."""
    return _paragraph(analysis, made.content[0][0])


def _paragraph(analysis: Analysis, at: int) -> int:
    text = analysis.text
    token = max(bisect_right(text.starts, at) - 1, 0)
    return max(bisect_right(text.paragraphs, text.sentence_of[token], key=_FIRST) - 1, 0)
