"""German texts of 1840 to 1919 (redewiedergabe): our record in that corpus's conventions.

1. Modes: free-indirect is its indirect-free-indirect; mixed and hearsay are its indirect
   (its own free-indirect, genuine free indirect speech, is not looked for).
2. The speaker is the head noun alone.
3. The cue has no auxiliaries.
4. reported: the content is the clause with cue and speaker in it, and there is no frame.
5. Contents have the closing stop of their sentence. There are no addressees.
"""

from __future__ import annotations

from dataclasses import replace

from relata.lang.language import load
from relata.model.record import Record
from relata_lab.corpora.annotations import Annotation, Spans
from relata_lab.evaluate.adapters import Adapter, annotation
from relata_lab.evaluate.adapters.spans import around, clip, hull
from relata_lab.evaluate.adapters.words import head, without_helpers

PARTS = ("content", "speaker", "cue", "frame")
MODES = {"mixed": "indirect", "free-indirect": "indirect-free-indirect", "hearsay": "indirect"}


def mapped(record: Record) -> list[Annotation]:
    """The record's statements as this corpus would annotate them."""
    text, language = record.document.text, load(record.document.language)
    sentences = record.document.sentences
    found = []
    for statement in record.statements:
        plain = annotation(statement, MODES)
        found.append(
            replace(
                plain,
                content=_content(text, sentences, plain),
                speaker=head(text, plain.speaker, language),
                cue=without_helpers(text, plain.cue, language),
                frame=() if plain.type == "reported" else plain.frame,
                addressee=(),
            )
        )
    return found


def _content(text: str, sentences: Spans, statement: Annotation) -> Spans:
    content = statement.content
    if statement.type == "reported":
        bounds = around(sentences, content) or hull(content)
        near = clip((*statement.frame, *statement.cue, *statement.speaker), bounds)
        content = (hull((*content, *near)),)
    start, end = content[-1]
    if any(b == end + 1 for _, b in sentences) and text[end : end + 1] in (".", "!", "?"):
        end += 1
    return (*content[:-1], (start, end))


ADAPTER = Adapter("redewiedergabe", PARTS, MODES, mapped)
