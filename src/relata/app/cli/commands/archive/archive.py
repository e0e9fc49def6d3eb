"""`relata archive`: is the archive whole; its backup, its restoration, its upgrade."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from relata.app.archives.place import add_archive, new_file, open_place
from relata.app.cli import streams
from relata.app.cli.choices import counted
from relata.app.cli.command import Command
from relata.app.cli.commands.archive.options import add_format, show_value
from relata.app.cli.terminal import Progress
from relata.model.errors import ArchiveError, UsageError

_EPILOG = """\
examples:
  relata archive check
  relata archive check --repair
  relata archive backup archive-2024-04-03.sqlite
  relata archive restore archive-2024-04-03.sqlite --archive new.sqlite
  relata archive restore archive.sqlite --archive postgresql://relata@db.example/news
  relata archive upgrade

A backup is one file of SQLite, also of an archive on a server; it is made while others work.

exit status: 0 done or whole, 1 something is wrong with the archive, 2 cannot
"""
_ACTIONS = ("check", "backup", "restore", "upgrade")


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("action", metavar="check|backup|restore|upgrade", help="what to do with the archive")
    add("file", nargs="?", metavar="FILE", help="of backup and restore: the backup")
    add(
        "--repair", action="store_true",
        help="of check: make the tables of articles with a problem anew from their records",
    )  # fmt: skip
    add("--force", action="store_true", help="let backup replace a file that exists")
    add_format(parser)
    add_archive(parser)


def run(args: Namespace) -> int:
    """Do what is asked for. 1 where a check found something."""
    if args.action not in _ACTIONS:
        raise UsageError(f"relata archive {args.action}: there are {', '.join(_ACTIONS)}")
    wants_file = args.action in ("backup", "restore")
    if wants_file and not args.file:
        raise UsageError(f"relata archive {args.action} needs the file of the backup")
    if not wants_file and args.file:
        raise UsageError(f"relata archive {args.action} takes no file; see --archive")
    return {"check": _check, "backup": _backup, "restore": _restore, "upgrade": _upgrade}[
        args.action
    ](args)


def _check(args: Namespace) -> int:
    with open_place(args.archive) as archive, Progress() as progress:
        from relata.archive import check, repair

        def said(done: int, total: int) -> None:
            progress(done, total, "checking")

        report = check(archive, said)
        if args.repair and report.repairable:
            repair(archive, report.repairable)
            report = check(archive, said)
    if args.format == "json":
        show_value(report)
        return 0 if report.whole else 1
    progress.wipe()
    counts = (
        counted(report.articles, "article"), counted(report.statements, "statement"),
        counted(report.readings, "reading"), counted(report.entities, "entity", "entities"),
        counted(report.corrections, "correction"),
    )  # fmt: skip
    streams.show_lines(", ".join(counts))
    if report.unplaced:
        unplaced = counted(report.unplaced, "correction")
        streams.show_lines(f"without a place in the newest readings: {unplaced}")
    streams.show_lines(*report.problems)
    if report.whole:
        streams.show_lines("the archive is whole")
    elif report.repairable:
        broken = counted(len(report.repairable), "article")
        streams.show_lines(f"{broken} can be made anew: --repair")
    return 0 if report.whole else 1


def _backup(args: Namespace) -> int:
    target = Path(args.file)
    if target.exists() and not args.force:
        raise UsageError(f"{target} exists; give --force to replace it")
    part = target.with_name(f"{target.name}.part")
    with open_place(args.archive) as archive, Progress() as progress:
        from relata.archive import backup

        if not target.parent.is_dir():
            raise ArchiveError(f"{target}: there is no folder {target.parent}")
        part.unlink(missing_ok=True)
        try:
            backup(archive, str(part), lambda done, total: progress(done, total, "copying"))
            part.replace(target)
        finally:
            _remove(part)
    streams.show_lines(f"{target}: {counted(target.stat().st_size, 'byte')}")
    return 0


def _remove(path: Path) -> None:
    """Remove a file of SQLite with what stands next to it."""
    for rest in ("", "-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)


def _restore(args: Namespace) -> int:
    if not Path(args.file).is_file():
        raise ArchiveError(f"{args.file}: no such file")
    # What cannot be opened is said before an archive is made for it.
    open_place(args.file).close()
    new = new_file(args.archive)
    try:
        with open_place(args.archive, create_new=True) as archive, Progress() as progress:
            from relata.archive import restore

            restore(args.file, archive, lambda done, total: progress(done, total, "copying"))
            place = archive.place
    except BaseException:
        if new is not None:
            _remove(new)
        raise
    streams.show_lines(f"restored into {place}")
    return 0


def _upgrade(args: Namespace) -> int:
    with open_place(args.archive, any_version=True) as archive:
        from relata.archive import upgrade_archive

        place = archive.place
        before, after = upgrade_archive(archive)
    if before == after:
        streams.show_lines(f"{place} is up to date (version {after} of the schema)")
    else:
        streams.show_lines(f"{place}: from version {before} of the schema to {after}")
    return 0


COMMAND = Command(
    name="archive",
    summary="check, back up, restore or upgrade the archive",
    description="Check that the archive is whole, write a backup, restore one, or bring an archive "
    "of an older Relata up to date.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
