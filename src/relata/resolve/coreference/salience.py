"""Third-person pronouns: the most salient earlier mention that agrees in gender and number.

A weighted sum over the candidate mentions (Lappin and Leass 1994, without syntax): subject,
speaker, distance in sentences, the voice of the surrounding words.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from relata.model.codes import EntityKind
from relata.model.drafts import EntityDraft
from relata.resolve.limits import (
    MAX_CANDIDATES,
    MAX_OTHERS,
    MAX_SENTENCES_BACK,
    MAX_SENTENCES_TO_BODY,
)
from relata.resolve.weights import PronounWeights, weights

_PEOPLE: frozenset[EntityKind] = frozenset(("person", "unnamed"))
_THINGS: frozenset[EntityKind] = frozenset(
    ("organisation", "institution", "agency", "outlet", "document")
)
_GROUPS: frozenset[EntityKind] = frozenset(
    ("person", "unnamed", "organisation", "institution", "agency", "outlet")
)
#: Who it is, how surely, and the other candidates with their scores, best first.
Antecedent = tuple[EntityDraft, float, list[tuple[EntityDraft, float]]]


class AntecedentCandidate(Struct):
    """A mention that a later pronoun can go back to."""

    entity: EntityDraft
    #: Tokens, half open.
    start: int
    end: int
    sentence: int
    subject: bool
    speaker: bool
    #: Index of the innermost quote around it, None outside all quotes.
    quote: int | None
    #: Whether it is a name.
    named: bool = False


class Anaphor(Struct):
    """A pronoun in its place."""

    token: int
    sentence: int
    #: Index of the innermost quote around it, None outside all quotes.
    quote: int | None
    #: Who speaks the words around it, if that is known; whether these are verbatim.
    voice: EntityDraft | None = None
    verbatim: bool = False
    #: Who speaks to whom the pronoun stands for: somebody else.
    other: EntityDraft | None = None
    #: Whom somebody asked just before: who answers.
    asked: EntityDraft | None = None
    #: id() of whom its own words name.
    named: frozenset[int] = frozenset()


def antecedent(
    candidates: list[AntecedentCandidate],
    anaphor: Anaphor,
    gender: str,
    plural: bool,
    fits: Callable[[EntityDraft], bool] | None = None,
    bodies: bool = False,
) -> Antecedent | None:
    """Who a third-person pronoun most likely is.

    `gender` holds the genders that the form allows, "" for any; `fits` says who may be meant at
    all; `bodies` that a plural may be one body ("the company said they"). None where nobody fits.
    """
    tuned = weights().pronouns
    points: dict[int, float] = {}
    entities: dict[int, EntityDraft] = {}
    for candidate in reversed(candidates[-MAX_CANDIDATES:]):
        if anaphor.sentence - candidate.sentence > MAX_SENTENCES_BACK:
            break
        entity = candidate.entity
        near = anaphor.sentence - candidate.sentence <= MAX_SENTENCES_TO_BODY
        if candidate.end > anaphor.token:
            continue
        if not _agrees(candidate, gender, plural, bodies and near, anaphor.sentence):
            continue
        if entity is anaphor.other or (anaphor.verbatim and entity is anaphor.voice):
            continue
        if fits is not None and not fits(entity):
            continue
        score = _salience(candidate, anaphor, gender, plural, tuned)
        key = id(entity)
        if key not in points:
            entities[key] = entity
            points[key] = score
        elif score > points[key]:
            points[key] = score
        else:
            points[key] += tuned.again
    return _best(points, entities, tuned) if points else None


def _salience(
    candidate: AntecedentCandidate,
    anaphor: Anaphor,
    gender: str,
    plural: bool,
    tuned: PronounWeights,
) -> float:
    """The points of one candidate mention."""
    entity = candidate.entity
    score = -tuned.distance * (anaphor.sentence - candidate.sentence)
    if candidate.subject:
        score += tuned.subject
    if candidate.speaker:
        score += tuned.speaker
    if entity is anaphor.voice:
        score += tuned.voice
    if entity is anaphor.asked:
        score += tuned.asked
    if entity.gender and entity.gender in gender:
        score += tuned.known_gender
    elif not entity.heads and not entity.given and not plural:
        score -= tuned.bare_name
    if id(entity) in anaphor.named:
        score -= tuned.named_in_own_words
    if entity.kind == "document":
        score -= tuned.distance if candidate.speaker else tuned.document
    if candidate.quote != anaphor.quote and candidate.quote is not None:
        score -= tuned.distance
    return score


def _best(
    points: dict[int, float], entities: dict[int, EntityDraft], tuned: PronounWeights
) -> Antecedent:
    """The entity with the most points, a score from 0 to 1, and the next candidates."""
    order = sorted(points, key=lambda key: (-points[key], -entities[key].recency))
    best = points[order[0]]
    margin = best - points[order[1]] if len(order) > 1 else tuned.only_one
    score = tuned.base + tuned.per_margin * margin + tuned.per_point * best
    score = max(tuned.lowest, min(tuned.highest, score))
    others = [
        (
            entities[key],
            max(
                tuned.other_lowest,
                score - tuned.other_per_point * (best - points[key]) - tuned.other_less,
            ),
        )
        for key in order[1 : 1 + MAX_OTHERS]
    ]
    return entities[order[0]], score, others


def _agrees(
    candidate: AntecedentCandidate, gender: str, plural: bool, bodies: bool, sentence: int
) -> bool:
    """Whether a mention agrees with the gender and the number of a pronoun."""
    entity = candidate.entity
    if plural:
        if entity.kind not in _GROUPS:
            # of whatever kind: "two loggers claim that they"
            return entity.plural and candidate.speaker and candidate.sentence == sentence
        return entity.plural or (bodies and entity.kind not in _PEOPLE)
    if gender == "n":
        return not entity.plural and entity.kind in _THINGS
    if entity.plural or entity.doubtful or entity.kind not in _PEOPLE:
        return False
    return not entity.gender or not gender or entity.gender in gender
