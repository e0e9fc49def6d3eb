"""The pages' words: every phrase that is used is there in every language, and no other."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from relata.app import web
from relata.present.words import languages, load

ROOM = Path(web.__file__).parent
#: Keys that are put together: `of("step", …)` and the like.
FAMILIES = ("step", "error", "kind", "kind_of_correction", "review", "reason", "tick", "agency")


def _slots(phrase):
    phrases = phrase if isinstance(phrase, list) else [phrase]
    return [{name for _, name, _, _ in string.Formatter().parse(p) if name} for p in phrases]


@pytest.mark.parametrize("code", languages())
def test_every_language_has_the_same_phrases_with_the_same_slots(code):
    english, other = load("en").table["web"], load(code).table["web"]
    assert list(english) == list(other)
    for key, phrase in english.items():
        assert _slots(phrase) == _slots(other[key]), key


def test_every_phrase_is_used():
    files = [path for path in ROOM.rglob("*") if path.suffix in (".py", ".html")]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r"""["']([a-z_]+)["']""", source))
    used |= {f"js_{key}" for key in used}
    left = [
        key for key in load("en").table["web"]
        if key not in used and not key.startswith(tuple(f"{one}_" for one in FAMILIES))
    ]  # fmt: skip
    assert left == []
    asked = set(re.findall(r"""\bsay\(\s*["']([a-z_]+)["']""", source))
    assert len(asked) > 80
    assert asked - set(load("en").table["web"]) == set()


def test_families_are_whole():
    from relata.app.web.filters import TICKS
    from relata.app.web.work.readings import ReadingStep
    from relata.archive.layer.kinds import KINDS
    from relata.model.codes import EntityKind

    table = load("en").table["web"]
    wanted = [f"step_{one.value}" for one in ReadingStep]
    wanted += [f"kind_of_correction_{one}".replace("-", "_") for one in KINDS]
    wanted += [f"kind_{one}" for one in EntityKind.__args__]
    wanted += [f"tick_{one}" for one in TICKS]
    assert set(wanted) <= set(table)
