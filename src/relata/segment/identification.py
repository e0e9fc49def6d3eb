"""Which language a text is in, among those that Relata reads.

Function words decide the clear cases: where a third of the words are articles, prepositions,
pronouns and auxiliaries of one language and few of another, no model is needed. Only unclear
texts (short, mixed, in a language without a file) are shown to py3langid, whose model takes
most of a second to load.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from relata.lang.compile import kept
from relata.lang.language import core_of, supported, words_of
from relata.model.errors import DataError, UnsupportedLanguage

#: Characters looked at: from the start, the middle and the end, so that a title or a
#: quotation in another language does not decide.
_WINDOW = 700
_WORD = re.compile(r"[^\W\d_]+")
#: Tables of [words] that hold function words; the others hold nouns.
_FUNCTION = (
    "article", "determiner", "preposition", "pronoun", "reflexive", "relative", "indefinite",
    "demonstrative", "coordination", "subordination", "complementiser", "question",
    "auxiliary", "modal", "negation", "infinitive",
)  # fmt: skip
#: From so many words on, this share of function words makes a case clear, if the next
#: language has at most so much of it. (On 35 languages of parallel news, German and English
#: have 0.30 at least, all others 0.17 at most.)
_CLEAR = ((30, 0.24, 0.6), (10, 0.35, 0.4))
#: Share of words with a letter of its own that a language has which names some.
_OWN = 0.05
#: Where the model gives all our languages together less than this, and there are so many
#: letters, the text is in none of them. Shorter ones may be a name or a headline.
_FOREIGN = ((0.1, 60), (0.01, 25))


@kept
@lru_cache(maxsize=64)
def _function_words(code: str) -> frozenset[str]:
    """Function words of a language, from its pack's [words]."""
    tables = core_of(code).words
    return frozenset(
        word.lower() for name in _FUNCTION for word in words_of(tables.get(name, ())) if word
    )


@kept
@lru_cache(maxsize=1)
def _all_function_words() -> frozenset[str]:
    return frozenset[str]().union(*map(_function_words, supported()))


def _words(sample: str) -> list[str]:
    """The runs of letters; most words between spaces are one, which needs no expression."""
    found: list[str] = []
    for piece in sample.split():
        if piece.isalpha():
            found.append(piece)
        else:
            found += _WORD.findall(piece)
    return found


def _has_its_letters(code: str, words: list[str]) -> bool:
    """Whether the letters that tell a language from its neighbours are there, if it has any."""
    letters = frozenset("".join(words_of(core_of(code).marks.letters)))
    return not letters or sum(not letters.isdisjoint(w) for w in words) >= _OWN * len(words)


@lru_cache(maxsize=1)
def _model() -> Any:
    """The model of py3langid (naive Bayes over byte n-grams, after Lui and Baldwin 2012)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _sample(text: str) -> str:
    if len(text) <= 3 * _WINDOW:
        return text
    middle = len(text) // 2
    windows = (text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:])
    return "\n".join(windows)


def _by_words(words: list[str]) -> tuple[str, float] | None:
    """The language whose function words the text is made of, where that is clear."""
    rule = next((rule for rule in _CLEAR if len(words) >= rule[0]), None)
    if rule is None:
        return None
    told = list(filter(_all_function_words().__contains__, words))
    shares = sorted(
        (sum(map(_function_words(code).__contains__, told)) / len(words), code)
        for code in supported()
    )
    best, code = shares[-1]
    rival = shares[-2][0] if len(shares) > 1 else 0.0
    if best < rule[1] or rival > rule[2] * best or not _has_its_letters(code, words):
        return None
    return code, round(min(1.0, 0.9 + (best - rival) / 4), 3)


def identify(text: str, declared: str | None) -> tuple[str, float]:
    """The language of `text` (ISO 639-1, one of `supported()`) and a score from 0 to 1.

    `declared` is what a page says of itself ("de", "de-AT"); it decides only where the text
    is too short or unclear. Raises UnsupportedLanguage where the text is plainly in a
    language that has no file; with no letters at all, the declared or first language comes
    back with score 0.
    """
    codes = supported()
    if not codes:
        raise DataError("no language file is installed")
    hint = (declared or "").replace("_", "-").split("-")[0].lower()
    sample = _sample(text)
    words = _words(sample.lower())
    clear = _by_words(words)
    if clear:
        return clear
    letters = sum(map(len, words))
    if not letters:
        return (hint if hint in codes else codes[0]), 0.0
    ranked: list[tuple[str, float]] = _model().rank(sample)
    best, score = ranked[0]
    if best in codes and score >= 0.5:
        return best, round(score, 3)
    ours = sum(value for code, value in ranked if code in codes)
    if any(ours < share and letters >= least for share, least in _FOREIGN):
        seems = (
            f"in language {best!r}, which" if best not in codes else "in no language, or one that"
        )
        raise UnsupportedLanguage(
            f"the text seems to be {seems} Relata does not read (it reads "
            f"{', '.join(codes)}); if that is wrong, name the right one with --lang"
        )
    if hint in codes:
        return hint, round(dict(ranked).get(hint, 0.0), 3)
    code = next((code for code, _ in ranked if code in codes), codes[0])
    return code, round(dict(ranked).get(code, 0.0), 3)
