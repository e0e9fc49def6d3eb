"""The notation of patterns, compiled into regular expressions over class characters.

`find = "in < phase? month {YEAR}? >"` is read as follows:

- A name is a class of the lexicon, one of digits (`day hour minute monthnumber year shortyear
  oldyear digits hhmm`, with a suffix `digits_decade` and the like), a mark (`stop comma dash slash
  colon apostrophe open close currency semicolon`, with a `g` before it where it must touch letters
  or digits on both sides), or `Capital`, `small` for words of no class. `unit.Y` is the form of a
  class that has this value; `a|b` is one of several classes.
- `slot=name` keeps the value under another name than the class's; a class is kept under its own.
- `( … )` groups; ` / ` separates alternatives in a group; `?` and `*` follow an item or a group.
- `< … >` is an extent: what is reported. Several extents share their values: "18. und 19. Mai".
- `!name` must not stand before this place, `&name` must, `^name` must not stand after it (single
  words and marks alone).
- `{NAME}` is a part defined once in `[parts]` of the shared patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct, structs

from relata.lang.schema import TimePattern
from relata.model.errors import DataError
from relata.times.limits import MAX_REPEATED
from relata.times.recognition.lexicon import CAPITAL, SMALL, TimeLexicon

_TOKEN = re.compile(
    r"\s*(?:(?P<mark>[<>()/])|(?P<look>[!^&])?(?:(?P<slot>\w+)=)?(?P<names>[\w.|]+))(?P<many>[?*])?"
)
_PART = re.compile(r"\{(\w+)\}")
#: A group in a text under way, with the number that it got when it was read.
_GROUP = re.compile(r"\(\?P<g(\d+)>")
#: Classes of the atoms that are in no class.
_OPEN = {"Capital": CAPITAL, "small": SMALL}


class Slot(Struct, frozen=True, gc=False):
    """Where a value is: the number of its group, the classes that it may be of."""

    group: int
    name: str
    classes: tuple[str, ...]
    #: Number of the extent around it; None outside.
    extent: int | None


class CompiledPattern:
    """A pattern ready for use; its expression is compiled when it is first looked for."""

    __slots__ = (
        "extents", "first", "match", "must", "second", "single", "slots", "source", "text",
    )  # fmt: skip

    def __init__(
        self, source: TimePattern, piece: _Piece, extents: list[int], slots: list[Slot]
    ) -> None:
        self.source = source
        #: Groups by the order in which they were read -> by the order in which they stand.
        numbers = {int(name): n for n, name in enumerate(_GROUP.findall(piece.text), 1)}
        self.text = _GROUP.sub("(", piece.text)
        #: Groups of the extents, in order, and the slots; those that the language has words for.
        self.extents = tuple(numbers[one] for one in extents if one in numbers)
        self.slots = tuple(
            Slot(numbers[slot.group], slot.name, slot.classes, slot.extent)
            for slot in slots if slot.group in numbers
        )  # fmt: skip
        #: Characters with which a match may begin, and some of which one stands in each match.
        self.first, self.must = piece.first, piece.must
        #: Characters that may stand second; `single`: a match may be of one character.
        self.second, self.single = piece.second, piece.single
        #: Looks for it at a place in class characters.
        self.match: Callable[[str, int], re.Match[str] | None] = self._compile_and_match

    def _compile_and_match(self, classes: str, at: int) -> re.Match[str] | None:
        expression = re.compile(self.text)
        self.match = expression.match
        return expression.match(classes, at)


_NO_CHARS: frozenset[str] = frozenset()


class _Piece(Struct, frozen=True):
    """A part of an expression, and which characters it may begin with.

    `second` has those of its second place, `single` says that it may end before that. `must` has
    characters of which one stands in every match; none where nothing must.
    """

    text: str
    first: frozenset[str] = _NO_CHARS
    empty: bool = True
    second: frozenset[str] = _NO_CHARS
    single: bool = False
    must: frozenset[str] = _NO_CHARS


_NOTHING = _Piece("")
_LOOKS = {"!": "?<!", "^": "?!", "&": "?<="}
_MANY = {"*": f"{{0,{MAX_REPEATED}}}", "?": "?", None: ""}


#: Names of classes -> the expression for their forms: patterns share most of them.
_ReadWords = dict[tuple[str, ...], _Piece | None]


class _Parser:
    """One pattern on its way. A piece is None where the language has no words for it."""

    def __init__(self, name: str, text: str, lexicon: TimeLexicon, read: _ReadWords) -> None:
        self.name, self.text, self.lexicon = name, text.rstrip(), lexicon
        self.read = read
        self.at = 0
        self.groups = 0
        self.extents: list[int] = []
        self.inside: int | None = None
        self.slots: list[Slot] = []

    def fail(self) -> DataError:
        """The error of a pattern that is not well formed."""
        return DataError(f"pattern {self.name}: cannot read {self.text[self.at :][:30]!r}")

    def next(self) -> re.Match[str] | None:
        """The next token, None at the end."""
        if self.at >= len(self.text):
            return None
        match = _TOKEN.match(self.text, self.at)
        if match is None:
            raise self.fail()
        return match

    def alternatives(self, closing: str) -> _Piece | None:
        """Sequences between "/" up to the closing mark ("" for the end), which is consumed."""
        found: list[_Piece | None] = []
        while True:
            found.append(self.sequence())
            match = self.next()
            if match is None:
                if closing:
                    raise self.fail()
                break
            if match["mark"] == "/":
                self.at = match.end()
                continue
            if match["mark"] != closing:
                raise self.fail()
            break
        alive = [piece for piece in found if piece is not None]
        if not alive:
            return None
        return _Piece(
            "|".join(piece.text for piece in alive),
            _NO_CHARS.union(*(piece.first for piece in alive)),
            any(piece.empty for piece in alive),
            _NO_CHARS.union(*(piece.second for piece in alive)),
            any(piece.single for piece in alive),
            _NO_CHARS.union(*(piece.must for piece in alive))
            if all(piece.must for piece in alive)
            else _NO_CHARS,
        )

    def sequence(self) -> _Piece | None:
        """Items up to "/", a closing mark or the end."""
        whole, dead = _NOTHING, False
        while (match := self.next()) is not None and match["mark"] not in ("/", ")", ">"):
            self.at = match.end()
            piece = self.group(match) if match["mark"] else self.item(match)
            if piece is None:
                dead = True
                continue
            whole = _followed(whole, piece)
        return None if dead else whole

    def group(self, match: re.Match[str]) -> _Piece | None:
        """A group or an extent, from its opening mark."""
        extent = match["mark"] == "<"
        if extent:
            self.groups += 1
            self.inside = len(self.extents)
            self.extents.append(self.groups)
        number = self.groups
        inner = self.alternatives(">" if extent else ")")
        closing = self.next()
        if closing is None:
            raise self.fail()
        self.at = closing.end()
        if extent:
            self.inside = None
        many = closing["many"]
        if inner is None:
            return _NOTHING if many and not extent else None
        text = f"(?P<g{number}>{inner.text})" if extent else f"(?:{inner.text})"
        return _repeated(structs.replace(inner, text=text), many)

    def item(self, match: re.Match[str]) -> _Piece | None:
        """A class, or a look at the neighbour."""
        names, many = tuple(match["names"].split("|")), match["many"]
        if match["look"]:
            members = self.members(names)
            if not members:
                return None if match["look"] == "&" else _NOTHING
            return _Piece(f"({_LOOKS[match['look']]}[{members}])")
        try:
            piece = self.read[names]
        except KeyError:
            piece = self.read[names] = self.words(names)
        if piece is None:
            return _NOTHING if many else None
        if many == "*":
            return _repeated(piece, many)
        self.groups += 1
        name = match["slot"] or names[0].partition(".")[0]
        self.slots.append(Slot(self.groups, name, names, self.inside))
        return _repeated(structs.replace(piece, text=f"(?P<g{self.groups}>{piece.text})"), many)

    def members(self, names: tuple[str, ...]) -> str:
        """The characters of several classes."""
        return "".join(_OPEN.get(name) or self.lexicon.members.get(name, "") for name in names)

    def words(self, names: tuple[str, ...]) -> _Piece | None:
        """The expression for forms of one of several classes, the longest first."""
        members = self.members(names)
        options = [f"[{members}]"] if members else []
        first, second, single = set(members), set[str](), bool(members)
        sequences = {one for name in names for one in self.lexicon.sequences.get(name, ())}
        for sequence in sorted(sequences, key=lambda one: (len(one), one)):
            atoms = [self.lexicon.members.get(atom, "") for atom in sequence]
            options.insert(0, "".join(f"[{atom}]" for atom in atoms))
            first |= set(atoms[0])
            second |= set(atoms[1]) if len(atoms) > 1 else set()
            single |= len(atoms) == 1
        if not options:
            return None
        text = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
        chars = frozenset(first)
        return _Piece(text, chars, False, frozenset(second), single, chars)


def _followed(piece: _Piece, after: _Piece) -> _Piece:
    """Two pieces, one after the other."""
    return _Piece(
        piece.text + after.text,
        piece.first | (after.first if piece.empty else _NO_CHARS),
        piece.empty and after.empty,
        piece.second
        | (after.first if piece.single else _NO_CHARS)
        | (after.second if piece.empty else _NO_CHARS),
        (piece.single and after.empty) or (piece.empty and after.single),
        # The rarer of the two: fewer words have it.
        min(piece.must, after.must, key=len) if piece.must and after.must
        else piece.must or after.must,
    )  # fmt: skip


def _repeated(piece: _Piece, many: str | None) -> _Piece:
    """A piece that may be left out ("?"), or stand several times ("*")."""
    if many is None:
        return piece
    again = piece.first if many == "*" and piece.single else _NO_CHARS
    return structs.replace(
        piece, text=piece.text + _MANY[many], empty=True, second=piece.second | again,
        must=_NO_CHARS,
    )  # fmt: skip


def compiled(
    patterns: Iterable[TimePattern], parts: Mapping[str, str], lexicon: TimeLexicon
) -> Iterator[CompiledPattern]:
    """Patterns over the words of a language; those of which it lacks the words are left out.

    Raises DataError where one is not well formed.
    """
    read: _ReadWords = {}
    for pattern in patterns:
        text = pattern.find
        while _PART.search(text):
            text = _PART.sub(lambda match: parts[match[1]], text)
        found = _compiled(pattern, _Parser(pattern.id, text, lexicon, read))
        if found is not None:
            yield found


def _compiled(pattern: TimePattern, parser: _Parser) -> CompiledPattern | None:
    piece = parser.alternatives("")
    if piece is None or not piece.text:
        return None
    if piece.empty or not parser.extents:
        raise DataError(f"pattern {pattern.id}: it has no extent, or may be empty")
    return CompiledPattern(pattern, piece, parser.extents, parser.slots)
