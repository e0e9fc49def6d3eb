"""The changes: each makes of a quotation what an article might print, and says what it is."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relata_lab.evaluate.placing.quotations import CorpusQuotation, Words, is_full_name, words_of

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_END = re.compile(r"[.!?,;:\u2026\s]+$")
_MARK = re.compile(r"[,;:.!?\u2013\u2014]")
#: Quotations of one document in one kind of change, before others have had their turn.
_MOST_OF_DOCUMENT = 4
#: Words that may be the verb of a sentence that lost its beginning.
_FINITE = frozenset((
    "ist", "sind", "war", "waren", "hat", "haben", "hatte", "wird",
    "is", "are", "was", "were", "has", "have", "had", "do", "does",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed quotation, and who says it in the article."""

    quotation: CorpusQuotation
    words: str
    speaker: str


class Pool:
    """What an edit may take from elsewhere: words and quotations of the same language."""

    def __init__(self, quotations: Sequence[CorpusQuotation]) -> None:
        self.all: dict[str, list[CorpusQuotation]] = {}
        self.plain: dict[str, list[str]] = {}
        for one in quotations:
            self.all.setdefault(one.language, []).append(one)
            words = self.plain.setdefault(one.language, [])
            words += [m.group() for m in _WORD.finditer(one.words) if _is_plain(m.group(), one)]


@dataclass(frozen=True, slots=True)
class Draw:
    """Where an edit takes its choices from."""

    rng: random.Random
    pool: Pool


def _is_plain(word: str, quotation: CorpusQuotation) -> bool:
    """A word of some length that is not a name, number, negation, modal or hedge."""
    words = words_of(quotation.language)
    key = word.lower().replace("\u2019", "'")
    closed = words.negations | words.modals | words.hedges | set(words.numbers) | words.counted
    return key not in closed and key.isalpha() and len(key) >= 5 and word.islower()


def _body(quotation: CorpusQuotation) -> str:
    return _END.sub("", quotation.words)


def _hits(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


def exact(one: CorpusQuotation, _: Draw) -> str | None:
    """The words as they are."""
    return _body(one)


def typographic(one: CorpusQuotation, draw: Draw) -> str | None:
    """A comma less or more, another dash, the case of the first letter, brackets, two spaces."""
    text = _body(one)
    first = text[0]
    ways = [f"[{first.swapcase()}]{text[1:]}", first.swapcase() + text[1:]]
    if ", " in text:
        ways.append(text.replace(", ", " ", 1))
        ways.append(text.replace(", ", " \u2013 ", 1))
    if "'" in text or "\u2019" in text:
        ways.append(
            text.replace("\u2019", "'") if "\u2019" in text else text.replace("'", "\u2019")
        )
    if ". " in text:
        ways.append(text.replace(". ", "; ", 1))
    return draw.rng.choice(ways)


def trimmed(one: CorpusQuotation, draw: Draw) -> str | None:
    """An ellipsis for a stretch between two commas or whole sentences that denies nothing."""
    text = _body(one)
    words = words_of(one.language)
    cuts = []
    sentences = [m.end() for m in re.finditer(r"[.!?] ", text)]
    for a, b in itertools.pairwise(sentences):
        cuts.append((a, b))
    commas = [m.start() for m in re.finditer(r", ", text)]
    for a, b in itertools.pairwise(commas):
        after = _hits(text[b:])
        inside = text[a:b]
        finite = after and after[0].group().lower() in _FINITE
        if not re.search("[.!?]", inside) and not finite:
            cuts.append((a, b + 1))
    cuts = [(a, b) for a, b in cuts if _harmless(text[a:b], words) and b < len(text) - 4 and a > 4]
    if not cuts:
        return None
    a, b = draw.rng.choice(cuts)
    mark = draw.rng.choice(["...", "[...]", "\u2026", "(...)"])
    return f"{text[:a].rstrip(' ,')} {mark} {text[b:].strip()}"


def _still_there(text: str, one: CorpusQuotation) -> bool:
    """Whether the words that are left stand in the source in a row: then nothing was turned."""

    def keys(words: str) -> str:
        return " ".join(m.group().lower() for m in _WORD.finditer(words))

    return f" {keys(text)} " in f" {keys(one.text)} "


def _harmless(stretch: str, words: Words) -> bool:
    keys = {m.group().lower().replace("\u2019", "'") for m in _WORD.finditer(stretch)}
    return not keys & (words.negations | words.modals | words.hedges)


def turned_trim(one: CorpusQuotation, draw: Draw) -> str | None:
    """An ellipsis for a stretch of a sentence with a negation or a modal in it."""
    text = _body(one)
    words = words_of(one.language)
    hits = _hits(text)
    grave = words.negations | words.modals
    places = [
        i for i, hit in enumerate(hits[1:-1], 1)
        if hit.group().lower().replace("\u2019", "'") in grave
    ]  # fmt: skip
    draw.rng.shuffle(places)
    for at in places:
        first = max(1, at - draw.rng.randint(0, 2))
        last = min(len(hits) - 2, at + draw.rng.randint(0, 2))
        stretch = text[hits[first - 1].end() : hits[last + 1].start()]
        if not re.search(r"[.!?;:]", stretch):
            mark = draw.rng.choice(["...", "[...]", "\u2026"])
            left = f"{text[: hits[first - 1].end()]} {mark} {text[hits[last + 1].start() :]}"
            if not _still_there(left, one):
                return left
    return None


def one_word(one: CorpusQuotation, draw: Draw) -> str | None:
    """One plain word for another one."""
    text = _body(one)
    places = [hit for hit in _hits(text)[1:] if _is_plain(hit.group(), one)]
    if not places:
        return None
    hit = draw.rng.choice(places)
    other = draw.rng.choice([w for w in draw.pool.plain[one.language] if w[:3] != hit.group()[:3]])
    return text[: hit.start()] + other + text[hit.end() :]


def number(one: CorpusQuotation, draw: Draw) -> str | None:
    """Another number."""
    text = _body(one)
    listed = words_of(one.language).numbers
    places = [h for h in _hits(text) if h.group()[0].isdigit() or h.group().lower() in listed]
    if not places:
        return None
    hit = draw.rng.choice(places)
    old = hit.group()
    if old[0].isdigit():
        digit = draw.rng.randrange(len(old))
        while not old[digit].isdigit():
            digit = draw.rng.randrange(len(old))
        least = 1 if digit == 0 else 0
        new = draw.rng.choice([d for d in "0123456789"[least:] if d != old[digit]])
        changed = old[:digit] + new + old[digit + 1 :]
    else:
        changed = draw.rng.choice([w for w in listed if w != old.lower()])
    return text[: hit.start()] + changed + text[hit.end() :]


def name(one: CorpusQuotation, draw: Draw) -> str | None:
    """Another name of a person or place."""
    if not one.names:
        return None
    start, end = draw.rng.choice(one.names)
    old = one.text[start:end]
    others = sorted({q.text[a:b] for q in draw.pool.all[one.language] for a, b in q.names} - {old})
    others += list(words_of(one.language).places)
    new = draw.rng.choice([other for other in others if other[:3].lower() != old[:3].lower()])
    text = one.text[one.span[0] : start] + new + one.text[end : one.span[1]]
    return _END.sub("", text)


def negation(one: CorpusQuotation, draw: Draw) -> str | None:
    """A negation left out."""
    text = _body(one)
    lost = words_of(one.language).negations
    places = [h for h in _hits(text) if h.group().lower().replace("\u2019", "'") in lost]
    if not places:
        return None
    hit = draw.rng.choice(places)
    old = hit.group().replace("\u2019", "'")
    short = old[:-3] if old.endswith("n't") else ""
    kept = {"won't": "will", "can't": "can"}.get(old.lower(), short)
    text = f"{text[: hit.start()]}{kept}{text[hit.end() :]}"
    text = re.sub(r"\s+", " ", text).strip()
    return None if _still_there(text, one) else text


def invented(one: CorpusQuotation, draw: Draw) -> str | None:
    """The words of somebody in another article."""
    others = [q for q in draw.pool.all[one.language] if q.document != one.document]
    return _body(draw.rng.choice(others))


Edit = Callable[[CorpusQuotation, Draw], "str | None"]

#: Name of the change, what makes it, the right verdict.
EDITS: tuple[tuple[str, Edit, str], ...] = (
    ("unchanged", exact, "exact"),
    ("typographic", typographic, "typographic"),
    ("trimmed rightly", trimmed, "trimmed"),
    ("trimmed so that the sense turns", turned_trim, "reversed"),
    ("one word changed", one_word, "reworded"),
    ("number changed", number, "reversed"),
    ("name changed", name, "reversed"),
    ("negation dropped", negation, "reversed"),
    ("speaker swapped", exact, "elsewhere"),
    ("invented", invented, "not-found"),
)


def changed(kind: str, edit: Edit, count: int, pool: Pool, seed: int) -> list[Changed]:
    """`count` changed quotations of a kind, languages in turn; fewer where none are left."""
    draw = Draw(random.Random(f"{seed} {kind}"), pool)  # noqa: S311 - a sample, not a secret
    found: list[Changed] = []
    seen: set[tuple[str, str, str]] = set()
    per_document: Counter[str] = Counter()
    turns = {language: list(all_) for language, all_ in sorted(pool.all.items())}
    for _ in range(40):
        for one in _in_turn(turns, draw.rng):
            words = edit(one, draw)
            speaker = one.speaker
            if kind == "speaker swapped":
                speaker = draw.rng.choice(one.others) if one.others else _stranger(one, draw)
            if words is None or (one.document, words, speaker) in seen:
                continue
            if per_document[one.document] == _MOST_OF_DOCUMENT:
                continue
            per_document[one.document] += 1
            seen.add((one.document, words, speaker))
            found.append(Changed(one, words, speaker))
            if len(found) == count:
                return found
        per_document.clear()
    return found


def _in_turn(turns: dict[str, list[CorpusQuotation]], rng: random.Random) -> list[CorpusQuotation]:
    """All quotations, shuffled, one language after the other in turn while both have some."""
    for all_ in turns.values():
        rng.shuffle(all_)
    longest = max(map(len, turns.values()))
    return [all_[i] for i in range(longest) for all_ in turns.values() if i < len(all_)]


def _stranger(one: CorpusQuotation, draw: Draw) -> str:
    last = one.speaker.split()[-1]
    others = [q.speaker for q in draw.pool.all[one.language] if is_full_name(q.speaker)]
    return draw.rng.choice([other for other in others if last not in other])
