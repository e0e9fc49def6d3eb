"""The run of `relata corrections`."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relata.app.archives.place import author, open_place
from relata.app.cli import streams
from relata.app.cli.choices import counted
from relata.app.cli.commands.archive.corrections import ACTIONS
from relata.app.cli.commands.archive.options import page, show_value
from relata.app.cli.output import make_folder, write_text
from relata.model.errors import MissingInput, UsageError, reason

if TYPE_CHECKING:
    from relata.archive import Archive, CorrectionInfo, StoredStatement

#: How many things an action is about.
_WANTS = {
    "list": 0, "accept": 1, "no-statement": 1, "speaker": 1, "addressee": 1, "missed": 2,
    "name": 2, "merge": 2, "split": 1, "undo": 1, "export": 1, "layer": 1, "replay": 1,
}  # fmt: skip


#: Where the numbers of things are seen.
_LISTED = {
    "article": "relata search shows them in brackets",
    "entity": "relata who shows them in brackets",
    "correction": "relata corrections list shows them",
}


def run(args: Namespace) -> int:
    """Do what the action says. Raises UsageError where it lacks something or has too much."""
    if args.action not in ACTIONS:
        raise UsageError(f"relata corrections {args.action}: there are {', '.join(ACTIONS)}")
    wanted = _WANTS.get(args.action)
    if wanted is not None and len(args.what) != wanted:
        raise UsageError(
            f"relata corrections {args.action} is about {counted(wanted, 'thing')}, "
            f"{len(args.what)} given; see relata corrections --help"
        )
    with open_place(args.archive) as archive:
        return _DOING[args.action](archive, args)


def _list(archive: Archive, args: Namespace) -> int:
    from relata.archive import corrections

    article = args.in_article[0] if args.in_article else None
    found = corrections(
        archive, article=article, entity=args.entity, status=args.status, page=page(args)
    )
    if args.format == "json":
        show_value(found)
    elif not found:
        streams.show_lines("there are no corrections")
    else:
        for one in found:
            streams.show_lines(*_lines(one))
    return 0 if found else 1


def _lines(one: CorrectionInfo) -> list[str]:
    at = f"article {one.article}" if one.article is not None else f"entity {one.entity}"
    undoes = f" of {one.undoes}" if one.undoes else ""
    value = {key: item for key, item in one.value.items() if key != "target"}
    said = f"  {json.dumps(value, ensure_ascii=False)}" if value else ""
    lines = [f"{one.id}  {one.kind}{undoes}  {at}  {one.author}, {one.made_at}{said}"]
    if one.quote:
        lines.append(f"  {one.quote}")
    if one.status != "placed":
        lines.append(f"  {one.status}: {one.why}")
    return lines


def _statement(archive: Archive, name: str) -> StoredStatement:
    from relata.archive import statement

    found = statement(archive, name)
    if found is None:
        raise UsageError(f"there is no statement {name!r}; relata search shows their names")
    return found


def _who(args: Namespace) -> dict[str, Any]:
    """Who it is, as a value of a correction."""
    if args.nobody == bool(args.who):
        raise UsageError("say who it is with --is NAME, or --nobody")
    if args.nobody:
        return {}
    return {"entity": int(args.who)} if args.who.isdecimal() else {"name": args.who}


def _made(args: Namespace, correction: int, more: dict[str, Any] | None = None) -> int:
    if args.format == "json":
        streams.show_json({"correction": correction, **(more or {})})
    else:
        added = "".join(f", {key} {value}" for key, value in (more or {}).items())
        streams.show_lines(f"correction {correction}{added}")
    return 0


def _review(archive: Archive, args: Namespace) -> int:
    from relata.archive import correct

    value = _who(args) if args.action in ("speaker", "addressee") else {}
    one = _statement(archive, args.what[0])
    return _made(args, correct(archive, one, args.action, author(args.by), **value))


def _missed(archive: Archive, args: Namespace) -> int:
    from relata.archive import mark_missed, reading_record

    article = _number(args.what[0], "article")
    record = reading_record(archive, article)
    if record is None:
        raise UsageError(f"there is no article {args.what[0]} in the archive")
    text, words = record.document.text, args.what[1]
    at = text.find(words) if words else -1
    if at < 0:
        raise UsageError(f"the article does not have the words {words[:60]!r}, letter by letter")
    if text.find(words, at + 1) >= 0:
        raise UsageError("these words stand in the article several times; give more of them")
    made = mark_missed(
        archive, article, at, at + len(words), author(args.by), mode=args.mode, **_who(args)
    )
    return _made(args, made)


def _note(archive: Archive, args: Namespace) -> int:
    from relata.archive import correct, note

    if args.in_article or args.entity is not None:
        article = args.in_article[0] if args.in_article else None
        text = " ".join(args.what)
        return _made(
            args, note(archive, text, author(args.by), article=article, entity=args.entity)
        )
    if len(args.what) < 2:
        raise UsageError("a note is about a statement and has a text; or --in-article, --entity")
    one = _statement(archive, args.what[0])
    return _made(args, correct(archive, one, "note", author(args.by), text=" ".join(args.what[1:])))


def _number(text: str, kind: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        article = "an" if kind[0] in "ae" else "a"
        raise UsageError(f"{text!r} is not the number of {article} {kind}; {_LISTED[kind]}")
    return int(text)


def _name(archive: Archive, args: Namespace) -> int:
    from relata.archive import rename

    entity = _number(args.what[0], "entity")
    return _made(args, rename(archive, entity, args.what[1], author(args.by)))


def _merge(archive: Archive, args: Namespace) -> int:
    from relata.archive import merge

    into, source = (_number(one, "entity") for one in args.what)
    return _made(args, merge(archive, into, source, author(args.by)))


def _split(archive: Archive, args: Namespace) -> int:
    from relata.archive import split

    who = _who(args) if args.who else {}
    made, to = split(
        archive, _number(args.what[0], "entity"), author(args.by), forms=tuple(args.form or ()),
        articles=tuple(args.in_article or ()), name=who.get("name"), to=who.get("entity"),
    )  # fmt: skip
    return _made(args, made, {"entity": to})


def _undo(archive: Archive, args: Namespace) -> int:
    from relata.archive import undo

    return _made(args, undo(archive, _number(args.what[0], "correction"), author(args.by)))


def _export(archive: Archive, args: Namespace) -> int:
    from relata.archive import export

    folder = Path(args.what[0])
    make_folder(folder)
    rows = list(export(archive))
    for name, column in (("labels.jsonl", 0), ("texts.jsonl", 1)):
        lines = [json.dumps(row[column], ensure_ascii=False) + "\n" for row in rows]
        write_text(folder / name, "".join(lines), force=args.force)
    count = sum(len(labels["statements"]) for labels, _ in rows)
    streams.show_lines(
        f"{counted(len(rows), 'article')}, {counted(count, 'statement')} in {folder}"
    )
    return 0


def _layer(archive: Archive, args: Namespace) -> int:
    from msgspec import to_builtins

    from relata.archive import layer

    rows = [json.dumps(to_builtins(line), ensure_ascii=False) + "\n" for line in layer(archive)]
    write_text(Path(args.what[0]), "".join(rows), force=args.force)
    streams.show_lines(f"{counted(len(rows), 'correction')} in {args.what[0]}")
    return 0


def _replay(archive: Archive, args: Namespace) -> int:
    from relata.archive import lines_of, replay

    try:
        data = Path(args.what[0]).read_bytes()
    except OSError as error:
        raise MissingInput(f"{args.what[0]}: {reason(error)}") from None
    done, refused = replay(archive, lines_of(data))
    streams.show_lines(f"{counted(done, 'correction')} made")
    streams.show_lines(*(f"  refused: {why}" for why in refused))
    return 1 if refused else 0


_DOING: dict[str, Callable[[Archive, Namespace], int]] = {
    "list": _list, "accept": _review, "no-statement": _review, "speaker": _review,
    "addressee": _review, "missed": _missed, "note": _note, "name": _name, "merge": _merge,
    "split": _split, "undo": _undo, "export": _export, "layer": _layer, "replay": _replay,
}  # fmt: skip
