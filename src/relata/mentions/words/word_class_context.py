"""First words of sentences, where a capital proves nothing: what else the text shows of them."""

from __future__ import annotations

from relata.mentions.limits import MAX_OPENING_MARKS
from relata.mentions.weights import weights
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_classes import (
    ADV,
    AFTER,
    BLOCK,
    CAP,
    FIRST,
    JOIN,
    LAND,
    LOWER,
    LPAR,
    NATION,
    NOTNOUN,
    NOUN,
    OUTLET,
    PLURAL,
    POSS,
    STOP,
    TIME,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip
from relata.model.analysis import Segmented

#: What shows that a capitalised word is known.
_KNOWN = NOUN | FIRST | LAND | UPPER | OUTLET | TITLE | NATION | TIME


def reclassify_first_words(
    text: Segmented,
    bits: list[int],
    firsts: list[int],
    headline: list[int],
    lexicon: MentionLexicon,
) -> None:
    """Set the class bits of words whose capital proves nothing.

    `firsts` are the places where sentences open, `headline` those in headlines all of whose
    words have capitals.
    """
    words, lower = text.words, text.lower
    n = len(words)
    seen = set(words)
    unknown: list[int] = []
    opened: set[int] = set()
    count = len(firsts)
    letters = weights().letters
    for k, i in enumerate((*firsts, *headline)):
        last = min(n - 1, i + MAX_OPENING_MARKS)
        while i < last and not words[i][:1].isalnum():
            i += 1
        if i >= n or not words[i][:1].isupper():
            continue
        opened.add(i)
        bits[i] = lexicon.opening[words[i]]
        if k < count and _is_adjective(lower[i], bits[i + 1] if i + 1 < n else 0, lexicon):
            bits[i] = lexicon.within[lower[i]]
            continue
        if lower[i] in seen and words[i] != lower[i]:
            # The text writes it small elsewhere: no name, and in German no noun.
            small = lexicon.opening[lower[i]]
            named = i + 1 < n and words[i + 1][:1].isupper() and not lexicon.capitals
            gerund = len(words[i]) > letters.ending_after and lower[i].endswith(
                lexicon.stop_endings
            )
            if not named or ((small & BLOCK or gerund) and not bits[i] & FIRST):
                bits[i] = small
            elif bits[i] & CAP:
                bits[i] &= ~(VERB | STOP | NOTNOUN)  # Bill Clinton, Rules Committee
        elif k < count and bits[i] & CAP and not bits[i] & _KNOWN:
            unknown.append(i)
    if unknown:
        names = {w for j, w in enumerate(words) if bits[j] & CAP and j not in opened}
        for i in unknown:
            if words[i] not in names:
                met = i + 1 < n and words[i + 1] in names
                bits[i] = _unknown(words[i], lower[i], (bits, i, met), lexicon)


def _is_adjective(lower: str, after: int, lexicon: MentionLexicon) -> bool:
    """Whether a first word is an adjective that is listed: "Herzliche Grüße", "Kind regards"."""
    if lower not in lexicon.opening_adjectives:
        return False
    return bool(after & CAP and not after & (NOUN | FIRST)) if lexicon.capitals else not after & CAP


def _unknown(
    word: str, lower: str, at: tuple[list[int], int, bool], lexicon: MentionLexicon
) -> int:
    """Class bits of an unknown first word that has a capital nowhere else in the text.

    `at` holds the class bits of the text, its place, and whether the next word is a name.
    """
    bits, i, met = at
    after = bits[i + 1] if i + 1 < len(bits) else 0
    letters = weights().letters
    least = (
        letters.ending_after_where_nouns_have_capitals if lexicon.capitals else letters.ending_after
    )
    ending = len(word) > least and lower.endswith(lexicon.stop_endings)
    if lexicon.capitals:
        return LOWER | ADV if ending and not after & CAP else bits[i]
    if after & AFTER and i + 2 < len(bits) and bits[i + 2] & AFTER:
        return bits[i]  # "Moor et al. found"
    if after & (CAP | JOIN):
        # "Using Ted Lee's words"
        return lexicon.within[lower] if ending and (met or after & FIRST) else bits[i]
    if after & (POSS | LPAR) and not after & CAP:
        return bits[i]
    small = lexicon.within[lower]
    if after & VERB and not ending and not small & PLURAL:
        return bits[i]  # "Lee was late"
    return small
