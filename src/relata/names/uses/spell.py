"""`spell`: the form of a name that a text of a language is expected to use."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from relata.lang.schema import Writing
from relata.names.base.conventions import for_language, load, of_script, replacer
from relata.names.base.lexicon import read_toml
from relata.names.base.scripts import CYRILLIC, LATIN, cyrillic_language, scripts_of
from relata.names.parts.parse import parse

#: A Latin form is taken for a known bearer's from this score on, this far before the next.
SURE, AHEAD = 0.75, 0.2
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Spelling(msgspec.Struct, frozen=True):
    """How a language writes a name, and by which convention."""

    form: str
    #: "Duden transcription of Russian".
    convention: str
    #: The name as it is written at home.
    source: str


class _Bearers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ru: str
    uk: str
    be: str
    bg: str
    sr: str


@lru_cache(maxsize=1)
def bearers() -> tuple[tuple[str, str], ...]:
    """(name in its own script, source convention) of people that the news speaks of."""
    file = read_toml("bearers.toml", _Bearers)
    return tuple(
        (" ".join(name.split()), code)
        for code, names in msgspec.structs.asdict(file).items()
        for name in names.split(";")
    )


@lru_cache(maxsize=64)
def _writer(target: str, source: str) -> tuple[Callable[[str], str], Writing] | None:
    convention = for_language(LATIN, target)
    writing = convention.writes.get(source) if convention is not None else None
    return None if writing is None else (replacer(writing.letters), writing)


def transcribed(name: str, source: str, target: str) -> Spelling | None:
    """A name in its own script, written by the rules of `target`; None where there are none."""
    found = _writer(target, source)
    if found is None:
        return None
    write, writing = found

    def word(match: re.Match[str]) -> str:
        text = match[0].lower()
        form = writing.whole.get(text) or write(text)
        return form[:1].upper() + form[1:] if match[0][:1].isupper() else form

    form = _WORD.sub(word, name)
    if any(scripts_of(part) != {LATIN} for part in _WORD.findall(form)):
        return None  # letters that the source's alphabet does not have
    return Spelling(form, f"{writing.name} of {load(source).name}", name)


def _source_of(name: str) -> tuple[str, str] | None:
    """The name in its own script and that script's convention, where it is sure."""
    words = _WORD.findall(name)
    scripts = {s for word in words for s in scripts_of(word)}
    if scripts == {CYRILLIC}:
        known = next((code for own, code in bearers() if own.lower() == name.lower()), None)
        return name, known or cyrillic_language(name.lower(), None)
    if scripts != {LATIN}:
        return None
    return _known_bearer(name)


@lru_cache(maxsize=1)
def _written() -> dict[str, tuple[str, str]]:
    """Every form that a convention gives a bearer's name -> the name at home and its script."""
    languages = sorted({lang for c in of_script(LATIN) if c.writes for lang in c.languages})
    found: dict[str, tuple[str, str]] = {}
    for name, code in bearers():
        for lang in languages:
            form = transcribed(name, code, lang)
            if form is not None:
                found.setdefault(parse(form.form).key, (name, code))
    return found


def _known_bearer(name: str) -> tuple[str, str] | None:
    from relata.names.matching.same_name import same_name

    wanted = parse(name)
    if wanted.fault or len(wanted.words) < 2:
        return None  # a surname alone may be anybody's
    written = _written().get(wanted.key)
    if written is not None:
        return written
    scored = sorted(
        ((same_name(name, known, None, code).score, known, code) for known, code in bearers()),
        key=lambda row: (-row[0], row[1]),
    )
    best, after = scored[0], scored[1]
    if best[0] < SURE or best[0] - after[0] < AHEAD:
        return None
    return best[1], best[2]


def spell(name: str, lang: str) -> Spelling | None:
    """How a text in `lang` (ISO 639-1) is expected to write a name; None where unsure.

    Names in Cyrillic letters are transcribed by the language's rules; a Latin form is first
    recognised as that of a person of the news (`data/bearers.toml`). Never raises.
    """
    if parse(name).fault or not lang:
        return None
    source = _source_of(" ".join(name.split()))
    if source is None:
        return None
    original, code = source
    if lang == code:
        return Spelling(original, f"as written in {load(code).name}", original)
    return transcribed(original, code, lang)
