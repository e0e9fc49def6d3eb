"""Questions and inserts of a writer, compiled once for each database.

An article is some ten questions and a hundred rows: what SQLAlchemy does for each of them again
would cost more than the database does. `members` asks for rows of any number of values without
another text of the question.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa
from msgspec import json
from sqlalchemy.engine import Connection
from sqlalchemy.ext.compiler import compiles

from relata.model.threads import once

#: What puts values in order where a database's parameters have no names.
_Order = Callable[[dict[str, Any]], Any]


class Members(sa.ColumnElement[bool]):
    """Whether a column's value is among those of a parameter."""

    inherit_cache = False

    def __init__(self, column: sa.ColumnElement[Any], name: str) -> None:
        self.column = column
        self.wanted: sa.BindParameter[Any] = sa.bindparam(name, type_=sa.types.NullType())


def members(column: sa.ColumnElement[Any], name: str) -> Members:
    """Whether a column's value is among those that `ask` gets as `name`, a list."""
    return Members(column, name)


@compiles(Members, "sqlite")
def _of_json(element: Members, compiler: Any, **options: Any) -> str:
    column = compiler.process(element.column, **options)
    return f"{column} IN (SELECT value FROM json_each({compiler.process(element.wanted)}))"  # noqa: S608


@compiles(Members, "postgresql")
def _of_array(element: Members, compiler: Any, **options: Any) -> str:
    column = compiler.process(element.column, **options)
    return f"{column} = ANY({compiler.process(element.wanted)})"


class _Prepared(NamedTuple):
    """A statement as the driver takes it."""

    text: str
    #: Values that the statement itself gives.
    constants: dict[str, Any]
    order: _Order | None

    def values(self, given: dict[str, Any]) -> Any:
        """Parameters in the driver's form."""
        every = {**self.constants, **given} if self.constants else given
        return every if self.order is None else self.order(every)


@once(200)
def _prepared(statement: sa.Executable, dialect: sa.Dialect) -> _Prepared:
    compiled: Any = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    constants = {name: value for name, value in compiled.params.items() if value is not None}
    names = compiled.positiontup
    order: _Order | None = None
    if names:
        order = itemgetter(*names) if len(names) > 1 else lambda values: (values[names[0]],)
    return _Prepared(str(compiled), constants, order)


def _do(connection: Connection, text: str, values: Any, *, many: bool = False) -> Sequence[Any]:
    """Hand a statement to the driver; the rows of a question. Raises SQLAlchemy's DBAPIError."""
    driver: Any = connection.dialect.dbapi
    cursor = connection.connection.cursor()
    try:
        if not many:
            cursor.execute(text, values)
            return cursor.fetchall()
        cursor.executemany(text, values)
        return ()
    except driver.Error as error:
        raise sa.exc.DBAPIError.instance(text, values, error, driver.Error) from error
    finally:
        cursor.close()


def ask(connection: Connection, question: sa.Executable, **values: Any) -> Sequence[Any]:
    """The rows that answer a question with named parameters; lists are for `members`.

    Values come as the database stores them: a Boolean of SQLite is 0 or 1.
    """
    prepared = _prepared(question, connection.dialect)
    if prepared.order is not None:
        for name, value in values.items():
            if isinstance(value, list):
                values[name] = json.encode(value).decode()
    return _do(connection, prepared.text, prepared.values(values))


@once(50)
def _row_type(question: sa.Select[Any]) -> Callable[[Sequence[Any]], Any]:
    names = [column.key or column.name for column in question.selected_columns]
    made: Any = namedtuple("StoredRow", names)  # type: ignore[misc]
    make: Callable[[Sequence[Any]], Any] = made._make
    return make


def ask_rows(connection: Connection, question: sa.Select[Any], **values: Any) -> list[Any]:
    """`ask` with rows whose values have the names of the columns."""
    return list(map(_row_type(question), ask(connection, question, **values)))


def run(connection: Connection, change: sa.Executable, rows: Sequence[dict[str, Any]]) -> None:
    """Change something once for each of some values."""
    if rows:
        prepared = _prepared(change, connection.dialect)
        _do(connection, prepared.text, [prepared.values(row) for row in rows], many=True)


@once(50)
def _inserting(table: sa.TableClause) -> sa.Insert:
    return sa.insert(table)


def insert(connection: Connection, table: sa.TableClause, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that have every column of a table."""
    if connection.dialect.name == "postgresql":
        rows = [_storable(row) for row in rows]
    run(connection, _inserting(table), rows)


def _storable(row: dict[str, Any]) -> dict[str, Any]:
    """A row without the character NUL, which PostgreSQL does not store: a space stands for it."""
    for name, value in row.items():
        if isinstance(value, str) and "\0" in value:
            row = {**row, name: value.replace("\0", " ")}
    return row
