"""A language file compiled into the look-up tables that the stages use."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from relata.lang.entries import loads
from relata.lang.schema import Complement, Flag, LanguageFile, Noun, Role, Verb, Words
from relata.model.codes import MEDIA, Act, Certainty, Medium
from relata.model.errors import DataError, UnsupportedLanguage
from relata.resources import names, read_bytes

# Forms of a cue (CueForm.form)
SG, PL, SUBJUNCTIVE, PARTICIPLE, INFINITIVE, GERUND = 1, 2, 4, 8, 16, 32
FINITE = SG | PL | SUBJUNCTIVE

COMPLEMENTS: tuple[Complement, ...] = get_args(Complement)


class Cue(Struct, frozen=True):
    """A reporting verb or noun, compiled."""

    lemma: str
    kind: str
    act: Act
    certainty: Certainty
    medium: tuple[Medium, ...]
    takes: frozenset[Complement]
    #: Alternatives of the separated part, each a tuple of lower-case words; () where none.
    sep: tuple[tuple[str, ...], ...]
    prep: frozenset[str]
    to: frozenset[str]
    strength: float
    #: How surely it is a statement with an object alone.
    matter: float = 0.0
    #: Prepositions with which it reports nothing.
    unless: frozenset[str] = frozenset()
    #: Nobody is its subject.
    impersonal: bool = False


class CueForm(Struct, frozen=True):
    """One reading of a word form: which cue it is a form of, and which form (bit mask)."""

    cue: Cue
    form: int


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


def words_of(words: Words) -> tuple[str, ...]:
    """The entries of a word list, however it was written."""
    return tuple(words.split()) if isinstance(words, str) else words


def _media(text: str, where: str) -> tuple[Medium, ...]:
    words = text.split()
    found: list[Medium] = [m for m in MEDIA if m in words]
    if len(found) != len(words):
        raise DataError(f"{where}: medium {text!r} is not of {', '.join(MEDIA)}")
    return tuple(found)


def _takes(words: Words, where: str) -> frozenset[Complement]:
    names = words_of(words)
    found = frozenset([c for c in COMPLEMENTS if c in names])
    if len(found) != len(names) or not found:
        raise DataError(f"{where}: takes {words!r} is not of {', '.join(COMPLEMENTS)}")
    return found


def _verb_forms(verb: Verb) -> dict[str, int]:
    forms: dict[str, int] = {}
    for bit, words in (
        (SG, verb.sg), (PL, verb.pl), (SUBJUNCTIVE, verb.sub),
        (PARTICIPLE, verb.part), (INFINITIVE, verb.inf), (GERUND, verb.ger),
    ):  # fmt: skip
        for word in words_of(words):
            forms[word.lower()] = forms.get(word.lower(), 0) | bit
    return forms


def _cue(lemma: str, entry: Verb | Noun, where: str) -> Cue:
    verb = isinstance(entry, Verb)
    sep = entry.sep if isinstance(entry, Verb) else ""
    return Cue(
        lemma=lemma,
        kind="verb" if verb else "noun",
        act=entry.act,
        certainty=entry.certainty,
        medium=_media(entry.medium, where),
        takes=_takes(entry.takes, where),
        sep=tuple(tuple(part.lower().split()) for part in sep.split("|") if part.strip()),
        prep=frozenset(words_of(entry.prep)) if isinstance(entry, Verb) else frozenset(),
        to=frozenset(words_of(entry.to)) if isinstance(entry, Verb) else frozenset(),
        strength=entry.strength,
        matter=entry.matter if isinstance(entry, Verb) else 0.0,
        unless=frozenset(words_of(entry.unless)) if isinstance(entry, Verb) else frozenset(),
        impersonal=entry.impersonal if isinstance(entry, Verb) else False,
    )


def _cues(file: LanguageFile) -> tuple[dict[str, list[CueForm]], dict[str, list[CueForm]]]:
    verbs: dict[str, list[CueForm]] = {}
    nouns: dict[str, list[CueForm]] = {}
    for lemma, verb in file.verbs.items():
        cue = _cue(lemma, verb, f"{file.code}.toml [verbs] {lemma}")
        # "mitteilte" has its separable part: it must not be looked for a second time.
        parts = tuple(part[0] for part in cue.sep if len(part) == 1)
        whole = replace(cue, sep=()) if parts else cue
        for form, bits in _verb_forms(verb).items():
            has_part = parts and form.startswith(parts) and form not in parts
            verbs.setdefault(form, []).append(CueForm(whole if has_part else cue, bits))
    for lemma, noun in file.nouns.items():
        cue = _cue(lemma, noun, f"{file.code}.toml [nouns] {lemma}")
        for form in words_of(noun.forms):
            nouns.setdefault(form.lower(), []).append(CueForm(cue, SG))
    return verbs, nouns


#: What the nouns of [roles] are where every form of them is listed by its case.
_KINDS = {
    "outlet": int(Flag.MEDIA), "agency": int(Flag.MEDIA), "institution": int(Flag.GROUP),
    "organisation": int(Flag.GROUP), "document": int(Flag.DOCUMENT), "place": int(Flag.PLACE),
}  # fmt: skip
#: Titles and names of months are written short with a full stop: "Sen.", "Dec."; longest form.
_SHORTENED, _LONGEST = int(Flag.TITLE | Flag.TIME), 6


def _flags(file: LanguageFile) -> dict[str, int]:
    flags: dict[str, int] = {}
    particles = {word.lower() for word in words_of(file.lines.particles)}
    for name, words in file.words.items():
        try:
            bit = int(Flag[name.upper()])
        except KeyError:
            raise DataError(f"{file.code}.toml [words]: {name!r} is no flag") from None
        for word in words_of(words):
            flags[word.lower()] = flags.get(word.lower(), 0) | bit
            if bit & _SHORTENED and len(word) < _LONGEST and word.lower() not in particles:
                flags[word.lower() + "."] = flags.get(word.lower() + ".", 0) | bit
    for role in file.roles.values():
        for form in words_of(role.forms) if role.case else ():
            flags[form.lower()] = flags.get(form.lower(), 0) | _KINDS.get(role.kind, 0)
    return {form: bits for form, bits in flags.items() if bits}


def _sorted(forms: dict[str, list[CueForm]]) -> dict[str, tuple[CueForm, ...]]:
    """Readings in the order to try them: longest separated part first, then the strongest."""

    def order(form: CueForm) -> tuple[int, float]:
        return -max(map(len, form.cue.sep), default=0), -form.cue.strength

    return {
        word: tuple(sorted(readings, key=order) if len(readings) > 1 else readings)
        for word, readings in forms.items()
    }


def compile_language(data: bytes, where: str) -> Language:
    """A Language from the bytes of a language file. Raises DataError that names the place."""
    try:
        file = msgspec.convert(loads(data.decode("utf-8")), LanguageFile)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{where}: {error}") from error
    verbs, nouns = _cues(file)
    roles = {w.lower(): r for r in file.roles.values() for w in words_of(r.forms)}
    return Language(
        code=file.code, name=file.name, file=file, flags=_flags(file),
        verbs=_sorted(verbs), nouns=_sorted(nouns), roles=roles,
    )  # fmt: skip


def supported() -> tuple[str, ...]:
    """Codes of the languages that have a file, sorted."""
    return tuple(name.removesuffix(".toml") for name in names("relata.lang.data", ".toml"))


@lru_cache(maxsize=16)
def load(code: str) -> Language:
    """The language with this code. Raises UnsupportedLanguage, naming the supported ones."""
    if code not in supported():
        raise UnsupportedLanguage(
            f"language {code!r} is not supported; Relata reads {', '.join(supported())}"
        )
    return compile_language(read_bytes("relata.lang.data", f"{code}.toml"), f"{code}.toml")
