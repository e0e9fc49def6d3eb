"""The antecedent of a pronoun by the points of its candidates, without any text."""

from __future__ import annotations

import pytest

from relata.model.codes import EntityKind
from relata.model.drafts import EntityDraft
from relata.resolve.coreference.salience import Anaphor, AntecedentCandidate, antecedent
from relata.resolve.limits import MAX_CANDIDATES, MAX_OTHERS, MAX_SENTENCES_BACK
from relata.resolve.weights import weights


def person(name: str, gender: str = "", **more: object) -> EntityDraft:
    return EntityDraft("person", forms={name: None}, gender=gender, given=("x",), **more)  # type: ignore[arg-type]


def seen(entity: EntityDraft, sentence: int = 0, **more: object) -> AntecedentCandidate:
    values: dict[str, object] = {"subject": False, "speaker": False, "quote": None, **more}
    return AntecedentCandidate(entity, sentence * 10, sentence * 10 + 1, sentence, **values)  # type: ignore[arg-type]


HERE = Anaphor(100, 2, None)


def test_the_subject_comes_before_the_object() -> None:
    ida, ole = person("Ida"), person("Ole")
    found = antecedent([seen(ida, subject=True), seen(ole)], HERE, "", False)
    assert found is not None
    assert found[0] is ida
    assert [entity for entity, _ in found[2]] == [ole]


def test_a_nearer_sentence_comes_first() -> None:
    ida, ole = person("Ida"), person("Ole")
    found = antecedent([seen(ida, 0), seen(ole, 2)], HERE, "", False)
    assert found is not None and found[0] is ole


def test_gender_excludes_and_confirms() -> None:
    ida, ole, kim = person("Ida", "f"), person("Ole", "m"), person("Kim")
    found = antecedent([seen(ida), seen(kim), seen(ole)], HERE, "f", False)
    assert found is not None
    assert found[0] is ida
    assert [entity for entity, _ in found[2]] == [kim]


@pytest.mark.parametrize(
    ("kind", "gender", "plural", "fits"),
    [
        ("person", "n", False, False),
        ("institution", "n", False, True),
        ("institution", "m", False, False),
        ("person", "", True, False),
        ("organisation", "", True, False),
        ("place", "", True, False),
    ],
)
def test_kinds_that_a_pronoun_may_stand_for(
    kind: EntityKind, gender: str, plural: bool, fits: bool
) -> None:
    found = antecedent([seen(EntityDraft(kind, forms={"X": None}))], HERE, gender, plural)
    assert (found is not None) == fits


def test_they_may_be_a_body_where_the_word_may_be_and_the_body_is_near() -> None:
    body, words = seen(EntityDraft("organisation", forms={"X": None})), (HERE, "", True)
    assert antecedent([body], *words, bodies=True) is not None
    far = Anaphor(HERE.token, HERE.sentence + 9, None)
    assert antecedent([body], far, "", True, bodies=True) is None


def test_nobody_is_he_in_his_own_words_nor_spoken_to_by_himself() -> None:
    ida = person("Ida")
    own = Anaphor(100, 2, 0, voice=ida, verbatim=True)
    assert antecedent([seen(ida)], own, "", False) is None
    assert antecedent([seen(ida)], Anaphor(100, 2, None, other=ida), "", False) is None
    reported = Anaphor(100, 2, None, voice=ida)
    assert antecedent([seen(ida)], reported, "", False) is not None


def test_equal_candidates_lower_the_score_and_the_list_is_short() -> None:
    alone = antecedent([seen(person("Ida"))], HERE, "", False)
    crowd = [seen(person(str(n))) for n in range(6)]
    among = antecedent(crowd, HERE, "", False)
    assert alone is not None and among is not None
    assert among[1] < alone[1]
    assert len(among[2]) == MAX_OTHERS


def test_what_is_too_far_or_stands_later_is_not_looked_at() -> None:
    far = Anaphor(10_000, MAX_SENTENCES_BACK + 1, None)
    assert antecedent([seen(person("Ida"))], far, "", False) is None
    assert antecedent([seen(person("Ida"), 2)], Anaphor(5, 2, None), "", False) is None
    many = [seen(person("Ida"))] + [seen(EntityDraft("place"))] * MAX_CANDIDATES
    assert antecedent(many, HERE, "", False) is None


def test_scores_stay_between_their_bounds() -> None:
    tuned = weights().pronouns
    best = seen(person("Ida", "f"), 2, subject=True, speaker=True)
    found = antecedent([best] * 30, HERE, "f", False)
    assert found is not None and found[1] == tuned.highest
    weak = [seen(EntityDraft("person", forms={str(n): None}), 0) for n in range(2)]
    found = antecedent(weak, Anaphor(500, MAX_SENTENCES_BACK, None), "", False)
    assert found is not None and found[1] >= tuned.lowest
