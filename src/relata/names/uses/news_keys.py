"""Keys and forms of the names of people of the news, as every convention writes them.

`spell` compares a name with these people; one that shares no key with a person need not be
compared. Keys and forms are kept in files, for making them needs the packs of every language.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from relata.model.threads import once
from relata.names.base.blocking_key import blocking_key
from relata.names.base.letters import DATA
from relata.resources import read_bytes

#: `python -m tests.names.uses.regenerate_news_keys` writes them.
FILE, FORMS_FILE = "news_keys.json", "news_forms.json"

#: The blocking keys of a name's first and last word.
NameKey = tuple[str, str]


def key_of(name: str) -> NameKey:
    """The key of a name of one or more words."""
    words = name.lower().split()
    return blocking_key(words[0]), blocking_key(words[-1])


@once(1)
def keys_of_people() -> dict[str, frozenset[NameKey]]:
    """Name at home -> its keys, from the packaged file. Raises DataError where it is missing."""
    return msgspec.json.decode(read_bytes(DATA, FILE), type=dict[str, frozenset[NameKey]])


@once(1)
def news_keys() -> frozenset[NameKey]:
    """The keys of all of them."""
    return frozenset[NameKey]().union(*keys_of_people().values())


@once(1)
def forms_of_people() -> dict[str, tuple[str, str]]:
    """Key of each form that a convention gives such a name -> (name at home, its convention).

    From the packaged file. Raises DataError where it is missing.
    """
    return msgspec.json.decode(read_bytes(DATA, FORMS_FILE), type=dict[str, tuple[str, str]])


def near(name: str) -> frozenset[str]:
    """The people of the news, by their names at home, whose given or family name may be this
    one's: who shares neither key is somebody else."""
    first, last = key_of(name)
    return frozenset(
        person
        for person, keys in keys_of_people().items()
        if any(first in key or last in key for key in keys)
    )


def make_keys() -> dict[str, frozenset[NameKey]]:
    """The keys, from the people of the news and every language's rules of transcription."""
    found: dict[str, set[NameKey]] = {}
    for name, _, form in _written():
        found.setdefault(name, set()).add(key_of(form))
    return {name: frozenset(keys) for name, keys in found.items()}


def make_forms() -> dict[str, tuple[str, str]]:
    """The forms, from the same; of people who share one, the first has it."""
    from relata.names.parts.parse import parse

    found: dict[str, tuple[str, str]] = {}
    for name, code, form in _written():
        found.setdefault(parse(form).key, (name, code))
    return found


def _written() -> Iterator[tuple[str, str, str]]:
    """People of the news: name at home, its convention, and the name in each language."""
    from relata.names.base.conventions import conventions_of_script
    from relata.names.base.scripts import LATIN
    from relata.names.uses.spell import news_people
    from relata.names.uses.transcription import transcribe

    writing = (c for c in conventions_of_script(LATIN) if c.writes)
    languages = sorted({lang for convention in writing for lang in convention.languages})
    for name, code in news_people():
        for lang in languages:
            written = transcribe(name, code, lang)
            if written is not None:
                yield name, code, written.form
