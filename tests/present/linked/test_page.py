"""docs/exports.md: its example is what the program makes, its terms are those of the exports."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

from relata.present import Options, by_name
from relata.present.linked.resources import NAMESPACE
from relata.present.linked.selectors import Selectors
from tests.present import samples
from tests.present.linked.graphs import keys

PAGE = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")


def test_the_example_is_real():
    text = re.search(r"^> (.*)$", PAGE, re.MULTILINE)[1]
    shown = json.loads(re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1])
    start = text.index("The mayor")
    assert Selectors(text).of((start, start + len("The mayor"))) == shown


def test_the_terms_of_the_page_are_those_of_the_exports():
    german = samples.german()
    known = msgspec.structs.replace(german.statements[0], basis="heard")
    german = msgspec.structs.replace(german, statements=(known, *german.statements[1:]))
    results = [german, samples.english(), samples.failed()]
    texts = [by_name(form).render(results, Options()) for form in ("prov", "annotation")]
    assert NAMESPACE in PAGE and all(NAMESPACE in text for text in texts)
    used = set().union(*(keys(json.loads(text)) for text in texts))
    for term in ("notHeld", "doubtfulLeftOut", "basis", "readFrom", "reason", "entities", "part"):
        assert term in used and f"`{term}`" in PAGE, term
    for kind in re.findall(r"`(relata:\w+)`", PAGE):
        assert kind in "".join(texts), kind
    items = json.loads(by_name("annotation").render(results[:1], Options()))["first"]["items"]
    parts = {item["part"] for item in items}
    rows = PAGE.partition("| `part` |")[2].partition("\n\n")[0]
    assert parts <= set(re.findall(r"`(\w+)`", rows))
