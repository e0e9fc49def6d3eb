"""Two small languages and a way from text to sentences and quotations."""

from __future__ import annotations

import re
from functools import lru_cache

from relata.lang.language import Language
from relata.model.analysis import Segmented
from relata.model.document import Document, Part, PartKind
from relata.segment import segment
from tests.lang.helpers import language_of_tables

_GERMAN = """
code = "de"
name = "German"
own_name = "Deutsch"
[marks]
quotes = [["„", "“"], ["»", "«"], ["‚", "‘"], ["›", "‹"]]
apostrophe_words = "'n 'ne 's"
apostrophe_after = "s x z ß"
[segmenting]
abbreviations = ["Dr.", "Prof.", "z. B.", "ca.", "Nr.", "bzw.", "d. h.", "St.", "Art.", "Mio."]
final_abbreviations = "usw. etc."
after_ordinal = "januar april juli oktober jahrhundert stock"
ordinal_stop = true
openers = "Die Der Das Er Sie Es In Am Ein Eine Und Aber Auch Nach Wir Dabei"
suffixes = ":in :innen *innen"
[grammar]
nouns_capitalised = true
[words]
article = "der die das den dem des ein eine einen einem"
preposition = "am im vom zum in bis auf"
[verbs]
[according]
"""
_ENGLISH = """
code = "en"
name = "English"
own_name = "English"
[marks]
quotes = [["“", "”"], ["‘", "’"]]
apostrophe_words = "'n' 'em 'til 'tis"
apostrophe_after = "s x z"
[segmenting]
abbreviations = "Mr. Mrs. Ms. Dr. St. Gen. Sen. No. vs. v. e.g. i.e. Jan. a.m. p.m."
final_abbreviations = "Inc. Corp. Co. etc. Jr. U.S. a.m. p.m."
openers = "The He She It They We In On At But And A This That If When His"
clitics = "'s 're 've 'll 'd 'm"
[grammar]
[words]
article = "the a an"
pronoun = "i he she it we they you"
[verbs.ask]
act = "ask"
complements = ["direct"]
sg = "asked asks"
[verbs.say]
act = "state"
complements = ["direct"]
sg = "said says"
pl = "say said"
[according]
"""


@lru_cache
def language(code: str) -> Language:
    data = {"de": _GERMAN, "en": _ENGLISH}[code]
    return language_of_tables(data)


def document(text: str, kind: PartKind = "body") -> Document:
    """Every line is a part of its own."""
    parts = [
        Part((match.start(), match.end()), kind)
        for match in re.finditer(r"[^\s\n](?:[^\n]*[^\s])?", text)
    ]
    return Document(text, tuple(parts))


def cut(text: str, code: str = "de") -> Segmented:
    return segment(document(text), language(code))


def words(text: str, code: str = "de") -> list[str]:
    return cut(text, code).words


def sentences(text: str, code: str = "de") -> list[str]:
    found = cut(text, code)
    return [text[slice(*found.span(a, b))] for a, b in found.sentences]


def quotes(text: str, code: str = "de") -> list[str]:
    found = cut(text, code)
    return [text[slice(*found.span(quote.start, quote.end))] for quote in found.quotes]
