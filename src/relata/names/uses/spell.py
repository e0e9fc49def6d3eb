"""`spell`: the form of a name that a text of a language is expected to use.

`spell("Sergey Soygu", "de")` recognises Сергей Шойгу and transcribes it by the German rules:
"Sergej Schoigu". A surname alone is not recognised: "Soygu" may be Сойгу as well as Шойгу.
"""

from __future__ import annotations

from relata.model.threads import once
from relata.names.base.conventions import likely_convention, load_convention
from relata.names.base.letters import DATA
from relata.names.base.scripts import CYRILLIC, LATIN, scripts_of
from relata.names.base.weights import weights
from relata.names.matching.same_name import same_name
from relata.names.parts.parse import parse
from relata.names.uses.news_keys import forms_of_people, near
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


def _spaced(name: str) -> str:
    """A name that lost the space between its words with it: "LevTrotsky"."""
    inner = [k for k in range(1, len(name)) if name[k].isupper() and name[k - 1].islower()]
    if " " in name or len(inner) != 1:
        return name
    return f"{name[: inner[0]]} {name[inner[0] :]}"


def _recognised_person(name: str) -> tuple[str, str] | None:
    wanted = parse(_spaced(name))
    if wanted.fault or len(wanted.words) < 2:
        return None  # a surname alone may be anybody's
    written = forms_of_people().get(wanted.key)
    if written is not None:
        return written
    name = _spaced(name)
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
