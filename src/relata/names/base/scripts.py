"""Writing systems: a word's script, its sounds where one convention decides them, romanisation.

Scripts without a convention file are romanised by the Unicode names of their letters ("HANGUL
SYLLABLE SYO", "DEVANAGARI LETTER KA"), which follow the usual romanisations. Example: "Шойгу" is
Cyrillic, sounds "šojgu", and is romanised "shoygu".
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from relata.names.base.conventions import likely_convention
from relata.names.base.letters import letter_tables

LATIN, CYRILLIC, GREEK, ARMENIAN, GEORGIAN = "latin", "cyrillic", "greek", "armenian", "georgian"
ARABIC, HEBREW, KANA, HANGUL, HAN = "arabic", "hebrew", "kana", "hangul", "han"

#: First word of a letter's Unicode name -> script.
_BY_NAME = {
    "LATIN": LATIN, "CYRILLIC": CYRILLIC, "GREEK": GREEK, "ARMENIAN": ARMENIAN,
    "GEORGIAN": GEORGIAN, "ARABIC": ARABIC, "HEBREW": HEBREW, "HANGUL": HANGUL,
    "KATAKANA": KANA, "HIRAGANA": KANA, "KATAKANA-HIRAGANA": KANA, "CJK": HAN,
    "FULLWIDTH": LATIN, "HALFWIDTH": KANA, "MODIFIER": "",
}  # fmt: skip
#: The first code point after the blocks of Latin letters, where no name need be looked up.
_AFTER_LATIN = 0x0250
_SYLLABLES = (
    "HANGUL SYLLABLE ", "KATAKANA LETTER SMALL ", "KATAKANA LETTER ",
    "HIRAGANA LETTER SMALL ", "HIRAGANA LETTER ",
)  # fmt: skip


@lru_cache(maxsize=20_000)
def script_of_letter(letter: str) -> str:
    """The script of one letter; "" for other characters; else its Unicode name's first word."""
    if ord(letter) < _AFTER_LATIN:
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
            out.append("" if "SMALL TU" in name else syllable)
        elif " SIGN VIRAMA" in name or " VOWEL SIGN " in name:
            if out:
                out[-1] = out[-1].removesuffix("A")
            if " VOWEL SIGN " in name:
                out.append(name.rsplit(" ", 1)[1])
        elif " LETTER " in name:
            out.append(name.rsplit(" ", 1)[1])
        elif " SIGN " in name and ("ANUSVARA" in name or "CANDRABINDU" in name):
            out.append("N")
    return "".join(out).lower()


def sounds_of(word: str, script: str, lang: str | None) -> str:
    """The sounds of a word (lower case, NFC) that is not in Latin letters."""
    if script == HAN:
        return word
    convention = None if script == LATIN else likely_convention(word, script, lang)
    if convention is None:
        return _by_unicode_name(word)
    return convention.to_sounds(without_marks(word) if convention.marks_dropped else word)


def romanise(sounds: str) -> str:
    """Sounds in Latin letters, as English spells them: "šojgu" -> "shoygu"."""
    return sounds.translate(letter_tables().english_of_sounds)


def iso9(word: str) -> str:
    """A Cyrillic word with one Latin letter for each of its letters (ISO 9 without marks)."""
    return word.translate(letter_tables().iso9)


def without_marks(word: str) -> str:
    """A word without diacritics: "müller" -> "muller"."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def plain_latin(word: str) -> str:
    """A Latin word in ASCII letters, without apostrophes: "łódź" -> "lodz"."""
    if word.isascii():
        return word.replace("'", "").replace("`", "")
    return without_marks(word).translate(letter_tables().base_letters)
