"""What the stage works on before the record: entities that still grow."""

from __future__ import annotations

from msgspec import Struct, field

from relata.model.codes import EntityKind, MentionKind

#: start, end (characters), kind, score, why
MentionDraft = tuple[int, int, MentionKind, float, str]


#: Descriptions of one entity that are kept: no text needs more, and look-ups stay short.
MAX_DESCRIPTIONS = 30


class EntityDraft(Struct, eq=False):
    """Somebody or something that mentions stand for; compared by identity."""

    kind: EntityKind
    #: Every form of the name, in order of appearance; the longest in words becomes `name`.
    forms: dict[str, None] = field(default_factory=dict)
    #: Of several spellings of a surname the one that the text's language would use, or "".
    usual: str = ""
    #: Descriptions, as written, with whether they stand (or may stand) in the nominative.
    roles: dict[str, bool] = field(default_factory=dict)
    mentions: list[MentionDraft] = field(default_factory=list)
    #: "m", "f", "n" or "" where open.
    gender: str = ""
    plural: bool = False
    #: Has a name of its own.
    named: bool = False
    #: Lower-case given names and initials, () where only the surname is known.
    given: tuple[str, ...] = ()
    #: Head nouns of its roles in lower case: without ending -> as it stands.
    heads: dict[str, str] = field(default_factory=dict)
    #: Lower-case words of its names and descriptions, without endings.
    words: set[str] = field(default_factory=set)
    #: Country of a role's adjective or genitive ("FR"), or "".
    country: str = ""
    #: For outlets: newspaper, broadcaster ...; else "".
    sort: str = ""
    #: One capitalised word where nouns have capitals, too: perhaps no name at all.
    doubtful: bool = False
    #: Was named without a preposition before it.
    bare: bool = False
    #: Token of the last mention, -1 before the first.
    last: int = -1
    #: Members of a coordination ("A and B"), else ().
    members: tuple[EntityDraft, ...] = ()

    def describe(self, role: str, head: str, key: str, may_be_nominative: bool) -> None:
        """Keep a description, its head noun and the head's key; the first `MOST` count."""
        if len(self.roles) < MAX_DESCRIPTIONS:
            self.roles.setdefault(role, may_be_nominative)
            self.heads.setdefault(key, head)

    @property
    def name(self) -> str:
        """The fullest form of the name, else the fullest description."""
        if len(self.forms) == 1:
            return next(iter(self.forms))
        if self.forms:
            return max(self.forms, key=lambda form: _fullness(form, self.usual))
        return max(self.roles, key=lambda role: (self.roles[role], *_fullness(role)), default="")


def _fullness(form: str, usual: str = "") -> tuple[int, bool, int]:
    return form.count(" "), form.lower().endswith(usual), len(form)
