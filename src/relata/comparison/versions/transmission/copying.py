"""Who copied whom: pieces of evidence with what each weighs, and a verdict or `undecidable`.

Two versions depend on one another where they share words outside quotations (everybody who was
there quotes the same words), or a rare error, or, across languages, most statements. A direction
needs evidence of its own: a credit line, a hand, a torn quotation, a spelling that only another
language uses, what only one of both can know; clocks come last, as the later of two copies may be
the better source.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from relata.comparison.versions.changes import differing_runs
from relata.comparison.versions.joining import SAME, names_of
from relata.comparison.versions.prepared import Prepared, PreparedStatement
from relata.comparison.versions.story import (
    CopiedPassage,
    Copying,
    CopyVerdict,
    Reason,
    ReasonKind,
    StatementFate,
)
from relata.comparison.versions.transmission.shared_errors import SharedError
from relata.comparison.versions.weights import CopyWeights, weights
from relata.model.record import Entity, Span
from relata.names.matching.same_name import same_name

#: Reasons of one kind that are listed.
_MAX_REASONS = 4
#: Which share of a quotation's words a torn one has at most, and at least.
_PART, _LEAST_PART = 0.8, 3
#: Statements from which on shares say something.
_STATEMENTS_NEEDED = 2


def copying(
    a: Prepared,
    b: Prepared,
    fates: Sequence[StatementFate],
    copied: Sequence[CopiedPassage],
    errors: Sequence[SharedError] = (),
) -> Copying:
    """Which of two versions is the other's source, with the reasons, the heaviest first.

    `errors` that both share show that they depend on one another, as copied passages do.
    """
    tuned = weights().copying
    own_words = _outside_quotations(a, copied)
    matches = sum(1 for fate in fates if fate.a and fate.b)
    fewest = min(len(a.tellings), len(b.tellings))
    matched_share = matches / fewest if fewest else 0.0
    reasons = _directions(a, b, fates, tuned)
    shared = _shared_agency(a, b)
    total = sum(one.weight if one.source == a.number else -one.weight for one in reasons)
    explicit = any(one.kind in ("credit", "relay") for one in reasons)
    least = tuned.dependent_share
    if any(one.kind == "foreign-spelling" for one in reasons):
        least = tuned.dependent_share_foreign
    dependent = (
        own_words >= tuned.dependent_words
        or explicit
        or bool(errors)
        or (a.language != b.language and matches >= _STATEMENTS_NEEDED and matched_share >= least)
    )
    if own_words >= tuned.dependent_words:
        text = f"{own_words} words outside quotations are the same"
        spans = [(one.a, one.b) for one in copied[:_MAX_REASONS]]
        reasons.append(_reason("copied-passages", None, 0.0, text, spans=spans))
    for error in errors:
        places = [(error.a, error.b)]
        reasons.append(_reason(error.kind, None, 0.0, error.text, spans=places))
    if shared:
        reasons.append(_reason("shared-source", None, 0.0, f"both credit {shared}"))
    verdict: CopyVerdict = "undecidable"
    source: int | None = None
    score = 1 / (1 + math.exp(-abs(total)))
    if dependent and shared and not explicit and abs(total) < 2 * tuned.least:
        verdict, score = "common-source", 0.8
    elif dependent and abs(total) >= tuned.least:
        verdict, source = "copied", a.number if total > 0 else b.number
    elif fewest and not (dependent or copied) and matched_share <= tuned.independent_share:
        verdict, score = "independent", round(1 - matched_share, 2)
    ordered = sorted(reasons, key=lambda one: (-one.weight, one.kind, one.text))
    return Copying(verdict=verdict, source=source, score=round(score, 2), reasons=tuple(ordered))


def _outside_quotations(a: Prepared, copied: Sequence[CopiedPassage]) -> int:
    """Words of copied passages that stand outside all quotations of the first version."""
    quoted = [span for telling in a.tellings for span in telling.verbatim]
    return sum(
        not any(start <= a.words[index].start < end for start, end in quoted)
        for passage in copied
        for index in a.indices(passage.a)
    )


def _reason(
    kind: ReasonKind,
    source: int | None,
    weight: float,
    text: str,
    *,
    spans: Sequence[tuple[Span | None, Span | None]] = (),
) -> Reason:
    return Reason(
        kind=kind,
        source=source,
        weight=round(weight, 2),
        text=text,
        a=tuple(sorted({one for one, _ in spans if one})),
        b=tuple(sorted({other for _, other in spans if other})),
    )


def _directions(
    a: Prepared, b: Prepared, fates: Sequence[StatementFate], tuned: CopyWeights
) -> list[Reason]:
    """Every piece of evidence that shows a direction, at most `most_of_a_kind` of each kind."""
    found: list[Reason] = []
    for source, copy in ((a, b), (b, a)):
        first = source is a
        kinds: tuple[Iterator[Reason], ...] = (
            _credit(source, copy, first, tuned.credit),
            _relay(source, copy, first, tuned.relay),
            _partial(source, copy, fates, first, tuned.partial_quotation),
            _spelling(source, copy, first, tuned.foreign_spelling),
            _only_known(source, copy, fates, first, tuned.only_known),
            _part_of(source, copy, fates, first, tuned.part_of),
            _clock(source, copy, tuned.clock),
        )
        for reasons in kinds:
            room = tuned.most_of_a_kind
            for number, reason in enumerate(reasons):
                if number == _MAX_REASONS:
                    break
                whole = reason.kind in ("credit", "relay")
                weight = reason.weight if whole else min(reason.weight, max(0.0, room))
                room -= weight
                found.append(_weighing(reason, round(weight, 2)))
    return found


def _weighing(reason: Reason, weight: float) -> Reason:
    from msgspec.structs import replace

    return replace(reason, weight=weight)


def _placed(
    first: bool, of_source: Span | None, of_copy: Span | None
) -> tuple[tuple[Span | None, Span | None], ...]:
    return ((of_source, of_copy) if first else (of_copy, of_source),)


def outlet_of(version: Prepared) -> Entity | None:
    """The outlet that printed a version, where the record knows it."""
    wanted = version.record.document.outlet
    return next((one for one in version.record.entities if one.id == wanted), None)


def _credit(source: Prepared, copy: Prepared, first: bool, weight: float) -> Iterator[Reason]:
    outlet = outlet_of(source)
    if outlet is None:
        return
    for credit in copy.record.document.credits:
        if credit.kind == "photo":
            continue
        if any(same_name(credit.name, name).score >= SAME for name in names_of(outlet)):
            text = f"its credit line names {outlet.name}"
            spans = _placed(first, None, credit.span)
            yield _reason("credit", source.number, weight, text, spans=spans)
            return


def _relay(source: Prepared, copy: Prepared, first: bool, weight: float) -> Iterator[Reason]:
    outlet, own = outlet_of(source), copy.record.document.outlet
    if outlet is None:
        return
    number = source.entities.get(outlet.id)
    for telling in copy.tellings:
        for link in telling.statement.chain:
            if link.entity != own and copy.entities.get(link.entity) == number:
                text = f"it names {outlet.name} as the hand that a statement came through"
                span = link.spans[0] if link.spans else None
                spans = _placed(first, None, span)
                yield _reason("relay", source.number, weight, text, spans=spans)
                return


def _sides(
    source: Prepared, copy: Prepared, fates: Sequence[StatementFate], first: bool
) -> Iterator[tuple[PreparedStatement, PreparedStatement, StatementFate]]:
    """Matched statements as (source, copy)."""
    ours = {one.statement.id: one for one in source.tellings}
    theirs = {one.statement.id: one for one in copy.tellings}
    for fate in fates:
        if fate.a and fate.b:
            names = (fate.a, fate.b) if first else (fate.b, fate.a)
            yield ours[names[0]], theirs[names[1]], fate


def _partial(
    source: Prepared, copy: Prepared, fates: Sequence[StatementFate], first: bool, weight: float
) -> Iterator[Reason]:
    """A quotation that the source has whole and the copy in parts."""
    if source.language != copy.language:
        return
    for one, other, _ in _sides(source, copy, fates, first):
        whole, parts = _quoted_words(source, one), _quoted_words(copy, other)
        if len(parts) < _LEAST_PART or len(parts) > _PART * len(whole):
            continue
        lost = list(differing_runs(whole, parts))
        if all(low_b == high_b for _, _, low_b, high_b in lost):
            text = "it has only a part of a quotation that the other has whole"
            spans = _placed(first, one.statement.content[0], other.statement.content[0])
            yield _reason("partial-quotation", source.number, weight, text, spans=spans)


def _quoted_words(version: Prepared, telling: PreparedStatement) -> list[str]:
    spans = telling.verbatim
    return [
        version.text[word.start : word.end].casefold()
        for word in telling.words
        if any(start <= word.start < end for start, end in spans)
    ]


def _spelling(source: Prepared, copy: Prepared, first: bool, weight: float) -> Iterator[Reason]:
    """A name that the copy spells as the source's language does, and not as its own."""
    from relata.names.uses.spell import spell

    if source.language == copy.language:
        return
    theirs = {number: one for one, number in copy.entities.items()}
    copies = {entity.id: entity for entity in copy.record.entities}
    for entity in source.record.entities:
        other = copies.get(theirs.get(source.entities.get(entity.id, -1), ""))
        if other is None or entity.kind != "person":
            continue
        own = spell(other.name, copy.language)
        foreign = spell(entity.name, source.language)
        if own is None or foreign is None or own.form == foreign.form:
            continue
        for form in names_of(other):
            if form == foreign.form and form != own.form:
                text = f"it writes {form}, as texts in the other's language do, and not {own.form}"
                spans = _placed(first, _mention(entity), _mention(other))
                yield _reason("foreign-spelling", source.number, weight, text, spans=spans)
                break


def _mention(entity: Entity) -> Span | None:
    return next((one.span for one in entity.mentions if one.kind == "name"), None)


def _only_known(
    source: Prepared, copy: Prepared, fates: Sequence[StatementFate], first: bool, weight: float
) -> Iterator[Reason]:
    """What the copy no longer says of where a statement comes from."""
    lost = "chain-shortened" if first else "chain-lengthened"
    for one, other, fate in _sides(source, copy, fates, first):
        for change in fate.changes:
            if change.kind == lost:
                hand = change.before if first else change.after
                text = f"it leaves out a hand that the other names: {hand}"
                spans = _placed(first, one.statement.content[0], other.statement.content[0])
                yield _reason("only-known", source.number, weight, text, spans=spans)


def _part_of(
    source: Prepared, copy: Prepared, fates: Sequence[StatementFate], first: bool, weight: float
) -> Iterator[Reason]:
    """Nearly all that the copy has is in the source, which has much more."""
    matches = sum(1 for _ in _sides(source, copy, fates, first))
    size = len(copy.tellings)
    if size > _STATEMENTS_NEEDED and matches >= 0.8 * size:
        if len(source.tellings) >= 1.5 * size:
            text = (
                f"{matches} of its {size} statements are among the other's {len(source.tellings)}"
            )
            yield _reason("part-of", source.number, weight, text)


def _clock(source: Prepared, copy: Prepared, weight: float) -> Iterator[Reason]:
    one, other = source.record.document.date, copy.record.document.date
    if one and other and len(one) == len(other) and one < other:
        yield _reason("clock", source.number, weight, f"it is dated {other}, the other {one}")


def _shared_agency(a: Prepared, b: Prepared) -> str:
    """An agency or outlet that both credit for their text, or "" where there is none."""
    theirs = [one.name for one in b.record.document.credits if one.kind != "photo"]
    for credit in a.record.document.credits:
        if credit.kind != "photo":
            for name in theirs:
                if same_name(credit.name, name).score >= SAME:
                    return credit.name
    return ""
