"""Hearsay by the mood of an auxiliary: Romance conditionals before a participle."""

from __future__ import annotations

import pytest

from relata import pipeline
from relata.model.record import Statement
from relata.readers import read_text

REPORTED = [
    ("fr", "Trois ouvriers auraient été tués dans l'effondrement du tunnel."),
    ("fr", "Le suspect aurait déjà quitté le pays."),
    ("es", "El sospechoso habría huido a Portugal la semana pasada."),
    ("it", "I due fuggitivi avrebbero passato il confine nella notte."),
    ("it", "Il denaro sarebbe finito su un conto estero."),
    ("pt", "O suspeito teria fugido para o Paraguai na noite de sábado."),
    ("pt", "O autarca terá recebido 40 mil euros do construtor."),
]
NOT_REPORTED = [
    ("fr", "Si le pont avait tenu, le village aurait été sauvé."),
    ("fr", "Le ministre aurait dû partir plus tôt."),
    ("fr", "Qui aurait gagné la course dans ce temps ?"),
    ("fr", "J'aurais aimé partir, mais nous aurions manqué le train."),
    ("es", "Si el puente hubiera aguantado, el pueblo se habría salvado."),
    ("it", "Il sindaco avrebbe dovuto chiudere la strada."),
    ("pt", "O governo teria podido evitar a greve."),
]


def hearsay(code: str, text: str) -> list[Statement]:
    record = pipeline.analyse(read_text(text), language=code, engine="grammar")
    return [statement for statement in record.statements if statement.mode == "hearsay"]


@pytest.mark.parametrize(("code", "text"), REPORTED)
def test_the_conditional_reports(code: str, text: str) -> None:
    (statement,) = hearsay(code, text)
    assert statement.content == ((0, len(text)),)
    assert statement.certainty == "doubted"


@pytest.mark.parametrize(("code", "text"), NOT_REPORTED)
def test_conditions_wishes_and_questions_do_not(code: str, text: str) -> None:
    assert not hearsay(code, text)
