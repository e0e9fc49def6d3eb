"""Verbs of which nobody is the subject do not go on with who spoke before."""

from __future__ import annotations

import pytest

import relata

_BEFORE = {
    "es": "La alcaldesa Ana Ruiz dijo que la obra termina en mayo. ",
    "pt": "A prefeita Ana Lopes disse que a obra termina em maio. ",
    "it": "La sindaca Anna Rossi ha detto che i lavori finiscono a maggio. ",
    "pl": "Burmistrz Anna Nowak powiedziała, że prace kończą się w maju. ",
    "hu": "Kovács Anna polgármester azt mondta, hogy a munka májusban ér véget. ",
    "uk": "Мерка Анна Коваль сказала, що роботи завершать у травні. ",
}


def _second_speaker(language: str, text: str) -> str | None:
    """Who says the last statement of a text; None where nobody is said to."""
    record = relata.read(_BEFORE[language] + text, lang=language)
    speaker = record.statements[-1].speaker
    if speaker is None:
        return None
    return next(entity.name for entity in record.entities if entity.id in speaker.entities)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Se informó a los vecinos de que el puente sigue cerrado."),
        ("es", "Se dice que el contratista quebró."),
        ("es", "A los vecinos se les informó de que no podían volver."),
        ("es", "También se anunció que el puente seguirá cerrado."),
        ("es", "Según se informó, el puente seguirá cerrado."),
        ("pt", "Informou-se que a ponte continuará fechada."),
        ("pt", "Foi anunciado que a ponte continuará fechada."),
        ("it", "Si dice che l'impresa sia fallita."),
        ("it", "È stato annunciato che il ponte resterà chiuso."),
        ("pl", "Poinformowano, że most będzie zamknięty."),
        ("pl", "Mówi się, że firma zbankrutowała."),
        ("hu", "Azt mondják, hogy a cég csődbe ment."),
        ("uk", "Повідомляється, що міст буде закрито."),
        ("uk", "Кажуть, що фірма збанкрутувала."),
    ],
)
def test_nobody_says_it(language: str, text: str) -> None:
    assert _second_speaker(language, text) is None


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "Añadió que el puente seguirá cerrado.", "Ana Ruiz"),
        ("es", "Se preguntó si el contratista cumpliría.", "Ana Ruiz"),
        ("it", "Si è detta certa che il ponte resterà chiuso.", "Anna Rossi"),
        ("pl", "Dodała, że most będzie zamknięty.", "Anna Nowak"),
    ],
)
def test_who_spoke_before_says_it(language: str, text: str, speaker: str) -> None:
    assert _second_speaker(language, text) == speaker


def test_an_elided_pronoun_does_not_speak() -> None:
    text = (
        "C’est la fin d'une époque, a regretté le maire Paul Moreau. C’est ce que dit le rapport."
    )
    record = relata.read(text, lang="fr")
    spoken = [text[slice(*s.speaker.spans[0])] for s in record.statements if s.speaker is not None]
    assert "C’" not in spoken
    assert "C’" not in [entity.name for entity in record.entities]
