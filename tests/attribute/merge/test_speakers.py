"""Which phrase is the speaker where encoder and rules have one each."""

from __future__ import annotations

import pytest

import relata
from relata.attribute.encoder import location
from relata.attribute.merge.speakers import speaker
from relata.model.analysis import Draft, Party


def party(*spans: tuple[int, int], phrase: int | None = 0) -> Party:
    return Party(tuple(spans), 0.8, "for a test", phrase)


def ruled(found: Party | None, cue: tuple[int, int] = (90, 95)) -> Draft:
    return Draft(mode="direct", content=((100, 120),), score=0.5, cue=(cue,), speaker=found)


@pytest.mark.parametrize("phrase_first", [False, True])
def test_whoever_is_found_alone_speaks(phrase_first: bool) -> None:
    one = party((0, 10))
    assert speaker(one, (), ruled(None), phrase_first=phrase_first) is one
    assert speaker(None, (), ruled(one), phrase_first=phrase_first) is one


def test_the_narrower_phrase_goes_first_only_where_cases_show_it() -> None:
    wide, narrow = party((0, 30)), party((12, 30))
    assert speaker(wide, (), ruled(narrow), phrase_first=False) is wide
    assert speaker(wide, (), ruled(narrow), phrase_first=True) is narrow
    assert speaker(narrow, (), ruled(wide), phrase_first=True) is narrow


def test_a_cue_is_not_a_speaker() -> None:
    one, other = party((90, 95)), party((12, 30))
    assert speaker(one, (), ruled(other), phrase_first=False) is other


def test_who_hears_is_not_the_speaker() -> None:
    berg, sofia = party((0, 10)), party((30, 35))
    found = ruled(berg)
    assert speaker(sofia, (), found, phrase_first=False) is sofia
    found.addressee = sofia
    assert speaker(sofia, (), found, phrase_first=False) is berg


def test_a_noun_that_reports_is_its_owners() -> None:
    minister, union = party((0, 12)), party((26, 35))
    noun = ruled(union, cue=(38, 43))
    assert speaker(minister, ((38, 43),), noun, phrase_first=False) is minister
    noun.rule = "noun"
    assert speaker(minister, ((38, 43),), noun, phrase_first=False) is union
    assert speaker(minister, ((13, 21),), noun, phrase_first=False) is minister


@pytest.mark.skipif(location.folder() is None, reason="the encoder's weights are not installed")
@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        (
            "„Most zůstane zavřený,“ komentoval rozhodnutí rady starosta města Pavel Kolín.",
            "cs",
            "starosta města Pavel Kolín",
        ),
        (
            "Vedoucí výpravy Jaroslav Holub a stručně oznámil, že autobus nedojel.",
            "cs",
            "Vedoucí výpravy Jaroslav Holub",
        ),
        (
            "Со ссылкой на данные министерства издание рассказывает, что мост закрыт.",
            "ru",
            "издание",
        ),
        (
            "Kıyı kenti Mersin'de 62 yaşındaki seçmen Cem Tandoğan, “Geldim” diye konuştu.",
            "tr",
            "Cem Tandoğan",
        ),
    ],
)
def test_what_stands_before_the_subject_is_not_of_the_speaker(
    text: str, lang: str, who: str
) -> None:
    record = relata.read(text, lang=lang, engine="encoder")
    found = record.statements[0].speaker
    assert found is not None
    assert text[found.spans[0][0] : found.spans[-1][1]] == who
