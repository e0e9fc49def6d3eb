"""The pages `docs/languages/<code>.md`, made from the packs' `support` and the figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from relata.lang.language import core_of, supported
from relata_lab.evaluate.coverage.measure import PARTS, CoverageFigure

FOLDER = Path("docs/languages")
FILE = "figures.json"
#: Part -> what it is, as the pages say it.
ABOUT = {
    "statements": "contents, cues and modes",
    "speakers": "who speaks, and to whom",
    "entities": "which mentions are one",
    "names": "one name in several spellings",
    "hands": "through whose hands words came",
    "times": "time expressions and their values",
    "events": "contacts and other events",
    "lint": "what `relata check` finds",
    "words": "the reports' own words",
    "identification": "whether a text is in it",
}
_COMMAND = "python -m relata_lab.evaluate.coverage"


def load(root: Path) -> list[CoverageFigure]:
    """The figures of the last run; none before the first."""
    if not (root / FOLDER / FILE).is_file():
        return []
    return msgspec.json.decode((root / FOLDER / FILE).read_bytes(), type=list[CoverageFigure])


def page(code: str, figures: Sequence[CoverageFigure]) -> str:
    """The card of a language."""
    core = core_of(code)
    lines = [
        f"# {core.name} (`{code}`)",
        "",
        f"<!-- written by `{_COMMAND}` -->",
        "",
        f"What is known of the quality of results in {core.name} ({core.own_name}), by part of",
        "the record. *Measured*: against annotated text that was not used to build it, but for the",
        "corpora `gold`, `lint` and `events` (our own marks, seen while rules were written).",
        "*Looked at*: by eye. *Unmeasured*: neither; a record says so in `document.support` and in",
        "a note, and silence there does not mean that the text has nothing.",
        "",
        "| part | what | known | figure | on |",
        "|---|---|---|---|---|",
    ]
    for part in PARTS:
        level = getattr(core.support, part)
        own = [one for one in figures if (one.language, one.part) == (code, part)]
        first = f"| {part} | {ABOUT[part]} | {level} |"
        if not own:
            lines.append(f"{first} | |")
        for one in own:
            lines.append(f"{first} {one.what} {_shown(one.value)} | {one.corpus}: {one.of} |")
            first = "| | | |"
    return "\n".join(lines) + "\n"


def _shown(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def overview(figures: Sequence[CoverageFigure]) -> str:
    """The page of all languages: a row each, the levels of all parts, the figures of statements."""
    lines = [
        "# Coverage",
        "",
        f"<!-- written by `{_COMMAND}` -->",
        "",
        "A card a language: what was measured in it (figures on its page), what was looked at by",
        "eye, and what is unmeasured. P, R: precision of lines and recall of musts on `ntrex`.",
        "",
        f"| language | P | R | {' | '.join(PARTS)} |",
        f"|---|---|---|{'---|' * len(PARTS)}",
    ]
    for code in supported():
        core = core_of(code)
        ntrex = {
            one.what: _shown(one.value)
            for one in figures
            if one.language == code and one.corpus == "ntrex"
        }
        levels = " | ".join(getattr(core.support, part) for part in PARTS)
        lines.append(
            f"| [{core.name}]({code}.md) | {ntrex.get('precision of lines', '')} | "
            f"{ntrex.get('recall of musts', '')} | {levels} |"
        )
    return "\n".join(lines) + "\n"


def texts(figures: Sequence[CoverageFigure]) -> dict[str, str]:
    """Every page by its name."""
    pages = {f"{code}.md": page(code, figures) for code in supported()}
    return {"README.md": overview(figures), **pages}


def write(root: Path, figures: Sequence[CoverageFigure]) -> None:
    """Write the figures and the pages into a checkout."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_bytes(msgspec.json.format(msgspec.json.encode(figures)) + b"\n")
    for name, text in texts(figures).items():
        (folder / name).write_text(text, encoding="utf-8")
