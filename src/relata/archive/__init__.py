"""The archive: stored records, search, who is who across articles, and corrections.

Sub-packages, each of which imports only those before it: `store` (the database and its schema),
`layer` (corrections laid over a record, pure), `writing` (records become rows), `asking` (lists,
search, pages, the five questions), `corrections`, `care` (check, backup, upgrade). Everything is
asked through the functions here; an `Archive` is opened once and handed to them.

>>> archive = open_archive("archive.sqlite", clock)
>>> added = add(archive, record)
>>> search(archive, "Zelensky ceasefire", Filters(language="de")).hits.statements
"""

from __future__ import annotations

from relata.archive.asking.articles import (
    StoredArticle,
    StoredReading,
    article,
    article_info,
    articles,
    reading_record,
    source_of,
)
from relata.archive.asking.pages import entity_page, outlet_page
from relata.archive.asking.questions import (
    Quotation,
    Route,
    Wording,
    WordingChange,
    first_hand,
    quotation,
    quoted_through,
    said_about,
    single_source,
)
from relata.archive.asking.search import ArticleHit, Hits, NameFound, search, search_articles
from relata.archive.asking.statements import statement, statements
from relata.archive.asking.who import who
from relata.archive.care.backup import backup, restore, upgrade_archive
from relata.archive.care.check import CheckReport, check, repair
from relata.archive.corrections.append import correct, mark_missed, note, undo
from relata.archive.corrections.entities import merge, rename, split
from relata.archive.corrections.export import export
from relata.archive.corrections.listing import corrections
from relata.archive.corrections.replay import LayerLine, layer, lines_of, replay
from relata.archive.store.connect import Archive, open_archive
from relata.archive.values import (
    Added,
    ArticleInfo,
    Articles,
    Bearer,
    CorrectionInfo,
    EntityPage,
    Filters,
    ListPage,
    OutletPage,
    SourceInfo,
    Spelt,
    Statements,
    StoredParty,
    StoredStatement,
    Tally,
    VersionLink,
)
from relata.archive.writing.add import add, add_all
from relata.model.errors import ArchiveError

#: Short names for callers, who write `archive.Page`.
Page = ListPage
Party = StoredParty
Reading = StoredReading

__all__ = [
    "Added", "Archive", "ArchiveError", "ArticleHit", "ArticleInfo", "Articles", "Bearer",
    "CheckReport", "CorrectionInfo", "EntityPage", "Filters", "Hits", "LayerLine", "NameFound",
    "OutletPage", "Page", "Party", "Quotation", "Reading", "Route", "SourceInfo", "Spelt",
    "Statements", "StoredArticle", "StoredStatement", "Tally", "VersionLink", "Wording",
    "WordingChange", "add", "add_all", "article", "article_info", "articles", "backup", "check",
    "correct", "corrections", "entity_page", "export", "first_hand", "layer", "lines_of",
    "mark_missed", "merge", "note", "open_archive", "outlet_page", "quotation", "quoted_through",
    "reading_record", "rename", "repair", "replay", "restore", "said_about", "search",
    "search_articles", "single_source", "source_of", "split", "statement", "statements", "undo",
    "upgrade_archive", "who",
]  # fmt: skip
