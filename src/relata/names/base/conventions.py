"""Spelling conventions: from a language's graphemes to sounds. One pack a convention.

Grapheme-to-phoneme rules, as data: `names.toml` of the pack `de` says that German *sch* sounds š.
Sounds are written with the letters of the Czech tradition (š, č, ž, x for the sound of "loch", ə
for Bulgarian ъ); Arabic and Hebrew give consonants, with capitals (A, W, J, H) where a letter may
be a vowel. The longest grapheme wins; in a key `^` is the beginning of a word, `$` its end, and
`c>ei` a c before e or i. A letter that a file does not list sounds as itself. Example: the German
"schoigu" and the Hungarian "sojgu" both give "šojgu".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from relata.lang.compile import having, kept, section
from relata.lang.schema import ConventionFile, TranscriptionRules
from relata.model.errors import DataError
from relata.model.threads import once

#: Whether a sign is in a word.
Search = Callable[[str], object]


class Convention(Struct, frozen=True, eq=False):
    """A convention compiled for use."""

    code: str
    name: str
    script: str
    languages: frozenset[str]
    #: A word in lower case (NFC) -> its sounds.
    to_sounds: Callable[[str], str]
    writes: dict[str, TranscriptionRules]
    #: Letters of its spelling in addition to those of ASCII.
    letters: frozenset[str]
    #: Whether diacritics are dropped before a word is sounded.
    marks_dropped: bool
    #: Sign -> how surely a word with it is written by this convention (`ConventionFile`).
    signs: dict[str, float]


def _parsed_key(key: str) -> tuple[str, int, str]:
    """A key of a table of graphemes: its letters, the weight of its conditions, its pattern."""
    text = unicodedata.normalize("NFC", key)
    first, last = text.startswith("^"), text.endswith("$")
    text, _, before = text.removeprefix("^").removesuffix("$").partition(">")
    pattern = ("\\A" if first else "") + re.escape(text) + ("\\Z" if last else "")
    if before:
        pattern += f"(?=[{re.escape(before)}])"
    return text, first + last + 2 * bool(before), pattern


def grapheme_replacer(table: dict[str, str]) -> Callable[[str], str]:
    """A function that replaces graphemes by a table with `^`, `$` and `>` in its keys.

    Works from left to right and takes the longest grapheme, of equally long ones the one with
    most conditions: with "s" and "sch" in the table, "schoigu" begins with "sch".
    Time: letters x graphemes that begin with the letter.
    """
    rows: list[tuple[int, int, int, str, str, str]] = []
    for number, (key, value) in enumerate(table.items()):
        text, conditions, pattern = _parsed_key(key)
        if not text:
            continue
        rows.append((-len(text), -conditions, number, pattern if conditions else "", text, value))
    rows.sort()
    # A grapheme with conditions is identified by its group's number, any other by its letters.
    conditional = [""] + [value for *_, pattern, _, value in rows if pattern]
    always = {text: value for *_, pattern, text, value in reversed(rows) if not pattern}
    parts = [f"({pattern})" if pattern else re.escape(text) for *_, pattern, text, _ in rows]

    def value_of(found: re.Match[str]) -> str:
        number = found.lastindex
        return conditional[number] if number else always[found[0]]

    return partial(re.compile("|".join(parts)).sub, value_of) if parts else str


def compile_convention(file: ConventionFile) -> Convention:
    """A convention compiled from `names.toml` of a pack."""
    return Convention(
        file.code, file.name, file.script, frozenset(file.languages.split()),
        grapheme_replacer(file.sounds), file.writes,
        frozenset(c for grapheme in file.sounds for c in grapheme if not c.isascii()),
        file.marks_dropped, file.signs,
    )  # fmt: skip


def convention_codes() -> tuple[str, ...]:
    """Codes of the packs that have a convention (`names.toml`), sorted."""
    return having("names")


@kept
@once(64)
def load_convention(code: str) -> Convention:
    """The convention of this code. Raises DataError where it has no file."""
    file = section(code, "names")
    if file is None:
        raise DataError(f"{code}/names.toml is missing from this installation")
    return compile_convention(file)


@kept
@once(16)
def conventions_of_script(script: str) -> tuple[Convention, ...]:
    """Every convention of a script, in the order of their codes."""
    return tuple(c for c in map(load_convention, convention_codes()) if c.script == script)


@kept
@once(64)
def convention_for_language(script: str, lang: str | None) -> Convention | None:
    """The convention of a language in a script, or None: ("latin", "de") -> German."""
    return next((c for c in conventions_of_script(script) if lang in c.languages), None)


@kept
@once(16)
def _signs(script: str) -> tuple[tuple[Search, Convention], ...]:
    """Searches for the signs of a script's conventions, the surest first."""
    rows: dict[tuple[float, str], list[str]] = {}
    for convention in conventions_of_script(script):
        for sign, surely in convention.signs.items():
            parts = [_parsed_key(part)[2] for part in sign.split()]
            together = "\\A" + "".join(f"(?=.*{part})" for part in parts)
            pattern = parts[0] if len(parts) == 1 else together
            rows.setdefault((-surely, convention.code), []).append(pattern)
    return tuple(
        (re.compile("|".join(patterns)).search, load_convention(code))
        for (_, code), patterns in sorted(rows.items())
    )


def likely_convention(word: str, script: str, lang: str | None) -> Convention | None:
    """The convention that a word is likely written by; None where its script has none.

    That of the text's language, else the one whose surest sign the word has ("ї": Ukrainian),
    else the first of the script.
    """
    own = convention_for_language(script, lang)
    if own is not None:
        return own
    for has_sign, convention in _signs(script):
        if has_sign(word):
            return convention
    return next(iter(conventions_of_script(script)), None)


def convention_files() -> Iterator[ConventionFile]:
    """`names.toml` of every pack that has one, in the order of their codes."""
    return (section(code, "names") for code in convention_codes())
