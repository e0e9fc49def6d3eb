"""The drawing of the hands: a tree in SVG, each line a link to its statements."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import msgspec
import pytest

from relata.present.html.flow import MAX_CHILDREN, WIDTH, flow
from relata.present.html.marking import handles
from relata.present.view import view
from relata.present.words import load
from tests.present import samples
from tests.present.maker import link


def _drawing(record, prefix=""):
    shown = view(record, load("en"), doubtful=True)
    made = flow(record, shown, handles(shown, prefix), load("en"))
    return None if made is None else ElementTree.fromstring(str(made))


def _labels(drawing):
    return {a.findtext("desc"): a.get("data-set") for a in drawing.iter("a")}


def test_each_line_carries_the_statements_that_came_along_it():
    labels = _labels(_drawing(samples.german(), "a1-"))
    assert labels == {
        "Küstenbote": " ".join(f"a1-s{n}" for n in range(1, 11)),
        "Küstenbote ← Marnitzer Rundschau": " ".join(
            f"a1-s{n}" for n in range(2, 8)
        ),
        "Küstenbote ← Marnitzer Rundschau ← Ministerium": "a1-s2 a1-s3 a1-s4",
        "Küstenbote ← Marnitzer Rundschau ← Ministerium ← Henrike Oelmann":
            "a1-s2 a1-s3 a1-s4",
        "Küstenbote ← Marnitzer Rundschau ← Tomasz Brandt": "a1-s5 a1-s6 a1-s7",
        "Küstenbote ← Marnitzer Rundschau ← Tomasz Brandt ← Henrike Oelmann": "a1-s6",
        "Küstenbote ← Henrike Oelmann": "a1-s1",
        "Küstenbote ← ein Beamter": "a1-s8",
        "Küstenbote ← no source named": "a1-s9",
        "Küstenbote ← unclear: die Fischer or Ministerium": "a1-s10",
    }  # fmt: skip


def test_doubtful_statements_do_not_flow():
    record = samples.german()
    statements = tuple(
        msgspec.structs.replace(s, tier="doubtful" if s.id == "s6" else "sure")
        for s in record.statements
    )
    labels = _labels(_drawing(msgspec.structs.replace(record, statements=statements)))
    assert "s6" not in " ".join(labels.values()).split()


def test_nothing_is_drawn_where_nothing_flows():
    record = samples.german()
    assert _drawing(msgspec.structs.replace(record, statements=record.statements[:1])) is None
    assert _drawing(samples.empty()) is None


def _crowd(speakers, name):
    """A number of speakers, each through one paper, with names of that shape."""
    record = samples.german()
    base = record.statements[4]
    entity = record.entities[4]
    statements, entities = [], list(record.entities[:4])
    for number in range(speakers):
        key = f"e{100 + number}"
        entities.append(msgspec.structs.replace(entity, id=key, name=name.format(number)))
        voice = msgspec.structs.replace(base.speaker, entities=(key,))
        chain = (*base.chain[:2], link(key, "speaker"))
        made = msgspec.structs.replace(base, id=f"s{number + 1}", speaker=voice, chain=chain)
        statements.append(msgspec.structs.replace(made, inside=None))
    return msgspec.structs.replace(record, entities=tuple(entities), statements=tuple(statements))


LONG = "Professor Dr. Wilhelmina Konstantinopolitanskaja-Übergangsministerin von Nr. {}"


@pytest.mark.parametrize("name", [LONG, "x{}" + "W" * 300, "外務省報道官室長代理補佐{0}" * 3])
def test_twenty_speakers_with_long_names_fit_a_phone(name):
    drawing = _drawing(_crowd(20, name))
    assert drawing.get("width") == str(WIDTH)
    rows = []
    for text in drawing.iter("text"):
        for number, part in enumerate(text.iter("tspan")):
            wide = sum(13 if ord(c) > 0x2E80 else 11 if c.isupper() else 7.2 for c in part.text)
            assert float(part.get("x")) + wide < WIDTH + 8
            rows.append(float(text.get("y")) + 18 * number)
    assert all(b - a >= 15 for a, b in zip(sorted(rows), sorted(rows)[1:], strict=False))
    assert max(rows) < float(drawing.get("height"))
    assert len(_labels(drawing)) == 22


def test_a_crowd_is_cut_and_counted():
    drawing = _drawing(_crowd(80, "Name {}"))
    assert len(_labels(drawing)) == MAX_CHILDREN + 2
    assert f"and {80 - MAX_CHILDREN} more" in [text.text for text in drawing.iter("text")]


def test_names_are_escaped():
    shown = view(_crowd(3, '</svg><script>"&{}'), load("en"), doubtful=True)
    made = str(flow(shown.record, shown, handles(shown, ""), load("en")))
    assert "<script" not in made
    assert '</svg><script>"&1' in unescape(re.sub("<[^>]*>", "", made))
