"""Raw text of the corpora in one language: what word vectors are made of. Never their dev parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from relata_lab.corpora import read
from relata_lab.training.networks.treebanks import sentences

#: Language -> what is read, with the terms that each states.
TERMS = {
    "de": (
        "wikinews-de (train; CC BY-NC-SA 4.0), spkatt-2023 (train; CC BY-SA 4.0), "
        "redewiedergabe (train; CC BY-NC-SA 4.0), UD German (CC BY-SA 3.0 and 4.0, "
        "CC BY-NC-SA 4.0), KRAUTS (CC BY-NC 4.0), NTREX (CC BY-SA 4.0), WMT news 2021 to 2024 "
        "(for research, with citation)"
    ),
    "en": (
        "polnear (train; none stated), gum (train; by text, CC BY to CC BY-NC-SA), UD English "
        "(CC BY-SA 3.0 and 4.0, CC BY-NC-SA 4.0), NTREX (CC BY-SA 4.0), WMT news 2021 to 2024 "
        "(for research, with citation)"
    ),
}
#: Language -> its code in `multi_ntrex` (ISO 639-3).
NTREX = {"de": "deu", "en": "eng"}
#: Language -> corpora of statements whose training parts are read.
STATEMENTS = {"de": ("wikinews-de", "spkatt-2023"), "en": ("polnear", "gum")}
#: Translations of one document that are read, references aside.
_SYSTEMS = 3


def texts(code: str) -> Iterator[str]:
    """The texts, in a fixed order, each perhaps a document, perhaps a sentence.

    Raises MissingInput where a corpus is missing.
    """
    folder = read.find_folder()
    for corpus in STATEMENTS[code]:
        for document in read.part_documents(corpus, "train"):
            yield document.text
    for path in sorted((folder / "ud").glob(f"{code}_*.conllu.gz")):
        yield from (text for text, _ in sentences(path))
    yield from _translations(folder, code)
    for _, line in read.read_objects(folder / "multi_ntrex" / "docs.jsonl.gz"):
        yield "\n".join(line["text"][NTREX[code]])
    if code == "de":
        yield from _older_and_regional(folder)


def _translations(folder: Path, code: str) -> Iterator[str]:
    """News of the WMT tasks: sources once, references, some systems' output."""
    seen: set[str] = set()
    for _, line in read.read_objects(folder / "mt_wmt_news" / "docs.jsonl.gz"):
        source, _, target = line["pair"].partition("-")
        versions = [line["src"]] if source == code else []
        if target == code:
            versions += [*line["refs"].values(), *list(line["mt"].values())[:_SYSTEMS]]
        for segments in versions:
            text = "\n".join(segments)
            if text not in seen:
                seen.add(text)
                yield text


def _older_and_regional(folder: Path) -> Iterator[str]:
    for _, line in read.read_objects(folder / "redewiedergabe_tokens" / "train.jsonl.gz"):
        yield " ".join(line["tok"])
    for _, line in read.read_objects(folder / "timex_krauts_de" / "docs.jsonl.gz"):
        yield line["text"]
