"""Features of a token in its text: sentence, part, quotation, noun phrase, clause, nearby cues."""

from __future__ import annotations

from typing import get_args

import numpy as np
from numpy.typing import NDArray

from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.text.context import Context
from relata.lang.schema import Flag
from relata.model.analysis import Segmented
from relata.model.codes import EntityKind, MentionKind

Floats = NDArray[np.float32]

_KINDS = 6
_PARTS = ("title", "heading", "question", "answer")
_CLAUSE_KINDS = ("main", "that", "wh", "sub", "rel", "inf", "phrase")
_MENTIONS: tuple[str, ...] = get_args(MentionKind)
_ENTITIES: tuple[str, ...] = get_args(EntityKind)
_PLACE = _KINDS + 7 + len(_PARTS)
_QUOTE = 6
_PHRASE = 4 + len(_MENTIONS) + len(_ENTITIES) + 4
_CLAUSE = 1 + len(_CLAUSE_KINDS) + 5
_NEAR = 8
#: Columns of `token_features`.
TOKEN_COLUMNS = _PLACE + _QUOTE + _PHRASE + _CLAUSE + _NEAR
#: Distance in tokens at which nearness has fallen to 0.
_REACH = 24.0
_FIRST, _SECOND = int(Flag.SUBJUNCTIVE1), int(Flag.SUBJUNCTIVE2)


def token_features(context: Context) -> Floats:
    """Rows (tokens, TOKEN_COLUMNS) for a text that the rules have read."""
    text = context.text
    size = len(text.words)
    table = np.zeros((size, TOKEN_COLUMNS), np.float32)
    at = 0
    _place(text, table[:, at : at + _PLACE])
    at += _PLACE
    _quotes(text, table[:, at : at + _QUOTE])
    at += _QUOTE
    _phrases(context, table[:, at : at + _PHRASE])
    at += _PHRASE
    matches = _clauses(context, table[:, at : at + _CLAUSE])
    at += _CLAUSE
    _near(text, matches, table[:, at : at + _NEAR])
    return table


def _place(text: Segmented, table: Floats) -> None:
    """Kind of token; first and last of its sentence and paragraph; part; length, position."""
    size = len(text.words)
    table[np.arange(size), text.kinds] = 1.0
    bounds = np.array(text.sentences, np.int64)
    starts, ends = bounds[:, 0], bounds[:, 1]
    table[starts, _KINDS] = 1.0
    table[ends - 1, _KINDS + 1] = 1.0
    sentence = np.array(text.sentence_of)
    length = (ends - starts)[sentence]
    table[:, _KINDS + 2] = np.minimum(length / 40.0, 2.0)
    table[:, _KINDS + 3] = (np.arange(size) - starts[sentence]) / length
    paragraphs = np.array(text.paragraphs, np.int64)
    table[starts[paragraphs[:, 0]], _KINDS + 4] = 1.0
    table[ends[paragraphs[:, 1] - 1] - 1, _KINDS + 5] = 1.0
    for (first, last), kind in zip(text.paragraphs, text.kinds_of_parts, strict=True):
        if kind in _PARTS:
            a, b = starts[first], ends[last - 1]
            table[a:b, _KINDS + 7 + _PARTS.index(kind)] = 1.0
    table[:, _KINDS + 6] = 1.0


def _quotes(text: Segmented, table: Floats) -> None:
    """Inside a quotation, inside one in it, its marks, unclosed, short, whole sentences."""
    for quote in text.quotes:
        a, b = quote.start, quote.end
        table[a:b, min(quote.level, 1)] = 1.0
        table[a, 2] = 1.0
        table[b - 1, 3] = 1.0
        if not quote.closed:
            table[a:b, 4] = 1.0
        if quote.level == 0:
            table[a:b, 5] = min((b - a) / 20.0, 2.0)


def _phrases(context: Context, table: Floats) -> None:
    """Outermost phrase: first, inside, after its core; its kind, entity, cases; head; name."""
    m = 4 + len(_MENTIONS)
    e = m + len(_ENTITIES)
    last = -1
    for phrase in context.phrases:
        a, b = phrase.start, phrase.end
        table[phrase.head, 2] = 1.0
        if phrase.name is not None:
            table[phrase.name[0] : phrase.name[1], 3] = 1.0
        if a < last or b <= a:
            continue
        last = b
        table[a, 0] = 1.0
        table[a:b, 1] = 1.0
        table[a:b, 4 + _MENTIONS.index(phrase.kind)] = 1.0
        table[a:b, m + _ENTITIES.index(phrase.entity)] = 1.0
        for k in range(4):
            if phrase.case >> k & 1:
                table[a:b, e + k] = 1.0


def _clauses(context: Context, table: Floats) -> list[tuple[int, float]]:
    """First token and kind of the clause, its finite verb, the cues; returns the cues' places."""
    found: list[tuple[int, float]] = []
    n = 1 + len(_CLAUSE_KINDS)
    for sentence in range(len(context.text.sentences)):
        if not context.readable(sentence):
            continue
        clauses, matches = parse_sentence(context, sentence)
        for clause in clauses:
            table[clause.start, 0] = 1.0
            table[clause.start : clause.end, 1 + _CLAUSE_KINDS.index(clause.kind)] = 1.0
            if clause.finite is not None:
                table[clause.finite, n] = 1.0
        for match in matches:
            table[match.at, n + 1] = match.cue.reporting_strength
            table[list(match.tokens), n + 2] = 1.0
            table[match.at, n + 3] = float(match.passive)
            table[match.at, n + 4] = float(match.cue.kind == "noun")
            found.append((match.at, match.cue.reporting_strength))
    return found


def _near(text: Segmented, matches: list[tuple[int, float]], table: Floats) -> None:
    """Nearness of any cue and of strong cues, before and after; subjunctives in the sentences."""
    size = len(text.words)
    for k, least in enumerate((0.0, 0.6)):
        marks = np.array([at for at, strength in matches if strength >= least], np.int64)
        _nearness(marks, size, table[:, 2 * k], table[:, 2 * k + 1])
    flags = np.array(text.flags, np.int64)
    sentence = np.array(text.sentence_of)
    count = len(text.sentences)
    first = np.bincount(sentence, (flags & _FIRST > 0), count) > 0
    second = np.bincount(sentence, (flags & _SECOND > 0), count) > 0
    either = first | second
    table[:, 4] = first[sentence]
    table[:, 5] = second[sentence]
    table[:, 6] = np.concatenate([[False], either[:-1]])[sentence]
    table[:, 7] = np.concatenate([either[1:], [False]])[sentence]


def _nearness(marks: NDArray[np.int64], size: int, before: Floats, after: Floats) -> None:
    """1 at a mark, falling to 0 over `_REACH` tokens; `before` looks left, `after` looks right."""
    if not len(marks):
        return
    tokens = np.arange(size)
    left = np.searchsorted(marks, tokens, side="right") - 1
    distance = np.where(left >= 0, tokens - marks[np.maximum(left, 0)], size)
    before[:] = np.maximum(0.0, 1.0 - distance / _REACH)
    right = np.searchsorted(marks, tokens, side="left")
    distance = np.where(right < len(marks), marks[np.minimum(right, len(marks) - 1)] - tokens, size)
    after[:] = np.maximum(0.0, 1.0 - distance / _REACH)
