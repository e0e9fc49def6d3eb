"""Errors that two versions share: what counts as one, what does not, and what it shows."""

from __future__ import annotations

from relata.comparison.versions import compare
from relata.comparison.versions.story import Copying, Story
from tests.comparison.versions.texts import record

FIRST = """Ferry of Lindholm stays

The harbour board of Lindholm met on Tuesday. The harbour board will keep the old ferry, mayor \
Ann Lee said. The ferry carried 120,000 passengers last year.

Lee said the harbour board had no money for a bridge.
"""
SECOND = """No bridge for Lindholm

Mayor Ann Lee told reporters that the harbour board lacks money. The old ferry will stay, she said.

Statistics say the ferry carried 120,000 passengers. People in Lindholm waited for the decision.
"""
THIRD = """Island waits for its bridge

In Lindholm people still wait. Ann Lee, the mayor, promised that the harbour board would look at \
the matter again. Officials said the ferry carried 120,000 passengers.
"""


def _copying(story: Story, a: int, b: int) -> Copying:
    return next(pair.copying for pair in story.pairs if (pair.a, pair.b) == (a, b))


def _kinds(copying: Copying) -> set[str]:
    return {reason.kind for reason in copying.reasons}


def test_a_misspelt_word_that_two_versions_share_shows_that_they_depend() -> None:
    texts = [FIRST, *(text.replace("harbour", "harbuor", 1) for text in (SECOND, THIRD))]
    records = [record(text) for text in texts]
    story = compare(records)
    found = _copying(story, 1, 2)
    (reason,) = [one for one in found.reasons if one.kind == "rare-spelling"]
    assert reason.source is None and "harbuor" in reason.text and "harbour" in reason.text
    for one, spans in ((records[1], reason.a), (records[2], reason.b)):
        assert [one.document.text[a:b] for a, b in spans] == ["harbuor"]
    assert found.verdict != "independent"
    assert "rare-spelling" not in _kinds(_copying(story, 0, 1)) | _kinds(_copying(story, 0, 2))


def test_a_misspelt_name_counts_and_a_transcription_does_not() -> None:
    texts = [
        FIRST.replace("Lindholm", "Lindqvisten"),
        *(
            text.replace("Lindholm", "Lindqvisten").replace("Lindqvisten", "Lindqvsiten", 1)
            for text in (SECOND, THIRD)
        ),
    ]
    # "bridge for Lindqvsiten", "In Lindqvsiten people": no word next to both is the same.
    assert "rare-spelling" not in _kinds(_copying(compare([record(t) for t in texts]), 1, 2))
    texts[2] = texts[2].replace("In Lindqvsiten", "A bridge for Lindqvsiten")
    texts[0] = texts[0].replace("Ferry of", "Bridge for Lindqvisten? Ferry of")
    assert "rare-spelling" in _kinds(_copying(compare([record(t) for t in texts]), 1, 2))
    russian = "Minister Sergei {} said there was no news. {} met officials."
    versions = [
        *(russian.format("Shoigu", "Shoigu") + tail for tail in (" It rained.", " It snowed.")),
        russian.format("Schoigu", "Schoigu") + " They saw Sergei Schoigu. Sergei Schoigu left.",
    ]
    assert "rare-spelling" not in _kinds(_copying(compare([record(t) for t in versions]), 0, 1))


def test_another_word_or_form_is_not_an_error() -> None:
    for right, wrong in (("people", "peoples"), ("matter", "mother"), ("passengers", "passenger")):
        texts = [
            FIRST + SECOND + THIRD,
            f"{FIRST} The old {wrong} said so.",
            f"{THIRD} The old {wrong} said so. The old {right} said so.",
        ]
        assert "rare-spelling" not in _kinds(_copying(compare([record(t) for t in texts]), 1, 2))


def test_a_figure_that_two_have_against_more_others() -> None:
    odd = [text.replace("120,000", "130,000") for text in (SECOND, THIRD)]
    others = [FIRST, f"{FIRST} It rained.", f"{FIRST} It snowed."]
    story = compare([record(text) for text in (*odd, *others)])
    (reason,) = [r for r in _copying(story, 0, 1).reasons if r.kind == "shared-error"]
    assert "130,000" in reason.text and "3 others have 120,000" in reason.text
    two = compare([record(text) for text in (*odd, *others[:2])])
    assert "shared-error" not in _kinds(_copying(two, 0, 1))


def test_a_day_of_the_week_that_its_date_was_not() -> None:
    wrong = " The board meets again on Friday, 3 April 2024."  # a Wednesday
    story = compare([record(text + wrong) for text in (FIRST, SECOND)])
    (reason,) = [r for r in _copying(story, 0, 1).reasons if r.kind == "shared-error"]
    assert "friday, 3 april" in reason.text and reason.a and reason.b
    right = wrong.replace("Friday", "Wednesday")
    story = compare([record(text + right) for text in (FIRST, SECOND)])
    assert "shared-error" not in _kinds(_copying(story, 0, 1))


def test_errors_of_other_languages_are_not_compared() -> None:
    german = "Der Hafenrat von Lindholm tagt am Freitag, dem 3. April 2024. Das sagte Ann Lee."
    english = FIRST + " The board meets again on Friday, 3 April 2024."
    assert not _kinds(_copying(compare([record(english), record(german)]), 0, 1)) & {
        "shared-error", "rare-spelling",
    }  # fmt: skip
