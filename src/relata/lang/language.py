"""A language ready for use by the stages, loaded from its compiled pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct, field

from relata.lang.compile import having, kept, section
from relata.lang.lexicon import (
    COMPLEMENTS,
    FINITE,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    PL,
    SG,
    SUBJUNCTIVE,
    Cue,
    CueForm,
    PackLexicon,
)
from relata.lang.schema import Core, Morphology, Phrases, Role, Stems, words_of
from relata.model.errors import UnsupportedLanguage
from relata.model.threads import LOADING, once

__all__ = [
    "COMPLEMENTS", "FINITE", "GERUND", "INFINITIVE", "PARTICIPLE", "PL", "SG", "SUBJUNCTIVE",
    "Cue", "CueForm", "Language", "LanguageFile", "core_of", "load", "make_language", "supported",
    "words_of",
]  # fmt: skip

T = TypeVar("T")


class LanguageFile(Core, frozen=True):
    """What the stages read of a pack in addition to its forms: `core.toml`, `morphology.toml`."""

    phrases: Phrases = Phrases()
    stems: Stems = Stems()


class Language(Struct, frozen=True, eq=False):
    """A language ready for use; shared, never changed.

    All keys are lower case, NFC. `flags` gives closed-class bits, `verbs` and `nouns` the
    readings of a form as a cue (longest separated part first).
    """

    code: str
    name: str
    file: LanguageFile
    flags: dict[str, int]
    verbs: dict[str, tuple[CueForm, ...]]
    nouns: dict[str, tuple[CueForm, ...]]
    #: Role nouns: form -> its group's data.
    roles: dict[str, Role]
    _views: dict[Any, Any] = field(default_factory=dict)

    def view(self, make: Callable[[Language], T]) -> T:
        """What `make` compiles from this language for one stage; made once and kept here."""
        try:
            found: T = self._views[make]
        except KeyError:
            with LOADING:
                if make not in self._views:
                    self._views[make] = make(self)
                found = self._views[make]
        return found


def make_language(core: Core, morphology: Morphology | None, lexicon: PackLexicon) -> Language:
    """A language from the sections of its pack."""
    morphology = morphology or Morphology()
    fields = {name: getattr(core, name) for name in Core.__struct_fields__}
    file = LanguageFile(**fields, phrases=morphology.phrases, stems=morphology.stems)
    cues, groups = lexicon.cues, lexicon.roles
    made: dict[tuple[int, int], CueForm] = {}

    def form(reading: tuple[int, int]) -> CueForm:
        found = made.get(reading)
        if found is None:
            found = made[reading] = CueForm(cues[reading[0]], reading[1])
        return found

    return Language(
        code=core.code,
        name=core.name,
        file=file,
        flags=lexicon.flags,
        verbs={word: tuple(map(form, readings)) for word, readings in lexicon.verbs.items()},
        nouns={word: tuple(map(form, readings)) for word, readings in lexicon.nouns.items()},
        roles={word: groups[number] for word, number in lexicon.role_forms.items()},
    )


def supported() -> tuple[str, ...]:
    """Codes of the languages that can be read (their packs have `core.toml`), sorted."""
    return having("core")


def core_of(code: str) -> Core:
    """`core.toml` alone, in a fraction of the time: for what is asked of every language."""
    core: Core = section(code, "core")
    return core


@kept
@once(32)
def load(code: str) -> Language:
    """The language with this code. Raises UnsupportedLanguage, naming the supported ones."""
    if code not in supported():
        raise UnsupportedLanguage(
            f"language {code!r} is not supported; Relata reads {', '.join(supported())}"
        )
    return make_language(
        section(code, "core"), section(code, "morphology"), section(code, "lexicon")
    )
