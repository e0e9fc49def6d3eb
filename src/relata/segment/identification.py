"""Language identification among the languages that Relata reads.

Function words decide the clear cases: where a third of the words are articles, prepositions,
pronouns and auxiliaries of one language and few of another, no model is needed. Only unclear texts
(short, mixed, in a language without a file) are given to py3langid, whose model takes most of a
second to load. Example: "Der Minister sagte, dass er nach Berlin reist" is German by der, dass, er
and nach.
"""

from __future__ import annotations

import re
from functools import cached_property
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
#: A quotation, its marks of one family; none is longer than a sample.
_QUOTED = re.compile(
    '[„“‟][^“”„‟]{1,1400}[“”]|«[^«»]{1,1400}»|»[^«»]{1,1400}«|"[^"]{1,1400}"|[‚‘][^‘’‚]{1,1400}[‘’]'
)
#: Function words around quotations that decide by their number, or by their share, and the score
#: that they have in addition to it.
_LEAST_AROUND, _SHARE_AROUND, _AROUND = 2, 0.2, 0.4
#: Bits in which the words of a language are counted; a sample has far fewer than they can count.
_LANE = 16
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
    #: Share of words with a letter of its own, if it is the letters that make it clear.
    letters: float = 0.0


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
    neighbours: float
    model_sure: float
    guess_alone: float


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
def _languages_of() -> dict[str, int]:
    """Function word -> the languages that have it: a one in the lane of each (`_counted`)."""
    found: dict[str, int] = {}
    for number, code in enumerate(supported()):
        for word in _function_words(code):
            found[word] = found.get(word, 0) | 1 << _LANE * number
    return found


def _counted(rows: list[int]) -> dict[str, int]:
    """How many of the rows of `_languages_of` have a one for each language: one sum for all."""
    total = sum(rows)
    return {code: total >> _LANE * n & (1 << _LANE) - 1 for n, code in enumerate(supported())}


class _Words:
    """The words of a sample, and how many function words of each language they have."""

    def __init__(self, words: list[str]) -> None:
        self.words = words

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def function_words(self) -> list[int]:
        """For each function word of any language its row of `_languages_of`."""
        return [row for row in map(_languages_of().get, self.words) if row]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many function words of each language there are."""
        return _counted(self.function_words)

    @cached_property
    def clear(self) -> tuple[str, float] | None:
        """The language by the function words, where they decide; else None."""
        return _by_function_words(self)

    def without(self, others: _Words) -> dict[str, int]:
        """The same counts where some of the words are left out."""
        return {code: count - others.counts[code] for code, count in self.counts.items()}

    def shared(self, code: str) -> dict[str, int]:
        """How many of a language's function words each other language has, too."""
        own = 1 << _LANE * supported().index(code)
        return _counted([row for row in self.function_words if row & own])


def _words(sample: str) -> list[str]:
    """The runs of letters. Most words between spaces are one run already, hence the fast path."""
    found: list[str] = []
    for piece in sample.split():
        if piece.isalpha():
            found.append(piece)
        else:
            found += _WORD.findall(piece)
    return found


@kept
@once(64)
def _own_letters(code: str) -> frozenset[str]:
    """The letters that distinguish a language from its neighbours; empty where none do."""
    return frozenset("".join(words_of(core_of(code).marks.letters)))


@kept
@once(64)
def _neighbours(code: str) -> frozenset[str]:
    """Small words of a language's neighbours that it does not have."""
    return frozenset(words_of(core_of(code).marks.neighbours)) - _function_words(code)


def _number_in(kinds: frozenset[str], words: list[str]) -> int:
    return sum(map(kinds.__contains__, words)) if kinds else 0


def _share_with_own_letters(code: str, words: list[str]) -> float:
    letters = _own_letters(code)
    return len([word for word in words if not letters.isdisjoint(word)]) / len(words)


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


def _best_rival(best: str, words: _Words) -> float:
    """How the best of the other languages does against the best one: its own words to the best
    one's own words; 0.0 without another.

    Words of both are left out: Spanish and Portuguese share "de", "que" and "para".
    """
    counts, both = words.counts, words.shared(best)
    return max(
        (
            (counts[other] - both[other]) / max(1, counts[best] - both[other])
            for other in counts
            if other != best
        ),
        default=0.0,
    )


def _is_clear(rule: _ClearCase, count: int, share: float, rival: float, letters: float) -> bool:
    return (
        count >= rule.words
        and share >= rule.share
        and rival <= rule.second
        and letters >= rule.letters
    )


def _by_function_words(words: _Words) -> tuple[str, float] | None:
    """The language of the text by its function words, where they decide; else None."""
    tuned = _weights()
    if len(words) < min(rule.words for rule in tuned.clear):
        return None
    counts = words.counts
    code = _best(counts)
    rival = _best_rival(code, words)
    share = counts[code] / len(words)
    letters = _share_with_own_letters(code, words.words) if _own_letters(code) else None
    if letters is not None and letters < tuned.own_letters:
        return None
    if _number_in(_neighbours(code), words.words) > tuned.neighbours * counts[code]:
        return None
    if not any(_is_clear(rule, len(words), share, rival, letters or 0.0) for rule in tuned.clear):
        return None
    score = tuned.score.base + share * (1 - rival) * tuned.score.per_lead
    return code, round(min(1.0, score), 3)


def _outside_quotations(sample: str) -> str:
    """The text without what stands in quotation marks, as far as a mark closes what one opened."""
    return _QUOTED.sub(" ", sample)


def _best(counts: dict[str, int]) -> str:
    return max(sorted(counts), key=counts.__getitem__)


def _is_of_one_language(words: _Words, quoted: _Words) -> bool:
    """Whether a text is clearly of one language, and what stands around its quotations, too."""
    return words.clear is not None and _best(words.without(quoted)) == _best(words.counts)


def _by_frame(outside: _Words, words: _Words) -> tuple[str, float] | None:
    """The language of what stands around quotations in another language; None for one language.

    A quotation may be in any language ("Wir kommen", the mayor said to the BBC): where the words
    around it are another's than all words together, theirs counts.
    """
    around, whole = outside.counts, words.counts
    best, total = _best(around), _best(whole)
    if best == total and (words.clear or not outside.clear):
        return None  # one language, or a neighbour of ours that only the model knows
    if not around[best] or (best != total and around[best] < 2 * around[total]):
        return None
    if sum(1 for code in around if around[code] == around[best]) > 1:
        with one_thread():
            ranked = [code for code, _ in _model().rank(" ".join(outside.words))]
        tied = {code for code in around if around[code] == around[best]}
        best = next((code for code in ranked if code in tied), best)
    if around[best] < _LEAST_AROUND and around[best] / len(outside) < _SHARE_AROUND:
        return None
    return best, round(min(1.0, around[best] / len(outside) + _AROUND), 3)


def _by_declaration(outside: _Words, hint: str) -> tuple[str, float] | None:
    """The language that a page declares, where nothing around its quotations speaks against it.

    The quotations themselves may be in another language: "“Wir bleiben”, the ambassador said."
    """
    counts = outside.counts
    if hint not in counts or not len(outside) or counts[hint] < max(counts.values()):
        return None
    return hint, round(min(1.0, counts[hint] / len(outside) + _AROUND), 3)


def _is_contradicted(code: str, words: list[str]) -> bool:
    """Whether the text has letters of another of our languages, and none of this one's own."""
    if not _own_letters(code) or _share_with_own_letters(code, words):
        return False
    return any(_own_letters(c) and _share_with_own_letters(c, words) for c in supported())


def _ours(ranked: list[tuple[str, float]]) -> float:
    """How likely it is one of our languages: those that count together, or the best other one."""
    ours = {code: score for code, score in ranked if code in supported()}
    others = {code for code in ours if not core_of(code).counts_together}
    together = sum(score for code, score in ours.items() if code not in others)
    return max((together, *(ours[code] for code in others)), default=0.0)


def _guess(ranked: list[tuple[str, float]], words: list[str]) -> str:
    """The likeliest of our languages; one that is easily taken for another only on evidence."""
    codes, enough = supported(), _weights().guess_alone
    ours = [(code, score) for code, score in ranked if code in codes]
    for code, score in ours:
        together = core_of(code).counts_together
        if (together or score >= enough) and not _is_contradicted(code, words):
            return code
    return ours[0][0] if ours else codes[0]


def clear_language(text: str) -> tuple[str, float] | None:
    """The language of `text` and a score where its function words leave no doubt; else None.

    Takes a fifth of a millisecond and never loads the model.
    """
    return _Words(_words(_sample(text).lower())).clear


def identify(text: str, declared: str | None) -> tuple[str, float]:
    """The language of `text` (ISO 639-1, one of `supported()`) and a score from 0 to 1.

    `declared` is the language that a page declares ("de", "de-AT"); it decides only where the
    text is too short or unclear, or has quotations in another language. Raises
    UnsupportedLanguage where the text is clearly in a language that has no file; a text without
    letters gets the declared or first language with score 0.
    """
    codes = supported()
    if not codes:
        raise DataError("no language file is installed")
    tuned = _weights()
    hint = (declared or "").replace("_", "-").split("-")[0].lower()
    sample = _sample(text)
    found = _Words(_words(sample.lower()))
    words = found.words
    quoted = _Words(_words(" ".join(_QUOTED.findall(sample)).lower()))
    if quoted.words and (hint in codes or not _is_of_one_language(found, quoted)):
        outside = _Words(_words(_outside_quotations(sample).lower()))
        framed = _by_frame(outside, found) or _by_declaration(outside, hint)
        if framed is not None:
            return framed
    if found.clear:
        return found.clear
    letters = sum(map(len, words))
    if not letters:
        return (hint if hint in codes else codes[0]), 0.0
    with one_thread():
        ranked: list[tuple[str, float]] = _model().rank(sample)
    best, score = ranked[0]
    contradicted = best in codes and _is_contradicted(best, words)
    if best in codes and score >= tuned.model_sure and not contradicted:
        return best, round(score, 3)
    if any(_ours(ranked) < rule.share and letters >= rule.letters for rule in tuned.foreign):
        seems = (
            f"in language {best!r}, which" if best not in codes else "in no language, or one that"
        )
        raise UnsupportedLanguage(
            f"the text seems to be {seems} Relata does not read (it reads "
            f"{', '.join(codes)}); if that is wrong, name the right one with --lang"
        )
    if hint in codes:
        return hint, round(dict(ranked).get(hint, 0.0), 3)
    code = _guess(ranked, words)
    return code, round(dict(ranked).get(code, 0.0), 3)
