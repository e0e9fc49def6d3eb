"""The examples of other languages that stand in the rules' files, read by the rules."""

from __future__ import annotations

import pytest

import relata

#: File, language, sentence, contents of the statements that are shown or doubtful.
EXAMPLES = [
    ("clauses/chunk", "ru", "Иванов спросил, придёт ли он.", ["придёт ли он"]),
    ("clauses/verb_complex", "ru", "В докладе отмечено, что мост опасен.", ["что мост опасен"]),
    ("clauses/verb_complex", "cs", "Starosta řekl, že most je zavřený.", ["že most je zavřený"]),
    (
        "direct/dialogue",
        "ru",
        "— Мост закрыт, — сказал Иванов. — Мы ждём.",
        ["Мост закрыт … Мы ждём."],
    ),
    (
        "direct/dialogue",
        "ru",
        "«Мост закрыт, — сказал Иванов. — Мы ждём».",
        ["«Мост закрыт … Мы ждём»"],
    ),
    ("indirect/acts", "ru", "Мост закрыт. Об этом сообщил Иванов.", ["Мост закрыт."]),
    ("indirect/acts", "cs", "Most je zavřený. Řekla to mluvčí.", ["Most je zavřený."]),
    (
        "indirect/content_first_free",
        "ru",
        "Если так, говорит Иванов, то мост закроют.",
        ["Если так … то мост закроют"],
    ),
    ("indirect/content_first_free", "ru", "Мост закрыт, сказал Иванов.", ["Мост закрыт"]),
    ("indirect/content_first_free", "ru", "Если он придёт, сказал Иванов.", []),
    (
        "indirect/content_first_free",
        "ru",
        "Иванов, выступая в суде, сказал, что мост закрыт.",
        ["что мост закрыт"],
    ),
    (
        "indirect/content_first_free",
        "ru",
        "Иванов встал, сказал, что уходит.",
        ["что уходит"],
    ),
    ("indirect/infinitive", "ru", "Иванов обещал построить мост.", ["построить мост"]),
    ("indirect/infinitive", "ru", "Иванов обещал вчера уйти.", ["вчера уйти"]),
    ("indirect/nominalised", "tr", "Vali, bugün geleceğini söyledi.", ["bugün geleceğini"]),
    ("indirect/nominalised", "tr", "Komisyon, seçim olacağını söyledi.", ["seçim olacağını"]),
    (
        "indirect/nominalised",
        "tr",
        "Vali, yolun kapanacağını gazetecilere söyledi.",
        ["yolun kapanacağını"],
    ),
    ("unframed/evidential", "uk", "Міст, мовляв, закриють.", ["Міст … закриють"]),
    ("unframed/modal", "tr", "Vali kentten ayrılmış.", ["Vali kentten ayrılmış"]),
    ("roles/speaker", "ru", "В отчёте говорится, что мост опасен.", ["что мост опасен"]),
    ("spans/end_comma", "ru", "Надежда, что мост закроют, не сбылась.", []),
]


@pytest.mark.parametrize(("file", "language", "text", "contents"), EXAMPLES)
def test_example(file: str, language: str, text: str, contents: list[str]) -> None:
    record = relata.read(text, lang=language, engine="grammar")
    found = [" … ".join(text[a:b] for a, b in one.content) for one in record.statements]
    assert [one.rstrip(".") for one in found] == [one.rstrip(".") for one in contents], file
