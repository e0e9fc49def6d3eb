"""Search by words and names: however a name is spelled, its bearer is found.

A search is a list of words, all of which must be there; "several words" in quotation marks stand
in a row; a word that begins with - must not be there; one that ends in * is a beginning. A word or
a group of up to three words that names an entity of the archive stands for that entity too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.asking.family import family
from relata.archive.asking.hydrate import stored
from relata.archive.asking.statements import conditions, members_by_role
from relata.archive.asking.who import bearers, members_of
from relata.archive.folding import fold, folded
from relata.archive.folding import words as words_of
from relata.archive.limits import MAX_COUNTED, MAX_SEARCH_WORDS, MAX_SORTED
from relata.archive.store.connect import Archive
from relata.archive.values import Filters, ListPage, Statements, StoredStatement
from relata.archive.weights import weights
from relata.archive.writing.words import ARTICLE_WORDS, STATEMENT_WORDS, tag
from relata.model.errors import UsageError

_PART = re.compile(r'(-?)"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]+")


class Term(Struct, frozen=True):
    """One condition of a search: words in a row, or any of some entities."""

    words: tuple[str, ...]
    #: All ids of the entities that the words name.
    entities: tuple[int, ...] = ()
    #: Forms of their names, folded, for marking.
    forms: tuple[tuple[str, ...], ...] = ()
    prefix: bool = False
    negative: bool = False


class NameFound(Struct, frozen=True, kw_only=True):
    """A name in a search, and whom it was taken for."""

    words: str
    entity: int
    name: str
    #: How the archive's articles spell it.
    forms: tuple[str, ...]


class Hits(Struct, frozen=True, kw_only=True):
    """What a search found: statements with their `marks` at the words that were found."""

    hits: Statements
    #: Names that the search was widened to.
    names: tuple[NameFound, ...]


class ArticleHit(Struct, frozen=True, kw_only=True):
    """An article with the words, and a sentence that shows them."""

    article: int
    title: str | None
    outlet: str | None
    date: str | None
    language: str
    passage: str
    marks: tuple[tuple[int, int], ...]


def search(
    archive: Archive, text: str, filters: Filters | None = None, page: ListPage | None = None
) -> Hits:
    """Statements with the words and names, the newest first, each in its sentences and marked.

    Without any word, `statements`. Raises UsageError where the words cannot be searched.
    """
    filters, page = filters or Filters(), page or ListPage()
    with archive.reading() as connection:
        terms, names = parse(connection, text)
        if not terms:
            from relata.archive.asking.statements import listed

            return Hits(hits=listed(connection, filters, page), names=())
        members = members_by_role(connection, filters)
        if members is None:
            return Hits(hits=Statements(statements=(), total=0, more=False, next=None), names=names)
        search_ = _Search(archive, connection, terms, filters, members)
        return Hits(hits=_page(search_, page), names=names)


def parse(connection: Connection, text: str) -> tuple[tuple[Term, ...], tuple[NameFound, ...]]:
    """The conditions of a search, and the names in it."""
    terms: list[Term] = []
    plain: list[str] = []
    for minus, phrase, word in _PART.findall(text):
        if phrase or not word:
            found = tuple(words_of(phrase))
            terms += [Term(found, negative=bool(minus))] if found else []
        elif word.startswith("-") and len(word) > 1:
            terms += [Term((found,), negative=True) for found in words_of(word)]
        elif word.endswith("*"):
            terms += [Term((found,), prefix=True) for found in words_of(word)]
        else:
            plain += _WORD.findall(word)
    if len(terms) + len(plain) > MAX_SEARCH_WORDS:
        raise UsageError(f"a search has at most {MAX_SEARCH_WORDS} words and phrases")
    named, names = _names(connection, plain)
    terms = named + terms
    if terms and all(term.negative for term in terms):
        raise UsageError("a search needs a word that must be there, not only words that must not")
    return tuple(terms), tuple(names)


def _names(connection: Connection, plain: list[str]) -> tuple[list[Term], list[NameFound]]:
    """Plain words as conditions; groups of words that name somebody are one condition."""
    terms: list[Term] = []
    names: list[NameFound] = []
    at = 0
    while at < len(plain):
        for size in range(min(3, len(plain) - at), 0, -1):
            group = plain[at : at + size]
            term, found = _name(connection, group)
            if term is not None:
                terms.append(term)
                names += found
                at += size
                break
        else:
            word = fold(plain[at])
            terms += [Term((word,))] if word else []
            at += 1
    return terms, names


def _name(connection: Connection, group: list[str]) -> tuple[Term | None, list[NameFound]]:
    text = " ".join(group)
    if len(text) < 3:
        return None, []
    least = weights().bear_in_search if len(group) == 1 else weights().bear_in_search_words
    found = bearers(connection, text, least=least)
    if not found:
        return None, []
    members: list[int] = []
    names: list[NameFound] = []
    forms: set[tuple[str, ...]] = set()
    for number in found:
        own = family(connection, number)
        members += own
        rows = connection.execute(
            sa.select(db.spelling.c.form).where(db.spelling.c.entity_id.in_(own))
            .order_by(db.spelling.c.id)
        ).scalars()  # fmt: skip
        written = list(dict.fromkeys(rows))
        name = connection.execute(
            sa.select(db.entity.c.name).where(db.entity.c.id == number)
        ).scalar_one()
        forms |= {tuple(folded(form).split()) for form in written}
        names.append(NameFound(words=text, entity=number, name=name, forms=tuple(written[:50])))
    words = tuple(words_of(text))
    term = Term(words, tuple(sorted(set(members))), tuple(sorted(forms - {()}, key=len)[::-1]))
    return term, names


#: The tag of each role of an entity.
_TAGS = {"speaker": "s", "addressee": "t", "about": "n", "through": "h", "outlet": "o"}


class _Search:
    """The conditions of one search, and its answers in the order of their dates."""

    def __init__(
        self, archive: Archive, connection: Connection, terms: tuple[Term, ...],
        filters: Filters, members: dict[str, tuple[int, ...]],
    ) -> None:  # fmt: skip
        self.archive, self.connection, self.terms = archive, connection, terms
        self._filters = filters
        self._tags = [
            tuple(f"{_TAGS[role]}{number}" for number in found) for role, found in members.items()
        ]
        self._tags += _tags_of(filters)
        # What the tags say already is not asked twice: an index of the statements for it would
        # only lead the database away from the index of words.
        rest = replace(
            filters, outlet=None, language=None, basis=None, modes=(), certainties=(), acts=(),
            agency=None, to_check=False,
        )  # fmt: skip
        self._rest = [one for one in conditions(rest, {}) if one is not db.statement.c.shown]

    def ids(self, *more: tuple[str, ...]) -> sa.Select[Any]:
        """The ids of the answers, in no order; `more` tags narrow them."""
        of = db.statement.c
        joined = sa.join(STATEMENT_WORDS, db.statement, STATEMENT_WORDS.c.rowid == of.id)
        return (
            sa.select(of.id).select_from(joined)
            .where(*matching(self.archive, "statement_words", self.terms, [*self._tags, *more]))
            .where(*self._rest)
        )  # fmt: skip

    def newest(self, count: int) -> list[int]:
        """The first `count` answers, the newest first.

        Where there are very many, not all of them are put in order: the index is asked for one
        month after another, from the last one, until there are enough.
        """
        chosen = self._ordered(self.ids())
        if not self.archive.is_sqlite or self.total(MAX_SORTED) < MAX_SORTED:
            return list(self.connection.execute(chosen.limit(count)).scalars())
        found: list[int] = []
        for month in self._months():
            part = self._ordered(self.ids((f"d{month}",))).limit(count - len(found))
            found += self.connection.execute(part).scalars()
            if len(found) >= count:
                return found
        undated = self._ordered(self.ids().where(db.statement.c.date.is_(None)))
        return found + list(self.connection.execute(undated.limit(count - len(found))).scalars())

    def total(self, most: int) -> int:
        """How many answers there are, counted up to `most`."""
        bounded = self.ids().limit(most).subquery()
        counted = sa.select(sa.func.count()).select_from(bounded)
        return int(self.connection.execute(counted).scalar_one())

    def _ordered(self, chosen: sa.Select[Any]) -> sa.Select[Any]:
        of = db.statement.c
        return chosen.order_by(sa.nulls_last(sa.desc(of.date)), of.id.desc())

    def _months(self) -> Iterator[str]:
        """The months that articles are of ("202404"; a year alone is "2024"), the last one first.

        One look at the index of dates for each.
        """
        of = db.article.c
        last: str | None = None
        while True:
            wanted = sa.select(sa.func.max(of.date))
            if last is not None:
                wanted = wanted.where(of.date < last)
            newest = self.connection.execute(wanted).scalar()
            if newest is None:
                return
            last = newest[:7]
            yield last.replace("-", "")


def _tags_of(filters: Filters) -> list[tuple[str, ...]]:
    """The filters that the index of words knows as words: it drops what they leave out at once."""
    found: list[tuple[str, ...]] = []
    for letter, values in (
        ("l", (filters.language,)), ("b", (filters.basis,)), ("m", filters.modes),
        ("c", filters.certainties), ("k", filters.acts),
    ):  # fmt: skip
        given = tuple(tag(letter, value) for value in values if value is not None)
        found += [given] if given else []
    if not (filters.doubtful or filters.rejected):
        found.append(("v1",))
    if filters.to_check:
        found.append(("w1",))
    if filters.agency is not None:
        found.append(("a1" if filters.agency else "a0",))
    return found


def matching(
    archive: Archive, table: str, terms: tuple[Term, ...], tags: list[tuple[str, ...]]
) -> list[Any]:
    """The conditions on a table of words: all terms, and one of each group of tags."""
    if archive.is_sqlite:
        positive = [_fts(term) for term in terms if not term.negative]
        positive += ["tags : (" + " OR ".join(f'"{one}"' for one in some) + ")" for some in tags]
        query = " AND ".join(f"({part})" for part in positive)
        for term in terms:
            if term.negative:
                query = f"({query}) NOT ({_fts(term)})"
        return [sa.text(f"{table} MATCH :query").bindparams(query=query)]
    found: list[Any] = []
    for number, term in enumerate(terms):
        found.append(_tsquery(table, term, number))
    for number, some in enumerate(tags):
        text = f"to_tsvector('simple', {table}.tags) @@ to_tsquery('simple', :g{number})"
        found.append(sa.text(text).bindparams(**{f"g{number}": " | ".join(some)}))
    return found


def _fts(term: Term) -> str:
    """A term in the language of FTS5."""
    words = 'words : "' + " ".join(term.words) + '"' + (" *" if term.prefix else "")
    if not term.entities:
        return words
    entities = " OR ".join(f'"e{number}"' for number in term.entities)
    return f"({words}) OR (tags : ({entities}))"


def _tsquery(table: str, term: Term, number: int) -> Any:
    words = " <-> ".join(term.words) + (":*" if term.prefix else "")
    clause = f"to_tsvector('simple', {table}.words) @@ to_tsquery('simple', :w{number})"
    values = {f"w{number}": words}
    if term.entities:
        clause += f" OR to_tsvector('simple', {table}.tags) @@ to_tsquery('simple', :e{number})"
        values[f"e{number}"] = " | ".join(f"e{one}" for one in term.entities)
    return sa.text(f"{'NOT ' if term.negative else ''}({clause})").bindparams(**values)


def _page(search_: _Search, page: ListPage) -> Statements:
    limit, offset = page.bounds
    ids = search_.newest(offset + limit + 1)[offset:]
    total = offset + len(ids)
    if len(ids) > limit:
        total = search_.total(MAX_COUNTED + 1)
    statements = stored(search_.connection, ids[:limit])
    return Statements(
        statements=tuple(_marked(one, search_.terms) for one in statements),
        total=min(total, MAX_COUNTED), more=total > MAX_COUNTED,
        next=offset + limit if len(ids) > limit else None,
    )  # fmt: skip


def _marked(one: StoredStatement, terms: tuple[Term, ...]) -> StoredStatement:
    marks = marks_in(one.passage, terms)
    return replace(one, marks=marks) if marks else one


def marks_in(passage: str, terms: tuple[Term, ...]) -> tuple[tuple[int, int], ...]:
    """Where the words and names of a search stand in a text, in order, not overlapping."""
    places = [(match.span(), fold(match[0])) for match in _WORD.finditer(passage)]
    wanted = [term for term in terms if not term.negative]
    # A name has up to a hundred forms, and most words begin none of them.
    begin = {words[0] for term in wanted for words in (term.words, *term.forms) if words}
    prefixes = tuple(term.words[0] for term in wanted if term.prefix)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(places):
        word, size = places[at][1], 0
        if word in begin or (prefixes and word.startswith(prefixes)):
            size = max((_fits(places, at, term) for term in wanted), default=0)
        if size:
            found.append((places[at][0][0], places[at + size - 1][0][1]))
        at += max(1, size)
    return tuple(found)


def may_have(words: list[str], terms: tuple[Term, ...]) -> bool:
    """Whether `marks_in` can find anything among some folded words."""
    there = set(words)
    return any(
        term.prefix or any(some[0] in there for some in (term.words, *term.forms) if some)
        for term in terms if not term.negative
    )  # fmt: skip


def _fits(places: list[tuple[tuple[int, int], str]], at: int, term: Term) -> int:
    """How many words from `at` on are the term; 0 for none."""
    for words in (term.words, *term.forms):
        here = tuple(word for _, word in places[at : at + len(words)])
        if here == words or (term.prefix and here and here[0].startswith(words[0])):
            return len(here)
    return 0


def search_articles(
    archive: Archive, text: str, filters: Filters | None = None, page: ListPage | None = None
) -> tuple[ArticleHit, ...]:
    """Articles with the words anywhere in their text, the newest first.

    Of the filters, language, outlet and dates hold. Raises UsageError as `search` does.
    """
    filters, page = filters or Filters(), page or ListPage()
    from relata.archive.asking.articles import hits

    with archive.reading() as connection:
        terms, _ = parse(connection, text)
        if not terms:
            return ()
        outlets = members_of(connection, filters.outlet) if filters.outlet is not None else None
        if outlets == ():
            return ()
        tags = [tuple(f"o{number}" for number in outlets)] if outlets else []
        clauses = matching(archive, "article_words", terms, tags)
        return hits(connection, ARTICLE_WORDS, clauses, terms, filters, page)


__all__ = [
    "ArticleHit", "Hits", "NameFound", "Term", "marks_in", "may_have", "parse", "search",
    "search_articles",
]  # fmt: skip
