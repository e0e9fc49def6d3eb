"""What placing gives back: a verdict a quotation, its place in a source, what was changed.

These types are a public contract as the record is: additions are allowed, changes are not.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from relata.model.record import Score, Span, Spans

Verdict = Literal[
    "exact", "typographic", "trimmed", "reworded", "reversed", "elsewhere", "not-found",
    "ambiguous",
]  # fmt: skip
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
#: Verdicts that say that a quotation is not in the source as the article has it.
WRONG: frozenset[Verdict] = frozenset(("reversed", "elsewhere", "not-found"))

ChangeKind = Literal[
    "marks", "inserted", "short-form", "question", "trimmed", "word", "added", "dropped",
    "name-spelling", "negation", "modal", "hedge", "number", "name", "opposite", "subject", "cut",
    "speaker", "hand",
]  # fmt: skip
#: Changes that turn what a sentence says.
TURNING: frozenset[ChangeKind] = frozenset(
    ("negation", "modal", "hedge", "number", "name", "opposite", "subject", "cut")
)
#: Changes of the typography alone; and those that a writer marks.
TYPOGRAPHIC: frozenset[ChangeKind] = frozenset(("marks", "inserted"))


class Change(Struct, frozen=True, kw_only=True):
    """One difference between the article and its source."""

    kind: Annotated[
        ChangeKind,
        Meta(
            description="marks: punctuation, spacing, case; inserted: words in brackets; "
            "short-form: don't for do not; question: a question mark added or lost; "
            "trimmed: words that an ellipsis stands for; "
            "word, added, dropped: words changed, added, left out; "
            "name-spelling: a name spelled otherwise; "
            "negation, modal, hedge, number, name, opposite: such "
            "a word is lost, added or changed; subject: lost in an ellipsis; cut: a negation "
            "stands right outside; speaker: another speaker in the source; hand: somebody "
            "through whom the words came is not named."
        ),
    ]
    article: Annotated[
        Span | None, Meta(description="Where, in the article; null where words are lost.")
    ] = None
    source: Annotated[
        Span | None, Meta(description="Where, in the source; null where words are added.")
    ] = None
    words: Annotated[str, Meta(description="The article's words.")] = ""
    source_words: Annotated[str, Meta(description="The source's words.")] = ""


class PlacedQuotation(Struct, frozen=True, kw_only=True):
    """A quotation of the article with its place in a source, and the verdict."""

    statement: Annotated[
        str | None, Meta(description="Id of the statement; null for words outside statements.")
    ] = None
    quoted: Annotated[Spans, Meta(description="The quoted words in the article.")]
    verdict: Annotated[
        Verdict,
        Meta(
            description="exact; typographic: marks, spacing, case of a letter, brackets; trimmed: "
            "an ellipsis that keeps order and sense; reworded; reversed: a negation, modal, number "
            "or name lost, added or changed; elsewhere: somebody else says it in the source; "
            "not-found; ambiguous: several places, with different verdicts."
        ),
    ]
    source: Annotated[
        int | None, Meta(description="Index in `sources`; null where it is not found.")
    ] = None
    spans: Annotated[Spans, Meta(description="Where it stands in that source; may be empty.")] = ()
    score: Annotated[
        Score, Meta(description="Share of its words that stand there in the same order.")
    ] = 0.0
    changes: Annotated[tuple[Change, ...], Meta(description="What differs.")] = ()
    speaker: Annotated[
        str | None, Meta(description="Who says it in the source; null where that is not known.")
    ] = None
    why: Annotated[str, Meta(description="The reason, for a person to read.")]


class PlacedStatement(Struct, frozen=True, kw_only=True):
    """An indirect statement with the sentences of a source that are most like it."""

    statement: Annotated[str, Meta(description="Id of the statement.")]
    article: Annotated[Spans, Meta(description="Its content in the article.")] = ()
    source: Annotated[int | None, Meta(description="Index in `sources`; null: none is alike.")] = (
        None
    )
    spans: Annotated[Spans, Meta(description="The nearest sentences, best first by place.")] = ()
    score: Annotated[Score, Meta(description="Share of its words that stand in them.")] = 0.0
    changes: Annotated[
        tuple[Change, ...],
        Meta(description="Numbers, names, negations, hedges, speakers and hands that differ."),
    ] = ()
    why: Annotated[str, Meta(description="The reason, for a person to read.")]


class ComparedText(Struct, frozen=True, kw_only=True):
    """A text that was compared: the article or a source."""

    name: Annotated[str, Meta(description="Path or address it was read from.")]
    language: Annotated[
        str | None, Meta(description="ISO 639-1 code; null where it is not one that Relata reads.")
    ] = None
    title: Annotated[str | None, Meta(description="Its title; null where there is none.")] = None
    notes: Annotated[tuple[str, ...], Meta(description="What one should know of it.")] = ()
    text: Annotated[str, Meta(description="The text all offsets point into.")]


class Verification(Struct, frozen=True, kw_only=True):
    """An article against its sources."""

    relata: Annotated[str, Meta(description="Version of this contract.")] = "1"
    article: Annotated[ComparedText, Meta(description="The article.")]
    sources: Annotated[tuple[ComparedText, ...], Meta(description="What it was compared with.")]
    quotations: Annotated[
        tuple[PlacedQuotation, ...], Meta(description="Direct and mixed statements, in order.")
    ] = ()
    indirect: Annotated[
        tuple[PlacedStatement, ...], Meta(description="The other statements, in order.")
    ] = ()

    @property
    def is_wrong(self) -> bool:
        """Whether a quotation is reversed, said by somebody else, or not found."""
        return any(found.verdict in WRONG for found in self.quotations)
