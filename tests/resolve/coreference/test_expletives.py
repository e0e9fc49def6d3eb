"""Pronouns that mean nobody are not linked: "it was reported", "il faut", "on"."""

from __future__ import annotations

import pytest

from relata.model.drafts import Analysis
from relata.resolve.context import prepare
from relata.resolve.coreference.expletives import means_nobody
from tests.resolve.build import Story, document_of


def _nobody(code: str, text: str) -> bool:
    story = Story(text, code)
    context = prepare(Analysis(document_of(text), story.cut), story.language)
    return means_nobody(context, 0)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It was reported that the lake is deep."),
        ("en", "It has become increasingly apparent that the lake is deep."),
        ("en", "It ’ll take time to measure the lake."),
        ("fr", "Il a été constaté que le lac est profond."),
        ("fr", "Il est devenu évident que le lac est profond."),
        ("fr", "Il y a un lac."),
        ("fr", "On dit que le lac est profond."),
        ("de", "Es gibt einen See."),
    ],
)
def test_nobody_is_meant(code: str, text: str) -> None:
    assert _nobody(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It said that it is clear."),
        ("en", "It was pleased that the lake is deep."),
        ("en", "He was told that it is true."),
        ("fr", "Il a constaté que le lac est profond."),
        ("fr", "Il est accusé de vol."),
        ("de", "Er gibt zu, dass der See tief ist."),
    ],
)
def test_somebody_is_meant(code: str, text: str) -> None:
    assert not _nobody(code, text)
