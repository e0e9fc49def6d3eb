"""Who is named in the headline and described in the lead is one."""

from __future__ import annotations

import pytest

import relata
from tests.resolve.build import speaker_of

_LEAD = (
    "Prices of timber will fall to a low of 14 dollars in the spring, a Canadian brokerage said on "
    "Wednesday. “The mills have too much wood,” it said."
)


def _speakers(title: str, lead: str) -> list[str]:
    """The names of the speakers of a short article, in the order of the text."""
    record = relata.read(f"{title}\n\n{lead}\n", lang="en", engine="fast")
    return [", ".join(speaker_of(record, one)) for one in record.statements]


def test_the_description_is_who_the_headline_names() -> None:
    found = _speakers("Holm Bank says prices of timber will fall to 14 dollars", _LEAD)
    assert set(found) == {"Holm Bank"}


@pytest.mark.parametrize(
    "title",
    [
        "Holm Bank says new bridges will be built in Valmont",  # something else
        "Mayor Ida Holm says prices of timber will fall to 14 dollars",  # a person
    ],
)
def test_another_one_stays_apart(title: str) -> None:
    assert "Canadian brokerage" in _speakers(title, _LEAD)


def test_an_organ_of_who_is_named_stays_apart() -> None:
    title = "EU: Lärm an Straßen wird zum großen Problem der Städte"
    lead = "Lärm an Straßen wird zum großen Problem der Städte, teilt die EU-Kommission mit."
    record = relata.read(f"{title}\n\n{lead}\n", lang="de", engine="fast")
    assert "EU-Kommission" in [", ".join(speaker_of(record, s)) for s in record.statements]
