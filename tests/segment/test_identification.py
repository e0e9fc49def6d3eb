"""Which language a text is in."""

from __future__ import annotations

import pytest

from relata.lang.language import supported
from relata.model.errors import UnsupportedLanguage
from relata.segment import identification, identify

GERMAN = (
    "Der Rat der Stadt hat am Montag beschlossen, dass die Brücke über den Fluss im nächsten "
    "Jahr neu gebaut wird. Ein Sprecher sagte, es sei noch nicht klar, was das kosten werde, "
    "und man wolle sich mit dem Land beraten."
)
ENGLISH = (
    "The council decided on Monday that the bridge over the river will be rebuilt next year. "
    "A spokesman said it was not yet clear what that would cost and that they would talk to "
    "the government about it."
)
RUSSIAN = (
    "Совет города решил в понедельник, что мост через реку построят заново в будущем году. "
    "Представитель мэрии сказал, что ещё не ясно, сколько это будет стоить, и что они обсудят "
    "это с правительством."
)
CZECH = (
    "Rada města v pondělí rozhodla, že most přes řeku bude příští rok postaven znovu. Mluvčí "
    "řekl, že ještě není jasné, kolik to bude stát, a že o tom budou jednat s vládou."
)
#: Neighbours of our languages, which share many small words with them.
NEIGHBOURS = [
    "Rada mesta v pondelok rozhodla, že most cez rieku bude na budúci rok postavený znova. "
    "Hovorca povedal, že ešte nie je jasné, koľko to bude stáť, a že o tom budú rokovať s vládou.",
    "Gradsko vijeće odlučilo je u ponedjeljak da će se most preko rijeke iduće godine graditi "
    "iznova. Glasnogovornik je rekao da još nije jasno koliko će to stajati i da će o tome "
    "razgovarati s vladom.",
    "Общинският съвет реши в понеделник, че мостът над реката ще бъде построен наново догодина. "
    "Говорителят каза, че още не е ясно колко ще струва това и че ще говорят с правителството.",
    "El consell municipal va decidir dilluns que el pont sobre el riu es tornarà a construir l'any "
    "vinent. Un portaveu va dir que encara no és clar quant costarà i que en parlaran amb el "
    "govern.",
    "Гарадскі савет вырашыў у панядзелак, што мост праз раку будзе пабудаваны нанова ў наступным "
    "годзе. Прэс-сакратар сказаў, што яшчэ не ясна, колькі гэта будзе каштаваць.",
    "Consiliul local a decis luni că podul peste râu va fi reconstruit anul viitor. Un purtător "
    "de cuvânt a spus că nu este încă clar cât va costa și că vor discuta cu guvernul despre asta.",
    "Byrådet vedtok mandag at brua over elva skal bygges på nytt neste år. En talsperson sa at det "
    "ennå ikke er klart hva det vil koste, og at de vil snakke med regjeringen om det.",
]
SWAHILI = (
    "Baraza la mji liliamua Jumatatu kwamba daraja la mto litajengwa upya mwaka ujao. Msemaji "
    "alisema bado haijulikani itagharimu kiasi gani, na kwamba watazungumza na serikali."
)


@pytest.mark.parametrize(
    ("code", "text"), [("de", GERMAN), ("en", ENGLISH), ("ru", RUSSIAN), ("cs", CZECH)]
)
def test_clear(code: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if code not in supported():
        pytest.skip(f"no {code}.toml here")

    def none() -> object:
        raise AssertionError("a clear text needs no model")

    monkeypatch.setattr(identification, "_model", none)
    for declared in (None, "fr", "en", "de-AT"):
        found, score = identify(text, declared)
        assert found == code
        assert 0.9 < score <= 1


def test_title_and_quotations_do_not_flip_it() -> None:
    text = f"The Sound of Silence and the Art of the Deal\n\n{GERMAN}\n\n„{ENGLISH}“\n\n{GERMAN}"
    assert identify(text, None)[0] == "de"


def test_unsupported() -> None:
    with pytest.raises(UnsupportedLanguage) as error:
        identify(SWAHILI, None)
    message = str(error.value)
    assert "'sw'" in message
    assert "--lang" in message
    assert all(code in message for code in supported())
    assert "\n" not in message


@pytest.mark.parametrize("text", NEIGHBOURS)
def test_a_neighbour_is_not_taken_for_it(text: str) -> None:
    with pytest.raises(UnsupportedLanguage):
        identify(text, None)


def test_letters_of_another_language_decide_a_headline() -> None:
    assert identify("Přijel Krzysztof Skubiszewski", None)[0] == "cs"
    assert identify("Przyjechał Krzysztof Skubiszewski", None)[0] == "pl"


def test_a_language_without_measured_results_is_not_guessed() -> None:
    assert identify("Carcinogenesis, 10, 2161-4.", None)[0] == "en"


def test_in_no_language() -> None:
    with pytest.raises(UnsupportedLanguage, match="in no language, or one that Relata does not"):
        identify("wort " * 400_000, None)


@pytest.mark.parametrize("text", ["", "12 34 56", "...", "\ud800", "Ok", "Berlin, 3. 4."])
def test_too_short_to_say(text: str) -> None:
    found, score = identify(text, "de")
    assert found == "de"
    assert 0 <= score <= 1
    assert identify(text, None)[0] in supported()
    assert identify(text, "xx")[0] in supported()


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("“Wir bleiben, bis die letzte Frage beantwortet ist”, ambassador Hans Lund said.", "en"),
        ("„We will stay until the last question is answered“, sagte Lund.", "de-AT"),
        ("„We came to listen and we will stay with the people,“ řekl Lund.", "cs"),
        ("« Wir sind hier, und wir bleiben hier in der Stadt », a déclaré Lund.", "fr"),
        ("«We came to listen and we will stay», — сказал Лунд.", "ru"),
    ],
)
def test_a_quotation_does_not_turn_the_language_that_a_page_declares(
    text: str, declared: str
) -> None:
    assert identify(text, declared)[0] == declared[:2]


def test_a_wrong_declaration_does_not_turn_a_text() -> None:
    text = "Die Stadt sperrt die Brücke. „Wir haben keine Wahl“, sagte sie am Freitag im Rathaus."
    assert identify(text, "en")[0] == "de"


@pytest.mark.parametrize(
    "text",
    [
        # Catalan, Danish and Slovak, each with a quotation.
        "El govern ha anunciat que les obres de la presa començaran aquest mes. «No hi ha cap "
        "perill per als veïns», va dir l'alcaldessa als periodistes, i va afegir que els treballs "
        "duraran més d'un any amb els diners que encara queden.",
        "Regeringen har meddelt, at arbejdet på dæmningen begynder i denne måned. »Der er ingen "
        "fare for beboerne«, sagde borgmesteren til journalisterne og tilføjede, at det vil tage "
        "mere end et år med de penge, der stadig er tilbage.",
        "Vláda oznámila, že práce na priehrade sa začnú tento mesiac. „Obyvateľom nehrozí nijaké "
        "nebezpečenstvo,“ povedala starostka novinárom a dodala, že budú trvať viac než rok, "
        "pretože peňazí zostalo už len málo.",
    ],
)  # fmt: skip
def test_a_neighbour_with_a_quotation_is_refused(text: str) -> None:
    with pytest.raises(UnsupportedLanguage):
        identify(text, None)
