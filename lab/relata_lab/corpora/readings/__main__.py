"""The marker's tool: check marks, compare two markers, convert marks to offsets.

    check MARKS.jsonl...                       every string that is not found, every wrong field
    show MARKS.jsonl [NUMBER]                  what each string was found as, with its surroundings
    agree FIRST.jsonl... --second SECOND...    agreement on the articles that both marked
    convert OUT.jsonl MARKS.jsonl...           ids and offsets only, for the repository
    rebuild [GOLD.jsonl]                       whether the texts come back from the corpora

The articles are those of --home: a folder with index.tsv and texts/.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from relata.model.errors import RecordError, RelataError
from relata_lab.corpora.readings import load as readings
from relata_lab.corpora.readings.agreement import agreement
from relata_lab.corpora.readings.gold import converted
from relata_lab.corpora.readings.marks import MarkedArticle, load, selection
from relata_lab.corpora.readings.model import Span


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _sound(paths: Iterable[Path], home: Path) -> list[MarkedArticle]:
    """The marked articles of some files. Raises RecordError where problems are left in them."""
    found = load(paths, selection(home))
    problems = [line for one in found for line in one.problems]
    if problems:
        raise RecordError(f"{len(problems)} problems are left; see `check` ({problems[0]})")
    return found


def check(arguments: argparse.Namespace) -> int:
    """Print problems (must be mended) and remarks (worth a look); 1 where there are problems."""
    found = load(arguments.marks, selection(arguments.home))
    for one in found:
        for line in one.problems:
            _say(f"PROBLEM {line}")
        for line in one.remarks if not arguments.quiet else ():
            _say(f"look    {line}")
    statements = [mark for one in found for mark in one.statements]
    musts = sum(mark.raw.get("need") == "must" for mark in statements)
    wrong = sum(len(one.problems) for one in found)
    _say(f"{len(found)} articles, {len(statements)} statements, {musts} must, {wrong} problems")
    return 1 if wrong else 0


def _around(text: str, span: Span) -> str:
    start, end = span
    shown = f"{text[max(0, start - 25) : start]}[{text[start:end]}]{text[end : end + 25]}"
    return shown.replace("\n", "¶")


def show(arguments: argparse.Namespace) -> int:
    """Print what every string was found as."""
    for one in load(arguments.marks, selection(arguments.home)):
        article = one.article
        if arguments.number not in (None, article.number):
            continue
        _say(f"=== {article.number} {article.id} {one.genre}")
        for mark in one.statements:
            raw = mark.raw
            _say(f"#{mark.number} {raw.get('need')} {raw.get('mode')} {raw.get('names')}")
            for start, end in mark.content:
                _say("   content " + article.text[start:end].replace("\n", "¶"))
            for span in mark.cue:
                _say("   cue     " + _around(article.text, span))
            if mark.speaker:
                _say("   speaker " + _around(article.text, mark.speaker))
    return 0


def agree(arguments: argparse.Namespace) -> int:
    """Print how far two markers agree on the articles that both marked."""
    found = agreement(
        _sound(arguments.marks, arguments.home), _sound(arguments.second, arguments.home)
    )
    (there, firsts), (back, seconds) = found.first, found.second
    _say(f"{found.articles} articles; musts that the other has: {there} of {firsts}, ")
    _say(f"{back} of {seconds}, F1 {found.f1:.3f}")
    shares = [f"{key} {count / max(1, found.pairs):.3f}" for key, count in found.same.items()]
    _say(f"{found.pairs} statements that both have; the same: " + ", ".join(shares))
    return 0


def convert(arguments: argparse.Namespace) -> int:
    """Write the repository's form of the marks, in the order of the ids."""
    found = sorted(_sound(arguments.marks, arguments.home), key=lambda one: one.article.id)
    lines = [json.dumps(converted(one), ensure_ascii=False, sort_keys=True) for one in found]
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _say(f"{len(found)} articles, {sum(len(one.statements) for one in found)} statements")
    return 0


def rebuild(arguments: argparse.Namespace) -> int:
    """Print which texts do not come back from the corpora; 1 where there are some."""
    found = readings.load("gold", corpora=arguments.corpora, gold=arguments.gold)
    for line in found.problems:
        _say(line)
    _say(f"{len(found.readings)} of {len(found.readings) + len(found.problems)} come back")
    return 1 if found.problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m relata_lab.corpora.readings",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("--home", type=Path, default=Path.cwd(), help="folder of the articles")
    parser.add_argument("--corpora", type=Path, help="where the corpora are (../shared/corpora)")
    commands = parser.add_subparsers(required=True)
    for run in (check, show, agree, convert, rebuild):
        command = commands.add_parser(run.__name__, help=run.__doc__)
        command.set_defaults(run=run)
        if run is rebuild:
            command.add_argument("gold", type=Path, nargs="?", help="tests/gold/readings.jsonl")
            continue
        if run is convert:
            command.add_argument("out", type=Path)
        command.add_argument("marks", type=Path, nargs=1 if run is show else "+")
        if run is show:
            command.add_argument("number", nargs="?")
        if run is agree:
            command.add_argument("--second", type=Path, nargs="+", required=True)
        if run is check:
            command.add_argument("--quiet", action="store_true", help="problems only")
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run one command; 2 where its input cannot be read."""
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
    except RelataError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
