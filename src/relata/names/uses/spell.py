"""`spell`: the form of a name that a text of a language is expected to use.

`spell("Sergey Soygu", "de")` recognises Сергей Шойгу and transcribes it by the German rules:
"Sergej Schoigu". A surname alone is not recognised: "Soygu" may be Сойгу as well as Шойгу.
"""

from __future__ import annotations

from relata.model.threads import once
from relata.names.base.conventions import (
    conventions_of_script,
    likely_convention,
    load_convention,
)
from relata.names.base.letters import DATA
from relata.names.base.scripts import CYRILLIC, LATIN, scripts_of
from relata.names.base.weights import weights
from relata.names.matching.same_name import same_name
from relata.names.parts.parse import parse
from relata.names.uses.news_keys import near
from relata.names.uses.transcription import WORD, Spelling, transcribe
from relata.resources import read_toml


@once(1)
def news_people() -> tuple[tuple[str, str], ...]:
    """(name in its own script, source convention) of people whom the news often names."""
    file = read_toml(DATA, "news_people.toml", dict[str, str])
    return tuple(
        (" ".join(name.split()), code) for code, names in file.items() for name in names.split(";")
    )


def _source_of(name: str) -> tuple[str, str] | None:
    """The name in its own script and its source convention; None where unsure."""
    words = WORD.findall(name)
    scripts = {s for word in words for s in scripts_of(word)}
    if scripts == {CYRILLIC}:
        known = next((code for own, code in news_people() if own.lower() == name.lower()), None)
        if known is None:
            convention = likely_convention(name.lower(), CYRILLIC, None)
            return (name, convention.code) if convention is not None else None
        return name, known
    if scripts != {LATIN}:
        return None
    return _recognised_person(name)


@once(1)
def _forms_of_news_people() -> dict[str, tuple[str, str]]:
    """Key of each form that a convention gives such a name -> (name at home, its convention)."""
    languages = sorted(
        {lang for c in conventions_of_script(LATIN) if c.writes for lang in c.languages}
    )
    found: dict[str, tuple[str, str]] = {}
    for name, code in news_people():
        for lang in languages:
            form = transcribe(name, code, lang)
            if form is not None:
                found.setdefault(parse(form.form).key, (name, code))
    return found


def _recognised_person(name: str) -> tuple[str, str] | None:
    wanted = parse(name)
    if wanted.fault or len(wanted.words) < 2:
        return None  # a surname alone may be anybody's
    written = _forms_of_news_people().get(wanted.key)
    if written is not None:
        return written
    people = near(name)
    scored = sorted(
        (
            (same_name(name, known, None, code).score, known, code)
            for known, code in news_people()
            if known in people
        ),
        key=lambda row: (-row[0], row[1]),
    )
    tuned = weights().recognition
    after = scored[1][0] if len(scored) > 1 else 0.0
    if not scored or scored[0][0] < max(tuned.least_score, after + tuned.least_lead):
        return None
    return scored[0][1], scored[0][2]


def spell(name: str, lang: str) -> Spelling | None:
    """How a text in `lang` (ISO 639-1) is expected to write a name; None where unsure.

    Names in Cyrillic letters are transcribed by the language's rules; a Latin form is first
    recognised as that of a person of the news (`data/news_people.toml`). Never raises.
    """
    if parse(name).fault or not lang:
        return None
    source = _source_of(" ".join(name.split()))
    if source is None:
        return None
    original, code = source
    if lang == code:
        return Spelling(original, f"as written in {load_convention(code).name}", original)
    return transcribe(original, code, lang)
