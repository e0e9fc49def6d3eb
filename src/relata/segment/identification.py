"""Language identification among the languages that Relata reads.

Function words decide the clear cases: where a third of the words are articles, prepositions,
pronouns and auxiliaries of one language and few of another, no model is needed. Only unclear texts
(short, mixed, in a language without a file) are given to py3langid, whose model takes most of a
second to load. Example: "Der Minister sagte, dass er nach Berlin reist" is German by der, dass, er
and nach.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from relata.blas import one_thread
from relata.lang.compile import kept
from relata.lang.language import core_of, supported, words_of
from relata.model.errors import DataError, UnsupportedLanguage
from relata.model.threads import once
from relata.resources import read_toml
from relata.segment.limits import SAMPLE

_WORD = re.compile(r"[^\W\d_]+")
#: Tables of [words] with function words; the others hold nouns.
_FUNCTION = (
    "article", "determiner", "preposition", "pronoun", "reflexive", "relative", "indefinite",
    "demonstrative", "coordination", "subordination", "complementiser", "question",
    "auxiliary", "modal", "negation", "infinitive",
)  # fmt: skip


class _ClearCase(Struct, frozen=True, forbid_unknown_fields=True):
    words: int
    share: float
    second: float


class _Score(Struct, frozen=True, forbid_unknown_fields=True):
    base: float
    per_lead: float


class _Foreign(Struct, frozen=True, forbid_unknown_fields=True):
    share: float
    letters: int


class _Identification(Struct, frozen=True, forbid_unknown_fields=True):
    clear: tuple[_ClearCase, ...]
    score: _Score
    foreign: tuple[_Foreign, ...]
    own_letters: float
    model_sure: float


class _Weights(Struct, frozen=True, forbid_unknown_fields=True):
    identification: _Identification


@once(1)
def _weights() -> _Identification:
    return read_toml("relata.segment", "weights.toml", _Weights).identification


@kept
@once(64)
def _function_words(code: str) -> frozenset[str]:
    """Function words of a language, from its pack's [words]."""
    tables = core_of(code).words
    return frozenset(
        word.lower() for name in _FUNCTION for word in words_of(tables.get(name, ())) if word
    )


@kept
@once(1)
def _all_function_words() -> frozenset[str]:
    return frozenset[str]().union(*map(_function_words, supported()))


def _words(sample: str) -> list[str]:
    """The runs of letters. Most words between spaces are one run already, hence the fast path."""
    found: list[str] = []
    for piece in sample.split():
        if piece.isalpha():
            found.append(piece)
        else:
            found += _WORD.findall(piece)
    return found


def _has_own_letters(code: str, words: list[str]) -> bool:
    """Whether the text has the letters that distinguish a language from its neighbours, if any."""
    letters = frozenset("".join(words_of(core_of(code).marks.letters)))
    return not letters or sum(
        not letters.isdisjoint(w) for w in words
    ) >= _weights().own_letters * len(words)


@once(1)
def _model() -> Any:
    """The model of py3langid (naive Bayes over byte n-grams, after Lui and Baldwin 2012)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    windows = (text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:])
    return "\n".join(windows)


def _by_function_words(words: list[str]) -> tuple[str, float] | None:
    """The language of the text by its function words, where they decide; else None."""
    tuned = _weights()
    rule = next((rule for rule in tuned.clear if len(words) >= rule.words), None)
    if rule is None:
        return None
    function_words = list(filter(_all_function_words().__contains__, words))
    shares = sorted(
        (sum(map(_function_words(code).__contains__, function_words)) / len(words), code)
        for code in supported()
    )
    best, code = shares[-1]
    second = shares[-2][0] if len(shares) > 1 else 0.0
    if best < rule.share or second > rule.second * best or not _has_own_letters(code, words):
        return None
    score = tuned.score.base + (best - second) * tuned.score.per_lead
    return code, round(min(1.0, score), 3)


def identify(text: str, declared: str | None) -> tuple[str, float]:
    """The language of `text` (ISO 639-1, one of `supported()`) and a score from 0 to 1.

    `declared` is the language that a page declares ("de", "de-AT"); it decides only where the
    text is too short or unclear. Raises UnsupportedLanguage where the text is clearly in a
    language that has no file; a text without letters gets the declared or first language with
    score 0.
    """
    codes = supported()
    if not codes:
        raise DataError("no language file is installed")
    tuned = _weights()
    hint = (declared or "").replace("_", "-").split("-")[0].lower()
    sample = _sample(text)
    words = _words(sample.lower())
    clear = _by_function_words(words)
    if clear:
        return clear
    letters = sum(map(len, words))
    if not letters:
        return (hint if hint in codes else codes[0]), 0.0
    with one_thread():
        ranked: list[tuple[str, float]] = _model().rank(sample)
    best, score = ranked[0]
    if best in codes and score >= tuned.model_sure:
        return best, round(score, 3)
    ours = sum(value for code, value in ranked if code in codes)
    if any(ours < rule.share and letters >= rule.letters for rule in tuned.foreign):
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
