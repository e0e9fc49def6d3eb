"""Texts about one event against texts about others: story_newswcl50 and story_ecbplus.

Two scores of a pair: its likeness, and the sum of its matches' probabilities over the smaller
number of statements (0 where one has none, as many short texts of ECB+). Nothing is copied in
these pairs on purpose; a verdict "copied" without a credit line would be wrong in
most of them. The yardstick is the cosine of TF-IDF vectors of the texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from random import Random

from relata.comparison.versions import Story
from relata.model.record import Record
from relata_lab.corpora.read import find_folder, read_objects

Read = Callable[[str, str], Record]
Compare = Callable[[Sequence[Record]], Story]
#: An ECB+ text begins with its address, in tokens.
_ADDRESS = re.compile(r"^\s*http\S*(?:\s*[:/._?=&-]\s*\S+)*\s*")
#: Pairs of other events for each pair of one event.
_OTHERS = 2
SEED = 5


@dataclass(frozen=True, slots=True)
class EventText:
    """A text about an event; events of one topic are alike."""

    id: str
    topic: str
    event: str
    text: str


@dataclass(frozen=True, slots=True)
class PairScores:
    """The scores of two texts."""

    likeness: float
    statements: float
    tf_idf: float


@dataclass(slots=True)
class SameStoryFigures:
    """Scores of pairs of texts: of one event, of others of the topic, of other topics."""

    same: list[PairScores] = field(default_factory=list)
    alike: list[PairScores] = field(default_factory=list)
    other: list[PairScores] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)


def documents(corpus: str, folder: Path | None) -> list[EventText]:
    """The texts of a corpus; the held-out topics of ECB+ (36 to 45) are not read."""
    found: list[EventText] = []
    for _, line in read_objects(find_folder(folder) / corpus / "docs.jsonl.gz"):
        topic = str(line.get("topic", line["event"]))
        if corpus == "story_ecbplus" and topic.isdigit() and 36 <= int(topic) <= 45:
            continue
        text = _ADDRESS.sub("", line["text"]) if corpus == "story_ecbplus" else line["text"]
        found.append(EventText(str(line["id"]), topic, str(line["event"]), text))
    return found


def chosen_pairs(texts: Sequence[EventText], limit: int) -> list[tuple[EventText, EventText]]:
    """Pairs of one event, and `_OTHERS` times as many of others, half of them of the topic."""
    random = Random(SEED)  # noqa: S311 - reproducible, not secret
    every = list(combinations(texts, 2))
    random.shuffle(every)
    same = [pair for pair in every if pair[0].event == pair[1].event][: limit or None]
    alike = [p for p in every if p[0].event != p[1].event and p[0].topic == p[1].topic]
    other = [p for p in every if p[0].topic != p[1].topic]
    return [*same, *alike[: len(same)], *other[: _OTHERS * len(same) - len(alike[: len(same)])]]


def measure(
    pairs: Sequence[tuple[EventText, EventText]], read: Read, compare: Compare
) -> SameStoryFigures:
    """The figures of some pairs. Texts are read once each."""
    by_words = _by_words(pairs)
    found = SameStoryFigures()
    for (one, other), words in zip(pairs, by_words, strict=True):
        story = compare([read(one.text, "en"), read(other.text, "en")])
        likeness = max((pair.likeness for pair in story.pairs), default=1.0)
        scores = PairScores(likeness, _score(story), words)
        if one.event == other.event:
            found.same.append(scores)
            found.verdicts.update(pair.copying.verdict for pair in story.pairs)
        elif one.topic == other.topic:
            found.alike.append(scores)
        else:
            found.other.append(scores)
    return found


def _score(story: Story) -> float:
    matches = sum(f.score for pair in story.pairs for f in pair.statements if f.a and f.b)
    fewest = min((one.statements for one in story.versions), default=0)
    return matches / fewest if fewest else 0.0


def _by_words(pairs: Sequence[tuple[EventText, EventText]]) -> list[float]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = {text.id: text.text for pair in pairs for text in pair}
    rows = {name: row for row, name in enumerate(texts)}
    table = TfidfVectorizer(sublinear_tf=True).fit_transform(list(texts.values()))
    return [float(table[rows[a.id]].multiply(table[rows[b.id]]).sum()) for a, b in pairs]


def area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The area under the curve (AUC) of scores that should be high and low."""
    from sklearn.metrics import roc_auc_score

    if not positive or not negative:
        return float("nan")
    labels = [1] * len(positive) + [0] * len(negative)
    return float(roc_auc_score(labels, [*positive, *negative]))


def table(corpus: str, found: SameStoryFigures) -> str:
    """The figures as lines."""
    lines = [
        f"{corpus}: pairs of one event {len(found.same)}, of another one of the topic "
        f"{len(found.alike)}, of other topics {len(found.other)}",
        f"{'AUC of one event against':36}{'likeness':>10}{'statements':>12}{'TF-IDF':>9}",
    ]
    for name, others in (
        ("another event of the topic", found.alike),
        ("other topics", found.other),
    ):
        if others:
            areas = [
                area(
                    [getattr(one, kind) for one in found.same],
                    [getattr(one, kind) for one in others],
                )
                for kind in ("likeness", "statements", "tf_idf")
            ]
            lines.append(f"{name:36}{areas[0]:10.3f}{areas[1]:12.3f}{areas[2]:9.3f}")
    shown = ", ".join(f"{name} {count}" for name, count in found.verdicts.most_common())
    lines.append(f"who copied whom, pairs of one event: {shown}")
    return "\n".join(lines) + "\n"
