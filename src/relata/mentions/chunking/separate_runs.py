"""Capitalised words side by side that are not one name: "Freitag Brandt", "Ärzte Masken".

A run of capitals is read as one name first. What stands before it, what its first word is and
what the rest of the text shows separates it: a time from a name ("On Friday Brandt said"), a
subject from an object ("weil Ärzte Masken fordern"), a place or an occupation from a full name
("Grüße aus Berlin Anna Holm", "Küster Karl Holm").
"""

from __future__ import annotations

from msgspec import Struct

from relata.mentions.chunking.case_words import same_script
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN, Chunks
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_classes import (
    ADV,
    ART,
    CAP,
    COMMA,
    END,
    FIRST,
    GROUP,
    JOIN,
    LAND,
    LOWER,
    NATION,
    NOUN,
    OUTLET,
    PARTICLE,
    PERS,
    PLURAL,
    PREP,
    REL,
    ROLE,
    SAYS,
    STOP,
    SUB,
    TIME,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip

#: What shows that a word is a name, or part of one.
_NAMED = FIRST | UPPER | OUTLET | LAND | TITLE | NATION
#: What shows that a word is known not to be an occupation nobody listed.
_KNOWN = NOUN | FIRST | UPPER | OUTLET | LAND | TITLE | NATION | TIME | PARTICLE | JOIN
#: Tokens of a translation in brackets that are looked at.
_GLOSS = 5
_PERSONS = ROLE | PERS
_CLAUSE_END = COMMA | END


class Run(Struct):
    """What the checks look at: class bits, words, and the surnames of the text's full names."""

    bits: list[int]
    words: list[str]
    lower: list[str]
    lexicon: MentionLexicon
    #: Last words of names of two and more words, with the words before them.
    surnames: dict[str, set[str]]
    #: Tokens that open a sentence, where a capital proves nothing.
    openings: frozenset[int]

    def at(self, i: int) -> int:
        """The class bits of a token; 0 outside the text."""
        return self.bits[i] if 0 <= i < len(self.bits) else 0

    def is_surname(self, i: int) -> bool:
        """Does the text use the word as the last one of a full name elsewhere?"""
        before = self.words[i - 1] if i else ""
        return bool(self.surnames.get(self.words[i], set()) - {before})


def separate_runs(
    bits: list[int],
    words: list[str],
    lower: list[str],
    lexicon: MentionLexicon,
    sentences: list[tuple[int, int]],
    chunks: Chunks,
) -> Chunks:
    """The chunks, runs of capitals that are two phrases separated."""
    run = Run(bits, words, lower, lexicon, _surnames(bits, words, chunks), _openings(sentences))
    brackets = "(" in words
    out, parts, taken = Chunks(), Chunks(), 0
    for k, (start, end) in enumerate(zip(chunks.start, chunks.end, strict=True)):
        _mark_occupation(run, chunks, k)
        if brackets:
            _mark_gloss(run, chunks, k)
        if end - start > 1 and _separated(run, chunks, k, parts):
            out.take(chunks, taken, k)
            out.take(parts, 0, len(parts.start))
            parts, taken = Chunks(), k + 1
    if not taken:
        return chunks
    out.take(chunks, taken, len(chunks.start))
    return out


def _openings(sentences: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(start for start, _ in sentences)


def _surnames(bits: list[int], words: list[str], chunks: Chunks) -> dict[str, set[str]]:
    """Last words of full names -> the words before them."""
    found: dict[str, set[str]] = {}
    for name in chunks.name:
        if name is None or not 1 < name[1] - name[0] < 5:
            continue
        if bits[name[1] - 2] & (FIRST | PARTICLE):
            found.setdefault(words[name[1] - 1], set()).add(words[name[1] - 2])
    return found


def _separated(run: Run, chunks: Chunks, k: int, out: Chunks) -> bool:
    """Whether chunk k, of several words, was two phrases; they are added then."""
    if chunks.kind[k] not in (NAME, NP):
        return False
    return (
        _hearer_and_speaker(run, chunks, k, out)
        or _adverb_and_name(run, chunks, k, out)
        or _time_and_rest(run, chunks, k, out)
        or _subject_and_object(run, chunks, k, out)
        or _before_full_name(run, chunks, k, out)
    )


def _hearer_and_speaker(run: Run, chunks: Chunks, k: int, out: Chunks) -> bool:
    """Who is spoken to and who speaks: "Reutersnek Nagy Ádám", by the ending of the first."""
    endings = run.lexicon.hearer_endings
    if not endings:
        return False
    start, end = chunks.start[k], chunks.end[k]
    for i in range(start, end - 1):
        if i + 2 == end and run.bits[i + 1] & FIRST:
            break  # "Vanek Péter": a surname that ends so
        if run.lower[i].endswith(endings) and run.bits[i + 1] & CAP:
            kind = NAME if run.bits[i] & CAP else NP
            first = start if chunks.det[k] is None else start + 1
            out.add(
                (start, i + 1), i, kind, (first, i + 1) if kind == NAME else None, chunks.det[k]
            )
            last = i + 2
            while last < end and not run.bits[last] & LOWER:
                last += 1
            out.add((i + 1, last), last - 1, NAME, (i + 1, last), None)
            return True
    return False


def _adverb_and_name(run: Run, chunks: Chunks, k: int, out: Chunks) -> bool:
    """An adverb that opens a sentence before a full name: "Tegnap Kovács Péter", "Ontem Ana Reis".

    A first name right after it, or at the end where the surname stands first, shows the name.
    """
    start, end = chunks.start[k], chunks.end[k]
    if chunks.name[k] != (start, end) or start not in run.openings or end - start <= 2:
        return False
    if not run.bits[start] & (ADV | TIME) or run.bits[start] & FIRST or run.bits[start] & NOUN:
        return False
    if not (run.bits[start + 1] | run.bits[end - 1]) & FIRST:
        return False
    out.add((start, start + 1), start, OTHER, None, None)
    out.add((start + 1, end), end - 1, NAME, (start + 1, end), None)
    return True


def _time_and_rest(run: Run, chunks: Chunks, k: int, out: Chunks) -> bool:
    """A time and what follows it: "Friday Brandt", "Januar Busse", "Easter Ute Krall"."""
    end, name = chunks.end[k], chunks.name[k]
    first = name[0] if name is not None else chunks.head[k] if chunks.det[k] is None else end
    if first + 1 >= end or not run.bits[first] & TIME or run.at(first + 1) & (JOIN | PARTICLE):
        return False
    det = chunks.det[k]
    if (det is not None and run.bits[det] & ART) or not _is_time(run, first, end):
        return False
    after = first + 1
    while after + 1 < end and run.bits[after] & TIME:
        after += 1
    out.add((chunks.start[k], after), after - 1, OTHER, None, chunks.det[k])
    nouns = [j for j in range(after, end) if run.bits[j] & NOUN and not run.bits[j] & FIRST]
    if nouns and run.bits[nouns[-1]] & _PERSONS and nouns[-1] + 1 < end:
        out.add((after, end), nouns[-1], NP, (nouns[-1] + 1, end), None)
    elif nouns or not _is_name(run, after, end):
        out.add((after, end), nouns[-1] if nouns else end - 1, NP, None, None)
    else:
        out.add((after, end), end - 1, NAME, (after, end), None)
    return True


def _is_time(run: Run, first: int, end: int) -> bool:
    """Is the word of time that opens the run meant as one? "March Brown" alone is a name."""
    lower, lexicon = run.lower, run.lexicon
    if run.bits[end - 1] & (OUTLET | GROUP) or run.at(end - 1) & TIME:
        return False  # Sunday Times, Mai Holding
    if first > 0 and lower[first - 1] in lexicon.before_time:
        return True
    named = run.bits[first + 1] & FIRST if end - first > 2 else run.is_surname(first + 1)
    return bool(named) and lower[first] not in lexicon.months and not run.bits[first] & FIRST


def _is_name(run: Run, start: int, end: int) -> bool:
    """Is what follows a time a name?"""
    t = run.bits[start]
    if end - start > 1:
        return bool(t & _NAMED) or not run.lexicon.capitals
    if t & _NAMED or run.is_surname(start):
        return True
    after = run.at(end)
    if after & SAYS:
        return True
    return bool(after & VERB) and not t & PLURAL and not run.lexicon.capitals


def _subject_and_object(run: Run, chunks: Chunks, k: int, out: Chunks) -> bool:
    """Two nouns at the end of a clause: "weil Ärzte Masken fordern", "dass Kinder singen"."""
    start, end, det = chunks.start[k], chunks.end[k], chunks.det[k]
    relative = det == start and run.bits[start] & REL and run.at(start - 1) & (COMMA | PREP)
    if relative:
        start += 1  # "der Vertrag, in dem Anwälte Mängel fanden"
    if not run.lexicon.capitals or end - start != 2 or (det is not None and not relative):
        return False
    first, second = run.bits[start], run.bits[start + 1]
    if first & (_NAMED & ~TITLE) or second & (FIRST | UPPER) or second & TIME:
        return False
    if not _opens_clause(run, start) or not _is_plural_verb(run, end):
        return False
    role = run.lexicon.role(run.lower[start])
    if first & TITLE and not role and run.is_surname(start + 1):
        return False
    if relative:
        out.add((start - 1, start), start - 1, PRONOUN, None, None)
    out.add((start, end - 1), start, NP, None, None)
    out.add((end - 1, end), end - 1, NP, None, None)
    return True


def _opens_clause(run: Run, start: int) -> bool:
    """Does the run follow the word that opens a subordinate clause: "weil", "in dem"?"""
    before = run.at(start - 1)
    if before & SUB or (before & STOP and not before & VERB):
        return True
    opened = run.at(start - 2)
    return bool(before & REL) and bool(opened & (COMMA | PREP))


def _is_plural_verb(run: Run, i: int) -> bool:
    """Does a verb in the plural end the clause at i?"""
    if not run.at(i) or run.bits[i] & CAP or not run.at(i + 1) & _CLAUSE_END:
        return False
    return run.lower[i].endswith(run.lexicon.plural_verbs) and not run.bits[i] & (PREP | STOP)


def _mark_occupation(run: Run, chunks: Chunks, k: int) -> None:
    """A word nobody listed that opens a sentence before a full name, as a chunk of its own."""
    start, end = chunks.start[k], chunks.end[k]
    if k + 1 == len(chunks.start) or chunks.start[k + 1] != end or chunks.kind[k + 1] != NAME:
        return
    alone = chunks.kind[k] == NAME and end - start == 1 and not run.bits[start] & _KNOWN
    if alone and start in run.openings and end - start < chunks.end[k + 1] - chunks.start[k + 1]:
        if run.bits[end] & FIRST:
            run.bits[start] |= PERS
            chunks.kind[k], chunks.name[k] = NP, None


def _mark_gloss(run: Run, chunks: Chunks, k: int) -> None:
    """A translation in brackets after a common noun: "язык (English language)" names nobody."""
    start = chunks.start[k]
    i = start - 1
    while i > 0 and start - i < _GLOSS and run.words[i] not in ("(", ")"):
        i -= 1
    if i < 1 or run.words[i] != "(" or not run.words[start][:1].isalpha():
        return
    before = run.words[i - 1]
    if before[:1].islower() and not same_script(before, run.words[start]):
        chunks.kind[k], chunks.name[k] = OTHER, None


def _before_full_name(run: Run, chunks: Chunks, k: int, out: Chunks) -> bool:
    """A word nobody listed before a full name: "Küster Karl Holm", "aus Ahlen Anna Holm"."""
    start, end, name = chunks.start[k], chunks.end[k], chunks.name[k]
    if chunks.kind[k] != NAME or name is None or name[0] != start or end - start < 3:
        return False
    if chunks.det[k] is not None or run.bits[start] & _KNOWN or not run.bits[start] & CAP:
        return False
    if not run.bits[start + 1] & FIRST or run.bits[start + 2] & (JOIN | GROUP | OUTLET | NOUN):
        return False
    rest = (start + 1, end)
    if start and run.lower[start - 1] in run.lexicon.before_place:
        out.add((start, start + 1), start, NAME, (start, start + 1), None)
        out.add(rest, end - 1, NAME, rest, None)
        return True
    if not (run.lexicon.capitals or start in run.openings) or run.words[start][-1] == ".":
        return False
    out.add((start, end), start, NP, rest, None)
    return True
