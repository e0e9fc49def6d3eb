"""python -m relata_lab.training.encoder.measure: a checkpoint or an export on a dev part.

The candidates become a record, the corpus's adapter maps it to the corpus's conventions, and the
research notes' rule scores it on the corpus's tokens.
"""

from __future__ import annotations

import argparse
import itertools
import time
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

from relata.attribute.encoder.candidates import Candidate, candidates, chosen
from relata.attribute.encoder.pieces import Pieces
from relata.attribute.encoder.scores import ScoringModel
from relata_lab.training.encoder import product
from relata_lab.training.encoder.convert.spans import Row, rows
from relata_lab.training.encoder.rule import Scored, Tally

if TYPE_CHECKING:
    from relata.model.analysis import Segmented

PARTS = {
    "wikinews-de": ("content", "source", "cue", "frame", "addressee"),
    "polnear": ("content", "source", "cue"),
}


def token_ids(spans: list[tuple[int, int]], tokens: list[list[int]]) -> frozenset[int]:
    """Indices of the tokens that spans touch; tokens are sorted and do not overlap."""
    ends = [b for _, b in tokens]
    starts = [a for a, _ in tokens]
    found: set[int] = set()
    for start, end in spans:
        found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return frozenset(found)


def gold_of(row: Row, tokens: list[list[int]], parts: tuple[str, ...]) -> list[Scored]:
    """The statements of a corpus's document."""
    found = []
    for statement in row["statements"]:
        sets = {part: token_ids(statement.get(part) or [], tokens) for part in parts}
        if sets["content"]:
            found.append(Scored(sets, statement["type"]))
    return found


def system_of(
    annotations: list[object], tokens: list[list[int]], parts: tuple[str, ...]
) -> list[Scored]:
    """Mapped statements."""
    found = []
    for one in annotations:
        sets = {
            part: token_ids(getattr(one, "speaker" if part == "source" else part), tokens)
            for part in parts
        }
        if sets["content"]:
            found.append(Scored(sets, getattr(one, "type", None)))
    return found


def predicted(
    model: ScoringModel, pieces: Pieces, documents: list[Row]
) -> tuple[list[tuple[Segmented, list[Candidate]]], float]:
    """Segmented texts with all candidates, and the CPU seconds that the candidates took."""
    found = []
    spent = 0.0
    for row in documents:
        cut, text = product.read(row["text"], row["lang"], pieces)
        began = time.process_time()
        found.append((cut, candidates(model, text)))
        spent += time.process_time() - began
    return found, spent


def measure(
    model: ScoringModel,
    pieces: Pieces,
    corpus: str,
    folder: Path,
    limit: int | None,
    part: str = "dev",
) -> dict[float, dict[str, dict[str, float]]]:
    """Threshold -> figures."""
    parts = PARTS[corpus]
    tokens = {row["id"]: row["tokens"] for row in rows(folder / corpus / "tokens.jsonl.gz")}
    documents = rows(folder / corpus / f"{part}.jsonl.gz")
    kept = list(itertools.islice((d for d in documents if d["id"] in tokens), limit))
    read, spent = predicted(model, pieces, kept)
    words = sum(len(d["text"].split()) for d in kept)
    print(f"{corpus}: {len(kept)} documents, {words / max(spent, 1e-9):.0f} words per CPU second")
    found = {}
    for least in (0.3, 0.4, 0.5, 0.6):
        tally = Tally(parts)
        for row, (cut, every) in zip(kept, read, strict=True):
            drafts = product.drafter(cut, row["lang"]).drafts(chosen(every, least=least))
            mapped = product.mapped(product.record(cut, drafts, row["lang"]), corpus)
            own = tokens[row["id"]]
            tally.add(gold_of(row, own, parts), system_of(mapped, own, parts))
        found[least] = tally.table()
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="measure", description=__doc__)
    parser.add_argument("weights", type=Path, help="a checkpoint, or a folder of exported weights")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--data", type=Path, help="prepared data (for a checkpoint)")
    parser.add_argument("--corpus", nargs="*", default=list(PARTS))
    parser.add_argument("--limit", type=int)
    asked = parser.parse_args()
    for corpus in asked.corpus:
        model, pieces = loaded(asked.weights, asked.data, corpus)
        for least, table in measure(model, pieces, corpus, asked.corpora, asked.limit).items():
            print(f"  least {least}: joint {table['joint']['F1']:.4f}", end="")
            for name in PARTS[corpus]:
                print(f"  {name} {table[name]['F1']:.3f}/{table[name]['exact']:.3f}", end="")
            print(flush=True)


def loaded(weights: Path, data: Path | None, scheme: str) -> tuple[ScoringModel, Pieces]:
    """The model of a folder, or of a checkpoint in a scheme."""
    if weights.is_dir():
        from relata.attribute.encoder.session import OnnxModel

        model = OnnxModel(weights, scheme=scheme_index(scheme))
        return model, model.pieces
    import torch

    from relata_lab.training.encoder.data import prepare
    from relata_lab.training.encoder.network.torch_model import TorchModel, network_of

    torch.set_num_threads(1)
    vocabulary = prepare.vocabulary_in(data or weights.parent / "data")
    return TorchModel(network_of(weights, vocabulary), scheme), vocabulary.pieces()


def scheme_index(scheme: str) -> int:
    """Number of an annotation scheme."""
    from relata_lab.training.encoder.data.gold import SCHEMES

    return SCHEMES.index(scheme)


if __name__ == "__main__":
    main()
