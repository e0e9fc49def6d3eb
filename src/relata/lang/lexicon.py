"""The look-up tables of a language: closed classes, forms of cues, nouns for people and bodies."""

from __future__ import annotations

from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import asdict, replace

from relata.lang.schema import Complement, Core, Flag, Noun, Nouns, Role, Verb, Verbs
from relata.lang.schema.words import Words, words_of
from relata.model.codes import MEDIA, Act, Certainty, Medium
from relata.model.errors import DataError

# Forms of a cue (CueForm.form)
SG, PL, SUBJUNCTIVE, PARTICIPLE, INFINITIVE, GERUND = 1, 2, 4, 8, 16, 32
FINITE = SG | PL | SUBJUNCTIVE

#: What `to` of a pack's verb holds, next to prepositions, where its object is who hears.
_HEARER = "object"
COMPLEMENTS: tuple[Complement, ...] = get_args(Complement)


class Cue(Struct, frozen=True, gc=False):
    """A reporting verb or noun, compiled."""

    lemma: str
    kind: str
    act: Act
    certainty: Certainty
    medium: tuple[Medium, ...]
    complements: frozenset[Complement]
    #: Alternatives of the separated part, each a tuple of lower-case words; () where none.
    particle: tuple[tuple[str, ...], ...]
    prep: frozenset[str]
    to: frozenset[str]
    reporting_strength: float
    #: How surely it is a statement with an object alone.
    object_strength: float = 0.0
    #: Prepositions with which it reports nothing.
    not_with: frozenset[str] = frozenset()
    #: Nobody is its subject.
    impersonal: bool = False

    @property
    def takes_hearer(self) -> bool:
        """Whether its object is who hears: "warned *residents*"."""
        return _HEARER in self.to

    @property
    def directed(self) -> frozenset[str]:
        """The prepositions before who hears: "called *on* the rebels"."""
        return self.to - {_HEARER}


class CueForm(Struct, frozen=True, gc=False):
    """One reading of a word form: which cue it is a form of, and which form (bit mask)."""

    cue: Cue
    form: int


#: Readings of a form: number of the cue, and its form.
_Readings = dict[str, tuple[tuple[int, int], ...]]


class PackLexicon(Struct, frozen=True):
    """The tables as they are stored; forms in lower case. Readings name their cue by number."""

    cues: tuple[Cue, ...]
    verbs: _Readings
    nouns: _Readings
    flags: dict[str, int]
    #: Groups of role nouns, without their forms; and form -> number of its group.
    roles: tuple[Role, ...]
    role_forms: dict[str, int]


def _media(text: str, where: str) -> tuple[Medium, ...]:
    words = text.split()
    found: list[Medium] = [m for m in MEDIA if m in words]
    if len(found) != len(words):
        raise DataError(f"{where}: medium {text!r} is not of {', '.join(MEDIA)}")
    return tuple(found)


def _complements(words: Words, where: str) -> frozenset[Complement]:
    names = words_of(words)
    found = frozenset([c for c in COMPLEMENTS if c in names])
    if len(found) != len(names) or not found:
        raise DataError(f"{where}: complements {words!r} is not of {', '.join(COMPLEMENTS)}")
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
    particle = entry.particle if isinstance(entry, Verb) else ""
    return Cue(
        lemma=lemma,
        kind="verb" if verb else "noun",
        act=entry.act,
        certainty=entry.certainty,
        medium=_media(entry.medium, where),
        complements=_complements(entry.complements, where),
        particle=tuple(tuple(part.lower().split()) for part in particle.split("|") if part.strip()),
        prep=frozenset(words_of(entry.prep)) if isinstance(entry, Verb) else frozenset(),
        to=frozenset(words_of(entry.to)) if isinstance(entry, Verb) else frozenset(),
        reporting_strength=entry.reporting_strength,
        object_strength=entry.object_strength if isinstance(entry, Verb) else 0.0,
        not_with=frozenset(words_of(entry.not_with)) if isinstance(entry, Verb) else frozenset(),
        impersonal=entry.impersonal if isinstance(entry, Verb) else False,
    )


class _Forms:
    """Collects the cues, and the readings of their forms."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.verbs: dict[str, list[tuple[int, int]]] = {}
        self.nouns: dict[str, list[tuple[int, int]]] = {}

    def number(self, cue: Cue) -> int:
        """Enter a cue; its number."""
        self.cues.append(cue)
        return len(self.cues) - 1

    def add_verb(self, lemma: str, verb: Verb, where: str) -> None:
        """Enter a verb with all its forms."""
        cue = _cue(lemma, verb, where)
        number = whole = self.number(cue)
        # "mitteilte" has its separable part: it must not be looked for a second time.
        parts = tuple(part[0] for part in cue.particle if len(part) == 1)
        if parts:
            whole = self.number(replace(cue, particle=()))
        for form, bits in _verb_forms(verb).items():
            has_part = parts and form.startswith(parts) and form not in parts
            self.verbs.setdefault(form, []).append((whole if has_part else number, bits))

    def add_noun(self, lemma: str, noun: Noun, where: str) -> None:
        """Enter a noun with all its forms."""
        number = self.number(_cue(lemma, noun, where))
        for form in words_of(noun.forms):
            self.nouns.setdefault(form.lower(), []).append((number, SG))

    def sorted(self, forms: dict[str, list[tuple[int, int]]]) -> _Readings:
        """Readings in the order to try them: longest separated part first, then the strongest."""

        def order(reading: tuple[int, int]) -> tuple[int, float]:
            cue = self.cues[reading[0]]
            return -max(map(len, cue.particle), default=0), -cue.reporting_strength

        return {word: tuple(sorted(readings, key=order)) for word, readings in forms.items()}


#: What the nouns of [roles] are where every form of them is listed by its case.
_KINDS = {
    "outlet": int(Flag.MEDIA), "agency": int(Flag.MEDIA), "institution": int(Flag.GROUP),
    "organisation": int(Flag.GROUP), "document": int(Flag.DOCUMENT), "place": int(Flag.PLACE),
}  # fmt: skip
#: Titles and names of months are written short with a full stop: "Sen.", "Dec."; longest form.
_SHORTENED, _LONGEST = int(Flag.TITLE | Flag.TIME), 6


def _flags(core: Core, roles: dict[str, Role], where: str) -> dict[str, int]:
    flags: dict[str, int] = {}
    particles = {word.lower() for word in words_of(core.lines.particles)}
    for name, words in core.words.items():
        try:
            bit = int(Flag[name.upper()])
        except KeyError:
            raise DataError(f"{where}/core.toml [words]: {name!r} is not a word class") from None
        for word in words_of(words):
            flags[word.lower()] = flags.get(word.lower(), 0) | bit
            if bit & _SHORTENED and len(word) < _LONGEST and word.lower() not in particles:
                flags[word.lower() + "."] = flags.get(word.lower() + ".", 0) | bit
    for role in roles.values():
        for form in words_of(role.forms) if role.case else ():
            flags[form.lower()] = flags.get(form.lower(), 0) | _KINDS.get(role.kind, 0)
    return {form: bits for form, bits in flags.items() if bits}


def build_lexicon(core: Core, verbs: Verbs | None, nouns: Nouns | None, where: str) -> PackLexicon:
    """The tables of a pack, ready to be stored. Raises DataError that names the place."""
    forms, nouns = _Forms(), nouns or Nouns()
    for lemma, verb in verbs.verbs.items() if verbs is not None else ():
        forms.add_verb(lemma, verb, f"{where}/verbs.toml [verbs] {lemma}")
    for lemma, noun in nouns.nouns.items():
        forms.add_noun(lemma, noun, f"{where}/nouns.toml [nouns] {lemma}")
    groups = tuple(nouns.roles.values())
    return PackLexicon(
        cues=tuple(forms.cues),
        verbs=forms.sorted(forms.verbs),
        nouns=forms.sorted(forms.nouns),
        flags=_flags(core, nouns.roles, where),
        roles=tuple(replace(group, forms="") for group in groups),
        role_forms={
            form.lower(): number
            for number, group in enumerate(groups)
            for form in words_of(group.forms)
        },
    )


def in_fixed_order(lexicon: PackLexicon) -> dict[str, Any]:
    """The tables with their sets sorted, so that two builds store the same bytes."""
    cues = [
        {k: sorted(v) if isinstance(v, frozenset) else v for k, v in asdict(cue).items()}
        for cue in lexicon.cues
    ]
    return {**asdict(lexicon), "cues": cues}
