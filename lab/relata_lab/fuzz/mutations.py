"""How an input is changed: pieces are cut, moved, repeated, joined with others, and spoiled."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence

from relata_lab.fuzz.seeds import Seed

#: What breaks programs: marks, controls, markup, numbers, half characters.
PIECES: tuple[bytes, ...] = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        "„", "“", "”", "«", "»", "‚", "‘", "’", '"', "'", "–", "—", "…", "...", "!", "?", "!?",
        ":", ";", ",", "(", ")", "[", "]", "\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u200b",
        "\ufeff", "\u00ad", "\u202e", "\u2066", "\u0301", "\u0000", "\u0008", "\u000b",
        "\u001b[31m", "\u0085", "\ud800", "\udfff", "\uffff", "\U0010ffff", "👩‍👩‍👧", "&#11;",
        "&#xD800;", "&amp;", "&lt;p>", "<", ">", "</", "<p>", "</p>", "<div>", "</div>",
        "<blockquote>", "<q>", "<br>", "<!--", "-->", "<script>", "</script>",
        "<table><tr><td>", "<span class='author'>", "<h1>", "<template>", " hidden ", "]]>",
        "{", "}", "[[", "]]", "\\ud800", "\\", '"@type"', "null", "-1", "0", "1e999", "9" * 30,
        "99999999999", "2024-02-30", "A@b@c", "=1+1", ";=1", "# ", "> ", "- ", "```", "---",
        "%PDF-", "stream", "endobj", "/Fl", "<<", ">>", "PK\u0003\u0004", "From: ", "Date: ",
        "=?utf-8?q?", "charset=utf-7", "said", "sagte", "dass", "that", "laut", "according to",
        "сказал", "řekl", "И", "Mr. ", "Dr. ", "I", "we", "he", "der Sprecher der ",
        "the mayor of the ",
    )
)  # fmt: skip
#: Longest mutated input, in bytes; growth has tests of its own.
LONGEST = 20_000


def mutated(seed: Seed, others: Sequence[Seed], rng: random.Random) -> bytes:
    """The bytes of `seed` after a few changes. Half of the archives are changed inside."""
    if seed.name.endswith(".docx") and rng.random() < 0.5:
        return _inside(seed.data, others, rng)
    return _changed(seed.data, others, rng)


def _changed(data: bytes, others: Sequence[Seed], rng: random.Random) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        data = rng.choice(_CHANGES)(data, others, rng)[:LONGEST]
    return data


def _inside(data: bytes, others: Sequence[Seed], rng: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename), _changed(old.read(info), others, rng))
    return made.getvalue()


def _slice(data: bytes, rng: random.Random, longest: int = 400) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.randrange(1, longest))


def _cut(data: bytes, _: Sequence[Seed], rng: random.Random) -> bytes:
    start, end = _slice(data, rng)
    return data[:start] + data[end:]


def _end(data: bytes, _: Sequence[Seed], rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _repeat(data: bytes, _: Sequence[Seed], rng: random.Random) -> bytes:
    start, end = _slice(data, rng, 60)
    return data[:end] + data[start:end] * rng.choice((1, 2, 5, 40)) + data[end:]


def _move(data: bytes, _: Sequence[Seed], rng: random.Random) -> bytes:
    start, end = _slice(data, rng)
    rest = data[:start] + data[end:]
    to = rng.randrange(len(rest) + 1)
    return rest[:to] + data[start:end] + rest[to:]


def _insert(data: bytes, _: Sequence[Seed], rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(PIECES) * rng.choice((1, 1, 1, 2, 3, 60)) + data[at:]


def _flip(data: bytes, _: Sequence[Seed], rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _number in range(rng.choice((1, 1, 4, 16)) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _join(data: bytes, others: Sequence[Seed], rng: random.Random) -> bytes:
    other = rng.choice(others).data
    start, end = _slice(other, rng, 2000)
    at = rng.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _words(data: bytes, _: Sequence[Seed], rng: random.Random) -> bytes:
    words = data.split(b" ")
    one, other = rng.randrange(len(words)), rng.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return b" ".join(words)


_CHANGES: tuple[Callable[[bytes, Sequence[Seed], random.Random], bytes], ...] = (
    _cut, _end, _repeat, _move, _insert, _insert, _insert, _flip, _join, _words,
)  # fmt: skip
