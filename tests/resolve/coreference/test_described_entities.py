"""How well a description answers an earlier entity, without any text."""

from __future__ import annotations

from relata.lang.language import load
from relata.lang.stems import Stemmer
from relata.model.codes import EntityKind
from relata.model.drafts import EntityDraft
from relata.resolve.coreference.described_entities import (
    DescribedEntities,
    Description,
    compatibility,
)
from relata.resolve.limits import MAX_DESCRIBED
from relata.resolve.weights import weights

TUNED = weights().descriptions
GERMAN = load("de")
stem = GERMAN.view(Stemmer)


def description(head: str, kind: EntityKind = "person", **more: object) -> Description:
    values: dict[str, object] = {
        "gender": "", "plural": False, "definite": True, "country": "", "full": head, **more,
    }  # fmt: skip
    return Description(head, head, kind, **values)  # type: ignore[arg-type]


def described(head: str, kind: EntityKind = "person", **more: object) -> EntityDraft:
    entity = EntityDraft(kind, **more)  # type: ignore[arg-type]
    entity.describe(head, head, stem(head), nominative=True)
    return entity


def score(entity: EntityDraft, d: Description) -> float:
    return compatibility(entity, d, stem(d.head), GERMAN.code)[0]


def test_the_same_head_fits_best_then_the_end_of_a_compound() -> None:
    same = score(described("minister"), description("minister"))
    compound = score(described("verteidigungsminister"), description("minister"))
    assert (same, compound) == (TUNED.same_head, TUNED.end_of_compound)
    assert score(described("baker"), description("minister")) == 0.0


def test_gender_country_and_number_must_agree() -> None:
    him = described("minister", gender="m", country="DK")
    assert score(him, description("minister", gender="f")) == 0.0
    assert score(him, description("minister", country="EE")) == 0.0
    assert score(him, description("minister", plural=True)) == 0.0
    assert score(him, description("minister", country="DK")) > TUNED.same_head


def test_a_new_adjective_is_forgiven_once_and_only_to_a_named_person() -> None:
    new = description("minister", before=("young",))
    assert score(described("minister"), new) == 0.0
    assert score(described("minister", named=True), new) > 0.0
    two = description("minister", before=("young", "tall"))
    assert score(described("minister", named=True), two) == 0.0


def test_the_nearer_of_two_is_taken() -> None:
    far, near = described("minister"), described("minister")
    entities = DescribedEntities(GERMAN)
    entities.add(far)
    entities.add(near)
    found = entities.find(description("minister"))
    assert found is not None and found[0] is near
    for _ in range(MAX_DESCRIBED):
        entities.add(EntityDraft("place"))
        entities.add(EntityDraft("document"))
    assert entities.find(description("minister")) is None


def test_kinds_do_not_mix() -> None:
    entities = DescribedEntities(GERMAN)
    entities.add(described("minister", "person"))
    assert entities.find(description("minister", "institution")) is None
    assert entities.find(description("minister", "unnamed")) is not None
