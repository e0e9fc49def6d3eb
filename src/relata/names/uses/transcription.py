"""Transcription of names from Cyrillic by the rules of a language.

`transcribe("Сергей Шойгу", "ru", "de")` is "Sergej Schoigu", by the Duden's transcription; rules
are in the conventions' files (`[writes.ru.letters]`), with forms of their own for given names
(`fixed_forms`: Владимир is "Wladimir" in German).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from relata.lang.schema import TranscriptionRules
from relata.model.threads import once
from relata.names.base.conventions import (
    convention_for_language,
    grapheme_replacer,
    load_convention,
)
from relata.names.base.scripts import LATIN, scripts_of

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Spelling(msgspec.Struct, frozen=True):
    """How a language writes a name, and by which convention."""

    form: str
    #: "Duden transcription of Russian".
    convention: str
    #: The name as it is written at home.
    source: str


@once(64)
def _transcriber(
    target: str, source: str
) -> tuple[Callable[[str], str], TranscriptionRules] | None:
    convention = convention_for_language(LATIN, target)
    rules = convention.writes.get(source) if convention is not None else None
    return None if rules is None else (grapheme_replacer(rules.letters), rules)


def transcribe(name: str, source: str, target: str) -> Spelling | None:
    """A name in its own script, transcribed by the rules of `target`; None where it has none."""
    found = _transcriber(target, source)
    if found is None:
        return None
    write, rules = found

    def word(match: re.Match[str]) -> str:
        text = match[0].lower()
        form = rules.fixed_forms.get(text) or write(text)
        return form[:1].upper() + form[1:] if match[0][:1].isupper() else form

    form = WORD.sub(word, name)
    if any(scripts_of(part) != {LATIN} for part in WORD.findall(form)):
        return None  # letters that the source's alphabet does not have
    return Spelling(form, f"{rules.name} of {load_convention(source).name}", name)
