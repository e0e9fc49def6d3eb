"""Words that say whose name it is: which of several bearers, two people, a family, a firm.

"Karl Lund jun." and "Karl Lund sen." are two men, "Ehepaar Brandt" is two people, "Brandt & Söhne"
a firm. The words are data of the packs (`bearers` and `company` of `names.toml`); names travel, so
that those of every language are known everywhere. Words are looked up in plain letters (`plain`).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from relata.lang.compile import kept
from relata.lang.schema import BearerWords
from relata.model.threads import once
from relata.names.base.conventions import convention_files
from relata.names.base.given_forms import rows_of
from relata.names.base.scripts import plain_latin

#: Which of several bearers: those named by a word; others by their number ("2").
ELDER, YOUNGER, GRANDSON = "elder", "younger", "grandson"
#: The first bearer is the elder, the second the younger.
_SAME_RANK = {ELDER: "1", YOUNGER: "2"}
#: The highest ordinal number that is read.
_MOST_BEARERS = 39
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

Phrase = tuple[str, ...]


class BearerTables(Struct, frozen=True):
    """The words of all packs, in plain letters."""

    joining: frozenset[str]
    several: frozenset[str]
    #: Article -> endings of a family's name after it ("" for none).
    plural: dict[str, frozenset[str]]
    firm: frozenset[str]
    body: frozenset[str]
    #: Phrase -> rank.
    ranks: dict[Phrase, str]
    #: The longest word of each phrase of `ranks` -> where it stands in the phrase.
    rank_words: dict[str, frozenset[int]]
    #: Words of companies' names, and abbreviation -> words.
    company: frozenset[str]
    abbreviations: dict[str, frozenset[str]]
    heads: frozenset[str]
    #: Spelling of the first word of a compound -> one spelling of it.
    openers: dict[str, str]
    #: Words that a parser must look at twice.
    marked: frozenset[str]


def plain(part: str) -> str:
    """A part of a name as the tables have it: without full stops and diacritics."""
    return plain_latin(part.rstrip("."))


def same_rank(a: str, b: str) -> bool:
    """Whether two ranks may be one bearer's: the younger is also the second."""
    return _SAME_RANK.get(a, a) == _SAME_RANK.get(b, b)


def roman(number: int) -> str:
    """A whole number from 1 in Roman numerals, lower case."""
    found = ""
    for value, letters in _ROMAN:
        while number >= value:
            number -= value
            found += letters
    return found


def _ranks(words: BearerWords) -> Iterator[tuple[Phrase, str]]:
    for phrases, rank in (
        (words.elder, ELDER),
        (words.younger, YOUNGER),
        (words.grandson, GRANDSON),
    ):
        for phrase in phrases.split("|"):
            if phrase.strip():
                yield tuple(plain(word) for word in phrase.replace("'", "' ").split()), rank
    articles = [plain(article) for article in words.ordinal_articles.split()]
    for number, forms in enumerate(words.ordinals.split(), 1):
        for form in forms.split("|"):
            alone = form.removeprefix("=")
            if alone != form or not articles:
                yield (plain(alone),), str(number)
            for article in articles:
                yield (article, plain(alone)), str(number)


@kept
@once(1)
def bearer_tables() -> BearerTables:
    """The words of all packs."""
    files = list(convention_files())
    ranks: dict[Phrase, str] = {(roman(n),): str(n) for n in range(1, _MOST_BEARERS + 1)}
    plural: dict[str, set[str]] = {}
    abbreviations: dict[str, set[str]] = {}
    company: set[str] = set()
    openers: dict[str, str] = {}
    for file in files:
        ranks.update(_ranks(file.bearers))
        if file.bearers.plural:
            article, _, ending = file.bearers.plural.partition(" -")
            plural.setdefault(plain(article), set()).add(ending)
        for word, short in rows_of(file.company.words):
            company.add(plain(word))
            for form in short:
                abbreviations.setdefault(plain(form), set()).add(plain(word))
        for line in file.compound_openers.splitlines():
            openers.update({form: line.split()[0] for form in line.split()})
    joining = _all("joining", files)
    several = _all("couple", files) | _all("family", files)
    rank_words: dict[str, set[int]] = {}
    for phrase in ranks:
        longest = max(phrase, key=len)
        rank_words.setdefault(longest, set()).add(phrase.index(longest))
    body = _all("body", files)
    return BearerTables(
        joining, several, {a: frozenset(e) for a, e in plural.items()}, _all("firm", files), body,
        ranks, {word: frozenset(at) for word, at in rank_words.items()}, frozenset(company),
        {form: frozenset(words) for form, words in abbreviations.items()},
        frozenset(plain(w) for file in files for w in file.company.heads.split()), openers,
        joining | several | body | frozenset(rank_words) | frozenset(plural),
    )  # fmt: skip


def _all(field: str, files: list) -> frozenset[str]:  # type: ignore[type-arg]
    return frozenset(plain(w) for file in files for w in getattr(file.bearers, field).split())
