"""A described phrase as it is compared: its head, what narrows it, whether it is definite."""

from __future__ import annotations

from relata.knowledge import offices
from relata.model.analysis import NOM, Phrase
from relata.resolve.context import ARTICLE, CLOSED, DEMONSTRATIVE, RELATIVE, Scene
from relata.resolve.coreference.description_matching import (
    Description,
    country_in,
    country_of,
)

#: Kinds that are the same without an article, too: "police said".
_BARE = frozenset(("organisation", "institution"))
#: What a word must mean to speak of one known bearer in a language without articles.
_ONE = frozenset(
    ("office", "spokesperson", "newspaper", "broadcaster", "magazine", "agency", "site")
)


def description(scene: Scene, phrase: Phrase) -> Description:
    """A description as it is compared."""
    text = scene.text
    start, end = phrase.role or (phrase.start, phrase.core_end or phrase.end)
    at = phrase.head
    head = text.lower[at]
    full = head
    rest = at + 1
    if at + 2 < end and text.lower[at + 1] in scene.owners:
        full = " ".join(text.lower[at : at + 3])
    elif office := office_at(scene, at, end):
        head = full = office
        rest = at + 1 + office.count(" ")
    elif at > start and text.lower[at - 1].isalpha():
        full = f"{text.lower[at - 1]} {head}"
    unique = _is_unique(scene, phrase, full)
    country = country_of(text.words[start:end], scene.language.code)
    return Description(
        scene.words(start, end), head,
        "person" if unique and phrase.entity == "unnamed" else phrase.entity,
        phrase.gender if phrase.gender in ("m", "f", "n") else "", phrase.number == "pl",
        unique or _definite(scene, phrase), country, full,
        _narrowing(scene, start, at), _narrowing(scene, rest, end),
    )  # fmt: skip


def office_at(scene: Scene, at: int, end: int) -> str:
    """The office of two or three words that begins with the noun at `at`, "" for none.

    "глава государства", "ministr zahraničí": the first of them alone is another office.
    """
    for size in (3, 2):
        words = " ".join(scene.text.lower[at : min(at + size, end)])
        if at + size <= end and offices.plain(words, scene.language.code):
            return words
    return ""


def _is_unique(scene: Scene, phrase: Phrase, full: str) -> bool:
    """Whether a noun without an article speaks of somebody known, in a language that has none.

    Of an office there is one bearer at a time ("Podle ministra"), of a newspaper the one that
    the text speaks of; a resident or a doctor may be anybody.
    """
    if scene.habits.articles or phrase.number == "pl":
        return False
    if scene.text.lower[phrase.start] in scene.indefinite:
        return False
    code = scene.language.code
    return (offices.means(full, code) or offices.means(scene.text.lower[phrase.head], code)) in _ONE


def _definite(scene: Scene, phrase: Phrase) -> bool:
    """Whether a description speaks of somebody known: "the", "this", "im", no "his"."""
    text, first = scene.text, phrase.start
    if phrase.entity == "unnamed" or text.lower[first] in scene.indefinite:
        return False
    if phrase.end < len(text.flags) and text.flags[phrase.end] & RELATIVE:
        if text.sentence_of[phrase.end] == text.sentence_of[first]:
            # "the member who left": the clause says which one.
            return text.lower[phrase.end] in scene.indefinite
    flags = text.flags[first]
    if flags & (ARTICLE | DEMONSTRATIVE):
        return True
    before = phrase.preposition
    return before is not None and text.lower[before] in scene.language.file.phrases.contracted


def _narrowing(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The words in [start, end) that say which one, without endings and countries."""
    text = scene.text
    if start >= end:
        return ()
    words, flags, code = text.words, text.flags, scene.language.code
    return tuple(
        [
            scene.stem(text.lower[j])
            for j in range(start, min(end, start + 12))
            if words[j][0].isalpha() and not flags[j] & CLOSED and not country_in(words[j], code)
        ]
    )


def upright(phrase: Phrase) -> bool:
    """Whether a phrase may stand in the nominative: the form to call somebody by."""
    return not phrase.case or bool(phrase.case & NOM)


def is_bare(phrase: Phrase, d: Description) -> bool:
    """A group that is the same without an article, too: "police said"."""
    return phrase.start == phrase.head and d.kind in _BARE and not (d.after or d.plural)
