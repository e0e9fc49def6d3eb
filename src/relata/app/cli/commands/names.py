"""`relata names`: are two names one, and how would a language write a name?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.cli import streams
from relata.app.cli.command import Command
from relata.model.errors import UsageError

_EPILOG = """\
examples:
  relata names "Sergey Soygu" "Sergej Schoigu"
  relata names Sojgu Schoigu --lang-a hu --lang-b de
  relata names --spell de "Сергей Шойгу"
"""
#: From this score on two names are called one.
SAME = 0.5


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("names", metavar="NAME", nargs="+", help="two names, or one with --spell")
    add("--lang-a", metavar="CODE", help="language of the text that the first name stands in")
    add("--lang-b", metavar="CODE", help="language of the second one's")
    add("--spell", metavar="CODE", help="write the name as texts in this language do")
    add("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print the score and the reason, or the spelling. 1 where the names are not one."""
    if args.spell:
        return _spell(args)
    if len(args.names) != 2:
        raise UsageError("give two names, in quotation marks where they have spaces")
    from relata.names.matching.same_name import same_name

    first, second = args.names
    match = same_name(first, second, args.lang_a, args.lang_b)
    if args.json:
        streams.show_json({"score": match.score, "reason": match.reason})
    else:
        word = "same" if match.score >= SAME else "not the same"
        reasons = (f"  {line}" for line in match.reason.split(" | "))
        streams.show_lines(f"{word}  {match.score:.2f}", *reasons)
    return 0 if match.score >= SAME else 1


def _spell(args: Namespace) -> int:
    from relata.names.uses.spell import spell

    if len(args.names) != 1:
        raise UsageError("--spell takes one name, in quotation marks where it has spaces")
    found = spell(args.names[0], args.spell)
    if args.json:
        form = None if found is None else found.form
        streams.show_json({"form": form, "convention": found.convention if found else None})
    elif found is None:
        streams.show_lines(
            "unsure: not in Cyrillic letters, and not the name of a person whom Relata knows"
        )
    else:
        streams.show_lines(found.form, f"  {found.convention}; at home: {found.source}")
    return 0 if found is not None else 1


COMMAND = Command(
    name="names",
    summary="are two spellings one name; how a language writes it",
    description="Say whether two spellings can be one name, and which ways of writing explain the "
    "difference; or, with --spell, how texts in a language are expected to write a name.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
