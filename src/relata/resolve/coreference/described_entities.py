"""Descriptions: "the minister" is the last minister named, "die Zeitung" the last newspaper."""

from __future__ import annotations

from collections.abc import Container

from msgspec import Struct
from msgspec.structs import replace

from relata.knowledge import offices
from relata.lang.language import Language
from relata.lang.stems import Stemmer
from relata.model.codes import EntityKind
from relata.model.drafts import EntityDraft
from relata.resolve.limits import MAX_DESCRIBED
from relata.resolve.weights import weights

_PEOPLE = frozenset(("person", "unnamed"))
_GROUPS = frozenset(("organisation", "institution"))
_MEDIA = frozenset(("outlet", "agency"))
_FAMILIES = {kind: kinds for kinds in (_PEOPLE, _GROUPS, _MEDIA) for kind in kinds}


class Description(Struct, gc=False):
    """A description as it is compared."""

    #: As written, without article.
    text: str
    #: Lower-case head noun, with its case ending.
    head: str
    kind: EntityKind
    gender: str
    plural: bool
    definite: bool
    #: Country that an adjective or a genitive in it names, or "".
    country: str
    #: "head of state" where the head alone says too little, else the head.
    full: str
    #: Words before and after the head that narrow it, without endings; no country's.
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    #: Whether it is where something is heard or read: "on the radio".
    medium: bool = False


def compatible_kinds(kind: EntityKind) -> frozenset[str]:
    """Kinds that a description of this kind can go back to."""
    return _FAMILIES.get(kind) or frozenset((kind,))


def compatibility(
    entity: EntityDraft, d: Description, base: str, language: str
) -> tuple[float, str]:
    """How well an earlier entity answers a description, 0 for not at all, with the reason.

    `base` is the description's head without ending, `language` the code of the text's.
    """
    if not entity.heads or entity.plural != d.plural:
        return 0.0, ""
    if entity.gender and d.gender and entity.gender not in d.gender:
        return 0.0, ""
    if entity.country and d.country and entity.country != d.country:
        return 0.0, ""
    tuned = weights().descriptions
    best = 0.0
    for head, written in entity.heads.items():
        best = max(best, _head_similarity(head, written, base, d, language))
    if best < tuned.least:
        return 0.0, ""
    best *= _narrowed(entity, d)
    if best < tuned.least:
        return 0.0, ""
    if d.country and entity.country == d.country:
        best = min(1.0, best + tuned.same_country)
    return best, f"“{d.text}” goes back to"


def _narrowed(entity: EntityDraft, d: Description) -> float:
    """Factor for words of the description that nothing said of the entity before.

    Whose or of what somebody is ("of the police") must have been said; an adjective may be
    new for a person with a name, and speaks against anybody else.
    """
    words = entity.words
    if d.after and not words.issuperset(d.after):
        return 0.0
    new = sum(word not in words for word in d.before) if d.before else 0
    new += bool(d.country and not entity.country)
    if not new:
        return 1.0
    one_new_word = new == 1 and entity.named and d.kind == "person"
    return weights().descriptions.one_new_word if one_new_word else 0.0


def _head_similarity(head: str, written: str, base: str, d: Description, language: str) -> float:
    tuned = weights().descriptions
    if head == base:
        return tuned.same_head
    # "Generalstaatsanwaltschaft Frankfurt" is another body than "Staatsanwaltschaft in Frankfurt".
    if head.endswith(base) and len(base) > 3 and not (d.after and d.kind in _GROUPS):
        return tuned.end_of_compound
    if offices.same(d.full, written, language):
        return tuned.same_office
    if d.kind == "person" and base.endswith(head) and len(head) > 3:
        return tuned.longer_head
    return 0.0


class DescribedEntities:
    """Who was described or named so far, for later descriptions to go back to."""

    def __init__(self, language: Language) -> None:
        self._all: list[EntityDraft] = []
        self._code, self._stem = language.code, language.view(Stemmer)
        self._masculine_for_all = language.file.phrases.masculine_for_all

    def add(self, entity: EntityDraft) -> None:
        """Note that the text speaks of `entity` here."""
        if not self._all or self._all[-1] is not entity:
            self._all.append(entity)

    def find(
        self, d: Description, spoken: Container[int] = (), near: int | None = None
    ) -> tuple[EntityDraft, float, str] | None:
        """The nearest earlier entity that the description fits best.

        A name alone is "the company" where it speaks in the text: `spoken` holds id() of those
        who do; or where it stands after the token `near`.
        """
        tuned = weights().descriptions
        kinds = compatible_kinds(d.kind)
        best: tuple[EntityDraft, float, str] | None = None
        cost = 0.0
        seen: set[int] = set()
        base = self._stem(d.head)
        if self._masculine_for_all and d.gender == "m":
            d = replace(d, gender="")
        for entity in reversed(self._all[-MAX_DESCRIBED:]):
            if entity.kind not in kinds or id(entity) in seen:
                continue
            seen.add(id(entity))
            score, why = compatibility(entity, d, base, self._code) if entity.heads else (0.0, "")
            if not score and entity.kind in _MEDIA:
                score, why = self._outlet(entity, d)
            known = id(entity) in spoken or (near is not None and entity.recency >= near)
            if not score and known and entity.named and entity.kind in _GROUPS:
                score, why = self._organisation(entity, d)
            if score and entity.named and not (d.before or d.country):
                if d.kind in _GROUPS or entity.kind == "person":
                    score = min(1.0, score + tuned.named_group)
            # A nearer one wins unless a farther one fits clearly better.
            if score - cost > (best[1] if best else 0.0):
                best = (entity, score, why)
            cost += tuned.per_nearer_entity
        return best

    def unrecognised(self, d: Description, spoken: set[int]) -> EntityDraft | None:
        """The last speaker taken for a person of whom nothing shows it: "the paper" is it.

        `spoken` holds id() of those who speak in the text.
        """
        if d.kind != "outlet" or d.plural or d.after or d.before or d.country:
            return None
        if not offices.plain(d.head, self._code):
            return None
        for entity in reversed(self._all[-MAX_DESCRIBED:]):
            if entity.kind == "person" and entity.named and id(entity) in spoken:
                if not (entity.gender or entity.heads or entity.plural):
                    return entity
        return None

    def _outlet(self, entity: EntityDraft, d: Description) -> tuple[float, str]:
        tuned = weights().descriptions
        kind = offices.means(d.full, self._code)
        if not entity.named or entity.doubtful or kind is None or d.after or d.plural:
            return 0.0, ""
        if d.medium and kind == "broadcaster":
            return 0.0, ""  # "on the radio" nobody in particular speaks
        named_so = d.full.split() if offices.plain(d.full, self._code) else ()
        if not entity.words.issuperset(set(d.before).difference(named_so)):
            return 0.0, ""  # "the local paper" is not the last paper named
        words = (d.head, self._stem(d.head), d.full)
        if not any(offices.plain(word, self._code) for word in words):
            return 0.0, ""  # "das Amtsblatt" is not a newspaper
        why = f"“{d.text}” goes back to"
        if kind == "outlet":
            return tuned.outlet, why
        if entity.kind == "agency" or kind == "agency":
            return (
                (tuned.agency, why)
                if (entity.kind == "agency") == (kind == "agency")
                else (0.0, "")
            )
        if entity.sort:
            return (tuned.outlet_of_kind, why) if entity.sort == kind else (0.0, "")
        return (tuned.outlet, why) if kind == "newspaper" else (0.0, "")

    def _organisation(self, entity: EntityDraft, d: Description) -> tuple[float, str]:
        kind = offices.means(d.full, self._code)
        if kind not in ("company", "party", "organisation") or entity.kind != "organisation":
            return 0.0, ""
        if entity.heads or d.after or d.before or d.plural:
            return 0.0, ""
        return weights().descriptions.organisation, f"“{d.text}” goes back to"
