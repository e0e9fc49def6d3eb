"""The regular expression that finds tokens, compiled once with a language's own words.

One pass of `finditer` over the text: every alternative is decided by the characters at its
start, quantifiers are possessive, look-aheads see one character (or a bounded number), so
the pass is linear for any input. A match includes the spaces after its token, so that no
alternative is tried at them; the token is the group that matched.
"""

from __future__ import annotations

import re

from relata.lang.language import words_of
from relata.lang.schema import Words
from relata.model.threads import once

# Groups of the expression, compared with `Match.lastindex` for every token: plain integers.
PLAIN, FIGURES, STOP, OWN, MARK, ADDRESS, HANDLE, MIXED, OTHER = range(1, 10)

#: Signs on or after a letter that `\w` leaves out: separate accents
#: (NFD), Hebrew and Arabic points, the vowel signs of South and South East Asia, selectors.
COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903"
    "\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a51"
    "\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56"
    "\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
#: Characters without a width: soft hyphen, zero-width space and joiners, marks of direction.
FORMAT = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
#: Characters that join two parts of a word or number; no plain word ends before one of them.
_JOINERS = "\\-‐‑'’‘ʼ´`&:*@+" + COMBINING + FORMAT
#: Signs that may stand for an apostrophe inside a word.
APOSTROPHES = "'’‘´`"
#: Quotation marks: doubled single ones first; more than six in a row are an ornament.
MARKS = "\"“”„‟«»‹›'‘’‚‛`´「」『』＂"
_MARK = f"''|``|´´|’’|‘‘|,,(?=[^\\s,])|‚‚|[{MARKS}]"
_ADDRESS_END = "[^\\s<>\"„“”»«‹›.,;:!?…)\\]'’*_]"
_ADDRESS = (
    f'https?://[^\\s<>"„“”»«‹›]*{_ADDRESS_END}'
    f'|www\\.[^\\s<>"„“”»«‹›]*{_ADDRESS_END}'
    r"|[\w.+-]{1,64}+@[\w-]++(?:\.[\w-]++)++"
)
_HANDLE = r"@\w++(?:[.-]\w++)*+|#[^\W\d]\w*+"
#: A dash of two hyphens, a line of signs.
_RULE = "--+|__+|==+|~~+|##+|\\*\\*+|——+|––+"
_LETTER = r"[^\W\d_]"
_SIGN = f"[^\\W_]++|[{COMBINING}]++"
_PIECE = f"(?:{_SIGN})++(?:[{FORMAT}]++(?:{_SIGN})++)*+"
#: 10.000, 3,5, 20:15, 1.2.2005
_FIGURES = r"\d++(?:[.,:]\d++)++"
#: U.S, z.B, J.K (the last full stop is judged later)
_LETTERS = f"{_LETTER}(?:\\.{_LETTER}(?!\\w))++"
#: A word divided at the end of a line, where it goes on in a small letter (Latin or Cyrillic).
_SMALL = "a-z\u00df-\u00f6\u00f8-\u017f\u0430-\u045f"
DIVISION = f"(?<={_LETTER})[\\-‐](?:\\r\\n?|\\n)[ \\t]{{0,8}}(?=[{_SMALL}])"
_JOIN = (
    f"{DIVISION}|"
    f"[\\-‐‑](?=[^\\W_])|[{APOSTROPHES}](?={_LETTER})|(?<=[A-Z])&(?=[A-Z])"
    r"|(?<=[a-z])\.(?=[a-z])|_(?=[^\W_])"
)


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def fold(word: str) -> str:
    """The word with straight apostrophes: "don’t" -> "don't"."""
    for sign in APOSTROPHES[1:]:
        word = word.replace(sign, "'")
    return word


def _with_apostrophe(words: tuple[str, ...]) -> str:
    """Expression for words that begin with an apostrophe; "" where there are none."""
    tails = tuple(sorted({fold(word)[1:].lower() for word in words if fold(word)[0] == "'"}))
    if not tails:
        return ""
    ends = tuple(tail.removesuffix("'") for tail in tails)
    inner = "|".join(
        re.escape(end) + ("[" + APOSTROPHES + "]" if end != tail else "")
        for end, tail in sorted(zip(ends, tails, strict=True), key=lambda p: (-len(p[1]), p[1]))
    )
    return f"[{APOSTROPHES}](?i:{inner})(?!\\w)|"


@once(32)
def token_pattern(
    apostrophe_words: Words,
    clitics: Words,
    suffixes: Words,
    dotted: tuple[str, ...] = (),
    doubled: Words = (),
) -> re.Pattern[str]:
    """The compiled expression for a language; `lastindex` of a match is its token's group.

    `dotted` are abbreviations; those with a full stop inside ("Ph.D.") are one token. `doubled`
    are letters before which '"' within a word is an apostrophe.
    """
    letters = re.escape("".join(words_of(doubled)))
    inside = f'"(?=[{letters}{letters.upper()}])' if letters else ""
    join = f"{_JOIN}|(?<={_LETTER}){inside}" if inside else _JOIN
    no_end = f"|{inside}" if inside else ""
    inner = tuple(word[:-1] for word in dotted if "." in word[:-1])
    degree = f"(?:{_any_of(inner)})(?!\\w)|" if inner else ""
    own = _with_apostrophe(words_of(apostrophe_words) + words_of(clitics))
    ends = _any_of(words_of(suffixes))
    suffix = f"(?:(?:{ends})(?!\\w))?" if ends else ""
    mixed = (
        f"(?:{degree}{_LETTERS}|{_FIGURES}|{_PIECE})"
        f"(?:(?:{join})(?:{_LETTERS}|{_FIGURES}|{_PIECE}))*+"
        f"{suffix}(?:(?<={_LETTER})[\\-‐‑](?=[\\s,]))?"
    )
    return re.compile(
        f"(?:({_LETTER}[^\\W_]*+)(?![_{_JOINERS}]|\\.\\w{no_end})"
        f"|(\\d++)(?![\\w{_JOINERS}]|[.,]\\d)"
        f"|(\\.{{2,}}|…+|[.!?。！？‽؟।])"
        f"|({own}[{APOSTROPHES}]\\d\\d(?:s|er)?(?![\\w{APOSTROPHES}]))"
        f"|((?:[{MARKS}]){{7,}}+|{_MARK})"
        f"|({_ADDRESS})"
        f"|({_HANDLE})"
        f"|({mixed})"
        f"|({_RULE}|[^\\s{FORMAT}]))\\s*+"
    )
