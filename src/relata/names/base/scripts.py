"""Scripts: which one a word is in, its reading where one convention decides it, and Latin.

Scripts without a convention file are read by the names that Unicode gives their letters
("HANGUL SYLLABLE SYO", "DEVANAGARI LETTER KA"), which follow the usual romanisations.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from relata.names.base.conventions import for_language, load

LATIN, CYRILLIC, GREEK, ARMENIAN, GEORGIAN = "latin", "cyrillic", "greek", "armenian", "georgian"
ARABIC, HEBREW, KANA, HANGUL, HAN = "arabic", "hebrew", "kana", "hangul", "han"

#: First word of a letter's Unicode name -> script.
_BY_NAME = {
    "LATIN": LATIN, "CYRILLIC": CYRILLIC, "GREEK": GREEK, "ARMENIAN": ARMENIAN,
    "GEORGIAN": GEORGIAN, "ARABIC": ARABIC, "HEBREW": HEBREW, "HANGUL": HANGUL,
    "KATAKANA": KANA, "HIRAGANA": KANA, "KATAKANA-HIRAGANA": KANA, "CJK": HAN,
    "FULLWIDTH": LATIN, "HALFWIDTH": KANA, "MODIFIER": "",
}  # fmt: skip
#: Letters that only one language's Cyrillic has.
_CYRILLIC_TELLS = (("ўэ", "be"), ("їєґ", "uk"), ("јљњћђџќѓѕ", "sr"))
_SYLLABLES = (
    "HANGUL SYLLABLE ", "KATAKANA LETTER SMALL ", "KATAKANA LETTER ",
    "HIRAGANA LETTER SMALL ", "HIRAGANA LETTER ",
)  # fmt: skip
#: Sounds of a reading -> Latin letters, as English has them.
_ENGLISH = str.maketrans({
    "š": "sh", "č": "ch", "ž": "zh", "x": "kh", "c": "ts", "j": "y", "ə": "u", "ö": "o",
    "ü": "u", "A": "a", "W": "w", "J": "y", "H": "a", "θ": "th", "ð": "dh", "ɣ": "gh", "ʕ": "",
    "G": "j", "D": "d", "Z": "z", "ḥ": "h", "q": "k", "ǰ": "j", "T": "t",
})  # fmt: skip


@lru_cache(maxsize=20_000)
def script_of_letter(letter: str) -> str:
    """The script of one letter; "" for what belongs to any, the block's name where unnamed."""
    if letter < "\u0250":
        return LATIN if letter.isalpha() else ""
    if not letter.isalpha():
        return ""
    first = unicodedata.name(letter, "").split(" ", 1)[0]
    return _BY_NAME.get(first, first.lower())


def scripts_of(word: str) -> set[str]:
    """The scripts of a word's letters. Kana and Han stand together in Japanese: one, Kana."""
    if word.isascii():
        return {LATIN}
    found = {script_of_letter(c) for c in word} - {""}
    if found >= {KANA, HAN}:
        found.discard(HAN)
    return found


def _by_unicode_name(word: str) -> str:
    """Letters by their Unicode names; Indic consonants lose their "a" before a vowel sign."""
    out: list[str] = []
    for letter in word:
        name = unicodedata.name(letter, "")
        syllable = next((name[len(p) :] for p in _SYLLABLES if name.startswith(p)), None)
        if syllable is not None:
            out.append("" if "SMALL TU" in name else syllable.lower())
        elif " SIGN VIRAMA" in name or " VOWEL SIGN " in name:
            if out and out[-1].endswith("a"):
                out[-1] = out[-1][:-1]
            if " VOWEL SIGN " in name:
                out.append(name.rsplit(" ", 1)[1].lower())
        elif " LETTER " in name:
            out.append(name.rsplit(" ", 1)[1].lower())
        elif " SIGN " in name and ("ANUSVARA" in name or "CANDRABINDU" in name):
            out.append("n")
    return "".join(out)


def cyrillic_language(word: str, lang: str | None) -> str:
    """Whose Cyrillic a word is in: the text's, or what its letters tell, or Russian."""
    if lang is not None and for_language(CYRILLIC, lang) is not None:
        return lang
    for letters, code in _CYRILLIC_TELLS:
        if any(c in letters for c in word) and not (code == "be" and "ў" not in word):
            return code
    if "і" in word:
        return "be" if "ы" in word or "э" in word else "uk"
    if "ськ" in word or "цьк" in word:
        return "uk"
    if "ъ" in word[1:] and not word.endswith("ъ"):
        return "bg" if not any(p + "ъ" + n in word for p in "бвдзст" for n in "еёюя") else "ru"
    return "ru"


def reading(word: str, script: str, lang: str | None) -> str:
    """The reading of a word (lower case, NFC) that is not in Latin letters."""
    if script == CYRILLIC:
        convention = for_language(CYRILLIC, cyrillic_language(word, lang)) or load("ru")
        return convention.read(word)
    if script == GREEK:
        return load("el").read(without_marks(word))
    if script in (ARMENIAN, GEORGIAN, ARABIC, HEBREW):
        return load({ARMENIAN: "hy", GEORGIAN: "ka", ARABIC: "ar", HEBREW: "he"}[script]).read(word)
    if script == HAN:
        return word
    return _by_unicode_name(word)


def romanised(read: str) -> str:
    """A reading in Latin letters, as English would have them."""
    return read.translate(_ENGLISH)


#: Cyrillic letter for Latin letter, marks dropped, as ISO 9 has them.
_LITERAL = str.maketrans(
    "абвгґдеєёжзиіїйклмнопрстуўфхцчшщыэюяђѓјљњћќџѕ", "abvggdeeezziiijklmnoprstuufhccssyeuadgjlncczs"
) | str.maketrans("", "", "ьъ'’")


def letter_by_letter(word: str) -> str:
    """A Cyrillic word with one Latin letter for each of its own (ISO 9 without marks)."""
    return word.translate(_LITERAL)


_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th",
    "ð": "d", "ə": "a", "ŋ": "n", "ħ": "h", "ƶ": "z", "ʼ": "", "ʻ": "", "ʹ": "", "ʿ": "", "ʾ": "",
    "'": "", "’": "", "‘": "", "`": "", "´": "",
})  # fmt: skip


def without_marks(word: str) -> str:
    """A word without the marks on its letters."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def plain(word: str) -> str:
    """A Latin word without marks and apostrophes: "müller" -> "muller"."""
    if word.isascii():
        return word.replace("'", "").replace("`", "")
    return without_marks(word).translate(_LETTERS)
