"""To whom the words were said, as the sentence says it, and what cannot be spoken to."""

from __future__ import annotations

import pytest

import relata
from tests.resolve.build import speaker_of


def _addressees(text: str, language: str) -> list[str]:
    """The words of the addressee of each statement that has one, in the order of the text."""
    record = relata.read(text, lang=language, engine="fast")
    return [
        text[one.addressee.spans[0][0] : one.addressee.spans[-1][1]]
        for one in record.statements
        if one.addressee is not None
    ]


@pytest.mark.parametrize(
    ("language", "text", "addressee"),
    [
        ("en", "Mayor Ida Holm urged voters to stay calm.", "voters"),
        ("en", "Mayor Ida Holm told The Hill in a statement that the dam was safe.", "The Hill"),
        ("en", "The dam is safe, Mayor Ida Holm said in an email to staff.", "staff"),
        ("en", "The dam is safe, Mayor Ida Holm said in an interview with Reuters.", "Reuters"),
        ("de", "Der Damm sei sicher, sagte Bürgermeisterin Ida Holm in einem Brief an die Bürger.",
         "die Bürger"),
        ("de", "Sie sagte in einem Interview mit der „Rheinpost“, das Geld sei knapp.",
         "der „Rheinpost“"),
        ("de", "„Der Damm ist sicher“, sagte Ida Holm in einer Fernsehansprache an die Bürger.",
         "die Bürger"),
        ("de", "„Der Damm ist sicher“, sagte die Chefin, Ida Holm, dem TV-Sender Kanal Nord.",
         "dem TV-Sender Kanal Nord"),
        ("en", "The council called on the builders to keep the bridge open.", "the builders"),
        ("en", "Speaking to reporters on Monday, Mayor Ida Holm said that the dam was safe.",
         "reporters"),
        ("de", "Wie zwei Leute aus dem Umfeld von Siemens der Zeitung berichteten, ist er sicher.",
         "der Zeitung"),
        ("en", "Asked last week by the newspaper Harbour Times, Ida Holm said it was safe.",
         "the newspaper Harbour Times"),
        ("en", "Police told AFP two people died in the fire.", "AFP"),
        ("en", "Police told the BBC three men were held.", "the BBC"),
        ("fr", "Le préfet a informé les riverains que la digue pouvait céder.", "les riverains"),
        ("fr", "Le maire a prévenu les riverains que la digue pouvait céder.", "les riverains"),
        ("it", "Il sindaco ha avvertito i residenti che la diga poteva cedere.", "i residenti"),
    ],
)  # fmt: skip
def test_an_addressee(language: str, text: str, addressee: str) -> None:
    assert _addressees(text, language) == [addressee]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Verband forderte Konsequenzen aus der Entwicklung."),
        ("en", "Mayor Ida Holm promised help for the town."),
        ("en", "The dam is safe, Mayor Ida Holm said before noon."),
        ("en", "Mayor Ida Holm is coming to Belvale, saying that the dam is safe."),
        ("de", "Die Bürger fragen sich, ob der Damm hält."),
        ("en", "“The dam is safe,” writes Mayor Ida Holm in the Harbour Times."),
        ("de", "„Der Damm ist sicher“, sagt sie, während im Saal Orgelpfeifen stehen."),
    ],
)
def test_a_thing_is_not_spoken_to(language: str, text: str) -> None:
    assert _addressees(text, language) == []


def test_what_somebody_says_after_a_talk_was_said_in_it() -> None:
    text = (
        "In an interview on Monday the BBC’s Emily Lee pressed Mayor Ida Holm on the dam. It was "
        "a long talk. “The costs have doubled since the spring,” Holm said."
    )
    record = relata.read(text, lang="en", engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    assert [names[link.entity] for link in record.statements[-1].chain] == ["BBC", "Ida Holm"]


def _to_whom(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Names of speaker and addressee of each statement; "" for nobody."""
    record = relata.read(text, lang=language, engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    return [
        (
            ", ".join(speaker_of(record, one)),
            ", ".join(names[i] for i in one.addressee.entities) if one.addressee else "",
        )
        for one in record.statements
    ]


def test_who_answers_speaks_to_who_asked() -> None:
    text = (
        "“Is the dam safe?” a reporter asked Mayor Ida Holm on Monday. “The dam is safe and will "
        "stay open,” Holm said."
    )
    assert _to_whom(text) == [("reporter", "Ida Holm"), ("Ida Holm", "reporter")]


def test_what_goes_on_through_a_hand_is_said_to_it() -> None:
    text = (
        "“The dam is safe and will stay open,” Mayor Ida Holm told Reuters on Tuesday. “The costs "
        "have doubled since the spring,” Holm added."
    )
    assert _to_whom(text) == [("Ida Holm", "Reuters"), ("Ida Holm", "Reuters")]


def test_what_goes_on_after_words_to_a_person_is_said_to_nobody_who_is_named() -> None:
    text = (
        "“The dam is safe and will stay open,” Mayor Ida Holm told Jens Berg on Tuesday. “The "
        "costs have doubled since the spring,” Holm added."
    )
    assert _to_whom(text) == [("Ida Holm", "Jens Berg"), ("Ida Holm", "")]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "addressee"),
    [
        ("en", "Residents were warned that the dam might break.", "", "Residents"),
        ("en", "Residents were warned by Mayor Ida Holm that the dam might break.", "Ida Holm",
         "Residents"),
        ("de", "Die Gemeinden wurden von Landrat Jens Berg ermahnt, den Damm zu pflegen.",
         "Jens Berg", "Gemeinden"),
        ("en", "Mayor Ida Holm has warned residents that the dam might break.", "Ida Holm",
         "residents"),
        ("de", "Die Gemeinden waren gewarnt, dass der Damm brechen könnte.", "", "Gemeinden"),
        ("ru", "Министра спросили, выдержит ли плотина.", "", "Министра"),
        ("pl", "Mieszkańcy zostali ostrzeżeni przez burmistrza, że tama może pęknąć.",
         "burmistrza", "Mieszkańcy"),
        ("cs", "Obyvatelé byli varováni, že hráz může prasknout.", "", "Obyvatelé"),
        ("uk", "Жителі були попереджені, що гребля може прорватися.", "", "Жителі"),
        ("fr", "Les riverains ont été prévenus par le maire que la digue pouvait céder.",
         "maire", "riverains"),
        ("it", "I residenti sono stati avvertiti dal sindaco che la diga poteva cedere.",
         "sindaco", "residenti"),
    ],
)  # fmt: skip
def test_the_subject_of_a_passive_hears(
    language: str, text: str, speaker: str, addressee: str
) -> None:
    assert _to_whom(text, language) == [(speaker, addressee)]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Ministerin Ida Holm ist überzeugt, dass der Damm hält.", "Ida Holm"),
        ("cs", "Ministr Jan Holm je přesvědčen, že hráz vydrží.", "Jan Holm"),
    ],
)
def test_who_is_convinced_speaks(language: str, text: str, speaker: str) -> None:
    assert _to_whom(text, language) == [(speaker, "")]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "addressee"),
    [
        ("es", "A los vecinos se les informó de que no podían volver.", "", "los vecinos"),
        ("pt", "Aos moradores foi pedido que ficassem em casa.", "", "Aos moradores"),
        ("es", "De acuerdo a la policía, el puente está cerrado.", "la policía", ""),
        ("it", "Il ministro ha detto all’Ansa che la diga è sicura.", "Il ministro", "Ansa"),
        ("hu", "A miniszter azt mondta az MTI-nek, hogy nem mond le.", "A miniszter",
         "az MTI-nek"),
        ("hu", "A polgármester a képviselőknek azt mondta, hogy nincs pénz.", "A polgármester",
         "a képviselőknek"),
        ("hu", "A lakosokat arról tájékoztatták, hogy a híd zárva marad.", "", "A lakosokat"),
        ("nl", "Aan de bewoners werd meegedeeld dat de brug dicht blijft.", "", "de bewoners"),
        ("it", "«La diga tiene», ha detto ai giornalisti la sindaca Anna Rossi.",
         "la sindaca Anna Rossi", "ai giornalisti"),
    ],
)  # fmt: skip
def test_a_preposition_shows_who_hears(
    language: str, text: str, speaker: str, addressee: str
) -> None:
    (said,) = relata.read(text, lang=language).statements
    parties = (said.speaker, said.addressee)
    words = [text[p.spans[0][0] : p.spans[-1][1]] if p is not None else "" for p in parties]
    assert words == [speaker, addressee]


def test_a_question_in_the_passive_is_not_asked_by_who_spoke_before() -> None:
    text = (
        "The ministry warned residents that the dam might break. Mayor Ida Holm was asked whether "
        "she knew."
    )
    assert _to_whom(text)[1] == ("", "Ida Holm")


def test_whom_words_are_from_does_not_hear_them() -> None:
    text = "Das Werk erklärte unter Verweis auf die Polizei, das Haus sei sicher."
    assert _addressees(text, "de") == []


def test_of_whom_somebody_speaks_does_not_hear() -> None:
    text = "“He was brave,” Ida Holm said, referring to the captain who had saved the crew."
    assert _addressees(text, "en") == []
