"""Output: candidates over tokens become drafts over characters, trimmed, nested, joined."""

from __future__ import annotations

from relata.attribute.rules.limits import ENCLOSING, MOST_QUOTATIONS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.marks import EDGE, STOPS
from relata.attribute.rules.text.quotations import is_part
from relata.attribute.rules.text.types import Candidate, Range
from relata.model.analysis import CLOSE, OPEN, PUNCT, Draft, Party, Segmented
from relata.model.record import Spans

WHOLE = frozenset(("free-indirect", "hearsay", "direct"))


def to_drafts(context: Context) -> list[Draft]:
    """All candidates of the context as drafts, in the order of the text, enclosing ones first."""
    kept: list[tuple[Candidate, list[Range]]] = []
    seen: set[tuple[object, ...]] = set()
    for candidate in context.candidates.all:
        content = [
            r for r in (_trim(context.text, candidate, r) for r in candidate.content) if r[1] > r[0]
        ]
        key = (tuple(content), candidate.speaker, candidate.mode == "direct")
        if not content or key in seen:
            continue
        seen.add(key)
        kept.append((candidate, _merged(content)))
        if candidate.mode == "indirect" and _is_quotation(context, kept[-1][1]):
            candidate.mode = "direct"
    kept = _without_frames(_without_unnamed_duplicates(kept))
    kept.sort(key=lambda pair: (_begin(pair), -_length(pair[1]), pair[0].anchor))
    outlines = [_outline(content) for _, content in kept]
    owners = _owners(context, kept)
    done: list[Draft] = []
    for index, (candidate, content) in enumerate(kept):
        draft = _draft(context, candidate, content, owners)
        draft.inside = _enclosing(outlines, kept, index)
        done.append(draft)
    return done


def _without_unnamed_duplicates(
    kept: list[tuple[Candidate, list[Range]]],
) -> list[tuple[Candidate, list[Range]]]:
    """Without direct speech of nobody where the same words are somebody's."""
    named = {
        tuple(content)
        for candidate, content in kept
        if candidate.mode == "direct" and _is_named(candidate)
    }
    return [
        (candidate, content)
        for candidate, content in kept
        if candidate.mode != "direct" or _is_named(candidate) or tuple(content) not in named
    ]


def _without_frames(
    kept: list[tuple[Candidate, list[Range]]],
) -> list[tuple[Candidate, list[Range]]]:
    """Without what has its cue in the content of another and holds that one's frame.

    "Der Deich, sagte X, sei sicher, dass …" is not what "sei sicher" says.
    """
    framed = [(one, content) for one, content in kept if one.frame and len(content) > 1]
    return [
        (candidate, content)
        for candidate, content in kept
        if candidate.mode == "direct"
        or not any(
            one is not candidate
            and candidate.cue
            and _holds(content, one.frame)
            and any(a <= candidate.cue[0][0] < b for a, b in outer)
            for one, outer in framed
        )
    ]


def _is_named(candidate: Candidate) -> bool:
    return candidate.speaker is not None or candidate.speaker_range is not None


def _outline(content: list[Range]) -> tuple[int, int, int]:
    """First token, last token and number of tokens of a content."""
    return content[0][0], content[-1][1], _length(content)


def _begin(pair: tuple[Candidate, list[Range]]) -> int:
    return pair[1][0][0]


def _length(content: list[Range]) -> int:
    return sum(end - start for start, end in content)


def _merged(content: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(content):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _trim(text: Segmented, candidate: Candidate, piece: Range) -> Range:
    """Without marks at the edges; the full stop stays only where a content is a sentence."""
    start, end = piece
    words, kinds = text.words, text.kinds
    if candidate.mode == "direct":
        return piece
    quote = text.quote_at(end - 1) if end > start else None
    if quote is not None and start <= quote.start < end < quote.end <= end + 2:
        # A comma before the closing mark of a quotation in it: is "corrupt," noting …
        end = quote.end
    while start < end and words[start] in EDGE:
        start += 1
    while end > start:
        word = words[end - 1]
        if (
            word in EDGE
            or (word in STOPS and candidate.mode not in WHOLE)
            or (kinds[end - 1] in (OPEN, CLOSE) and not _opens_within(text, end - 1, start, end))
        ):
            end -= 1
        else:
            break
    while start < end and kinds[start] in (OPEN, CLOSE):
        quote = text.quote_at(start)
        if quote is not None and quote.end <= end and quote.start == start:
            break
        start += 1
    return start, end


def _opens_within(text: Segmented, token: int, start: int, end: int) -> bool:
    """Does the quotation around a token open in [start, end)?"""
    quote = text.quote_at(token)
    return quote is not None and start <= quote.start < end


def _enclosing(
    outlines: list[tuple[int, int, int]], kept: list[tuple[Candidate, list[Range]]], index: int
) -> int | None:
    """Index of the smallest earlier candidate whose content holds this one with its frame."""
    candidate, content = kept[index]
    low, high, size = outlines[index]
    best, best_size = None, 1 << 60
    for other in range(max(0, index - ENCLOSING), index):
        first, last, bigger = outlines[other]
        if first > low or last < high or not size <= bigger < best_size:
            continue
        around, outer = kept[other]
        if bigger == size and around.frame == candidate.frame:
            continue
        # One piece holds whatever lies between its ends.
        if len(outer) == 1 or _holds(outer, content):
            best, best_size = other, bigger
    return best


def _holds(outer: list[Range], inner: list[Range]) -> bool:
    return all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def _spans(text: Segmented, pieces: list[Range]) -> Spans:
    return tuple(text.span(start, end) for start, end in pieces if end > start)


def _owners(context: Context, kept: list[tuple[Candidate, list[Range]]]) -> dict[int, Candidate]:
    """Whose words each quotation is: those of the innermost speaker around it that is named."""
    found: dict[int, Candidate] = {}
    sizes: dict[int, tuple[bool, int]] = {}
    for one, content in kept:
        if one.mode == "direct":
            continue
        weight = not _is_named(one), _length(content)
        for q in context.quotes_in(content[0][0], content[-1][1])[:MOST_QUOTATIONS]:
            if (q not in found or weight < sizes[q]) and _holds_quote(context.text, content, q):
                found[q], sizes[q] = one, weight
    return found


def _holds_quote(text: Segmented, content: list[Range], q: int) -> bool:
    quote = text.quotes[q]
    return _holds(content, [(quote.start, quote.end)])


def _quoted(
    context: Context, candidate: Candidate, content: list[Range], owners: dict[int, Candidate]
) -> Spans:
    """The verbatim parts of a content that is not direct: quotations, but not names or terms."""
    if candidate.mode == "direct":
        return ()
    parts: list[Range] = []
    for q in context.quotes_in(content[0][0], content[-1][1])[:MOST_QUOTATIONS]:
        if owners.get(q) is not candidate:
            continue
        quote = context.text.quotes[q]
        if quote.parent is not None or not _holds(content, [(quote.start, quote.end)]):
            continue
        spoken = context.candidates.by_quote.get(q)
        if spoken is not None and spoken.frame != candidate.frame:
            continue
        if is_part(context, quote):
            parts.append((quote.start, quote.end))
    return _spans(context.text, parts)


def _speaker(context: Context, candidate: Candidate) -> Party | None:
    """The speaker of a candidate: its phrase, or a token range that is not a phrase."""
    score = candidate.speaker_score
    score = context.weights.speaker.by_cue if score is None else score
    why, carried = candidate.speaker_why, candidate.speaker_carried
    if candidate.speaker is not None:
        return _party(context, candidate.speaker, why, score, carried, candidate.speaker_range)
    if candidate.speaker_range is not None:
        return Party((context.text.span(*candidate.speaker_range),), score, why, None, carried)
    return None


def _party(
    context: Context, index: int, why: str, score: float, carried: bool = False,
    whole: Range | None = None,
) -> Party:  # fmt: skip
    phrase, text = context.phrases[index], context.text
    start, end = whole or (phrase.start, phrase.end)
    while end > start + 1 and text.kinds[end - 1] == PUNCT and text.words[end - 1] in EDGE:
        end -= 1
    return Party((text.span(start, end),), score, why, index, carried)


def _is_quotation(context: Context, content: list[Range]) -> bool:
    """Is the content, piece by piece, nothing but quotations of somebody's words?"""
    for start, end in content:
        quote = context.text.quote_at(start)
        if quote is None:
            return False
        if quote.start != start or quote.end != end:
            return False
        if not (start and context.text.words[start - 1] == ":") and not is_part(context, quote):
            return False
    return True


def _draft(
    context: Context, candidate: Candidate, content: list[Range], owners: dict[int, Candidate]
) -> Draft:
    scores = context.weights.speaker
    quoted = _quoted(context, candidate, content, owners)
    mode = "mixed" if quoted and candidate.mode == "indirect" else candidate.mode
    addressee = None
    if candidate.addressee is not None:
        why = f"to whom “{candidate.lemma}” speaks"
        addressee = _party(context, candidate.addressee, why, scores.addressee)
    relays = [
        _party(context, relay, "named in the frame", scores.relay) for relay in candidate.relays
    ]
    return Draft(
        mode=mode,
        content=_spans(context.text, content),
        score=round(candidate.score, 3),
        act=candidate.act,
        certainty=candidate.certainty,
        medium=candidate.medium,
        quoted=quoted,
        cue=_spans(context.text, candidate.cue),
        frame=_spans(context.text, _merged(candidate.frame)),
        speaker=_speaker(context, candidate),
        addressee=addressee,
        rule=candidate.rule,
        lemma=candidate.lemma,
        relays=relays,
    )
