"""No code names a language, a letter of one or an ending of one: they are declared in packs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from relata.lang.compile import contents
from relata.lang.language import core_of, load, supported, words_of

SOURCE = Path(__file__).resolve().parents[2] / "src" / "relata"
MODULES = sorted(SOURCE.rglob("*.py"))

#: Codes that are words of the program too: "pl" is the plural.
ALSO_OUR_WORDS = {"pl"}
#: Words of the program and of standards that are small words of a language, too: "und" is BCP 47's
#: tag for a language that is not known.
ALSO_ENGLISH = {"size", "und"}
#: Methods that look at the end of a word.
AT_THE_END = {"endswith", "removesuffix", "rstrip"}

#: Module or folder -> why it may.
ALLOWED = {
    "app/cli/commands/names.py": "names in the examples of the command's help",
    "app/cli/commands/compare.py": "English is the default language of reports",
    "app/cli/commands/timeline.py": "English is the default language of reports",
    "present/story/html.py": "which languages are written from right to left is a fact of HTML",
    "app/cli/commands/read.py": "English is the default language of reports",
    "present/options.py": "English is the default language of reports",
    "present/csv.py": "the columns of CSV have English names",
    "present/html/article.py": "which languages are written from right to left is a fact of HTML",
    "readers/decode.py": "the letters of character sets, of which one is guessed",
    "readers/formats": "an example of each format; a hyphen before a capital is not a break",
    "app/cli/commands/kb.py": "an example of a name in another script",
    "chains/makers/relay.py": "an example of a genitive",
    "comparison/words.py": "an apostrophe that Unicode calls a letter",
    "segment/patterns.py": "an apostrophe that Unicode calls a letter",
    "mentions/chunking/case_words.py": "the first letter after the Latin script",
}


def _allowed(path: Path) -> bool:
    name = path.relative_to(SOURCE).as_posix()
    return any(name == place or name.startswith(f"{place}/") for place in ALLOWED)


def _docstrings(tree: ast.AST) -> set[int]:
    """Ids of constants that stand alone as a statement."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _strings(tree: ast.AST) -> Iterator[ast.Constant]:
    left_out = _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in left_out:
                yield node


def _endings(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in AT_THE_END:
                yield from (
                    inner
                    for argument in node.args
                    for inner in ast.walk(argument)
                    if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
                )


def _function_words() -> set[str]:
    """Small words of the languages, but for those that are English, as the program is."""
    tables = {code: core_of(code).words for code in supported()}
    names = ("article", "preposition", "pronoun", "complementiser", "coordination", "question")
    found = {
        word
        for code, table in tables.items()
        if code != "en"
        for name in names
        for word in words_of(table.get(name, ()))
        if len(word) > 2
    }
    english = load("en")
    closed = {word for words in tables["en"].values() for word in words_of(words)}
    return found - closed - {*english.verbs, *english.nouns}


FUNCTION_WORDS = _function_words()


def problems(source: str) -> list[str]:
    """What of a language a module has in its strings, with the line."""
    tree = ast.parse(source)
    codes = set(contents()) - ALSO_OUR_WORDS
    found = []
    for node in _strings(tree):
        text = str(node.value)
        if text in codes:
            found.append(f"line {node.lineno}: the code of a language, {text!r}")
        elif any(char.isalpha() and not char.isascii() for char in text):
            found.append(f"line {node.lineno}: letters of a language, {text!r}")
        elif text in FUNCTION_WORDS - ALSO_ENGLISH:
            found.append(f"line {node.lineno}: a word of a language, {text!r}")
    for node in _endings(tree):
        if re.fullmatch("[a-z]{1,6}", str(node.value)):
            found.append(f"line {node.lineno}: an ending of a language, {node.value!r}")
    return found


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if not _allowed(path)],
    ids=lambda path: path.relative_to(SOURCE).as_posix(),
)
def test_a_module_knows_no_language(path: Path) -> None:
    assert problems(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_allowed_is_needed(name: str) -> None:
    place = SOURCE / name
    modules = [place] if place.suffix == ".py" else sorted(place.rglob("*.py"))
    assert any(problems(module.read_text(encoding="utf-8")) for module in modules)


@pytest.mark.parametrize(
    "code",
    [
        'if language.code == "de": pass',
        'word.endswith("ová")',
        'table = {"ова": 1.5}',
        '_DAY = re.compile("[日일]")',
        'word.endswith(("en", "er"))',
        'lower.rstrip("stndrh")',
        'following in ("that", "dass")',
        'x = "ы"',
    ],
)
def test_it_would_be_found(code: str) -> None:
    assert problems(code)
