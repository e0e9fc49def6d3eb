"""What the API takes and gives in addition to the record and the archive's values."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from relata.app.web.api.endpoint import DATE
from relata.app.web.limits import MAX_COMMENT, MAX_NAME
from relata.archive import (
    ArticleInfo,
    Bearer,
    CorrectionInfo,
    NameFound,
    Reading,
    Route,
    StoredStatement,
    VersionLink,
    Wording,
)
from relata.model.record import ErrorInfo

Name = Annotated[str, Meta(min_length=1, max_length=MAX_NAME)]
Number = Annotated[int, Meta(ge=1, le=2_000_000_000)]
Date = Annotated[str, Meta(pattern=DATE)]


class ApiError(Struct, frozen=True):
    """Why a call was not answered."""

    relata: Literal["1"]
    error: ErrorInfo


class NewArticle(Struct, frozen=True, forbid_unknown_fields=True):
    """An article to read: either its text or its public address."""

    text: Annotated[str, Meta(min_length=1)] | None = None
    url: Annotated[str, Meta(min_length=8, max_length=2000, pattern="^https?://")] | None = None
    lang: Annotated[str, Meta(pattern="^[a-z]{2,3}$")] | None = None
    date: Date | None = None
    outlet: Name | None = None


class ReadingState(Struct, frozen=True):
    """How far the reading of an article is."""

    id: str
    step: Literal["wait", "fetch", "extract", "read", "keep", "done", "failed"]
    #: Stages of the pipeline that are done, and how many there are.
    stages_done: int
    stages: int
    #: The article, once it is there; whether its text was there before.
    article: int | None = None
    known: bool = False
    error: ErrorInfo | None = None


class ArticleList(Struct, frozen=True):
    """A page of articles."""

    articles: tuple[ArticleInfo, ...]
    total: int
    next: int | None


class ArticleDetail(Struct, frozen=True):
    """An article: what it is, its statements as they hold, near copies, readings."""

    info: ArticleInfo
    statements: tuple[StoredStatement, ...]
    #: The record's entities that the archive knows: "e4" -> 17.
    entities: dict[str, int]
    versions: tuple[VersionLink, ...]
    readings: tuple[Reading, ...]


class SearchAnswer(Struct, frozen=True):
    """What a search found, and the names that it was widened to."""

    statements: tuple[StoredStatement, ...]
    names: tuple[NameFound, ...]
    total: int
    #: Whether `total` is a lower bound.
    more: bool
    next: int | None


class Wordings(Struct, frozen=True):
    """A quotation in all its wordings, the oldest first."""

    wordings: tuple[Wording, ...]
    roots: int


class Entities(Struct, frozen=True):
    """Who bears a name."""

    entities: tuple[Bearer, ...]


class RouteList(Struct, frozen=True):
    """A page of who is quoted through whom, the most frequent first."""

    routes: tuple[Route, ...]
    next: int | None


class CorrectionList(Struct, frozen=True):
    """A page of corrections."""

    corrections: tuple[CorrectionInfo, ...]
    next: int | None


class AnchorWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of an article with those around them, by which they are found."""

    quote: Annotated[str, Meta(min_length=1, max_length=20_000)]
    before: Annotated[str, Meta(max_length=200)] = ""
    after: Annotated[str, Meta(max_length=200)] = ""


class CorrectionValue(Struct, frozen=True, forbid_unknown_fields=True):
    """What is right; which fields count depends on the kind."""

    #: speaker, addressee, missed: who; neither: nobody whom the text names. name: the new one.
    entity: Number | None = None
    name: Name | None = None
    #: note.
    text: Annotated[str, Meta(min_length=1, max_length=MAX_COMMENT)] | None = None
    #: missed.
    mode: str | None = None
    #: merge: who is the same.
    source: Number | None = None
    #: split: forms that are somebody else, called `name`.
    forms: Annotated[tuple[Name, ...], Meta(max_length=50)] = ()


class NewCorrection(Struct, frozen=True, forbid_unknown_fields=True):
    """A correction. It stands at a statement (its `ref`), at words, at an article or an entity."""

    kind: Literal[
        "accept", "no-statement", "speaker", "addressee", "missed", "note", "name", "merge",
        "split",
    ]  # fmt: skip
    statement: Annotated[str, Meta(max_length=64)] | None = None
    article: Number | None = None
    entity: Number | None = None
    anchor: AnchorWords | None = None
    value: CorrectionValue = CorrectionValue()


class Made(Struct, frozen=True):
    """A correction that was made."""

    id: int
    #: Where a statement was marked that was missed: its key in the article.
    key: str | None = None
    #: What was done, in a line.
    line: str = ""


class Nothing(Struct, frozen=True, forbid_unknown_fields=True):
    """An empty body."""


class SameName(Struct, frozen=True):
    """Whether two spellings can be one name."""

    score: float
    same: bool
    reason: str


class SpelledName(Struct, frozen=True):
    """How texts of a language write a name; null where that is unsure."""

    form: str | None
    convention: str | None = None
    at_home: str | None = None
