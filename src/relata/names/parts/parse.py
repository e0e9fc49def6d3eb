"""Parser of names: words, surname, particles, legal forms, and what is wrong with the text.

"Shoygu, Sergei Kuzhugetovich" gives the surname "shoygu" and the first given name "sergei", because
a comma after one or more words separates the surname; "Deutsche Bank AG" gives a legal form; an
emoji, an empty text or a word with letters of two scripts gives a fault.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import attrgetter

from relata.names.base.bearers import bearer_tables
from relata.names.base.letters import letter_tables
from relata.names.base.lexicon import legal_forms, name_words
from relata.names.base.scripts import without_marks
from relata.names.limits import MAX_CHARACTERS, MAX_PARTS, MAX_WORDS
from relata.names.parts.marks import marks_of
from relata.names.parts.word import (
    INITIAL,
    IS_INITIAL,
    IS_MARK,
    IS_MINOR,
    IS_TITLE,
    MAY_BE_LEGAL,
    NOT_A_WORD,
    NOT_ONE_WORD,
    PARTICLE,
    SUFFIX,
    WORD,
    Word,
    WordCache,
    word_cache,
)

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOISE = re.compile(r"[\u00ad\u200b-\u200d\ufeff\u0640\u0300\u0301\u064b-\u065f\u0591-\u05c7]")
#: Quotation marks as the two of ASCII; the modifier letter prime is dropped.
_QUOTES = str.maketrans("׳״’‘`´", "'\"''''", chr(0x02B9))
#: First bytes, in UTF-8, of Latin letters with marks: what they are read as in Latin-1.
_MISREAD = re.compile(r"[\xc3-\xc5]")
#: The order of words in which names are compared.
_SORT_KEY = attrgetter("latin", "text")
_PARTS = re.compile(r"[^\W_]+(?:'[^\W_]*)*\.?|[()]|,")


class ParsedName:
    """A name ready to be compared. `fault` says why it cannot be, "" where it can."""

    __slots__ = (
        "fault", "first_given", "key", "legal", "marks", "minor_words", "opens_with_particle",
        "parts", "rank", "surname", "text", "words", "written_order",
    )  # fmt: skip

    def __init__(
        self, text: str, fault: str = "", key: str = "", words: tuple[Word, ...] = (),
        written_order: tuple[Word, ...] = (), surname: tuple[Word, ...] = (),
    ) -> None:  # fmt: skip
        self.text = text
        self.fault = fault
        self.key = key
        #: Words that distinguish bearers, with initials, sorted.
        self.words = words
        #: Particles, suffixes and numbers.
        self.minor_words: tuple[Word, ...] = ()
        #: Words before the comma of "Shoygu, Sergey Kuzhugetovich"; () where there is none.
        self.surname = surname
        #: The first word after that comma.
        self.first_given: Word | None = written_order[0] if surname else None
        #: The same words in the order of the text; the surname last where a comma marks it.
        self.written_order = written_order
        #: The groups of its legal forms (`legal_forms`).
        self.legal: tuple[int, ...] = ()
        #: All words in the order of the text, minor ones among them.
        self.parts = written_order
        #: What it says about its bearer (`parts.marks`), and which of several bearers it is.
        self.marks = 0
        self.rank = ""
        #: Whether it is a particle and one word, without a hyphen: "Ben Rashid".
        self.opens_with_particle = False

    def with_given_name(self) -> ParsedName:
        """The same name with the particle at its beginning read as a given name."""
        first = self.parts[0]
        order = (_as_word(first.text, first.script, first.lang), *self.parts[1:])
        words = tuple(sorted(order, key=_SORT_KEY))
        name = ParsedName(self.text, "", " ".join([w.text for w in words]), words, order)
        name.legal, name.marks, name.rank = self.legal, self.marks, self.rank
        return name


def _fault(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        return f"longer than {MAX_CHARACTERS} characters: not a name"
    if text.isascii():
        if not any(map(str.isalnum, text)):
            return "no letters" if text.strip() else "empty"
        return "" if text.replace("\t", " ").isprintable() else "control characters"
    if text.replace(" ", "").isalpha():
        return ""
    if _BIDI.search(text):
        return "bidirectional control characters"
    if not text.strip():
        return "empty"
    if not any(map(str.isalnum, text)):
        return "no letters"
    for character in text:
        kind = unicodedata.category(character)
        if kind in ("So", "Cc", "Cs", "Co", "Cn"):
            return f"U+{ord(character):04X}, which names do not have"
    return ""


def _undo_mojibake(text: str) -> str:
    """UTF-8 that was decoded as Latin-1 ("RenÃ©") decoded again; other text unchanged."""
    if _MISREAD.search(text) is None:
        return text
    for encoding in ("latin-1", "cp1252"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def normalised(text: str) -> str:
    """Case folded, in one Unicode form, without vowel points and stress marks."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold()
    for letter, plain in letter_tables().folded.items():
        text = text.replace(letter, plain)
    text = _NOISE.sub("", unicodedata.normalize("NFC", text.translate(_QUOTES)))
    # Drops stress marks over Cyrillic vowels; Latin letters are composed with theirs by now.
    return unicodedata.normalize("NFC", text)


def _split_legal_forms(parts: list[str], letters: bool) -> tuple[list[str], tuple[int, ...]]:
    """The parts without legal forms ("GmbH", "joint stock company"), and the forms' groups.

    `letters`: whether letters at the end may be a form ("S. p. A."), and not initials.
    """
    forms = legal_forms()
    bare = [without_marks(p).rstrip(".") for p in parts]
    out: list[str] = []
    groups: list[int] = []
    at = 0
    while at < len(parts):
        for length in (5, 4, 3, 2, 1):
            group = forms.get(tuple(bare[at : at + length]))
            if group is not None and at + length <= len(parts) and (at > 0 or length > 2):
                one_letter = length > 1 and all(len(b) == 1 for b in bare[at : at + length])
                if one_letter and (at + length < len(parts) or not letters):
                    continue  # initials: "John S. A. Smith"
                if length == 1 and bare[at] in name_words().particles and at + 1 < len(parts):
                    continue  # "Bah Ag Moussa"
                groups.append(group)
                at += length
                break
        else:
            out.append(parts[at])
            at += 1
    return (out, tuple(sorted(set(groups)))) if out else (parts, ())


def _without_redundant_initials(parts: list[str]) -> list[str]:
    """Parts without initials that the name itself spells out: "D. (Dirk) Hollander"."""
    if "(" not in parts:
        return parts
    full = {p[0] for p in parts if len(p.rstrip(".")) > 1}
    return [p for p in parts if not (p.endswith(".") and len(p) == 2 and p[0] in full)]


@lru_cache(maxsize=50_000)
def parse(text: str, lang: str | None = None) -> ParsedName:
    """The parsed name. Never raises; a text that cannot be a name has a `fault`."""
    known = word_cache(lang)
    if text.isascii() and text.isprintable() and len(text) <= MAX_CHARACTERS:
        lower = text.lower()
    else:
        repaired = text[: MAX_CHARACTERS + 1]
        if not repaired.isascii():
            repaired = _undo_mojibake(unicodedata.normalize("NFC", repaired))
        fault = _fault(repaired)
        if fault:
            return ParsedName(text, fault)
        lower = normalised(repaired)
    if " & " in lower:
        lower = lower.replace(" & ", " and ")
    name = _parse_simple(text, lower, known)
    if name is None:
        name = ParsedName(text)
        _parse_compound(name, _PARTS.findall(lower), known)
    return name


def _parse_simple(text: str, lower: str, known: WordCache) -> ParsedName | None:
    """The fast path: words separated by spaces and hyphens, with one comma at most; else None."""
    if "-" in lower:
        lower = lower.replace("-", " ")
    if "'" in lower:
        lower = lower.replace(" '", " ")
    before, comma, after = lower.partition(",")
    parts = before.split()
    surnames: list[str] = []
    if comma:
        given = after.split()
        if given:
            surnames = parts
        parts = parts + given
    found = list(map(known.__getitem__, parts))
    flags = 0
    for word in found:
        flags |= word.flags
    if (
        flags & (IS_TITLE | IS_MARK | MAY_BE_LEGAL | NOT_ONE_WORD)
        or not found
        or len(found) > MAX_WORDS
    ):
        return None
    if flags or (surnames and not set(surnames).isdisjoint(given)):
        name = ParsedName(text)
        _assign(name, found, surnames, flags, known)
        return name
    if surnames:
        first = len(surnames)
        surname = tuple(found[:first])
        order = (*found[first:], *surname)
    else:
        surname, order = (), tuple(found)
    parts.sort()
    return ParsedName(
        text, "", " ".join(parts), tuple(map(known.__getitem__, parts)), order, surname
    )


def _parse_compound(name: ParsedName, parts: list[str], known: WordCache) -> None:
    """The full path: brackets, commas, titles, legal forms. Gives what the fast path would."""
    before: list[str] = []
    if "(" in parts or ")" in parts:
        parts = [p for p in _without_redundant_initials(parts) if p not in ("(", ")")]
    if "," in parts:
        comma = parts.index(",")
        parts.remove(",")
        if "," in parts:
            parts = [p for p in parts if p != ","]
        elif 0 < comma < len(parts):
            before = parts[:comma]
    if len(parts) > MAX_PARTS:
        parts = parts[:MAX_PARTS]
    found, flags = _look_up(name, parts, known)
    rank_words: list[Word] = []
    if flags & IS_MARK and len(parts) > 1 and not name.fault:
        parts, rank_words = _marked(name, parts, len(before), known)
    if flags & MAY_BE_LEGAL and len(parts) > 1 and not name.fault:
        if not (before and parts[-1] in name_words().particles):
            parts, name.legal = _split_legal_forms(_with_heads_apart(parts), not before)
    if flags & (IS_MARK | MAY_BE_LEGAL) and not name.fault:
        found, flags = _look_up(name, parts, known)
    if not name.fault:
        _assign(name, found, before, flags, known)
    if rank_words and not name.fault:
        minor = sorted((*name.minor_words, *rank_words), key=_SORT_KEY)
        name.minor_words = tuple(minor)
        name.key = " ".join([w.text for w in name.words + name.minor_words])


def _marked(
    name: ParsedName, parts: list[str], before: int, known: WordCache
) -> tuple[list[str], list[Word]]:
    """Note what the parts say about the bearer; the other parts, and the words of the rank."""
    found = marks_of(parts, before)
    name.marks, name.rank = found.marks, found.rank
    if not found.rank_parts:
        return parts, []
    words = [known[parts[at]] for at in found.rank_parts]
    suffixes = [Word(w.text, w.script, SUFFIX, w.lang, w.latin) for w in words]
    return [p for at, p in enumerate(parts) if at not in found.rank_parts], suffixes


def _with_heads_apart(parts: list[str]) -> list[str]:
    """A compound before a legal form in two words: "Transportges. mbH" is "Transport Ges. mbH"."""
    found: list[str] = []
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        bare = part.rstrip(".")
        for head in bearer_tables().heads:
            stem = bare.removesuffix(head)
            if stem and stem != bare and (head, following.rstrip(".")) in legal_forms():
                found += [stem, head]
                break
        else:
            found.append(part)
    return found


def _look_up(name: ParsedName, parts: list[str], known: WordCache) -> tuple[list[Word], int]:
    """The words of the parts and all their flags; sets the fault where a part is not one word."""
    found = list(map(known.__getitem__, parts))
    flags = 0
    for word in found:
        flags |= word.flags
    if flags & NOT_ONE_WORD:
        name.fault = f"letters of several scripts in {parts[found.index(NOT_A_WORD)]!r}"
        return [], 0
    return found, flags


def _assign(
    name: ParsedName, found: list[Word], before: list[str], flags: int, known: WordCache
) -> None:
    """Distribute words over the fields of a name; `before` are those before its comma."""
    if flags & IS_TITLE:
        surname = _surname_for_title(found)
        found = [w for w in found if not w.flags & IS_TITLE] or found
        found += surname
    if len(found) > MAX_WORDS:
        found = found[:MAX_WORDS]
    if flags & IS_MINOR and not flags & IS_TITLE and len(found) > 1:
        found = _surname_for_particle(found, before)
    name.parts = tuple(found)
    if len(found) == 2 and found[0].kind == PARTICLE:
        name.opens_with_particle = "-" not in name.text
    if flags & IS_INITIAL and len(found) > 1 and all(w.kind == INITIAL for w in found):
        # Only initials: an acronym, whose order counts.
        whole = known["".join([w.text for w in found])]
        found = [] if whole is NOT_A_WORD else [whole]
        flags = whole.flags
    order = [w for w in found if w.kind <= INITIAL] if flags & IS_MINOR else found
    name.written_order = tuple(order)
    if before:
        _apply_comma(name, {p.rstrip(".") for p in before})
    if len(order) > 1:
        name.words = tuple(sorted(order, key=_SORT_KEY))
    else:
        name.words = name.written_order
    if len(order) < len(found):
        minor = [w for w in found if w.kind > INITIAL]
        if len(minor) > 1:
            minor.sort(key=_SORT_KEY)
        name.minor_words = tuple(minor)
        if not order:
            name.words, name.minor_words = name.minor_words, ()
    if not name.words:
        name.fault = _fault(name.text) or "no letters"
    name.key = " ".join([w.text for w in name.words + name.minor_words])


def _surname_for_particle(found: list[Word], before: list[str]) -> list[Word]:
    """The words of a name with its last as a word, where a particle is a surname: "Andrew Do"."""
    if before:
        last = len(before) - 1
        if len(before) > 1 or found[0].kind != PARTICLE:
            return found
    else:
        last = len(found) - 1
        word = found[last]
        if word.kind not in (PARTICLE, SUFFIX) or found[last - 1].kind != WORD:
            return found
        if last > 1 or word.kind == SUFFIX:
            if word.latin not in name_words().surname_particles:
                return found
        if last > 1 and word.kind == SUFFIX:
            return found
    word = found[last]
    found = found.copy()
    found[last] = _as_word(word.text, word.script, word.lang)
    return found


def _surname_for_title(found: list[Word]) -> list[Word]:
    """The last of two words, where it is a surname and only looks like a title: "Amartya Sen"."""
    last = found[-1]
    if len(found) != 2 or not last.flags & IS_TITLE or found[0].flags & IS_TITLE:
        return []
    if last.abbreviated or last.latin not in name_words().surname_particles:
        return []
    return [_as_word(last.text, last.script, last.lang)]


@lru_cache(maxsize=1_000)
def _as_word(text: str, script: str, lang: str | None) -> Word:
    return Word(text, script, WORD, lang)


def _apply_comma(name: ParsedName, before: set[str]) -> None:
    """A comma marks the surname, which goes last, and the first given name."""
    family: list[Word] = []
    given: list[Word] = []
    for word in name.written_order:
        (family if word.text in before else given).append(word)
    name.surname = tuple([w for w in family if w.kind == WORD])
    name.first_given = given[0] if given else None
    name.written_order = (*given, *family)
