"""Keys of the names of people of the news, as every convention writes them.

`spell` compares a name with these people; one that shares no key with a person need not be
compared. The keys are kept in a file, for making them needs the packs of every language.
"""

from __future__ import annotations

import msgspec

from relata.model.threads import once
from relata.names.base.blocking_key import blocking_key
from relata.names.base.letters import DATA
from relata.resources import read_bytes

#: `python -m tests.names.uses.regenerate_news_keys` writes it.
FILE = "news_keys.json"

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
    from relata.names.base.conventions import conventions_of_script
    from relata.names.base.scripts import LATIN
    from relata.names.uses.spell import news_people
    from relata.names.uses.transcription import transcribe

    languages = {lang for c in conventions_of_script(LATIN) if c.writes for lang in c.languages}
    return {
        name: frozenset(
            key_of(written.form)
            for lang in languages
            if (written := transcribe(name, code, lang)) is not None
        )
        for name, code in news_people()
    }
