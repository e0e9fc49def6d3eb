"""How far two markers agree on the articles that both marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from relata_lab.corpora.readings.marks import MarkedArticle
from relata_lab.corpora.readings.model import Json, Span
from relata_lab.corpora.readings.names import same_name, tokens

#: Token F1, or share of tokens, from which two contents are the same.
SAME = 0.7
#: Share of its tokens with which one content lies inside the other, and how many it must have.
INSIDE, INSIDE_TOKENS = 0.9, 3


def overlap(one: set[Span], other: set[Span]) -> float:
    """Token F1 of two contents; `SAME` at least where one lies inside the other."""
    both = len(one & other)
    if not both:
        return 0.0
    f1 = 2 * both / (len(one) + len(other))
    small = min(len(one), len(other))
    return max(f1, SAME) if both / small >= INSIDE and small >= INSIDE_TOKENS else f1


def covered(one: MarkedArticle, other: MarkedArticle) -> tuple[int, int]:
    """How many musts of `one` the contents of `other` cover to .7; and of how many."""
    text = one.article.text
    theirs = [tokens(text, mark.content) for mark in other.statements]
    found = total = 0
    for mark in one.statements:
        mine = tokens(text, mark.content)
        if mark.raw["need"] == "must" and mine:
            total += 1
            cover = {t for x in theirs if overlap(mine, x) >= SAME for t in mine & x}
            found += len(cover) / len(mine) >= SAME
    return found, total


def matched(one: MarkedArticle, other: MarkedArticle) -> Iterator[tuple[Json, Json]]:
    """Pairs of statements with the same content, each statement at most once, best pair first."""
    text = one.article.text
    theirs = [tokens(text, mark.content) for mark in other.statements]
    pairs = []
    for i, a in enumerate(one.statements):
        mine = tokens(text, a.content)
        for j, b in enumerate(other.statements):
            shared = overlap(mine, theirs[j])
            if shared >= SAME:
                pairs.append((-shared, not same_name(a.raw["names"], b.raw["names"]), i, j))
    left, right = set[int](), set[int]()
    for _, _, i, j in sorted(pairs):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield one.statements[i].raw, other.statements[j].raw


@dataclass(slots=True)
class Agreement:
    """Counts over the articles that both marked."""

    articles: int = 0
    #: Musts of the first marker, and how many of them the second has; and the other way.
    first: tuple[int, int] = (0, 0)
    second: tuple[int, int] = (0, 0)
    pairs: int = 0
    same: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("names", "mode", "need", "to", "via"), 0)
    )

    @property
    def f1(self) -> float:
        """Harmonic mean of the two shares of musts that the other marker has."""
        there, back = (found / max(1, total) for found, total in (self.first, self.second))
        return 2 * there * back / max(1e-9, there + back)

    def add(self, one: MarkedArticle, other: MarkedArticle) -> None:
        """Count one article that both marked."""
        self.articles += 1
        there, back = covered(one, other), covered(other, one)
        self.first = (self.first[0] + there[0], self.first[1] + there[1])
        self.second = (self.second[0] + back[0], self.second[1] + back[1])
        for a, b in matched(one, other):
            self.pairs += 1
            for key in ("mode", "need"):
                self.same[key] += a[key] == b[key]
            for key in ("names", "to"):
                self.same[key] += same_name(a.get(key) or [], b.get(key) or [])
            mine, theirs = a.get("via") or [], b.get("via") or []
            self.same["via"] += len(mine) == len(theirs) and all(map(same_name, mine, theirs))


def by_id(articles: Sequence[MarkedArticle]) -> Mapping[str, MarkedArticle]:
    """Marked articles by their corpus's id."""
    return {one.article.id: one for one in articles}


def agreement(first: Sequence[MarkedArticle], second: Sequence[MarkedArticle]) -> Agreement:
    """How far two markers agree on the articles that both marked."""
    ones, others = by_id(first), by_id(second)
    found = Agreement()
    for key in sorted(ones.keys() & others.keys()):
        found.add(ones[key], others[key])
    return found


__all__ = [
    "INSIDE", "INSIDE_TOKENS", "SAME", "Agreement", "agreement", "covered", "matched", "overlap",
]  # fmt: skip
