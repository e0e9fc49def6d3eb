"""The schema's versions: Alembic's migrations, run without its environment file.

A new archive is made by the same migrations that bring an old one up to date.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

#: The version of the schema that this Relata reads and writes.
HEAD = "0002"
_SCRIPTS = "relata.archive.store:migrations"


def current_version(connection: Connection) -> str | None:
    """The schema's version in a database; None where there is no archive."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(sa.text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def upgrade(connection: Connection) -> None:
    """Bring the tables to `HEAD`, from whatever version they are. The caller commits."""
    from alembic.config import Config
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)

    def steps(revision: object, _: object) -> object:
        return scripts._upgrade_revs(HEAD, revision)  # type: ignore[arg-type]

    context = MigrationContext.configure(
        connection, opts={"fn": steps, "render_as_batch": True, "transactional_ddl": True}
    )
    with Operations.context(context):
        context.run_migrations()
