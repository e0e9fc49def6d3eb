"""From an alignment of a quotation with a passage to a verdict on its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from relata.comparison.alignment import Pair
from relata.comparison.differences import RunWord, turned
from relata.comparison.limits import MAX_TRIMMED
from relata.comparison.names import NameDetector
from relata.comparison.placing.quotation import QuotedWords
from relata.comparison.placing.trims import cut_off, lost_in_ellipsis
from relata.comparison.placing.types import TURNING, TYPOGRAPHIC, Change, ChangeKind, Verdict
from relata.comparison.sense import Effect
from relata.comparison.weights import weights
from relata.comparison.words import WordSequence, plain_key
from relata.model.record import Span, Spans

_SPACE = re.compile(r"\s+")
#: The end of a quotation in the source: "We stay open", or with a comma before the mark.
_CLOSED = re.compile(r",?[\"\u201c\u201d\u2019\u00ab\u00bb\u2018']")
_QUOTE = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_NO_WORD = re.compile(r"[\W_]+")


class Judged(Struct, frozen=True):
    """The verdict on a quotation's words in one passage."""

    verdict: Verdict
    #: Share of the quotation's weight that stands in the passage.
    score: float
    changes: tuple[Change, ...] = ()
    #: The passage's kept words, without what an ellipsis stands for.
    spans: Spans = ()


class _Run(Struct):
    """Words that do not match, between two that do; `trimmed`: an ellipsis stands for them."""

    ours: list[int]
    theirs: list[int]
    trimmed: bool = False
    #: Whether the article marks what it left out, and does not only interrupt.
    marked: bool = False


def judge(
    quotation: QuotedWords,
    words: WordSequence,
    pairs: tuple[Pair, ...],
    names: NameDetector,
    around: frozenset[str] = frozenset(),
) -> Judged:
    """The verdict on an alignment. `pairs` index `words`, the whole source.

    `around`: keys of the article's words next to the quotation, in which a negation may stand
    that the quotation leaves out.
    """
    kept = [pair.source for pair in pairs if pair.source is not None and pair.quotation is not None]
    if not kept:
        return Judged("not-found", 0.0)
    changes: list[Change] = []
    equal = [pair.quotation for pair in pairs if pair.equal and pair.quotation is not None]
    matched = sum(_weight(quotation.keys[index], names) for index in equal)
    trimmed: list[list[int]] = []
    for run in _runs(pairs, quotation):
        if run.trimmed:
            trimmed.append(run.theirs)
            if len(run.theirs) > MAX_TRIMMED:
                return Judged("not-found", 0.0)
            if not _is_frame(words, run.theirs):
                changes.append(_trim(words, run.theirs, names))
            elif run.marked:
                changes.append(_left_out(words, run.theirs))
            continue
        change, share = _change(quotation, words, run, names)
        matched += share * sum(_weight(quotation.keys[index], names) for index in run.ours)
        changes.append(change)
    sizes = word_weights(quotation, names)
    score = min(matched / (sum(sizes) or 1.0), 1.0)
    if score < least_share(sizes):
        return Judged("not-found", score)
    first, last = kept[0], kept[-1] + 1
    cut = cut_off(words, first, last, names)
    if cut and not any(names.sense.effect(key) & Effect.NEGATION for key in around):
        changes.append(Change(kind="cut", source=cut, source_words=words.text[cut[0] : cut[1]]))
    if not changes:
        changes = _marks(quotation, words, first, last)
    spans = _spans(words, first, last, trimmed)
    return Judged(_verdict(changes), round(score, 4), tuple(changes), spans)


def word_weights(quotation: QuotedWords, names: NameDetector) -> list[float]:
    """What each word of a quotation counts; what brackets insert counts nothing."""
    inserted = quotation.inserted
    return [
        0.0 if index in inserted else _weight(key, names)
        for index, key in enumerate(quotation.keys)
    ]


def least_share(sizes: list[float]) -> float:
    """The share of a quotation that has to stand in a passage."""
    short = sum(1 for size in sizes if size) <= weights().short_words
    return weights().least_share_short if short else weights().least_share


def _verdict(changes: list[Change]) -> Verdict:
    kinds = {change.kind for change in changes}
    if kinds & TURNING:
        return "reversed"
    if kinds - TYPOGRAPHIC - {"trimmed"}:
        return "reworded"
    if "trimmed" in kinds:
        return "trimmed"
    return "typographic" if kinds else "exact"


def _weight(key: str, names: NameDetector) -> float:
    return weights().small_word if names.sense.effect(key) & Effect.CLOSED else 1.0


def _runs(pairs: tuple[Pair, ...], quotation: QuotedWords) -> Iterator[_Run]:
    run = _Run([], [])
    dropped: list[int] = []
    for pair in pairs:
        if pair.quotation is None:
            dropped.append(pair.source)  # type: ignore[arg-type]
            continue
        marked = pair.quotation in quotation.gaps or pair.quotation in quotation.joints
        if marked:
            if run.ours or run.theirs:
                yield run
                run = _Run([], [])
            if dropped:
                yield _Run([], dropped, True, pair.quotation in quotation.gaps)
        else:
            run.theirs += dropped
        dropped = []
        if pair.equal:
            if run.ours or run.theirs:
                yield run
                run = _Run([], [])
        else:
            run.ours.append(pair.quotation)
            if pair.source is not None:
                run.theirs.append(pair.source)
    if run.ours or run.theirs:
        yield run


def _trim(words: WordSequence, theirs: list[int], names: NameDetector) -> Change:
    first, end = theirs[0], theirs[-1] + 1
    lost = lost_in_ellipsis(words, first, end, names)
    if lost is None:
        return _left_out(words, theirs)
    kind, where = lost
    return Change(kind=kind, source=where, source_words=_line(words, where))


def _left_out(words: WordSequence, theirs: list[int]) -> Change:
    span = words.span(theirs[0], theirs[-1] + 1)
    return Change(kind="trimmed", source=span, source_words=_line(words, span))


def _is_frame(words: WordSequence, theirs: list[int]) -> bool:
    """Whether the source itself ends a quotation before these words and opens one after them."""
    if theirs[0] == 0 or theirs[-1] + 1 >= len(words):
        return False
    before = words.text[words.ends[theirs[0] - 1] : words.starts[theirs[0]]]
    after = words.text[words.ends[theirs[-1]] : words.starts[theirs[-1] + 1]]
    return bool(_QUOTE.search(before) and _QUOTE.search(after))


def _line(words: WordSequence, span: Span) -> str:
    return _SPACE.sub(" ", words.text[span[0] : span[1]])


def _change(
    quotation: QuotedWords, words: WordSequence, run: _Run, names: NameDetector
) -> tuple[Change, float]:
    """What a run is, and the share of its words that still count as the source's."""
    ours, theirs = run.ours, sorted(run.theirs)
    article = quotation.span(ours[0], ours[-1] + 1) if ours else None
    source = words.span(theirs[0], theirs[-1] + 1) if theirs else None
    kind, share = _kind(quotation, words, ours, theirs, names)
    change = Change(
        kind=kind,
        article=article,
        source=source,
        words=quotation.written(ours[0], ours[-1] + 1) if ours else "",
        source_words=_line(words, source) if source else "",
    )
    return change, share


def _kind(
    quotation: QuotedWords, words: WordSequence, ours: list[int], theirs: list[int],
    names: NameDetector,
) -> tuple[ChangeKind, float]:  # fmt: skip
    mine = "".join(quotation.keys[i] for i in ours)
    other = "".join(words.keys[i] for i in theirs)
    if _NO_WORD.sub("", mine) == _NO_WORD.sub("", other) and not _has_number(mine):
        return "marks", 1.0
    if not ours and _is_frame(words, theirs):
        return "marks", 1.0
    here = [_ours(quotation, index) for index in ours]
    there = [_theirs(words, index) for index in theirs]
    inserted = bool(ours) and all(index in quotation.inserted for index in ours)
    kinds = list(turned(here, there, names))
    if inserted:
        return _inserted(there, kinds, names)
    for kind in kinds:
        if kind != "name-spelling":
            return kind, 0.0  # type: ignore[return-value]
    if kinds:
        return "name-spelling", 1.0
    if not theirs:
        return "added", 0.0
    return ("word", 0.0) if ours else ("dropped", 0.0)


def _inserted(
    there: list[RunWord], kinds: list[str], names: NameDetector
) -> tuple[ChangeKind, float]:
    """What words in brackets do: they may explain, or stand for a pronoun; not deny."""
    grave = [kind for kind in kinds if kind in ("negation", "modal", "opposite", "hedge")]
    if grave:
        return grave[0], 0.0  # type: ignore[return-value]
    effects = [names.sense.effect(word.key) for word in there]
    if all(effect & Effect.CLOSED for effect in effects):
        return "inserted", 1.0
    return ("number", 0.0) if "number" in kinds and _counts(effects) else ("word", 0.0)


def _counts(effects: list[int]) -> bool:
    return any(effect & Effect.NUMBER for effect in effects)


def _has_number(key: str) -> bool:
    return any(char.isdecimal() for char in key)


def _ours(quotation: QuotedWords, index: int) -> RunWord:
    start = quotation.starts[index]
    first = index == 0
    before = "." if first else quotation.text[quotation.ends[index - 1] : start]
    return RunWord(quotation.keys[index], quotation.text[start : quotation.ends[index]], before)


def _theirs(words: WordSequence, index: int) -> RunWord:
    start = words.starts[index]
    before = words.text[words.ends[index - 1] : start] if index else "."
    return RunWord(words.keys[index], words.text[start : words.ends[index]], before)


def _spans(words: WordSequence, first: int, last: int, trimmed: list[list[int]]) -> Spans:
    """The words [first, last) without what ellipses stand for."""
    spans: list[Span] = []
    for left_out in trimmed:
        if first < left_out[0]:
            spans.append(words.span(first, left_out[0]))
        first = left_out[-1] + 1
    return (*spans, words.span(first, last))


def _marks(quotation: QuotedWords, words: WordSequence, first: int, last: int) -> list[Change]:
    """The change of marks, spacing or case, if there is one, where all words are the same."""
    if quotation.joints:
        ours = [quotation.text[s:e] for s, e in zip(quotation.starts, quotation.ends, strict=True)]
        theirs = [words.text[words.starts[i] : words.ends[i]] for i in range(first, last)]
        written, other = " ".join(ours), " ".join(theirs)
    else:
        written = _SPACE.sub(" ", quotation.written(0, len(quotation)))
        other = _line(words, words.span(first, last))
    if written == other and _stops_like(quotation, words, last):
        return []
    kind: ChangeKind = "marks" if _letters(written) == _letters(other) else "short-form"
    if _asks(quotation, words, first, last):
        kind = "question"
    return [Change(
        kind=kind, article=quotation.span(0, len(quotation)), source=words.span(first, last),
        words=written, source_words=other,
    )]  # fmt: skip


def _asks(quotation: QuotedWords, words: WordSequence, first: int, last: int) -> bool:
    """Whether a question became a statement, or a statement a question."""
    tail = quotation.text[quotation.ends[-1] : quotation.spans[-1][1]]
    after = words.text[words.ends[last - 1] : words.starts[last]] if last < len(words) else ""
    ours = quotation.written(0, len(quotation)).count("?")
    theirs = words.text[words.starts[first] : words.ends[last - 1]].count("?")
    ends = [("?" in mark) for mark in (tail, after) if re.search("[.!?]", mark)]
    return ours != theirs or len(set(ends)) > 1


def _letters(text: str) -> str:
    return _NO_WORD.sub("", plain_key(text))


def _stops_like(quotation: QuotedWords, words: WordSequence, last: int) -> bool:
    """Whether the quotation ends with the source's mark or with none.

    A comma before a closing mark stands for a full stop: "We stay open," she said.
    """
    tail = quotation.text[quotation.ends[-1] : quotation.spans[-1][1]]
    mark = next((char for char in tail if char in ".!?"), "")
    end = words.ends[last - 1]
    after = words.text[end : words.starts[last]] if last < len(words) else ""
    if not mark or last == len(words) or mark in after:
        return True
    return mark == "." and bool(_CLOSED.match(after))
