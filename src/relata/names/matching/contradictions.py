"""What rules out that two names are one's, however alike they are spelled.

The score is fitted on public pairs, where these cases are rare; the rules are sure. "Karl Lund
jun." is not "Karl Lund sen.", "Ute und Jens Rohde" are not "Jens Rohde", "Jens Rohde GmbH" is
neither. Each rule gives its reason, "" where it does not apply; the first that applies counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from relata.names.base.bearers import bearer_tables, plain, same_rank
from relata.names.base.given_forms import two_short_forms
from relata.names.base.lexicon import apart_given_names, name_words
from relata.names.base.weights import weights
from relata.names.matching.align import AlignedPair, Alignment
from relata.names.matching.name_forms import compound_key, is_surname
from relata.names.matching.word_distance import AS_FORM, SPELLING
from relata.names.parts.marks import BODY, FIRM, JOINED, PLURAL, SEVERAL, known_given
from relata.names.parts.parse import ParsedName
from relata.names.parts.word import INITIAL, WORD, Word

#: A name, the other one, and the words of each that have no counterpart.
_Side = tuple[ParsedName, ParsedName, list[Word], list[Word]]
_MOST_WORDS_OF_A_PERSON = 4


def may_contradict(a: ParsedName, b: ParsedName) -> bool:
    """A cheap test before `contradiction`."""
    if len(a.words) > 2 and len(b.words) > 2 and not (a.marks or b.marks or a.legal or b.legal):
        return bool(a.rank and b.rank)
    return True


def contradiction(a: ParsedName, b: ParsedName, found: Alignment) -> str:
    """Why two names cannot be one's, "" where nothing says so. Symmetric."""
    if a.rank and b.rank and not same_rank(a.rank, b.rank):
        return "two bearers of one name: the elder, the younger or another number"
    if a.words[0].script != b.words[0].script:
        return ""  # words for a couple or a firm are known in one script only
    if len(found.pairs) == 2 and found.identical == 1:
        why = _two_given_names(a, b, found.pairs[1])
        if why:
            return why
    marks = a.marks | b.marks
    if a.surname and b.surname and _crossed(a, b):
        return "a comma marks another word as the surname"
    if not (marks or a.legal or b.legal):
        alone = len(a.words) == 1 or len(b.words) == 1
        return (_particles(a, b) or _place(a, b, found)) if alone else ""
    for rule in RULES:
        why = rule(a, b, found)
        if why:
            return why
    return ""


def _sides(a: ParsedName, b: ParsedName, found: Alignment) -> Iterator[_Side]:
    yield a, b, found.unaligned_a, found.unaligned_b
    yield b, a, found.unaligned_b, found.unaligned_a


def _crossed(a: ParsedName, b: ParsedName) -> bool:
    """Whether the surname of one is the other's given name: "Brandt, Ilse" and "Ilse, Brandt"."""
    if len(a.words) != 2 or len(b.words) != 2 or a.surname == b.surname:
        return False
    return a.words == b.words and any(map(_given, a.words))


def _two_given_names(a: ParsedName, b: ParsedName, pair: AlignedPair) -> str:
    """Why the only words that are not equal are two names: "Christian" and "Christiane".

    A man's and a woman's, two that only sound alike, two short forms of one ("Hannes", "Hans"),
    or a surname that looks like a short form ("Anna Fritz", "Anna Friedrich").
    """
    one, other, cost, kind = pair
    if kind is AS_FORM and cost >= weights().word_match.short_form:
        return "two surnames" if is_surname(one, a) and is_surname(other, b) else ""
    if (one.latin, other.latin) in apart_given_names():
        return "two given names"
    if kind is SPELLING and (
        _other_compound(one, other) or two_short_forms(one.latin, other.latin)
    ):
        return "two given names"
    from relata.knowledge import first_names  # late: few pairs ask

    genders = {first_names.gender(displayed(one)), first_names.gender(displayed(other))}
    return "a man's name and a woman's" if genders == {"m", "f"} else ""


def _other_compound(one: Word, other: Word) -> bool:
    """Whether two compounds differ in their first words alone: "Nureddin", "Nasreddin"."""
    key, other_key = compound_key(one.latin), compound_key(other.latin)
    if key is None or other_key is None:
        return False
    return key[0] != other_key[0] and key[1] == other_key[1]


def displayed(word: Word) -> str:
    """A word with a capital, as in the text."""
    return word.text.title()


def _several(a: ParsedName, b: ParsedName, found: Alignment) -> str:
    for one, other, _, left in _sides(a, b, found):
        if not one.marks & SEVERAL or other.marks & (SEVERAL | JOINED | FIRM):
            continue
        if not left and not (one.legal and other.legal):
            return "a couple or a family, and a single name"
    return ""


def _joined(a: ParsedName, b: ParsedName, found: Alignment) -> str:
    """ "Lona Moll and Tom Pell" next to "Tom Pell"; not "Serbia and Montenegro", "Serbia"."""
    for one, other, own, left in _sides(a, b, found):
        if not one.marks & JOINED or other.marks & (JOINED | SEVERAL) or left or not own:
            continue
        if _is_person(other) or (len(other.words) == 1 and any(_given(w) for w in own)):
            return "two names joined, and one of them"
    return ""


def _firm(a: ParsedName, b: ParsedName, found: Alignment) -> str:
    for one, other, _, left in _sides(a, b, found):
        if one.marks & FIRM and not other.marks & (FIRM | JOINED) and not other.legal:
            if not left or _is_person(other):
                return "a firm and its founder's name"
    return ""


def _named_after(a: ParsedName, b: ParsedName, found: Alignment) -> str:
    """ "Jens Rohde GmbH", "Ilse-Brandt-Stiftung" next to the person."""
    body_words = bearer_tables().body
    for one, other, own, left in _sides(a, b, found):
        if not (one.legal or one.marks & BODY) or other.legal or other.marks:
            continue
        if not _is_person(other):
            continue
        rest = [w for w in own if plain(w.text) not in body_words]
        is_body = len(rest) < len(own)
        if (one.legal or is_body) and (not left or not rest):
            return "a body named after a person"
    return ""


def _plural(a: ParsedName, b: ParsedName, found: Alignment) -> str:
    """ "The Brandts" next to "Brandt" or "Jens Brandt"; not "The Times" next to "Times"."""
    endings = bearer_tables().plural
    for one, other, _, _ in _sides(a, b, found):
        if not one.marks & PLURAL or other.marks & PLURAL:
            continue
        article, word = one.parts[0].text, one.parts[-1].text
        if _is_person(other):
            return "a family and one of its name"
        for ending in endings.get(plain(article), ()):
            if ending and other.words[-1].text == word.removesuffix(ending) != word:
                return "a family and one of its name"
    return ""


def _particles(a: ParsedName, b: ParsedName) -> str:
    """ "Le Minh" next to "Do Minh"; "al" and "bin" may be left out."""
    if not (a.opens_with_particle and b.opens_with_particle):
        return ""
    one, other = a.parts[0].latin, b.parts[0].latin
    surnames = name_words().surname_particles
    return "two surnames" if one != other and {one, other} <= surnames else ""


def _place(a: ParsedName, b: ParsedName, found: Alignment) -> str:
    """A city or country alone next to a person whose surname it is: "London", "Jack London"."""
    for one, other, own, left in _sides(a, b, found):
        if own or len(one.words) != 1 or one.minor_words or len(left) != len(other.words) - 1:
            continue
        if not left or other.written_order[-1] in left or not _is_person(other):
            continue
        from relata.knowledge import world  # late: few pairs ask

        known = world.lookup(one.text.strip().title())
        if known is not None and known.kind == "place" and not known.ambiguous:
            return "a place and a person of its name"
    return ""


#: In the order in which they are asked; the reason of the first that applies is shown.
RULES: tuple[Callable[[ParsedName, ParsedName, Alignment], str], ...] = (
    _several, _joined, _firm, _plural, _named_after,
)  # fmt: skip


def _given(word: Word) -> bool:
    return word.kind == WORD and known_given(plain(word.latin))


def _is_person(name: ParsedName) -> bool:
    """Whether a name is a given name and a surname, as far as its words show."""
    if not 2 <= len(name.words) <= _MOST_WORDS_OF_A_PERSON or name.legal:
        return False
    tables = bearer_tables()
    words = [w for w in name.written_order if w.kind < INITIAL]
    if any(plain(w.text) in tables.company for w in words):
        return False
    return any(map(_given, words[:1])) or (bool(words) and _given(words[-1]))
