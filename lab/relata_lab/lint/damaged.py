"""The lint on machine translations: with marked errors, against references, by class of edit.

`mt_mqm` has outputs of systems with errors that raters marked, `mt_wmt_news` human references of
the same kind of news, `mt_demetr` sentences with one known edit each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from relata import pipeline
from relata.lint.selection import RuleSelection
from relata_lab.corpora.read import find_folder, read_objects
from relata_lab.lint.articles import read

#: Names and marks of quotation: what the ratio counts.
NAMES_AND_QUOTES = pipeline.Checks(RuleSelection(select=("NAM", "QUO001", "QUO004")))
HEADLINES = pipeline.Checks(RuleSelection(select=("HED",)))
#: A marked error that concerns a name or a number.
_NAME_OR_NUMBER = re.compile(r"\d|[A-ZÄÖÜ][\w-]+ [A-ZÄÖÜ]|[A-Z]{2,}")
_TARGETS = {"en-de": "de", "en-cs": "cs"}
#: Edits of demetr by what they change; the rest is harmless or of another kind.
CLASSES = {
    "name": "named_entity|ne_", "number": "number|num_", "negation": "negat", "antonym": "antonym",
    "harmless": "punct|lower|capital|comma|whitespace|repetition",
}  # fmt: skip


def _documents(folder: Path) -> dict[str, tuple[str, list[str]]]:
    """Outputs of systems by document in which a name or a number was marked as wrong.

    Those of 2022 are left out: a conversion doubled their quotation marks.
    """
    segments: dict[tuple[str, str, str], dict[int, str]] = defaultdict(dict)
    marked: set[tuple[str, str, str]] = set()
    for name in ("ende_2021_spans", "ende_2023_categories"):
        for _, row in read_objects(folder / "mt_mqm" / f"{name}.jsonl.gz"):
            key = (row["pair"], row["doc"], row["system"])
            segments[key][int(row["seg"])] = row["mt"]
            for error in row["errors"]:
                on_output = error.get("side", "mt") == "mt"
                if on_output and _NAME_OR_NUMBER.search(error.get("text") or ""):
                    marked.add(key)
    return {
        "|".join(key): (_TARGETS[key[0]], [segments[key][n] for n in sorted(segments[key])])
        for key in sorted(marked)
        if "ref" not in key[2].lower()
    }


def _references(folder: Path) -> dict[str, tuple[str, list[str]]]:
    """All human references from English to German, 2021 to 2024; the documents are news, too."""
    found = {}
    for _, row in read_objects(folder / "mt_wmt_news" / "docs.jsonl.gz"):
        if row["pair"] == "en-de":
            for name, segments in row["refs"].items():
                found[f"{row['id']}|{name}"] = (_TARGETS["en-de"], segments)
    return found


def rate(documents: dict[str, tuple[str, list[str]]], engine: str) -> tuple[int, int]:
    """(findings, words) of the rules of names and quotations."""
    findings = words = 0
    for language, segments in documents.values():
        text = "\n\n".join(segment for segment in segments if segment.strip())
        if not text:
            continue
        findings += len(read(text, language, engine, NAMES_AND_QUOTES).findings)
        words += len(text.split())
    return findings, words


def lines(engine: str, corpora: Path | None = None) -> list[str]:
    """The figures, one a line."""
    folder = find_folder(corpora)
    rows = []
    rates = []
    for name, documents in (("mt_mqm, marked", _documents(folder)),
                            ("mt_wmt_news, references", _references(folder))):  # fmt: skip
        findings, words = rate(documents, engine)
        rates.append(1000 * findings / max(words, 1))
        rows.append(f"{name}: {len(documents)} documents, {findings} findings in {words} words, "
                    f"{rates[-1]:.2f} per 1,000")  # fmt: skip
    rows.append(f"ratio {rates[0] / rates[1]:.1f}" if rates[1] else "no findings in references")
    return [*rows, *_demetr(folder, engine)]


def _demetr(folder: Path, engine: str) -> list[str]:
    """Each edited sentence as the headline of the sentence as it was."""
    seen, made = Counter[str](), Counter[str]()
    for _, row in read_objects(folder / "mt_demetr" / "items.jsonl.gz"):
        edits: list[dict[str, Any]] = [{"name": "unchanged", "text": row["mt"]}, *row["perts"]]
        for edit in edits:
            kind = next((k for k, pattern in CLASSES.items() if re.search(pattern, edit["name"])),
                        "unchanged" if edit["name"] == "unchanged" else None)  # fmt: skip
            if kind is None or len(edit["text"].split()) < 4:
                continue
            text = f"# {edit['text'].rstrip('.')}\n\nIt is so.\n\n{row['mt']}\n\nThat is all.\n"
            made[kind] += 1
            seen[kind] += bool(read(text, "en", engine, HEADLINES, markdown=True).findings)
    return [
        f"mt_demetr {kind}: {seen[kind]}/{count} {seen[kind] / count:.2f}"
        for kind, count in sorted(made.items())
    ]
