"""Prose and names in plain international English, with the field's terms.

Searched are comments, docstrings and messages of the product and of the laboratory; comments,
docstrings and names of the tests; comments in data files; and the documentation. Text in
quotation marks is an example, and is not searched.
"""

from __future__ import annotations

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: Turn of phrase -> what to write.
TURNS = {
    r"(?<!there )\b(?:is|are|was|were) no (?!longer\b)": "is not a",
    r"(?<!there )\b(?:is|are|was|were) (?-i:none)\b": "is not one",
    r"\bbehind\b": "after, following",
    r"\bbeside\b": "next to, in addition to",
    r"\bso many\b": "this many, a number of",
    r"\b(?:tell|tells|told)\b": "says, shows, distinguishes",
    r"\bparted\b": "separated",
    r"\bdearest\b": "most costly",
    r"\bweighed\b": "considered, scored",
    r"\bwhose every\b": "every … of which",
    r"\b(?:of|from) old\b": "earlier",
}
PATTERN = re.compile("|".join(f"({turn})" for turn in TURNS), re.IGNORECASE)

#: Where a turn may stand: (file, words around it) -> why.
ALLOWED: dict[tuple[str, str], str] = {
    ("src/relata/attribute/rules/patterns/direct/without_frame.py", "named behind the dash"):
        "a reason that stands in records",
    ("src/relata/attribute/rules/patterns/according/scope.py", "that its own words tell"):
        "a reason that stands in records",
    ("src/relata/chains/makers/relay.py", "Ida Holm told Reuters"): "an example's text",
    ("src/relata/chains/makers/addressed.py", "Ida Holm told Reuters"): "an example's text",
    ("src/relata/chains/makers/continuation.py", "Ida Holm told Reuters"): "an example's text",
    ("src/relata/chains/makers/enclosing.py", "Ida Holm told reporters"): "an example's text",
}  # fmt: skip

_EXAMPLES = re.compile(
    r"“[^”]*”|„[^“]*“|\"[^\"\n]*\"|`[^`]*`|(?<![\w*])\*[^*\n]+\*(?!\w)|«[^»]*»", re.DOTALL
)


def _files(*patterns: str) -> list[Path]:
    """The files that git tracks or would."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("needs a git checkout")
    return sorted(ROOT / name for name in filter(None, done.stdout.split("\0")) if name)


CODE = _files("src/*.py", "lab/*.py", "hatch_build.py")
TESTS = _files("tests/*.py")
DATA = _files("src/*.toml", "pyproject.toml", "lab/*.toml", "Makefile", ".ci/run", "src/*.css")
PAGES = [path for path in _files("*.md") if path.name != "LICENSE"]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _docstrings(tree: ast.AST) -> set[int]:
    """Ids of constants that stand alone as a statement."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _python(source: str, *, messages: bool) -> Iterator[tuple[int, str]]:
    """(line, text) of comments, docstrings, tests' names; of other strings where `messages`."""
    comments: list[tuple[int, str]] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            text = token.string.lstrip("#: ")
            if comments and comments[-1][0] + comments[-1][1].count("\n") == token.start[0] - 1:
                comments[-1] = (comments[-1][0], f"{comments[-1][1]}\n{text}")
            else:
                comments.append((token.start[0], text))
    yield from comments
    tree = ast.parse(source)
    docstrings = _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if messages or id(node) in docstrings:
                yield node.lineno, node.value
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.lineno, node.name.replace("_", " ")


def _comments(source: str) -> Iterator[tuple[int, str]]:
    """Comments of data files, and the purposes of the packs' examples."""
    for number, line in enumerate(source.splitlines(), 1):
        found = re.match(r"\s*(?:#|/\*)(.*)|(?:why|limit) = \"(.*)\"$", line)
        if found:
            yield number, found[2] if found[1] is None else found[1]


def _page(source: str) -> Iterator[tuple[int, str]]:
    """A page without blocks of code and quoted articles, paragraph by paragraph."""
    empty = re.sub(
        r"^```.*?^```|^> .*?$|<!--.*?-->",
        lambda found: "\n" * found[0].count("\n"), source, flags=re.DOTALL | re.MULTILINE,
    )  # fmt: skip
    line = 1
    for block in re.split(r"(\n\s*\n)", empty):
        yield line, block
        line += block.count("\n")


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """(line, text) of what people read in a file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _python(source, messages=path in CODE)
    elif path.suffix == ".md":
        yield from _page(source)
    else:
        yield from _comments(source)


def problems(name: str, found: Iterator[tuple[int, str]]) -> list[str]:
    """The turns of phrase in the texts of a file, with what to write instead."""
    allowed = [words for place, words in ALLOWED if place == name]
    wrong = []
    for line, text in found:
        for words in allowed:
            text = text.replace(words, "")
        text = _EXAMPLES.sub(lambda part: "\n" * part[0].count("\n"), text)
        text = re.sub(r"[ \t]*\n[ \t]*(?!\n)", "\n", text)
        for match in PATTERN.finditer(text.replace("\n", " ")):
            turn = list(TURNS)[(match.lastindex or 1) - 1]
            place = line + text[: match.start()].count("\n")
            wrong.append(f"{name}:{place}: {match[0].strip()!r}; say: {TURNS[turn]}")
    return wrong


@pytest.mark.parametrize("path", [*CODE, *TESTS, *DATA, *PAGES], ids=_name)
def test_prose_is_plain(path: Path) -> None:
    assert problems(_name(path), texts(path)) == []


@pytest.mark.parametrize(("name", "words"), ALLOWED)
def test_what_is_allowed_is_needed(name: str, words: str) -> None:
    assert any(words in text and PATTERN.search(words) for _, text in texts(ROOT / name))


@pytest.mark.parametrize(
    "source",
    [
        "#: What is no statement.\n",
        "# Longer ones\n# are none.\n",
        '"""The words behind the colon."""\n',
        'raise ValueError(f"{x} is no score")\n',
        '"""Shows so many lines as fit."""\n',
        "# It tells who speaks, beside the name.\n",
        "def test_a_title_is_no_speech(): ...\n",
    ],
)
def test_a_turn_would_be_found(source: str) -> None:
    assert problems("x.py", _python(source, messages=True))


def test_examples_and_existence_are_not_turns() -> None:
    source = '"""There is no buyer: "she told him" (“is no talk”), where there is none."""\n'
    assert problems("x.py", _python(source, messages=True)) == []
    page = "> a told tale\n\n```\nis no code\n```\nFine, *told* and `behind`.\n"
    assert problems("x.md", _page(page)) == []


#: Words of the first version's private language, as parts of names in the code.
PRIVATE = {
    "aside", "bent", "dearest", "freely", "habit", "habits", "making", "parted", "retell",
    "retold", "school", "schools", "settle", "settled", "settler", "shelf", "tight", "told",
    "torn", "trigger", "triggers", "weigh", "worded",
}  # fmt: skip
#: Classes and functions that have the field's name now.
RENAMED = {
    "Describer", "Ent", "Habits", "Hand", "Making", "Memo", "Query", "Scene", "School", "Segment",
    "Settler", "Tables", "Tie", "Trigger", "entered", "further", "matter", "surroundings",
    "unless", "takes", "sep",
}  # fmt: skip
#: Modules and packages that have the field's name now.
MOVED = {
    "addressees", "anchor", "around", "aside", "behind", "belong", "capital", "carried", "contexts",
    "describe", "ends", "framed", "freely", "further", "gathered", "governed", "grammar", "habits",
    "hearsay", "likely", "matter", "memo", "openers", "pairs", "queries", "scene",
    "settle", "sets", "shelf", "surroundings", "tables", "tight", "trained", "triggers", "voices",
    "weigh", "whole", "worded",
}  # fmt: skip


def private_names(source: str) -> set[str]:
    """Names in the code that are made of private words."""
    names = {
        token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.NAME
    }
    parts = {name: re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name) for name in names}
    private = {name for name, found in parts.items() if PRIVATE & {p.lower() for p in found}}
    return private | names & RENAMED


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_names_are_the_fields(path: Path) -> None:
    assert private_names(path.read_text(encoding="utf-8")) == set()
    inside = path.relative_to(ROOT).with_suffix("").parts
    assert MOVED.isdisjoint(inside), "a module has its old name"


def test_a_private_name_would_be_found() -> None:
    source = "class Settler: ...\ntight_clause = weigh(cue.takes)\nlikely = weights\n"
    assert private_names(source) == {"Settler", "tight_clause", "weigh", "takes"}
