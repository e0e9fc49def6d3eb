"""The article that started the project: everything an attentive reader finds comes up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.helpers import record_of

ARTICLE = Path(__file__).parents[3] / "shared" / "example" / "crocus-call.de.txt"
#: Rule, and words in or around which it fires; "" for a finding on the whole article.
FINDINGS = [
    ("NAM001", "Sojgu"), ("NAM002", "Sergey Soygu"), ("NAM002", "Sojgu"),
    ("NAM003", "Crocus-Rathaus"), ("TXT001", ". was"), ("ATT003", "hinzu"),
    ("ATT004", "die Zeitung"), ("HED001", "Truppen"), ("HED002", ""), ("QUO002", ""),
    ("ATT006", ""), ("ATT007", ""), ("SRC004", ""), ("TIM001", "seit zwei Jahren"),
    ("SRC002", "AFP"),
]  # fmt: skip


@pytest.mark.skipif(not ARTICLE.is_file(), reason="needs the shared example")
@pytest.mark.parametrize("engine", ["fast", "encoder"])
def test_all_findings_of_the_example_come_up(engine: str) -> None:
    if engine == "encoder":
        pytest.importorskip("onnxruntime")
    text = ARTICLE.read_text(encoding="utf-8")
    record = record_of(text, engine=engine)
    found = {(f.rule, text[slice(*f.span)]) for f in record.findings}
    for rule, words in FINDINGS:
        assert any(rule == one and words in at for one, at in found), (rule, words)
    related = {f.rule: [text[slice(*span)] for span in f.related] for f in record.findings}
    assert "März" in related["TIM001"]
    assert any("Konzerthalle" in words for words in related["NAM003"])
