"""Words that look like times and are others, and words whose reading depends on the neighbours."""

from __future__ import annotations

import pytest

from tests.times.helpers import values

NO_TIMES = [
    ("de", "Karl Mai sprach mit Friedrich Sonntag."),
    ("de", "Herr Sonntag sagte, er komme. Sonntag ging dann."),
    ("de", "Kanzler März ging. Ministerpräsident Winter blieb."),
    ("de", "Angela Freitag widersprach. Freitag blieb."),
    ("de", "Der Eintritt kostet 12.30 Euro, Telefon 0471 1234."),
    ("en", "Judge Friday ruled. Summer Redstone agreed."),
    ("es", "El señor Domingo habló con Plácido Domingo."),
    ("ru", "Май Иванов сказал об этом."),
    ("pl", "Pan Maj powiedział to."),
    ("de", "Es kamen 1500 Menschen, sie zahlten 2000 Euro."),
    ("de", "Die Postleitzahl ist 88111, die Quote 12,5 Prozent."),
    ("de", "Das las er in der Bild am Sonntag."),
    ("de", "Wer ist über 18 Jahre alt?"),
    ("en", "They march to the do or die line, and she may leave me."),
    ("en", "April Ryan met Theresa May."),
    ("en", "Ann Lee, 54 years, of Orr, came."),
    ("en", "He is 35 years old and paid 2,014 dollars."),
    ("en", "The Airbus A380s rose by 0.16%."),
    ("en", "A second man fell; wait a second."),
    ("en", "It works 24/7 at 10.0.0.1 with version 3.11."),
]


@pytest.mark.parametrize(("language", "text"), NO_TIMES)
def test_these_are_not_times(language: str, text: str) -> None:
    assert values(text, language) == []


def test_a_month_next_to_a_day_is_a_date_in_spite_of_its_other_readings() -> None:
    assert values("They march on March 5.", "en") == [("March 5", "2014-03-05")]
    assert values("Karl Mai kam am 5. Mai.", "de") == [("5. Mai", "2014-05-05")]


def test_the_tense_decides_which_of_two_days_is_meant() -> None:
    assert values("The court ruled on Friday.", "en") == [("Friday", "2014-03-28")]
    assert values("The court will rule on Friday.", "en") == [("Friday", "2014-04-04")]
    assert values("Das Gericht entschied am Freitag.", "de") == [("Freitag", "2014-03-28")]
    assert values("Das Gericht wird am Freitag urteilen.", "de") == [("Freitag", "2014-04-04")]


def test_capitals_and_letters_with_their_mark_after_them_are_read() -> None:
    assert values("AM 3. MÄRZ 2013", "de") == [("3. MÄRZ 2013", "2013-03-03")]
    decomposed = "Am 3. Ma\u0308rz 2013"
    assert values(decomposed, "de") == [("3. Ma\u0308rz 2013", "2013-03-03")]


def test_each_apostrophe_and_dash_is_read() -> None:
    for apostrophe in "'’ʼ":
        text = f"У п{apostrophe}ятницю"
        assert [value for _, value in values(text, "uk")] == ["2014-03-28"]
    for dash in "-–":
        assert values(f"Na segunda{dash}feira", "pt")[0][1] == "2014-03-31"


def test_a_history_takes_its_years_from_the_text() -> None:
    text = (
        "In 1917 the front moved. In June the army fell back. In 1918 it returned, and in 1919 it "
        "was dissolved. In May the last soldiers left."
    )
    found = values(text, "en", "2014-04-03")
    assert ("June", "1917-06") in found
    assert ("May", "1919-05") in found
