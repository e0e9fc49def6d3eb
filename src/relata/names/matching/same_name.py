"""`same_name`: do two written forms name the same bearer, by whatever convention each is spelled?

Parse, align, compute features, score: `same_name("Sojgu", "Schoigu", "hu", "de")` is a probability
and a reason, here that both are pronounced šojgu.
"""

from __future__ import annotations

from relata.names.base.lexicon import name_words
from relata.names.base.weights import weights
from relata.names.matching.align import Alignment, align, native_forms_differ
from relata.names.matching.contradictions import contradiction, may_contradict
from relata.names.matching.features import pair_features, reordered
from relata.names.matching.packed_trees import probability
from relata.names.parts.marks import known_given
from relata.names.parts.parse import ParsedName, parse


class NameMatch:
    """How surely two written forms are one name, 0 to 1, and why."""

    __slots__ = ("_a", "_b", "_found", "_langs", "_reason", "score")

    def __init__(
        self,
        score: float,
        reason: str = "",
        a: ParsedName | None = None,
        b: ParsedName | None = None,
        found: Alignment | None = None,
        langs: tuple[str | None, str | None] = (None, None),
    ) -> None:
        self.score = score
        self._reason = reason
        self._a, self._b, self._found, self._langs = a, b, found, langs

    @property
    def reason(self) -> str:
        """Which words match, by which conventions, and which do not. Worked out when asked for."""
        if not self._reason and self._a is not None and self._b is not None:
            from relata.names.matching.explain import explain

            self._reason = explain(self._a, self._b, self._found, self._langs)
        return self._reason

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter((self.score, self.reason))

    def __repr__(self) -> str:
        return f"NameMatch(score={self.score}, reason={self.reason!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NameMatch):
            return NotImplemented
        return self.score == other.score and self.reason == other.reason

    def __hash__(self) -> int:
        return hash((self.score, self.reason))


def ordered_pair(
    a: str, b: str, lang_a: str | None, lang_b: str | None
) -> tuple[ParsedName, ParsedName]:
    """Both names parsed, in an order of their own, so that the score is symmetric."""
    one, other = parse(a, lang_a), parse(b, lang_b)
    if one.key > other.key or (one.key == other.key and one.text > other.text):
        return other, one
    return one, other


def _particles_read(a: ParsedName, b: ParsedName) -> tuple[ParsedName, ParsedName]:
    """Both names, with a particle at the beginning of one read as a given name where it is one.

    "Ben" is one next to "Benjamin Harwick", and a particle next to "Zine Ben Ali".
    """
    if a.opens_with_particle:
        a = _read_as_given(a, b)
    if b.opens_with_particle:
        b = _read_as_given(b, a)
    return a, b


def _read_as_given(name: ParsedName, other: ParsedName) -> ParsedName:
    first = name.parts[0]
    if len(other.words) != 2 or other.minor_words or not known_given(first.latin):
        return name
    given = other.written_order[0]
    if given.script != first.script or given.latin in name_words().given_names_with_articles:
        return name
    return name.with_given_name()


def _probability(a: ParsedName, b: ParsedName, found: Alignment) -> float:
    """The fitted score of an alignment."""
    if not found.pairs:
        return 0.0
    score = probability(*pair_features(a, b, found))
    if len(found.pairs) > found.identical + 1 and native_forms_differ(found):
        score *= weights().score.native_forms
    return score


def same_name(a: str, b: str, lang_a: str | None = None, lang_b: str | None = None) -> NameMatch:
    """Whether two written forms are one name (of a person, an organisation or a place).

    `lang_a`, `lang_b`: ISO 639-1 codes of the texts they stand in, where known. The score is
    a probability fitted on public pairs: symmetric, independent of case, Unicode form and the
    order of given name and surname; 1 for equal names, 0 for a text that is not a name. Never
    raises.
    """
    one, other = ordered_pair(a, b, lang_a, lang_b)
    swapped = one.text != a
    langs = (lang_b, lang_a) if swapped else (lang_a, lang_b)
    if one.fault or other.fault:
        name = one if one.fault else other
        return NameMatch(0.0, f"{name.text[:40]!r} is not a name: {name.fault}")
    equal = one.key == other.key and one.legal == other.legal
    if equal and len(one.words) < 3 and not (one.surname and other.surname):
        return NameMatch(1.0, "the same words")
    if one.opens_with_particle or other.opens_with_particle:
        one, other = _particles_read(one, other)
    found = align(one, other)
    if not found.pairs:
        return NameMatch(0.0, "", one, other, found, langs)
    same = equal and not reordered(one, other, found)
    score = 1.0 if same else _probability(one, other, found)
    if found.by_forms:
        # The trees were fitted without the lists of forms: these never make a name less likely.
        score = max(score, _probability(one, other, align(one, other, forms=False)))
    most = weights().score.ruled_out
    if score > most and may_contradict(one, other) and contradiction(one, other, found):
        score = most
    elif same:
        return NameMatch(1.0, "the same words")
    score = round(score, 6)
    return NameMatch(score if score < 1 else 0.999999, "", one, other, found, langs)
