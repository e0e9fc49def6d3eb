"""Pairs of names from the corpora: the same person's (1) or not (0), divided and deduplicated.

A pair belongs to the 40 % to measure on, or to the 60 % to build with, by the SHA-1 of its id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relata.model.errors import UsageError
from relata_lab.corpora.read import measured_on, read_lines, split_file

#: names_sanctions: positives less similar than this are pseudonyms, which spelling cannot show.
SIMILAR = 0.4


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two written forms, whether they are one person's name, and their languages where known."""

    a: str
    b: str
    label: int
    set: str
    lang_a: str | None = None
    lang_b: str | None = None
    #: Person, Company …, where the corpus says it (the second yardstick asks for it).
    schema: str = "Person"
    id: str = ""
    kind: str = ""


#: Corpus -> its sets, each of one file.
SETS: dict[str, dict[str, str]] = {
    "names_sanctions": {"sanctions": "pairs"},
    "names_wikidata_multi": {"wikidata": "pairs"},
    "slavicner": {"slavicner": "person_pairs"},
    "names_translit": {
        "translit en-ru": "tokens_en_ru_pairs",
        "translit en-ar": "tokens_en_ar_pairs",
        "translit en-he": "tokens_en_he_pairs",
        "translit en-he full": "fullnames_en_he_pairs",
        "translit en-ko full": "fullnames_en_ko_pairs",
    },
    "names_opensanctions": {"opensanctions": "name_bench"},
}


def _set_of(name: str, line: dict[str, Any]) -> str:
    """Sanctions: pseudonyms and names in another script are measured apart."""
    if name != "sanctions" or not line["label"]:
        return name
    if line.get("sim") is None:
        return "sanctions across scripts"
    return name if line["sim"] >= SIMILAR else "sanctions pseudonyms"


def load(folder: Path, corpus: str, measure: bool = True) -> Iterator[NamePair]:
    """The pairs of one part of a corpus, duplicates (in either order) dropped."""
    if corpus not in SETS:
        raise UsageError(f"no name pairs in {corpus!r}; there are {', '.join(SETS)}")
    for name, file in SETS[corpus].items():
        seen: set[tuple[str, str]] = set()
        for line in read_lines(split_file(folder, corpus, file)):
            key = (min(line["a"], line["b"]), max(line["a"], line["b"]))
            if key in seen:
                continue
            seen.add(key)
            identity = str(line["id"])
            if measured_on(identity) is not measure:
                continue
            # Single tokens come in lower case; the language of a token is not given.
            given = corpus == "slavicner"
            yield NamePair(
                a=line["a"], b=line["b"], label=int(line["label"]), set=_set_of(name, line),
                lang_a=line.get("a_lang") if given else None,
                lang_b=line.get("b_lang") if given else None,
                schema=str(line.get("schema") or "Person"), id=identity,
                kind=str(line.get("kind") or line.get("group") or ""),
            )  # fmt: skip
