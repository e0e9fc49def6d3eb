"""The corpora folder: JSON Lines (also gzipped) of documents, gold statements and tokens.

The corpora folder describes the format (FORMAT.md). Nothing here is part of the package's
data: the folder is given, or found next to the current directory or the checkout.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from relata.model.document import Document
from relata.model.errors import MissingInput, RecordError, UsageError
from relata_lab.corpora.annotations import Annotation, CorpusDocument, CorpusTokens, Spans

#: Tokens for documents whose corpus brings none: words and single marks.
_TOKEN = re.compile(r"\w+|[^\w\s]")


def find_folder(given: Path | None = None) -> Path:
    """The corpora folder: `given`, else `../shared/corpora` of the current folder or the checkout.

    Raises MissingInput where there is none.
    """
    if given is not None:
        if given.is_dir():
            return given
        raise MissingInput(f"no corpora folder {given}")
    for root in (Path.cwd(), Path(__file__).resolve().parents[3]):
        folder = root.parent / "shared" / "corpora"
        if folder.is_dir():
            return folder
    raise MissingInput("no corpora found at ../shared/corpora; name their folder")


def read_objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a JSON Lines file, gzipped or not, each with the number of its line.

    Raises MissingInput where the file is not there, RecordError where a line is broken.
    """
    try:
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
    except (OSError, EOFError) as error:
        raise MissingInput(f"cannot read {path}: {error}") from error
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            raise RecordError(f"{path}, line {number}: not JSON ({error})") from error
        if not isinstance(value, dict):
            raise RecordError(f"{path}, line {number}: not a document")
        yield number, value


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a JSON Lines file, gzipped or not: objects whose text is a string.

    Raises MissingInput where the file is not there, RecordError where a line is broken.
    """
    for number, value in read_objects(path):
        if not isinstance(value.get("text", ""), str):
            raise RecordError(f"{path}, line {number}: not a document")
        yield value


def split_file(folder: Path, corpus: str, name: str) -> Path:
    """The file of a corpus's split (`dev`) or language. Raises MissingInput."""
    for suffix in (".jsonl.gz", ".jsonl"):
        path = folder / corpus / (name + suffix)
        if path.is_file():
            return path
    raise MissingInput(f"{corpus} has no split {name!r} in {folder / corpus}")


def _percentile(identity: str) -> int:
    digest = hashlib.sha1(identity.encode("utf-8"), usedforsecurity=False).hexdigest()
    return int(digest, 16) % 100


def measured_on(identity: str) -> bool:
    """Whether a document of a corpus without splits is among the 40 % to measure on."""
    return _percentile(identity) >= 60


def carved_out(agenda_item: str) -> bool:
    """Whether a debate ("Sitzung 19/2, Zusatzpunkt 3") is in our dev split of spkatt-2023.

    The corpus's own dev split shares every agenda item with train. 12 % by the SHA-1 of the
    item: 3 of the 19 debates, 29 of the 195 speeches, 14 % of the statements.
    """
    return _percentile(agenda_item) < 12


@dataclass(frozen=True, slots=True)
class Resplit:
    """How the documents of several files are split anew: fixed and reproducible."""

    #: The files whose documents are pooled.
    files: tuple[str, ...]
    #: Name of the split to measure on, and of the one to build with.
    measure: str
    build: str
    #: Whether a document is measured on.
    measured: Callable[[CorpusDocument], bool]


def _by_id(document: CorpusDocument) -> bool:
    return measured_on(document.id)


def _by_agenda_item(document: CorpusDocument) -> bool:
    return carved_out(document.title or document.id)


def _by_event(document: CorpusDocument) -> bool:
    return measured_on(str(document.line.get("cluster", document.id)))


#: Corpora that have no splits of their own, or splits that overlap.
RESPLITS: dict[str, Resplit] = {
    "spkatt-2023": Resplit(("train", "dev"), "dev", "train", _by_agenda_item),
    "quotes_adaq_cs_ru": Resplit(("cs", "ru"), "measure", "build", _by_id),
    "attrib_disrpt": Resplit(("fr", "ru"), "measure", "build", _by_id),
    "story_cstnews_pt": Resplit(("docs",), "measure", "build", _by_event),
}


def _spans(value: object) -> Spans:
    if not isinstance(value, list):
        return ()
    return tuple((int(a), int(b)) for a, b in value)


def annotation(line: dict[str, Any]) -> Annotation:
    """One statement of the format."""
    medium = line.get("medium")
    return Annotation(
        id=str(line.get("id", "")),
        content=_spans(line.get("content")),
        speaker=_spans(line.get("source")),
        cue=_spans(line.get("cue")),
        frame=_spans(line.get("frame")),
        addressee=_spans(line.get("addressee")),
        type=line.get("type"),
        medium=frozenset(medium.split("|")) if medium else frozenset(),
        nested_in=line.get("nested_in"),
    )


def _gold(line: dict[str, Any]) -> tuple[Annotation, ...]:
    if line.get("spans"):  # quotes_adaq_cs_ru: one sentence, its roles in a flat list
        roles: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
        for span in line["spans"]:
            roles[span["role"]].append((span["start"], span["end"]))
        parts = {role: tuple(sorted(spans)) for role, spans in roles.items()}
        return (Annotation("0", parts["content"], parts["source"], parts["cue"]),)
    if line.get("attributions"):  # discourse treebanks: the attributing clause, its content
        return tuple(
            Annotation(str(n), _spans(a["content"]), frame=_spans(a["attribution"]))
            for n, a in enumerate(line["attributions"])
        )
    return tuple(annotation(s) for s in line.get("statements") or ())


def load(path: Path, corpus: str) -> list[CorpusDocument]:
    """The documents of a file of the format, in its order."""
    return [
        CorpusDocument(
            id=str(line.get("id", number)),
            corpus=corpus,
            language=str(line.get("lang", "")),
            text=line["text"],
            title=line.get("title"),
            gold=_gold(line),
            line=line,
        )
        for number, line in enumerate(read_lines(path))
        if "text" in line
    ]


def split_documents(corpus: str, split: str, folder: Path | None = None) -> list[CorpusDocument]:
    """The documents of a corpus's split, split anew where `RESPLITS` says so.

    Training and measuring both read from here, so that their documents cannot overlap.
    `folder` is the corpora folder (default: see `find_folder`). Raises MissingInput where a
    file is absent, UsageError where a corpus that is split anew has no such split.
    """
    folder = find_folder(folder)
    resplit = RESPLITS.get(corpus)
    if resplit is None:
        return load(split_file(folder, corpus, split), corpus)
    if split not in (resplit.measure, resplit.build):
        raise UsageError(f"{corpus} has the splits {resplit.measure} and {resplit.build}")
    wanted = split == resplit.measure
    return [
        document
        for name in resplit.files
        for document in load(split_file(folder, corpus, name), corpus)
        if resplit.measured(document) is wanted
    ]


def as_document(document: CorpusDocument) -> Document:
    """The corpus's text as a user would hand it in: plain text."""
    from relata import readers

    return readers.read_text(document.text, source=document.id)


def load_tokens(path: Path) -> dict[str, CorpusTokens]:
    """The corpus's tokens by document id."""
    return {str(line["id"]): CorpusTokens(line["tokens"]) for line in read_lines(path)}


def plain_tokens(text: str) -> CorpusTokens:
    """Words and single marks, where a corpus has no tokens of its own for a document."""
    return CorpusTokens(match.span() for match in _TOKEN.finditer(text))


def written(statement: Annotation, document: str, number: int) -> dict[str, Any]:
    """A prediction in the corpora's format."""
    return {
        "id": f"{document}#{number}",
        "content": statement.content,
        "source": statement.speaker,
        "cue": statement.cue,
        "frame": statement.frame,
        "addressee": statement.addressee,
        "type": statement.type,
        "medium": "|".join(sorted(statement.medium)) or None,
        "nested_in": statement.nested_in,
    }
