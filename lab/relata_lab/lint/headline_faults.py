"""Faults of headlines: made out of a sentence of the article, which then is its headline."""

from __future__ import annotations

import random
import re

from relata.model.record import Record
from relata_lab.lint.faults import Damaged, FaultKind

_NEGATIONS = {"en": ("will not ", "did not ", "is not ", "has not ", "are not ", "was not "),
              "de": ("nicht ", "kein ", "keine ")}  # fmt: skip


def _sentences(text: str, record: Record) -> list[str]:
    """Sentences of the body that could be headlines."""
    found = []
    for start, end in record.document.sentences:
        words = text[start:end].strip()
        if 50 < len(words) < 170 and words[-1] == "." and "\n" not in words:
            if not re.search('[“”„»«":]', words) and words[0].isupper():
                found.append(words)
    return found


def _body(text: str, record: Record) -> str:
    """The text without its headline."""
    title = record.document.title_span
    return text[title[1] :].lstrip() if title is not None else text


def _with(headline: str, text: str, record: Record) -> Damaged:
    return Damaged(f"# {headline.rstrip('.')}\n\n{_body(text, record)}", 2)


def other_story(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A headline that another article has."""
    return _with(rng.choice(_STRANGE[record.document.language]), text, record) if (
        record.document.language in _STRANGE
    ) else None  # fmt: skip


#: Headlines of no article of the corpora.
_STRANGE = {
    "en": (
        "Penguins escape from zoo during thunderstorm in Oslo",
        "Chess champion opens bakery on a mountain railway",
        "Volcano forces ferry passengers to sleep in a monastery",
        "Astronomers rename comet after a schoolboy's hamster",
    ),
    "de": (
        "Pinguine entkommen bei Gewitter aus dem Zoo von Oslo",
        "Schachmeisterin eröffnet Bäckerei an einer Bergbahn",
        "Vulkan zwingt Fährpassagiere zur Nacht im Kloster",
        "Astronomen benennen Kometen nach dem Hamster eines Schülers",
    ),
}


def negated(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A sentence of the article with a negation more or less."""
    language = record.document.language
    rows = []
    for sentence in _sentences(text, record):
        for words in _NEGATIONS.get(language, ()):
            if words in sentence:
                rows.append(sentence.replace(words, words.removesuffix("not ") if language == "en"
                                             else "eine " if words == "keine " else
                                             "ein " if words == "kein " else "", 1))  # fmt: skip
        if language == "en":
            match = re.search(r" (will|is|was|are|were|has|have|had|would|could) (?!not)", sentence)
            if match and not re.search(r"\b(?:not|no|never)\b", sentence):
                rows.append(f"{sentence[: match.end()]}not {sentence[match.end() :]}")
    return _with(rng.choice(rows), text, record) if rows else None


def other_number(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A sentence of the article with another number."""
    rows = []
    for sentence in _sentences(text, record):
        match = re.search(r"(?<![\d.,/-])\d{1,3}(?![\d.,/:-]) (?=[A-Za-zäöü]{4,})", sentence)
        if match:
            value = int(match[0]) + rng.randrange(2, 40)
            if not re.search(rf"\b{value}\b", text):
                rows.append(f"{sentence[: match.start()]}{value} {sentence[match.end() :]}")
    return _with(rng.choice(rows), text, record) if rows else None


def reworded_quotation(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A quotation of the article with a word changed, as the headline's."""
    rows = [m[1] for m in re.finditer(r"[“„\"]([^“”„\"\n]{25,90})[”“\"]", _body(text, record))]
    rows = [row for row in rows if row.count(" ") > 3]
    if not rows:
        return None
    words = rng.choice(rows).rstrip(".,!?").split()
    words[rng.randrange(1, len(words) - 1)] = "allenfalls"
    marks = "„“" if record.document.language == "de" else "“”"
    quoted = f"{marks[0]}{' '.join(words)}{marks[1]}"
    lead = "Streit im Rat" if record.document.language == "de" else "Dispute in council"
    return _with(f"{lead}: {quoted}", text, record)


def dropped_attribution(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """The content of an indirect statement, without who said it."""
    rows = []
    for statement in record.statements:
        if statement.mode != "indirect" or statement.tier == "doubtful" or statement.act not in (
            "state", "assert", "accuse", "suggest"
        ):  # fmt: skip
            continue
        words = " ".join(text[slice(*statement.content[0])].split()).strip(" ,.")
        words = re.sub(r"^(?:that|dass) ", "", words)
        if len(statement.content) == 1 and 40 < len(words) < 140 and '"' not in words:
            rows.append(words[:1].upper() + words[1:])
    return _with(rng.choice(rows), text, record) if rows else None


def dropped_hedge(text: str, record: Record, rng: random.Random) -> Damaged | None:
    """A hedged sentence without its hedge."""
    hedges = r"\b(?:reportedly|allegedly|apparently|possibly|perhaps|angeblich|offenbar|" \
        r"möglicherweise|vermutlich|anscheinend|mutmaßlich) "  # fmt: skip
    rows = [
        re.sub(hedges, "", sentence, count=1)
        for sentence in _sentences(text, record)
        if re.search(hedges, sentence)
    ]
    return _with(rng.choice(rows), text, record) if rows else None


KINDS: tuple[FaultKind, ...] = (
    FaultKind("headline-of-another-story", ("HED001",), other_story),
    FaultKind("headline-attribution-dropped", ("HED002",), dropped_attribution),
    FaultKind("headline-negated", ("HED003",), negated),
    FaultKind("headline-quotation-reworded", ("HED004",), reworded_quotation),
    FaultKind("headline-number", ("HED005",), other_number),
    FaultKind("headline-hedge-dropped", ("HED006",), dropped_hedge),
)
