"""The tables: one schema for SQLite and PostgreSQL.

`reading` holds every record whole; all other tables of an article are made of its newest record and
the corrections, and can be made again. Dates are ISO 8601 text of the precision that is known
("2024", "2024-04-03"), moments are UTC to the second. Offsets are code points into the text of the
record, end exclusive. The tables of words (`statement_words`, `article_words`) are FTS5 in SQLite
and plain tables with an index over `to_tsvector` in PostgreSQL; both are made by the migrations.
In SQLite, tables without an id of their own are kept in the order of their key (WITHOUT ROWID).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()
#: A statement that waits for a check; written like this in queries that use the index of these.
WAITING = text("to_check <> ''")


def _article(*, primary_key: bool = False) -> Column[int]:
    of = ForeignKey("article.id")
    return Column("article_id", Integer, of, nullable=False, primary_key=primary_key)


def _statement() -> Column[int]:
    return Column("statement_id", Integer, ForeignKey("statement.id"), primary_key=True)


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _maybe(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _numbers(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _entity(name: str = "entity_id", *, required: bool = False, key: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey("entity.id"), nullable=not required, primary_key=key)


entity = Table(
    "entity", metadata,
    Column("id", Integer, primary_key=True),
    *_text("kind", "name"), *_maybe("wikidata"),
    # The entity that an editor has merged this one into; null for most.
    Column("merged_into", Integer, ForeignKey("entity.id")),
    *_text("made_at"),
    Index("entity_merged_into", "merged_into"), Index("entity_wikidata", "wikidata"),
)  # fmt: skip

spelling = Table(
    "spelling", metadata,
    Column("id", Integer, primary_key=True),
    _entity(required=True), *_text("form"),
    # The form in folded words: "Wołodymyr Zełenski" is "wolodymyr zelenski".
    *_text("folded"), *_maybe("language"),
    UniqueConstraint("entity_id", "form", name="spelling_of_entity"),
    Index("spelling_folded", "folded"),
)  # fmt: skip

#: What names are looked up by: consonant skeletons of their words.
name_key = Table(
    "name_key", metadata,
    Column("key", Text, primary_key=True),
    Column("spelling_id", Integer, ForeignKey("spelling.id"), primary_key=True),
    Index("name_key_spelling", "spelling_id"),
)  # fmt: skip

article = Table(
    "article", metadata,
    Column("id", Integer, primary_key=True),
    # SHA-256 of the text, as in the record.
    *_text("document_id"),
    # The outlet's folded name: one text in two outlets is two articles.
    *_text("outlet_key"), *_maybe("source", "source_sha"), *_text("language"),
    *_maybe("title", "date"), _entity("outlet_id"),
    # The agency whose copy it is; null for an article of the outlet's own.
    *_maybe("agency"),
    # "credit": the article says so; "copy": it is a near copy of one that does.
    *_maybe("agency_from"),
    # The smallest id among its near copies; its own where there are none.
    *_numbers("version_group", "statements"),
    *_text("engine", "relata_version", "added_at", "read_at"),
    Column("sketch", LargeBinary),
    UniqueConstraint("document_id", "outlet_key", name="article_once"),
    Index("article_source", "source"), Index("article_source_sha", "source_sha"),
    Index("article_outlet", "outlet_id", "date", "statements", "agency"),
    Index("article_date", "date"), Index("article_version_group", "version_group"),
)  # fmt: skip

reading = Table(
    "reading", metadata,
    Column("id", Integer, primary_key=True),
    _article(), *_text("read_at", "relata_version", "engine"), *_maybe("weights"),
    Column("is_current", Boolean, nullable=False),
    # The record's JSON, compressed by zlib.
    Column("record", LargeBinary, nullable=False),
    Index("reading_article", "article_id", "is_current"),
)  # fmt: skip

#: What an article was read from, so that it can be read again.
source_copy = Table(
    "source_copy", metadata,
    _article(primary_key=True), *_maybe("content_type", "name", "url", "fetched_at"),
    # The bytes, compressed by zlib.
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

article_entity = Table(
    "article_entity", metadata,
    _article(primary_key=True),
    # The record's id: "e4".
    Column("key", Text, primary_key=True),
    # Null for whom the text does not name.
    _entity(), *_text("kind", "name"), *_maybe("roles"),
    Index("article_entity_entity", "entity_id", "article_id"),
)  # fmt: skip

mention = Table(
    "mention", metadata,
    _article(primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("key", Text, primary_key=True),
    *_text("kind"),
    Column("score", Float, nullable=False),
)  # fmt: skip

#: How often an article writes an entity in a form.
naming = Table(
    "naming", metadata,
    _entity(required=True, key=True), _article(primary_key=True),
    Column("form", Text, primary_key=True),
    *_numbers("times"),
    # Of the article, so that who writes whom how needs one table.
    *_text("language"), Column("outlet_id", Integer),
    Index("naming_article", "article_id"),
)  # fmt: skip

statement = Table(
    "statement", metadata,
    Column("id", Integer, primary_key=True),
    _article(),
    # The record's id ("s3"), or "c7" for one that correction 7 adds.
    *_text("key"),
    # Its permanent name: it stays as long as its words do.
    *_text("ref", "mode", "act", "certainty"), *_maybe("basis"), *_text("tier"),
    Column("score", Float, nullable=False),
    *_text("content", "cue"), *_numbers("start", "end"),
    # The spans of the content, as JSON: [[40, 80], [95, 120]].
    *_text("spans"),
    # The sentences around it, and where they begin in the text.
    *_text("passage"), *_numbers("passage_start"),
    *_maybe("said_earliest", "said_latest", "inside"),
    # Of the article, so that a question needs one table.
    *_text("language"), *_maybe("date"), _entity("outlet_id"),
    Column("agency", Boolean, nullable=False),
    # Who it comes from in the end: the same root is one source; whether that is the article's.
    *_text("root"),
    Column("own_root", Boolean, nullable=False),
    Column("saying_id", Integer, ForeignKey("saying.id")),
    # Whether views show it: it is not doubtful, and no editor has rejected it.
    Column("shown", Boolean, nullable=False),
    # "none", "accepted", "corrected", "missed", "rejected".
    *_text("review"),
    # Why an editor should look at it: names of reasons with spaces between, or "".
    *_text("to_check"),
    UniqueConstraint("article_id", "key", name="statement_of_article"),
    Index("statement_ref", "ref"), Index("statement_date", "shown", "date", "id"),
    Index("statement_outlet", "outlet_id", "shown", "basis", "date"),
    Index("statement_outlet_date", "outlet_id", "shown", "date"),
    Index("statement_waiting", "date", "id", sqlite_where=WAITING, postgresql_where=WAITING),
    Index("statement_waiting_in", "article_id", sqlite_where=WAITING, postgresql_where=WAITING),
    Index("statement_saying", "saying_id"), Index("statement_review", "review"),
)  # fmt: skip

#: Who speaks and who is spoken to. `entity_id` is null where it stays open or has no name.
voice = Table(
    "voice", metadata,
    _statement(),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    _entity(),
    # The record's entity id; null where it stays open.
    *_maybe("key"), *_text("label"),
    Column("score", Float, nullable=False),
    # Of the statement: for the order of what somebody said.
    *_maybe("date"),
    Index("voice_entity", "entity_id", "role", "date", "statement_id"),
)  # fmt: skip

hand = Table(
    "hand", metadata,
    _statement(),
    Column("position", Integer, primary_key=True),
    *_text("kind"), _entity(), *_text("key", "label"),
    Column("score", Float, nullable=False),
    # Whether it stands between the outlet and the speaker.
    Column("relay", Boolean, nullable=False),
    Index("hand_entity", "entity_id", "statement_id"),
)  # fmt: skip

#: Named entities in the content: what a statement is about.
about = Table(
    "about", metadata,
    _entity(required=True, key=True), _statement(), *_maybe("date"),
    Index("about_statement", "statement_id"), Index("about_entity_date", "entity_id", "date"),
)  # fmt: skip

#: Who is quoted through whom, counted as articles come and go.
through = Table(
    "through", metadata,
    Column("speaker_id", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("relay_id", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    *_numbers("times"),
    Index("through_relay", "relay_id"), Index("through_times", "times"),
)  # fmt: skip

#: Whom an outlet quotes and how it knows, counted in the same way.
quoted = Table(
    "quoted", metadata,
    Column("outlet_id", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("speaker_id", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("basis", Text, primary_key=True),
    *_numbers("times"),
    Index("quoted_speaker", "speaker_id"),
)  # fmt: skip

#: Through whose hands an outlet has its statements, counted in the same way.
passed = Table(
    "passed", metadata,
    Column("outlet_id", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("relay_id", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    *_numbers("times"),
)  # fmt: skip

#: What an entity said: "said" by month ("2024-04"; "" without a date), "to" by the id of whom it
#: spoke to; counted in the same way.
tally = Table(
    "tally", metadata,
    _entity(required=True, key=True),
    Column("kind", Text, primary_key=True), Column("value", Text, primary_key=True),
    *_numbers("times"),
)  # fmt: skip

#: One quotation in all its wordings.
saying = Table(
    "saying", metadata,
    Column("id", Integer, primary_key=True),
    # The folded words of the wording that came first.
    *_text("words"),
    # Statements that have it, and independent sources among them.
    *_numbers("statements", "roots"),
    Index("saying_roots", "roots"),
)  # fmt: skip

#: Hashes of word sequences, by which wordings of one quotation find it.
saying_key = Table(
    "saying_key", metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("saying_id", Integer, ForeignKey("saying.id"), primary_key=True),
    Index("saying_key_saying", "saying_id"),
)  # fmt: skip

#: Bands of MinHash sketches, by which near copies of an article find each other.
band = Table(
    "band", metadata,
    Column("hash", BigInteger, primary_key=True),
    _article(primary_key=True),
    Index("band_article", "article_id"),
)  # fmt: skip

version = Table(
    "version", metadata,
    _article(primary_key=True),
    Column("other_id", Integer, ForeignKey("article.id"), primary_key=True),
    # Estimated share of common word sequences, 0 to 1.
    Column("similarity", Float, nullable=False),
    Index("version_other", "other_id"),
)  # fmt: skip

time = Table(
    "time", metadata,
    _article(primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    *_text("text", "type", "value"), *_maybe("earliest", "latest"),
)  # fmt: skip

event = Table(
    "event", metadata,
    Column("id", Integer, primary_key=True),
    _article(), *_text("key", "kind", "status"), *_maybe("time", "earliest", "latest", "place"),
    *_numbers("start", "end"), *_maybe("date"),
    Index("event_article", "article_id"), Index("event_kind", "kind", "date"),
)  # fmt: skip

participant = Table(
    "participant", metadata,
    Column("event_id", Integer, ForeignKey("event.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _entity(), *_text("role", "label"),
    Index("participant_entity", "entity_id", "event_id"),
)  # fmt: skip

#: Statements that report or deny an event.
event_statement = Table(
    "event_statement", metadata,
    Column("event_id", Integer, ForeignKey("event.id"), primary_key=True),
    # "known_from" or "denied_by".
    Column("relation", Text, primary_key=True),
    # The record's id of the statement.
    Column("key", Text, primary_key=True),
)  # fmt: skip

finding = Table(
    "finding", metadata,
    _article(primary_key=True),
    Column("position", Integer, primary_key=True),
    *_text("rule", "severity"), *_numbers("start", "end"), *_text("message", "advice"),
    *_maybe("fingerprint"),
    Index("finding_rule", "rule"),
)  # fmt: skip

#: The corrections: rows are added, and never changed or deleted.
correction = Table(
    "correction", metadata,
    Column("id", Integer, primary_key=True),
    *_text("kind"),
    Column("article_id", Integer, ForeignKey("article.id")),
    _entity(),
    # Where it stands: the words, those before and after them, and their place in the text then.
    *_maybe("quote", "before", "after"),
    Column("start", Integer),
    # What is right, as JSON; its fields depend on the kind.
    *_text("value", "author", "made_at"),
    # The correction that this one takes back.
    Column("undoes", Integer, ForeignKey("correction.id")),
    Index("correction_article", "article_id"), Index("correction_entity", "entity_id"),
    Index("correction_undoes", "undoes"), Index("correction_kind", "kind"),
)  # fmt: skip

#: What became of a correction in the newest reading: made again at each.
placement = Table(
    "placement", metadata,
    Column("correction_id", Integer, ForeignKey("correction.id"), primary_key=True),
    # "placed", "ambiguous", "missing", "undone".
    *_text("status", "why"),
    # The statement that it stands at.
    *_maybe("ref"),
    Index("placement_status", "status"), Index("placement_ref", "ref"),
)  # fmt: skip

#: The feeds that are watched, and when they may be asked next.
feed = Table(
    "feed", metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    *_maybe("title", "etag", "modified", "checked_at", "due_at"), *_numbers("failures"),
    *_maybe("problem"),
)  # fmt: skip

feed_entry = Table(
    "feed_entry", metadata,
    Column("feed_id", Integer, ForeignKey("feed.id"), primary_key=True),
    Column("address", Text, primary_key=True),
    *_maybe("title"), *_text("seen_at"),
    # "new", "added", "failed", "refused".
    *_text("state"), *_numbers("tries"), *_maybe("problem"),
    Column("article_id", Integer, ForeignKey("article.id")),
    Index("feed_entry_state", "state"),
)  # fmt: skip
