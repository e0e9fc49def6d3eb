"""polnear -> the record's conventions.

1. Modes: what is all in quotation marks is direct, in part mixed; an indirect content whose head
   is a noun ("condemned *the attack*") is reported. Heads are taken from the corpus's parses.
2. A "that" that opens the content belongs to it, also where the corpus has it in the cue.
3. Cues end without marks; a colon alone does not count as a cue. Speakers have no comma and no 's.
4. The quoted parts of a mixed content are those in quotation marks.
5. Cues of thinking and wanting have the medium thought, cues of saying speech or writing.
6. Frames and addressees are not annotated.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from relata_lab.training.encoder.convert.spans import Row, rows, spans, trimmed, words
from relata_lab.training.encoder.data.gold import Converted, Marked, Spans

SCHEME = "polnear"


@lru_cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Forms of verbs of thinking and wanting, and of saying (polnear.toml)."""
    lists = tomllib.loads((Path(__file__).parent / "polnear.toml").read_text())
    return frozenset(lists["think"].split()), frozenset(lists["say"].split())


_NEGATION = re.compile(r"\b(not|never|no|nobody|none|neither)\b|n[’']t\b", re.IGNORECASE)
_QUOTED = re.compile("“[^”]*”|\"[^\"]*\"|''[^']*''|``.*?''", re.DOTALL)


def convert(row: Row, parse: Row | None) -> Converted:
    """One document, with its automatic parse where there is one."""
    text = row["text"]
    found = [
        _marked(text, statement, parse) for statement in row["statements"] if statement["content"]
    ]
    return Converted(row["id"], row["lang"], SCHEME, text, tuple(found))


def _marked(text: str, statement: Row, parse: Row | None) -> Marked:
    content, cue = _that(text, spans(statement["content"]), spans(statement["cue"]))
    kind = statement["type"] or "indirect"
    modes = frozenset([kind])
    if kind == "indirect":
        nominal = _nominal(text, content, parse)
        modes = frozenset(
            ["indirect", "reported"] if nominal is None else ["reported" if nominal else "indirect"]
        )
    quoted: Spans = ()
    if kind == "mixed":
        quoted = tuple(
            (a + m.start(), a + m.end()) for a, b in content for m in _QUOTED.finditer(text[a:b])
        )
    lower = {text[slice(*w)].lower() for span in cue for w in words(text, span)}
    media = None
    think, say = _verbs()
    if lower & say:
        media = frozenset(("speech", "writing"))
    elif lower & think:
        media = frozenset(["thought"])
    return Marked(
        modes=modes,
        content=content,
        cue=trimmed(text, cue),
        speaker=_speaker(text, spans(statement["source"])),
        frame=None,
        addressee=None,
        quoted=quoted,
        media=media,
        negated=any(_NEGATION.search(text[a:b]) for a, b in cue),
    )


def _speaker(text: str, speaker: Spans) -> Spans:
    kept = trimmed(text, speaker)
    return tuple((a, b - 2 if text[b - 2 : b] in ("'s", "’s") else b) for a, b in kept)


def _that(text: str, content: Spans, cue: Spans) -> tuple[Spans, Spans]:
    """Rule 2."""
    start = content[0][0]
    before = re.search(r"\b(that)\s+$", text[max(0, start - 12) : start])
    if not before:
        return content, cue
    at = max(0, start - 12) + before.start()
    shorter = tuple((a, min(b, at) if a < at < b else b) for a, b in cue)
    return ((at, content[0][1]), *content[1:]), tuple(s for s in shorter if s[0] < s[1])


def _nominal(text: str, content: Spans, parse: Row | None) -> bool | None:
    """Whether the head of the content is a noun; None where that is not known."""
    opening = text[content[0][0] : content[0][0] + 12].lower()
    if re.match(r"(that|if|whether|to|how|why|what|who|when|where)\b", opening):
        return False
    if parse is None:
        return None
    inside = [
        k for k, (a, b) in enumerate(parse["tokens"]) if any(c <= a and b <= d for c, d in content)
    ]
    members = set(inside)
    heads = [k for k in inside if parse["head"][k] not in members and parse["pos"][k][:1].isalpha()]
    if not heads:
        return None
    children = {parse["dep"][k] for k in inside if parse["head"][k] == heads[0]}
    verbal = parse["pos"][heads[0]][:1] == "V" or parse["pos"][heads[0]] == "MD"
    return not (verbal or children & {"cop", "nsubj", "nsubjpass"})


def read(folder: Path, part: str) -> list[Converted]:
    """The documents of a part."""
    parses = {row["id"]: row for row in rows(folder / "polnear_corenlp" / f"{part}.jsonl.gz")}
    documents = rows(folder / SCHEME / f"{part}.jsonl.gz")
    return [convert(row, parses.get(row["id"])) for row in documents]
