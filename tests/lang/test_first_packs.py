"""The languages whose packs hold the small words, marks and a few verbs: they can be read."""

from __future__ import annotations

import pytest
from msgspec import structs

from relata import pipeline
from relata.lang.language import load, supported
from relata.model.record import LanguageSupport, Record
from relata.readers import read_text
from relata.segment import identify, segment

#: "|" is where a sentence ends.
SENTENCES = [
    ("fr", "M. Morel et Mme Roche ont vu le Dr. Petit.| Il pleuvait."),
    ("fr", "Il y avait du pain, du fromage, etc.| Les invités sont restés."),
    ("fr", "« Qui paiera ? » a-t-elle demandé.| Personne n'a répondu."),
    ("es", "El Sr. Gómez viajó a EE.UU. con la Dra. Ruiz.| Llovía."),
    ("es", "Había pan, queso, etc.| Los invitados se quedaron."),
    ("es", "¿Quién paga?| ¡Nadie!| El alcalde se fue."),
    ("pt", "O Sr. Lopes falou com a Dra. Reis na Av. Central.| Chovia."),
    ("pt", "A loja é da Silva Ltda.| O dono saiu."),
    ("it", "Il dott. Bruni e l'on. Sala sono arrivati.| Pioveva."),
    ("it", "C'erano pane, formaggio, ecc.| Gli ospiti sono rimasti."),
    ("nl", "Dhr. de Wit en mevr. Bos spraken o.a. over de brug.| Het regende."),
    ("nl", "Er was brood, kaas, enz.| De gasten bleven."),
    ("pl", "Prof. Nowak mieszka przy ul. Długiej, m.in. z bratem.| Padało."),
    ("pl", "Zdarzyło się to 3 maja 1998 r.| W sali nikogo nie było."),
    ("pl", "Był to 3. dzień strajku.| Nikt nie przyszedł."),
    ("pl", "Pytał o to Piotr Lis.| Nikt nie odpowiedział."),
    ("uk", "Проф. Мороз живе на вул. Садовій, 5.| Йшов дощ."),
    ("uk", "Це сталося 2019 р.| У залі нікого не було."),
    ("hu", "Dr. Kiss és ifj. Nagy a Fő u. 5. alatt laknak.| Esett az eső."),
    ("hu", "2019. március 3-án történt.| A terem üres volt."),
    ("hu", "Volt kenyér, sajt stb.| A vendégek maradtak."),
    ("tr", "Prof. Dr. Kaya ve Av. Demir geldi.| Yağmur yağıyordu."),
    ("tr", "Bu, 3. kez oldu.| Kimse gelmedi."),
]
WORDS = [
    ("fr", "qu'il l’État dit-il a-t-elle aujourd'hui",
     "qu' il l’ État dit -il a -t-elle aujourd'hui"),
    ("pt", "criticou-me dizendo-lhe quarta-feira", "criticou -me dizendo -lhe quarta-feira"),
    ("it", "l'uomo dell’Italia un'altra c'è", "l' uomo dell’ Italia un' altra c' è"),
    ("nl", "'s avonds foto's zo'n", "'s avonds foto's zo'n"),
    ("hu", "tudja-e", "tudja -e"),
    ("tr", "Ankara'da Kaya’nın", "Ankara 'da Kaya ’nın"),
    ("tr", "“Biz 'Ne oldu?' dedik”", "“ Biz ' Ne oldu ? ' dedik ”"),
    ("uk", "м'яч п’ять", "м'яч п’ять"),
]  # fmt: skip
#: A text with direct speech; what is said and who says it.
SPEECH = [
    ("fr", "Le maire Jean Morel est venu. « Nous avons le temps », a déclaré Jean Morel.",
     "« Nous avons le temps »", "Jean Morel"),
    ("es", "«Tenemos tiempo de sobra», dijo Juan Gómez en la plaza.",
     "«Tenemos tiempo de sobra»", "Juan Gómez"),
    ("pt", "“Temos muito tempo para isso”, afirmou Ana Lopes na praça.",
     "“Temos muito tempo para isso”", "Ana Lopes"),
    ("it", "«Abbiamo ancora molto tempo», ha detto Carlo Bruni in piazza.",
     "«Abbiamo ancora molto tempo»", "Carlo Bruni"),
    ("nl", "‘We hebben nog alle tijd’, zei Piet Bos op het plein.",
     "‘We hebben nog alle tijd’", "Piet Bos"),
    ("pl", "„Mamy jeszcze dużo czasu” – powiedział Jan Nowak na rynku.",
     "„Mamy jeszcze dużo czasu”", "Jan Nowak"),
    ("uk", "«У нас ще багато часу», — сказав Іван Мороз на площі.",
     "«У нас ще багато часу»", "Іван Мороз"),
    ("hu", "„Van még elég időnk a munkára” – mondta Kiss Péter a téren.",
     "„Van még elég időnk a munkára”", "Kiss Péter"),
    ("tr", "“Daha çok zamanımız var”, dedi Ali Kaya meydanda.",
     "“Daha çok zamanımız var”", "Ali Kaya"),
]  # fmt: skip
TEXTS = {
    "fr": "Le conseil de la ville a décidé lundi que le pont sur le fleuve serait reconstruit "
    "l'an prochain. Un porte-parole a dit que le prix n'était pas encore connu et qu'ils en "
    "parleraient avec le gouvernement.",
    "es": "El ayuntamiento decidió el lunes que el puente sobre el río se construirá de nuevo el "
    "año que viene. Un portavoz dijo que todavía no está claro cuánto costará y que hablarán de "
    "ello con el gobierno.",
    "pt": "A câmara decidiu na segunda-feira que a ponte sobre o rio será construída de novo no "
    "próximo ano. Um porta-voz disse que ainda não é claro quanto vai custar e que vão falar "
    "disso com o governo.",
    "it": "Il consiglio comunale ha deciso lunedì che il ponte sul fiume sarà ricostruito l'anno "
    "prossimo. Un portavoce ha detto che non è ancora chiaro quanto costerà e che ne parleranno "
    "con il governo.",
    "nl": "De raad heeft maandag besloten dat de brug over de rivier volgend jaar opnieuw wordt "
    "gebouwd. Een woordvoerder zei dat het nog niet duidelijk is wat dat kost en dat ze er met "
    "de regering over zullen praten.",
    "pl": "Rada miasta zdecydowała w poniedziałek, że most na rzece zostanie w przyszłym roku "
    "zbudowany od nowa. Rzecznik powiedział, że nie jest jeszcze jasne, ile to będzie kosztować, "
    "i że porozmawiają o tym z rządem.",
    "uk": "Міська рада вирішила в понеділок, що міст через річку буде збудовано заново "
    "наступного року. Речник сказав, що ще не ясно, скільки це коштуватиме, і що вони "
    "говоритимуть з урядом.",
    "hu": "A városi tanács hétfőn úgy döntött, hogy a folyó feletti hidat jövőre újra megépítik. "
    "A szóvivő azt mondta, hogy még nem világos, mennyibe kerül, és hogy erről a kormánnyal is "
    "beszélni fognak.",
    "tr": "Belediye meclisi pazartesi günü, nehir üzerindeki köprünün gelecek yıl yeniden "
    "yapılmasına karar verdi. Sözcü, bunun ne kadar tutacağının henüz belli olmadığını ve bu "
    "konuyu hükümetle görüşeceklerini söyledi.",
}


def read(text: str, language: str | None) -> Record:
    return pipeline.analyse(read_text(text), language=language)


def test_every_text_is_of_a_language_that_is_easily_taken_for_another() -> None:
    assert {code for code in supported() if not load(code).file.counts_together} == set(TEXTS)


@pytest.mark.parametrize(("code", "marked"), SENTENCES)
def test_where_sentences_end(code: str, marked: str) -> None:
    text = marked.replace("|", "")
    cut = segment(read_text(text), load(code))
    found = [text[slice(*cut.span(start, end))] for start, end in cut.sentences]
    assert found == [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize(("code", "text", "words"), WORDS)
def test_words_that_lean_on_others(code: str, text: str, words: str) -> None:
    assert segment(read_text(text), load(code)).words == words.split()


@pytest.mark.parametrize(("code", "text", "content", "speaker"), SPEECH)
def test_direct_speech(code: str, text: str, content: str, speaker: str) -> None:
    record = read(text, code)
    (statement,) = record.statements
    ((start, end),) = statement.content
    assert statement.mode == "direct"
    assert text[start:end] == content
    assert statement.speaker is not None
    assert speaker in " ".join(text[a:b] for a, b in statement.speaker.spans)


@pytest.mark.parametrize("code", TEXTS)
def test_its_language_is_known_and_the_record_says_what_was_not_measured(code: str) -> None:
    document = read(TEXTS[code], None).document
    assert document.language == code
    support = load(code).file.support
    assert document.support == LanguageSupport(**structs.asdict(support))
    (note,) = document.notes
    assert load(code).name in note
    assert all(part in note for part in support.unmeasured())


@pytest.mark.parametrize("code", TEXTS)
def test_one_sentence_is_enough_to_know_the_language(code: str) -> None:
    assert [identify(part, None)[0] for part in TEXTS[code].split(". ")] == [code, code]


def test_a_measured_language_has_no_such_note() -> None:
    document = read("The mayor said that the bridge will be closed.", "en").document
    assert document.notes == ()
    assert document.support is not None
    assert "unmeasured" not in structs.asdict(document.support).values()
