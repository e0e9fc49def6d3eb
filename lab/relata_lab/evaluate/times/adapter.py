"""From the record's times to the conventions of the corpora; knows nothing of the gold.

Three conventions differ. Where a preposition counts from now ("vor zwei Wochen"), the record has
the whole as a date; the corpora of some languages annotate the length alone ("zwei Wochen",
DURATION, P2W) and the preposition as a signal: the mapping takes the preposition off and reads the
rest by itself. Where the noun for the year follows its number ("1990 року"), the corpora leave the
noun out. And the record has adverbs of lasting and particles ("bisher", "nun"), which the corpora
leave out, as they do not place anything in time: the mapping drops what the pack lists as
`lasting`.
"""

from __future__ import annotations

from relata import pipeline, readers, times
from relata.lang.compile import section
from relata.lang.language import load
from relata.lang.schema import words_of
from relata.model.record import Time
from relata_lab.evaluate.times.gold import Timex

#: Languages whose corpora annotate the length alone after a preposition that counts.
_LENGTH_ALONE = frozenset(("de", "en", "es"))


def raw(found: tuple[Time, ...]) -> list[Timex]:
    """The times of a record as they are."""
    return [Timex(*one.span, one.type, one.value) for one in found]


def mapped(found: tuple[Time, ...], language: str) -> list[Timex]:
    """The times of a record by the corpora's convention."""
    counting = _forms(language, "ago", "hence") if language in _LENGTH_ALONE else set()
    lasting = _forms(language, "lasting")
    year_nouns = _forms(language, "x_year")
    return [
        _without_noun(_without(one, counting, language), one, year_nouns)
        for one in found
        if one.text.lower() not in lasting
    ]


def _without_noun(found: Timex, one: Time, nouns: set[str]) -> Timex:
    before, _, last = one.text.rpartition(" ")
    if before[-4:].isdigit() and last.lower() in nouns and found.end == one.span[1]:
        return Timex(found.start, found.end - len(last) - 1, found.type, found.value)
    return found


def _forms(language: str, *names: str) -> set[str]:
    file = section(language, "times")
    return {
        form.lower()
        for name in names
        for words in (file.words.get(name, {}).values() if file is not None else ())
        for form in words_of(words)
    }


def _without(one: Time, forms: set[str], language: str) -> Timex:
    for form in forms:
        if not one.text.lower().startswith(form + " "):
            continue
        rest = one.text[len(form) + 1 :].lstrip()
        for before in ("", *sorted(_forms(language, "since"))):
            text = f"{before} {rest}".lstrip()
            analysis, tongue = pipeline.begin(readers.read_text(text), language=language)
            inner = times.find(analysis, load(tongue.code))
            if len(inner) == 1 and inner[0].span == (len(text) - len(rest), len(text)):
                meaning = inner[0].meaning
                return Timex(one.span[1] - len(rest), one.span[1], meaning.type, meaning.value)
    return Timex(*one.span, one.type, one.value)
