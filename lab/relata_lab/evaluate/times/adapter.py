"""From the record's times to the conventions of the corpora; knows nothing of the gold.

One convention differs. Where a preposition counts from now ("vor zwei Wochen"), the record has the
whole as a date; the corpora annotate the length alone ("zwei Wochen", DURATION, P2W) and the
preposition as a signal. The mapping takes the preposition off and reads the rest by itself.
"""

from __future__ import annotations

from relata import pipeline, readers, times
from relata.lang.compile import section
from relata.lang.language import load
from relata.lang.schema import words_of
from relata.model.record import Time
from relata_lab.evaluate.times.gold import Timex


def raw(found: tuple[Time, ...]) -> list[Timex]:
    """The times of a record as they are."""
    return [Timex(*one.span, one.type, one.value) for one in found]


def mapped(found: tuple[Time, ...], language: str) -> list[Timex]:
    """The times of a record by the corpora's convention."""
    file = section(language, "times")
    table = {} if file is None else file.words
    forms = {
        form
        for name in ("ago", "hence")
        for words in table.get(name, {}).values()
        for form in words_of(words)
    }
    return [_without(one, forms, language) for one in found]


def _without(one: Time, forms: set[str], language: str) -> Timex:
    for form in forms:
        if not one.text.lower().startswith(form + " ") or one.value.endswith("_REF") is None:
            continue
        rest = one.text[len(form) + 1 :].lstrip()
        analysis, tongue = pipeline.begin(readers.read_text(rest), language=language)
        inner = times.find(analysis, load(tongue.code))
        if len(inner) == 1 and inner[0].span == (0, len(rest)):
            meaning = inner[0].meaning
            return Timex(one.span[1] - len(rest), one.span[1], meaning.type, meaning.value)
    return Timex(*one.span, one.type, one.value)
