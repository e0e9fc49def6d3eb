"""What somebody did not confirm is not a fact, and the cue is shown with its negation."""

from __future__ import annotations

import pytest

from relata.attribute.negation import mark_negated
from relata.lang.language import load
from relata.model.analysis import Draft
from relata.model.codes import Act
from relata.segment import segment
from tests.resolve.build import document_of


def marked(code: str, text: str, cue: str, content: str, act: Act = "admit") -> Draft:
    """The draft with this cue and content, called a fact, after the marking."""

    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return tuple(
            (text.index(part), text.index(part) + len(part)) for part in words.split(" … ")
        )

    language = load(code)
    draft = Draft("indirect", spans(content), 1.0, cue=spans(cue), act=act, certainty="fact")
    mark_negated([draft], segment(document_of(text), language), language)
    return draft


@pytest.mark.parametrize(
    ("code", "text", "cue", "content", "whole"),
    [
        ("uk", "Речниця не підтвердила, що так.", "підтвердила", "що так", "не підтвердила"),
        ("ru", "Она не подтвердила, что да.", "подтвердила", "что да", "не подтвердила"),
        (
            "fr",
            "Elle n'a pas confirmé que oui.",
            "a pas confirmé",
            "que oui",
            "n'a pas confirmé",
        ),
        ("es", "No lo confirmó, que sí.", "confirmó", "que sí", "No lo confirmó"),
        ("nl", "Zij bevestigde niet dat het klopt.", "bevestigde", "dat het", "bevestigde niet"),
        ("de", "Er hat nicht bestätigt, dass.", "hat … bestätigt", "dass", "hat nicht bestätigt"),
    ],
)
def test_the_cue_has_its_negation(code: str, text: str, cue: str, content: str, whole: str) -> None:
    draft = marked(code, text, cue, content)
    assert " ".join(text[a:b] for a, b in draft.cue) == whole
    assert (draft.act, draft.certainty) == ("state", "open")


def test_a_prefix_negates() -> None:
    draft = marked("cs", "Mluvčí nepotvrdila, že ano.", "nepotvrdila", "že ano")
    assert draft.certainty == "open"


@pytest.mark.parametrize(
    ("code", "text", "cue", "content"),
    [
        # The negation is what is said.
        ("en", "She confirmed not a word, that is true.", "confirmed", "not a word"),
        ("de", "Sie bestätigte, nicht zu kommen.", "bestätigte", "nicht zu kommen"),
        ("en", "She did not only confirm that much.", "confirm", "that much"),
    ],
)
def test_other_negations(code: str, text: str, cue: str, content: str) -> None:
    assert marked(code, text, cue, content).certainty == "fact"


def test_a_belief_that_is_negated_is_a_doubt() -> None:
    text = "Elle ne croit pas que le pont ferme."
    draft = marked("fr", text, "croit", "que le pont ferme", act="believe")
    assert draft.certainty == "doubted"
