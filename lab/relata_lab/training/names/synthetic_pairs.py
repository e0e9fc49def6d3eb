"""Synthetic pairs, in addition to the corpora's: look-alikes, and transcriptions of one name.

Look-alikes come from `names/data/lookalikes.toml`; transcriptions are the names of
`names/data/news_people.toml`, written by the rules of two languages.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from relata.names.base.letters import DATA
from relata.names.uses.spell import news_people
from relata.names.uses.transcription import transcribe
from relata.resources import read_toml
from relata_lab.corpora.name_pairs import NamePair

LANGUAGES = ("en", "de", "fr", "hu", "pl", "cs", "nl", "it", "es", "sv", "tr")


class _LookAlikes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    surnames: str
    given: str
    with_surnames: str
    with_given: str


def look_alikes() -> Iterator[NamePair]:
    """Different people: one of two names is shared, the other only looks alike."""
    file = read_toml(DATA, "lookalikes.toml", _LookAlikes)
    for fixed, pairs, first in (
        (file.with_surnames, file.surnames, True),
        (file.with_given, file.given, False),
    ):
        others = fixed.split()
        for n, pair in enumerate(pairs.split()):
            one, other = pair.title().split("/")
            for k in range(3):
                shared = others[(n + 5 * k) % len(others)].title()
                a, b = (f"{shared} {x}" if first else f"{x} {shared}" for x in (one, other))
                yield NamePair(a, b, 0, "look-alikes")
            yield NamePair(one, other, 0, "look-alikes")
    yield from _initials_apart()


def _initials_apart() -> Iterator[NamePair]:
    file = read_toml(DATA, "lookalikes.toml", _LookAlikes)
    names = [n.title() for n in file.with_surnames.split()]
    for n, surname in enumerate(s.title() for s in file.with_given.split()):
        one, other = names[n % len(names)], names[(n + 3) % len(names)]
        yield NamePair(f"{one} {surname}", f"{other} {surname}", 0, "look-alikes")
        yield NamePair(f"{one} {surname}", f"{one[0]}. {surname}", 1, "transcriptions")
        yield NamePair(f"{one} {surname}", f"{surname}, {one}", 1, "transcriptions")


def transcriptions() -> Iterator[NamePair]:
    """One person, as two languages write the name, with and without the text's language."""
    for n, (name, source) in enumerate(news_people()):
        forms = [(lang, transcribe(name, source, lang)) for lang in LANGUAGES]
        known = [(lang, found.form) for lang, found in forms if found is not None]
        for k in range(4):
            (lang_a, a), (lang_b, b) = (
                known[(n + k) % len(known)],
                known[(n + 3 * k + 1) % len(known)],
            )
            if a != b:
                langs = (lang_a, lang_b) if k % 2 == 0 else (None, None)
                yield NamePair(a, b, 1, "transcriptions", *langs)
                yield NamePair(a.split()[-1], b.split()[-1], 1, "transcriptions", *langs)
