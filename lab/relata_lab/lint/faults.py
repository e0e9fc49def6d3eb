"""Faults that are put into clean articles: what damage does to copy, one kind at a time.

Each kind takes an article and a generator of random numbers, and gives the damaged text with the
place that the damage is at, or None where the article has nothing to damage.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from relata.knowledge import first_names
from relata.model.record import Record

Damage = Callable[[str, Record, random.Random], "Damaged | None"]


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text: the rules one of which must fire, near a place or anywhere (None)."""

    text: str
    at: int | None


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One kind of damage and the rules that should see it."""

    name: str
    rules: tuple[str, ...]
    damage: Damage


def _replaced(text: str, start: int, end: int, words: str) -> Damaged:
    return Damaged(text[:start] + words + text[end:], start)


def _choice(rng: random.Random, rows: list[tuple[int, int]]) -> tuple[int, int] | None:
    return rng.choice(rows) if rows else None


def _surnames(text: str, record: Record, least: int) -> list[list[tuple[int, int]]]:
    """The places of each surname of plain letters, `least` long, that stands there repeatedly."""
    found = []
    for entity in record.entities:
        if entity.kind != "person" or " " not in entity.name:
            continue
        if not first_names.known(entity.name.split()[0]):
            continue  # a club or a thing that was taken for a person
        last = entity.name.split()[-1]
        if len(last) < least or not last.isalpha() or not last.isascii():
            continue
        places = [m.span() for m in re.finditer(rf"\b{re.escape(last)}\b", text)]
        if len(places) > 1:
            found.append(places)
    return found


def misspelt_name(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """Two letters of a surname exchanged at its last mention."""
    found = _choice(rng, [places[-1] for places in _surnames(text, record, 6)])
    if found is None:
        return None
    word = text[slice(*found)]
    spots = [n for n in range(2, len(word) - 1) if word[n] != word[n - 1]]
    if not spots:
        return None
    at = rng.choice(spots)
    return _replaced(text, *found, word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])


def unpaired_mark(text: str, _: Record, rng: random.Random) -> Damaged | None:
    """The closing mark of a quotation dropped."""
    rows = [m.span() for m in re.finditer(r"[”“»](?=[\s.,;:!?])", text)]
    found = _choice(rng, rows)
    if found is None:
        return None
    opening = max(text.rfind(mark, 0, found[0]) for mark in "“„«")
    return Damaged(text[: found[0]] + text[found[1] :], max(opening, 0))


def cut_report(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A paragraph cut after the words that introduce speech."""
    rows = []
    for statement in record.statements:
        if statement.tier == "doubtful" or len(statement.cue) != 1 or len(statement.content) != 1:
            continue
        cue, content = statement.cue[0], statement.content[0]
        line = text.rfind("\n", 0, cue[0]) + 1
        between = text[cue[1] : content[0]]
        if cue[1] <= content[0] <= cue[1] + 8 and text.count(" ", line, cue[1]) >= 6 and line:
            if not re.search(r"\w{5,}", between):
                rows.append((cue[1], content[0]))
    found = _choice(rng, rows)
    if found is None:
        return None
    rest = text[found[1] :].lstrip(" \"“„»«'")
    return Damaged(text[: found[0]] + "\n\n" + rest[:1].upper() + rest[1:], found[0] - 1)


def broken_sentence(text: str, _: Record, rng: random.Random) -> Damaged | None:
    """A full stop for a comma in the middle of a sentence."""
    rows = [m.span() for m in re.finditer(r"(?<=[a-zäöü]{5}),(?= [a-zäöüß]{2,} [a-zäöüß])", text)]
    found = _choice(rng, rows)
    return None if found is None else _replaced(text, *found, ".")


def cut_paragraph(text: str, _: Record, rng: random.Random) -> Damaged | None:
    """The end of a paragraph lost in the middle of a sentence."""
    rows = []
    for match in re.finditer(r"[^\n]{250,}[.](?=\n)", text):
        words = [m.end() for m in re.finditer(r"[a-zäöüß]{3,}(?= [a-zäöüß])", match[0])]
        words = [end for end in words if 180 < end < len(match[0]) - 20]
        if words and not re.search('[“”„»"]', match[0][-120:]):
            rows.append((match.start() + words[-1], match.end()))
    found = _choice(rng, rows)
    return None if found is None else _replaced(text, *found, "")


def doubled_word(text: str, _: Record, rng: random.Random) -> Damaged | None:
    """A small word twice."""
    pattern = r"(?<= )(?:the|of|and|for|with|from|und|mit|von|dem|den|auf|für)(?= [a-zäöü])"
    rows = [m.span() for m in re.finditer(pattern, text)]
    found = _choice(rng, rows)
    if found is None:
        return None
    word = text[slice(*found)]
    return _replaced(text, *found, f"{word} {word}")


def dropped_diacritics(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A mark put on a letter at the first mention of a surname that has none."""
    marks = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}
    found = _choice(rng, [places[0] for places in _surnames(text, record, 5)])
    if found is None:
        return None
    word = text[slice(*found)]
    spot = next((n for n in range(1, len(word)) if word[n] in marks), None)
    if spot is None:
        return None
    return _replaced(text, *found, word[:spot] + marks[word[spot]] + word[spot + 1 :])


def vague_source(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A named speaker replaced by "experts"."""
    rows = []
    for statement in record.statements:
        voice = statement.speaker
        if statement.tier == "doubtful" or voice is None or len(voice.spans) != 1:
            continue
        span = voice.spans[0]
        if text[span[0]].isupper() and statement.cue and statement.mode in ("indirect", "direct"):
            if abs(statement.cue[0][0] - span[1]) < 3:
                rows.append(span)
    found = _choice(rng, rows)
    word = "Experten" if record.document.language == "de" else "Experts"
    return None if found is None else _replaced(text, *found, word)


def machine_residue(text: str, _: Record, rng: random.Random) -> Damaged | None:
    """What a conversion leaves: an entity, a broken character, a placeholder."""
    rows = [m.span() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    found = _choice(rng, rows)
    sign = rng.choice(("&nbsp;", " &amp; ", " {0} ", " \u00e2\u20ac\u201c ", "&quot;", " <unk> "))
    return None if found is None else _replaced(text, *found, sign)


def untranslated(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A clause of another language in the middle of a paragraph."""
    rows = [m.span() for m in re.finditer(r"(?<=[a-zäöü]\.) (?=[A-ZÄÖÜ])", text)]
    found = _choice(rng, rows)
    if found is None:
        return None
    other = (
        " According to the report, it was not the first time that this had happened in the town. "
        if record.document.language == "de"
        else " Das ist nicht das erste Mal, dass es in der Stadt zu einem Streit mit dem Amt kam. "
    )
    return Damaged(text[: found[0]] + other + text[found[1] :], found[0] + 1)


def second_wording(text: str, _: Record, rng: random.Random) -> Damaged | None:
    """A quotation once more at the end, with a word changed."""
    rows = [m.span(1) for m in re.finditer(r"[“„\"]([^“”„\"\n]{40,160})[”“\"]", text)]
    rows = [row for row in rows if text[slice(*row)].count(" ") > 6]
    found = _choice(rng, rows)
    if found is None:
        return None
    words = text[slice(*found)].split()
    at = rng.randrange(2, len(words) - 1)
    words[at] = "durchaus" if words[at][0].isupper() else "entirely"
    opening, closing = text[found[0] - 1], text[found[1]]
    added = f"\n\n{opening}{' '.join(words)}{closing}"
    return Damaged(text.rstrip() + added, len(text.rstrip()) + 2)


KINDS: tuple[FaultKind, ...] = (
    FaultKind("misspelt-name", ("NAM001",), misspelt_name),
    FaultKind("diacritics", ("NAM006", "NAM001"), dropped_diacritics),
    FaultKind("unpaired-mark", ("QUO001",), unpaired_mark),
    FaultKind("second-wording", ("QUO004",), second_wording),
    FaultKind("torn-report", ("ATT003",), cut_report),
    FaultKind("vague-source", ("ATT004",), vague_source),
    FaultKind("broken-sentence", ("TXT001",), broken_sentence),
    FaultKind("cut-paragraph", ("TXT001", "ATT003"), cut_paragraph),
    FaultKind("doubled-word", ("TXT001",), doubled_word),
    FaultKind("untranslated", ("TXT002",), untranslated),
    FaultKind("machine-residue", ("TXT003",), machine_residue),
)
