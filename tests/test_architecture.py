"""docs/architecture.md against the tree: floors, rooms, registries, the pipeline."""

from __future__ import annotations

import itertools
import re

from relata.pipeline import STAGES
from tests.rooms import PAGE, ROOT, SOURCE, page, rooms


def _text() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_list_of_rooms_is_that_of_the_tree() -> None:
    assert page(_text()) == _text(), "python -m tests.rooms writes it anew"


def test_every_room_says_what_it_is() -> None:
    assert [name for name, what in rooms() if not what] == []


def test_every_top_package_has_its_floor() -> None:
    rows = re.findall(r"^\| \d \| (.*?) \|", _text(), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    there = {p.name for p in SOURCE.iterdir() if (p / "__init__.py").exists()}
    modules = {p.stem for p in SOURCE.glob("*.py")} - {"__init__", "__main__", "_version"}
    assert named == there | modules


def test_the_floors_are_those_that_import_linter_holds() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("layers = [", 1)[1]
    layers = [
        set(re.findall(r"\w+", line))
        for line in re.findall(r'"(.+?)"', contract.split("\n]", 1)[0])
    ]
    floors: dict[str, set[str]] = {}
    for floor, row in re.findall(r"^\| (\d) \| (.*?) \|", _text(), re.MULTILINE):
        floors.setdefault(floor, set()).update(re.findall(r"`(\w+)`", row))
    listed = [floors[key] for key in sorted(floors, reverse=True)]
    flat = [name for layer in layers for name in sorted(layer)]
    assert sorted(flat) == sorted(name for floor in listed for name in floor)
    place = {name: at for at, layer in enumerate(layers) for name in layer}
    for above, below in itertools.pairwise(listed):
        assert max(place[name] for name in above) <= min(place[name] for name in below)


def test_files_that_the_page_names_are_there() -> None:
    section = _text().split("## Where to add what", 1)[1].split("## The rooms", 1)[0]
    for name in re.findall(r"`([a-z_/]+(?:\.py|/))`", section):
        if "<" not in name and "/" in name:
            assert (SOURCE / name).exists(), name


def test_the_stages_come_in_the_order_of_the_pipeline() -> None:
    walk = _text().split("## One sentence on its way", 1)[1].split("## Where to add", 1)[0]
    named = re.findall(r"^\d\. \*\*`(\w+)`\*\*", walk, re.MULTILINE)
    order = [stage.id for stage in STAGES]
    assert [name for name in named if name in order] == order
