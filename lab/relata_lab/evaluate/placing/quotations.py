"""The quotations that are changed: direct ones of a named speaker, with their article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from relata.lang.language import load
from relata.lang.schema import Flag
from relata_lab.corpora.read import read_lines, read_objects, split_file

Span = tuple[int, int]

#: Corpus and split, in the order in which quotations are taken.
CORPORA = (
    ("wikinews-de", "dev"),
    ("wikinews-de", "train"),
    ("polnear", "dev"),
    ("polnear", "train"),
)
_MARKS = re.compile('["\u201c\u201d\u201e\u00ab\u00bb\u201a\u2018\u203a\u2039]')
#: Ellipses and brackets of the corpus's own articles, and line breaks.
_EDITED = re.compile(r"[\[\](){}\n\u2026*]|\.\s?\.|\'\'")
_FEWEST, _MOST = 6, 70
_MOST_OF_SPEAKER = 6
_OPENS = int(Flag.ARTICLE | Flag.DETERMINER | Flag.PRONOUN | Flag.INDEFINITE | Flag.DEMONSTRATIVE)


@dataclass(frozen=True, slots=True)
class Words:
    """The script's words of one language (words.toml)."""

    negations: frozenset[str]
    modals: frozenset[str]
    hedges: frozenset[str]
    numbers: tuple[str, ...]
    #: Further words that count, which no edit takes for plain ones.
    counted: frozenset[str]
    places: tuple[str, ...]
    frames: tuple[str, ...]
    head: str


@dataclass(frozen=True, slots=True)
class CorpusQuotation:
    """A quotation of a corpus, without its marks."""

    document: str
    language: str
    #: The whole article, which is the source.
    text: str
    span: Span
    #: The speaker as the article names him next to the quotation.
    speaker: str
    #: Other named speakers of the article.
    others: tuple[str, ...]
    #: Words of the quotation that are names of people or places (spans in the article).
    names: tuple[Span, ...]

    @property
    def words(self) -> str:
        """The quotation."""
        return self.text[self.span[0] : self.span[1]]


@cache
def words_of(language: str) -> Words:
    """The script's words of a language."""
    path = Path(__file__).with_name("words.toml")
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return Words(
        negations=frozenset(table["negations"].split()),
        modals=frozenset(table["modals"].split()),
        hedges=frozenset(table["hedges"].split()),
        numbers=tuple(table["numbers"].split()),
        counted=frozenset(table["counted"].split()),
        places=tuple(table["places"].split()),
        frames=tuple(table["frames"]),
        head=table["head"],
    )


def quotations(folder: Path) -> list[CorpusQuotation]:
    """Every usable quotation of the corpora, in their order."""
    return [
        one
        for corpus, split in CORPORA
        for document in read_lines(split_file(folder, corpus, split))
        for one in _of_document(document, _tagged(folder, corpus, split))
    ] + list(_readings(folder))


@cache
def _tagged(folder: Path, corpus: str, split: str) -> dict[str, list[Span]]:
    """Document -> words that a tagger calls names of people and places; {} where there is none."""
    if corpus != "polnear":
        return {}
    found = {}
    for _, line in read_objects(split_file(folder, "polnear_corenlp", split)):
        tags = zip(line["tokens"], line["ner"], strict=True)
        found[line["id"]] = [tuple(span) for span, tag in tags if tag in ("PERSON", "LOCATION")]
    return found


def _of_document(
    document: dict[str, Any], tagged: dict[str, list[Span]]
) -> Iterator[CorpusQuotation]:
    text: str = document["text"]
    speakers = {
        _flat(text[s["source"][0][0] : s["source"][0][1]])
        for s in document["statements"]
        if len(s["source"]) == 1
    }
    speakers = {speaker for speaker in speakers if _is_named(speaker, document["lang"])}
    for statement in document["statements"]:
        if statement["type"] != "direct" or statement["quoted"] != "all":
            continue
        if len(statement["source"]) != 1 or len(statement["content"]) != 1:
            continue
        speaker = _flat(text[statement["source"][0][0] : statement["source"][0][1]])
        span = _inner(text, tuple(statement["content"][0]))
        if span is None or speaker not in speakers:
            continue
        last = speaker.split()[-1]
        yield CorpusQuotation(
            document["id"], document["lang"], text, span, speaker,
            tuple(sorted(o for o in speakers if last not in o.split() and is_full_name(o))),
            tuple(_names(text, span, document, tagged)),
        )  # fmt: skip


def _readings(folder: Path) -> Iterator[CorpusQuotation]:
    """Direct quotations of the marked web articles, by the names that their markers accept."""
    texts = {t["id"]: t for t in read_lines(folder / "readings" / "texts.jsonl.gz")}
    for _, line in read_objects(folder / "readings" / "labels.jsonl.gz"):
        text = texts[line["id"]]["text"]
        direct = [s for s in line["statements"] if s["mode"] == "direct" and s["names"]]
        for statement in direct:
            content = statement["content"]
            at = text.find(content) if isinstance(content, str) else -1
            span = _inner(text, (at, at + len(content))) if at >= 0 else None
            speaker = str(statement["names"][0])
            if span is None or not _is_named(speaker, line["lang"]):
                continue
            others = {str(s["names"][0]) for s in direct if speaker not in s["names"]}
            named = sorted(other for other in others if is_full_name(other))
            yield CorpusQuotation(
                line["id"], line["lang"], text, span, speaker, tuple(named),
                tuple(_names(text, span, {"lang": line["lang"], "id": ""}, {})),
            )  # fmt: skip


def _flat(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())


def _is_named(speaker: str, language: str) -> bool:
    """Whether a mention has a name in it, as far as its letters and the nouns for people show."""
    words = speaker.split()
    if not words or len(words) > _MOST_OF_SPEAKER or not words[0][:1].isupper():
        return False
    known = load(language)
    first, last = words[0].lower(), words[-1].lower().strip(".")
    if not words[-1][:1].isupper() or known.flags.get(first, 0) & _OPENS or "," in speaker:
        return False
    if last in known.roles or known.flags.get(last, 0) or last in known.nouns:
        return False
    return not known.file.grammar.nouns_capitalised or _is_name(words)


def _is_name(words: list[str]) -> bool:
    """Nouns have capitals too: a first name or a title stands before the last word, or it alone."""
    from relata.knowledge import first_names

    return len(words) == 1 or any(first_names.known(word) for word in words[:-1])


def is_full_name(speaker: str) -> bool:
    """Whether a mention is a person's full name, with titles at most: "Senator Ann Lee"."""
    from relata.knowledge import first_names

    words = speaker.split()
    if len(words) < 2 or "'" in words[-1] or not all(word[0].isupper() for word in words):
        return False
    return first_names.known(words[-2])


def _inner(text: str, span: Span) -> Span | None:
    """The quotation without its marks; None where it is short, long, or has others inside."""
    start, end = span
    while start < end and (text[start].isspace() or _MARKS.match(text[start])):
        start += 1
    while start < end and (text[end - 1].isspace() or _MARKS.match(text[end - 1])):
        end -= 1
    words = text[start:end]
    if not _FEWEST <= len(words.split()) <= _MOST or _MARKS.search(words) or _EDITED.search(words):
        return None
    if not words[0].isalnum() or words[-1] in "?!":
        return None
    return start, end


def _names(
    text: str, span: Span, document: dict[str, Any], tagged: dict[str, list[Span]]
) -> Iterator[Span]:
    """Names inside the quotation, but for its first word."""
    if document["id"] in tagged:
        yield from (
            (a, b) for a, b in tagged[document["id"]]
            if span[0] < a and b <= span[1] and text[a].isupper()
        )  # fmt: skip
        return
    places = set(words_of(document["lang"]).places)
    for match in re.finditer(r"\b[^\W\d_]+\b", text[span[0] + 1 : span[1]]):
        if match.group() in places:
            start = span[0] + 1 + match.start()
            yield start, start + len(match.group())
