"""Error classes of name pairs, counted.

`python -m relata_lab.evaluate.names.error_classes [CORPUS ...]`.

On the building part, so that the part to measure on stays unseen; a pair is wrong at the
threshold with the best F1 of its set.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from relata.names.matching.align import align
from relata.names.matching.same_name import ordered_pair
from relata.names.matching.word_distance import MatchKind
from relata_lab.corpora.name_pairs import SETS, NamePair, load
from relata_lab.corpora.read import find_folder
from relata_lab.evaluate.names.measure import figures, ours


def class_of(pair: NamePair) -> str:
    """How the words of a wrong pair met: the class of error."""
    a, b = ordered_pair(pair.a, pair.b, pair.lang_a, pair.lang_b)
    if a.fault or b.fault:
        return "no name"
    found = align(a, b)
    if not found.pairs:
        return "no word met"
    if found.unaligned_a and found.unaligned_b:
        return "a word of each is left over"
    if found.unaligned_a or found.unaligned_b:
        alone = min(len(a.words), len(b.words)) == 1
        return "one word alone in a longer name" if alone else "all of one in the longer other"
    if all(kind is MatchKind.EQUAL for *_, kind in found.pairs):
        return "the same words"
    return "every word met by spelling"


def errors(pairs: Sequence[NamePair]) -> dict[str, Counter[str]]:
    """Kind of error ("missed", "wrongly joined") -> class -> how many."""
    scores = [ours(pair) for pair in pairs]
    threshold = figures(scores, [p.label for p in pairs]).threshold
    found: dict[str, Counter[str]] = {"missed": Counter(), "wrongly joined": Counter()}
    for pair, score in zip(pairs, scores, strict=True):
        if (score >= threshold) != bool(pair.label):
            kind = "missed" if pair.label else "wrongly joined"
            found[kind][class_of(pair)] += 1
    return found


def report(folder: Path, corpora: Iterable[str]) -> str:
    """The classes of each set that has negatives, the largest first."""
    lines = []
    for corpus in corpora:
        sets: dict[str, list[NamePair]] = {}
        for pair in load(folder, corpus, measure=False):
            sets.setdefault(pair.set, []).append(pair)
        for name, pairs in sorted(sets.items()):
            if all(p.label for p in pairs):
                continue
            lines.append(f"{name}: {len(pairs)} pairs")
            for kind, classes in errors(pairs).items():
                counted = [f"{n} {what}" for what, n in classes.most_common()]
                lines.append(f"  {kind} {classes.total()}: {', '.join(counted)}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Count and print."""
    sys.stdout.write(report(find_folder(), sys.argv[1:] or SETS))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
