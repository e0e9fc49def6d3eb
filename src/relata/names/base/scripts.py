"""Writing systems: a word's script, its sounds where one convention decides them, romanisation.

Scripts without a convention file are romanised by the Unicode names of their letters ("HANGUL
SYLLABLE SYO", "DEVANAGARI LETTER KA"), which follow the usual romanisations. Example: "Шойгу" is
Cyrillic, sounds "šojgu", and is romanised "shoygu".
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from relata.names.base.conventions import convention_for_language, load_convention

LATIN, CYRILLIC, GREEK, ARMENIAN, GEORGIAN = "latin", "cyrillic", "greek", "armenian", "georgian"
ARABIC, HEBREW, KANA, HANGUL, HAN = "arabic", "hebrew", "kana", "hangul", "han"

#: First word of a letter's Unicode name -> script.
_BY_NAME = {
    "LATIN": LATIN, "CYRILLIC": CYRILLIC, "GREEK": GREEK, "ARMENIAN": ARMENIAN,
    "GEORGIAN": GEORGIAN, "ARABIC": ARABIC, "HEBREW": HEBREW, "HANGUL": HANGUL,
    "KATAKANA": KANA, "HIRAGANA": KANA, "KATAKANA-HIRAGANA": KANA, "CJK": HAN,
    "FULLWIDTH": LATIN, "HALFWIDTH": KANA, "MODIFIER": "",
}  # fmt: skip
#: Letters that only one language's Cyrillic alphabet has.
_CYRILLIC_LETTERS_OF = (("ўэ", "be"), ("їєґ", "uk"), ("јљњћђџќѓѕ", "sr"))
_SYLLABLES = (
    "HANGUL SYLLABLE ", "KATAKANA LETTER SMALL ", "KATAKANA LETTER ",
    "HIRAGANA LETTER SMALL ", "HIRAGANA LETTER ",
)  # fmt: skip
#: Sounds -> Latin letters, as English spells them.
_SOUND_TO_ENGLISH = str.maketrans({
    "š": "sh", "č": "ch", "ž": "zh", "x": "kh", "c": "ts", "j": "y", "ə": "u", "ö": "o",
    "ü": "u", "A": "a", "W": "w", "J": "y", "H": "a", "θ": "th", "ð": "dh", "ɣ": "gh", "ʕ": "",
    "G": "j", "D": "d", "Z": "z", "ḥ": "h", "q": "k", "ǰ": "j", "T": "t",
})  # fmt: skip


@lru_cache(maxsize=20_000)
def script_of_letter(letter: str) -> str:
    """The script of one letter; "" for other characters; else its Unicode name's first word."""
    if letter < "\u0250":
        return LATIN if letter.isalpha() else ""
    if not letter.isalpha():
        return ""
    first = unicodedata.name(letter, "").split(" ", 1)[0]
    return _BY_NAME.get(first, first.lower())


def scripts_of(word: str) -> set[str]:
    """The scripts of a word's letters. Kana with Han is Japanese and counts as Kana alone."""
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
    """The language of a Cyrillic word: the text's, else by its letters (ї: uk), else Russian."""
    if lang is not None and convention_for_language(CYRILLIC, lang) is not None:
        return lang
    for letters, code in _CYRILLIC_LETTERS_OF:
        if any(c in letters for c in word) and not (code == "be" and "ў" not in word):
            return code
    if "і" in word:
        return "be" if "ы" in word or "э" in word else "uk"
    if "ськ" in word or "цьк" in word:
        return "uk"
    if "ъ" in word[1:] and not word.endswith("ъ"):
        return "bg" if not any(p + "ъ" + n in word for p in "бвдзст" for n in "еёюя") else "ru"
    return "ru"


def sounds_of(word: str, script: str, lang: str | None) -> str:
    """The sounds of a word (lower case, NFC) that is not in Latin letters."""
    if script == CYRILLIC:
        convention = convention_for_language(
            CYRILLIC, cyrillic_language(word, lang)
        ) or load_convention("ru")
        return convention.to_sounds(word)
    if script == GREEK:
        return load_convention("el").to_sounds(without_marks(word))
    if script in (ARMENIAN, GEORGIAN, ARABIC, HEBREW):
        return load_convention(
            {ARMENIAN: "hy", GEORGIAN: "ka", ARABIC: "ar", HEBREW: "he"}[script]
        ).to_sounds(word)
    if script == HAN:
        return word
    return _by_unicode_name(word)


def romanise(sounds: str) -> str:
    """Sounds in Latin letters, as English spells them: "šojgu" -> "shoygu"."""
    return sounds.translate(_SOUND_TO_ENGLISH)


#: One Latin letter for each Cyrillic letter, marks dropped, after ISO 9.
_ISO9 = str.maketrans(
    "абвгґдеєёжзиіїйклмнопрстуўфхцчшщыэюяђѓјљњћќџѕ", "abvggdeeezziiijklmnoprstuufhccssyeuadgjlncczs"
) | str.maketrans("", "", "ьъ'’")


def iso9(word: str) -> str:
    """A Cyrillic word with one Latin letter for each of its letters (ISO 9 without marks)."""
    return word.translate(_ISO9)


_BASE_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th",
    "ð": "d", "ə": "a", "ŋ": "n", "ħ": "h", "ƶ": "z", "ʼ": "", "ʻ": "", "ʹ": "", "ʿ": "", "ʾ": "",
    "'": "", "’": "", "‘": "", "`": "", "´": "",
})  # fmt: skip


def without_marks(word: str) -> str:
    """A word without diacritics: "müller" -> "muller"."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def plain_latin(word: str) -> str:
    """A Latin word in ASCII letters, without apostrophes: "łódź" -> "lodz"."""
    if word.isascii():
        return word.replace("'", "").replace("`", "")
    return without_marks(word).translate(_BASE_LETTERS)
